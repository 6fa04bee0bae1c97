import Language
public import Primitives

/// Finds which instruments a statement concerns: by name, by topic, or by what *the treaty* stands for there.
public struct InstrumentLinker: Sendable {
  private let names: PhraseIndex<Int>
  var model: InstrumentModel
  private var targets: [Target] = []

  /// What a matched phrase stands for.
  private enum Target: Sendable {
    case instrument(String)
    case ambiguous(AmbiguousName)
    /// A topic word: a hint, weaker than a name; `isFaint` for one that many texts have.
    case hint(String, isFaint: Bool)
    /// A topic by its words in lower case.
    case topic(String)
    /// A subject that no instrument covers.
    case subject
    /// *the treaty*, *the pact*; `true` for a moratorium.
    case description(isMoratorium: Bool)
  }

  public init(
    instruments: [InstrumentNames], ambiguous: [AmbiguousName], model: InstrumentModel = .builtIn
  ) {
    self.model = model
    var entries: [(String, Int)] = []
    var targets: [Target] = []
    let shared = Set(ambiguous.map { $0.alias.lowercased() })
    for name in ambiguous {
      targets.append(.ambiguous(name))
      entries.append((name.alias, targets.count - 1))
    }
    for instrument in instruments where instrument.kind != "system" {
      targets.append(.instrument(InstrumentFolding.group(of: instrument.id)))
      for alias in [instrument.name] + instrument.aliases where !shared.contains(alias.lowercased())
      {
        entries.append((alias, targets.count - 1))
      }
    }
    for (id, phrases) in InstrumentTopics.names + InstrumentTopics.russian {
      targets.append(.topic(id))
      for phrase in phrases { entries.append((phrase, targets.count - 1)) }
    }
    targets.append(.subject)
    for phrase in InstrumentTopics.subjects { entries.append((phrase, targets.count - 1)) }
    for (id, phrases) in InstrumentTopics.hints {
      targets.append(.hint(id, isFaint: false))
      for phrase in phrases { entries.append((phrase, targets.count - 1)) }
    }
    for (id, phrases) in InstrumentTopics.faint {
      targets.append(.hint(id, isFaint: true))
      for phrase in phrases { entries.append((phrase, targets.count - 1)) }
    }
    targets.append(.description(isMoratorium: false))
    for phrase in InstrumentTopics.treatyWords { entries.append((phrase, targets.count - 1)) }
    targets.append(.description(isMoratorium: true))
    for phrase in InstrumentTopics.moratoriumWords { entries.append((phrase, targets.count - 1)) }
    self.targets = targets
    names = PhraseIndex(entries)
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
  }

  /// What speaks for each candidate in one statement: a row of features for each of `candidates`.
  public struct Evidence: Sendable {
    public var rows: [[Float]]
    /// Specific instruments named in the words said.
    public var named: [String]
    /// Whether the words said name and hint at no instrument.
    public var isSilent = false
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

  /// Goes through the statements of one text, gathering what speaks for each instrument.
  private struct EvidenceWalk {
    let mentions: [Mention]
    let bySentence: [Int: [Int]]
    let share: [Float]
    let inTitle: [Float]
    let top: Int?
    let lead: [Float]
    let period: [Float]
    let paragraphs: [Int]
    /// Names of single instruments in order of place, and those of moratoria among them.
    let specific: [Named]
    let moratoria: [Named]

    /// What a mention of arms control in general takes from the treaties' share of a report.
    static let topicShare: Float = 0.15

    /// What a mention in the first third of a report counts for, and one further on: what it is about it says early.
    static let early: Float = 1.8
    static let late: Float = 0.75

    struct Named {
      var place: Int
      var sentence: Int
      var label: Int
    }

    /// The last of `names` that begins in front of `end`.
    static func last(of names: [Named], before end: Int) -> Named? {
      var low = 0
      var high = names.count
      while low < high {
        let middle = (low + high) / 2
        if names[middle].place < end { low = middle + 1 } else { high = middle }
      }
      return low > 0 ? names[low - 1] : nil
    }

