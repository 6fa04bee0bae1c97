import GRDB
import Positions
import Primitives
import Statements

extension RecordStore {
  /// Records what a person finds of a statement, in one transaction.
  ///
  /// A review of a correction is one of the statement it corrects: to accept it is to make the same
  /// correction. Accepting what a later reader proposes makes it a correction of the statement that a
  /// person holds. A reviewer's later review takes the place of the earlier one; both stay on record.
  ///
  /// - Parameters:
  ///   - event: Its `who` is the reviewer.
  ///   - adjudicating: Settles what reviewers found differently.
  /// - Returns: The statement in force afterwards.
  /// - Throws: `RecordError`: `unknown` for no such statement, `span` for a place that does not match,
  ///   `review` where a later reading has taken the statement's place.
  @discardableResult
  public func review(
    _ uid: String, _ verdict: ReviewVerdict, note: String? = nil, adjudicating: Bool = false,
    by event: RecordEvent
  ) throws -> RecordedStatement {
    try RecordStore.explaining(path) {
      try pool.write { db in
        let (root, change) = try RecordStore.change(
          uid, verdict, note: note, adjudicating: adjudicating, reviewer: event.who, db)
        try RecordStore.append(
          .reviewed(change), text: RecordStore.text(ofStatement: root, db) ?? "", by: event, db)
        return try RecordStore.inForce(root, db)
      }
    }
  }

  /// Records a correction given by its changes.
  ///
  /// - Throws: As `review`; `span` where words it names do not stand in the text, `unchanged` where nothing would
  ///   differ.
  @discardableResult
  public func correct(
    _ uid: String, _ correction: StatementCorrection, note: String? = nil,
    adjudicating: Bool = false, by event: RecordEvent
  ) throws -> RecordedStatement {
    guard let statement = try statement(uid: uid), let entry = try entry(ofStatement: uid) else {
      throw RecordError(
        code: "unknown",
        message: "There is no statement “\(uid)” in the record. Nothing was changed.")
    }
    let text = try text(ofDocument: statement.document) ?? ""
    let corrected = try correction.applied(to: entry, in: text)
    guard corrected.statement != entry.statement || corrected.position != entry.position else {
      throw RecordError(
        code: "unchanged",
        message:
          "The correction is what was read already. Accept the statement, or name what differs."
      )
    }
    return try review(
      uid, .corrected(corrected), note: note, adjudicating: adjudicating, by: event)
  }

  /// The uid that begins so; an id to the letter comes first.
  ///
  /// - Throws: `RecordError` with code `unknown` for none or several.
  public func uid(beginning start: String) throws -> String {
    try RecordStore.explaining(path) {
      try pool.read { db in
        let found = try String.fetchAll(
          db,
          sql: """
            SELECT uid FROM statement WHERE uid = ?1 OR (uid >= ?1 AND uid < ?1 || char(0x10FFFF))
            ORDER BY uid LIMIT 20
            """, arguments: [start])
        if found.contains(start) { return start }
        // Corrections and later readings of the one that is meant don't make it unclear.
        let bases = Set(found.map { String(RecordStore.base($0)) })
        if bases.count == 1, let one = bases.first, found.contains(one) { return one }
        throw RecordError(
          code: "unknown",
          message: found.isEmpty
            ? "There is no statement “\(start)” in the record."
            : "“\(start)” begins more than one statement: \(found.prefix(3).joined(separator: ", ")) …. Give more of it."
        )
      }
    }
  }

  /// Takes a reviewer's last standing review back; the record keeps both.
  ///
  /// - Parameter uid: Of this statement; nil for the last one of all.
  /// - Returns: The statement in force afterwards.
  /// - Throws: `RecordError` with code `review` where there is none to take back.
  @discardableResult
  public func undoReview(of uid: String? = nil, by event: RecordEvent) throws -> RecordedStatement {
    try RecordStore.explaining(path) {
      try pool.write { db in
        let root = try uid.map { try RecordStore.root(of: $0, db).id }
        let last = try Row.fetchOne(
          db,
          sql: """
            SELECT review.id, review.statement FROM review
            WHERE reviewer = ? AND (?2 IS NULL OR statement = ?2)
              AND NOT EXISTS (SELECT 1 FROM withdrawnReview WHERE review = review.id)
            ORDER BY review.id DESC LIMIT 1
            """, arguments: [event.who, root])
        guard let last else {
          throw RecordError(
            code: "review",
            message: "\(event.who) has no review to take back\(uid.map { " of \($0)" } ?? "").")
        }
        try RecordStore.append(.reviewWithdrawn(last["id"]), text: "", by: event, db)
        let statement: Int64 = last["statement"]
        let root2 = try String.fetchOne(
          db, sql: "SELECT uid FROM statement WHERE id = ?", arguments: [statement])
        return try RecordStore.inForce(root2 ?? "", db)
      }
    }
  }

