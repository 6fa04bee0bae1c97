import Archive
import Positions
import Primitives
import Questions

/// One statement with everything recorded of it: the address to cite.
struct StatementPage: Page {
  static let template = "statement"
  var title: String
  var address: String
  var jsonAddress: String
  var statement: ShownStatement
  var outer: ShownStatement?
  var recorded: String
  var reviews: [ShownReview]
  var hasReviews: Bool
  var json: JSONValue

  /// What one person found of it.
  struct ShownReview: Sendable {
    var reviewer: String
    var verdict: String
    var note: String?
    var day: String
    var withdrawn: String?
    var correction: String?
  }

  /// - Returns: Nil where the record has no such statement.
  init?(_ holdings: Holdings, uid: String) throws {
    let record = holdings.record
    guard let found = try record.statement(uid: uid) else { return nil }
    title = "\(found.speakerLabel): \(Labels.words(found.act.rawValue))"
    address = SitePath.statement(uid: uid).path
    jsonAddress = SitePath.statement(uid: uid).json
    statement = ShownStatement(found, names: holdings.instrumentNames)
    outer = try found.nestedIn.flatMap { try record.statement(uid: $0) }.map {
      ShownStatement($0, names: holdings.instrumentNames)
    }
    recorded = found.recordedAt
    let reviews = try record.reviews(of: uid)
    self.reviews = reviews.map { review in
      ShownReview(
        reviewer: review.reviewer,
        verdict: review.verdict.rawValue + (review.isAdjudication ? ", settling the others" : ""),
        note: review.note, day: String(review.at.prefix(10)),
        withdrawn: review.withdrawnAt.map { String($0.prefix(10)) },
        correction: review.correction.map { SitePath.statement(uid: $0).path })
    }
    hasReviews = !reviews.isEmpty
    var places = DocumentPlaces(store: record)
    json = [
      "statement": try RecordedStatementJSON.value(found, places: &places),
      "reviews": .array(
        reviews.map { review in
          [
            "reviewer": .string(review.reviewer), "verdict": .string(review.verdict.rawValue),
            "adjudication": .bool(review.isAdjudication),
            "correction": JSONValue(review.correction), "note": JSONValue(review.note),
            "at": .string(review.at), "withdrawn_at": JSONValue(review.withdrawnAt),
          ]
        }),
    ]
  }
}
