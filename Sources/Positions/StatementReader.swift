import Language
public import Primitives
public import Statements

/// A statement with the position it takes.
public struct ReadStatement: Sendable, Equatable {
  public var statement: AttributedStatement
  public var position: Position

  public init(statement: AttributedStatement, position: Position) {
    self.statement = statement
    self.position = position
  }
}

/// Reads a text for its statements and what each makes of an instrument.
///
/// ```swift
/// let reader = StatementReader(people: people, outlets: outlets, instruments: names, ambiguous: shared)
/// let found = reader.read(
///   text: document.text, blocks: document.blocks, language: document.language,
///   published: document.metadata.published, title: document.metadata.title)
/// ```
///
/// Deterministic, without input or output, safe to share between tasks; linear in the text. A text in a
/// language that isn't read gives none: ask `reads(_:)` to tell that from a text without statements.
public struct StatementReader: Sendable {
  private let english: StatementsFromSentences
  private let russian: StatementsFromSentences
  private var linker: InstrumentLinker
  private var classifier: ActClassifier
  private var confidence: ConfidenceModel
  private let conditions = ConditionsInText()
  private let targets = TargetsInText()

  /// A reader with the catalogue's names; `models` are those of `positions.bin`, without which acts and measures
  /// aren't told apart. `english` finds who said what in English: the rules, or these with a `SecondOpinion`.
  public init(
    people: [Person], outlets: [Outlet], instruments: [InstrumentNames], ambiguous: [AmbiguousName],
    models: PositionModels = .unlearnt, english: any AttributionFinder = EnglishAttributions()
  ) {
    self.english = StatementsFromSentences(people: people, outlets: outlets, finder: english)
    russian = StatementsFromSentences(
      people: people, outlets: outlets, finder: RussianAttributions())
    linker = InstrumentLinker(
      instruments: instruments, ambiguous: ambiguous, model: models.instruments)
    classifier = ActClassifier(acts: models.acts, measures: models.measures)
    confidence = models.confidence
  }

  /// Makes the word lists and tables that the first English text would make, which takes some milliseconds: so that
  /// it can happen while names and models are being opened.
  public static func makeReady() {
    let text =
      "Asked about the treaty, he said on Monday that they would not leave it unless others did."
    _ = StatementReader(people: [], outlets: [], instruments: [], ambiguous: []).read(
      text: text,
      blocks: [TextBlock(range: TextRange(0, text.unicodeScalars.count), kind: .paragraph)],
      language: "en", published: nil, title: nil)
  }

  /// The same reader with other models.
  public func with(_ models: PositionModels) -> StatementReader {
    var reader = self
    reader.linker.model = models.instruments
    reader.classifier = ActClassifier(acts: models.acts, measures: models.measures)
    reader.confidence = models.confidence
    return reader
  }

  /// Whether statements are read from texts in that language, an ISO 639-1 code; nil counts as English.
  public func reads(_ language: String?) -> Bool {
    guard let language else { return true }
    return ["en", "ru"].contains(language.lowercased().prefix(2))
  }

  /// The statements in order of cue; none where the language isn't read.
  public func read(
    text: String, blocks: [TextBlock], language: String?, published: PartialDay?, title: String?
  ) -> [ReadStatement] {
    guard reads(language) else { return [] }
    let found = found(text, blocks, language, published)
    let instruments = InstrumentLinker.instruments(
      evidence(found, published, Self.heading(text, blocks, title)), linker.model)
    let tokens = TokenIndex(found.sentences)
    return found.statements.indices.map { index in
      var (statement, attribution) = found.statements[index]
      let prepared = prepared(
        statement, attribution, instruments[index].ids, tokens, found.sentences)
      let act = classifier.act(of: prepared.features)
      let measure = classifier.measure(of: prepared.measureFeatures)
      let target = targets.target(
        act: act.act, own: statement.speaker.state, accused: prepared.accused,
        content: prepared.content, cue: prepared.cue)
      let fields = Position.FieldConfidence(
        act: Double(confidence.act.share(act.probability)),
        measure: Double(confidence.measure.share(measure.probability)),
        instrument: Double(confidence.instrument.share(instruments[index].likelihood)))
      statement.confidence =
        attribution.isLearnt
        ? attribution.score
        : Double(confidence.statement(ConfidenceModel.signs(of: statement, attribution)))
      let position = Position(
        instruments: instruments[index].ids, measure: measure.measure, act: act.act,
        condition: prepared.condition, target: target,
        confidence: fields.act * fields.instrument, fields: fields)
      return ReadStatement(statement: statement, position: position)
    }
  }

