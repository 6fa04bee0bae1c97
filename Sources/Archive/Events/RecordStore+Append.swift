import GRDB
import Primitives

extension RecordStore {
  /// Writes an event with its digest, and does what it says. The one way by which anything is written.
  ///
  /// - Parameters:
  ///   - text: The text that statements of the change stand in; empty where it has none.
  ///   - digest: What a replayed event had; it keeps it, and none where it had none.
  /// - Returns: The row it made: the document's, the reading's, the review's.
  @discardableResult
  static func append(
    _ change: RecordChange, text: String, by event: RecordEvent, digest given: String?? = .none,
    _ db: Database
  ) throws -> Int64 {
    let digest: String?
    switch given {
    case .some(let kept): digest = kept
    case .none:
      let last = try Row.fetchOne(
        db.cachedStatement(sql: "SELECT digest FROM event ORDER BY id DESC LIMIT 1"))
      digest = try self.digest(
        of: change.json(text: text), kind: change.kind, by: event, after: last?["digest"])
    }
    try RowWriter(
      db, "INSERT INTO event (at, who, kind, why, digest) VALUES (?, ?, ?, ?, ?)"
    ).write([event.at, event.who, change.kind, event.why, digest])
    let id = db.lastInsertedRowID
    switch change {
    case .read(let reading): return try insert(reading, event: id, db)
    case .reread(let reading): return try insert(reading, event: id, db)
    case .reviewed(let review): return try insert(review, event: id, db)
    case .reviewWithdrawn(let review): return try withdraw(review, event: id, db)
    case .logged(let entries): return try insert(entries, event: id, db)
    case .redacted(let words): return try insert(words, event: id, db)
    }
  }

  /// SHA-256 over the digest before and the event in canonical JSON (RFC 8785).
  ///
  /// Chained, so that no event can be changed, left out or put in without every later digest changing.
  static func digest(
    of payload: JSONValue, kind: String, by event: RecordEvent, after previous: String?
  ) throws -> String {
    let value: JSONValue = [
      "previous": JSONValue(previous), "at": .string(event.at), "who": .string(event.who),
      "kind": .string(kind), "why": JSONValue(event.why), "payload": payload,
    ]
    do {
      return RecordDigest.sha256(try value.canonicalBytes())
    } catch {
      throw RecordError(
        code: "database",
        message: "An event cannot be written as canonical JSON: \(error). Nothing was changed.")
    }
  }

  // MARK: Reviews

  private static func insert(
    _ change: RecordChange.ReviewChange, event: Int64, _ db: Database
  ) throws -> Int64 {
    let (statement, document) = try row(ofStatement: change.statement, db)
    var correction: Int64?
    if let entry = change.correction {
      try db.execute(
        sql: "INSERT INTO reading (document, reader, event) VALUES (?, ?, ?)",
        arguments: [document, "review/\(event)", event])
      correction = try insert(
        [entry], document: document, reading: db.lastInsertedRowID, event: event, db
      ).first
    } else if let uid = change.sharedCorrection {
      correction = try row(ofStatement: uid, db).id
    }
    try db.execute(
      sql: """
        INSERT INTO review (statement, reviewer, role, verdict, correction, note, event)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        statement, change.reviewer, change.isAdjudication ? "adjudication" : "review",
        change.verdict.rawValue, correction, change.note, event,
      ])
    let id = db.lastInsertedRowID
    try refold(statement, db)
    return id
  }

  private static func withdraw(_ review: Int64, event: Int64, _ db: Database) throws -> Int64 {
    guard
      let statement = try Int64.fetchOne(
        db, sql: "SELECT statement FROM review WHERE id = ?", arguments: [review])
    else {
      throw RecordError(
        code: "unknown", message: "There is no review number \(review). Nothing was changed.")
    }
    try db.execute(
      sql: "INSERT INTO withdrawnReview (review, event) VALUES (?, ?)", arguments: [review, event])
    try refold(statement, db)
    return review
  }

  /// Brings the standing of a statement, and of all that hang on it, up to what the events say.
  static func refold(_ statement: Int64, _ db: Database) throws {
    let fold = StandingFold(db)
    for id in try fold.descendants(of: statement) {
      try DerivedTables.write(fold.standing(of: id), of: id, db)
    }
  }

  static func row(ofStatement uid: String, _ db: Database) throws -> (id: Int64, document: Int64) {
    guard
      let row = try Row.fetchOne(
        db.cachedStatement(sql: "SELECT id, document FROM statement WHERE uid = ?"),
        arguments: [uid])
    else {
      throw RecordError(
        code: "unknown",
        message: "There is no statement “\(uid)” in the record. Nothing was changed."
      )
    }
    return (row["id"], row["document"])
  }
}
