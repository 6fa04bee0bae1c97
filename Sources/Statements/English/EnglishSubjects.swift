import Language
import Primitives

/// Finds the noun phrase that speaks: in front of a verb, behind an inverted one, or for a whole clause.
struct EnglishSubjects {
  let reading: SentenceReading
  var words: [TaggedWord] { reading.words }

  static let beForms: Set<String> = [
    "is", "are", "was", "were", "be", "been", "being", "isn't", "aren't", "wasn't", "weren't", "am",
  ]

  func tag(_ index: Int) -> WordTag { reading.tag(index) }
  func lower(_ index: Int) -> String { reading.lower(index) }

  // MARK: In front of the verb

  /// The subject that ends in front of word `end`; nil where none does.
  func before(_ end: Int) -> Range<Int>? {
    var at = end - 1
    // Adverbs and short parentheticals between subject and verb: *also*, *, however,*, *, in November,*.
    while at >= 0,
      tag(at) == .adverb
        || (tag(at) == .pronoun && (lower(at).hasSuffix("self") || lower(at).hasSuffix("selves")))
    {
      at -= 1
    }
    guard at >= 0 else { return nil }
    let time = beforeTime(at)
    // *A report released on July 29 found*.
    if time < at, tag(time) == .participle || tag(time) == .verb, time > 0, tag(time - 1) == .noun,
      let phrase = nounPhrase(endingAt: time - 1), canSpeak(phrase)
    {
      return phrase
    }
    at = time
    if let quoted = quotedName(endingAt: at) { return quoted }
    if tag(at) == .pronoun {
      if let some = oneOfThem(endingAt: at) { return some }
      // *An aide travelling with him said*.
      if ["him", "her", "them", "us"].contains(lower(at)),
        let whole = reducedClause(endingAt: at..<at + 1)
      {
        return whole
      }
      return ["it", "he", "she", "they", "we", "i", "you", "everyone", "others"].contains(
        lower(at)) ? at..<at + 1 : nil
    }
    if tag(at) == .relative, lower(at) == "who" || lower(at) == "which", at > 0 {
      // *Stoltenberg, who has said …*: what it stands for.
      let last = tag(at - 1) == .comma ? at - 2 : at - 1
      guard last >= 0, tag(last).isNominal, let phrase = nounPhrase(endingAt: last),
        canSpeak(phrase)
      else { return nil }
      return phrase
    }
    if tag(at) == .comma || tag(at) == .dash { return appositive(endingAt: at) }
    if tag(at) == .bracket, words[at].text == ")" {
      guard let open = bracket(closedAt: at, from: 0), open > 0 else { return nil }
      at = open - 1
    }
    if let whole = contactClause(endingAt: at) { return whole }
    if let phrase = nounPhrase(endingAt: at) {
      if let whole = reducedClause(endingAt: phrase) { return whole }
      // *Told TASS Moscow had offered*: the agency is who was told.
      let last = phrase.upperBound - 1
      if phrase.count > 1, ["told", "tells"].contains(lower(phrase.lowerBound - 1)),
        tag(phrase.lowerBound) == .proper, EnglishWords.polities.contains(lower(last))
      {
        return last..<last + 1
      }
      if canSpeak(phrase) { return withQuantity(phrase) }
      // *Researchers who study satellite pictures* said.
      if let whole = relativeClause(endingAt: at), canSpeak(whole) { return whole }
      return clauseOpening(endingAt: at) ?? phrase
    }
    return clauseOpening(endingAt: at)
  }

  /// *A person familiar with the planning for Thursday's meeting*, *Bush and his rivals for the nomination*: who opens the
  /// clause, with all that stands between him and the verb; nil where a verb stands there.
  private func clauseOpening(endingAt last: Int) -> Range<Int>? {
    var start = last
    scan: while start > 0 {
      switch tag(start - 1) {
      case .comma, .semicolon, .colon, .open, .close, .that, .but, .subordinator, .stop, .dash:
        break scan
      default: start -= 1
      }
    }
    guard last - start > 1, last - start < 24,
      !(start...last).contains(where: { tag($0).isFinite }),
      let opening = nounPhrase(startingAt: start), opening.upperBound <= last, canSpeak(opening)
    else { return nil }
    return start..<last + 1
  }

