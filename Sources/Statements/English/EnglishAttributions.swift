public import Language
import Primitives

/// Finds attributions in English by cue words, their complements and the shape of the clause.
///
/// A cue is taken only with a subject that can speak (a person, body, state, writing or pronoun) and with
/// content of the kind its verb takes. Spans are drawn as the annotation guidelines say (section 2).
public struct EnglishAttributions: AttributionFinder {
  public init() {}

  public var languages: [String] { ["en"] }

  public func attributions(in sentences: [Sentence], text: String) -> [Attribution] {
    let tagging = EnglishTagging()
    var text = text
    let tagged = text.withUTF8 { bytes in sentences.map { tagging.tagged($0, in: bytes) } }
    var found: [Attribution] = []
    var introduced: Set<Int> = []
    for index in tagged.indices {
      var reading = SentenceReading(sentence: tagged[index], index: index)
      found += reading.attributions()
      guard index + 1 < tagged.count, let opened = reading.introduction(),
        let quoted = Continuations.quotedWhole(tagged[index + 1])
      else { continue }
      found.append(
        Attribution(
          source: opened.source, cue: opened.cue, content: [quoted], lemma: opened.lemma,
          isNominal: false, sentence: index, score: 0.9))
      introduced.insert(index + 1)
    }
    return Continuations(sentences: tagged, introduced: introduced).joined(found)
  }
}