    init(linker: InstrumentLinker, sentences: [Sentence], published: PartialDay?, title: String?) {
      var mentions: [Mention] = []
      for (index, sentence) in sentences.enumerated() {
        mentions += linker.mentions(in: sentence.tokens, sentence: index, published: published)
      }
      var inTitle = [Float](repeating: 0, count: InstrumentLinker.candidates.count)
      if let title {
        let tokens = Tokenizer().tokens(in: title, range: TextRange(0, title.utf8.count))
        for mention in linker.mentions(in: tokens, sentence: -1, published: published) {
          guard let label = InstrumentLinker.candidates.firstIndex(of: mention.id) else { continue }
          inTitle[label] = max(inTitle[label], mention.isName ? 1 : 0.5)
        }
      }
      var counts = [Float](repeating: 0, count: InstrumentLinker.candidates.count)
      for mention in mentions {
        guard let label = InstrumentLinker.candidates.firstIndex(of: mention.id) else { continue }
        let place = mention.sentence * 3 <= sentences.count ? Self.early : Self.late
        counts[label] += place * (mention.isName ? 1 : mention.kind == .hint ? 0.35 : 0.05)
      }
      // Said for the tenth time it says little more.
      for label in counts.indices {
        counts[label] = counts[label].squareRoot() + inTitle[label] * 1.5
      }
      let specific = counts[..<InstrumentLinker.firstTopic]
      // A treaty named in passing isn't what a report on other matters is about.
      let total = max(
        specific.reduce(0, +) + counts[InstrumentLinker.firstTopic] * Self.topicShare, 0.3)
      let topic = max(counts[InstrumentLinker.firstTopic...].reduce(0, +), 1)
      share = counts.indices.map {
        counts[$0] / ($0 < InstrumentLinker.firstTopic ? total : topic + total)
      }
      top = specific.indices.max { (specific[$0], $1) < (specific[$1], $0) }.flatMap {
        specific[$0] > 0 ? $0 : nil
      }
      // The first paragraph of the text itself says what a report is about.
      var lead = [Float](repeating: 0, count: InstrumentLinker.candidates.count)
      for mention in mentions where mention.sentence < 3 {
        guard let label = InstrumentLinker.candidates.firstIndex(of: mention.id) else { continue }
        lead[label] = max(
          lead[label], mention.isName ? 1 : mention.kind == .hint ? 0.4 : 0.05)
      }
      self.lead = lead
      // Without a day of publication every instrument the report speaks of may have been of that day.
      period = InstrumentLinker.candidates.indices.map { [counts] label in
        published?.year == nil
          ? (label < InstrumentLinker.firstTopic && counts[label] >= 0.35 ? 0.7 : 0)
          : InstrumentPeriods.weight(of: InstrumentLinker.candidates[label], published)
      }
      paragraphs = sentences.map(\.paragraph)
      let named = mentions.compactMap { mention -> Named? in
        guard mention.kind == .name,
          let label = InstrumentLinker.candidates.firstIndex(of: mention.id),
          label < InstrumentLinker.firstTopic
        else { return nil }
        return Named(place: mention.place.start, sentence: mention.sentence, label: label)
      }
      self.specific = named
      moratoria = named.filter {
        ["ru-inf-moratorium", "ctbt"].contains(InstrumentLinker.candidates[$0.label])
      }
      self.inTitle = inTitle
      self.mentions = mentions
      bySentence = Dictionary(grouping: mentions.indices) { mentions[$0].sentence }
    }