  /// The last word in front of a time that ends at `at` and parts subject and verb: *Lavrov on Tuesday said*,
  /// *the ministry this week denied*, *Putin in March 2018 showed*. `at` itself where none does.
  private func beforeTime(_ at: Int) -> Int {
    var start = at
    if tag(start) == .number, start > 0,
      EnglishWords.months.contains(lower(start - 1)) || lower(start - 1) == "in"
    {
      start -= 1
    }
    let word = lower(start)
    if EnglishWords.days.contains(word) || EnglishWords.months.contains(word) {
      while start > 0, ["late", "early", "last", "this", "on", "in"].contains(lower(start - 1)) {
        start -= 1
      }
    } else if word == "time", start > 2, lower(start - 1) == "the", lower(start - 2) == "at" {
      start -= 2
    } else if ["week", "month", "year"].contains(word), start > 0,
      ["this", "last"].contains(lower(start - 1))
    {
      start -= 1
      while start > 0, ["earlier", "late", "later", "early"].contains(lower(start - 1)) {
        start -= 1
      }
    } else if word != "in" || start == at {
      return at
    }
    // Something must be left that can have spoken.
    guard start > 0,
      tag(start - 1).isNominal || tag(start - 1) == .pronoun
        || tag(start - 1) == .participle && tag(start - 2) == .noun,
      !EnglishWords.timeNouns.contains(lower(start - 1))
    else { return at }
    return start - 1
  }

  /// *one of them*, *some of us*.
  private func oneOfThem(endingAt last: Int) -> Range<Int>? {
    guard last >= 2, ["them", "us"].contains(lower(last)), lower(last - 1) == "of" else {
      return nil
    }
    return last - 2..<last + 1
  }

  /// Where the bracket that ends at `close` begins; nil where none does from `start` on.
  private func bracket(closedAt close: Int, from start: Int) -> Int? {
    (start..<close).last { words[$0].text == "(" }
  }

  /// *The “Financial Times” reported*: a name in quotation marks.
  private func quotedName(endingAt close: Int) -> Range<Int>? {
    guard close > 1, reading.isStraightClose(close) else { return nil }
    let open = reading.sentence.quotations[words[close].quotation].open
    guard close - open > 1, close - open <= 6,
      (open + 1..<close).allSatisfy({
        tag($0) == .proper || tag($0) == .and || words[$0].isCapital
      })
    else { return nil }
    return (tag(open - 1) == .determiner ? open - 1 : open)..<close + 1
  }

  /// *One of* Putin's aides, *some of* the officials: with how many of them spoke.
  private func withQuantity(_ phrase: Range<Int>) -> Range<Int> {
    // *Neither the Pentagon nor the State Department*.
    if phrase.lowerBound > 0, lower(phrase.lowerBound - 1) == "neither",
      phrase.contains(where: { lower($0) == "nor" })
    {
      return phrase.lowerBound - 1..<phrase.upperBound
    }
    let of = phrase.lowerBound - 1
    guard of > 0, lower(of) == "of", EnglishWords.quantities.contains(lower(of - 1)) else {
      return phrase
    }
    return of - 1..<phrase.upperBound
  }

  /// *Lawyers we consulted*: a person with a clause of the reporter's own behind, without its relative.
  private func contactClause(endingAt verb: Int) -> Range<Int>? {
    guard verb >= 2, tag(verb) == .verb || tag(verb) == .participle,
      ["we", "i"].contains(lower(verb - 1)), let person = nounPhrase(endingAt: verb - 2),
      canSpeak(person)
    else { return nil }
    return person.lowerBound..<verb + 1
  }

