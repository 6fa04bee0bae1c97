public import Primitives

/// One attribution: one speaker, one cue, what was said. Evidence, not a fact.
///
/// Every place is in the document's canonical text; drawn as `corpus/guidelines.md` section 2 says.
public struct AttributedStatement: Sendable, Equatable {
  public var speaker: Speaker
  /// Nil where the attribution has no cue word of its own.
  public var cue: TextRange?
  /// In order of place, at least one; several where the cue interrupts or the quotation goes on.
  public var content: [TextRange]
  public var quote: Quote
  /// Index, among the statements of the same document, of the one inside whose content this stands.
  public var nestedIn: Int?
  /// The medium through which the words reached the report, as printed; nil for none named.
  public var reportedBy: String?
  /// When it was said, resolved against the day of publication; never more precise than the text.
  public var saidOn: PartialDay?
  /// Calibrated: of statements with 0.8 about four in five are right.
  public var confidence: Double
  /// Short stable names, such as `source-garbled`.
  public var flags: [String]

  public init(
    speaker: Speaker, cue: TextRange?, content: [TextRange], quote: Quote, nestedIn: Int? = nil,
    reportedBy: String? = nil, saidOn: PartialDay? = nil, confidence: Double, flags: [String] = []
  ) {
    self.speaker = speaker
    self.cue = cue
    self.content = content
    self.quote = quote
    self.nestedIn = nestedIn
    self.reportedBy = reportedBy
    self.saidOn = saidOn
    self.confidence = confidence
    self.flags = flags
  }

  /// Whether the words are quoted: all of the content, none of it, or a part.
  public enum Quote: String, Sendable, CaseIterable {
    case direct, indirect, mixed
  }
}

/// Who speaks: the words that name them in the text, and whom the catalogue knows by them.
public struct Speaker: Sendable, Equatable {
  /// Nil where the text gives no words for the speaker.
  public var range: TextRange?
  /// Full name, from the catalogue or the text; nil for an unnamed one.
  public var name: String?
  /// The catalogue's id; nil where it knows no such person.
  public var person: String?
  /// The office as the document states it, else as the catalogue has it on that day.
  public var office: String?
  /// ISO 3166-1 code of the side spoken for, `SU`; nil for none.
  public var state: String?
  public var kind: Kind
  public var authority: Authority

  public init(
    range: TextRange?, name: String? = nil, person: String? = nil, office: String? = nil,
    state: String? = nil, kind: Kind, authority: Authority
  ) {
    self.range = range
    self.name = name
    self.person = person
    self.office = office
    self.state = state
    self.kind = kind
    self.authority = authority
  }

  public enum Kind: String, Sendable, CaseIterable {
    case person, office, state, organisation, unnamed
  }
}