  private struct Found {
    var sentences: [Sentence]
    var statements: [(statement: AttributedStatement, attribution: Attribution)]
  }

  private func found(
    _ text: String, _ blocks: [TextBlock], _ language: String?, _ published: PartialDay?
  ) -> Found {
    let sentences = SentencesFromText().sentences(in: text, blocks: blocks)
    let reader =
      language.map { $0.lowercased().hasPrefix("ru") } ?? Self.isCyrillic(text) ? russian : english
    return Found(
      sentences: sentences,
      statements: reader.statements(in: sentences, text: text, published: published))
  }

  private func evidence(
    _ found: Found, _ published: PartialDay?, _ heading: String?
  ) -> [InstrumentLinker.Evidence] {
    linker.evidence(
      of: found.statements.map { ($0.statement.content, $0.attribution.sentence) },
      sentences: found.sentences, published: published, title: heading)
  }

  /// The title with the lines that stand above the first paragraph, such as *Subject: …*; nil where there are none.
  private static func heading(_ text: String, _ blocks: [TextBlock], _ title: String?) -> String? {
    let first = blocks.firstIndex(where: \.kind.isRead) ?? 0
    let above = blocks[..<first].filter { $0.kind == .heading || $0.kind == .byline }
      .prefix(8).compactMap { text.passage($0.range) }
    let lines = [title].compactMap(\.self) + above
    return lines.isEmpty ? nil : lines.joined(separator: "\n")
  }

  /// Whether more of the first 2,000 bytes is Cyrillic than Latin.
  private static func isCyrillic(_ text: String) -> Bool {
    var cyrillic = 0
    var latin = 0
    for byte in text.utf8.prefix(2000) {
      if byte == 0xD0 || byte == 0xD1 { cyrillic += 1 }
      if (0x61...0x7A).contains(byte) { latin += 1 }
    }
    return cyrillic > latin
  }

  private struct Prepared {
    var features: [String]
    var measureFeatures: [String]
    var condition: TextRange?
    var content: [[Token]]
    var cue: [Token]
    var accused: [Token]
  }

  private func prepared(
    _ statement: AttributedStatement, _ attribution: Attribution, _ instruments: [String],
    _ tokens: TokenIndex, _ sentences: [Sentence]
  ) -> Prepared {
    let sentence = sentences[attribution.sentence]
    let around = MeasureWords(
      sentence.tokens.lazy.filter { token in
        !statement.content.contains { $0.contains(token.range) }
      })
    var before: MeasureWords = []
    if attribution.sentence > 0 {
      let last = sentences[attribution.sentence - 1]
      if last.paragraph == sentence.paragraph { before = MeasureWords(last.tokens) }
    }
    let content = statement.content.map(tokens.tokens)
    let cue = tokens.tokens(attribution.cue)
    let condition = conditions.condition(in: content)
    let features = StatementFeatures(
      statement: statement, attribution: attribution, content: content, cue: cue,
      hasCondition: condition != nil, instruments: instruments, around: around, before: before)
    return Prepared(
      features: features.features, measureFeatures: features.measureFeatures, condition: condition,
      content: content, cue: cue,
      accused: attribution.accused.map(tokens.tokens) ?? [])
  }
}

extension StatementReader {
  /// A statement with all that its position is told by: what the trainer learns from.
  public struct Lesson: Sendable {
    public var statement: AttributedStatement
    /// For the act, and for the measure.
    public var features: [String]
    public var measureFeatures: [String]
    public var evidence: InstrumentLinker.Evidence
    /// `ConfidenceModel.signs`.
    public var signs: [Float]
  }

  /// Every statement of a text with what its position is told by, in order of cue.
  public func lessons(
    text: String, blocks: [TextBlock], language: String?, published: PartialDay?, title: String?
  ) -> [Lesson] {
    guard reads(language) else { return [] }
    let found = found(text, blocks, language, published)
    let evidence = evidence(found, published, Self.heading(text, blocks, title))
    let instruments = InstrumentLinker.instruments(evidence, linker.model)
    let tokens = TokenIndex(found.sentences)
    return found.statements.indices.map { index in
      let (statement, attribution) = found.statements[index]
      let prepared = prepared(
        statement, attribution, instruments[index].ids, tokens, found.sentences)
      return Lesson(
        statement: statement, features: prepared.features,
        measureFeatures: prepared.measureFeatures, evidence: evidence[index],
        signs: ConfidenceModel.signs(of: statement, attribution))
    }
  }
}