  /// *A U.S. official traveling with Gates*: a person with a participle and its complement behind.
  func reducedClause(endingAt phrase: Range<Int>) -> Range<Int>? {
    let preposition = phrase.lowerBound - 1
    guard preposition >= 2, tag(preposition) == .preposition || tag(preposition) == .to,
      tag(preposition - 1) == .gerund || tag(preposition - 1) == .participle
    else { return nil }
    var last = preposition - 2
    if tag(last) == .adverb { last -= 1 }
    guard let person = nounPhrase(endingAt: last), canSpeak(person), !isNamed(person),
      person.lowerBound == 0
        || [.comma, .open, .stop, .that, .and, .but, .subordinator, .verb].contains(
          tag(person.lowerBound - 1))
    else { return nil }
    return person.lowerBound..<phrase.upperBound
  }

  /// A noun phrase with what stands between commas behind it: *Ryabkov, the deputy minister,* said.
  func appositive(endingAt comma: Int) -> Range<Int>? {
    var close = comma
    var end = comma
    var keeps = true
    var firstRole: Int?
    for _ in 0..<6 {
      // The segment in front of the comma.
      guard var start = segmentStart(before: close) else { return nil }
      guard start < close else { return nil }
      var isFirst = start == 0 || tag(start - 1) != .comma && tag(start - 1) != .dash
      // *…, while the leader of the opposition, X, said*: a conjunction opens the clause.
      if [.but, .and].contains(tag(start)) || Self.clauseOpeners.contains(lower(start)),
        start + 1 < close, close < comma, tag(start + 1).isNominal,
        let head = nounPhrase(endingAt: close - 1), head.lowerBound == start + 1, canSpeak(head)
      {
        start += 1
        isFirst = true
      }
      switch segment(start..<close) {
      case .phrase:
        // A name or noun phrase: the subject itself when nothing appositive can stand in front of it.
        if isFirst || !canTakeApposition(before: start) {
          // *Rep. Elijah Cummings (D-Md.), chair of the committee*.
          var stop = close
          if words[close - 1].text == ")", let open = bracket(closedAt: close - 1, from: start),
            open > start
          {
            stop = open
          }
          guard let head = nounPhrase(endingAt: stop - 1) ?? oneOfThem(endingAt: stop - 1),
            head.upperBound == stop
          else {
            // *Two days later, the minister, Yoshimasa Hayashi, called*: no phrase that could have spoken.
            return speakingRole(firstRole, before: end).map { $0.lowerBound..<end }
          }
          // *The plan, Mexico's ambassador, Miguel Marin Bosch, conceded*: what stands in front is said.
          if !canSpeak(head), let role = speakingRole(firstRole, before: end),
            role.upperBound < comma
          {
            return role.lowerBound..<end
          }
          // With its appositions, as far as they are kept.
          return close == comma ? nil : head.lowerBound..<(keeps ? end : head.upperBound)
        }
        firstRole = start
        close = start - 1
      case .role:
        // *On March 10, 2015, Anton Mazur*: the rest of a date names nobody.
        if !(start..<close).allSatisfy({ tag($0) == .number }) { firstRole = start }
        close = start - 1
      case .aside:
        // Not part of the subject: *, in November,*; drops out of the span with what is behind it.
        end = start - 1
        close = start - 1
        keeps = true
      case .circumstance:
        end = start - 1
        close = start - 1
      case .other:
        // A clause in front whose last words are the name: *notes that Dmitry Medvedev, then president,*.
        guard close < comma, let head = nounPhrase(endingAt: close - 1), isNamed(head),
          head.lowerBound > start,
          [
            .number, .that, .subordinator, .verb, .and, .but, .open, .colon, .preposition,
            .auxiliary,
          ]
          .contains(tag(head.lowerBound - 1)) && tag(head.lowerBound - 1) != .preposition
            || EnglishWords.days.contains(lower(head.lowerBound - 1))
            || EnglishWords.months.contains(lower(head.lowerBound - 1))
            || EnglishWords.timeNouns.contains(lower(head.lowerBound - 1))
            || isBehindPlace(head.lowerBound)
        else {
          // *…, the ministry's spokeswoman, Maria Zakharova, told*: what stands in front is said, or an introduction.
          return speakingRole(firstRole, before: end).map { $0.lowerBound..<end }
        }
        return head.lowerBound..<(keeps ? end : head.upperBound)
      }
    }
    return nil
  }

