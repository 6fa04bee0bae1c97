import Language
import Primitives
import Testing

@testable import Training

/// Made-up articles with one way of reporting, enough to learn by heart.
private let articles: [PolNeARCorpus.Article] = (0..<60).map { number in
  let names = ["Peskov", "Ryabkov", "Lavrov", "Blinken", "Stoltenberg", "Zakharova"]
  let verbs = ["said", "insisted", "warned", "argued"]
  let contents = [
    "the treaty was dead", "talks would go on", "nobody had asked", "limits would hold",
  ]
  let name = names[number % names.count]
  let verb = verbs[number % verbs.count]
  let content = contents[number % contents.count]
  let text = "The day was cold. \(name) \(verb) \(content). The snow fell on the town."
  let start = "The day was cold. ".utf8.count
  let cue = start + name.utf8.count + 1
  let body = cue + verb.utf8.count + 1
  return PolNeARCorpus.Article(
    id: "\(number)", text: text,
    attributions: [
      PolNeARCorpus.Attribution(
        source: [TextRange(start, start + name.utf8.count)],
        cue: [TextRange(cue, cue + verb.utf8.count)],
        content: [TextRange(body, body + content.utf8.count)])
    ])
}

private func tagger() throws -> ModelFile {
  try ModelFile(bytes: ModelFile.write([("tagger", FeatureRows.write([], width: 32))]))
}

private func trained(seed: UInt64) throws -> [UInt8] {
  let file = try tagger()
  var prepared = PreparedArticles(
    articles, taggers: [WordTagger(rows: try FeatureRows(file, "tagger"))])
  var training = AttributionTraining()
  training.seed = seed
  training.folds = 2
  training.least = 1
  let sections = try training.train(&prepared, tagger: file)
  return ModelFile.write(
    sections + [("thresholds", AttributionTraining.thresholds([0.3, 0.3, 0.3]))])
}

@Suite struct `Training the labeller` {
  @Test func `learns a simple way of reporting by heart`() throws {
    let labeller = try AttributionLabeller(
      tagger: tagger(), attribution: ModelFile(bytes: try trained(seed: 1)))
    let found = ModelTraining.label(articles, with: labeller)
    let score = AttributionScore(articles, found)
    #expect(score.spans.f1(0) > 0.95)
    #expect(score.spans.f1(1) > 0.95)
    #expect(score.spans.f1(2) > 0.95)
    #expect(score.attribution > 0.95)
  }

  @Test func `gives the same bytes for the same seed`() throws {
    #expect(try trained(seed: 4) == trained(seed: 4))
  }

  @Test func `gives other bytes for another seed`() throws {
    #expect(try trained(seed: 4) != trained(seed: 5))
  }
}

@Suite struct `Gold labels` {
  @Test func `spell the spans they were drawn from`() throws {
    let rows = try FeatureRows(tagger(), "tagger")
    let prepared = PreparedArticles(articles, taggers: [WordTagger(rows: rows)])
    for (article, golds) in zip(prepared.articles, prepared.gold) {
      let spans = golds.flatMap { GoldLabels.spans($0.labels) }
      #expect(spans.count == article.attributions.count * 3)
      for gold in golds {
        for (index, label) in gold.labels.enumerated() {
          let before = index > 0 ? Int(gold.labels[index - 1]) : nil
          #expect(ChainLabel.mayFollow(Int(label), before))
        }
      }
    }
  }
}
