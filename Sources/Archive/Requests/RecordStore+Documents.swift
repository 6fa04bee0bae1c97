import Documents
import Foundation
import GRDB
public import Primitives

extension RecordStore {
  /// The documents that pass `filter`: where words are searched for the best match first (BM25), else the last
  /// recorded first.
  public func documents(matching filter: DocumentFilter = DocumentFilter()) throws
    -> [RecordedDocument]
  {
    try RecordStore.explaining(path) {
      try pool.read { db in
        guard var query = RecordStore.query(filter) else { return [] }
        // First which ones, then these alone with all they hold.
        var hits = "SELECT document.id AS id, \(query.score) AS score" + query.tables
        let order = " ORDER BY score, id DESC"
        if filter.limit != nil || filter.offset > 0 {
          hits += order + " LIMIT ? OFFSET ?"
          query.arguments += [filter.limit ?? -1, max(0, filter.offset)]
        }
        let sql =
          RecordStore.documentColumns + " FROM (\(hits)) AS hit CROSS JOIN document"
          + " ON document.id = hit.id" + RecordStore.documentSources
          + " ORDER BY hit.score, document.id DESC"
        return try Row.fetchAll(db, sql: sql, arguments: query.arguments)
          .map(RecordStore.document)
      }
    }
  }

  /// How many documents pass `filter`, whatever its limit.
  public func count(of filter: DocumentFilter) throws -> Int {
    try RecordStore.explaining(path) {
      try pool.read { db in
        guard let query = RecordStore.query(filter) else { return 0 }
        return try Int.fetchOne(
          db, sql: "SELECT count(*)" + query.tables, arguments: query.arguments) ?? 0
      }
    }
  }

  /// A filter as SQL from `FROM` on; nil where its words can match nothing.
  private static func query(_ filter: DocumentFilter) -> (
    tables: String, score: String, arguments: StatementArguments
  )? {
    var tables = " FROM document"
    var score = "0"
    var conditions: [String] = []
    var arguments: StatementArguments = []
    if let search = filter.search {
      guard let expression = SearchWords(search).expression else { return nil }
      tables = " FROM documentSearch CROSS JOIN document ON document.id = documentSearch.rowid"
      score = "documentSearch.rank"
      conditions.append("documentSearch MATCH ?")
      arguments += [expression]
    }
    if let outlet = filter.outlet {
      conditions.append("document.outlet = ? COLLATE NOCASE")
      arguments += [outlet]
    }
    if let language = filter.language {
      conditions.append("document.language = ?")
      arguments += [language.lowercased()]
    }
    let days = DayConditions("document.published", since: filter.since, until: filter.until)
    conditions += days.conditions
    arguments += StatementArguments(days.arguments)
    if !conditions.isEmpty { tables += " WHERE " + conditions.joined(separator: " AND ") }
    return (tables, score, arguments)
  }

  /// The document of that row, nil where there is none.
  public func document(id: Int64) throws -> RecordedDocument? {
    try RecordStore.explaining(path) {
      try pool.read { db in
        try Row.fetchOne(
          db,
          sql: RecordStore.documentColumns + " FROM document" + RecordStore.documentSources
            + " WHERE document.id = ?", arguments: [id]
        ).map(RecordStore.document)
      }
    }
  }

  /// The canonical text of a document; nil where there is no such document.
  public func text(ofDocument id: Int64) throws -> String? {
    try RecordStore.explaining(path) {
      try pool.read { db in
        try String.fetchOne(db, sql: "SELECT text FROM document WHERE id = ?", arguments: [id])
      }
    }
  }

  /// The blocks of a document, in order of place.
  public func blocks(ofDocument id: Int64) throws -> [TextBlock] {
    try RecordStore.explaining(path) {
      try pool.read { db in
        try Row.fetchAll(
          db, sql: "SELECT start, \"end\", kind FROM block WHERE document = ? ORDER BY seq",
          arguments: [id]
        ).compactMap { row in
          TextBlock.Kind(rawValue: row["kind"]).map {
            TextBlock(range: TextRange(row["start"], row["end"]), kind: $0)
          }
        }
      }
    }
  }

