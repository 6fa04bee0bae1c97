import Primitives

/// A cue found in a sentence, before its content is drawn. All indices are of words.
struct FoundCue {
  /// The verb group or noun.
  var range: Range<Int>
  /// The word that carries it.
  var head: Int
  var verb: CueVerb
  var subject: Range<Int>?
  var relation: Relation
  var isPassive = false

  enum Relation {
    /// Has its own subject in front.
    case own
    /// Its subject stands behind it: *said Peskov*.
    case inverted
    /// Joined to an earlier cue, whose subject it shares: *and warned*.
    case coordinate
    /// A participle: *, adding that*.
    case participle
    case nominal
    /// *According to X*, *In X's view*.
    case phrase
  }
}

/// One sentence on the way from words to attributions.
struct SentenceReading {
  let sentence: TaggedSentence
  let index: Int
  var words: [TaggedWord] { sentence.words }
  var cues: [FoundCue] = []

  init(sentence: TaggedSentence, index: Int) {
    self.sentence = sentence
    self.index = index
  }

  /// The cue that ends the sentence with a colon, its words said in what follows: *Rubio responded:*; nil where none
  /// does. To be called behind `attributions()`.
  func introduction() -> (source: TextRange, cue: TextRange, lemma: String)? {
    guard tag(words.count - 1) == .colon,
      let cue = cues.last(where: { $0.relation == .own && $0.verb.frames.contains(.clause) }),
      let subject = cue.subject,
      skipAdjuncts(from: cue.range.upperBound, cue: cue) >= words.count - 1
    else { return nil }
    return (range(subject), range(cue.range), cue.verb.lemma)
  }

