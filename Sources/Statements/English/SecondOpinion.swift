public import Language
public import Primitives

/// The rules' attributions, and in sentences where they find none those of a trained labeller that is sure.
///
/// The rules draw spans as the guidelines say and know nesting; what they miss most is a cue they have no word
/// for. A labeller has seen such cues. Where both find something in a sentence the rules' reading stands.
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
    let places = SentencePlaces(sentences)
    var taken = [Bool](repeating: false, count: sentences.count)
    for attribution in found {
      for range in [attribution.cue] + attribution.content + [attribution.source].compactMap({ $0 })
      {
        for sentence in places.sentences(of: range) { taken[sentence] = true }
      }
    }
    let tokens = TokenIndex(sentences)
    var more: [Attribution] = []
    for proposed in labeller.statements(in: text, sentences: sentences)
    where proposed.confidence >= least {
      guard let attribution = attribution(proposed, places, tokens),
        !([attribution.cue] + attribution.content).contains(where: {
          places.sentences(of: $0).contains { taken[$0] }
        })
      else { continue }
      more.append(attribution)
    }
    guard !more.isEmpty else { return found }
    return (found + more).sorted { ($0.cue.start, $0.cue.end) < ($1.cue.start, $1.cue.end) }
  }

  /// The labeller's attribution in the form of the rules'; nil where it has no cue or no speaker.
  private func attribution(
    _ proposed: LabelledAttribution, _ places: SentencePlaces, _ tokens: TokenIndex
  ) -> Attribution? {
    guard let cue = proposed.cue.first, let source = proposed.source.first,
      let sentence = places.sentences(of: cue).first, !proposed.content.isEmpty
    else { return nil }
    let words = tokens.tokens(cue).map { $0.text.lowercased() }
    let verb = words.compactMap { EnglishCues.forms[$0]?.first?.verb.lemma }.first
    guard let lemma = verb ?? words.last else { return nil }
    return Attribution(
      source: source, cue: cue, content: proposed.content, lemma: lemma,
      isNominal: verb == nil && !words.contains { $0.hasSuffix("ed") || $0.hasSuffix("ing") },
      sentence: sentence, score: proposed.confidence, isLearnt: true)
  }
}

/// Which sentences a place in the text lies in.
private struct SentencePlaces {
  private let ranges: [TextRange]

  init(_ sentences: [Sentence]) { ranges = sentences.map(\.range) }

  func sentences(of range: TextRange) -> Range<Int> {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].end <= range.start { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < ranges.count, ranges[end].start < range.end { end += 1 }
    return low..<end
  }
}
