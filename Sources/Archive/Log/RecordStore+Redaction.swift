import Foundation
import GRDB
public import Primitives
import Transparency

/// What a legal removal takes: the payloads of log entries, and the words in the text itself.
public struct RedactionPlan: Sendable {
  /// The entries whose payloads and salts go, oldest first; each needs a redaction in its log.
  public var entries: [LoggedEntry]
  /// The document the words stand in; nil where no text is touched.
  public var document: Int64?
  /// The words' places in its text.
  public var places: [TextRange]
}

extension RecordStore {
  /// What has to go so that the words of a log entry are gone from the record.
  ///
  /// Of a statement its content and condition, blanked in the text and in every copy of it, and the
  /// payloads of all entries on statements whose own content or condition overlap them. Of a review its
  /// note. Of anything else the payload alone.
  public func redactionPlan(for entry: LoggedEntry) throws -> RedactionPlan {
    guard entry.kind == "statement" else {
      return RedactionPlan(entries: [entry], document: nil, places: [])
    }
    return try RecordStore.explaining(path) {
      try pool.read { db in
        let (row, document) = try RecordStore.row(ofStatement: entry.subject, db)
        let places = try RecordStore.words(ofStatement: row, db)
        // The first of the documents with this text stands for all of them.
        let first =
          try Int64.fetchOne(
            db,
            sql: """
              SELECT min(id) FROM document
              WHERE textSHA256 = (SELECT textSHA256 FROM document WHERE id = ?)
              """, arguments: [document]) ?? document
        let candidates = try Row.fetchAll(
          db,
          sql: """
            SELECT logged.*, statement.id AS statement
            FROM logged JOIN statement ON statement.uid = logged.subject
              JOIN document ON document.id = statement.document
            WHERE logged.origin = ?1 AND logged.kind = 'statement' AND logged.payload IS NOT NULL
              AND document.textSHA256 = (SELECT textSHA256 FROM document WHERE id = ?2)
            ORDER BY logged.id
            """, arguments: [entry.origin, document])
        let entries = try candidates.filter { candidate in
          let own = try RecordStore.words(ofStatement: candidate["statement"], db)
          return own.contains { one in
            places.contains { $0.start < one.end && one.start < $0.end }
          }
        }.compactMap(RecordStore.loggedEntry)
        return RedactionPlan(entries: entries, document: first, places: places)
      }
    }
  }