  /// Every review of a statement, oldest first, those taken back too.
  public func reviews(of uid: String) throws -> [Review] {
    try RecordStore.explaining(path) {
      try pool.read { db in
        let root = try RecordStore.root(of: uid, db)
        return try RecordStore.reviews(db, where: "review.statement = ?", [root.id])
      }
    }
  }

  /// Every review that stands, oldest first.
  public func standingReviews() throws -> [Review] {
    try RecordStore.explaining(path) {
      try pool.read { db in
        try RecordStore.reviews(
          db, where: "NOT EXISTS (SELECT 1 FROM withdrawnReview WHERE review = review.id)", [])
      }
    }
  }

  /// The statement as an entry, for a correction to be made of it; nil where there is none.
  public func entry(ofStatement uid: String) throws -> StatementEntry? {
    try RecordStore.explaining(path) {
      try pool.read { db in
        guard
          let id = try Int64.fetchOne(
            db, sql: "SELECT id FROM statement WHERE uid = ?", arguments: [uid])
        else { return nil }
        return try RecordedEntry.row(id, db)?.entry
      }
    }
  }

  /// What later readers would change of statements that persons have ruled on, oldest document first.
  public func proposals() throws -> [ReviewProposal] {
    try RecordStore.explaining(path) {
      try pool.read { db in
        let rows = try Row.fetchAll(
          db,
          sql: """
            SELECT held.uid AS held, other.uid AS proposed, reading.reader AS reader
            FROM rereading JOIN reading ON reading.id = rereading.reading
              JOIN statement AS held ON held.id = rereading.statement
              JOIN standing ON standing.statement = held.id AND standing.standing <> 'machine-read'
              LEFT JOIN statement AS other ON other.id = rereading.replacement
            WHERE NOT EXISTS (SELECT 1 FROM review WHERE review.statement = rereading.replacement
                AND NOT EXISTS (SELECT 1 FROM withdrawnReview WHERE review = review.id))
              AND NOT EXISTS (SELECT 1 FROM review WHERE review.statement = held.id
                AND review.event > reading.event
                AND NOT EXISTS (SELECT 1 FROM withdrawnReview WHERE review = review.id))
            ORDER BY held.document, held.seq, held.id, reading.id
            """)
        return try rows.compactMap { row in
          let held: String = row["held"]
          let proposed: String? = row["proposed"]
          return ReviewProposal(
            held: try RecordStore.inForce(held, db),
            proposed: try proposed.flatMap { try RecordStore.statement(uid: $0, db) },
            reader: row["reader"])
        }
      }
    }
  }

  /// The next statement for a reviewer: one in force that the filter passes and the reviewer has not
  /// reviewed, by document and place; nil where none is left.
  ///
  /// - Parameters:
  ///   - second: Only what someone else has reviewed; otherwise only what no one has.
  ///   - doubtful: The least certain first instead.
  public func nextToReview(
    by reviewer: String, matching filter: StatementFilter = StatementFilter(), second: Bool = false,
    doubtful: Bool = false, passingOver: Set<String> = []
  ) throws -> RecordedStatement? {
    var filter = filter
    filter.order = .recorded
    if !second { filter.standings = [.machineRead] }
    filter.limit = nil
    var best: RecordedStatement?
    // Pages keep a large record out of memory; the doubtful one can stand on any.
    let page = 500
    var offset = 0
    while true {
      var part = filter
      part.limit = page
      part.offset = offset
      let found = try statements(matching: part)
      for each in found where !passingOver.contains(each.uid) {
        if second ? each.reviewers.isEmpty : !each.reviewers.isEmpty { continue }
        if each.reviewers.contains(reviewer) { continue }
        if second,
          try reviews(of: each.uid).contains(where: {
            $0.reviewer == reviewer && $0.withdrawnAt == nil
          })
        {
          continue
        }
        if !doubtful { return each }
        if each.confidence < best?.confidence ?? 2 { best = each }
      }
      if found.count < page { return best }
      offset += page
    }
  }

  // MARK: Inside

  private static func change(
    _ uid: String, _ verdict: ReviewVerdict, note: String?, adjudicating: Bool, reviewer: String,
    _ db: Database
  ) throws -> (root: String, RecordChange.ReviewChange) {
    let asked = try row(ofStatement: uid, db).id
    let root = try root(of: uid, db)
    let standing = try StandingFold(db).standing(of: root.id)
    var change = RecordChange.ReviewChange(
      statement: root.uid, reviewer: reviewer, isAdjudication: adjudicating, verdict: .accepted,
      note: note)
    switch verdict {
    case .rejected: change.verdict = .rejected
    case .accepted where asked != root.id:
      change.verdict = .corrected
      change.sharedCorrection = uid
    case .accepted:
      if let standing, !standing.isShown, standing.standing == .machineRead {
        guard let held = try heldAncestor(of: root.id, db),
          let entry = try RecordedEntry.row(root.id, db)
        else { throw superseded(uid) }
        change.statement = held.uid
        change.verdict = .corrected
        change.correction = try correction(entry.entry, of: held, db)
        return (held.uid, change)
      }
    case .corrected(let entry):
      change.verdict = .corrected
      change.correction = try correction(entry, of: root, db)
    }
    if let standing, !standing.isShown, standing.standing == .machineRead, asked == root.id,
      try heldAncestor(of: root.id, db) == nil
    {
      throw superseded(uid)
    }
    return (root.uid, change)
  }

