import Language
public import Primitives

/// Finds which instruments a statement concerns: by name, by topic, or by what *the treaty* stands for there.
public struct InstrumentLinker: Sendable {
  private let names: PhraseIndex<Int>
  private var targets: [Target] = []

  /// What a matched phrase stands for.
  private enum Target: Sendable {
    case instrument(String)
    case ambiguous(AmbiguousName)
    /// A topic word: a hint, weaker than a name.
    case hint(String)
    /// *the treaty*, *the pact*; `true` for a moratorium.
    case description(isMoratorium: Bool)
  }

  public init(instruments: [InstrumentNames], ambiguous: [AmbiguousName]) {
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
    for (id, phrases) in InstrumentTopics.names {
      targets.append(.instrument(id))
      for phrase in phrases { entries.append((phrase, targets.count - 1)) }
    }
    for (id, phrases) in InstrumentTopics.hints {
      targets.append(.hint(id))
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
    enum Kind { case name, hint, treaty, moratorium }
  }

  /// The instruments of each statement, given its content; empty for none.
  ///
  /// `contents` must be in order of place.
  func instruments(
    of contents: [(spans: [TextRange], sentence: Int)], sentences: [Sentence],
    published: PartialDay?,
    title: String?
  ) -> [[String]] {
    var mentions: [Mention] = []
    for (index, sentence) in sentences.enumerated() {
      mentions += self.mentions(in: sentence.tokens, sentence: index, published: published)
    }
    var share: [String: Double] = [:]
    if let title {
      let tokens = Tokenizer().tokens(in: title, range: TextRange(0, title.utf8.count))
      for mention in self.mentions(in: tokens, sentence: -1, published: published)
      where mention.kind == .name || mention.kind == .hint {
        share[mention.id, default: 0] += mention.kind == .name ? 2 : 1
      }
    }
    for mention in mentions where mention.kind == .name || mention.kind == .hint {
      share[mention.id, default: 0] += mention.kind == .name ? 1 : 0.4
    }
    let total = max(share.values.reduce(0, +), 1)
    var found: [[String]] = []
    var previous: (labels: [String], sentence: Int) = ([], -10)
    let bySentence = Dictionary(grouping: mentions.indices) { mentions[$0].sentence }
    for content in contents {
      var scores: [String: Double] = [:]
      var named = Set<String>()
      for (id, value) in share { scores[id] = 2.2 * value / total }
      let inside =
        (bySentence[content.sentence] ?? []) + (bySentence[content.sentence + 1] ?? [])
        + (bySentence[content.sentence - 1] ?? [])
      for position in inside {
        let mention = mentions[position]
        let isInContent = content.spans.contains { $0.contains(mention.place) }
        switch mention.kind {
        case .name:
          if isInContent { named.insert(mention.id) }
          scores[mention.id, default: 0] +=
            isInContent
            ? 5
            : mention.sentence == content.sentence
              ? 1.5 : mention.sentence < content.sentence ? 0.8 : 0
        case .hint:
          scores[mention.id, default: 0] +=
            isInContent ? 2.2 : mention.sentence == content.sentence ? 0.5 : 0.2
        case .treaty, .moratorium:
          guard isInContent, let meant = antecedent(of: position, mentions) else { continue }
          scores[meant, default: 0] += 2.5
        }
      }
      for label in previous.labels where content.sentence - previous.sentence <= 2 {
        scores[label, default: 0] += 0.9
      }
      let best = scores.max { ($0.value, $1.key) < ($1.value, $0.key) }
      var labels: [String] = []
      if let best, best.value > 0.8 { labels = [best.key] }
      // Two names in the words said are both meant, general topics aside.
      if named.count > 1 {
        let ranked = named.filter { $0 != "arms-control-general" && $0 != "none" }.sorted {
          (scores[$0] ?? 0, $1) > (scores[$1] ?? 0, $0)
        }
        if ranked.count == 2 { labels = ranked }
      }
      labels.removeAll { $0 == "none" }
      found.append(labels)
      previous = (labels, content.sentence)
    }
    return found
  }

  /// What *the treaty* or *the moratorium* goes back to: the last instrument named in front.
  private func antecedent(of position: Int, _ mentions: [Mention]) -> String? {
    let mention = mentions[position]
    for index in stride(from: position - 1, through: 0, by: -1) {
      let earlier = mentions[index]
      if mention.sentence - earlier.sentence > 12 { return nil }
      guard earlier.kind == .name else { continue }
      if mention.kind == .moratorium {
        if ["ru-inf-moratorium", "ctbt"].contains(earlier.id) { return earlier.id }
        continue
      }
      if ["arms-control-general", "five-power-framework", "ru-inf-moratorium"].contains(earlier.id)
      {
        continue
      }
      return earlier.id
    }
    return nil
  }

  private func mentions(in tokens: [Token], sentence: Int, published: PartialDay?) -> [Mention] {
    let lower = tokens.map { PhraseIndex<Int>.key($0.text) }
    var found: [Mention] = []
    var at = 0
    while at < tokens.count {
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
          Mention(place: place, sentence: sentence, id: dated(id, published), kind: .name))
      case .hint(let id):
        found.append(
          Mention(place: place, sentence: sentence, id: dated(id, published), kind: .hint))
      case .description(let isMoratorium):
        found.append(
          Mention(
            place: place, sentence: sentence, id: "", kind: isMoratorium ? .moratorium : .treaty))
      case .ambiguous(let name):
        if let id = resolved(name, published) {
          found.append(
            Mention(
              place: place, sentence: sentence,
              id: dated(InstrumentFolding.group(of: id), published), kind: .name))
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

  /// An instrument that didn't exist yet on the day stands for its forerunner or topic.
  private func dated(_ id: String, _ published: PartialDay?) -> String {
    guard let year = published?.year else { return id }
    if id == "ctbt", year < 1996 { return "none" }
    if id == "ru-inf-moratorium", year < 2019 || year == 2019 && (published?.month ?? 12) < 8 {
      return "inf-treaty"
    }
    if id == "post-2026-agreement", year < 2010 { return "start-i" }
    if id == "new-start", year < 2009 { return "start-i" }
    return id
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

/// Phrases by their words, the longest match first.
struct PhraseIndex<Value: Sendable>: Sendable {
  private var byFirst: [String: [(words: [String], value: Value)]] = [:]

  init(_ entries: [(String, Value)]) {
    for (phrase, value) in entries {
      let words = Tokenizer().tokens(in: phrase, range: TextRange(0, phrase.utf8.count)).map {
        Self.key($0.text)
      }
      guard let first = words.first else { continue }
      if byFirst[first]?.contains(where: { $0.words == words }) ?? false { continue }
      byFirst[first, default: []].append((words, value))
    }
    for key in byFirst.keys { byFirst[key]?.sort { $0.words.count > $1.words.count } }
  }

  static func key(_ text: String) -> String {
    let lower = text.lowercased()
    return lower.utf8.contains(0xE2)
      ? lower.replacing("’", with: "'").replacing("‑", with: "-") : lower
  }

  func match(_ words: [String], at: Int) -> (Value, Int)? {
    guard let entries = byFirst[words[at]] else { return nil }
    for entry in entries where at + entry.words.count <= words.count {
      if (1..<entry.words.count).allSatisfy({ words[at + $0] == entry.words[$0] })
        || entry.words.count == 1
      {
        return (entry.value, entry.words.count)
      }
    }
    return nil
  }
}
