import GRDB
import Positions
import Primitives
import Statements

extension RecordStore {
  /// Records what a later reader finds in a recorded document, in one transaction.
  ///
  /// A statement no person has ruled on gives way to what the later reader found in its place: the same
  /// uid, else the content that overlaps most (half of both together at least). One that a person has
  /// accepted, corrected or rejected stays, and the later reader's is kept as a proposal
  /// (`proposals()`). Differences of confidence alone are none.
  ///
  /// - Returns: Nil when that reader has read the document before; then nothing is changed.
  /// - Throws: `RecordError`: `unknown` for no such document, `span` for a place that does not match.
  public func reread(
    document id: Int64, statements: [StatementEntry], reader: String, by event: RecordEvent
  ) throws -> RereadingOutcome? {
    try RecordStore.explaining(path) {
      try pool.write { db in
        guard
          let row = try Row.fetchOne(
            db,
            sql: """
              SELECT document.text AS text, document.name AS name, source.sha256 AS sha256
              FROM document JOIN source ON source.id = document.source WHERE document.id = ?
              """, arguments: [id])
        else {
          throw RecordError(
            code: "unknown", message: "There is no document \(id) in the record. Nothing was changed.")
        }
        let text: String = row["text"]
        try RecordStore.check(statements, in: text, named: row["name"])
        let isKnown = try Bool.fetchOne(
          db, sql: "SELECT EXISTS (SELECT 1 FROM reading WHERE document = ? AND reader = ?)",
          arguments: [id, reader])
        if isKnown == true { return nil }
        let (change, outcome) = try RecordStore.difference(
          RecordedEntry.list(statements), document: id, reader: reader, sha256: row["sha256"],
          name: row["name"], db)
        try RecordStore.append(.reread(change), text: text, by: event, db)
        return outcome
      }
    }
  }

  private static func difference(
    _ found: [RecordedEntry], document: Int64, reader: String, sha256: String, name: String,
    _ db: Database
  ) throws -> (RecordChange.LaterReading, RereadingOutcome) {
    let heads = try machineHeads(ofDocument: document, db)
    let pairs = match(found, with: heads.map(\.entry))
    var outcome = RereadingOutcome(unchanged: 0, changed: 0, added: 0, withdrawn: 0, proposed: 0)
    func isHeld(_ id: Int64) throws -> Bool {
      try StandingFold(db).standing(of: id).map { $0.standing != .machineRead } ?? false
    }
    // First the names, because a nested statement names its outer one as the record will know it.
    var names: [String: String] = [:]
    var isSame = [Bool](repeating: false, count: found.count)
    for (index, entry) in found.enumerated() {
      if let pair = pairs[index], sameReading(entry, heads[pair].entry) {
        isSame[index] = true
        names[entry.entry.uid] = heads[pair].entry.entry.uid
      } else {
        let isTaken = try Bool.fetchOne(
          db, sql: "SELECT EXISTS (SELECT 1 FROM statement WHERE uid = ?)",
          arguments: [entry.entry.uid])
        names[entry.entry.uid] =
          isTaken == true ? try freeUID(entry.entry.uid, "@", db) : entry.entry.uid
      }
    }
    var statements: [RecordedEntry] = []
    for (index, entry) in found.enumerated() {
      if isSame[index] {
        outcome.unchanged += 1
        continue
      }
      var entry = entry
      entry.entry.uid = names[entry.entry.uid] ?? entry.entry.uid
      entry.nestedIn = entry.nestedIn.map { names[$0] ?? $0 }
      if let pair = pairs[index] {
        entry.supersedes = heads[pair].entry.entry.uid
        if try isHeld(heads[pair].id) { outcome.proposed += 1 } else { outcome.changed += 1 }
      } else {
        outcome.added += 1
      }
      statements.append(entry)
    }
    let matched = Set(pairs.values)
    var withdrawn: [String] = []
    for (index, head) in heads.enumerated() where !matched.contains(index) {
      withdrawn.append(head.entry.entry.uid)
      if try isHeld(head.id) { outcome.proposed += 1 } else { outcome.withdrawn += 1 }
    }
    return (
      RecordChange.LaterReading(
        sha256: sha256, name: name, reader: reader, statements: statements, withdrawn: withdrawn),
      outcome
    )
  }

  /// The newest readers' statements of a document, by row; no corrections.
  private static func machineHeads(ofDocument id: Int64, _ db: Database) throws
    -> [(id: Int64, entry: RecordedEntry)]
  {
    try Int64.fetchAll(
      db,
      sql: """
        SELECT id FROM statement WHERE document = ?
          AND NOT EXISTS (SELECT 1 FROM rereading WHERE rereading.statement = statement.id)
          AND NOT EXISTS (SELECT 1 FROM review WHERE review.correction = statement.id)
        ORDER BY id
        """, arguments: [id]
    ).compactMap { id in try RecordedEntry.row(id, db).map { (id, $0) } }
  }

  static func base(_ uid: String) -> Substring { uid.prefix { $0 != "@" && $0 != "~" } }

  /// Which entry that was found stands in the place of which head; each at most once.
  private static func match(_ found: [RecordedEntry], with heads: [RecordedEntry]) -> [Int: Int] {
    var pairs: [Int: Int] = [:]
    var free = Set(heads.indices)
    for (index, entry) in found.enumerated() {
      if let head = free.sorted().first(where: {
        base(heads[$0].entry.uid) == base(entry.entry.uid)
      }) {
        pairs[index] = head
        free.remove(head)
      }
    }
    for (index, entry) in found.enumerated() where pairs[index] == nil {
      let best = free.sorted().map { ($0, overlap(entry, heads[$0])) }
        .max { ($0.1, -$0.0) < ($1.1, -$1.0) }
      if let best, best.1 >= 0.5 {
        pairs[index] = best.0
        free.remove(best.0)
      }
    }
    return pairs
  }

  /// Bytes of content that both hold over bytes that either holds.
  private static func overlap(_ left: RecordedEntry, _ right: RecordedEntry) -> Double {
    let (a, b) = (left.entry.statement.content, right.entry.statement.content)
    var both = 0
    for one in a {
      for other in b { both += max(0, min(one.end, other.end) - max(one.start, other.start)) }
    }
    let either = a.reduce(0) { $0 + $1.length } + b.reduce(0) { $0 + $1.length } - both
    return either > 0 ? Double(both) / Double(either) : 0
  }

  private static func sameReading(_ left: RecordedEntry, _ right: RecordedEntry) -> Bool {
    func plain(_ entry: RecordedEntry) -> StatementEntry {
      var plain = entry.entry
      plain.uid = entry.nestedIn.map { String(base($0)) } ?? ""
      plain.statement.confidence = 0
      plain.position.confidence = 0
      return plain
    }
    return plain(left) == plain(right)
  }
}
