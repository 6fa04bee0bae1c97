import GRDB
import Positions
import Primitives
import Statements

extension RecordStore {
  /// The statements that pass `filter`, in its order.
  ///
  /// With `knownOn` every standing is what it was at the end of that day (UTC).
  public func statements(matching filter: StatementFilter) throws -> [RecordedStatement] {
    try RecordStore.explaining(path) {
      try pool.read { db in
        if let hits = try RecordStore.newestByReading(filter, db) {
          return try RecordStore.statements(of: hits, db)
        }
        guard let query = try StatementQuery(filter, db) else { return [] }
        // First which ones, out of indexes as far as they go; then these alone with all they hold.
        var hits = query.hits(RecordStore.tables(for: query))
        if filter.limit != nil || filter.offset > 0 {
          hits +=
            query.order("score") + " LIMIT \(filter.limit ?? -1) OFFSET \(max(0, filter.offset))"
        }
        let sql =
          query.with + RecordStore.columns + " FROM (\(hits)) AS hit CROSS JOIN "
          + RecordStore.sources.replacing(
            "FROM statement", with: "statement ON statement.id = hit.id", maxReplacements: 1)
          + query.order("hit.score")
        return try RecordStore.statements(
          Row.fetchAll(db, sql: sql, arguments: StatementArguments(query.arguments)), db)
      }
    }
  }

  /// How many statements pass `filter`, whatever its limit.
  public func count(of filter: StatementFilter) throws -> Int {
    try RecordStore.explaining(path) {
      try pool.read { db in
        guard let query = try StatementQuery(filter, db) else { return 0 }
        return try Int.fetchOne(
          db,
          sql: query.with + "SELECT count(*) " + RecordStore.tables(for: query) + query.condition,
          arguments: StatementArguments(query.arguments)) ?? 0
      }
    }
  }

  /// The statement of that uid, superseded or not; nil where there is none.
  public func statement(uid: String) throws -> RecordedStatement? {
    try RecordStore.explaining(path) {
      try pool.read { db in try RecordStore.statement(uid: uid, db) }
    }
  }

  static func statement(uid: String, _ db: Database) throws -> RecordedStatement? {
    try statements(
      Row.fetchAll(db, sql: select + " WHERE statement.uid = ?", arguments: [uid]), db
    ).first
  }

  private static let select = columns + " " + sources

  /// The statements that a JSON array of rows names.
  static let selectListed =
    columns + " FROM json_each(?) AS hit CROSS JOIN "
    + sources.replacing(
      "FROM statement", with: "statement ON statement.id = hit.value", maxReplacements: 1)

  private static let columns = """
    SELECT statement.*, document.name AS documentName, document.title AS documentTitle,
      document.url AS documentURL, document.outlet AS outlet, document.published AS published,
      document.tier AS tier, event.at AS recordedAt, reading.reader AS reader,
      standing.standing AS standing, standing.shown AS shown, standing.contested AS contested,
      standing.reviewers AS reviewers,
      (SELECT uid FROM statement AS other WHERE other.id = standing.supersededBy) AS nextUID,
      (SELECT uid FROM statement AS other WHERE other.id = statement.supersedes) AS supersededUID,
      (SELECT uid FROM statement AS other WHERE other.id = statement.nestedIn) AS outerUID
    """

  private static let sources = """
    FROM statement JOIN document ON document.id = statement.document
      JOIN reading ON reading.id = statement.reading
      JOIN event ON event.id = reading.event
      LEFT JOIN standing ON standing.statement = statement.id
    """

  private static func tables(for query: StatementQuery) -> String {
    var tables =
      query.ranks
      ? " FROM statementSearch CROSS JOIN statement ON statement.id = statementSearch.rowid"
      : " FROM statement"
    tables += " LEFT JOIN standing ON standing.statement = statement.id"
    if query.needsEvent {
      tables +=
        " JOIN reading ON reading.id = statement.reading JOIN event ON event.id = reading.event"
    }
    return tables
  }

  static func statements(_ rows: [Row], _ db: Database) throws -> [RecordedStatement] {
    guard let first = rows.first else { return [] }
    let columns = StatementColumns(first)
    let contents = try db.cachedStatement(
      sql: "SELECT start, \"end\", text FROM content WHERE statement = ? ORDER BY seq")
    let instruments = try db.cachedStatement(
      sql: "SELECT instrument FROM statementInstrument WHERE statement = ? ORDER BY seq")
    return try rows.map { row in
      let id: Int64 = row[columns.id]
      var content: [Passage] = []
      let parts = try Row.fetchCursor(contents, arguments: [id])
      while let part = try parts.next() {
        content.append(Passage(range: TextRange(part[0], part[1]), text: part[2]))
      }
      return columns.statement(
        row, content: content, instruments: try String.fetchAll(instruments, arguments: [id]))
    }
  }

  static func day(_ text: String?) -> PartialDay? { text.flatMap { PartialDay($0) } }
}

extension RecordStore {
  /// The day a statement is filed under, as the `filedOn` column keeps it; nil for none known.
  static func filedOn(said: PartialDay?, published: String?) -> String? {
    said.flatMap { $0.year == nil ? nil : $0.description } ?? published
  }
}
