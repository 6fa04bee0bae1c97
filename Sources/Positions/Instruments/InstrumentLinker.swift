import Language
public import Primitives

/// Finds which instruments a statement concerns: by name, by topic, or by what *the treaty* stands for there.
public struct InstrumentLinker: Sendable {
  /// The catalogue's names.
  private let names: PhraseIndex<Target>
  var model: InstrumentModel

  /// What a matched phrase stands for.
  enum Target: Sendable {
    case instrument(String)
    case ambiguous(AmbiguousName)
    /// A topic word: a hint, weaker than a name; `isFaint` for one that many texts have.
    case hint(String, isFaint: Bool)
    /// A topic by its words in lower case.
    case topic(String)
    /// A subject that no instrument covers.
    case subject
    /// Words that stood for different instruments in different years.
    case period([PeriodWords.Use])
    /// *the treaty*, *the pact*; `true` for a moratorium.
    case description(isMoratorium: Bool)
  }

  public init(
    instruments: [InstrumentNames], ambiguous: [AmbiguousName], model: InstrumentModel = .builtIn
  ) {
    self.model = model
    let shared = Set(ambiguous.map { $0.alias.lowercased() })
    var entries: [(String, Target)] = ambiguous.map { ($0.alias, .ambiguous($0)) }
    for instrument in instruments where instrument.kind != "system" {
      let target = Target.instrument(InstrumentFolding.group(of: instrument.id))
      for alias in [instrument.name] + instrument.aliases where !shared.contains(alias.lowercased())
      {
        entries.append((alias, target))
      }
    }
    names = PhraseIndex(entries)
  }

  /// The words of the field, which no catalogue changes: made once for all readers.
  private static let fieldPhrases: PhraseIndex<Target> = {
    var entries: [(String, Target)] = []
    func add(_ phrases: [String], _ target: Target) {
      for phrase in phrases { entries.append((phrase, target)) }
    }
    for (phrases, uses) in PeriodWords.table { add(phrases, .period(uses)) }
    for (id, phrases) in InstrumentTopics.names + InstrumentTopics.russian {
      add(phrases, .topic(id))
    }
    add(InstrumentTopics.subjects, .subject)
    for (id, phrases) in InstrumentTopics.hints { add(phrases, .hint(id, isFaint: false)) }
    for (id, phrases) in InstrumentTopics.faint { add(phrases, .hint(id, isFaint: true)) }
    add(InstrumentTopics.treatyWords, .description(isMoratorium: false))
    add(InstrumentTopics.moratoriumWords, .description(isMoratorium: true))
    return PhraseIndex(entries)
  }()

  /// What the words from there on stand for, and how many they are: the longest phrase; of two as long the catalogue's.
  func target(_ words: [String], at: Int) -> (Target, Int)? {
    guard let name = names.match(words, at: at) else {
      return Self.fieldPhrases.match(words, at: at)
    }
    guard let phrase = Self.fieldPhrases.match(words, at: at), phrase.1 > name.1 else {
      return name
    }
    return phrase
  }

  /// A name or hint in the text.
  struct Mention {
    var place: TextRange
    var sentence: Int
    var id: String
    var kind: Kind
    /// A `subject` is a name of arms control in general by a matter that no instrument covers.
    enum Kind { case name, subject, hint, faint, treaty, moratorium }

    var isName: Bool { kind == .name || kind == .subject }

    /// What it counts for where a name counts 1.
    func weight(hint: Float, faint: Float) -> Float { isName ? 1 : kind == .hint ? hint : faint }
  }

  /// What speaks for each candidate in one statement: a row of features for each of `candidates`.
  public struct Evidence: Sendable {
    public var rows: [[Float]]
    /// Specific instruments named in the words said.
    public var named: [String]
    /// Whether the words said name and hint at no instrument.
    public var isSilent = false
    /// Whether the text isn't of the field, and the words around name no treaty: there is no instrument then.
    public var isOutside = false
    /// Sentences since the statement before; 99 for the first.
    public var distance = 99

