import Language
import Primitives

/// A token with what the rules know of it.
struct TaggedWord: Sendable {
  var text: String
  /// Lower case, typographic apostrophes made straight.
  var lower: String
  var range: TextRange
  var tag: WordTag
  /// Index of the quotation it stands in, its marks included; -1 outside.
  var quotation: Int
  var isCapital: Bool
}

/// A sentence with its words tagged and its quotations found.
struct TaggedSentence: Sendable {
  var words: [TaggedWord]
  var quotations: [Quotation]
  var paragraph: Int
  var range: TextRange
  /// Indices of words behind which passed-over text stands: furniture in the middle of a sentence.
  var breaks: [Int]
}

/// Tags English words by closed classes, known verbs, endings and neighbours.
///
/// It only has to tell what bounds a noun phrase and what makes a clause finite; it runs in one pass.
struct EnglishTagging: Sendable {
  func tagged(_ sentence: Sentence, in bytes: UnsafeBufferPointer<UInt8>) -> TaggedSentence {
    let quotations = Quotation.all(in: sentence.tokens)
    var words: [TaggedWord] = []
    words.reserveCapacity(sentence.tokens.count)
    for token in sentence.tokens {
      var lower = token.text.lowercased()
      if lower.utf8.contains(0xE2) { lower = String(lower.map { $0 == "’" ? "'" : $0 }) }
      words.append(
        TaggedWord(
          text: token.text, lower: lower, range: token.range, tag: .noun, quotation: -1,
          isCapital: token.isCapitalized))
    }
    for (index, quotation) in quotations.enumerated() {
      for at in quotation.open...min(quotation.close, words.count - 1) {
        words[at].quotation = index
      }
    }
    for index in words.indices { words[index].tag = first(words, index) }
    for index in words.indices { settle(&words, index) }
    return TaggedSentence(
      words: words, quotations: quotations, paragraph: sentence.paragraph, range: sentence.range,
      breaks: breaks(sentence, in: bytes))
  }

  private func breaks(_ sentence: Sentence, in bytes: UnsafeBufferPointer<UInt8>) -> [Int] {
    var found: [Int] = []
    var end = sentence.range.start
    for (index, token) in sentence.tokens.enumerated() {
      if token.range.start - end > 2,
        bytes[end..<token.range.start].contains(where: { $0 > 0x20 && $0 < 0x80 })
      {
        found.append(index - 1)
      }
      end = token.range.end
    }
    return found
  }

  /// Verbs of saying and thinking whose plain form is seldom a noun behind a noun.
  private static let ofSpeech = EnglishWords.list(
    "warn believe argue think expect contend insist caution suggest worry predict want acknowledge concede admit agree stress deny urge complain maintain suspect dismiss reject point oppose favor favour note fear hope doubt see regard consider accuse call"
  )

  /// Whether the noun at `last` is in a phrase that belongs to several persons: *Analysts at the institute*, *many in Moscow*.
  private func hasPluralHead(_ words: [TaggedWord], _ last: Int) -> Bool {
    var at = last
    while at > 0,
      [.noun, .proper, .adjective, .determiner, .possessive, .ending, .number].contains(
        words[at].tag)
    { at -= 1 }
    guard at > 0, words[at].tag == .preposition,
      ["at", "in", "of", "from", "inside", "on", "with"].contains(words[at].lower)
    else { return false }
    let head = words[at - 1].lower
    return EnglishWords.persons.contains(head) && EnglishWords.isPlural(head)
      || ["many", "few", "some", "most"].contains(head)
  }

