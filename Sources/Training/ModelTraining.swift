internal import Foundation
internal import Language
internal import Positions
internal import Primitives

/// Trains every English model from the open corpora and writes them with their card.
///
/// ```swift
/// try ModelTraining.train(from: "../shared/data", into: "Models/en-1", seed: 1) { print($0) }
/// ```
///
/// The same corpora and seed give the same bytes. Takes about ten minutes of one core and 2 GB of memory.
public enum ModelTraining {
  /// Trains from the folder that holds `attribution/` and `treebank/`, into the folder `models`.
  ///
  /// `statements` are files of the project's own annotated items; without one `statements.bin` isn't written
  /// and statements are read by PolNeAR's lights alone.
  ///
  /// `positions` trains acts, measures and instruments on the same items, on `lessons`, `sentences` and `accepted` besides;
  /// without it `positions.bin` isn't written.
  ///
  /// - Throws: `TrainingError` where a corpus is missing or damaged; nothing is written then.
  public static func train(
    from data: String, into models: String, seed: UInt64 = 1, statements: [String] = [],
    positions: PositionTraining? = nil, lessons: [String] = [], sentences: String? = nil,
    accepted: [AnnotatedItem] = [],
    progress: @escaping (String) -> Void = { _ in }
  ) throws {
    // What can be missing is read before anything is trained.
    let taught = try sentences.map(ActSentence.read) ?? []
    let annotated = try statements.flatMap(AnnotatedItem.read)
    let further = try lessons.flatMap(AnnotatedItem.read)
    let train = try PolNeARCorpus.articles(data + "/attribution/polnear-train.jsonl.gz")
    let dev = try PolNeARCorpus.articles(data + "/attribution/polnear-dev.jsonl.gz")
    let (tagger, halves) = try taggers(data, train, seed: seed, progress: progress)
    let taggerFile = try ModelFile(bytes: tagger)

    var articles = PreparedArticles(train, taggers: try halves.map(Self.tagger))
    var training = AttributionTraining()
    training.seed = seed
    training.progress = progress
    var sections = try training.train(&articles, tagger: taggerFile)
    let thresholds = try tune(sections, taggerFile, dev)
    sections.append((name: "thresholds", bytes: AttributionTraining.thresholds(thresholds)))
    let attribution = ModelFile.write(sections)
    let labeller = try AttributionLabeller(
      tagger: taggerFile, attribution: ModelFile(bytes: attribution))
    let score = AttributionScore(dev, label(dev, with: labeller))
    progress("dev: " + score.description)

    var files = [("tagger.bin", tagger), ("attribution.bin", attribution)]
    if !statements.isEmpty {
      let items = try statements.flatMap(StatementCorpus.articles)
      files.append(("statements.bin", ModelFile.write(StatementTraining().train(items, labeller))))
      progress("statements")
    }

    var made: PositionTraining.Made?
    if let positions {
      var positions = positions
      positions.seed = seed
      let result = positions.train(
        annotated, lessons: further, sentences: taught, accepted: accepted, progress: progress)
      files.append(("positions.bin", result.file))
      made = result
    }

    let folder = URL(filePath: models)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, bytes) in files { try Data(bytes).write(to: folder.appending(path: name)) }
    let card = ModelCard(
      name: folder.lastPathComponent, seed: seed, files: files, score: score, training: training,
      thresholds: thresholds,
      positions: made.map {
        ModelCard.Positions(
          made: $0, items: annotated.count, lessons: further.count, sentences: taught.count,
          accepted: accepted.count)
      })
    try Data(card.text.utf8).write(to: folder.appending(path: "card.yaml"))
  }

  /// The tagger for use, and two that have each not seen one half of the articles (jackknife).
  ///
  /// Even articles are to be tagged by the first half's tagger, odd ones by the second's.
  private static func taggers(
    _ data: String, _ train: [PolNeARCorpus.Article], seed: UInt64, progress: (String) -> Void
  ) throws -> (full: [UInt8], halves: [[UInt8]]) {
    var texts: [String: String] = [:]
    var numbers: [String: Int] = [:]
    for (number, article) in train.enumerated() {
      texts[article.id] = article.text
      numbers[article.id] = number
    }
    let parsed = try ParsedCorpus.coreNLP(
      data + "/attribution/corenlp-train.jsonl.gz", texts: texts)
    let trees =
      try ParsedCorpus.treebank(data + "/treebank/en_ewt-ud-train.conllu.gz")
      + ParsedCorpus.treebank(data + "/treebank/en_gum_nofictionwhow-ud-train.conllu.gz")
    progress("corpora read")
    var halves: [[UInt8]] = []
    for half in 0..<2 {
      let seen = parsed.filter { (numbers[$0.document] ?? 0) % 2 != half }
      let training = WordTaggerTraining(passes: 4, seed: seed, least: 4)
      halves.append(ModelFile.write([("tagger", training.train(trees + seen))]))
      progress("tagger without half \(half + 1) of 2")
    }
    let training = WordTaggerTraining(passes: 6, seed: seed, least: 4)
    let full = ModelFile.write([("tagger", training.train(trees + parsed))])
    progress("tagger")
    return (full, halves)
  }

  private static func tagger(_ file: [UInt8]) throws -> WordTagger {
    WordTagger(rows: try FeatureRows(ModelFile(bytes: file), "tagger"))
  }

  /// The attributions a labeller finds in each article.
  static func label(
    _ articles: [PolNeARCorpus.Article], with labeller: AttributionLabeller
  ) -> [[LabelledAttribution]] {
    articles.map {
      labeller.attributions(in: $0.text, sentences: ArticleSentences.sentences($0.text))
    }
  }

  /// The thresholds, by role, with the best exact F1 on `dev`; all else stays as it is.
  static func tune(
    _ sections: [(name: String, bytes: [UInt8])], _ tagger: ModelFile,
    _ dev: [PolNeARCorpus.Article]
  ) throws -> [Float] {
    var best: [(threshold: Float, f1: Double)] = Array(repeating: (0.3, 0), count: 3)
    for step in 0..<6 {
      let threshold = 0.2 + 0.04 * Float(step)
      let stored = AttributionTraining.thresholds([threshold, threshold, threshold])
      let file = ModelFile.write(sections + [("thresholds", stored)])
      let labeller = try AttributionLabeller(
        tagger: tagger, attribution: ModelFile(bytes: file))
      let score = AttributionScore(dev, label(dev, with: labeller))
      for role in 0..<3 where score.spans.f1(role) > best[role].f1 {
        best[role] = (threshold, score.spans.f1(role))
      }
    }
    return best.map(\.threshold)
  }
}