  /// Whether a place in front, behind *in* or *at*, parts the phrase from the head of the sentence.
  func isBehindPlace(_ start: Int) -> Bool {
    start >= 2 && tag(start - 1) == .proper && ["in", "at", "from"].contains(lower(start - 2))
  }

  /// The segment that begins at `start`, in front of `end`, where it is a phrase that can speak; nil where it is not.
  private func speakingRole(_ start: Int?, before end: Int) -> Range<Int>? {
    guard let start, start < end, tag(start) != .relative, let close = segmentEnd(from: start),
      let role = nounPhrase(endingAt: close - 1), role.lowerBound == start, canSpeak(role)
    else { return nil }
    return start..<close
  }

  func segmentEnd(from start: Int) -> Int? {
    var at = start
    while at < words.count, tag(at) != .comma, tag(at) != .dash { at += 1 }
    return at > start ? at : nil
  }

  func segmentStart(before close: Int) -> Int? {
    var at = close - 1
    while at >= 0 {
      switch tag(at) {
      case .comma, .dash, .semicolon, .colon, .close: return at + 1
      case .stop: if words[at].text != "." || at < close - 1 { return at + 1 }
      case .open: return at + 1
      default: break
      }
      at -= 1
    }
    return 0
  }

  enum Segment { case phrase, role, aside, circumstance, other }

  /// What a stretch between commas is to the subject.
  func segment(_ range: Range<Int>) -> Segment {
    let first = range.lowerBound
    let isBetween = first > 0 && (tag(first - 1) == .comma || tag(first - 1) == .dash)
    if tag(first) == .relative || lower(first) == "whose" {
      let text = range.map { lower($0) }
      if !Self.circumstances.isDisjoint(with: text) { return .circumstance }
      return .role
    }
    switch tag(first) {
    case .preposition:
      if lower(first) == "of" || lower(first) == "for" && tag(first - 1) == .comma { return .aside }
      // An introduction at the head of the clause isn't appositive.
      return isBetween ? .aside : .other
    case .adverb:
      if ["then", "now", "formerly", "once"].contains(lower(first)) { return .role }
      // *, nearly alone in his party,*: between two commas, without a verb of its own.
      return range.count <= 3
        || isBetween && range.count <= 9 && !range.contains(where: { tag($0).isFinite })
        ? .aside : .other
    case .gerund, .participle, .subordinator, .but, .to:
      if lower(first) == "once" || lower(first) == "formerly" || lower(first) == "now" {
        return .role
      }
      return first == 0 ? .other : .aside
    case .and:
      return range.allSatisfy { !tag($0).isFinite } ? .role : .other
    default: break
    }
    // *, released a day later,*: a participle that the tagger took for a verb.
    if tag(first) == .verb, first > 0, tag(first - 1) == .comma, lower(first).hasSuffix("ed"),
      EnglishCues.forms[lower(first)] == nil, range.count <= 9,
      !range.dropFirst().contains(where: { tag($0).isFinite })
    {
      return .aside
    }
    // *, asked about the talks,*; *, quoted by TASS,*.
    if Self.circumstances.contains(lower(first))
      || ["quoted", "cited", "pressed", "questioned", "interviewed", "reached"].contains(
        lower(first)),
      isBetween, tag(first + 1) != .that,
      !range.dropFirst().contains(where: { tag($0).isFinite })
        || [.preposition, .subordinator, .adverb].contains(tag(first + 1))
    {
      return .circumstance
    }
    // *, the first to do so,*: an infinitive makes no clause.
    guard !range.contains(where: { tag($0).isFinite && tag($0 - 1) != .to }) || hasRelative(range)
    else { return .other }
    guard tag(first).isNominal || tag(first) == .gerund || tag(first) == .base else {
      return .other
    }
    // A name, or a role?
    return isBetween ? .role : .phrase
  }

