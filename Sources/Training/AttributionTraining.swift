internal import Language
internal import Primitives

/// Trains the attribution labeller: cue lexicon, two chains, linker.
///
/// The second chain learns from what the first finds in articles it has not seen: the first is trained once
/// for each fold on the other folds (jackknife), and once on all for use.
struct AttributionTraining {
  var folds = 3
  /// Rows kept of each chain.
  var firstRows = 300_000
  var secondRows = 80_000
  /// Features seen fewer times are left out.
  var least = 3
  var seed: UInt64 = 1
  var progress: (String) -> Void = { _ in }

  // Passes, rate, decay and dropout were tuned on PolNeAR's dev part: a quarter of the corpus with dropout
  // .15 gives content F1 56, with .5 it gives 60.
  var first = ChainTraining(
    passes: 5, averaged: 2, rate: 0.03, decay: 0.02, dropout: 0.5, caution: 1, seed: 1)
  /// The first chain as it is trained for the folds, which the shipped models had so: a pass less at a higher rate. It
  /// makes no difference that shows (content F1 61.8 on PolNeAR's dev part either way).
  var ofFolds = ChainTraining(
    passes: 4, averaged: 2, rate: 0.035, decay: 0.02, dropout: 0.5, caution: 1, seed: 1)
  var second = ChainTraining(
    passes: 3, averaged: 1, rate: 0.012, decay: 0.05, dropout: 0.6, caution: 4, seed: 2)

  /// The sections of `attribution.bin`, without the thresholds.
  ///
  /// `tagger` is used to open labellers while training; tags are already in `articles`.
  func train(_ articles: inout PreparedArticles, tagger: ModelFile) throws
    -> [(name: String, bytes: [UInt8])]
  {
    let lexicon = (name: "cues", bytes: CueLexicon.write(articles.cueLevels()))
    articles.finish(try CueLexicon(ModelFile(bytes: ModelFile.write([lexicon])), "cues"))
    var readers: [AttributionLabeller] = []
    for fold in 0..<folds {
      let chain = firstChain(articles, ofFolds) { $0 % folds != fold }
      readers.append(try labeller(tagger, [lexicon] + chain))
      progress("first chain without fold \(fold + 1) of \(folds)")
    }
    let chain = firstChain(articles, first) { _ in true }
    progress("first chain")
    let full = try labeller(tagger, [lexicon] + chain)
    let secondChain = secondChain(articles, readers, edges: full.first.edges)
    progress("second chain")
    let linker = (name: "linker", bytes: linker(articles))
    progress("linker")
    return [lexicon] + chain + secondChain + [linker]
  }

  /// A labeller of these sections, what is missing filled in.
  func labeller(
    _ tagger: ModelFile, _ sections: [(name: String, bytes: [UInt8])]
  ) throws -> AttributionLabeller {
    var linker = ModelNumbersWriter()
    linker.put([Float](repeating: 0, count: SpanLinker.size))
    let file = ModelFile.write(
      sections + [("linker", linker.bytes), ("thresholds", Self.thresholds([0.3, 0.3, 0.3]))])
    return try AttributionLabeller(tagger: tagger, attribution: ModelFile(bytes: file))
  }

  /// The section of thresholds: by role, then for completing with a content and with a cue.
  static func thresholds(_ roles: [Float], content: Float = 0.1, cue: Float = 0.1) -> [UInt8] {
    var writer = ModelNumbersWriter()
    writer.put(roles + [content, cue])
    return writer.bytes
  }

  func firstChain(
    _ articles: PreparedArticles, _ training: ChainTraining, where keep: (Int) -> Bool
  ) -> [(name: String, bytes: [UInt8])] {
    var census = FeatureCensus()
    var sink = FeatureSink()
    for (number, passages) in articles.passages.enumerated() where keep(number) {
      for passage in passages {
        for token in 0..<passage.count {
          AttributionFeatures.collect(passage, token, into: &sink)
          census.count(sink)
        }
      }
    }
    let index = census.kept(atLeast: least)
    var samples = ChainSamples()
    for (number, passages) in articles.passages.enumerated() where keep(number) {
      for (place, passage) in passages.enumerated() {
        for token in 0..<passage.count {
          AttributionFeatures.collect(passage, token, into: &sink)
          samples.add(sink, index, edge: AttributionFeatures.edge(passage, token))
        }
        samples.end(articles.gold[number][place].labels)
      }
    }
    var chain = training
    chain.seed = seed
    let weights = chain.train(samples, rowCount: index.count)
    return [
      ("first.rows", ChainTraining.section(weights, index, keep: firstRows)),
      ("first.edges", AttributionChain.write(edges: weights.edges)),
    ]
  }

  func secondChain(
    _ articles: PreparedArticles, _ readers: [AttributionLabeller],
    edges: UnsafePointer<SIMD16<Float>>
  ) -> [(name: String, bytes: [UInt8])] {
    var census = FeatureCensus()
    var sink = FeatureSink()
    eachReading(articles, readers) { passage, reading, document, before, _ in
      for token in 0..<passage.count {
        SecondFeatures.collect(passage, reading, document, before: before, token, into: &sink)
        census.count(sink)
      }
    }
    let index = census.kept(atLeast: least)
    var samples = ChainSamples()
    eachReading(articles, readers) { passage, reading, document, before, gold in
      for token in 0..<passage.count {
        SecondFeatures.collect(passage, reading, document, before: before, token, into: &sink)
        samples.add(sink, index, edge: AttributionFeatures.edge(passage, token))
        var base = reading.scores[token]
        base.replace(with: 0, where: base .< AttributionChain.never / 2)
        samples.base.append(base)
      }
      samples.end(gold.labels)
    }
    var chain = second
    chain.seed = seed &+ 1
    let weights = chain.train(samples, rowCount: index.count, edges: edges)
    return [
      ("second.rows", ChainTraining.section(weights, index, keep: secondRows)),
      ("second.edges", AttributionChain.write(edges: weights.edges)),
    ]
  }

  /// Walks over the first readings of all paragraphs; article `n` is read by reader `n % readers.count`.
  private func eachReading(
    _ articles: PreparedArticles, _ readers: [AttributionLabeller],
    _ body: (
      borrowing WordPassage, borrowing FirstReading, borrowing DocumentReading, UInt64, GoldLabels
    ) -> Void
  ) {
    var work = AttributionWork()
    for (number, passages) in articles.passages.enumerated() {
      var window = ReadingWindow(passages)
      readers[number % readers.count].readFirst(&window, &work)
      var before: UInt64 = 0
      for (place, passage) in passages.enumerated() {
        body(passage, window.readings[place], window.document, before, articles.gold[number][place])
        before = SecondFeatures.ending(window.readings[place].spans)
      }
    }
  }

  func linker(_ articles: PreparedArticles) -> [UInt8] {
    var choices: [SpanLinkerTraining.Choice] = []
    for (passages, golds) in zip(articles.passages, articles.gold) {
      for (passage, gold) in zip(passages, golds) {
        let graph = gold.graph
        choices += SpanLinkerTraining.choices(passage, graph.spans, links: graph.links)
      }
    }
    var writer = ModelNumbersWriter()
    writer.put(SpanLinkerTraining(seed: seed).train(choices))
    return writer.bytes
  }
}
