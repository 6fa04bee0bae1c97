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
  private let linker: InstrumentLinker
  private let acts = ActClassifier.trained
  private let conditions = ConditionsInText()
  private let targets = TargetsInText()

  public init(
    people: [Person], outlets: [Outlet], instruments: [InstrumentNames], ambiguous: [AmbiguousName]
  ) {
    english = StatementsFromSentences(people: people, outlets: outlets)
    russian = StatementsFromSentences(
      people: people, outlets: outlets, finder: RussianAttributions())
    linker = InstrumentLinker(instruments: instruments, ambiguous: ambiguous)
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
    let sentences = SentencesFromText().sentences(in: text, blocks: blocks)
    let reader =
      language.map { $0.lowercased().hasPrefix("ru") } ?? Self.isCyrillic(text) ? russian : english
    let found = reader.statements(in: sentences, text: text, published: published)
    let tokens = PassageTokens(sentences)
    let instruments = linker.instruments(
      of: found.map { ($0.statement.content, $0.attribution.sentence) }, sentences: sentences,
      published: published, title: title)
    return found.indices.map { index in
      let (statement, attribution) = found[index]
      let prepared = prepared(statement, attribution, instruments[index].ids, tokens)
      let act = acts.act(of: prepared.features)
      let measure = acts.measure(of: prepared.features)
      let target = targets.target(
        act: act.act, own: statement.speaker.state, accused: prepared.accused,
        content: prepared.content, cue: prepared.cue)
      let position = Position(
        instruments: instruments[index].ids, measure: measure, act: act.act,
        condition: prepared.condition, target: target, confidence: Double(act.probability))
      return ReadStatement(statement: statement, position: position)
    }
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

  struct Prepared {
    var features: StatementFeatures
    var condition: TextRange?
    var content: [[Token]]
    var cue: [Token]
    var accused: [Token]
  }

  func prepared(
    _ statement: AttributedStatement, _ attribution: Attribution, _ instruments: [String],
    _ tokens: PassageTokens
  ) -> Prepared {
    let content = statement.content.map(tokens.tokens)
    let cue = tokens.tokens(attribution.cue)
    let condition = conditions.condition(in: content)
    let features = StatementFeatures(
      statement: statement, attribution: attribution, content: content, cue: cue,
      hasCondition: condition != nil, instruments: instruments)
    return Prepared(
      features: features, condition: condition, content: content, cue: cue,
      accused: attribution.accused.map(tokens.tokens) ?? [])
  }

  /// Every statement of a text with the features its act is told by: for training.
  public func features(
    text: String, blocks: [TextBlock], published: PartialDay?, title: String?
  ) -> [(statement: AttributedStatement, features: [String])] {
    let sentences = SentencesFromText().sentences(in: text, blocks: blocks)
    let reader = Self.isCyrillic(text) ? russian : english
    let found = reader.statements(in: sentences, text: text, published: published)
    let tokens = PassageTokens(sentences)
    let instruments = linker.instruments(
      of: found.map { ($0.statement.content, $0.attribution.sentence) }, sentences: sentences,
      published: published, title: title)
    return found.indices.map { index in
      (
        found[index].statement,
        prepared(found[index].statement, found[index].attribution, instruments[index].ids, tokens)
          .features.features
      )
    }
  }
}

extension StatementReader {
  /// The evidence for the instruments of every statement of a text: for training.
  public func evidence(
    text: String, blocks: [TextBlock], published: PartialDay?, title: String?
  ) -> [(statement: AttributedStatement, evidence: InstrumentLinker.Evidence)] {
    let sentences = SentencesFromText().sentences(in: text, blocks: blocks)
    let reader = Self.isCyrillic(text) ? russian : english
    let found = reader.statements(in: sentences, text: text, published: published)
    let evidence = linker.evidence(
      of: found.map { ($0.statement.content, $0.attribution.sentence) }, sentences: sentences,
      published: published, title: title)
    return found.indices.map { (found[$0].statement, evidence[$0]) }
  }
}

/// Finds the tokens of a place in text.
struct PassageTokens: Sendable {
  private let tokens: [Token]

  init(_ sentences: [Sentence]) { tokens = sentences.flatMap(\.tokens) }

  func tokens(_ range: TextRange) -> [Token] {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle].range.start < range.start { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < tokens.count, tokens[end].range.end <= range.end { end += 1 }
    return Array(tokens[low..<end])
  }
}