  private static func superseded(_ uid: String) -> RecordError {
    RecordError(
      code: "review",
      message:
        "A later reading has taken the place of \(uid). Nothing was changed; review the statement in its place."
    )
  }

  private static func correction(
    _ entry: StatementEntry, of root: (id: Int64, uid: String), _ db: Database
  ) throws -> RecordedEntry {
    var entry = entry
    let text = try text(ofStatement: root.uid, db) ?? ""
    try check([entry], in: text, named: root.uid)
    let outer = try String.fetchOne(
      db,
      sql: """
        SELECT other.uid FROM statement JOIN statement AS other ON other.id = statement.nestedIn
        WHERE statement.id = ?
        """, arguments: [root.id])
    entry.uid = try freeUID(root.uid, "~", db)
    return RecordedEntry(entry, nestedIn: outer, supersedes: root.uid)
  }

  /// `base~1`, `base~2`, …: the first that no statement has.
  static func freeUID(_ base: String, _ mark: String, _ db: Database) throws -> String {
    var number = 1
    while try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM statement WHERE uid = ?)",
      arguments: ["\(base)\(mark)\(number)"]) == true
    {
      number += 1
    }
    return "\(base)\(mark)\(number)"
  }

  /// The statement that reviews of `uid` are kept under: for a correction the one it corrects.
  private static func root(of uid: String, _ db: Database) throws -> (id: Int64, uid: String) {
    let id = try row(ofStatement: uid, db).id
    let corrected = try Row.fetchOne(
      db,
      sql: """
        SELECT statement.id, statement.uid FROM review JOIN statement ON statement.id = review.statement
        WHERE review.correction = ? LIMIT 1
        """, arguments: [id])
    return corrected.map { ($0["id"], $0["uid"]) } ?? (id, uid)
  }

  /// The nearest statement that `id` was to take the place of and a person has ruled on.
  private static func heldAncestor(of id: Int64, _ db: Database) throws -> (id: Int64, uid: String)?
  {
    var at = id
    var seen: Set<Int64> = [id]
    while let row = try Row.fetchOne(
      db,
      sql: """
        SELECT other.id AS id, other.uid AS uid FROM statement
          JOIN statement AS other ON other.id = statement.supersedes WHERE statement.id = ?
        """, arguments: [at]), seen.insert(row["id"]).inserted
    {
      at = row["id"]
      if let standing = try StandingFold(db).standing(of: at), standing.standing != .machineRead {
        return (at, row["uid"])
      }
    }
    return nil
  }

  /// The statement now in force in the place of `uid`; itself where nothing took its place.
  private static func inForce(_ uid: String, _ db: Database) throws -> RecordedStatement {
    guard var statement = try statement(uid: uid, db) else {
      throw RecordError(code: "unknown", message: "There is no statement “\(uid)” in the record.")
    }
    var seen: Set<String> = [uid]
    while let next = statement.supersededBy, seen.insert(next).inserted,
      let other = try self.statement(uid: next, db)
    {
      statement = other
    }
    return statement
  }

  static func text(ofStatement uid: String, _ db: Database) throws -> String? {
    try String.fetchOne(
      db,
      sql: """
        SELECT document.text FROM statement JOIN document ON document.id = statement.document
        WHERE statement.uid = ?
        """, arguments: [uid])
  }

  private static func reviews(
    _ db: Database, where condition: String, _ arguments: StatementArguments
  ) throws -> [Review] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT review.*, event.at AS at, statement.uid AS uid,
          (SELECT uid FROM statement AS other WHERE other.id = review.correction) AS correctionUID,
          (SELECT taken.at FROM withdrawnReview JOIN event AS taken ON taken.id = withdrawnReview.event
            WHERE withdrawnReview.review = review.id) AS withdrawnAt
        FROM review JOIN event ON event.id = review.event
          JOIN statement ON statement.id = review.statement
        WHERE \(condition) ORDER BY review.id
        """, arguments: arguments
    ).map { row in
      Review(
        id: row["id"], statement: row["uid"], reviewer: row["reviewer"],
        isAdjudication: row["role"] == "adjudication",
        verdict: StatementStanding(rawValue: row["verdict"]) ?? .machineRead,
        correction: row["correctionUID"], note: row["note"], at: row["at"],
        withdrawnAt: row["withdrawnAt"])
    }
  }
}
