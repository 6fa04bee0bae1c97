import GRDB
import Primitives
public import Transparency

extension RecordStore {
  /// What became of logging the record.
  public struct LoggingOutcome: Hashable, Sendable {
    /// Entries made now, by kind.
    public var made: [String: Int] = [:]
    /// The places of what was appended; empty where the log had everything.
    public var places: Range<UInt64>
  }

  /// Appends to the log what it doesn't have yet: statements that a person has accepted or corrected,
  /// reviews and their withdrawals, and `matters` from outside.
  ///
  /// Entries are made in the record first, with payload and salt; then they go into the log, which alone
  /// says where. Killed between the two, the next call appends what is missing and nothing twice.
  ///
  /// - Parameter generator: Salts and names come from it; outside of tests the system's.
  /// - Throws: `RecordError`, `TransparencyError`; what was appended by then stays so.
  public func append(
    to log: TransparencyLog, signedBy signer: SignerKey, also matters: [LogMatter] = [],
    by event: RecordEvent, using generator: inout some RandomNumberGenerator
  ) throws -> LoggingOutcome {
    let origin = log.settings.origin
    var outcome = LoggingOutcome(places: log.size..<log.size)
    for kind in [LogSource.statements, .reviews, .withdrawals] {
      while true {
        let made = try prepare(for: origin, kind, by: event, using: &generator)
        if made == 0 { break }
        outcome.made[kind.rawValue, default: 0] += made
      }
    }
    let made = try prepare(matters, for: origin, by: event, using: &generator)
    for (kind, count) in made { outcome.made[kind, default: 0] += count }
    // An entry that no checkpoint covers can't be looked for.
    if log.signedHead.size < log.size { try log.sign(by: signer) }
    let present = Set(try log.reader.leafHashes())
    let missing = try logEntries(for: origin).filter { !present.contains($0.leaf) }
    let first = log.size
    for start in stride(from: 0, to: missing.count, by: RecordStore.entriesAtOnce) {
      let part = missing[start..<min(start + RecordStore.entriesAtOnce, missing.count)]
      try log.append(part.map(\.envelope), checkpointedBy: signer)
    }
    outcome.places = first..<log.size
    return outcome
  }

  /// Entries of one event, and of one append to the log.
  private static let entriesAtOnce = 1000

  private enum LogSource: String {
    case statements = "statement"
    case reviews = "review"
    case withdrawals = "review-withdrawn"
  }

  /// Makes entries for up to a thousand things of one kind that have none, in one transaction.
  private func prepare(
    for origin: String, _ source: LogSource, by event: RecordEvent,
    using generator: inout some RandomNumberGenerator
  ) throws -> Int {
    try RecordStore.explaining(path) {
      try pool.write { db in
        var drafts: [Draft]
        switch source {
        case .statements: drafts = try RecordStore.acceptedStatements(notIn: origin, db)
        case .reviews: drafts = try RecordStore.reviews(notIn: origin, db)
        case .withdrawals: drafts = try RecordStore.withdrawals(notIn: origin, db)
        }
        try RecordStore.append(&drafts, for: origin, by: event, using: &generator, db)
        return drafts.count
      }
    }
  }

  private func prepare(
    _ matters: [LogMatter], for origin: String, by event: RecordEvent,
    using generator: inout some RandomNumberGenerator
  ) throws -> [String: Int] {
    try RecordStore.explaining(path) {
      try pool.write { db in
        var drafts: [Draft] = []
        for matter in matters {
          let payload = try RecordStore.canonical(matter.payload)
          let last = try Row.fetchOne(
            db.cachedStatement(
              sql: """
                SELECT name, payload FROM logged WHERE origin = ? AND kind = ? AND subject = ?
                ORDER BY id DESC LIMIT 1
                """), arguments: [origin, matter.kind, matter.subject])
          if let last {
            // Of what was deleted nobody knows any more whether it was another.
            guard let logged: String = last["payload"], logged != payload else { continue }
          }
          drafts.append(
            Draft(
              kind: matter.kind, subject: matter.subject, recorded: event.at, payload: payload,
              supersedes: last?["name"]))
        }
        try RecordStore.append(&drafts, for: origin, by: event, using: &generator, db)
        return drafts.reduce(into: [:]) { $0[$1.kind, default: 0] += 1 }
      }
    }
  }

  /// An entry to be: what it is of, and what it commits to.
  private struct Draft {
    var kind: String
    var subject: String
    /// The instant it is recorded under.
    var recorded: String
    var payload: String
    /// The name of an earlier entry that it corrects.
    var supersedes: String?
  }

  private static func canonical(_ value: JSONValue) throws -> String {
    do {
      return String(decoding: try value.canonicalBytes(), as: UTF8.self)
    } catch {
      throw RecordError(
        code: "database",
        message: "A payload cannot be written as canonical JSON: \(error). Nothing was changed.")
    }
  }