  /// The tag by the word alone.
  private func first(_ words: [TaggedWord], _ index: Int) -> WordTag {
    let word = words[index]
    if let mark = Self.marks[word.text] { return mark }
    let following = index + 1 < words.count ? words[index + 1].lower : ""
    if word.lower == "under", following == "secretary" { return .adjective }
    // *Has since promised*.
    if word.lower == "since", index > 0,
      ["has", "have", "had", "'ve"].contains(words[index - 1].lower)
    {
      return .adverb
    }
    if word.lower == "her",
      Self.marks[following] != nil
        || [.preposition, .to, .and, .but, .that, .subordinator, .modal, .auxiliary].contains(
          EnglishWords.closed[following])
    {
      return .pronoun
    }
    // *Would like to see*.
    if word.lower == "like", following == "to", index > 0,
      EnglishWords.closed[words[index - 1].lower] == .modal
        || ["i'd", "we'd", "he'd", "she'd", "they'd", "don't", "didn't", "doesn't"].contains(
          words[index - 1].lower)
    {
      return .base
    }
    // *Galvin provided a statement*; *provided a treaty is signed* has no name in front.
    if word.lower == "provided", following != "that", index > 0, words[index - 1].tag == .proper {
      return .verb
    }
    if word.lower == "that" {
      // *Told CNN later that day*, *said on that occasion*; *That, says Podvig, is a misreading*.
      let before = index > 0 ? words[index - 1].lower : ""
      if ["later", "earlier", "early", "late", "on", "by", "until", "since", "of", "at"].contains(
        before),
        EnglishWords.timeNouns.contains(following)
          || ["occasion", "time", "point"].contains(following)
      {
        return .determiner
      }
      if index == 0, following == "," { return .pronoun }
    }
    if index == 0, word.lower == "said", word.isCapital { return .verb }
    if word.lower == "press", Self.ofThePress.contains(following) { return .noun }
    // *He's proud*, *that's over*: a verb, not an owner.
    if word.lower == "'s" {
      return index > 0 && Self.contracting.contains(words[index - 1].lower) ? .auxiliary : .ending
    }
    if word.text == "'" || word.text == "’" {
      return index > 0 && words[index - 1].lower.hasSuffix("s")
        && words[index - 1].range.end == word.range.start ? .ending : .close
    }
    guard let byte = word.lower.utf8.first else { return .mark }
    if (0x30...0x39).contains(byte) { return .number }
    let isFirst =
      index == 0 || words[index - 1].tag == .open || words[index - 1].tag == .stop
      || words[index - 1].tag == .colon || words[index - 1].tag == .bracket
    if word.isCapital, !isFirst {
      // `May` the month, `March`; capitals inside a sentence are names, save the pronoun and titles of works.
      if word.lower == "i" { return .pronoun }
      if let tag = EnglishWords.closed[word.lower], tag == .adjective || tag == .number {
        return tag == .number ? .number : .adjective
      }
      if EnglishWords.closed[word.lower] == .preposition, word.text.count > 2 {
        return .preposition
      }
      if ["The", "A", "An"].contains(word.text) { return .determiner }
      return .proper
    }
    if word.isCapital, isFirst, index + 1 < words.count {
      if word.lower == "may" || word.lower == "march",
        words[index + 1].lower.utf8.first.map({ (0x30...0x39).contains($0) }) ?? false
      {
        return .proper
      }
    }
    if let tag = EnglishWords.closed[word.lower] { return tag }
    // A first name that is also a verb: *Rose Gottemoeller*.
    if word.isCapital, index + 1 < words.count, words[index + 1].isCapital,
      !words[index + 1].lower.hasSuffix("s'"),
      EnglishCues.forms[word.lower] != nil || EnglishVerbs.common[word.lower] != nil,
      !word.lower.hasSuffix("ing"), !word.lower.hasSuffix("ed")
    {
      return .proper
    }
    if let cue = EnglishCues.forms[word.lower] { return tag(cue[0].form) }
    if let form = EnglishVerbs.common[word.lower] { return tag(form) }
    if word.isCapital {
      let named = index + 1 < words.count && words[index + 1].isCapital
      // *Kelly said*.
      if word.lower.hasSuffix("ly"), !named, EnglishCues.forms[following] == nil { return .adverb }
      return EnglishWords.persons.contains(word.lower) ? .noun : .proper
    }
    guard byte >= 0x61 else { return .mark }
    let lower = word.lower
    if Self.nounsInLy.contains(lower) { return .noun }
    if lower.hasSuffix("ly"), lower.utf8.count > 4 {
      return lower == "early" ? .adjective : .adverb
    }
    if lower.hasSuffix("ing"), lower.utf8.count > 5 { return .gerund }
    if lower.hasSuffix("ed"), lower.utf8.count > 4 { return .participle }
    // *An official in The Hague*, *its representative said*; but *an official statement*.
    if EnglishWords.persons.contains(lower),
      following.isEmpty || Self.marks[following] != nil || EnglishCues.forms[following] != nil
        || EnglishWords.closed[following].map({ $0 != .adjective && $0 != .number }) ?? false
    {
      return .noun
    }
    for ending in [
      "al", "ous", "ive", "able", "ible", "ful", "less", "ic", "ary", "ish", "est", "ern",
      "ular", "iliar", "ilar",
    ]
    where lower.hasSuffix(ending) && lower.utf8.count > ending.utf8.count + 2 {
      return .adjective
    }
    return .noun
  }