    func evidence(for content: (spans: [TextRange], sentence: Int)) -> Evidence {
      let labels = InstrumentLinker.candidates
      let firstTopic = InstrumentLinker.firstTopic
      var rows = [[Float]](
        repeating: [Float](repeating: 0, count: InstrumentModel.featureCount), count: labels.count)
      var named: [String] = []
      var treatyReference = false
      var moratoriumReference = false
      var anyName = false
      var anyHint = false
      let end = content.spans.last?.end ?? 0
      let near =
        (bySentence[content.sentence - 1] ?? []) + (bySentence[content.sentence] ?? [])
        + (bySentence[content.sentence + 1] ?? [])
      for position in near {
        let mention = mentions[position]
        let inside = content.spans.contains { $0.contains(mention.place) }
        if inside, mention.kind == .treaty { treatyReference = true }
        if inside, mention.kind == .moratorium { moratoriumReference = true }
        guard let label = labels.firstIndex(of: mention.id) else { continue }
        let isTopic = label >= firstTopic
        if inside {
          if mention.kind == .faint {
            rows[label][27] = 1
          } else if mention.isName {
            anyName = true
            if mention.kind == .subject { rows[label][32] = 1 }
            rows[label][isTopic ? 1 : 0] = 1
            if label < InstrumentLinker.treaties, !named.contains(mention.id) {
              named.append(mention.id)
            }
          } else {
            anyHint = true
            rows[label][isTopic ? 3 : 2] = min(rows[label][isTopic ? 3 : 2] + 1, 2)
          }
        } else if mention.sentence == content.sentence {
          if mention.isName {
            rows[label][isTopic ? 5 : 4] = 1
          } else if mention.kind == .hint {
            rows[label][6] = 1
          }
        } else if mention.sentence < content.sentence {
          rows[label][7] = max(
            rows[label][7], mention.isName ? 1 : mention.kind == .hint ? 0.4 : 0)
        }
      }
      // The last specific instrument named in front of the end of the content.
      let before = Self.last(of: specific, before: end)
      let last = before?.label
      let lastIsNear =
        before.map {
          $0.sentence >= content.sentence - 2
            && paragraphs[max(0, $0.sentence)] == paragraphs[content.sentence]
        } ?? false
      let lastMoratorium = Self.last(of: moratoria, before: end)?.label
      for label in labels.indices {
        let isTopic = label >= firstTopic
        let isTop = label == top
        let isLast = label == last
        if treatyReference, isLast { rows[label][8] = 1 }
        if treatyReference, isTop { rows[label][9] = 1 }
        if moratoriumReference,
          label == lastMoratorium || labels[label] == "ru-inf-moratorium" && share[label] > 0
        {
          rows[label][10] = 1
        }
        if isLast { rows[label][11] = 1 }
        if isTop { rows[label][12] = 1 }
        rows[label][isTopic ? 14 : 13] = share[label]
        rows[label][17] = inTitle[label]
        if isLast, lastIsNear { rows[label][15] = 1 }
        if isLast, lastIsNear, treatyReference, !anyName { rows[label][18] = 1 }
        rows[label][28] = lead[label]
        rows[label][29] = period[label]
        if !anyName, !anyHint { rows[label][30] = lead[label] }
        if !anyName, !anyHint { rows[label][31] = period[label] }
        if isTop, share[label] > 0.6 { rows[label][16] = 1 }
        if isTop, inTitle[label] > 0 { rows[label][19] = 1 }
        if isTop, !anyName, !anyHint { rows[label][20] = 1 }
        if label >= InstrumentLinker.treaties {
          rows[label][21 + label - InstrumentLinker.treaties] = 1
        }
        if isTop, treatyReference, !anyName { rows[label][25] = 1 }
        if isTopic, treatyReference { rows[label][26] = 1 }
      }
      return Evidence(rows: rows, named: named, isSilent: !anyName && !anyHint)
    }
  }

  fileprivate func mentions(in tokens: [Token], sentence: Int, published: PartialDay?) -> [Mention]
  {
    let lower = tokens.map { PhraseIndex<Int>.key($0.text) }
    var found: [Mention] = []
    var at = 0
    while at < tokens.count {
      if let count = newTreaty(lower, at) {
        found.append(
          Mention(
            place: TextRange(tokens[at].range.start, tokens[at + count - 1].range.end),
            sentence: sentence,
            id: dated("post-2026-agreement", published, isHint: false), kind: .name))
        at += count
        continue
      }
      guard let (value, count) = names.match(lower, at: at) else {
        at += 1
        continue
      }
      let place = TextRange(tokens[at].range.start, tokens[at + count - 1].range.end)
      // *START* and *NEW START* only in capitals; *start* is a verb.
      let first = tokens[at].text
      let isShort =
        count == 1 && first.utf8.count <= 5 && first.lowercased() == PhraseIndex<Int>.key(first)
      if isShort, InstrumentTopics.capitalsOnly.contains(first.lowercased()),
        first != first.uppercased()
      {
        at += 1
        continue
      }
      switch targets[value] {
      case .instrument(let id):
        found.append(
          Mention(
            place: place, sentence: sentence, id: dated(id, published, isHint: false), kind: .name))
      case .topic(let id):
        if !isPartOfName(tokens, at, count) {
          found.append(
            Mention(
              place: place, sentence: sentence, id: dated(id, published, isHint: false), kind: .name
            ))
        }
      case .hint(let id, let isFaint):
        if !isPartOfName(tokens, at, count) {
          let then = dated(id, published, isHint: true)
          // Missile defence without a treaty on it is a subject of its own, named by its own words.
          let isSubject = !isFaint && id == "abm-treaty" && then == "arms-control-general"
          found.append(
            Mention(
              place: place, sentence: sentence, id: then,
              kind: isFaint ? .faint : isSubject ? .subject : .hint))
        }
      case .subject:
        found.append(
          Mention(place: place, sentence: sentence, id: "arms-control-general", kind: .subject))
      case .description(let isMoratorium):
        found.append(
          Mention(
            place: place, sentence: sentence, id: "", kind: isMoratorium ? .moratorium : .treaty))
      case .ambiguous(let name):
        if let id = resolved(name, published) {
          found.append(
            Mention(
              place: place, sentence: sentence,
              id: dated(InstrumentFolding.group(of: id), published, isHint: false), kind: .name))
        } else {
          found.append(
            Mention(
              place: place, sentence: sentence, id: "",
              kind: name.alias.lowercased().contains("moratorium") ? .moratorium : .treaty))
        }
      }
      at += count
    }
    return found
  }