  private static func append(
    _ drafts: inout [Draft], for origin: String, by event: RecordEvent,
    using generator: inout some RandomNumberGenerator, _ db: Database
  ) throws {
    if drafts.isEmpty { return }
    let entries = try drafts.map { draft in
      let salt = Secret32.random(using: &generator)
      // A name of its own: one made of the subject would commit to a text without a salt.
      let name =
        draft.kind + "-"
        + Array(Secret32.random(using: &generator).exposedBytes.prefix(8)).hexadecimal
      let envelope = Envelope(
        kind: draft.kind, id: name, recorded: draft.recorded,
        payload: PayloadCommitment.hash(draft.payload.utf8, salt: salt),
        supersedes: draft.supersedes)
      do {
        return RecordChange.LogEntries.Entry(
          subject: draft.subject, envelope: String(decoding: try envelope.bytes(), as: UTF8.self),
          salt: salt.exposedBytes.hexadecimal, payload: draft.payload)
      } catch let error as TransparencyError {
        throw RecordError(code: "logged", message: error.message)
      }
    }
    try append(
      .logged(RecordChange.LogEntries(origin: origin, entries: entries)), text: "", by: event, db)
  }

  // MARK: What belongs in a log

  /// Statements in force that a person has accepted or corrected, by row.
  private static func acceptedStatements(notIn origin: String, _ db: Database) throws -> [Draft] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT statement.id, statement.uid, standing.standing, standing.reviewers, document.name,
          document.title, document.outlet, document.url, document.published, document.tier,
          document.language, document.text, source.sha256, reading.reader,
          coalesce((SELECT max(event.at) FROM review JOIN event ON event.id = review.event
            WHERE review.statement = coalesce(statement.supersedes, statement.id)), event.at) AS at,
          (SELECT name FROM logged JOIN statement AS other ON other.uid = logged.subject
            WHERE logged.origin = ?1 AND logged.kind = 'statement' AND other.id = statement.supersedes
            ORDER BY logged.id DESC LIMIT 1) AS corrected
        FROM standing JOIN statement ON statement.id = standing.statement
          JOIN document ON document.id = statement.document
          JOIN source ON source.id = document.source
          JOIN reading ON reading.id = statement.reading JOIN event ON event.id = reading.event
        WHERE standing.standing IN ('accepted', 'corrected') AND standing.shown
          AND NOT EXISTS (SELECT 1 FROM logged WHERE logged.origin = ?1
            AND logged.kind = 'statement' AND logged.subject = statement.uid)
        ORDER BY statement.id LIMIT ?2
        """, arguments: [origin, entriesAtOnce])
    var offsets: (text: String, offsets: ScalarOffsets)?
    return try rows.compactMap { row in
      let text: String = row["text"]
      if offsets?.text != text { offsets = (text, ScalarOffsets(text)) }
      guard let offsets, let entry = try RecordedEntry.row(row["id"], db) else { return nil }
      let payload: JSONValue = [
        "statement": entry.json(text, offsets.offsets),
        "document": [
          "sha256": .string(row["sha256"]), "name": .string(row["name"]),
          "title": JSONValue(row["title"] as String?),
          "outlet": JSONValue(row["outlet"] as String?),
          "url": JSONValue(row["url"] as String?),
          "published": JSONValue(row["published"] as String?),
          "language": JSONValue(row["language"] as String?), "tier": .string(row["tier"]),
        ],
        "reader": .string(row["reader"]), "standing": .string(row["standing"]),
        "reviewers": JSONValue(strings(row["reviewers"])),
      ]
      return Draft(
        kind: "statement", subject: row["uid"], recorded: row["at"],
        payload: try canonical(payload), supersedes: row["corrected"])
    }
  }

  private static func reviews(notIn origin: String, _ db: Database) throws -> [Draft] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT review.*, event.at, statement.uid, other.uid AS correctionUID
        FROM review JOIN event ON event.id = review.event
          JOIN statement ON statement.id = review.statement
          LEFT JOIN statement AS other ON other.id = review.correction
        WHERE NOT EXISTS (SELECT 1 FROM logged WHERE logged.origin = ?1
            AND logged.kind = 'review' AND logged.subject = CAST(review.id AS TEXT))
        ORDER BY review.id LIMIT ?2
        """, arguments: [origin, entriesAtOnce]
    ).map { row in
      let payload: JSONValue = [
        "number": .integer(row["id"]), "statement": .string(row["uid"]),
        "reviewer": .string(row["reviewer"]), "role": .string(row["role"]),
        "verdict": .string(row["verdict"]),
        "correction": JSONValue(row["correctionUID"] as String?),
        "note": JSONValue(row["note"] as String?), "at": .string(row["at"]),
      ]
      return Draft(
        kind: "review", subject: String(row["id"] as Int), recorded: row["at"],
        payload: try canonical(payload))
    }
  }

  private static func withdrawals(notIn origin: String, _ db: Database) throws -> [Draft] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT withdrawnReview.review, event.at, event.who, event.why,
          (SELECT name FROM logged WHERE logged.origin = ?1 AND logged.kind = 'review'
            AND logged.subject = CAST(withdrawnReview.review AS TEXT)) AS logName
        FROM withdrawnReview JOIN event ON event.id = withdrawnReview.event
        WHERE NOT EXISTS (SELECT 1 FROM logged WHERE logged.origin = ?1
            AND logged.kind = 'review-withdrawn'
            AND logged.subject = CAST(withdrawnReview.review AS TEXT))
        ORDER BY withdrawnReview.review LIMIT ?2
        """, arguments: [origin, entriesAtOnce]
    ).map { row in
      let payload: JSONValue = [
        "review": .integer(row["review"]), "by": .string(row["who"]),
        "why": JSONValue(row["why"] as String?), "at": .string(row["at"]),
      ]
      return Draft(
        kind: "review-withdrawn", subject: String(row["review"] as Int), recorded: row["at"],
        payload: try canonical(payload), supersedes: row["logName"])
    }
  }
}