  func hasRelative(_ range: Range<Int>) -> Bool {
    range.contains { tag($0) == .relative || tag($0) == .that }
  }

  /// Words that open the clause whose subject follows.
  private static let clauseOpeners = SentenceReading.introducing.union([
    "that", "where", "before", "until", "once",
  ])

  static let circumstances: Set<String> = [
    "asked", "declined", "anonymity", "requested", "insisted", "spoke", "speaking", "condition",
  ]

  func canTakeApposition(before start: Int) -> Bool {
    start >= 2 && (tag(start - 1) == .comma || tag(start - 1) == .dash)
      && (tag(start - 2).isNominal || words[start - 2].text == ")")
      && !(EnglishWords.days.contains(lower(start - 2))
        || EnglishWords.months.contains(lower(start - 2)) || tag(start - 2) == .number)
  }

  /// The noun phrase whose last word is `last`, without a clause in front of it.
  func nounPhrase(endingAt last: Int) -> Range<Int>? {
    guard last >= 0, tag(last).isNominal || tag(last) == .base,
      tag(last) != .determiner
        || ["both", "many", "some", "others", "most", "few", "several", "all", "another"].contains(
          lower(last))
    else {
      return relativeClause(endingAt: last)
    }
    var start = last
    var at = last - 1
    var sawName = tag(last) == .proper
    var isName = sawName
    // Just passed *of*, *for*, *and*: what stands in front is part of the phrase whatever begins it so far.
    var isLinked = false
    loop: while at >= 0 {
      let current = tag(at)
      switch current {
      case .determiner, .possessive:
        start = at
        // Anything in front needs a preposition or *and* between.
        if at > 0, tag(at - 1) == .noun, SentenceReading.echoNouns.contains(lower(at - 1)) {
          break loop
        }
        guard at > 0, let further = link(at - 1) else { break loop }
        at = further
        isName = false
        isLinked = true
        continue loop
      case .noun, .proper, .adjective, .number, .ending:
        if EnglishWords.days.contains(lower(at))
          || current == .adjective && EnglishWords.timeWords.contains(lower(at))
            && tag(at - 1) != .determiner
        {
          break loop
        }
        if current == .noun, tag(start) == .proper, isName,
          EnglishWords.timeNouns.contains(lower(at))
            || EnglishWords.occasions.contains(lower(at))
        {
          break loop
        }
        if !isLinked, tag(start) == .determiner || tag(start) == .possessive { break loop }
        isLinked = false
        // *a charge Moscow rejects*: the noun is what Moscow rejects.
        if current == .noun, tag(start) == .proper, SentenceReading.echoNouns.contains(lower(at)),
          tag(at - 1) == .determiner || tag(at - 1) == .adjective
        {
          break loop
        }
        start = at
        if current == .proper { sawName = true }
      case .gerund, .participle, .base:
        guard start > at, tag(start) == .noun || tag(start) == .adjective || tag(start) == .proper,
          at > 0,
          tag(at - 1) == .determiner || tag(at - 1) == .adjective || tag(at - 1) == .possessive
        else { break loop }
        start = at
      case .preposition, .and:
        guard let further = link(at) else { break loop }
        at = further
        isLinked = true
        continue loop
      default:
        break loop
      }
      at -= 1
    }
    // A time word in front of a name: *Monday Putin*, *In Moscow Lavrov*.
    start = behindPlace(start, last)
    while start < last,
      EnglishWords.days.contains(lower(start)) || EnglishWords.months.contains(lower(start))
        || tag(start) == .ending
        || tag(start) == .number
          && (tag(start + 1) == .proper || EnglishWords.months.contains(lower(start - 1)))
    {
      start += 1
    }
    guard start <= last,
      !(start == last && tag(last) == .determiner
        && !["both", "many", "some", "others", "most", "few", "several", "all"].contains(
          lower(last)))
    else { return nil }
    return start..<last + 1
  }

