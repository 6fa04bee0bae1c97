internal import Foundation
internal import Glibc
internal import Language
internal import Primitives

/// Reads a corpus and writes what the scorer compares; says how long it took.
struct Prediction {
  let labeller: AttributionLabeller

  init(models: String, encoder: String) throws {
    labeller = try AttributionLabeller(
      folder: models, encoder: encoder == "-" ? nil : AttributionEncoder(folder: encoder))
  }

  func write(corpus: String, out: String) throws {
    var lines = Data()
    var words = 0
    var seconds = 0.0
    for article in try PolNeARCorpus.articles(corpus) {
      let before = Glibc.clock()
      let sentences = Examples.sentences(article.text)
      let found = labeller.attributions(in: article.text, sentences: sentences)
      seconds += Double(Glibc.clock() - before) / Double(CLOCKS_PER_SEC)
      words += article.text.split(whereSeparator: \.isWhitespace).count
      let offsets = ScalarOffsets(article.text)
      func places(_ ranges: [TextRange]) -> [[Int]] {
        ranges.map { range in
          let scalars = offsets.scalars(range)
          return [scalars.lowerBound, scalars.upperBound]
        }
      }
      lines += try JSONSerialization.data(withJSONObject: [
        "id": article.id, "text": article.text,
        "attributions": found.map {
          [
            "source": places($0.source), "cue": places($0.cue), "content": places($0.content),
          ]
        },
      ])
      lines.append(0x0A)
    }
    try lines.write(to: URL(filePath: out))
    print(
      "\(words) words in \(seconds) s of CPU: \(Double(words) / 800 / seconds) articles of 800 words a second"
    )
  }
}
