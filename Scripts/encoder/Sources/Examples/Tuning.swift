internal import Foundation
internal import Language
internal import Primitives

/// Tries shares and thresholds one after the other, keeping what gives the best figures on dev.
///
/// What is maximised is the mean of the exact F1 of the three roles on one file of gold; for the links it is
/// the F1 of whole attributions on the other.
struct Tuning {
  private struct Article {
    var text: String
    var sentences: [Sentence]
    var encoded: EncoderReading
    var gold: Set<SpanScore.RoleSpan> = []
    /// Empty where the file has spans alone.
    var attributions: PolNeARCorpus.Article?
    var starts: [Int]
    var ends: [Int]
  }
  private let models: String
  private let encoder: AttributionEncoder
  private var spans: [Article] = []
  private var whole: [Article] = []

  private struct Line: Decodable {
    var text: String
    var spans: [String: [[Int]]]
  }

  /// `spans` is a file with `spans` by role, as CofeNet's gold has, `whole` one with attributions.
  init(models: String, encoder folder: String, spans: String, whole: String) throws {
    self.models = models
    encoder = try AttributionEncoder(folder: folder)
    let labeller = try AttributionLabeller(folder: models, encoder: encoder)
    var known: [String: EncoderReading] = [:]
    func article(_ text: String) -> Article? {
      let sentences = Examples.sentences(text)
      guard let encoded = known[text] ?? labeller.encoded(text, sentences: sentences) else {
        return nil
      }
      known[text] = encoded
      let tokens = sentences.flatMap(\.tokens)
      return Article(
        text: text, sentences: sentences, encoded: encoded, starts: tokens.map(\.range.start),
        ends: tokens.map(\.range.end))
    }
    for data in try CorpusFile.lines(URL(filePath: spans)) {
      let line = try JSONDecoder().decode(Line.self, from: data)
      guard var article = article(line.text) else { continue }
      let offsets = ScalarOffsets(line.text)
      for (role, name) in ["source", "cue", "content"].enumerated() {
        for span in line.spans[name] ?? [] {
          guard let range = offsets.bytes(span[0]..<span[1]) else { continue }
          article.gold.insert(Self.run(range, role, article))
        }
      }
      self.spans.append(article)
    }
    for one in try PolNeARCorpus.articles(whole) {
      guard var article = article(one.text) else { continue }
      article.attributions = one
      self.whole.append(article)
    }
  }

  /// The range as a run of tokens, so that half tokens and white space make no difference.
  private static func run(_ range: TextRange, _ role: Int, _ article: Article) -> SpanScore.RoleSpan
  {
    var low = 0
    while low < article.ends.count, article.ends[low] <= range.start { low += 1 }
    var high = low
    while high < article.starts.count, article.starts[high] < range.end { high += 1 }
    return SpanScore.RoleSpan(role: role, start: low, end: high)
  }

  private func label(_ articles: [Article], _ blend: EncoderBlend) throws -> [[LabelledAttribution]]
  {
    let labeller = try AttributionLabeller(
      folder: models, encoder: AttributionEncoder(encoder, blend: blend))
    return articles.map {
      labeller.attributions(in: $0.text, sentences: $0.sentences, encoded: $0.encoded)
    }
  }

  private func exact(_ blend: EncoderBlend) throws -> [Double] {
    var score = SpanScore()
    for (article, found) in zip(spans, try label(spans, blend)) {
      var own = Set<SpanScore.RoleSpan>()
      for one in found {
        for (role, ranges) in [one.source, one.cue, one.content].enumerated() {
          for range in ranges { own.insert(Self.run(range, role, article)) }
        }
      }
      score.add(found: own, gold: article.gold)
    }
    return (0..<3).map { score.f1($0) }
  }

  private func linked(_ blend: EncoderBlend) throws -> [Double] {
    [AttributionScore(whole.compactMap(\.attributions), try label(whole, blend)).attribution]
  }

  func tune() throws {
    var best = encoder.blend
    func mean(_ f1: [Double]) -> Double { f1.reduce(0, +) / Double(f1.count) }
    func climb(
      _ name: String, _ steps: [Float], _ measure: (EncoderBlend) throws -> [Double],
      _ change: (inout EncoderBlend, Float) -> Void
    ) throws {
      var top = try measure(best)
      for step in steps {
        var blend = best
        change(&blend, step)
        let found = try measure(blend)
        if mean(found) > mean(top) { (best, top) = (blend, found) }
      }
      print(name, top)
    }
    try climb("encoder", [-0.2, -0.1, 0.1, 0.2], exact) { $0.encoder = max(0.1, $0.encoder + $1) }
    try climb("chain", [-0.1, -0.05, 0.05, 0.1], exact) { $0.chain = max(0.02, $0.chain + $1) }
    for role in 0..<5 {
      try climb("threshold \(role)", [-0.06, -0.03, 0.03, 0.06], exact) { blend, step in
        blend.thresholds[role] = max(0.02, blend.thresholds[role] + step)
      }
    }
    try climb("link", [-0.3, -0.15, 0.15, 0.3, 0.5], linked) { $0.link = max(0, $0.link + $1) }
    try climb("no source", [-0.5, 0.5], linked) { $0.none[0] += $1 }
    print(
      """
      {"encoder": \(best.encoder), "chain": \(best.chain), "link": \(best.link), \
      "none": \(best.none), "thresholds": \(best.thresholds)}
      """)
  }
}