  private static let nounsInLy: Set<String> = [
    "family", "supply", "assembly", "rally", "monopoly", "anomaly", "butterfly", "bully",
  ]

  /// What has to do with the press: *press secretary*, *press conference*.
  private static let ofThePress: Set<String> = [
    "secretary", "conference", "conferences", "service", "office", "officer", "officers",
    "release", "releases", "briefing", "briefings", "statement", "attaché", "attache", "corps",
    "spokesman", "spokeswoman", "aide", "freedom", "club", "gallery", "agency", "report", "reports",
  ]

  /// Words behind which *'s* stands for *is* or *has*.
  private static let contracting: Set<String> = [
    "he", "she", "it", "that", "there", "here", "what", "who", "where", "how", "everything",
    "nothing",
  ]

  private func tag(_ form: EnglishCues.Form) -> WordTag {
    switch form {
    case .base: return .base
    case .third, .past: return .verb
    case .participle: return .participle
    case .gerund: return .gerund
    }
  }

  /// Settles words that can be verb or noun by their neighbours; those in front are settled already.
  private func settle(_ words: inout [TaggedWord], _ index: Int) {
    let tag = words[index].tag
    guard [.base, .verb, .participle, .gerund].contains(tag) else { return }
    var before = index - 1
    while before >= 0,
      words[before].tag == .adverb || words[before].tag == .not
        || words[before].lower == "no" && words[before + 1].lower == "longer"
    { before -= 1 }
    let previous = before >= 0 ? words[before].tag : .stop
    let next = index + 1 < words.count ? words[index + 1].tag : .stop
    let lower = words[index].lower
    let adjacent = before >= 0 && before == index - 1
    // *The advocates also said*, *the campaign has said*: a noun in front of the clause's verb.
    if adjacent, tag == .base || tag == .verb && lower.hasSuffix("s"),
      [.noun, .proper, .adjective, .determiner].contains(previous)
    {
      var ahead = index + 1
      while ahead < words.count, words[ahead].tag == .adverb { ahead += 1 }
      if ahead < words.count,
        EnglishWords.closed[words[ahead].lower] == .modal
          || ["said", "says", "told", "tells", "has", "have", "had"].contains(words[ahead].lower)
      {
        words[index].tag = .noun
        return
      }
    }
    switch tag {
    case .base:
      // *Close to the delegation*; *the official put it bluntly*; *lawyers we consulted doubt it*.
      if lower == "close", next == .to, previous != .to, previous != .modal {
        words[index].tag = .adjective
        return
      }
      if adjacent, lower == "put", EnglishWords.persons.contains(words[before].lower) {
        words[index].tag = .verb
        return
      }
      if adjacent, previous == .verb || previous == .participle, before > 1,
        ["we", "i"].contains(words[before - 1].lower), words[before - 2].tag == .noun
      {
        words[index].tag = .verb
        return
      }
      if adjacent, lower == "say", previous == .noun || previous == .proper {
        words[index].tag = .verb
        return
      }
      // *Republicans, who say it goes too far*.
      if adjacent, previous == .relative, words[before].lower == "who", before > 0,
        words[before - 1].tag == .comma
      {
        words[index].tag = .verb
        return
      }
      // *First halve the forces*.
      if before == 0, words[0].lower == "first",
        beginsObject(next, after: index, in: words) || next.isNominal
      {
        return
      }
      // *His secretary, Brajesh Mishra, read out a statement*: the same form in the past.
      if previous == .comma, ["read", "put", "set", "let", "cut", "cast"].contains(lower),
        !words[..<index].contains(where: { $0.tag.isFinite || $0.tag == .to })
      {
        words[index].tag = .verb
        return
      }
      switch previous {
      case .modal, .to, .pronoun: return
      case .number
      where (next == .to || next == .that)
        && !(words[before].lower.utf8.first.map { (0x30...0x39).contains($0) } ?? false):
        words[index].tag = .verb
      case .determiner, .possessive, .ending, .adjective, .number, .preposition:
        if adjacent || previous != .adjective { words[index].tag = .noun }
      case .auxiliary:
        let auxiliary = words[before].lower
        if !(auxiliary.hasPrefix("do") || auxiliary.hasPrefix("did")) {
          words[index].tag =
            ["read", "put", "cast", "set", "let"].contains(lower) ? .participle : .noun
        }
      case .noun, .proper:
        // A plural subject makes it a verb: *Analysts note*; a singular one a compound: *missile launch*.
        let subject = words[before].lower
        let irregularPast = [
          "read", "put", "set", "cut", "let", "hit", "cast", "lay", "shut", "quit", "hurt",
          "spread",
        ].contains(lower)
        let plural =
          // *He and Trump differ*.
          before > 1 && words[before - 1].tag == .and && previous == .proper
          || subject.hasSuffix("s") && !subject.hasSuffix("ss") || subject == "people"
          || subject == "officials"
        let takesThat =
          next == .that && adjacent
          && EnglishCues.forms[lower].map { $0[0].verb.frames.contains(.clause) } ?? false
        if plural || takesThat || irregularPast
          || adjacent && Self.ofSpeech.contains(lower) && hasPluralHead(words, before)
          || beginsObject(next, after: index, in: words) && adjacent
            && EnglishWords.persons.contains(subject)
        {
          words[index].tag = .verb
        } else {
          words[index].tag = .noun
        }
      case .verb, .base, .gerund: words[index].tag = .noun
      default: break
      }
    case .verb:
      if lower.hasSuffix("s"), !lower.hasSuffix("ss"),
        !["was", "is", "has", "does", "says"].contains(lower)
      {
        // Third person or plural noun.
        switch previous {
        case .determiner, .possessive, .ending, .adjective, .number, .preposition, .verb,
          .participle, .gerund, .base, .to, .and, .auxiliary, .modal:
          if previous == .and || previous == .adjective || previous == .verb || previous == .gerund
            || previous == .auxiliary
          {
            if beginsObject(next, after: index, in: words), previous == .and { return }
          }
          if previous == .determiner, adjacent,
            ["this", "that", "each", "another"].contains(words[before].lower)
          {
            return
          }
          words[index].tag = .noun
        case .noun, .proper:
          if !adjacent { return }
          if previous == .proper, next == .preposition || next == .to,
            EnglishCues.forms[lower].map({ $0[0].verb.particles.contains(words[index + 1].lower) })
              ?? false
          {
            return
          }
          if next == .stop || next == .comma || next == .colon, endsParenthesis(words, index) {
            return
          }
          if !beginsObject(next, after: index, in: words) {
            words[index].tag =
              next == .preposition || next == .to || next == .comma
              ? thirdOrNoun(words, index) : .noun
          }
        default: break
        }
        return
      }
      // Past form or past participle.
      switch previous {
      case .auxiliary: words[index].tag = .participle
      case .stop
      where index == 0 && lower.hasSuffix("ed")
        && (next == .noun || next == .adjective || next == .verb):
        // *Repeated warnings were ignored*.
        words[index].tag = .adjective
      case .determiner, .possessive, .ending, .number:
        if next == .noun || next == .adjective || next == .proper
          || previous != .number && next != .determiner && next != .that
        {
          words[index].tag = .adjective
        }
      case .adjective, .preposition:
        if next == .noun || next == .adjective, EnglishCues.forms[lower] == nil {
          words[index].tag = .adjective
        }
      default:
        // `the step taken in`: a past participle without its noun's own verb stays a verb here.
        break
      }
    case .participle:
      switch previous {
      case .determiner, .possessive, .ending, .adjective, .number, .preposition, .and, .but:
        if next == .noun || next == .proper || next == .adjective { words[index].tag = .adjective }
      case .auxiliary: break
      case .noun, .proper, .pronoun, .close, .comma, .relative:
        // Regular past of an unlisted verb after a subject.
        if words[index].lower.hasSuffix("ed"),
          next != .preposition && next != .to || lower == "ended" || isOnlyVerb(words, index)
        {
          words[index].tag = .verb
        }
      default: break
      }
    case .gerund:
      if previous == .determiner || previous == .possessive || previous == .ending {
        words[index].tag = .noun
      }
      if previous == .adjective, !next.isNominal { words[index].tag = .noun }
    default: break
    }
  }

