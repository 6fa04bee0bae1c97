public import Documents
import GRDB
import Positions
import Primitives
import Statements

extension RecordStore {
  /// Records a document with its statements, in one transaction.
  ///
  /// - Parameter reader: Name and version of what read the statements.
  /// - Returns: `.known` when the same bytes are recorded already; then nothing is changed.
  /// - Throws: `RecordError`, with code `span` when a place does not match the text; the record is then
  ///   as it was.
  public func record(
    _ document: Document, statements: [StatementEntry], from origin: DocumentOrigin,
    textSHA256: String, reader: String, by event: RecordEvent
  ) throws -> RecordingOutcome {
    try RecordStore.check(statements, in: document.text, named: document.id)
    return try RecordStore.explaining(path) {
      try pool.write { db in
        try record(
          document, statements: statements, from: origin, textSHA256: textSHA256, reader: reader,
          by: event, db)
      }
    }
  }

  /// Records many documents in one transaction: all of them or, where it throws, none.
  ///
  /// A sync of the disk costs some milliseconds; a load of many documents pays it once.
  public func record(_ batch: [DocumentRecording], reader: String, by event: RecordEvent) throws
    -> [RecordingOutcome]
  {
    for each in batch {
      try RecordStore.check(each.statements, in: each.document.text, named: each.document.id)
    }
    return try RecordStore.explaining(path) {
      try pool.write { db in
        try batch.map {
          try record(
            $0.document, statements: $0.statements, from: $0.origin, textSHA256: $0.textSHA256,
            reader: reader, by: event, db)
        }
      }
    }
  }

  private func record(
    _ document: Document, statements: [StatementEntry], from origin: DocumentOrigin,
    textSHA256: String, reader: String, by event: RecordEvent, _ db: Database
  ) throws -> RecordingOutcome {
    let source = try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT id FROM source WHERE sha256 = ?"),
      arguments: [origin.sha256])
    if let source,
      let known = try Int64.fetchOne(
        db, sql: "SELECT id FROM document WHERE source = ? ORDER BY id", arguments: [source])
    {
      return .known(document: known)
    }
    let change = RecordChange.read(
      RecordChange.DocumentReading(
        document: document, origin: origin, isNewSource: source == nil, textSHA256: textSHA256,
        reader: reader, statements: RecordedEntry.list(statements)))
    let written = try RecordStore.append(change, text: document.text, by: event, db)
    let repeated = try Int64.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT coalesce(document.copyOf, repetition.first)
          FROM document LEFT JOIN repetition ON repetition.document = document.id
          WHERE document.id = ?
          """), arguments: [written])
    return .recorded(document: written, statements: statements.count, repeats: repeated)
  }

  /// Whether bytes with this hash are recorded; nil when not, else the first document made of them.
  public func document(ofBytes sha256: String) throws -> Int64? {
    try RecordStore.explaining(path) {
      try pool.read { db in
        try Int64.fetchOne(
          db,
          sql: """
            SELECT document.id FROM document JOIN source ON source.id = document.source
            WHERE source.sha256 = ? ORDER BY document.id
            """, arguments: [sha256])
      }
    }
  }

  /// Design rule: what does not match the text to the letter is refused, whoever proposed it.
  static func check(_ entries: [StatementEntry], in text: String, named name: String) throws {
    for (index, entry) in entries.enumerated() {
      let statement = entry.statement
      let places =
        [statement.speaker.range, statement.cue, entry.position.condition].compactMap { $0 }
        + statement.content
      for place in places where place.isEmpty || text.passage(place) == nil {
        throw RecordError(
          code: "span",
          message:
            "\(name): statement \(index + 1) has a place (bytes \(place.start)..<\(place.end)) that is not a passage of the text of \(text.utf8.count) bytes. The document was not recorded."
        )
      }
      guard !statement.content.isEmpty else {
        throw RecordError(
          code: "span",
          message: "\(name): statement \(index + 1) has no content. The document was not recorded.")
      }
    }
  }
}

/// A document with its statements, ready to be recorded with others.
public struct DocumentRecording: Sendable {
  public var document: Document
  public var origin: DocumentOrigin
  public var textSHA256: String
  public var statements: [StatementEntry]

  public init(
    document: Document, origin: DocumentOrigin, textSHA256: String, statements: [StatementEntry]
  ) {
    self.document = document
    self.origin = origin
    self.textSHA256 = textSHA256
    self.statements = statements
  }
}
