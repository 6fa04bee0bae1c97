public import Language
import Primitives

/// The rules' attributions, and in sentences where they find none those of a trained labeller that is sure.
///
/// The rules draw spans as the guidelines say and know nesting; what they miss most is a cue they have no word
/// for. A labeller has seen such cues. Where both find something in a sentence the rules' reading stands.
///
/// On PolNeAR's dev part 939 of the rules' 1,336 attributions are right (of 2,190, beliefs and intentions among
/// them); the accurate labeller adds 156 from 0.8 on, 125 of them right, and 432 from 0.5 on, 288 of them.
public struct SecondOpinion: AttributionFinder {
  private let rules = EnglishAttributions()
  private let labeller: @Sendable (String) -> AttributionLabeller?
  /// How sure the labeller must be of an attribution, 0 to 1.
  public var least: Double

  /// `labeller` is asked for each text; where it gives nil the rules read alone.
  public init(
    least: Double = 0.8, labeller: @escaping @Sendable (String) -> AttributionLabeller?
  ) {
    self.least = least
    self.labeller = labeller
  }

  public var languages: [String] { rules.languages }

  public func attributions(in sentences: [Sentence], text: String) -> [Attribution] {
    let found = rules.attributions(in: sentences, text: text)
    guard let labeller = labeller(text) else { return found }
    let places = sentences.map(\.range)
    var taken = [Bool](repeating: false, count: sentences.count)
    for attribution in found {
      for range in [attribution.cue] + attribution.content + [attribution.source].compactMap({ $0 })
      {
        for sentence in places.run(overlapping: range) { taken[sentence] = true }
      }
    }
    let tokens = TokenIndex(sentences)
    var more: [Attribution] = []
    for proposed in labeller.statements(in: text, sentences: sentences)
    where proposed.confidence >= least {
      guard let attribution = attribution(proposed, places, tokens),
        !([attribution.cue] + attribution.content).contains(where: {
          places.run(overlapping: $0).contains { taken[$0] }
        })
      else { continue }
      more.append(attribution)
    }
    guard !more.isEmpty else { return found }
    return (found + more).sorted { ($0.cue.start, $0.cue.end) < ($1.cue.start, $1.cue.end) }
  }

  /// The labeller's attribution in the form of the rules'; nil where it has no cue or no speaker, or where the
  /// cue says that nothing was said.
  private func attribution(
    _ proposed: LabelledAttribution, _ places: [TextRange], _ tokens: TokenIndex
  ) -> Attribution? {
    guard let first = proposed.cue.first, let source = proposed.source.first,
      let sentence = places.run(overlapping: first).first, !proposed.content.isEmpty
    else { return nil }
    // A clitic belongs to the speaker's word: *he’s claiming*.
    let cueTokens = tokens.tokens(first).drop { Self.isClitic($0.text) }
    guard let start = cueTokens.first?.range.start else { return nil }
    let words = cueTokens.map { $0.text.lowercased() }
    guard
      !words.contains(where: {
        ["not", "never"].contains($0) || $0.hasSuffix("n't") || $0.hasSuffix("n’t")
      })
    else { return nil }
    let verb = words.compactMap { EnglishCues.forms[$0]?.first?.verb.lemma }.first
    guard let lemma = verb ?? words.last else { return nil }
    let between =
      source.end < start ? tokens.tokens(TextRange(source.end, start)).map(\.text) : []
    return Attribution(
      source: source, cue: TextRange(start, first.end), content: proposed.content, lemma: lemma,
      isNominal: between.contains(where: Self.isClitic), sentence: sentence,
      score: proposed.confidence, isLearnt: true)
  }

  private static func isClitic(_ word: String) -> Bool {
    word.hasPrefix("'") || word.hasPrefix("’")
  }
}
