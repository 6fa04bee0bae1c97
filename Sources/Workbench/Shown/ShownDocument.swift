import Archive
import Documents
import Primitives
import Questions

/// A document as every page lists it.
struct ShownDocument: Sendable {
  var heading: String
  /// The heading, cut where words that were searched for begin or end.
  var headingParts: [Excerpt.Part]
  /// What of the text was found; empty where nothing was looked for.
  var excerpt: [Excerpt.Part] = []
  var hasExcerpt = false
  var file: String
  /// Whether the heading says something that the file's name doesn't.
  var hasTitle: Bool
  var to: String
  var outlet: String?
  var published: String
  var publishedEvidence: String?
  var tier: String
  var tierLabel: String
  var language: String?
  var format: String
  var count: String
  var hasStatements: Bool
  var recorded: String
  var authors: String?
  var sha256: String
  var link: SafeLink?
  var copyOf: String?
  /// The page of the earlier document this one repeats in part; nil for none.
  var repeats: String?
  var repeatLabel: String?

  init(_ found: WhichDocuments.Found) {
    self.init(found.document)
    headingParts = found.heading
    guard let excerpt = found.excerpt else { return }
    self.excerpt = excerpt.parts
    hasExcerpt = true
    if excerpt.isCutBefore { self.excerpt.insert(.init(text: "… ", isFound: false), at: 0) }
    if excerpt.isCutAfter { self.excerpt.append(.init(text: " …", isFound: false)) }
  }

  init(_ document: RecordedDocument) {
    heading = document.title ?? document.name
    headingParts = [Excerpt.Part(text: heading, isFound: false)]
    file = document.name
    hasTitle = document.title != nil
    to = SitePath.document(document.id).path
    outlet = document.outlet
    published = document.published?.description ?? "no date"
    publishedEvidence = document.publishedEvidence
    tier = document.tier.rawValue
    tierLabel = Labels.tier(document.tier)
    language = document.language
    format = document.format.rawValue
    count = Labels.count(document.statementCount, "statement", "statements")
    hasStatements = document.statementCount > 0
    recorded = String(document.recordedAt.prefix(10))
    authors = document.authors.isEmpty ? nil : document.authors.joined(separator: ", ")
    sha256 = document.sha256
    link = document.url.map { SafeLink($0) }
    copyOf = document.copyOf.map { SitePath.document($0).path }
    repeats = document.repeats.map { SitePath.document($0.first).path }
    repeatLabel = document.repeats.map { repeated in
      let share = Int((repeated.containment * 100).rounded())
      return switch repeated.kind {
      case .same, .near: "Nearly the same text was recorded before"
      case .reprint: "About \(share) % of the shorter one’s passages stand in both"
      }
    }
  }
}
