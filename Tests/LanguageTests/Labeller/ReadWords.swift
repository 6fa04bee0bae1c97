import Language
import Primitives

/// The sentences of a text that is one paragraph.
func sentences(ofParagraph text: String) -> [Sentence] {
  SentencesFromText().sentences(
    in: text, blocks: [TextBlock(range: TextRange(0, text.utf8.count), kind: .paragraph)])
}

/// The words of each attribution a reader finds: source, cue, content.
func words(foundBy reader: AttributionLabeller, in text: String) -> [[String]] {
  reader.attributions(in: text, sentences: sentences(ofParagraph: text)).map { found in
    (found.source + found.cue + found.content).map { text.passage($0) ?? "?" }
  }
}
