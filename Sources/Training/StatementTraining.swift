internal import Language
internal import Primitives

/// Trains the chain that redraws attributions as statements, on the project's own annotated news items.
///
/// It starts from what the labeller trained on PolNeAR finds and learns only what differs: how the guidelines
/// draw spans, what they leave out, and the words of the field.
struct StatementTraining {
  var chain = ChainTraining(
    passes: 12, averaged: 4, rate: 0.03, decay: 0.02, dropout: 0.5, caution: 1, seed: 3)
  var least = 2
  var rows = 40_000
  var thresholds: [Float] = [0.2, 0.2, 0.2]

  /// The sections of `statements.bin`; `labeller` is the one it builds on.
  func train(
    _ articles: [PolNeARCorpus.Article], _ labeller: AttributionLabeller
  ) -> [(name: String, bytes: [UInt8])] {
    var census = FeatureCensus()
    var samples = ChainSamples()
    each(articles, labeller) { sink, _, _ in
      census.count(sink)
    } end: { _ in
    }
    let index = census.kept(atLeast: least)
    each(articles, labeller) { sink, edge, base in
      samples.add(sink, index, edge: edge)
      samples.base.append(base)
    } end: {
      samples.end($0.labels)
    }
    let weights = chain.train(
      samples, rowCount: index.count, edges: (labeller.second ?? labeller.first).edges)
    var numbers = ModelNumbersWriter()
    numbers.put(thresholds)
    return [
      ("statements.rows", ChainTraining.section(weights, index, keep: rows)),
      ("statements.edges", AttributionChain.write(edges: weights.edges)),
      ("thresholds", numbers.bytes),
    ]
  }

  private func each(
    _ articles: [PolNeARCorpus.Article], _ labeller: AttributionLabeller,
    _ token: (borrowing FeatureSink, Int32, SIMD16<Float>) -> Void, end: (GoldLabels) -> Void
  ) {
    var work = AttributionWork()
    var sink = FeatureSink()
    for article in articles {
      var window = ReadingWindow()
      let sentences = ArticleSentences.sentences(article.text)
      var text = article.text
      text.withUTF8 { bytes in
        for paragraph in ParagraphRanges(sentences) {
          window.add(bytes, paragraph) { labeller.prepare(&$0) }
        }
      }
      labeller.readFirst(&window, &work)
      var before: UInt64 = 0
      for place in 0..<window.count {
        let passage = window.passages[place]
        labeller.scoreSecond(passage, window.readings[place], window.document, before, &work)
        for index in 0..<passage.count {
          StatementFeatures.collect(
            passage, window.readings[place], window.document, before: before, index, into: &sink)
          var base = work.lattice.scores[index]
          base.replace(with: 0, where: base .< AttributionChain.never / 2)
          token(sink, work.lattice.edgeClass[index], base)
        }
        before = SecondFeatures.ending(window.readings[place].spans)
        end(GoldLabels(passage, article.attributions))
      }
    }
  }

  /// What a labeller trained on the other folds finds in each article, in order of the articles.
  func crossValidated(
    _ articles: [PolNeARCorpus.Article], folds: Int, tagger: ModelFile, attribution: ModelFile
  ) throws -> [[LabelledAttribution]] {
    let base = try AttributionLabeller(tagger: tagger, attribution: attribution)
    var found = [[LabelledAttribution]](repeating: [], count: articles.count)
    for fold in 0..<folds {
      let seen = articles.enumerated().filter { $0.offset % folds != fold }.map(\.element)
      let file = try ModelFile(bytes: ModelFile.write(train(seen, base)))
      let labeller = try AttributionLabeller(
        tagger: tagger, attribution: attribution, statements: file)
      for (number, article) in articles.enumerated() where number % folds == fold {
        found[number] = labeller.statements(
          in: article.text, sentences: ArticleSentences.sentences(article.text))
      }
    }
    return found
  }
}
