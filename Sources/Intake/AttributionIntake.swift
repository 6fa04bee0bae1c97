public import Documents
import Language
public import Primitives

/// From bytes to attributions as the public corpus draws them, for scoring against it.
///
/// Beliefs and intentions are among them, nothing is shaped to our guidelines, and every line of a text
/// is read, titles too, because that is how the corpus was annotated.
public struct AttributionIntake: Sendable {
  private let documents: DocumentReader
  private let reader: AttributionReader

  public init(documents: DocumentReader, reader: AttributionReader) {
    self.documents = documents
    self.reader = reader
  }

  /// For each document in `source` the object `{"id", "text", "attributions"}` of the extract contract,
  /// places in Unicode scalars; or the fault that stands in its place.
  public func read(_ source: DocumentSource) -> [Result<JSONValue, DocumentFault>] {
    documents.read(source).map { $0.map(read) }
  }

  /// The same object for one document.
  public func read(_ document: Document) -> JSONValue {
    let text = document.text
    let whole = TextBlock(range: TextRange(0, text.utf8.count), kind: .paragraph)
    let sentences = SentencesFromText.asLearnt.sentences(in: text, blocks: [whole])
    let offsets = ScalarOffsets(text)
    func places(_ ranges: [TextRange]) -> JSONValue {
      .array(
        ranges.map { range in
          let scalars = offsets.scalars(range)
          return [.integer(scalars.lowerBound), .integer(scalars.upperBound)]
        })
    }
    return [
      "id": .string(document.id), "text": .string(text),
      "attributions": .array(
        reader.labeller(for: text).attributions(in: text, sentences: sentences).map { attribution in
          [
            "source": places(attribution.source), "cue": places(attribution.cue),
            "content": places(attribution.content),
          ]
        }),
    ]
  }
}