  /// *In Washington President Clinton*: the place in front of a title is no part of who speaks.
  func behindPlace(_ start: Int, _ last: Int) -> Int {
    guard start > 0, ["in", "at", "from", "near"].contains(lower(start - 1)), tag(start) == .proper,
      start == 1 || !tag(start - 2).isNominal
    else { return start }
    // *In Moscow Gennady Gerasimov*: two names without a mark.
    if EnglishWords.polities.contains(lower(start)), start < last, tag(start + 1) == .proper,
      !EnglishWords.polities.contains(lower(start + 1)), start == 1
    {
      return start + 1
    }
    var at = start + 1
    while at < last {
      let word = lower(at)
      if word != "state", word != "house",
        RoleWords.titles.contains(word) || EnglishWords.persons.contains(word)
      {
        return at
      }
      at += 1
    }
    return start
  }

  /// Whether a preposition or *and* at `at` links the phrase behind it to a noun phrase in front; gives the word
  /// to go on from.
  func link(_ at: Int) -> Int? {
    guard at > 0 else { return nil }
    let word = lower(at)
    switch tag(at) {
    case .preposition:
      guard ["of", "for", "at", "to", "in", "on", "from", "with", "by", "against"].contains(word)
      else { return nil }
      if lower(at - 1) == "familiar", word == "with" { return at - 1 }
      if lower(at - 1) == "responsible", word == "for" { return at - 1 }
      // *Many in Moscow*.
      if word == "in", ["many", "few", "some", "most"].contains(lower(at - 1)),
        tag(at - 1) == .determiner || tag(at - 1) == .adjective
      {
        return at - 1
      }
      guard
        tag(at - 1) == .noun || tag(at - 1) == .proper
          || tag(at - 1) == .adjective && word != "in" && word != "on"
      else { return nil }
      if word != "of" {
        // *On Monday in Moscow the minister*: a day or month takes no such complement.
        if EnglishWords.days.contains(lower(at - 1)) || EnglishWords.months.contains(lower(at - 1))
        {
          return nil
        }
        // Only a person, body or writing takes *for*, *at*, *in* …: else the phrase belongs to a verb before.
        let head = lower(at - 1)
        guard
          EnglishWords.persons.contains(head) || EnglishWords.bodies.contains(head)
            || EnglishWords.documents.contains(head) || tag(at - 1) == .proper && word == "at"
            || tag(at - 1) == .proper && ["for", "in", "to"].contains(word)
        else { return nil }
      }
      return at - 1
    case .to:
      if lower(at - 1) == "close" || lower(at - 1) == "privy" { return at - 1 }
      guard
        EnglishWords.persons.contains(lower(at - 1)) || EnglishWords.bodies.contains(lower(at - 1))
      else { return nil }
      return at - 1
    case .and:
      guard
        tag(at - 1) == .noun || tag(at - 1) == .proper || tag(at - 1) == .adjective
          || tag(at - 1) == .determiner
      else { return nil }
      // Joins nouns only when no finite verb stands in front in the clause.
      var before = at - 1
      while before >= 0 {
        switch tag(before) {
        case .verb, .auxiliary, .modal, .base, .gerund: return nil
        case .close, .open, .semicolon, .colon, .stop, .that: return at - 1
        case .comma:
          // *Russia, China and Iran*: the list is taken whole only when it begins the clause.
          return at - 1
        default: break
        }
        before -= 1
      }
      return at - 1
    default: return nil
    }
  }

  /// *The spokesman who delivered these remarks on June 2*: a relative clause without commas.
  func relativeClause(endingAt last: Int) -> Range<Int>? {
    var at = last
    let stop = max(0, last - 14)
    while at > stop {
      switch tag(at) {
      case .comma, .stop, .semicolon, .colon, .open, .close: return nil
      case .relative:
        guard lower(at) == "who", let head = nounPhrase(endingAt: at - 1) else { return nil }
        return head.lowerBound..<last + 1
      default: at -= 1
      }
    }
    return nil
  }
}
