public import Documents
internal import Language
public import Positions
internal import Primitives
internal import Statements

/// Trains what tells positions: acts and measures, instruments, and how sure each may be.
///
/// ```swift
/// let made = PositionTraining(documents: documents, reader: reader).train(items, sentences: sentences)
/// try Data(made.file).write(to: folder.appending(path: "positions.bin"))
/// ```
///
/// The reports are read as they will be read; what was found is matched to what was annotated. Six folds by report give
/// honest scores, and the likelihoods are fitted to them. The same items give the same bytes.
public struct PositionTraining: Sendable {
  private let documents: DocumentReader
  private let reader: StatementReader
  public var seed: UInt64 = 1

  public init(documents: DocumentReader, reader: StatementReader) {
    self.documents = documents
    self.reader = reader.with(.unlearnt)
  }

  /// Models with their scores.
  public struct Made: Sendable {
    public var models: PositionModels
    /// The bytes of `positions.bin`.
    public var file: [UInt8]
    /// Shares right in six-fold cross-validation by report, over matched statements: the name of each and the share.
    public var scores: [(name: String, share: Double)]
    /// The same over the items that were given as `lessons`; empty without them.
    public var lessonScores: [(name: String, share: Double)]
    /// For each tenth of confidence: how many statements had it, and how many of them were right.
    public var reliability:
      [(name: String, bins: [(confidence: Double, right: Double, count: Int)])]
  }

  /// One statement as read, with what was annotated of it.
  struct Example {
    var report: Int
    var lesson: StatementReader.Lesson
    /// Nil where nothing annotated matches.
    var gold: AnnotatedItem.Statement?
    var isFound: Bool
  }

  /// Trains on annotated items and further `lessons` of other writers, on sentences, and on reports whose statements a
  /// person `accepted`. The scores are those of `items`.
  public func train(
    _ items: [AnnotatedItem], lessons: [AnnotatedItem] = [], sentences: [ActSentence],
    accepted: [AnnotatedItem] = [], progress: (String) -> Void = { _ in }
  ) -> Made {
    let scored = 0..<items.count
    let others = items.count..<items.count + lessons.count
    let items = items + lessons + accepted
    let instruments = InstrumentTraining()
    let plain = examples(items, reader)
    // Many a report says no day: each is learnt from once with and once without.
    let undated = examples(
      items.map { item in
        var item = item
        item.published = nil
        return item
      }, reader)
    let folds = 6
    // The instruments first: acts and measures see them.
    let learnt = instruments.train(texts(plain) { _ in true } + texts(undated) { _ in true })
    progress("instruments")
    var models = PositionModels.unlearnt
    models.instruments = learnt
    let seen = reader.with(models)
    let examples = examples(items, seen)
    let extra = taught(sentences, seen)
    var judged = Judged()
    for fold in 0..<folds {
      var held = PositionModels.unlearnt
      held.instruments = instruments.train(
        texts(plain) { $0 % folds != fold } + texts(undated) { $0 % folds != fold })
      let rest = examples.filter { $0.report % folds != fold }
      held.acts = acts(rest, extra)
      held.measures = measures(rest, extra)
      held.confidence.statement = ConfidenceTraining.weights(
        rest.map { ($0.lesson.signs, $0.isFound) })
      judge(held, examples.filter { $0.report % folds == fold }, &judged)
      progress("positions without fold \(fold + 1) of \(folds)")
    }
    models.acts = acts(examples, extra)
    models.measures = measures(examples, extra)
    models.confidence = ConfidenceModel(
      statement: ConfidenceTraining.weights(examples.map { ($0.lesson.signs, $0.isFound) }),
      act: ConfidenceTraining.curve(judged.act.map { ($0.score, $0.isRight) }),
      measure: ConfidenceTraining.curve(judged.measure.map { ($0.score, $0.isRight) }),
      instrument: ConfidenceTraining.curve(judged.instrument.map { ($0.score, $0.isRight) }))
    return Made(
      models: models, file: models.fileBytes, scores: judged.scores(of: scored),
      lessonScores: lessons.isEmpty ? [] : judged.scores(of: others),
      reliability: judged.reliability(models.confidence))
  }

  // MARK: Examples