  /// What the readers marked in a document.
  public func flags(ofDocument id: Int64) throws -> [TextFlag] {
    try RecordStore.explaining(path) {
      try pool.read { db in
        try Row.fetchAll(
          db, sql: "SELECT kind, start, \"end\", why FROM flag WHERE document = ? ORDER BY seq",
          arguments: [id]
        ).map { row in
          var range: TextRange?
          if let start: Int = row["start"], let end: Int = row["end"] {
            range = TextRange(start, end)
          }
          return TextFlag(kind: row["kind"], range: range, why: row["why"])
        }
      }
    }
  }

  /// The bytes a document was read from; nil where there is no such document.
  public func bytes(ofDocument id: Int64) throws -> [UInt8]? {
    try RecordStore.explaining(path) {
      try pool.read { db in
        guard
          let row = try Row.fetchOne(
            db,
            sql:
              "SELECT source.bytes AS bytes, document.text AS text FROM document JOIN source ON source.id = document.source WHERE document.id = ?",
            arguments: [id])
        else { return nil }
        if let bytes: Data = row["bytes"] { return [UInt8](bytes) }
        return Array((row["text"] as String).utf8)
      }
    }
  }

  /// How much the record holds.
  public func totals() throws -> RecordTotals {
    try RecordStore.explaining(path) {
      try pool.read { db in
        func count(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: sql) ?? 0 }
        let inForce = """
           FROM statement LEFT JOIN standing ON standing.statement = statement.id
          WHERE coalesce(standing.shown, 1) AND coalesce(standing.standing, '') <> 'rejected'
          """
        return RecordTotals(
          documents: try count("SELECT count(*) FROM document"),
          statements: try count("SELECT count(*)" + inForce),
          speakers: try count("SELECT count(DISTINCT coalesce(person, speakerName))" + inForce),
          instruments: try count(
            "SELECT count(DISTINCT instrument) FROM statementInstrument WHERE statement IN (SELECT id\(inForce))"
          ),
          events: try count("SELECT count(*) FROM event"))
      }
    }
  }

  private static let documentColumns = """
    SELECT document.*, source.sha256 AS sha256, event.at AS recordedAt,
      repetition.first AS repeats, repetition.kind AS repeatKind,
      repetition.containment AS repeatContainment,
      (SELECT count(*) FROM statement LEFT JOIN standing ON standing.statement = statement.id
        WHERE statement.document = document.id AND coalesce(standing.shown, 1)
        AND coalesce(standing.standing, '') <> 'rejected') AS statementCount
    """

  private static let documentSources = """
     JOIN source ON source.id = document.source JOIN event ON event.id = document.event
      LEFT JOIN repetition ON repetition.document = document.id
    """

  private static func document(_ row: Row) -> RecordedDocument {
    RecordedDocument(
      id: row["id"], name: row["name"], sha256: row["sha256"],
      format: DocumentFormat(rawValue: row["format"]) ?? .text, language: row["language"],
      title: row["title"], outlet: row["outlet"], authors: strings(row["authors"]),
      published: day(row["published"]), publishedEvidence: row["publishedEvidence"],
      url: row["url"], tier: SourceTier(rawValue: row["tier"]) ?? .rewrite, copyOf: row["copyOf"],
      repeats: repeated(row), recordedAt: row["recordedAt"], statementCount: row["statementCount"])
  }

  private static func repeated(_ row: Row) -> RecordedDocument.Repeated? {
    guard let first: Int64 = row["repeats"],
      let kind = Duplicates.Kind(rawValue: row["repeatKind"])
    else { return nil }
    return RecordedDocument.Repeated(
      first: first, kind: kind, containment: row["repeatContainment"])
  }

  /// A list of strings out of a JSON column that `json_valid` has checked.
  static func strings(_ text: String) -> [String] {
    // Most lists are empty, and a decoder costs more than the rest of the row.
    if text == "[]" { return [] }
    return (try? JSONDecoder().decode([String].self, from: Data(text.utf8))) ?? []
  }
}

/// How much the record holds.
public struct RecordTotals: Hashable, Sendable {
  public var documents: Int
  /// In force: without rejected and superseded ones.
  public var statements: Int
  /// Different named speakers.
  public var speakers: Int
  /// Different instruments that statements concern.
  public var instruments: Int
  public var events: Int
}
