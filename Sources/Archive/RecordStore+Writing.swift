public import Documents
import Foundation
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
    for (index, entry) in statements.enumerated() {
      try check(entry, index: index, in: document)
    }
    return try RecordStore.explaining(path) {
      try pool.write { db in
        let source = try Int64.fetchOne(
          db, sql: "SELECT id FROM source WHERE sha256 = ?", arguments: [origin.sha256])
        if let source,
          let known = try Int64.fetchOne(
            db,
            sql:
              "SELECT id FROM document WHERE source = ? AND (name = ? OR format NOT IN ('feed'))",
            arguments: [source, document.id])
        {
          return .known(document: known)
        }
        try db.execute(
          sql: "INSERT INTO event (at, who, kind, why) VALUES (?, ?, 'document-read', ?)",
          arguments: [event.at, event.who, event.why])
        let eventID = db.lastInsertedRowID
        let sourceID = try source ?? insert(origin, event: eventID, db)
        let documentID = try insert(
          document, source: sourceID, textSHA256: textSHA256, event: eventID, db)
        try db.execute(
          sql: "INSERT INTO reading (document, reader, event) VALUES (?, ?, ?)",
          arguments: [documentID, reader, eventID])
        try insert(
          statements, text: document.text, document: documentID, reading: db.lastInsertedRowID, db)
        return .recorded(document: documentID, statements: statements.count)
      }
    }
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
  private func check(_ entry: StatementEntry, index: Int, in document: Document) throws {
    let statement = entry.statement
    let places =
      [statement.speaker.range, statement.cue, entry.position.condition].compactMap { $0 }
      + statement.content
    for place in places where place.isEmpty || document.text.passage(place) == nil {
      throw RecordError(
        code: "span",
        message:
          "\(document.id): statement \(index + 1) has a place (bytes \(place.start)..<\(place.end)) that is not a passage of the text of \(document.text.utf8.count) bytes. The document was not recorded."
      )
    }
    guard !statement.content.isEmpty else {
      throw RecordError(
        code: "span",
        message:
          "\(document.id): statement \(index + 1) has no content. The document was not recorded.")
    }
  }

  private func insert(_ origin: DocumentOrigin, event: Int64, _ db: Database) throws -> Int64 {
    try db.execute(
      sql: "INSERT INTO source (sha256, name, byteCount, bytes, event) VALUES (?, ?, ?, ?, ?)",
      arguments: [
        origin.sha256, origin.name, origin.byteCount, origin.bytes.map { Data($0) }, event,
      ])
    return db.lastInsertedRowID
  }

  private func insert(
    _ document: Document, source: Int64, textSHA256: String, event: Int64, _ db: Database
  ) throws -> Int64 {
    let meta = document.metadata
    let copyOf = try Int64.fetchOne(
      db, sql: "SELECT min(id) FROM document WHERE textSHA256 = ?", arguments: [textSHA256])
    try db.execute(
      sql: """
        INSERT INTO document (source, name, format, language, text, textSHA256, title, outlet, authors,
          published, publishedEvidence, updated, updatedEvidence, url, tier, copyOf, event)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        source, document.id, document.format.rawValue, document.language, document.text, textSHA256,
        meta.title, meta.outlet, JSONValue(meta.authors).text(), meta.published?.description,
        meta.publishedEvidence, meta.updated?.description, meta.updatedEvidence, meta.url,
        meta.tier.rawValue, copyOf, event,
      ])
    let id = db.lastInsertedRowID
    try db.execute(
      sql: "INSERT INTO documentSearch (rowid, title, text) VALUES (?, ?, ?)",
      arguments: [id, meta.title, document.text])
    let block = try db.makeStatement(
      sql: "INSERT INTO block (document, seq, start, \"end\", kind) VALUES (?, ?, ?, ?, ?)")
    for (seq, each) in document.blocks.enumerated() {
      try block.execute(arguments: [id, seq, each.range.start, each.range.end, each.kind.rawValue])
    }
    let link = try db.makeStatement(
      sql: "INSERT INTO link (document, seq, start, \"end\", address) VALUES (?, ?, ?, ?, ?)")
    for (seq, each) in document.links.enumerated() {
      try link.execute(arguments: [id, seq, each.range?.start, each.range?.end, each.address])
    }
    let flag = try db.makeStatement(
      sql: "INSERT INTO flag (document, seq, kind, start, \"end\", why) VALUES (?, ?, ?, ?, ?, ?)")
    for (seq, each) in document.flags.enumerated() {
      try flag.execute(
        arguments: [id, seq, each.kind, each.range?.start, each.range?.end, each.why])
    }
    return id
  }

  private func insert(
    _ entries: [StatementEntry], text: String, document: Int64, reading: Int64, _ db: Database
  ) throws {
    let row = try db.cachedStatement(
      sql: """
        INSERT INTO statement (uid, reading, document, seq, speakerStart, speakerEnd, speakerText,
          speakerName, person, office, state, speakerKind, authority, cueStart, cueEnd, cueText, quote,
          nestedIn, reportedBy, saidOn, measure, act, conditionStart, conditionEnd, conditionText, target,
          confidence, actConfidence, flags)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    let part = try db.cachedStatement(
      sql: "INSERT INTO content (statement, seq, start, \"end\", text) VALUES (?, ?, ?, ?, ?)")
    let instrument = try db.cachedStatement(
      sql: "INSERT INTO statementInstrument (statement, seq, instrument) VALUES (?, ?, ?)")
    let search = try db.cachedStatement(
      sql: "INSERT INTO statementSearch (rowid, speaker, content) VALUES (?, ?, ?)")
    // A nested statement may stand before the one it is nested in; its row must come after.
    var rows = [Int64?](repeating: nil, count: entries.count)
    let order = entries.indices.sorted {
      (depth(of: $0, in: entries), $0) < (depth(of: $1, in: entries), $1)
    }
    for index in order {
      let entry = entries[index]
      let statement = entry.statement
      let speaker = statement.speaker
      let position = entry.position
      try row.execute(arguments: [
        entry.uid, reading, document, index, speaker.range?.start, speaker.range?.end,
        speaker.range.flatMap(text.passage), speaker.name, speaker.person, speaker.office,
        speaker.state, speaker.kind.rawValue, speaker.authority.rawValue, statement.cue?.start,
        statement.cue?.end, statement.cue.flatMap(text.passage), statement.quote.rawValue,
        statement.nestedIn.flatMap { entries.indices.contains($0) ? rows[$0] : nil },
        statement.reportedBy, statement.saidOn?.description, position.measure.rawValue,
        position.act.rawValue, position.condition?.start, position.condition?.end,
        position.condition.flatMap(text.passage), position.target, statement.confidence,
        position.confidence, JSONValue(statement.flags).text(),
      ])
      let id = db.lastInsertedRowID
      rows[index] = id
      var words: [String] = []
      for (seq, place) in statement.content.enumerated() {
        let passage = text.passage(place) ?? ""
        words.append(passage)
        try part.execute(arguments: [id, seq, place.start, place.end, passage])
      }
      for (seq, name) in position.instruments.enumerated() {
        try instrument.execute(arguments: [id, seq, name])
      }
      let names = [speaker.range.flatMap(text.passage), speaker.name, speaker.office]
      try search.execute(arguments: [
        id, names.compactMap { $0 }.joined(separator: " "), words.joined(separator: " "),
      ])
    }
  }

  /// How many statements this one is nested in; a circle, which no reader should give, ends the count.
  private func depth(of index: Int, in entries: [StatementEntry]) -> Int {
    var depth = 0
    var at = index
    while let outer = entries[at].statement.nestedIn, entries.indices.contains(outer),
      depth < entries.count
    {
      depth += 1
      at = outer
    }
    return depth
  }
}
