import Documents
import Foundation
import GRDB
import Primitives

/// One entry of the record's history.
public struct RecordedEvent: Hashable, Sendable, Identifiable {
  public var id: Int64
  public var at: String
  public var who: String
  /// `document-read`, `document-reread`, `statement-reviewed`, `review-withdrawn`, `entries-logged` or
  /// `text-redacted`.
  public var kind: String
  public var why: String?
  /// What it was done to: a document's name, a statement's uid, a log's name.
  public var subject: String
  /// Over this event with its payload and every one before; nil for events older than digests.
  public var digest: String?
}

extension RecordStore {
  /// The history, last event first.
  ///
  /// - Parameter kind: Only events of this kind; nil for all.
  public func events(kind: String? = nil, limit: Int? = nil, offset: Int = 0) throws
    -> [RecordedEvent]
  {
    try RecordStore.explaining(path) {
      try pool.read { db in
        try Row.fetchAll(
          db,
          sql: """
            SELECT event.*, coalesce(
              (SELECT document.name FROM reading JOIN document ON document.id = reading.document
                WHERE reading.event = event.id AND event.kind LIKE 'document-%'),
              (SELECT statement.uid FROM review JOIN statement ON statement.id = review.statement
                WHERE review.event = event.id),
              (SELECT statement.uid FROM withdrawnReview JOIN review ON review.id = withdrawnReview.review
                JOIN statement ON statement.id = review.statement
                WHERE withdrawnReview.event = event.id),
              (SELECT origin FROM logged WHERE logged.event = event.id LIMIT 1),
              (SELECT subject FROM logged WHERE redactedBy = event.id LIMIT 1),
              '') AS subject
            FROM event WHERE ?1 IS NULL OR kind = ?1 ORDER BY id DESC LIMIT ?2 OFFSET ?3
            """, arguments: [kind, limit ?? -1, max(0, offset)]
        ).map { row in
          RecordedEvent(
            id: row["id"], at: row["at"], who: row["who"], kind: row["kind"], why: row["why"],
            subject: row["subject"], digest: row["digest"])
        }
      }
    }
  }

  /// An event with all that is needed to do it again.
  struct ReplayedEvent {
    var id: Int64
    var event: RecordEvent
    var digest: String?
    var change: RecordChange
    /// The text that statements of the change stand in.
    var text: String
    /// Whether a redaction took words out of it, so that its digest can't be made again.
    var isRedacted = false
  }

  /// Hands on every event, oldest first, its payload gathered from the rows that name it.
  static func replay(_ db: Database, _ body: (ReplayedEvent) throws -> Void) throws {
    let events = try Row.fetchCursor(
      db,
      sql: """
        SELECT event.*, redactedEvent.event IS NOT NULL AS isRedacted
        FROM event LEFT JOIN redactedEvent ON redactedEvent.event = event.id ORDER BY event.id
        """)
    while let row = try events.next() {
      let id: Int64 = row["id"]
      let (change, text) = try change(ofEvent: id, kind: row["kind"], db)
      try body(
        ReplayedEvent(
          id: id, event: RecordEvent(at: row["at"], who: row["who"], why: row["why"]),
          digest: row["digest"], change: change, text: text, isRedacted: row["isRedacted"]))
    }
  }