  /// Whether the clause around a form in -ed has no other verb: *said a deal depended on a ban*.
  private func isOnlyVerb(_ words: [TaggedWord], _ index: Int) -> Bool {
    func isEnd(_ word: TaggedWord) -> Bool {
      [.comma, .stop, .colon, .semicolon, .dash, .open, .close, .that, .relative, .subordinator]
        .contains(word.tag)
    }
    var at = index + 1
    while at < words.count, !isEnd(words[at]), words[at].tag != .and {
      if words[at].tag.isFinite { return false }
      at += 1
    }
    at = index - 1
    while at >= 0, !isEnd(words[at]) {
      if EnglishCues.forms[words[at].lower] != nil, words[at].tag == .verb { return index - at > 1 }
      if words[at].tag.isFinite { return false }
      at -= 1
    }
    return at >= 0 && (words[at].tag == .that || words[at].tag == .subordinator)
  }

  /// Whether a cue verb in -s stands behind `, the statement`: at the end of a clause of its own.
  private func endsParenthesis(_ words: [TaggedWord], _ index: Int) -> Bool {
    guard let senses = EnglishCues.forms[words[index].lower],
      senses[0].verb.frames.contains(.clause)
    else { return false }
    var at = index - 1
    while at > 0, index - at < 6, words[at].tag.isNominal { at -= 1 }
    return words[at].tag == .comma || words[at].tag == .close
      || words[at].quotation >= 0 && words[at].text == "\""
  }