  private func examples(_ items: [AnnotatedItem], _ reader: StatementReader) -> [Example] {
    items.enumerated().flatMap { number, item -> [Example] in
      let lessons = lessons(item.id, item.text, item.published, reader)
      let matches = Self.matches(lessons.map(\.statement.content), item.statements.map(\.content))
      return lessons.enumerated().compactMap { index, lesson -> Example? in
        let gold = matches[index].map { item.statements[$0] }
        if gold == nil, !item.isComplete { return nil }
        let isSpeaker =
          gold.map { gold in
            guard let one = gold.speaker, let other = lesson.statement.speaker.range else {
              return false
            }
            return one.overlaps(other)
          } ?? false
        return Example(report: number, lesson: lesson, gold: gold, isFound: isSpeaker)
      }
    }
  }

  private func lessons(
    _ id: String, _ text: String, _ published: PartialDay?, _ reader: StatementReader
  ) -> [StatementReader.Lesson] {
    let source = DocumentSource(
      id: id, bytes: Array(text.utf8), format: .text, published: published)
    guard case .success(let document)? = documents.read(source).first else { return [] }
    return reader.lessons(
      text: document.text, blocks: document.blocks, language: document.language,
      published: document.metadata.published, title: document.metadata.title)
  }

  /// For each content read the annotated one with at least half in common, best pairs first, one to one.
  private static func matches(_ read: [[TextRange]], _ gold: [[TextRange]]) -> [Int?] {
    func size(_ spans: [TextRange]) -> Int { spans.reduce(0) { $0 + $1.length } }
    func common(_ one: [TextRange], _ other: [TextRange]) -> Int {
      one.reduce(0) { sum, span in
        sum + other.reduce(0) { $0 + max(0, min(span.end, $1.end) - max(span.start, $1.start)) }
      }
    }
    var pairs: [(share: Double, read: Int, gold: Int)] = []
    for (index, one) in read.enumerated() {
      for (other, spans) in gold.enumerated() {
        let both = common(one, spans)
        guard both > 0 else { continue }
        let share = Double(both) / Double(size(one) + size(spans) - both)
        if share >= 0.5 { pairs.append((share, index, other)) }
      }
    }
    pairs.sort { (-$0.share, $0.read, $0.gold) < (-$1.share, $1.read, $1.gold) }
    var found = [Int?](repeating: nil, count: read.count)
    var taken = Set<Int>()
    for pair in pairs where found[pair.read] == nil && taken.insert(pair.gold).inserted {
      found[pair.read] = pair.gold
    }
    return found
  }

  private func taught(
    _ sentences: [ActSentence], _ reader: StatementReader
  ) -> [(lesson: StatementReader.Lesson, sentence: ActSentence)] {
    sentences.enumerated().compactMap { number, sentence in
      // The longest content is that of the sentence's own cue.
      lessons("sentence \(number)", sentence.text, nil, reader)
        .max {
          $0.statement.content.reduce(0) { $0 + $1.length }
            < $1.statement.content.reduce(0) { $0 + $1.length }
        }
        .map { ($0, sentence) }
    }
  }

  private func texts(
    _ examples: [Example], in isSeen: (Int) -> Bool
  ) -> [InstrumentTraining.Text] {
    var texts: [Int: InstrumentTraining.Text] = [:]
    for example in examples where isSeen(example.report) {
      texts[example.report, default: InstrumentTraining.Text(evidence: [], labels: [])].evidence
        .append(example.lesson.evidence)
      texts[example.report]?.labels.append(example.gold?.instruments)
    }
    return texts.keys.sorted().compactMap { texts[$0] }
  }

  // MARK: Models

  private func acts(
    _ examples: [Example], _ extra: [(lesson: StatementReader.Lesson, sentence: ActSentence)]
  ) -> LinearModel {
    var training = LinearTraining()
    training.buckets = 1 << 16
    training.rounds = 30
    training.rate = 2
    let annotated = examples.compactMap { example in
      example.gold.map {
        LinearTraining.Example(features: example.lesson.features, target: Self.target($0.acts))
      }
    }
    let taught = extra.map {
      LinearTraining.Example(features: $0.lesson.features, target: Self.target($0.sentence.acts))
    }
    training.seed = seed
    return training.model(annotated + taught, classes: StatementAct.allCases.count)
  }

  private func measures(
    _ examples: [Example], _ extra: [(lesson: StatementReader.Lesson, sentence: ActSentence)]
  ) -> LinearModel {
    var training = LinearTraining()
    training.buckets = 1 << 16
    training.rounds = 40
    training.rate = 2
    let annotated = examples.compactMap { example in
      example.gold.map {
        LinearTraining.Example(
          features: example.lesson.measureFeatures, target: Self.target(measure: $0.measure))
      }
    }
    let taught = extra.map {
      LinearTraining.Example(
        features: $0.lesson.measureFeatures, target: Self.target(measure: $0.sentence.measure))
    }
    training.seed = seed
    return training.model(annotated + taught, classes: Measure.allCases.count)
  }

