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
        guard let query = try Query(filter, db) else { return [] }
        // First which ones, out of indexes as far as they go; then these alone with all they hold.
        var hits =
          "SELECT statement.id AS id, \(query.score) AS score" + RecordStore.tables(for: query)
          + query.condition
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
        guard let query = try Query(filter, db) else { return 0 }
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

  private struct Query {
    var with = ""
    var conditions: [String] = []
    var arguments: [(any DatabaseValueConvertible)?] = []
    /// What orders an answer by relevance: the better, the smaller; `0` for other orders.
    var score = "0"
    private let byScore: Bool
    private let byRow: Bool
    /// Whether FTS5 is asked for in the list of tables, where it can rank.
    var ranks: Bool { byScore }
    /// Whether the condition speaks of `event`.
    var needsEvent = false

    var condition: String {
      conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND ")
    }

    /// Nil where the filter's words can match nothing.
    init?(_ filter: StatementFilter, _ db: Database) throws {
      byScore = filter.order == .relevance && filter.search != nil
      byRow = filter.order == .recorded
      if byScore { score = "bm25(statementSearch, 0, 2, 1)" }
      if let knownOn = filter.knownOn {
        // The fold as of that day takes the place of the table of today's standings.
        let until = knownOn.adding(days: 1).description
        let rows = try StandingFold(db, before: until).all().map { id, standing -> JSONValue in
          [
            .integer(Int(id)), .string(standing.standing.rawValue),
            .integer(standing.isShown ? 1 : 0), JSONValue(standing.supersededBy.map(Int.init)),
            .integer(standing.isContested ? 1 : 0), .string(standing.reviewersJSON),
          ]
        }
        with = """
          WITH standing (statement, standing, shown, supersededBy, contested, reviewers) AS (
            SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'),
              json_extract(value, '$[2]'), json_extract(value, '$[3]'), json_extract(value, '$[4]'),
              json_extract(value, '$[5]') FROM json_each(?)) 
          """
        arguments.append(JSONValue.array(rows).text())
        needsEvent = true
        conditions.append("event.at < ?")
        arguments.append(until)
      }
      try add(filter, db)
      guard conditions.first != "0" else { return nil }
    }

    func order(_ score: String) -> String {
      if byScore { return " ORDER BY \(score), statement.id" }
      if byRow { return " ORDER BY statement.id" }
      return " ORDER BY statement.filedOn DESC, statement.document, statement.seq"
    }

    /// Up to so many rows SQLite fetches and sorts them; beyond, it walks the index of days until it has
    /// enough, and a set of rows only says yes or no (the `+` keeps it from leading).
    private static let few = 2_000

    private mutating func add(_ filter: StatementFilter, _ db: Database) throws {
      if let search = filter.search {
        guard let expression = SearchWords(search).expression else {
          conditions.insert("0", at: 0)
          return
        }
        if byScore {
          conditions.append("statementSearch MATCH ?")
        } else {
          let count =
            try Int.fetchOne(
              db,
              sql:
                "SELECT count(*) FROM (SELECT 1 FROM statementSearch WHERE statementSearch MATCH ? LIMIT \(Query.few + 1))",
              arguments: [expression]) ?? 0
          let plus = count > Query.few ? "+" : ""
          conditions.append(
            "\(plus)statement.id IN (SELECT rowid FROM statementSearch WHERE statementSearch MATCH ?)"
          )
        }
        arguments.append(expression)
      }
      if let instrument = filter.instrument {
        if instrument == "none" {
          conditions.append(
            "NOT EXISTS (SELECT 1 FROM statementInstrument WHERE statement = statement.id)")
        } else {
          let count =
            try Int.fetchOne(
              db,
              sql:
                "SELECT count(*) FROM (SELECT 1 FROM statementInstrument WHERE instrument = ? LIMIT \(Query.few + 1))",
              arguments: [instrument]) ?? 0
          conditions.append(
            count > Query.few
              ? "EXISTS (SELECT 1 FROM statementInstrument AS named WHERE named.statement = statement.id AND named.instrument = ?)"
              : "statement.id IN (SELECT named.statement FROM statementInstrument AS named WHERE named.instrument = ?)"
          )
          arguments.append(instrument)
        }
      }
      if let speaker = filter.speaker {
        guard let expression = SearchWords(speaker).speakerExpression else {
          conditions.insert("0", at: 0)
          return
        }
        conditions.append(
          """
          statement.id IN (SELECT id FROM statement AS named WHERE named.person = ?
            UNION SELECT rowid FROM statementSearch WHERE statementSearch MATCH ?)
          """)
        arguments += [speaker, expression]
      }
      if let state = filter.state {
        conditions.append("+statement.state = ?")
        arguments.append(state)
      }
      if let act = filter.act {
        conditions.append("+statement.act = ?")
        arguments.append(act.rawValue)
      }
      // Days are kept as prefixes of ISO 8601. A partly known day passes when some day of it does:
      // `2025-11` is as late as 2025-11-31 and as early as itself. Unknown years never pass.
      if let since = filter.since {
        conditions.append(
          "statement.filedOn || substr('9999-99-99', length(statement.filedOn) + 1) >= ?")
        // Nothing of an earlier year passes, which an index can tell.
        conditions.append("statement.filedOn >= ? AND statement.filedOn < 'X'")
        arguments += [since.description, String(since.description.prefix(4))]
      }
      if let until = filter.until {
        conditions.append("statement.filedOn <= ?")
        arguments.append(until.description)
      }
      if let document = filter.document {
        conditions.append("statement.document = ?")
        arguments.append(document)
      }
      if !filter.withSuperseded { conditions.append("coalesce(standing.shown, 1) = 1") }
      if let standings = filter.standings {
        let names = standings.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")
        conditions.append("coalesce(standing.standing, 'machine-read') IN (\(names))")
      } else {
        conditions.append("coalesce(standing.standing, '') <> 'rejected'")
      }
      if filter.isContested { conditions.append("coalesce(standing.contested, 0) = 1") }
    }
  }

  private static let select = columns + " " + sources

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

  private static func tables(for query: Query) -> String {
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

  private static func statements(_ rows: [Row], _ db: Database) throws -> [RecordedStatement] {
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
