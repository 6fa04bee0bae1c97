import GRDB
import Primitives

extension RecordStore {
  /// The newest statements with the words searched for, found by reading the newest of all; nil where the search index
  /// has to tell.
  ///
  /// The index knows which statements hold a word, and nothing of their days: of a word that every tenth holds, or of a
  /// beginning that a thousand words share, it would list them all to give the newest fifty. Those are among the newest
  /// few thousand. What is found so is what the index would give, in the same order.
  static func newestByReading(_ filter: StatementFilter, _ db: Database) throws -> [Int64]? {
    guard let search = filter.search, filter.order == .newest, filter.knownOn == nil,
      filter.document == nil, let limit = filter.limit, limit > 0
    else { return nil }
    let offset = max(0, filter.offset)
    let (wanted, isBeyond) = limit.addingReportingOverflow(offset)
    let words = SearchWords(search)
    guard !isBeyond, wanted <= 500, !words.isEmpty else { return nil }
    // Whether a filter narrows so little that reading finds enough is only known for none.
    guard words.hasBeginning || !filter.isNarrow else { return nil }
    if !words.hasBeginning, try StatementQuery.isRare(words, db) { return nil }
    let most = filter.isNarrow ? 10_000 : 3_000
    guard
      let oldest = try String.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT filedOn FROM statement ORDER BY filedOn DESC, document, seq LIMIT 1 OFFSET ?
            """), arguments: [most])
    else { return nil }
    var others = filter
    others.search = nil
    guard var query = try StatementQuery(others, db) else { return nil }
    query.conditions.append("statement.filedOn >= ?")
    query.arguments.append(oldest)
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT statement.id, content.seq, content.text
        FROM statement LEFT JOIN standing ON standing.statement = statement.id
          CROSS JOIN content ON content.statement = statement.id
        \(query.condition) ORDER BY statement.filedOn DESC, statement.document, statement.seq
        """, arguments: StatementArguments(query.arguments))
    var hits: [Int64] = []
    var read = 0
    var current: Int64?
    var parts: [(seq: Int, text: String)] = []
    /// Looks at the statement whose parts are gathered.
    func close() {
      guard let id = current else { return }
      read += 1
      let text =
        parts.count == 1
        ? parts[0].text
        : parts.sorted { $0.seq < $1.seq }.map(\.text).joined(separator: "\n")
      if words.fit(FoldedText(text)) { hits.append(id) }
      parts.removeAll(keepingCapacity: true)
    }
    while hits.count < wanted, read < most, let row = try rows.next() {
      let id: Int64 = row[0]
      if id != current {
        close()
        current = id
      }
      parts.append((row[1], row[2]))
    }
    if hits.count < wanted, read < most { close() }
    return hits.count < wanted ? nil : Array(hits[offset..<wanted])
  }

  /// Statements by their rows, in the order given.
  static func statements(of ids: [Int64], _ db: Database) throws -> [RecordedStatement] {
    let list = JSONValue.array(ids.map { .integer(Int($0)) }).text()
    return try statements(
      Row.fetchAll(
        db, sql: selectListed + " ORDER BY hit.key", arguments: [list]), db)
  }
}

extension StatementFilter {
  /// Whether more narrows the answer than words, days and the standing that all answers have.
  var isNarrow: Bool {
    instrument != nil || speaker != nil || state != nil || act != nil || standings != nil
      || isContested
  }
}
