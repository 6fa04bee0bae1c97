import GRDB
import Primitives

/// What the reviews and later readings of one statement come to.
struct FoldedStanding: Equatable, Sendable {
  var standing: StatementStanding
  /// Whether lists of statements hold it: it is the newest form of what was read or corrected.
  var isShown: Bool
  var supersededBy: Int64?
  /// Whether reviewers found differently and no one has adjudicated.
  var isContested: Bool
  /// Who reviewed it, in order of first review.
  var reviewers: [String]

  var reviewersJSON: String { JSONValue(reviewers).text() }
}

/// Folds reviews and later readings into standings, as they were known at one instant.
///
/// A person's verdict rules over every reader's: the adjudicator's, else the last reviewer's. Without one,
/// the newest reading rules. A statement that a later reader puts in the place of one a person has ruled
/// on is a proposal, and not shown.
struct StandingFold {
  private let db: Database
  private let before: String

  /// - Parameter before: Events from this instant on are not known yet.
  init(_ db: Database, before: String = "9999-99-99") {
    self.db = db
    self.before = before
  }

  /// Every statement that needs a standing, by row. Linear in reviews and later readings.
  func all() throws -> [(Int64, FoldedStanding)] {
    let touched = try Int64.fetchAll(
      db,
      sql: """
        SELECT statement FROM review UNION SELECT statement FROM rereading
        UNION SELECT id FROM statement WHERE supersedes IS NOT NULL ORDER BY 1
        """)
    return try touched.compactMap { id in try standing(of: id).map { (id, $0) } }
  }

  /// The statements whose standing can change with that of `id`: its corrections and replacements, and
  /// theirs in turn.
  func descendants(of id: Int64) throws -> [Int64] {
    try Int64.fetchAll(
      db,
      sql: """
        WITH RECURSIVE chain (id) AS (SELECT ? UNION
          SELECT statement.id FROM statement JOIN chain ON statement.supersedes = chain.id)
        SELECT id FROM chain ORDER BY id
        """, arguments: [id])
  }

  /// The standing of one statement; nil where it is as the machine read it, and current.
  func standing(of id: Int64) throws -> FoldedStanding? {
    let reviews = try liveReviews(of: id)
    if let ruling = ruling(reviews) {
      return FoldedStanding(
        standing: ruling.verdict, isShown: ruling.correction == nil,
        supersededBy: ruling.correction, isContested: try isContested(reviews),
        reviewers: names(reviews))
    }
    if let reread = try lastRereading(of: id) {
      return FoldedStanding(
        standing: .machineRead, isShown: false, supersededBy: reread.replacement,
        isContested: false, reviewers: [])
    }
    guard
      let superseded = try Int64.fetchOne(
        db.cachedStatement(sql: "SELECT supersedes FROM statement WHERE id = ?"), arguments: [id])
    else { return nil }
    return try standing(of: id, inPlaceOf: superseded)
  }

  /// The standing of a correction, or of what a later reader put in the place of another.
  private func standing(of id: Int64, inPlaceOf superseded: Int64) throws -> FoldedStanding? {
    let isCorrection =
      try Bool.fetchOne(
        db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM review WHERE correction = ?)"),
        arguments: [id]) ?? false
    if isCorrection {
      let reviews = try liveReviews(of: superseded)
      let rules = ruling(reviews)?.correction == id
      return FoldedStanding(
        standing: .corrected, isShown: rules, supersededBy: nil,
        isContested: rules ? try isContested(reviews) : false,
        reviewers: names(reviews.filter { $0.correction == id }))
    }
    var ancestor: Int64? = superseded
    var seen: Set<Int64> = [id]
    var child = id
    while let each = ancestor, seen.insert(each).inserted {
      let isRuled = try ruling(liveReviews(of: each)) != nil
      if try isRuled || lastRereading(of: each)?.replacement != child {
        return FoldedStanding(
          standing: .machineRead, isShown: false, supersededBy: nil, isContested: false,
          reviewers: [])
      }
      child = each
      ancestor = try Int64.fetchOne(
        db.cachedStatement(sql: "SELECT supersedes FROM statement WHERE id = ?"),
        arguments: [each])
    }
    return nil
  }

  struct LiveReview {
    var reviewer: String
    var isAdjudication: Bool
    var verdict: StatementStanding
    var correction: Int64?
  }

  /// The last review of each reviewer that was not withdrawn, oldest first.
  func liveReviews(of id: Int64) throws -> [LiveReview] {
    let rows = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT reviewer, role, verdict, correction FROM review JOIN event ON event.id = review.event
          WHERE statement = ?1 AND event.at < ?2 AND NOT EXISTS (
            SELECT 1 FROM withdrawnReview JOIN event AS taken ON taken.id = withdrawnReview.event
            WHERE withdrawnReview.review = review.id AND taken.at < ?2)
          ORDER BY review.id
          """), arguments: [id, before])
    var live: [LiveReview] = []
    for row in rows {
      let review = LiveReview(
        reviewer: row["reviewer"], isAdjudication: row["role"] == "adjudication",
        verdict: StatementStanding(rawValue: row["verdict"]) ?? .machineRead,
        correction: row["correction"])
      live.removeAll {
        $0.reviewer == review.reviewer && $0.isAdjudication == review.isAdjudication
      }
      live.append(review)
    }
    return live
  }

  private func ruling(_ reviews: [LiveReview]) -> LiveReview? {
    reviews.last { $0.isAdjudication } ?? reviews.last
  }

  private func names(_ reviews: [LiveReview]) -> [String] {
    var names: [String] = []
    for review in reviews where !names.contains(review.reviewer) { names.append(review.reviewer) }
    return names
  }

  private func isContested(_ reviews: [LiveReview]) throws -> Bool {
    if reviews.contains(where: \.isAdjudication) { return false }
    guard let first = reviews.first else { return false }
    if reviews.contains(where: { $0.verdict != first.verdict }) { return true }
    let corrections = Set(reviews.compactMap(\.correction)).sorted()
    guard corrections.count > 1 else { return false }
    let fields = try corrections.map { try RecordedEntry.row($0, db)?.comparable }
    return fields.contains { $0 != fields[0] }
  }

  private func lastRereading(of id: Int64) throws -> (replacement: Int64?, reading: Int64)? {
    try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT replacement, reading FROM rereading JOIN reading ON reading.id = rereading.reading
            JOIN event ON event.id = reading.event
          WHERE rereading.statement = ? AND event.at < ? ORDER BY reading DESC LIMIT 1
          """), arguments: [id, before]
    ).map { ($0["replacement"], $0["reading"]) }
  }
}
