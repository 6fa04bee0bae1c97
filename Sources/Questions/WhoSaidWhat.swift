public import Archive
public import Primitives

/// Who said what: the recorded statements that pass a filter.
public struct WhoSaidWhat: Sendable {
  private let store: RecordStore

  public init(in store: RecordStore) { self.store = store }

  /// The answer to one filter.
  public struct Answer: Sendable {
    public var filter: StatementFilter
    /// Newest first; cut at the filter's limit.
    public var statements: [RecordedStatement]
    /// How many pass the filter, whatever its limit.
    public var total: Int
  }

  /// - Throws: `RecordError` when the record cannot be read.
  public func answer(_ filter: StatementFilter) throws -> Answer {
    let statements = try store.statements(matching: filter)
    let isWhole = filter.limit.map { statements.count < $0 } ?? true
    return Answer(
      filter: filter, statements: statements,
      total: isWhole && filter.offset == 0 ? statements.count : try store.count(of: filter))
  }

  /// The answer as JSON, places in Unicode scalars of their documents' texts.
  public func json(_ answer: Answer) throws -> JSONValue {
    var places = DocumentPlaces(store: store)
    return [
      "total": .integer(answer.total),
      "statements": .array(
        try answer.statements.map { try RecordedStatementJSON.value($0, places: &places) }),
    ]
  }
}
