internal import Foundation
internal import Language
internal import Primitives

/// Tries shares and thresholds one after the other, keeping what gives the best mean of the three F1.
struct Tuning {
  private struct Article {
    var text: String
    var sentences: [Sentence]
    var encoded: EncoderReading
    var gold: Set<SpanScore.RoleSpan>
    var starts: [Int]
    var ends: [Int]
  }
  private let models: String
  private let encoder: AttributionEncoder
  private var articles: [Article] = []

  private struct Line: Decodable {
    var text: String
    var spans: [String: [[Int]]]
  }

  /// `gold` is a file with `spans` by role, as CofeNet's gold has.
  init(models: String, encoder folder: String, gold: String) throws {
    self.models = models
    encoder = try AttributionEncoder(folder: folder)
    let labeller = try AttributionLabeller(folder: models, encoder: encoder)
    for data in try CorpusFile.lines(URL(filePath: gold)) {
      let line = try JSONDecoder().decode(Line.self, from: data)
      let sentences = Examples.sentences(line.text)
      guard let encoded = labeller.encoded(line.text, sentences: sentences) else { continue }
      let tokens = sentences.flatMap(\.tokens)
      var article = Article(
        text: line.text, sentences: sentences, encoded: encoded, gold: [],
        starts: tokens.map(\.range.start), ends: tokens.map(\.range.end))
      let offsets = ScalarOffsets(line.text)
      for (role, name) in ["source", "cue", "content"].enumerated() {
        for span in line.spans[name] ?? [] {
          guard let range = offsets.bytes(span[0]..<span[1]) else { continue }
          article.gold.insert(Self.run(range, role, article))
        }
      }
      articles.append(article)
    }
  }

  private static func run(_ range: TextRange, _ role: Int, _ article: Article) -> SpanScore.RoleSpan
  {
    var low = 0
    while low < article.ends.count, article.ends[low] <= range.start { low += 1 }
    var high = low
    while high < article.starts.count, article.starts[high] < range.end { high += 1 }
    return SpanScore.RoleSpan(role: role, start: low, end: high)
  }

  private func score(_ blend: EncoderBlend) throws -> [Double] {
    let labeller = try AttributionLabeller(
      folder: models, encoder: AttributionEncoder(encoder, blend: blend))
    var score = SpanScore()
    for article in articles {
      let found = labeller.attributions(
        in: article.text, sentences: article.sentences, encoded: article.encoded)
      var spans = Set<SpanScore.RoleSpan>()
      for one in found {
        for (role, ranges) in [one.source, one.cue, one.content].enumerated() {
          for range in ranges { spans.insert(Self.run(range, role, article)) }
        }
      }
      score.add(found: spans, gold: article.gold)
    }
    return (0..<3).map { score.f1($0) }
  }

  func tune() throws {
    var best = encoder.blend
    var top = try score(best)
    print("begun with", top)
    func mean(_ f1: [Double]) -> Double { f1.reduce(0, +) / 3 }
    func attempt(_ name: String, _ change: (inout EncoderBlend) -> Void) throws {
      var blend = best
      change(&blend)
      let found = try score(blend)
      if mean(found) > mean(top) {
        (best, top) = (blend, found)
        print(name, top)
      }
    }
    for round in 0..<2 {
      let wide: Float = round == 0 ? 1 : 0.5
      for step: Float in [-0.3, -0.15, 0.15, 0.3] {
        try attempt("encoder") { $0.encoder = max(0.1, $0.encoder + step * wide) }
      }
      for step: Float in [-0.2, -0.1, 0.1, 0.2] {
        try attempt("chain") { $0.chain = max(0.05, $0.chain + step * wide) }
      }
      for role in 0..<5 {
        for step: Float in [-0.1, -0.05, 0.05, 0.1] {
          try attempt("threshold \(role)") {
            $0.thresholds[role] = max(0.02, $0.thresholds[role] + step * wide)
          }
        }
      }
    }
    print(
      """
      {"encoder": \(best.encoder), "chain": \(best.chain), "link": \(best.link), \
      "thresholds": \(best.thresholds)}
      """)
  }
}
