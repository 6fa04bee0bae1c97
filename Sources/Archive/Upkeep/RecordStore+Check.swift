import Documents
import GRDB
import Positions
import Primitives
import Statements

extension RecordStore {
  /// Checks the record from its pages to its meaning, changing nothing.
  ///
  /// Pages and indexes (SQLite's integrity check, the search indexes too), orphans, every text and every
  /// kept byte against its hash, every place of every statement and block against its text, every
  /// event's digest against the rows it wrote, and the derived tables against the events. Linear in the
  /// record.
  ///
  /// - Parameter deep: False for pages, orphans and counts only.
  /// - Throws: `RecordError` where the file cannot be read at all.
  public func check(deep: Bool = true) throws -> RecordCheck {
    var check = RecordCheck()
    func guarded(_ code: String, _ work: () throws -> Void) throws {
      do {
        try work()
      } catch let error as DatabaseError
        where [.SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_IOERR, .SQLITE_ERROR].contains(
          error.resultCode)
      {
        check.add(code, "The file is damaged: \(error.message ?? "\(error.resultCode)").")
      } catch let error as RecordError {
        check.add(error.code == "damaged" ? code : error.code, error.message)
      }
    }
    try RecordStore.explaining(path) {
      try pool.read { db in
        try guarded("pages") {
          let pragma = deep ? "integrity_check" : "quick_check"
          for line in try String.fetchAll(db, sql: "PRAGMA \(pragma)(100)") where line != "ok" {
            check.add("pages", line)
          }
        }
        try guarded("orphan") {
          for row in try Row.fetchAll(db, sql: "SELECT * FROM pragma_foreign_key_check LIMIT 100") {
            let table: String = row["table"]
            let parent: String = row["parent"]
            check.add("orphan", "A row of \(table) names one of \(parent) that isn't there.")
          }
        }
        try guarded("pages") {
          func count(_ table: String) throws -> Int {
            try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") ?? 0
          }
          check.events = try count("event")
          check.documents = try count("document")
          check.statements = try count("statement")
          check.reviews = try count("review")
          check.eventsWithoutDigest = try count("event WHERE digest IS NULL")
          check.eventsRedacted = try count("redactedEvent")
          check.logEntries = try count("logged")
        }
        guard deep else { return }
        try guarded("text") { try RecordStore.checkTexts(db, &check) }
        try guarded("digest") { try RecordStore.checkEvents(db, &check) }
        try guarded("logged") { try RecordStore.checkLogged(db, &check) }
        try guarded("standing") { try RecordStore.checkDerived(db, &check) }
      }
    }
    return check
  }

