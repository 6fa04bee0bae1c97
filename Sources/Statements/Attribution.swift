public import Language
public import Primitives

/// One attribution as found in the words: source, cue, content; not yet who or when.
public struct Attribution: Sendable, Equatable {
  /// The words for the speaker; nil where the cue shares an unseen one.
  public var source: TextRange?
  public var cue: TextRange
  /// In order of place, at least one.
  public var content: [TextRange]
  /// The verb or noun the cue is built on, in its dictionary form: `say`, `offer`, `according`.
  public var lemma: String
  /// The words between cue and content that name whom it was told: `reporters`, `RIA Novosti`.
  public var addressee: TextRange?
  /// The party accused, where the content doesn't include it: `Moscow` in *accused Moscow of cheating*.
  public var accused: TextRange?
  /// Whether a noun carries it (*Russia's offer*), not a verb.
  public var isNominal: Bool
  /// Index of the sentence its cue stands in.
  public var sentence: Int
  /// How sure the finder is, 0 to 1; not yet calibrated.
  public var score: Double
  /// Whether a trained labeller found it, whose score is calibrated, and not the rules.
  public var isLearnt: Bool

  public init(
    source: TextRange?, cue: TextRange, content: [TextRange], lemma: String,
    addressee: TextRange? = nil, accused: TextRange? = nil, isNominal: Bool = false, sentence: Int,
    score: Double, isLearnt: Bool = false
  ) {
    self.source = source
    self.cue = cue
    self.content = content
    self.lemma = lemma
    self.addressee = addressee
    self.accused = accused
    self.isNominal = isNominal
    self.sentence = sentence
    self.score = score
    self.isLearnt = isLearnt
  }
}

/// A reader that finds attributions in sentences: by rules, or as it has learnt.
///
/// What it gives back is in order of cue, each source, cue and content inside `text`, on scalars, not
/// overlapping within one attribution.
public protocol AttributionFinder: Sendable {
  /// The ISO 639-1 codes of the languages it reads.
  var languages: [String] { get }
  func attributions(in sentences: [Sentence], text: String) -> [Attribution]
}
