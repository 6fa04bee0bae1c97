import Language
import Primitives

extension InstrumentLinker {
  /// The mentions in the words of a sentence; `fieldWords` counts those that only texts of the field have.
  ///
  /// `year` is that of publication, or else the last one the text speaks of; nil where it speaks of none.
  func mentions(
    in tokens: [Token], sentence: Int, published: PartialDay?, year: Int?, fieldWords: inout Int
  ) -> [Mention] {
    let lower = tokens.map { PhraseIndex<Int>.key($0.text) }
    for word in lower where InstrumentTopics.fieldWords.contains(word) { fieldWords += 1 }
    var found: [Mention] = []
    var at = 0
    while at < tokens.count {
      if let count = newTreaty(lower, at) {
        found.append(
          Mention(
            place: TextRange(tokens[at].range.start, tokens[at + count - 1].range.end),
            sentence: sentence,
            id: isPlural(lower[at + count - 1])
              ? "arms-control-general" : dated("post-2026-agreement", published, isHint: false),
            kind: .name))
        at += count
        continue
      }
      if isTheFive(lower, at, year: year) {
        found.append(
          Mention(
            place: TextRange(tokens[at].range.start, tokens[at + 1].range.end), sentence: sentence,
            id: "five-power-framework", kind: .name))
        at += 2
        continue
      }
      if let (id, count) = SignatureYears.treaty(in: lower, at) {
        found.append(
          Mention(
            place: TextRange(tokens[at].range.start, tokens[at + count - 1].range.end),
            sentence: sentence, id: id, kind: .name))
        at += count
        continue
      }
      guard let (target, count) = target(lower, at: at) else {
        at += 1
        continue
      }
      let place = TextRange(tokens[at].range.start, tokens[at + count - 1].range.end)
      // *START* only in capitals, *Start 2* with one: *start* is a verb.
      let first = tokens[at].text
      if InstrumentTopics.capitalsOnly.contains(lower[at]),
        count == 1
          ? first != first.uppercased() && !isNameInSmallLetters(tokens, at)
          : first == lower[at]
      {
        at += 1
        continue
      }
      switch target {
      case .instrument(let id):
        // *Arms Control Association*, *an arms control official* say who speaks, not of what.
        if id != "arms-control-general"
          || !isPartOfName(tokens, at, count) && !isOffice(lower, at + count)
        {
          found.append(
            Mention(
              place: place, sentence: sentence, id: dated(id, published, isHint: false),
              kind: .name))
        }
      case .topic(let id):
        if !isPartOfName(tokens, at, count), !isOffice(lower, at + count) {
          found.append(
            Mention(
              place: place, sentence: sentence, id: dated(id, published, isHint: false), kind: .name
            ))
        }
      case .hint(let id, let isFaint):
        if !isPartOfName(tokens, at, count) {
          // After June 2002 there was no ABM Treaty; missile defence went on as a subject of its own, named by its own words.
          let isOver = id == "abm-treaty" && year.map { $0 > 2002 } ?? false
          found.append(
            Mention(
              place: place, sentence: sentence,
              id: isOver ? "arms-control-general" : dated(id, published, isHint: true),
              kind: isFaint ? .faint : isOver ? .subject : .hint))
        }
      case .period(let uses):
        if let use = PeriodWords.use(uses, year: year), !isPartOfName(tokens, at, count) {
          let isHint = use.kind == .hint || use.kind == .faint
          found.append(
            Mention(
              place: place, sentence: sentence, id: dated(use.id, published, isHint: isHint),
              kind: use.kind))
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
              kind: isMoratorium(name) ? .moratorium : .treaty))
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
    // *Arms Control Association*, *Arms Control and Disarmament Agency*.
    var after = at + count
    if after + 1 < tokens.count, tokens[after].text == "and", tokens[after + 1].isCapitalized {
      after += 2
    }
    if after < tokens.count, tokens[after].isCapitalized,
      InstrumentTopics.bodies.contains(tokens[after].text.lowercased())
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

  /// *under Start*, *a Salt treaty*: British papers write names that are spoken as words so. In front stands a word in
  /// small letters, so it's no beginning of a sentence and no heading.
  private func isNameInSmallLetters(_ tokens: [Token], _ at: Int) -> Bool {
    guard at > 0, tokens[at].isCapitalized, tokens[at - 1].isWord else { return false }
    return tokens[at - 1].text == tokens[at - 1].text.lowercased()
  }

  /// *New agreements with NATO*: what is hoped for in general.
  private func isPlural(_ noun: String) -> Bool { noun == "treaties" || noun == "agreements" }

  /// Whether the topic's words only tell who somebody is: *an arms control official*.
  private func isOffice(_ lower: [String], _ after: Int) -> Bool {
    after < lower.count && InstrumentTopics.offices.contains(lower[after])
  }

  /// *the five*, the nuclear powers of the NPT: nothing counted follows, as in *the five years*.
  private func isTheFive(_ lower: [String], _ at: Int, year: Int?) -> Bool {
    guard year.map({ $0 >= 2009 }) ?? true else { return false }
    guard lower[at] == "the", at + 1 < lower.count, lower[at + 1] == "five" else { return false }
    guard at + 2 < lower.count, let first = lower[at + 2].unicodeScalars.first else { return true }
    return !first.properties.isAlphabetic || InstrumentTopics.afterTheFive.contains(lower[at + 2])
  }

  /// *a new and modernised treaty*, *another agreement*: words taken by a treaty that doesn't exist yet.
  private func newTreaty(_ lower: [String], _ at: Int) -> Int? {
    guard InstrumentTopics.renewing.contains(lower[at]) else { return nil }
    var ahead = at + 1
    while ahead < lower.count, ahead <= at + 4 {
      if InstrumentTopics.treatyNouns.contains(lower[ahead]) { return ahead - at + 1 }
      if lower[ahead] == ",", ahead == at + 1 {
        ahead += 1
        continue
      }
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
    // Talks on the treaty began in January 1994; a halt to tests before it was its own matter.
    case "ctbt": return year < (isHint ? 1996 : 1993) ? "none" : id
    case "ru-inf-moratorium":
      // The pledge was announced in February 2019; before the treaty's end its missiles are the treaty's.
      if year < 2019 { return "inf-treaty" }
      return isHint && year == 2019 && month < 8 ? "inf-treaty" : id
    case "post-2026-agreement":
      // After START I the next were START II, START III and the Treaty of Moscow. What was to follow START I, talked of
      // since 2007, was New START until that entered into force on 5 February 2011.
      if (1992..<2007).contains(year) { return "other-treaty" }
      return year < 1992
        ? "arms-control-general" : year * 12 + month < 2011 * 12 + 2 ? "new-start" : id
    case "new-start": return year < 2007 || year < 2009 && !isHint ? "start-i" : id
    // Talks on medium-range missiles by themselves were agreed on in 1980 and opened in November 1981.
    case "inf-treaty": return isHint && year < 1981 ? "arms-control-general" : id
    default: return id
    }
  }

  private func isMoratorium(_ name: AmbiguousName) -> Bool {
    name.alias.lowercased().contains("moratorium")
  }

  private func resolved(_ name: AmbiguousName, _ published: PartialDay?) -> String? {
    guard let day = published?.earliest else {
      return name.undated
        ?? (name.alias.hasPrefix("START") || name.alias.hasPrefix("Strategic Arms")
          || name.alias == "the START treaty" ? "new-start" : nil)
    }
    // Which moratorium is meant, what was named before says better than the day.
    if isMoratorium(name) { return nil }
    let fitting = name.candidates.filter { candidate in
      (candidate.from.map { $0 <= day } ?? true) && (candidate.through.map { day <= $0 } ?? true)
    }
    if fitting.count == 1 { return fitting[0].instrument }
    let groups = Set(fitting.map { InstrumentFolding.group(of: $0.instrument) })
    if groups.count == 1 { return fitting[0].instrument }
    // *the test ban treaty* of 1999 is the one signed last, beside that of 1963.
    if groups.count == 2, groups.contains("other-treaty") {
      return fitting.compactMap { one in one.from.map { (one.instrument, $0) } }
        .max { $0.1 < $1.1 }?.0
    }
    return nil
  }
}
