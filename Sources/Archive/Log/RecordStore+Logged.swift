import GRDB
import Primitives
public import Transparency

extension RecordStore {
  /// The entries made for the log of that name, in the order they were made.
  ///
  /// - Parameter subject: Only those of this subject; nil for all.
  public func logEntries(for origin: String, subject: String? = nil) throws -> [LoggedEntry] {
    try RecordStore.explaining(path) {
      try pool.read { db in
        try Row.fetchAll(
          db,
          sql:
            "SELECT * FROM logged WHERE origin = ?1 AND (?2 IS NULL OR subject = ?2) ORDER BY id",
          arguments: [origin, subject]
        ).compactMap(RecordStore.loggedEntry)
      }
    }
  }

  /// The entry with that leaf; nil where the record made none such.
  public func logEntry(leaf: SHA256Hash, of origin: String) throws -> LoggedEntry? {
    try RecordStore.explaining(path) {
      try pool.read { db in
        try Row.fetchOne(
          db, sql: "SELECT * FROM logged WHERE origin = ? AND leaf = ?",
          arguments: [origin, leaf.hex]
        ).flatMap(RecordStore.loggedEntry)
      }
    }
  }

  /// The entry now in force for what a person calls `name`: a statement's uid or its beginning, an act's
  /// id, `review/7` for a review, or the entry's own name.
  ///
  /// - Throws: `RecordError` with code `unknown` for none or several.
  public func logEntry(named name: String, of origin: String) throws -> LoggedEntry {
    let wanted = name.hasPrefix("review/") ? String(name.dropFirst(7)) : name
    var found = try logEntries(for: origin, subject: wanted)
    found.removeAll { ($0.kind == "review") != name.hasPrefix("review/") }
    if let last = found.last { return last }
    let own = try RecordStore.explaining(path) {
      try pool.read { db in
        try Row.fetchOne(
          db, sql: "SELECT * FROM logged WHERE origin = ? AND name = ?",
          arguments: [origin, name]
        ).flatMap(RecordStore.loggedEntry)
      }
    }
    if let own { return own }
    if let uid = try? uid(beginning: name), uid != name,
      let last = try logEntries(for: origin, subject: uid).last(where: { $0.kind == "statement" })
    {
      return last
    }
    throw RecordError(
      code: "unknown",
      message:
        "“\(name)” was not logged in \(origin). Accepted statements, reviews and acts are, by `depositary log append`."
    )
  }

  /// Events whose words a redaction took.
  func redactedEvents() throws -> Set<Int64> {
    try RecordStore.explaining(path) {
      try pool.read { try Int64.fetchSet($0, sql: "SELECT event FROM redactedEvent") }
    }
  }

  static func loggedEntry(_ row: Row) -> LoggedEntry? {
    guard let leaf = SHA256Hash(hex: row["leaf"] as String) else { return nil }
    let payload: String? = row["payload"]
    let salt: String? = row["salt"]
    return LoggedEntry(
      origin: row["origin"], kind: row["kind"], subject: row["subject"], name: row["name"],
      envelope: Array((row["envelope"] as String).utf8), leaf: leaf,
      payload: payload.map { Array($0.utf8) }, salt: salt.flatMap { Secret32(hex: $0) })
  }

  // MARK: Events

  static func logEntries(ofEvent id: Int64, _ db: Database) throws -> RecordChange.LogEntries {
    let rows = try Row.fetchAll(
      db.cachedStatement(sql: "SELECT * FROM logged WHERE event = ? ORDER BY id"), arguments: [id])
    return RecordChange.LogEntries(
      origin: rows.first?["origin"] ?? "",
      entries: rows.map {
        RecordChange.LogEntries.Entry(
          subject: $0["subject"], envelope: $0["envelope"], salt: $0["salt"],
          payload: $0["payload"])
      })
  }

  static func insert(_ change: RecordChange.LogEntries, event: Int64, _ db: Database) throws
    -> Int64
  {
    let insertion = try db.cachedStatement(
      sql: """
        INSERT INTO logged (event, origin, kind, subject, name, leaf, envelope, salt, payload)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for entry in change.entries {
      let envelope: Envelope
      do {
        envelope = try Envelope(parsing: entry.envelope.utf8)
        try check(entry, against: envelope)
      } catch let error as TransparencyError {
        throw RecordError(
          code: "logged",
          message: "An entry for the log \(change.origin) cannot be taken: \(error.message)")
      }
      try insertion.execute(arguments: [
        event, change.origin, envelope.kind, entry.subject, envelope.id,
        RFC6962Hashing.leaf(entry.envelope.utf8).hex, entry.envelope, entry.salt, entry.payload,
      ])
    }
    return event
  }

  /// A payload must be the one its envelope commits to.
  private static func check(_ entry: RecordChange.LogEntries.Entry, against envelope: Envelope)
    throws
  {
    guard let payload = entry.payload else { return }
    guard let salt = entry.salt.flatMap({ Secret32(hex: $0) }),
      PayloadCommitment.hash(payload.utf8, salt: salt) == envelope.payload
    else {
      throw TransparencyError(
        .payloadMismatch, "The payload of “\(envelope.id)” isn't what its envelope commits to.")
    }
  }

  // MARK: Check

  static func checkLogged(_ db: Database, _ check: inout RecordCheck) throws {
    let rows = try Row.fetchCursor(db, sql: "SELECT * FROM logged ORDER BY id")
    while let row = try rows.next() {
      let name: String = row["name"]
      let entry = RecordChange.LogEntries.Entry(
        subject: row["subject"], envelope: row["envelope"], salt: row["salt"],
        payload: row["payload"])
      let isSound =
        RFC6962Hashing.leaf(entry.envelope.utf8).hex == row["leaf"]
        && (try? Envelope(parsing: entry.envelope.utf8)).map { envelope in
          envelope.id == name && (try? self.check(entry, against: envelope)) != nil
        } ?? false
      if !isSound {
        check.add("logged", "The log entry \(name) or its payload was changed after it was made.")
      }
      if entry.payload == nil, row["redactedBy"] == nil as Int64? {
        check.add("logged", "The log entry \(name) has lost its payload, and no redaction says so.")
      }
    }
  }
}
