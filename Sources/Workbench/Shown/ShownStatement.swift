import Archive
import Positions
import Primitives
import Statements

/// A statement as every page lists it.
struct ShownStatement: Sendable {
  var uid: String
  var anchor: String
  var speaker: String
  var speakerPage: String?
  /// The words that name the speaker, where they differ from the name.
  var speakerWords: String?
  var office: String?
  var state: String?
  var authority: String
  var authorityLabel: String
  var cue: String?
  var content: String
  /// The content, cut where words that were searched for begin or end.
  var contentParts: [Excerpt.Part]
  var quote: String
  var act: String
  var actLabel: String
  var actDefinition: String
  var instruments: [Link]
  var measure: String
  var condition: String?
  var target: String?
  var day: String
  var dayBasis: String
  var reportedBy: String?
  var source: String
  var tier: String
  var tierLabel: String
  var inDocument: String
  var ownPage: String
  var confidence: String
  var standing: String
  var standingLabel: String
  var isMachineRead: Bool
  var isNested: Bool
  var flags: [String]
  /// Its number among those of its document, in order of place; nil outside a document's page.
  var number: Int?
  var isInDocument: Bool

  struct Link: Sendable {
    var name: String
    var to: String
    /// The catalogue's full name, for the tip; the id where it has none.
    var full: String
  }

  /// - Parameter search: Words to mark in what was said.
  init(
    _ statement: RecordedStatement, number: Int? = nil, names: [String: String],
    search: SearchWords? = nil
  ) {
    uid = statement.uid
    anchor = "s-" + statement.uid
    speaker = statement.speakerLabel
    speakerPage = (statement.person ?? statement.speakerName).map { SitePath.speaker($0).path }
    let words = statement.speaker?.text
    speakerWords = words == statement.speakerLabel ? nil : words.map(ShownStatement.onOneLine)
    office = statement.office == speaker ? nil : statement.office
    state = statement.state
    authority = statement.authority.rawValue
    authorityLabel = Labels.authority(statement.authority)
    cue = (statement.cue?.text).map(ShownStatement.onOneLine)
    content = statement.content.map { ShownStatement.onOneLine($0.text) }.joined(separator: " … ")
    contentParts = search?.marked(content) ?? [Excerpt.Part(text: content, isFound: false)]
    quote = statement.quote.rawValue
    act = statement.act.rawValue
    actLabel = Labels.words(act)
    actDefinition = Labels.definition(statement.act)
    instruments = statement.instruments.map {
      Link(name: $0, to: SitePath.instrument($0).path, full: names[$0] ?? $0)
    }
    measure = Labels.words(statement.measure.rawValue)
    condition = (statement.condition?.text).map(ShownStatement.onOneLine)
    target = statement.target
    day = statement.day?.description ?? "undated"
    dayBasis =
      statement.saidOn != nil ? "said" : statement.published != nil ? "published" : "no date known"
    reportedBy = statement.reportedBy
    source = statement.outlet ?? statement.documentTitle ?? statement.documentName
    tier = statement.tier.rawValue
    tierLabel = Labels.tier(statement.tier)
    inDocument = SitePath.document(statement.document).path([], fragment: "t-" + statement.uid)
    ownPage = SitePath.statement(uid: statement.uid).path
    confidence = Labels.percent(statement.confidence)
    standing = statement.standing.rawValue
    standingLabel = Labels.standing(statement.standing)
    isMachineRead = statement.standing == .machineRead
    isNested = statement.nestedIn != nil
    flags = statement.flags.map(Labels.words)
    self.number = number
    isInDocument = number != nil
  }

  /// Line breaks of the source's page are not of the words; the exact text is in the JSON.
  static func onOneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