  mutating func attributions() -> [Attribution] {
    findVerbs()
    findPhrases()
    findNouns()
    cues.sort {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
    dropSelfReports()
    var found: [Attribution] = []
    for position in cues.indices {
      guard let drawn = drawContent(of: position) else { continue }
      // Two cues with the same words said are one doubled cue (`said former diplomat B. said`).
      if found.contains(where: { $0.content == drawn.content && !drawn.isNominal }) { continue }
      found.append(drawn)
    }
    return found
  }

  /// *He said he had told the ministry*: speakers who report themselves make no statement of it.
  private mutating func dropSelfReports() {
    var kept: [FoundCue] = []
    for cue in cues {
      if cue.relation == .own, let subject = cue.subject, subject.count == 1,
        tag(subject.lowerBound) == .pronoun,
        let outer = kept.last, outer.relation != .nominal,
        outer.range.upperBound <= subject.lowerBound,
        words[outer.head].quotation == words[cue.head].quotation,
        isInside(subject.lowerBound, of: outer)
      {
        continue
      }
      kept.append(cue)
    }
    cues = kept
  }

  /// Whether a subject at `index` belongs to a clause that `outer` governs: no comma or conjunction divides them.
  private func isInside(_ index: Int, of outer: FoundCue) -> Bool {
    let before = tag(index - 1)
    if before == .comma || before == .semicolon || before == .dash || before == .close {
      return false
    }
    if before == .and || before == .but { return false }
    return true
  }

  // MARK: Words

  func tag(_ index: Int) -> WordTag { words.indices.contains(index) ? words[index].tag : .stop }
  func lower(_ index: Int) -> String { words.indices.contains(index) ? words[index].lower : "" }
  func range(_ indices: Range<Int>) -> TextRange {
    TextRange(words[indices.lowerBound].range.start, words[indices.upperBound - 1].range.end)
  }

  /// The places of a run of words, parted where furniture stands between two of them.
  func ranges(_ indices: Range<Int>) -> [TextRange] {
    var parts: [TextRange] = []
    var start = indices.lowerBound
    for gap in sentence.breaks where gap >= start && gap < indices.upperBound - 1 {
      parts.append(range(start..<gap + 1))
      start = gap + 1
    }
    parts.append(range(start..<indices.upperBound))
    return parts
  }

  // MARK: Verbs

  private mutating func findVerbs() {
    var index = 0
    while index < words.count {
      defer { index += 1 }
      guard let senses = EnglishCues.forms[words[index].lower] else { continue }
      let tag = words[index].tag
      guard tag == .verb || tag == .base || tag == .gerund || tag == .participle else { continue }
      if let cue = verbCue(at: index, senses[0].verb) {
        cues.append(cue)
        index = max(index, cue.range.upperBound - 1)
      }
    }
    findConvictions()
    findIntroductions()
  }

  private func verbCue(at head: Int, _ verb: CueVerb) -> FoundCue? {
    // The group to the left: auxiliaries, modals, adverbs inside it, *not*, *to* of *went on to say*.
    var start = head
    var at = head - 1
    var isPassive = false
    var isFinite = words[head].tag == .verb
    var infinitive = false
    scan: while at >= 0 {
      switch words[at].tag {
      case .auxiliary:
        let auxiliary = words[at].lower
        let being = EnglishSubjects.beForms.contains(auxiliary)
        if being, words[head].tag == .participle || words[head].tag == .adjective,
          start == head || tag(start) != .auxiliary
        {
          isPassive = true
        }
        start = at
        isFinite = true
      case .modal:
        start = at
        isFinite = true
      case .adverb, .not: break
      case .to:
        guard start == head || words[at + 1].tag == .adverb else { break scan }
        // *went on to say*, *was quick to say*; *is expected to announce* (agentless), *in order to say* are none.
        let wentOn =
          lower(at - 1) == "on" && ["went", "goes", "gone", "go"].contains(lower(at - 2))
        let wasQuick =
          ["quick", "careful", "keen", "happy", "glad"].contains(lower(at - 1))
          && EnglishSubjects.beForms.contains(lower(at - 2))
        if wentOn || wasQuick {
          start = at - 2
          at -= 2
          isFinite = true
        } else if let opening = carrier(before: at) {
          start = opening
          at = opening
          isFinite = true
        } else {
          infinitive = true
          break scan
        }
      default:
        // *Have for years accused*, *has on several occasions said*.
        guard start == head, let time = timeAdverbial(endingAt: at), tag(time - 1) == .auxiliary
        else { break scan }
        at = time
      }
      at -= 1
    }
    if infinitive, !isFinite { return nil }
    var verb = verb
    var end = head + 1
    guard
      let completed = completed(&verb, from: &end, start: start, head: head, isPassive: isPassive)
    else { return nil }
    _ = completed
    var cue = FoundCue(
      range: start..<end, head: head, verb: verb, subject: nil, relation: .own, isPassive: isPassive
    )
    if isPassive { return passive(cue) }
    // *Russia would consider itself free*: what somebody would say, said by another. *Would not confirm* is an act.
    if tag(start) == .modal, !Self.foretold.contains(verb.lemma), verb.lemma != "want",
      // *Would confirm only that*, *could only say that*.
      lower(head - 1) != "only", lower(head + 1) != "only",
      !(start..<head).contains(where: { tag($0) == .not }),
      !lower(start).hasSuffix("n't")
    {
      return nil
    }
    let subjects = EnglishSubjects(reading: self)
    switch words[head].tag {
    case .gerund where !isFinite:
      return participle(cue, subjects)
    case .participle where !isFinite: return nil
    case .base
    where !isFinite && tag(start - 1) != .pronoun && !isPluralSubject(before: start)
      && !(tag(start - 1) == .comma && lower(head) == "let"):
      return coordinateBase(cue, subjects)
    default: break
    }
    // Inverted: behind a comma or closing mark.
    if let subject = subjects.inverted(after: cue) {
      cue.subject = subject
      cue.relation = .inverted
      return cue
    }
    if words[head].quotation >= 0 || start > 0, tag(start - 1) == .pronoun,
      ["we", "i", "you"].contains(lower(start - 1)), words[head].quotation >= 0
    {
      return nil
    }
    if let subject = subjects.before(start) {
      guard subjects.canSpeak(subject, to: cue.verb.lemma), !isAsked(subject) else { return nil }
      // *An official, who asked not to be named, told*.
      if tag(start - 1) == .relative, cue.verb.lemma == "ask", tag(cue.range.upperBound) == .not {
        return nil
      }
      cue.subject = subject
      return cue
    }
    // Coordinate with an earlier cue.
    return coordinated(cue, subjects)
  }

  /// Where a time between an auxiliary and its verb begins: *for years*, *in recent weeks*; nil for other words.
  private func timeAdverbial(endingAt last: Int) -> Int? {
    guard
      EnglishWords.timeNouns.contains(lower(last))
        || ["occasions", "past", "decades", "decade", "times"].contains(lower(last))
    else { return nil }
    var at = last - 1
    while at > max(0, last - 4), [.adjective, .determiner, .number].contains(tag(at)) { at -= 1 }
    return at > 0 && ["for", "in", "on", "over"].contains(lower(at)) ? at : nil
  }

  /// The first word of what carries an infinitive of saying: *continues to refuse*, *hastened to explain*, *took pains to
  /// explain*, *was able to report*; nil where *to* belongs to something else.
  private func carrier(before to: Int) -> Int? {
    let word = lower(to - 1)
    if Self.carrying.contains(word) {
      return tag(to - 2) == .auxiliary || tag(to - 2) == .modal ? to - 2 : to - 1
    }
    if ["pains", "care", "trouble", "opportunity", "occasion"].contains(word) {
      let verb = lower(to - 2) == "the" ? to - 3 : to - 2
      return ["took", "takes", "take", "taken", "used"].contains(lower(verb)) ? verb : nil
    }
    if ["able", "heard"].contains(word), EnglishSubjects.beForms.contains(lower(to - 2)) {
      return to - 2
    }
    return nil
  }

  private static let carrying: Set<String> = [
    "continues", "continued", "hasten", "hastens", "hastened", "rushed", "proceeded", "hurried",
    "chose", "felt", "dared", "ventured",
  ]

  /// What a report of words to come is told with: *he will say*, *will announce*.
  private static let foretold: Set<String> = ["say", "tell", "announce", "declare"]

  /// *Has Washington proposed a meeting?*: a question puts its auxiliary in front.
  private func isAsked(_ subject: Range<Int>) -> Bool {
    tag(subject.lowerBound - 1) == .auxiliary && isClauseStart(subject.lowerBound - 1)
      && words.last?.text == "?"
  }

  private func isPluralSubject(before start: Int) -> Bool {
    var at = start - 1
    while at >= 0, tag(at) == .adverb { at -= 1 }
    guard at >= 0 else { return false }
    // *Analysts, meanwhile, note that*.
    if tag(at) == .comma {
      let subjects = EnglishSubjects(reading: self)
      guard let subject = subjects.before(start), subjects.canSpeak(subject) else { return false }
      let head = lower(subjects.head(of: subject))
      return head.hasSuffix("s") || head.hasSuffix("people") || head.hasSuffix("men")
    }
    return tag(at) == .noun || tag(at) == .proper
  }

  private func coordinated(_ cue: FoundCue, _ subjects: EnglishSubjects) -> FoundCue? {
    var at = cue.range.lowerBound - 1
    while at >= 0, tag(at) == .adverb { at -= 1 }
    guard at >= 0, tag(at) == .and || tag(at) == .but || tag(at) == .comma || lower(at) == "then"
    else { return nil }
    guard words[cue.head].tag == .verb || tag(cue.range.lowerBound).isFinite else { return nil }
    // *asked Moscow to do likewise and, as the one item for negotiation, proposed*: an aside behind *and*.
    if tag(at) == .comma,
      let open = (max(0, at - 12)..<at).last(where: { tag($0) == .comma || tag($0).isFinite }),
      tag(open) == .comma, open > 0, tag(open - 1) == .and || tag(open - 1) == .but
    {
      at = open - 1
    }
    if tag(at) == .comma, !listGoesOn(after: cue.range.upperBound) { return nil }
    // The nearest cue with a subject of its own in front, in the same stretch of quotation.
    let earlier = cues.last {
      $0.subject != nil && $0.relation != .nominal && $0.relation != .phrase
        && words[$0.head].quotation == words[cue.head].quotation
    }
    // *said it took no part and did not regard itself*: goes on within what was said.
    if tag(cue.range.lowerBound) == .modal || tag(cue.range.lowerBound) == .auxiliary,
      tag(cue.range.lowerBound + 1) == .not || tag(cue.range.lowerBound) == .modal
    {
      // *welcomed the shift but would not concede that*: what was said before is no clause to go on with.
      guard tag(at) == .but, let earlier, earlier.range.upperBound < at,
        !(earlier.range.upperBound..<at).contains(where: { tag($0).isFinite || tag($0) == .that })
      else { return nil }
    }
    var cue = cue
    cue.relation = .coordinate
    if let earlier {
      // A postposed cue (`…”, he said, and warned`) serves as well.
      cue.subject = earlier.subject
      return cue
    }
    // The subject of the clause, whose verb is no cue: *Putin signed the law and said*.
    guard let subject = subjects.ofClause(around: at), subjects.canSpeak(subject),
      subject.upperBound <= at
    else { return nil }
    cue.subject = subject
    return cue
  }

  /// Whether a later cue verb behind *and* closes a list of verbs: *said A, warned B and urged C*.
  private func listGoesOn(after start: Int) -> Bool {
    var at = start
    while at + 1 < words.count {
      if tag(at) == .and || tag(at) == .but,
        EnglishCues.forms[lower(at + 1)] != nil || EnglishCues.forms[lower(at + 2)] != nil,
        tag(at + 1) == .verb || tag(at + 2) == .verb
      {
        return true
      }
      if tag(at) == .stop || tag(at) == .semicolon { return false }
      at += 1
    }
    return false
  }

  private func coordinateBase(_ cue: FoundCue, _ subjects: EnglishSubjects) -> FoundCue? {
    // *would stay and urge*: shares a modal; too uncertain without an earlier cue of the same kind.
    guard tag(cue.range.lowerBound - 1) == .and,
      let earlier = cues.last(where: { $0.subject != nil && words[$0.head].tag == .base })
    else { return nil }
    var cue = cue
    cue.subject = earlier.subject
    cue.relation = .coordinate
    return cue
  }

  private func participle(_ cue: FoundCue, _ subjects: EnglishSubjects) -> FoundCue? {
    let before = cue.range.lowerBound - 1
    var cue = cue
    cue.relation = .participle
    var at = before
    while at >= 0, tag(at) == .adverb { at -= 1 }
    if at < 0 {
      // *Citing X, Peskov said*: the subject of the clause that follows.
      guard let subject = subjects.ofClauseFollowing(cue.range.upperBound),
        subjects.canSpeak(subject)
      else { return nil }
      cue.subject = subject
      return cue
    }
    let tagBefore = tag(at)
    if lower(at) == "as" { return quotedAs(cue, at, subjects) }
    if EnglishWords.documents.contains(lower(at)), tagBefore == .noun,
      cue.verb.frames.contains(.clause) || cue.verb.frames.contains(.object),
      let subject = subjects.ofClause(around: at), subjects.canSpeak(subject),
      subject.upperBound <= at
    {
      // *issued a statement saying*.
      cue.subject = subject
      return cue
    }
    // *With Deputy Foreign Minister Sergei Ryabkov calling it a non-starter*.
    if tagBefore == .proper, let subject = subjects.nounPhrase(endingAt: at),
      lower(subject.lowerBound - 1) == "with", subjects.canSpeak(subject)
    {
      cue.subject = subject
      cue.relation = .own
      return cue
    }
    // *Crafting the platform and holding its convention*.
    if tagBefore == .and, cue.verb.frames.contains(.weak) { return nil }
    if [.comma, .close, .dash, .and, .but].contains(tagBefore)
      || ["while", "though", "although", "before", "after", "when", "without"].contains(lower(at))
    {
      let quotation = words[cue.head].quotation
      let main = cues.first {
        $0.subject != nil && ($0.relation == .own || $0.relation == .inverted)
          && words[$0.head].quotation == quotation && !partedBySemicolon($0.head, cue.head)
      }
      let any = cues.last {
        $0.subject != nil && $0.relation != .nominal && $0.relation != .phrase
      }
      if let earlier = main ?? any {
        cue.subject = earlier.subject
        return cue
      }
      if let subject = subjects.ofClause(around: at), subjects.canSpeak(subject),
        subject.upperBound <= at
      {
        cue.subject = subject
        return cue
      }
      return nil
    }
    // *NATO accusing Russia of*, *with Moscow accusing*: a noun right in front as its subject.
    if cue.verb.frames.contains(.accusing) || cue.verb.frames.contains(.clause),
      tagBefore == .proper || tagBefore == .noun,
      let subject = subjects.before(cue.range.lowerBound),
      subjects.canSpeak(subject), subjects.isNamed(subject) || subjects.hasPersonHead(subject)
    {
      cue.subject = subject
      cue.relation = .own
      return cue
    }
    if tagBefore == .verb, ["began", "started", "kept", "begun", "stopped"].contains(lower(at)),
      let subject = subjects.nearest(before: at)
    {
      cue.subject = subject
      return cue
    }
    return nil
  }

  /// *was quoted by Tass as saying*, *RIA quoted him as saying*: the one quoted speaks.
  private func quotedAs(_ cue: FoundCue, _ at: Int, _ subjects: EnglishSubjects) -> FoundCue? {
    var verb = at - 1
    while verb >= 0, at - verb < 10, !["quoted", "cited"].contains(lower(verb)) { verb -= 1 }
    guard verb >= 0, ["quoted", "cited"].contains(lower(verb)) else { return nil }
    var cue = cue
    if tag(verb) == .participle, tag(verb - 1) == .auxiliary {
      // *…, a source was quoted as saying by Interfax*: what was said stands in front.
      let isOver = [.stop, .comma, .preposition, .close].contains(tag(cue.range.upperBound))
      guard
        let subject = (isOver ? nil : subjects.ofClause(around: verb + 1))
          ?? subjects.before(verb - 1),
        subjects.canSpeak(subject)
      else { return nil }
      cue.subject = subject
      if isOver {
        cue.relation = .own
        cue.range = verb - 1..<cue.range.upperBound
      }
    } else {
      guard verb + 1 < at else { return nil }
      if tag(verb + 1) == .pronoun {
        cue.subject = verb + 1..<verb + 2
      } else {
        guard let subject = subjects.nounPhrase(startingAt: verb + 1), subjects.canSpeak(subject)
        else { return nil }
        cue.subject = subject
      }
    }
    return cue
  }

  private func partedBySemicolon(_ first: Int, _ second: Int) -> Bool {
    first < second && (first..<second).contains { tag($0) == .semicolon }
  }

  private func passive(_ cue: FoundCue) -> FoundCue? {
    // *was conveyed by X*: only with its agent, and only where a clause stands in front.
    nil
  }

  /// Takes particles and fixed objects into the cue; nil where the verb without them is no cue.
  private func completed(
    _ verb: inout CueVerb, from end: inout Int, start: Int, head: Int, isPassive: Bool
  ) -> Bool? {
    func take(_ count: Int, _ frames: CueFrames, _ lemma: String) -> Bool {
      end = head + count
      verb.frames = frames
      verb.lemma = lemma
      return true
    }
    func next(_ offset: Int) -> String { lower(head + offset) }
    switch verb.lemma {
    case "like":
      // *Would like to see*.
      guard next(1) == "to", ["see", "have"].contains(next(2)) else { return nil }
      return take(3, [.object], "want")
    case "draw":
      return next(1) == "attention" && next(2) == "to" ? take(3, [.object], "point to") : nil
    case "find":
      // *Found Moscow in breach*, *found the meeting “workmanlike”*.
      var at = head + 1
      while tag(at).isNominal { at += 1 }
      if at > head + 1, lower(at) == "in", ["breach", "violation"].contains(lower(at + 1)) {
        return take(1, [.object], "find")
      }
      if at > head + 1, isQuoteOpen(at) { return take(1, [.object], "find") }
    case "want", "wish":
      // *Wanted to know whether*.
      if next(1) == "to", next(2) == "know" { return take(3, [.question, .clause], "ask") }
    case "make":
      // *made (it) clear/plain (that)*.
      let shift = next(1) == "it" ? 2 : 1
      if ["clear", "plain", "known", "understood"].contains(next(shift)) {
        return take(shift + 1, [.clause], "make clear")
      }
      if ["abundantly", "perfectly", "very", "absolutely"].contains(next(shift)),
        ["clear", "plain"].contains(next(shift + 1))
      {
        return take(shift + 2, [.clause], "make clear")
      }
      if next(1) == "no", next(2) == "secret" {
        return next(3) == "of" ? take(4, [.object], "admit") : take(3, [.clause], "admit")
      }
      if ["the", "a"].contains(next(1)), ["point", "case", "argument", "claim"].contains(next(2)) {
        return take(3, [.clause], "argue")
      }
      return nil
    case "go":
      if next(1) == "on", words[head].lower != "go",
        tag(head + 2) == .comma || tag(head + 2) == .stop || tag(head + 2) == .colon
          || tag(head + 2) == .close
      {
        return take(2, [.clause], "go on")
      }
      if next(1) == "so", next(2) == "far" { return nil }
      return nil
    case "let":
      // *let drop that*, *let it be known*, *let it be understood*.
      if ["drop", "fall", "slip"].contains(next(1)), next(2) == "that" {
        return take(2, [.clause], "disclose")
      }
      if next(1) == "on", next(2) == "that" { return take(2, [.clause], "disclose") }
      return next(1) == "it" && next(2) == "be" && ["known", "understood"].contains(next(3))
        ? take(4, [.clause], "make known") : nil
    case "give":
      // *gave notice that*, *gave his word that*, *gave it to be understood that*.
      if ["notice", "warning", "assurances", "assurance"].contains(next(1)) {
        return take(2, [.clause], next(1) == "warning" ? "warn" : "announce")
      }
      if tag(head + 1) == .possessive, next(2) == "word" { return take(3, [.clause], "promise") }
      if next(1) == "it", next(2) == "to", next(3) == "be", next(4) == "understood" {
        return take(5, [.clause], "make known")
      }
      return nil
    case "serve": return next(1) == "notice" ? take(2, [.clause], "announce") : nil
    case "shoot": return next(1) == "back" ? take(2, [.clause], "retort") : nil
    case "come":
      // *came out for a ban*, *came out against it*.
      guard next(1) == "out", ["for", "against"].contains(next(2)) else { return nil }
      return take(3, [.object], next(2) == "for" ? "support" : "oppose")
    case "hear":
      // *will not hear of cameras*.
      guard next(1) == "of", (start..<head).contains(where: { tag($0) == .not }) else { return nil }
      return take(2, [.object, .gerund], "reject")
    case "quote", "cite":
      // *quoted a general as saying*: what was said has a cue of its own.
      var at = head + 1
      while at < min(words.count, head + 9), ![.comma, .stop, .that].contains(tag(at)) {
        if lower(at) == "as", tag(at + 1) == .gerund { return nil }
        at += 1
      }
    case "put":
      if next(1) == "it", next(2) == "this", next(3) == "way" { return take(4, [.clause], "put") }
      if ["it", "this"].contains(next(1)) { return take(2, [.clause], "put") }
      return nil
    case "lay":
      if next(1) == "the", next(2) == "blame" {
        return take(["on", "at", "with"].contains(next(3)) ? 3 : 3, [.object], "blame")
      }
      if next(1) == "blame" { return take(2, [.object], "blame") }
      return nil
    case "take":
      if next(1) == "the", ["view", "position", "line", "stance"].contains(next(2)) {
        return take(3, [.clause], "argue")
      }
      if next(1) == "issue", next(2) == "with" { return take(3, [.object], "dispute") }
      if next(1) == "aim", next(2) == "at" { return take(3, [.object], "criticize") }
      if next(1) == "note", next(2) == "of" { return take(3, [.object], "note") }
      if next(1) == "exception", next(2) == "to" { return take(3, [.object], "object") }
      return nil
    case "rule": return next(1) == "out" ? take(2, [.object, .gerund], "rule out") : nil
    case "brush", "wave":
      return ["aside", "off", "away"].contains(next(1)) ? take(2, [.object], "dismiss") : nil
    case "shrug":
      if next(1) == "off" { return take(2, [.object], "dismiss") }
    case "play": return next(1) == "down" ? take(2, [.object], "downplay") : nil
    case "stand", "back", "support", "advertise", "lobby", "vouch", "decline", "accept": return nil
    case "cast":
      if next(1) == "doubt", ["on", "over"].contains(next(2)) {
        return take(3, [.object], "doubt")
      }
      return nil
    case "hold":
      if next(1) == "out" { return nil }
      if holdsAnswerable(from: head + 1) { return take(1, [.object], "blame") }
      verb.frames = [.clause, .weak]
    case "point":
      if next(1) == "out" { return take(2, [.clause, .object], "point out") }
      if next(1) == "to" { return take(2, [.object], "point to") }
      return nil
    case "exclude":
      // *Did not exclude a second round*.
      if (start..<head).contains(where: { tag($0) == .not }) { verb.frames.insert(.object) }
    case "speak":
      if next(1) == "of" || next(1) == "about" || next(1) == "against" {
        return take(2, [.object], "speak of")
      }
      return nil
    case "call":
      if next(1) == "on" || next(1) == "upon" { return take(2, [.urging, .object], "call on") }
      if next(1) == "for" { return take(2, [.object], "call for") }
      if ["off", "up", "in", "back"].contains(next(1)) { return nil }
    case "appeal":
      var behind = 1
      while tag(head + behind) == .adverb || next(behind) == "more" { behind += 1 }
      if next(behind) == "to" || next(behind) == "for" {
        return take(behind + 1, [.urging, .object], "appeal")
      }
      return nil
    case "press", "push", "plead", "argue", "advocate":
      if next(1) == "for" {
        return take(2, [.object], verb.lemma == "argue" ? "argue" : "call for")
      }
      if verb.lemma == "argue", next(1) == "against" { return take(2, [.object], "argue against") }
      if verb.lemma == "push" { return nil }
      // *pressed his colleagues to approve it*.
      if verb.lemma == "press" {
        var at = head + 1
        while at < min(words.count, head + 9), tag(at).isNominal || tag(at) == .possessive {
          at += 1
        }
        guard at > head + 1, tag(at) == .to else { return nil }
        verb.frames = [.urging]
      }
    case "go on": return nil
    default:
      if verb.particles.contains(next(1)),
        tag(head + 1) == .preposition || tag(head + 1) == .to || tag(head + 1) == .adverb
      {
        // *complained about*, *warned of*, *thinks of*: the content is an object.
        if verb.lemma == "insist" || verb.lemma == "hint" || verb.lemma == "warn"
          || verb.lemma == "caution" || !isTimeOrPlace(after: head + 1)
        {
          if verb.lemma == "say", next(1) == "of" { return true }
          if next(1) == "to", tag(head + 2) == .base { return true }
          if next(1) == "to",
            verb.lemma == "object" || verb.lemma == "admit" || verb.lemma == "confess"
              || verb.lemma == "attest"
          {
            return take(2, [.object], verb.lemma)
          }
          if next(1) == "with", verb.lemma != "threaten" && verb.lemma != "disagree" { return true }
          if verb.lemma == "ask", next(1) == "for" { return take(2, [.object], "request") }
          if verb.lemma == "wish" || verb.lemma == "want" { return true }
          return take(
            2, verb.frames.union([.object, .gerund]).subtracting([.clause, .telling]), verb.lemma)
        }
      }
    }
    return true
  }

  /// *Held Moscow alone responsible for the collapse*.
  private func holdsAnswerable(from start: Int) -> Bool {
    var at = start
    while at < min(words.count, start + 12), !tag(at).isFinite,
      ![.stop, .semicolon].contains(tag(at))
    {
      if at > start, ["responsible", "answerable", "accountable"].contains(lower(at)) {
        return true
      }
      at += 1
    }
    return false
  }

  /// Whether what stands behind the preposition is a day, month or place of utterance.
  func isTimeOrPlace(after preposition: Int) -> Bool {
    var at = preposition + 1
    while tag(at) == .determiner || tag(at) == .adjective { at += 1 }
    let word = lower(at)
    return EnglishWords.days.contains(word) || EnglishWords.months.contains(word) || word == "x"
      || word == "twitter" || word == "television"
  }
}
