import Documents
import Foundation
import GRDB
import Positions
import Primitives
import Statements

extension RecordStore {
  /// SQLite's text ends at its first NUL for most who read it: such a text would come back cut.
  private static func refuseNUL(_ strings: [String?], in name: String) throws {
    for case let text? in strings where text.utf8.contains(0) {
      throw RecordError(
        code: "nul",
        message:
          "\(name) holds a NUL character (U+0000), which no text does. Nothing was recorded; if the file is binary, read it with its own format."
      )
    }
  }

  static func insert(
    _ change: RecordChange.DocumentReading, event: Int64, _ db: Database
  ) throws -> Int64 {
    let source: Int64
    if change.isNewSource {
      let origin = change.origin
      try RowWriter(
        db, "INSERT INTO source (sha256, name, byteCount, bytes, event) VALUES (?, ?, ?, ?, ?)"
      ).write([origin.sha256, origin.name, origin.byteCount, origin.bytes.map(Blob.init), event])
      source = db.lastInsertedRowID
    } else {
      guard
        let known = try Int64.fetchOne(
          db, sql: "SELECT id FROM source WHERE sha256 = ?", arguments: [change.origin.sha256])
      else {
        throw RecordError(
          code: "dump",
          message:
            "The document \(change.document.id) comes from bytes that no earlier event brought. Nothing of this event was written."
        )
      }
      source = known
    }
    let document = try insert(
      change.document, source: source, textSHA256: change.textSHA256, event: event, db)
    try RowWriter(db, "INSERT INTO reading (document, reader, event) VALUES (?, ?, ?)")
      .write([document, change.reader, event])
    try insert(
      change.statements, document: document, reading: db.lastInsertedRowID, event: nil,
      text: change.document.text, published: change.document.metadata.published?.description, db)
    return document
  }

  /// Writes what a later reader found, and returns the row of its reading.
  static func insert(
    _ change: RecordChange.LaterReading, event: Int64, _ db: Database
  ) throws -> Int64 {
    guard
      let document = try Int64.fetchOne(
        db,
        sql: """
          SELECT document.id FROM document JOIN source ON source.id = document.source
          WHERE source.sha256 = ? AND document.name = ?
          """, arguments: [change.sha256, change.name])
    else {
      throw RecordError(
        code: "unknown",
        message:
          "There is no document \(change.name) of those bytes in the record. Nothing was changed.")
    }
    try db.execute(
      sql: "INSERT INTO reading (document, reader, event) VALUES (?, ?, ?)",
      arguments: [document, change.reader, event])
    let reading = db.lastInsertedRowID
    let rows = try insert(
      change.statements, document: document, reading: reading, event: event, db)
    var touched: [Int64] = []
    func note(_ uid: String, replacedBy replacement: Int64?) throws {
      let old = try row(ofStatement: uid, db).id
      try db.execute(
        sql: "INSERT INTO rereading (reading, statement, replacement) VALUES (?, ?, ?)",
        arguments: [reading, old, replacement])
      touched.append(old)
    }
    for (entry, row) in zip(change.statements, rows) {
      if let old = entry.supersedes { try note(old, replacedBy: row) }
    }
    for uid in change.withdrawn { try note(uid, replacedBy: nil) }
    for id in touched { try refold(id, db) }
    return reading
  }