  private static func change(ofEvent id: Int64, kind: String, _ db: Database) throws
    -> (RecordChange, String)
  {
    func lost(_ what: String) -> RecordError {
      RecordError(
        code: "damaged",
        message:
          "Event \(id) (\(kind)) has lost \(what). Restore a backup; `depositary record check` lists every fault."
      )
    }
    switch kind {
    case "document-read", "document-reread":
      guard
        let row = try Row.fetchOne(
          db.cachedStatement(
            sql: """
              SELECT document.*, reading.id AS readingID, reading.reader AS reader,
                source.sha256 AS sourceSHA256, source.name AS sourceName,
                source.byteCount AS byteCount, source.bytes AS bytes, source.event AS sourceEvent
              FROM reading JOIN document ON document.id = reading.document
                JOIN source ON source.id = document.source WHERE reading.event = ?
              """), arguments: [id])
      else { throw lost("its document") }
      let text: String = row["text"]
      let statements = try RecordedEntry.rows(ofReading: row["readingID"], db)
      if kind == "document-reread" {
        let withdrawn = try String.fetchAll(
          db,
          sql: """
            SELECT uid FROM rereading JOIN statement ON statement.id = rereading.statement
            WHERE rereading.reading = ? AND replacement IS NULL ORDER BY statement.id
            """, arguments: [row["readingID"] as Int64])
        return (
          .reread(
            RecordChange.LaterReading(
              sha256: row["sourceSHA256"], name: row["name"], reader: row["reader"],
              statements: statements, withdrawn: withdrawn)), text
        )
      }
      return (.read(try reading(row, event: id, statements, db)), text)
    case "statement-reviewed":
      guard
        let row = try Row.fetchOne(
          db,
          sql: """
            SELECT review.*, statement.uid AS uid, document.text AS text
            FROM review JOIN statement ON statement.id = review.statement
              JOIN document ON document.id = statement.document WHERE review.event = ?
            """, arguments: [id])
      else { throw lost("its review") }
      var correction: RecordedEntry?
      var shared: String?
      if let corrected: Int64 = row["correction"] {
        let entry = try RecordedEntry.row(corrected, db)
        let made = try Int64.fetchOne(
          db, sql: "SELECT event FROM statement WHERE id = ?", arguments: [corrected])
        if made == id { correction = entry } else { shared = entry?.entry.uid }
      }
      return (
        .reviewed(
          RecordChange.ReviewChange(
            statement: row["uid"], reviewer: row["reviewer"],
            isAdjudication: row["role"] == "adjudication",
            verdict: StatementStanding(rawValue: row["verdict"]) ?? .machineRead,
            note: row["note"], correction: correction, sharedCorrection: shared)), row["text"]
      )
    case "review-withdrawn":
      guard
        let review = try Int64.fetchOne(
          db, sql: "SELECT review FROM withdrawnReview WHERE event = ?", arguments: [id])
      else { throw lost("the review it takes back") }
      return (.reviewWithdrawn(review), "")
    case "entries-logged": return (.logged(try logEntries(ofEvent: id, db)), "")
    case "text-redacted": return try redactedWords(ofEvent: id, db)
    default:
      throw RecordError(
        code: "newer-schema",
        message:
          "Event \(id) is of the kind “\(kind)”, which this program does not know. Install the newer program."
      )
    }
  }

  private static func reading(
    _ row: Row, event: Int64, _ statements: [RecordedEntry], _ db: Database
  ) throws -> RecordChange.DocumentReading {
    let id: Int64 = row["id"]
    func range(_ row: Row) -> TextRange? {
      guard let start: Int = row["start"], let end: Int = row["end"] else { return nil }
      return TextRange(start, end)
    }
    func rows(_ sql: String) throws -> [Row] {
      try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [id])
    }
    var meta = Document.Metadata()
    meta.title = row["title"]
    meta.outlet = row["outlet"]
    meta.authors = strings(row["authors"])
    meta.published = day(row["published"])
    meta.publishedEvidence = row["publishedEvidence"]
    meta.updated = day(row["updated"])
    meta.updatedEvidence = row["updatedEvidence"]
    meta.url = row["url"]
    meta.tier = SourceTier(rawValue: row["tier"]) ?? .rewrite
    let document = Document(
      id: row["name"], format: DocumentFormat(rawValue: row["format"]) ?? .text,
      language: row["language"], text: row["text"], metadata: meta,
      blocks: try rows("SELECT start, \"end\", kind FROM block WHERE document = ? ORDER BY seq")
        .compactMap { block in
          guard let range = range(block), let kind = TextBlock.Kind(rawValue: block["kind"]) else {
            return nil
          }
          return TextBlock(range: range, kind: kind)
        },
      links: try rows("SELECT start, \"end\", address FROM link WHERE document = ? ORDER BY seq")
        .map { Document.Link(range: range($0), address: $0["address"]) },
      flags: try rows("SELECT kind, start, \"end\", why FROM flag WHERE document = ? ORDER BY seq")
        .map { TextFlag(kind: $0["kind"], range: range($0), why: $0["why"]) })
    let bytes: Data? = row["bytes"]
    let isNew = row["sourceEvent"] as Int64 == event
    return RecordChange.DocumentReading(
      document: document,
      origin: DocumentOrigin(
        sha256: row["sourceSHA256"], name: row["sourceName"], byteCount: row["byteCount"],
        bytes: bytes.map { [UInt8]($0) }),
      isNewSource: isNew, textSHA256: row["textSHA256"], reader: row["reader"],
      statements: statements)
  }
}