  /// Deletes what a plan names, in one transaction, and makes the search anew without it.
  ///
  /// The words are overwritten in the file too, not only unlinked. Backups and dumps made before still
  /// hold them. Linear in the record. The log must say so first (`Redaction`): a deletion that nobody
  /// knows of would look like a loss.
  public func redact(_ plan: RedactionPlan, by event: RecordEvent) throws {
    guard let first = plan.entries.first else { return }
    try RecordStore.explaining(path) {
      try pool.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA secure_delete = ON")
        defer { try? db.execute(sql: "PRAGMA secure_delete = OFF") }
        try db.inTransaction {
          var named: (sha256: String, name: String)?
          var text = ""
          if let document = plan.document,
            let row = try Row.fetchOne(
              db,
              sql: """
                SELECT source.sha256, document.name, document.text
                FROM document JOIN source ON source.id = document.source WHERE document.id = ?
                """, arguments: [document])
          {
            named = (row["sha256"], row["name"])
            text = row["text"]
          }
          try RecordStore.append(
            .redacted(
              RecordChange.RedactedWords(
                origin: first.origin, entries: plan.entries.map(\.name), document: named,
                places: plan.places)), text: text, by: event, db)
          if named != nil { try DerivedTables.rebuild(db) }
          return .commit
        }
        // The pages before the change are in the write-ahead log until it is folded in and cut.
        _ = try db.checkpoint(.truncate)
      }
    }
  }

  /// The places of a statement's content and condition, not overlapping.
  private static func words(ofStatement id: Int64, _ db: Database) throws -> [TextRange] {
    var places = try Row.fetchAll(
      db, sql: "SELECT start, \"end\" FROM content WHERE statement = ?", arguments: [id]
    ).map { TextRange($0["start"], $0["end"]) }
    if let row = try Row.fetchOne(
      db,
      sql: """
        SELECT conditionStart, conditionEnd FROM statement
        WHERE id = ? AND conditionStart IS NOT NULL
        """, arguments: [id])
    {
      places.append(TextRange(row["conditionStart"], row["conditionEnd"]))
    }
    var merged: [TextRange] = []
    for place in places.sorted() {
      if let last = merged.last, place.start <= last.end {
        merged[merged.count - 1].end = max(last.end, place.end)
      } else {
        merged.append(place)
      }
    }
    return merged
  }

  // MARK: Events

  static func redactedWords(ofEvent id: Int64, _ db: Database) throws
    -> (RecordChange, String)
  {
    let entries = try Row.fetchAll(
      db, sql: "SELECT name, origin FROM logged WHERE redactedBy = ? ORDER BY id", arguments: [id])
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT redaction.start, redaction."end", source.sha256, document.name, document.text
        FROM redaction JOIN document ON document.id = redaction.document
          JOIN source ON source.id = document.source
        WHERE redaction.event = ?1
          AND document.id = (SELECT min(document) FROM redaction WHERE event = ?1)
        ORDER BY redaction.start
        """, arguments: [id])
    let words = RecordChange.RedactedWords(
      origin: entries.first?["origin"] ?? "", entries: entries.map { $0["name"] },
      document: rows.first.map { ($0["sha256"], $0["name"]) },
      places: rows.map { TextRange($0["start"], $0["end"]) })
    return (.redacted(words), rows.first?["text"] ?? "")
  }

  static func insert(_ change: RecordChange.RedactedWords, event: Int64, _ db: Database) throws
    -> Int64
  {
    try RowGuard.lifted(of: ["logged", "document", "source", "statement", "content", "review"], db)
    {
      for name in change.entries {
        let entry = try Row.fetchOne(
          db, sql: "SELECT id, kind, subject FROM logged WHERE origin = ? AND name = ?",
          arguments: [change.origin, name])
        guard let entry else {
          throw RecordError(
            code: "unknown",
            message: "There is no log entry \(name) of \(change.origin). Nothing was changed.")
        }
        try db.execute(
          sql: "UPDATE logged SET payload = NULL, salt = NULL, redactedBy = ? WHERE id = ?",
          arguments: [event, entry["id"] as Int64])
        guard entry["kind"] == "review", let review = Int64(entry["subject"] as String) else {
          continue
        }
        try mark(
          "SELECT event FROM review WHERE id = ?", [review], redactedBy: event, db)
        try db.execute(sql: "UPDATE review SET note = NULL WHERE id = ?", arguments: [review])
      }
      guard let named = change.document else { return }
      let documents = try Int64.fetchAll(
        db,
        sql: """
          SELECT copy.id FROM document JOIN source ON source.id = document.source
            JOIN document AS copy ON copy.textSHA256 = document.textSHA256
          WHERE source.sha256 = ? AND document.name = ? ORDER BY copy.id
          """, arguments: [named.sha256, named.name])
      for document in documents {
        try blank(change.places, ofDocument: document, event: event, db)
      }
    }
    return event
  }

  /// Notes the events that lose words, which a query names.
  private static func mark(
    _ events: String, _ arguments: StatementArguments, redactedBy event: Int64, _ db: Database
  ) throws {
    for each in try Int64.fetchAll(db, sql: events, arguments: arguments) {
      try db.execute(
        sql: "INSERT OR IGNORE INTO redactedEvent (event, redaction) VALUES (?, ?)",
        arguments: [each, event])
    }
  }

  private static func blank(
    _ places: [TextRange], ofDocument document: Int64, event: Int64, _ db: Database
  ) throws {
    guard
      let old = try String.fetchOne(
        db, sql: "SELECT text FROM document WHERE id = ?", arguments: [document])
    else { return }
    let text = old.blanked(at: places)
    try db.execute(
      sql: "UPDATE document SET text = ? WHERE id = ?", arguments: [text, document])
    // The bytes it was read from hold the words as well; the blanked text is all that is left of them.
    try db.execute(
      sql: "UPDATE source SET bytes = NULL WHERE id = (SELECT source FROM document WHERE id = ?)",
      arguments: [document])
    for place in places {
      try db.execute(
        sql: "INSERT INTO redaction (event, document, start, \"end\") VALUES (?, ?, ?, ?)",
        arguments: [event, document, place.start, place.end])
    }
    for row in try Row.fetchAll(
      db, sql: "SELECT * FROM statement WHERE document = ?", arguments: [document])
    {
      let id: Int64 = row["id"]
      func passage(_ name: String) -> String? {
        guard let start: Int = row[name + "Start"], let end: Int = row[name + "End"] else {
          return nil
        }
        return text.passage(TextRange(start, end))
      }
      try db.execute(
        sql: "UPDATE statement SET speakerText = ?, cueText = ?, conditionText = ? WHERE id = ?",
        arguments: [passage("speaker"), passage("cue"), passage("condition"), id])
      for part in try Row.fetchAll(
        db, sql: "SELECT seq, start, \"end\" FROM content WHERE statement = ?", arguments: [id])
      {
        try db.execute(
          sql: "UPDATE content SET text = ? WHERE statement = ? AND seq = ?",
          arguments: [
            text.passage(TextRange(part["start"], part["end"])) ?? "", id, part["seq"] as Int,
          ])
      }
    }
    try mark(
      """
      SELECT event FROM reading WHERE document = ?1 AND event < ?2
      UNION SELECT review.event FROM review JOIN statement ON statement.id = review.statement
        WHERE statement.document = ?1 AND review.correction IS NOT NULL AND review.event < ?2
      ORDER BY 1
      """, [document, event], redactedBy: event, db)
  }
}

extension String {
  /// The text with every character of these places blanked, as many scalars and bytes as before, so that
  /// every other place stays where it was.
  func blanked(at places: [TextRange]) -> String {
    var out = String.UnicodeScalarView()
    var at = 0
    var rest = places.sorted()[...]
    for scalar in unicodeScalars {
      let width = UTF8.width(scalar)
      while let first = rest.first, first.end <= at { rest = rest.dropFirst() }
      if let first = rest.first, first.start <= at {
        switch width {
        case 1: out.append("x")
        case 2: out.append("\u{D7}")
        case 3: out.append("\u{2588}")
        default: out.append("\u{1F7A8}")
        }
      } else {
        out.append(scalar)
      }
      at += width
    }
    return String(out)
  }
}
