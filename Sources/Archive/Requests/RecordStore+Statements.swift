import GRDB
import Positions
import Primitives
import Statements

extension RecordStore {
  /// The statements that pass `filter`, newest first by the day they are filed under, then in the order
  /// of their documents and places.
  public func statements(matching filter: StatementFilter) throws -> [RecordedStatement] {
    try RecordStore.explaining(path) {
      try pool.read { db in
        guard let query = Query(filter) else { return [] }
        var sql =
          RecordStore.select + query.joins + query.condition + """
             ORDER BY coalesce(statement.saidOn, document.published, '') DESC, document.id, statement.seq
            """
        if filter.limit != nil || filter.offset > 0 {
          sql += " LIMIT \(filter.limit ?? -1) OFFSET \(max(0, filter.offset))"
        }
        return try RecordStore.statements(
          Row.fetchAll(db, sql: sql, arguments: StatementArguments(query.arguments)), db)
      }
    }
  }

  /// How many statements pass `filter`, whatever its limit.
  public func count(of filter: StatementFilter) throws -> Int {
    try RecordStore.explaining(path) {
      try pool.read { db in
        guard let query = Query(filter) else { return 0 }
        return try Int.fetchOne(
          db,
          sql:
            "SELECT count(*) FROM statement JOIN document ON document.id = statement.document JOIN event ON event.id = document.event "
            + query.joins + query.condition,
          arguments: StatementArguments(query.arguments)) ?? 0
      }
    }
  }

  /// The statement of that uid, nil where there is none.
  public func statement(uid: String) throws -> RecordedStatement? {
    try RecordStore.explaining(path) {
      try pool.read { db in
        try RecordStore.statements(
          Row.fetchAll(
            db, sql: RecordStore.select + " WHERE statement.uid = ?", arguments: [uid]), db
        ).first
      }
    }
  }

  private struct Query {
    var joins = ""
    var conditions: [String] = []
    var arguments: [(any DatabaseValueConvertible)?] = []

    var condition: String {
      conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND ")
    }

    /// Nil where the filter's words can match nothing.
    init?(_ filter: StatementFilter) {
      if let search = filter.search {
        guard let expression = SearchWords(search).expression else { return nil }
        joins += " JOIN statementSearch ON statementSearch.rowid = statement.id"
        conditions.append("statementSearch MATCH ?")
        arguments.append("content : (\(expression))")
      }
      if let instrument = filter.instrument {
        if instrument == "none" {
          conditions.append(
            "NOT EXISTS (SELECT 1 FROM statementInstrument WHERE statement = statement.id)")
        } else {
          conditions.append(
            "EXISTS (SELECT 1 FROM statementInstrument AS named WHERE named.statement = statement.id AND named.instrument = ?)"
          )
          arguments.append(instrument)
        }
      }
      if let speaker = filter.speaker {
        if let expression = SearchWords(speaker).expression {
          conditions.append(
            "(statement.person = ? OR statement.id IN (SELECT rowid FROM statementSearch WHERE statementSearch MATCH ?))"
          )
          arguments += [speaker, "speaker : (\(expression))"]
        } else {
          return nil
        }
      }
      if let state = filter.state {
        conditions.append("statement.state = ?")
        arguments.append(state)
      }
      if let act = filter.act {
        conditions.append("statement.act = ?")
        arguments.append(act.rawValue)
      }
      // Days are kept as prefixes of ISO 8601. A partly known day passes when some day of it does:
      // `2025-11` is as late as 2025-11-31 and as early as itself. Unknown years never pass.
      let filed = "coalesce(statement.saidOn, document.published)"
      if let since = filter.since {
        conditions.append("\(filed) || substr('9999-99-99', length(\(filed)) + 1) >= ?")
        conditions.append("\(filed) NOT LIKE 'XXXX%'")
        arguments.append(since.description)
      }
      if let until = filter.until {
        conditions.append("\(filed) <= ?")
        arguments.append(until.description)
      }
      if let document = filter.document {
        conditions.append("statement.document = ?")
        arguments.append(document)
      }
      if let knownOn = filter.knownOn {
        conditions.append("event.at < ?")
        arguments.append(knownOn.adding(days: 1).description)
      }
    }
  }

  private static let select = """
    SELECT statement.*, document.name AS documentName, document.title AS documentTitle,
      document.url AS documentURL, document.outlet AS outlet, document.published AS published,
      document.tier AS tier, event.at AS recordedAt,
      (SELECT uid FROM statement AS outer WHERE outer.id = statement.nestedIn) AS outerUID
    FROM statement JOIN document ON document.id = statement.document
      JOIN event ON event.id = document.event
    """

  private static func statements(_ rows: [Row], _ db: Database) throws -> [RecordedStatement] {
    let contents = try db.cachedStatement(
      sql: "SELECT start, \"end\", text FROM content WHERE statement = ? ORDER BY seq")
    let instruments = try db.cachedStatement(
      sql: "SELECT instrument FROM statementInstrument WHERE statement = ? ORDER BY seq")
    return try rows.map { row in
      let id: Int64 = row["id"]
      return RecordedStatement(
        id: id, uid: row["uid"], document: row["document"], documentName: row["documentName"],
        documentTitle: row["documentTitle"], documentURL: row["documentURL"], outlet: row["outlet"],
        published: day(row["published"]), tier: SourceTier(rawValue: row["tier"]) ?? .rewrite,
        speaker: passage(row, "speaker"), speakerName: row["speakerName"], person: row["person"],
        office: row["office"], state: row["state"],
        speakerKind: Speaker.Kind(rawValue: row["speakerKind"]) ?? .unnamed,
        authority: Authority(rawValue: row["authority"]) ?? .unnamed, cue: passage(row, "cue"),
        content: try Row.fetchAll(contents, arguments: [id]).map {
          Passage(range: TextRange($0["start"], $0["end"]), text: $0["text"])
        },
        quote: AttributedStatement.Quote(rawValue: row["quote"]) ?? .indirect,
        nestedIn: row["outerUID"], reportedBy: row["reportedBy"], saidOn: day(row["saidOn"]),
        instruments: try String.fetchAll(instruments, arguments: [id]),
        measure: Measure(rawValue: row["measure"]) ?? .other,
        act: StatementAct(rawValue: row["act"]) ?? .assess, condition: passage(row, "condition"),
        target: row["target"], confidence: row["confidence"], flags: strings(row["flags"]),
        standing: .machineRead, recordedAt: row["recordedAt"])
    }
  }

  private static func passage(_ row: Row, _ name: String) -> Passage? {
    guard let start: Int = row[name + "Start"], let end: Int = row[name + "End"],
      let text: String = row[name + "Text"]
    else { return nil }
    return Passage(range: TextRange(start, end), text: text)
  }

  static func day(_ text: String?) -> PartialDay? { text.flatMap { PartialDay($0) } }
}