  /// Whether a topic's words are in a body's name: *Arms Control Association*.
  private func isPartOfName(_ tokens: [Token], _ at: Int, _ count: Int) -> Bool {
    guard tokens[at].isCapitalized, tokens[at].text != tokens[at].text.uppercased() else {
      return false
    }
    if at + count < tokens.count, tokens[at + count].isCapitalized,
      InstrumentTopics.bodies.contains(tokens[at + count].text.lowercased())
    {
      return true
    }
    if at > 1, ["for", "of", "and", "on"].contains(tokens[at - 1].text.lowercased()),
      tokens[at - 2].isCapitalized, !["Treaty", "Договор"].contains(tokens[at - 2].text)
    {
      return true
    }
    return false
  }

  /// *a new and modernised treaty*, *another agreement*: words taken by a treaty that doesn't exist yet.
  private func newTreaty(_ lower: [String], _ at: Int) -> Int? {
    guard InstrumentTopics.renewing.contains(lower[at]) else { return nil }
    var ahead = at + 1
    while ahead < lower.count, ahead <= at + 4 {
      if InstrumentTopics.treatyNouns.contains(lower[ahead]) { return ahead - at + 1 }
      if ["start", "of", "in", "to", ",", ".", "the", "on", "that", "for"].contains(lower[ahead]) {
        return nil
      }
      ahead += 1
    }
    return nil
  }

  /// An instrument that didn't exist yet on the day stands for its forerunner or topic.
  private func dated(_ id: String, _ published: PartialDay?, isHint: Bool) -> String {
    guard let year = published?.year else { return id }
    let month = published?.month ?? 12
    switch id {
    case "ctbt": return year < 1996 ? "none" : id
    case "ru-inf-moratorium":
      // The pledge was announced in February 2019; before the treaty's end its missiles are the treaty's.
      if year < 2019 { return "inf-treaty" }
      return isHint && year == 2019 && month < 8 ? "inf-treaty" : id
    case "post-2026-agreement":
      return year < 2009 ? "arms-control-general" : year < 2012 ? "new-start" : id
    case "new-start": return year < 2009 ? "start-i" : id
    case "inf-treaty": return isHint && year < 1979 ? "arms-control-general" : id
    // After June 2002 there was no ABM Treaty; missile defence went on as a quarrel about stability.
    case "abm-treaty": return isHint && year > 2002 ? "arms-control-general" : id
    default: return id
    }
  }

  private func resolved(_ name: AmbiguousName, _ published: PartialDay?) -> String? {
    guard let day = published?.earliest else {
      return name.undated
        ?? (name.alias.hasPrefix("START") || name.alias.hasPrefix("Strategic Arms")
          || name.alias == "the START treaty" ? "new-start" : nil)
    }
    let fitting = name.candidates.filter { candidate in
      (candidate.from.map { $0 <= day } ?? true) && (candidate.through.map { day <= $0 } ?? true)
    }
    if fitting.count == 1 { return fitting[0].instrument }
    let groups = Set(fitting.map { InstrumentFolding.group(of: $0.instrument) })
    if groups.count == 1 { return fitting[0].instrument }
    if fitting.contains(where: { $0.instrument == "ru-inf-moratorium" }) { return nil }
    return nil
  }
}