  private static func insert(
    _ document: Document, source: Int64, textSHA256: String, event: Int64, _ db: Database
  ) throws -> Int64 {
    let meta = document.metadata
    try refuseNUL(
      [
        document.text, document.id, document.language, meta.title, meta.outlet, meta.url,
        meta.publishedEvidence, meta.updatedEvidence,
      ] + meta.authors + document.links.map(\.address)
        + document.flags.flatMap { [$0.kind, $0.why] },
      in: document.id)
    let copyOf = try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT min(id) FROM document WHERE textSHA256 = ?"),
      arguments: [textSHA256])
    try RowWriter(
      db,
      """
        INSERT INTO document (source, name, format, language, text, textSHA256, title, outlet, authors,
          published, publishedEvidence, updated, updatedEvidence, url, tier, copyOf, event)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
    ).write([
      source, document.id, document.format.rawValue, document.language, document.text, textSHA256,
      meta.title, meta.outlet, JSONValue(meta.authors).text(), meta.published?.description,
      meta.publishedEvidence, meta.updated?.description, meta.updatedEvidence, meta.url,
      meta.tier.rawValue, copyOf, event,
    ])
    let id = db.lastInsertedRowID
    try DerivedTables.index(
      document: id, title: meta.title, text: document.text, copyOf: copyOf, db)
    let block = try RowWriter(
      db, "INSERT INTO block (document, seq, start, \"end\", kind) VALUES (?, ?, ?, ?, ?)")
    for (seq, each) in document.blocks.enumerated() {
      try block.write([id, seq, each.range.start, each.range.end, each.kind.rawValue])
    }
    let link = try RowWriter(
      db, "INSERT INTO link (document, seq, start, \"end\", address) VALUES (?, ?, ?, ?, ?)")
    for (seq, each) in document.links.enumerated() {
      try link.write([id, seq, each.range?.start, each.range?.end, each.address])
    }
    let flag = try RowWriter(
      db, "INSERT INTO flag (document, seq, kind, start, \"end\", why) VALUES (?, ?, ?, ?, ?, ?)")
    for (seq, each) in document.flags.enumerated() {
      try flag.write(
        [id, seq, each.kind, each.range?.start, each.range?.end, each.why])
    }
    return id
  }

  /// Writes statements of a document that is recorded, fetching its text.
  static func insert(
    _ entries: [RecordedEntry], document: Int64, reading: Int64, event: Int64?, _ db: Database
  ) throws -> [Int64] {
    let row = try Row.fetchOne(
      db, sql: "SELECT text, published FROM document WHERE id = ?", arguments: [document])
    return try insert(
      entries, document: document, reading: reading, event: event, text: row?["text"] ?? "",
      published: row?["published"], db)
  }

  /// Writes statements and returns their rows, in their order.
  @discardableResult
  private static func insert(
    _ entries: [RecordedEntry], document: Int64, reading: Int64, event: Int64?, text: String,
    published: String?, _ db: Database
  ) throws -> [Int64] {
    let statementRow = try RowWriter(
      db,
      """
      INSERT INTO statement (uid, reading, document, seq, speakerStart, speakerEnd, speakerText,
        speakerName, person, office, state, speakerKind, authority, cueStart, cueEnd, cueText, quote,
        nestedIn, reportedBy, saidOn, measure, act, conditionStart, conditionEnd, conditionText, target,
        confidence, actConfidence, flags, supersedes, event, filedOn)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    let part = try RowWriter(
      db, "INSERT INTO content (statement, seq, start, \"end\", text) VALUES (?, ?, ?, ?, ?)")
    let instrument = try RowWriter(
      db, "INSERT INTO statementInstrument (statement, seq, instrument) VALUES (?, ?, ?)")
    var rows: [String: Int64] = [:]
    // A nested statement may stand before the one it is nested in; its row must come after.
    for index in order(of: entries) {
      let entry = entries[index].entry
      let statement = entry.statement
      let speaker = statement.speaker
      let position = entry.position
      try refuseNUL(
        [
          entry.uid, speaker.name, speaker.person, speaker.office, speaker.state,
          statement.reportedBy, position.target,
        ] + statement.flags + position.instruments, in: "statement \(entry.uid)")
      let speakerText = speaker.range.flatMap(text.passage)
      let outer = try entries[index].nestedIn.map { uid in
        try rows[uid] ?? row(ofStatement: uid, db).id
      }
      let superseded = try entries[index].supersedes.map { try row(ofStatement: $0, db).id }
      try statementRow.write([
        entry.uid, reading, document, index, speaker.range?.start, speaker.range?.end,
        speakerText, speaker.name, speaker.person, speaker.office, speaker.state,
        speaker.kind.rawValue, speaker.authority.rawValue, statement.cue?.start,
        statement.cue?.end, statement.cue.flatMap(text.passage), statement.quote.rawValue, outer,
        statement.reportedBy, statement.saidOn?.description, position.measure.rawValue,
        position.act.rawValue, position.condition?.start, position.condition?.end,
        position.condition.flatMap(text.passage), position.target, statement.confidence,
        position.confidence, JSONValue(statement.flags).text(), superseded, event,
        RecordStore.filedOn(said: statement.saidOn, published: published),
      ])
      let id = db.lastInsertedRowID
      rows[entry.uid] = id
      var words: [String] = []
      for (seq, place) in statement.content.enumerated() {
        let passage = text.passage(place) ?? ""
        words.append(passage)
        try part.write([id, seq, place.start, place.end, passage])
      }
      for (seq, name) in position.instruments.enumerated() {
        try instrument.write([id, seq, name])
      }
      try DerivedTables.index(
        statement: id, speaker: [speakerText, speaker.name, speaker.office], content: words, db)
    }
    return entries.compactMap { rows[$0.entry.uid] }
  }

  /// Indices with every outer statement before those nested in it; a circle, which no reader should
  /// give, ends where it closes.
  private static func order(of entries: [RecordedEntry]) -> [Int] {
    guard entries.contains(where: { $0.nestedIn != nil }) else { return Array(entries.indices) }
    let index = Dictionary(
      entries.enumerated().map { ($1.entry.uid, $0) }, uniquingKeysWith: { first, _ in first })
    var depths = [Int?](repeating: nil, count: entries.count)
    for start in entries.indices {
      var path: [Int] = []
      var at: Int? = start
      while let each = at, depths[each] == nil, path.count <= entries.count {
        depths[each] = 0
        path.append(each)
        at = entries[each].nestedIn.flatMap { index[$0] }
      }
      var depth = at.flatMap { depths[$0] } ?? -1
      for each in path.reversed() {
        depth += 1
        depths[each] = depth
      }
    }
    return entries.indices.sorted { (depths[$0] ?? 0, $0) < (depths[$1] ?? 0, $1) }
  }
}