    /// Whether a treaty outside the list of candidates is what this statement or its report is about: its label
    /// counts for *arms control in general* then.
    package var isAboutOtherTreaty: Bool {
      rows[9][0] > 0 || rows[9][13] >= 0.5 && rows[12][1] == 0
    }
  }

  /// The instruments told apart, topics last.
  public static let candidates = [
    "new-start", "inf-treaty", "ru-inf-moratorium", "abm-treaty", "cfe", "open-skies", "npt",
    "ctbt", "start-i", "other-treaty",
    "five-power-framework", "post-2026-agreement", "arms-control-general", "none",
  ]
  static let firstTopic = 12
  static let treaties = 10

  /// The instruments of each statement, given its content, with how likely they are; no ids for none.
  ///
  /// `contents` must be in order of place. The labels of a text are chosen together (Viterbi), since what is said goes
  /// on about the same instrument: one wrong label doesn't drag the rest along.
  func instruments(
    of contents: [(spans: [TextRange], sentence: Int)], sentences: [Sentence],
    published: PartialDay?,
    title: String?
  ) -> [(ids: [String], likelihood: Float)] {
    Self.instruments(
      evidence(of: contents, sentences: sentences, published: published, title: title), model)
  }

  /// The evidence for each statement.
  func evidence(
    of contents: [(spans: [TextRange], sentence: Int)], sentences: [Sentence],
    published: PartialDay?, title: String?
  ) -> [Evidence] {
    let walk = EvidenceWalk(linker: self, sentences: sentences, published: published, title: title)
    var previous: Int?
    return contents.map { content in
      var evidence = walk.evidence(for: content)
      evidence.distance = previous.map { max(0, content.sentence - $0) } ?? 99
      previous = content.sentence
      return evidence
    }
  }

  /// The chain of labels that `model` sees in the statements of one text.
  package static func chain(_ evidence: [Evidence], _ model: InstrumentModel) -> InstrumentChain {
    let scores = evidence.map { one -> [Float] in
      var scores = one.rows.map { row in
        zip(row, model.weights).reduce(Float(0)) { $0 + $1.0 * $1.1 }
      }
      // A name in the words said goes before all that surrounds them.
      let spoken = scores.indices.filter { $0 < firstTopic && one.rows[$0][0] > 0 }
      if !spoken.isEmpty {
        for label in scores.indices where !spoken.contains(label) { scores[label] -= 6 }
      }
      if one.isOutside { scores[scores.count - 1] += 50 }
      return scores
    }
    return InstrumentChain(
      scores: scores,
      bonds: evidence.map { model.bond(distance: $0.distance, isSilent: $0.isSilent) }
    )
  }

  /// The ids that `model` gives the statements of one text, by their evidence, with how likely they are.
  package static func instruments(
    _ evidence: [Evidence], _ model: InstrumentModel
  ) -> [(ids: [String], likelihood: Float)] {
    let chain = chain(evidence, model)
    let sums = chain.sums()
    return chain.best().enumerated().map { place, label in
      (labels(of: evidence[place], best: label), chain.likelihoods(place, sums)[label])
    }
  }

  private static func labels(of evidence: Evidence, best: Int) -> [String] {
    let spoken = evidence.rows.indices.filter { $0 < Self.firstTopic && evidence.rows[$0][0] > 0 }
    let name = Self.candidates[best]
    // Two instruments named in the words said are both meant, as are a treaty and what is to replace it.
    if evidence.named.count == 2, evidence.named.contains(name) {
      return evidence.named.map(outward)
    }
    if spoken.count == 2, Self.candidates[spoken[0]] == "new-start",
      Self.candidates[spoken[1]] == "post-2026-agreement"
    {
      return spoken.map { Self.candidates[$0] }
    }
    return name == "none" ? [] : [Self.outward(name)]
  }

  /// A treaty outside the annotation's list counts as arms control in general.
  private static func outward(_ label: String) -> String {
    label == "other-treaty" ? "arms-control-general" : label
  }
}
