internal import Foundation
internal import Language
internal import Primitives

/// Writes examples for `train.py`, predictions, and tuned shares.
///
///     Examples examples MODELS CORPUS OUT       articles as the network is to see them
///     Examples predict MODELS ENCODER CORPUS OUT    attributions for the scorer; ENCODER `-` for the fast reader
///     Examples tune MODELS ENCODER SPANS WHOLE   shares and thresholds for `pack.py --blend`
///     Examples edges MODELS OUT                 the chains' edges, to begin the network's with
@main struct Examples {
  static func main() throws {
    let words = Array(CommandLine.arguments.dropFirst())
    switch (words.first, words.count) {
    case ("examples", 4): try write(models: words[1], corpus: words[2], out: words[3])
    case ("predict", 5):
      try Prediction(models: words[1], encoder: words[2]).write(corpus: words[3], out: words[4])
    case ("tune", 5):
      try Tuning(models: words[1], encoder: words[2], spans: words[3], whole: words[4]).tune()
    case ("edges", 3):
      let chain = try AttributionLabeller(folder: words[1]).second
      let count = AttributionFeatures.edgeClasses * ChainLattice.labels
      let rows = (0..<count).map { row in
        (0..<16).map { lane in chain.map { "\($0.edges[row][lane])" } ?? "0" }
          .joined(separator: " ")
      }
      try Data(rows.joined(separator: "\n").utf8).write(to: URL(filePath: words[2]))
    default: print("Examples examples|predict|tune|edges …, as its source says")
    }
  }

  static func sentences(_ text: String) -> [Sentence] {
    SentencesFromText.asLearnt.sentences(
      in: text, blocks: [TextBlock(range: TextRange(0, text.utf8.count), kind: .paragraph)])
  }

  private static func write(models: String, corpus: String, out: String) throws {
    let labeller = try AttributionLabeller(folder: models)
    var lines = Data()
    for article in try PolNeARCorpus.articles(corpus) {
      var text = article.text
      var window = ReadingWindow()
      let sentences = sentences(article.text)
      text.withUTF8 { bytes in
        for paragraph in ParagraphRanges(sentences) {
          window.add(bytes, paragraph) { labeller.prepare(&$0) }
        }
      }
      var paragraphs: [[String: Any]] = []
      for index in 0..<window.count {
        let p = window.passages[index]
        let gold = GoldLabels(p, article.attributions)
        paragraphs.append([
          "ranges": p.ranges.map { [$0.start, $0.end] },
          "labels": gold.labels.map(Int.init),
          "edges": (0..<p.count).map { Int(AttributionFeatures.edge(p, $0)) },
          "tags": p.tags.map(Int.init), "quotes": p.quotes.map { Int($0.rawValue) },
          "shape": p.words.map { ($0.isCapital ? 1 : 0) + ($0.isUpper ? 1 : 0) },
          "cue": p.cueLevel.map(Int.init), "sentence": p.sentenceStart.map(Int.init),
          "attributions": gold.attributions.map { parts in
            [parts.source, parts.cue, parts.content].map {
              $0.map { [$0.lowerBound, $0.upperBound] }
            }
          },
        ])
      }
      lines += try JSONSerialization.data(withJSONObject: [
        "id": article.id, "text": article.text, "paragraphs": paragraphs,
      ])
      lines.append(0x0A)
    }
    try lines.write(to: URL(filePath: out))
  }
}