  /// The likeliest act, and three tenths of its weight for each other that could be defended.
  private static func target(_ acts: [String]) -> [Float] {
    var target = [Float](repeating: 0, count: StatementAct.allCases.count)
    for (index, name) in acts.enumerated() {
      guard let act = StatementAct(rawValue: name),
        let place = StatementAct.allCases.firstIndex(of: act)
      else { continue }
      target[place] += index == 0 ? 1 : 0.3
    }
    let sum = target.reduce(0, +)
    return sum > 0 ? target.map { $0 / sum } : target
  }

  private static func target(measure: String) -> [Float] {
    Measure.allCases.map { $0.rawValue == measure ? 1 : 0 }
  }

  // MARK: Judging

  private func judge(_ models: PositionModels, _ examples: [Example], _ judged: inout Judged) {
    for example in examples {
      judged.statement.append(
        Judged.Field(
          report: example.report, score: models.confidence.statement(example.lesson.signs),
          isRight: example.isFound))
    }
    let reports = Set(examples.map(\.report)).sorted()
    for report in reports {
      let part = examples.filter { $0.report == report }
      let instruments = InstrumentLinker.instruments(
        part.map(\.lesson.evidence), models.instruments)
      for (example, read) in zip(part, instruments) {
        guard let gold = example.gold else { continue }
        let ids = read.ids.isEmpty ? ["none"] : read.ids
        let isInstrument = Set(ids) == Set(gold.instruments)
        judged.instrument.append(
          Judged.Field(report: report, score: read.likelihood, isRight: isInstrument))
        let (act, sure) = Self.best(models.acts.probabilities(example.lesson.features))
        let isAct = gold.acts.contains(StatementAct.allCases[act].rawValue)
        judged.act.append(Judged.Field(report: report, score: sure, isRight: isAct))
        let (measure, likely) = Self.best(
          models.measures.probabilities(example.lesson.measureFeatures))
        judged.measure.append(
          Judged.Field(
            report: report, score: likely,
            isRight: Measure.allCases[measure].rawValue == gold.measure))
        judged.whole.append(
          Judged.Field(
            report: report, score: 1, isRight: example.isFound && isInstrument && isAct))
      }
    }
  }

  private static func best(_ shares: [Float]) -> (Int, Float) {
    let best = shares.indices.max { (shares[$0], $1) < (shares[$1], $0) } ?? 0
    return (best, shares[best])
  }

  /// Judgements made out of fold.
  struct Judged {
    /// One field of one statement of a report.
    struct Field {
      var report: Int
      var score: Float
      var isRight: Bool
    }

    var statement: [Field] = []
    var act: [Field] = []
    var measure: [Field] = []
    var instrument: [Field] = []
    var whole: [Field] = []

    /// The shares right over the statements of these reports.
    func scores(of reports: Range<Int>) -> [(name: String, share: Double)] {
      func share(_ judged: [Field]) -> Double {
        let part = judged.filter { reports.contains($0.report) }
        return Double(part.count { $0.isRight }) / Double(max(part.count, 1))
      }
      return [
        ("act~", share(act)), ("measure", share(measure)), ("instrument", share(instrument)),
        ("whole_of_matched", share(whole)), ("statement_precision", share(statement)),
      ]
    }

    func reliability(
      _ model: ConfidenceModel
    ) -> [(name: String, bins: [(confidence: Double, right: Double, count: Int)])] {
      [
        ("statement", bins(statement) { $0 }), ("act", bins(act, model.act.share)),
        ("measure", bins(measure, model.measure.share)),
        ("instrument", bins(instrument, model.instrument.share)),
      ]
    }

    private func bins(
      _ judged: [Field], _ share: (Float) -> Float
    ) -> [(confidence: Double, right: Double, count: Int)] {
      (0..<10).compactMap { tenth in
        let part = judged.map { (share: share($0.score), isRight: $0.isRight) }
          .filter { min(Int($0.share * 10), 9) == tenth }
        guard !part.isEmpty else { return nil }
        return (
          Double(part.reduce(0) { $0 + $1.share }) / Double(part.count),
          Double(part.count { $0.isRight }) / Double(part.count), part.count
        )
      }
    }
  }
}