  /// A form in -s behind a noun and in front of a preposition or comma: a verb only if it is no common noun.
  private func thirdOrNoun(_ words: [TaggedWord], _ index: Int) -> WordTag {
    Self.nounsInS.contains(words[index].lower) ? .noun : .verb
  }

  private static let nounsInS = EnglishWords.list(
    "limits talks calls claims offers demands reports tests launches plans moves bases levels concerns charges questions answers notes views comments objects threats weapons posts attacks helps uses states deals leaves cuts shows ends begins brings raises counts costs matches patrols exchanges measures visits covers causes places bans caps"
  )

  /// Whether what stands at `index + 1` begins the object or complement of a verb.
  private func beginsObject(_ next: WordTag, after index: Int, in words: [TaggedWord]) -> Bool {
    switch next {
    case .determiner, .possessive, .pronoun, .that, .proper, .open, .to, .number, .colon, .relative:
      return true
    case .subordinator, .not, .adverb: return true
    // *Denies holding the accord hostage*.
    case .gerund:
      return EnglishCues.forms[words[index].lower]?.contains { $0.verb.frames.contains(.gerund) }
        ?? false
    case .participle:
      return ["remains", "stays", "seems", "stands", "looks"].contains(words[index].lower)
    case .auxiliary: return ["having", "being"].contains(words[index + 1].lower)
    case .noun, .adjective: return EnglishCues.forms[words[index].lower] != nil
    case .preposition:
      return ["on", "out", "for", "of", "against", "from", "with", "by"].contains(
        words[index + 1].lower)
        // *The resolution calls for a halt*: what is singular in front has no calls.
        && (!Self.nounsInS.contains(words[index].lower)
          || words[index].lower == "calls" && index > 0 && words[index - 1].tag == .noun
            && !words[index - 1].lower.hasSuffix("s"))
    default: return false
    }
  }

  private static let marks: [String: WordTag] = [
    ",": .comma, ".": .stop, "!": .stop, "?": .stop, "…": .stop, "...": .stop, ":": .colon,
    ";": .semicolon, "—": .dash, "–": .dash, "-": .dash, "--": .dash, "―": .dash, "“": .open,
    "”": .close, "\"": .open, "«": .open, "»": .close, "„": .open, "``": .open, "''": .close,
    "‘": .open, "(": .bracket, ")": .bracket, "[": .bracket, "]": .bracket,
  ]
}