  private static func checkTexts(_ db: Database, _ check: inout RecordCheck) throws {
    let documents = try Row.fetchCursor(
      db,
      sql: """
        SELECT document.id, document.name, document.text, document.textSHA256, source.bytes,
          source.sha256, source.byteCount,
          EXISTS (SELECT 1 FROM redaction WHERE redaction.document = document.id) AS isRedacted
        FROM document JOIN source ON source.id = document.source ORDER BY document.id
        """)
    let statements = try db.makeStatement(
      sql: """
        SELECT uid, speakerStart AS start, speakerEnd AS "end", speakerText AS text FROM statement
          WHERE document = ?1 AND speakerStart IS NOT NULL
        UNION ALL SELECT uid, cueStart, cueEnd, cueText FROM statement
          WHERE document = ?1 AND cueStart IS NOT NULL
        UNION ALL SELECT uid, conditionStart, conditionEnd, conditionText FROM statement
          WHERE document = ?1 AND conditionStart IS NOT NULL
        UNION ALL SELECT uid, content.start, content."end", content.text
          FROM statement JOIN content ON content.statement = statement.id WHERE document = ?1
        """)
    let blocks = try db.makeStatement(sql: "SELECT start, \"end\" FROM block WHERE document = ?")
    while let row = try documents.next() {
      let id: Int64 = row["id"]
      let name: String = row["name"]
      let text: String = row["text"]
      let hash = RecordDigest.sha256(text.utf8)
      let isRedacted: Bool = row["isRedacted"]
      if hash != row["textSHA256"], !isRedacted {
        check.add("text", "Document \(id) (\(name)): its text is not the one that was hashed.")
      }
      if let bytes: [UInt8] = (row["bytes"] as DatabaseValue).bytes {
        if RecordDigest.sha256(bytes) != row["sha256"] || bytes.count != row["byteCount"] {
          check.add(
            "bytes", "Document \(id) (\(name)): its bytes are not the ones that were hashed.")
        }
      } else if hash != row["sha256"], !isRedacted {
        check.add(
          "bytes", "Document \(id) (\(name)): its bytes were not kept, and its text is not they.")
      }
      for place in try Row.fetchAll(statements, arguments: [id]) {
        let range = TextRange(place["start"], place["end"])
        let words: String? = place["text"]
        if let words, let passage = text.passage(range), passage.utf8.elementsEqual(words.utf8) {
          continue
        }
        let uid: String = place["uid"]
        check.add(
          "span",
          "Statement \(uid): bytes \(range.start)..<\(range.end) of document \(id) do not hold the words kept beside them."
        )
      }
      for place in try Row.fetchAll(blocks, arguments: [id])
      where text.passage(TextRange(place["start"], place["end"])) == nil {
        check.add("block", "Document \(id) (\(name)): a block is not a passage of its text.")
      }
    }
  }

  private static func checkEvents(_ db: Database, _ check: inout RecordCheck) throws {
    var previous: String?
    try replay(db) { each in
      defer { previous = each.digest }
      guard let kept = each.digest else { return }
      let digest = try digest(
        of: each.change.json(text: each.text), kind: each.change.kind, by: each.event,
        after: previous)
      if digest != kept, !each.isRedacted {
        check.add(
          "digest",
          "Event \(each.id) (\(each.change.kind), \(each.event.at)) or what it wrote was changed after it was recorded."
        )
      }
    }
    check.digest = previous
  }

  private static func checkDerived(_ db: Database, _ check: inout RecordCheck) throws {
    var kept: [Int64: Row] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT * FROM standing") { kept[row["statement"]] = row }
    for (id, standing) in try StandingFold(db).all() {
      let row = kept.removeValue(forKey: id)
      let same =
        row != nil && row?["standing"] == standing.standing.rawValue
        && row?["shown"] == standing.isShown && row?["supersededBy"] == standing.supersededBy
        && row?["contested"] == standing.isContested && row?["reviewers"] == standing.reviewersJSON
      if !same {
        check.add("standing", "The standing of statement \(id) is not what its events say.")
      }
    }
    for id in kept.keys.sorted() {
      check.add("standing", "Statement \(id) has a standing that no event gave it.")
    }
    for table in ["document", "statement"] {
      let missing =
        try Int.fetchOne(
          db,
          sql:
            "SELECT count(*) FROM \(table) WHERE id NOT IN (SELECT id FROM \(table)Search_docsize)")
        ?? 0
      if missing > 0 {
        check.add(
          "search",
          "\(missing) rows of \(table) are not in the search index. `depositary record rebuild` makes it anew."
        )
      }
    }
    let misfiled =
      try Int.fetchOne(
        db,
        sql: """
          SELECT count(*) FROM statement JOIN document ON document.id = statement.document
          WHERE statement.filedOn IS NOT coalesce(
            CASE WHEN statement.saidOn LIKE 'XXXX%' THEN NULL ELSE statement.saidOn END,
            document.published)
          """) ?? 0
    if misfiled > 0 { check.add("filed", "\(misfiled) statements are filed under a wrong day.") }
  }
}

extension DatabaseValue {
  fileprivate var bytes: [UInt8]? {
    if case .blob(let data) = storage { return [UInt8](data) }
    return nil
  }
}
