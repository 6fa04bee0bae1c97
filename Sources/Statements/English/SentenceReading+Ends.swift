import Language
import Primitives

/// Where what was said ends: at another cue, an author's aside, a mark.
extension SentenceReading {
  // MARK: Where content ends

  /// The word behind the content that begins at `start`.
  func contentEnd(from start: Int, cue position: Int) -> Int {
    let cue = cues[position]
    var limit = words.count
    let inQuote = words[cue.head].quotation
    if inQuote >= 0 { limit = min(limit, sentence.quotations[inQuote].close) }
    // Another cue on the same footing ends it.
    for later in cues.dropFirst(position + 1)
    where later.range.lowerBound > start && words[later.head].quotation == inQuote {
      guard let end = boundary(before: later, from: start, of: position) else { continue }
      limit = min(limit, end)
      break
    }
    let isRelative = tag(cue.range.lowerBound - 1) == .relative
    // *While Washington signals openness, the path …*: an introduction ends at its comma.
    if let subject = cue.subject, cue.relation == .own, subject.lowerBound > 0,
      Self.introducing.contains(lower(subject.lowerBound - 1)),
      subject.lowerBound == 1 || [.stop, .open, .semicolon].contains(tag(subject.lowerBound - 2))
    {
      var comma = start
      while comma < limit {
        if words[comma].quotation >= 0, words[comma].quotation != inQuote {
          comma = sentence.quotations[words[comma].quotation].close
        }
        if comma < limit, tag(comma) == .comma, beginsMainClause(comma + 1, limit) {
          limit = comma
          break
        }
        comma += 1
      }
    }
    var at = start
    var depth = 0
    while at < limit {
      if words[at].text == "(" { depth += 1 }
      if words[at].text == ")" { depth -= 1; if depth < 0 { return at } }
      if words[at].quotation >= 0, words[at].quotation != inQuote {
        let quotation = sentence.quotations[words[at].quotation]
        if at == quotation.open {
          let close = min(quotation.close, limit - 1)
          // A quotation that closes its own sentence or is followed by an author's aside ends the content.
          if close + 1 < limit, at == start, close > at,
            tag(close - 1) == .comma || tag(close - 1) == .stop, tag(close + 1) != .and || true
          {
            if ![.and, .but, .preposition].contains(tag(close + 1)) || tag(close - 1) == .stop {
              return close + 1
            }
            if tag(close - 1) == .comma { return close + 1 }
          }
          // *called it “a bluff,” which …*, *“a bluff,” predicting that*, *“a bluff,” to which X responded*.
          if close + 2 < limit, tag(close - 1) == .comma, cue.verb.frames.contains(.object),
            !cue.verb.frames.contains(.clause),
            tag(close + 1) == .relative || tag(close + 1) == .gerund
              || [.preposition, .to].contains(tag(close + 1)) && tag(close + 2) == .relative
          {
            return close + 1
          }
          at = close + 1
          continue
        }
      }
      if tag(at) == .comma, depth == 0, isRelative, tag(at + 1).isFinite, at > start { return at }
      if tag(at) == .comma, depth == 0, at > start,
        endsAtComma(at, start: start, limit: limit, cue: cue)
      {
        return at
      }
      if tag(at) == .dash, depth == 0, at > start, words[at].range.length > 0,
        endsAtDash(at, limit: limit)
      {
        return at
      }
      // Of 2,100 annotated contents (`train`, lessons, the five articles) two go on over a semicolon, both quotations.
      // One without space behind it is no mark of a sentence.
      if tag(at) == .semicolon, depth == 0, at > start,
        at + 1 >= words.count || words[at + 1].range.start > words[at].range.end
      {
        return at
      }
      at += 1
    }
    return limit
  }

  static let introducing: Set<String> = [
    "while", "though", "although", "as", "since", "when", "after", "because", "whereas", "if",
  ]

  /// Whether a clause with a subject of its own begins at `start`, before the next comma.
  func beginsMainClause(_ start: Int, _ limit: Int) -> Bool {
    var at = start
    var sawSubject = false
    while at < limit {
      switch tag(at) {
      case .comma, .stop, .relative, .that, .gerund: return false
      case .pronoun, .noun, .proper: sawSubject = true
      default: if tag(at).isFinite { return sawSubject }
      }
      at += 1
    }
    return false
  }

  /// Where a later cue cuts the content off; nil where it stands inside it (a nested statement).
  func boundary(before later: FoundCue, from start: Int, of position: Int) -> Int? {
    let cue = cues[position]
    switch later.relation {
    case .coordinate:
      // Joined to the nearest cue with its own subject in front: only then it ends this one's content.
      guard later.subject == cue.subject || isNested(later, in: position) == false else {
        return nil
      }
      if later.subject != cue.subject { return nil }
      return joint(before: later.range.lowerBound)
    case .participle:
      guard later.subject == cue.subject else { return nil }
      let end = joint(before: later.range.lowerBound)
      if tag(later.range.lowerBound - 1) == .close { return later.range.lowerBound }
      return [.comma, .dash, .semicolon, .and, .but].contains(tag(end))
        || tag(later.range.lowerBound - 1) == .comma || lower(end) == "though" ? end : nil
    case .own:
      guard let subject = later.subject, subject.lowerBound > start else { return nil }
      let at = subject.lowerBound - 1
      var joiner = at
      while joiner >= start, tag(joiner) == .adverb { joiner -= 1 }
      switch tag(joiner) {
      case .but, .and:
        // `, and X said`, `while X says`: joined clauses; within *that … and that* they'd repeat *that*.
        guard joiner > start else { return nil }
        return tag(joiner - 1) == .comma || lower(joiner) == "while" || lower(joiner) == "but"
          ? joint(before: subject.lowerBound)
          : (clauseIsOver(from: start, to: joiner) ? joiner : nil)
      case .comma where cue.relation == .participle && standsInFront(cue):
        // *Though the accord collapsed, accusing Russia of violations, Moscow said*; *Citing a source, Ryabkov said*.
        return joiner
      case .comma:
        // `China refuses to take part, its envoy said.`: what comes last frames the whole.
        guard later.verb.frames.contains(.clause), relativeNoun(before: subject.lowerBound) == nil,
          tag(later.range.upperBound) == .stop || later.range.upperBound >= words.count
        else { return nil }
        return joiner
      case .semicolon, .dash: return joiner
      case .subordinator
      where ["though", "although", "whereas"].contains(lower(joiner)) && joiner > start
        && tag(joiner - 1) == .comma:
        return joiner - 1
      case .preposition where lower(joiner) == "as": return nil
      default:
        // `, a charge Moscow rejects`.
        if let noun = relativeNoun(before: subject.lowerBound) { return noun - 1 }
        if lower(joiner) == "which" || lower(joiner) == "something", joiner > start,
          tag(joiner - 1) == .comma
        {
          return joiner - 1
        }
        // *, at which Gorbachev replied*.
        if lower(joiner) == "which", joiner - 1 > start, tag(joiner - 1) == .preposition,
          tag(joiner - 2) == .comma
        {
          return joiner - 2
        }
        return nil
      }
    case .phrase:
      guard later.verb.lemma == "according", tag(later.range.lowerBound - 1) == .comma else {
        return nil
      }
      return later.range.lowerBound - 1
    case .inverted, .nominal: return nil
    }
  }

  /// Whether a participle belongs to what leads up to the main clause that begins behind a comma: to a clause that a
  /// conjunction at the sentence's beginning brings in, or to nothing in front of it.
  private func standsInFront(_ cue: FoundCue) -> Bool {
    var first = cue.range.lowerBound
    while first > 0, ![.stop, .open, .semicolon].contains(tag(first - 1)) { first -= 1 }
    return first == cue.range.lowerBound || Self.introducing.contains(lower(first))
  }

  func isNested(_ later: FoundCue, in position: Int) -> Bool {
    later.subject != cues[position].subject
  }
  func isPostposed(_ cue: FoundCue) -> Bool {
    [.stop, .comma].contains(tag(cue.range.upperBound))
  }

  func clauseIsOver(from start: Int, to end: Int) -> Bool {
    (start..<end).contains { tag($0).isFinite }
  }

  /// The first of the comma, conjunction and adverbs in front of `index`.
  func joint(before index: Int) -> Int {
    var at = index
    while at > 0,
      tag(at - 1) == .adverb || tag(at - 1) == .and || tag(at - 1) == .but
        || ["while", "then", "though", "although"].contains(lower(at - 1))
    { at -= 1 }
    if at > 0, tag(at - 1) == .comma || tag(at - 1) == .dash || tag(at - 1) == .semicolon {
      at -= 1
    }
    return at
  }

  /// `a charge` in front of a subject: *, a charge Moscow rejects*; gives its first word.
  func relativeNoun(before subject: Int) -> Int? {
    var at = subject - 1
    if tag(at) == .that || lower(at) == "which" { at -= 1 }
    guard at > 0, Self.echoNouns.contains(lower(at)) else { return nil }
    at -= 1
    while tag(at) == .adjective { at -= 1 }
    guard tag(at) == .determiner, at > 0, tag(at - 1) == .comma || tag(at - 1) == .dash else {
      return nil
    }
    return at
  }

  static let echoNouns = EnglishWords.list(
    "charge allegation claim accusation assertion argument view position step move decision reading contention notion idea suggestion offer proposal demand interpretation characterization finding something linkage condition plan grievance complaint"
  )

  /// *a charge Moscow rejects as invented*: the noun and what follows the cue.
  func relativeObject(_ cue: FoundCue, _ position: Int) -> [Range<Int>]? {
    guard cue.relation == .own, let subject = cue.subject,
      cue.verb.frames.contains(.object) || cue.verb.frames.contains(.predicate),
      let first = relativeNoun(before: subject.lowerBound)
    else { return nil }
    var noun = subject.lowerBound
    if tag(noun - 1) == .that || lower(noun - 1) == "which" { noun -= 1 }
    let stop = contentEnd(from: cue.range.upperBound, cue: position)
    var spans = [first..<noun]
    if stop > cue.range.upperBound,
      ["as", "and"].contains(lower(cue.range.upperBound)) || tag(cue.range.upperBound).isNominal
    {
      spans.append(cue.range.upperBound..<stop)
    }
    return spans
  }

  func endsAtDash(_ at: Int, limit: Int) -> Bool {
    // An aside between dashes belongs to the author where the sentence goes on behind it; at the end it stays, but
    // *- which nobody expects*.
    tag(at + 1) == .relative && lower(at + 1) == "which" && words[at].quotation < 0
  }

  /// Whether the comma at `at` divides the content from the author's own tail.
  func endsAtComma(_ at: Int, start: Int, limit: Int, cue: FoundCue) -> Bool {
    let next = at + 1
    guard next < limit else { return true }
    let word = lower(next)
    // *, the latest blow to …*, *, a step that …*: an apposition to the whole.
    if tag(next) == .determiner, ["a", "an", "the"].contains(word) {
      let second = lower(next + 1)
      if word == "the",
        ["latest", "last", "first", "second", "third", "final", "only"].contains(second),
        restIsNoun(next, limit)
      {
        return true
      }
      if Self.echoNouns.contains(second)
        || Self.echoNouns.contains(lower(next + 2)) && tag(next + 1) == .adjective
      {
        return word != "the"
      }
    }
    if word == "according", lower(next + 1) == "to" { return true }
    if word == "even", lower(next + 1) == "as" { return true }
    // *, a context that makes …*, *, reflecting …*: the author's gloss.
    if ["a", "an"].contains(word), isGloss(next + 1, limit) { return true }
    let gerund = tag(next) == .adverb ? next + 1 : next
    if tag(gerund) == .gerund, Self.glosses.contains(lower(gerund)), cue.relation != .participle {
      return true
    }
    if tag(next) == .subordinator, word == "as", at > start, EnglishSubjects.beForms.isEmpty {
      return true
    }
    // An absolute clause of the author: *, days after …*, *, hours before …*.
    if ["days", "hours", "weeks", "months", "minutes", "years"].contains(word),
      ["after", "before"].contains(lower(next + 1))
    {
      return true
    }
    if ["hours", "days", "weeks", "months", "hour", "day", "week", "month"].contains(
      lower(next + 1)),
      ["after", "before"].contains(lower(next + 2))
    {
      return true
    }
    return false
  }

  /// *context that makes constructive engagement essential*: a noun and its relative clause up to the end.
  func isGloss(_ start: Int, _ limit: Int) -> Bool {
    var at = start
    while at < limit, tag(at) == .adjective || tag(at) == .noun || tag(at) == .number { at += 1 }
    guard at > start, at < limit, tag(at - 1) == .noun else { return false }
    return tag(at) == .that || tag(at) == .relative
      || [
        "aimed", "intended", "meant", "designed", "seen", "perceived", "hinting", "suggesting",
        "reflecting",
      ].contains(lower(at))
  }

  static let glosses = EnglishWords.list(
    "reflecting underscoring signaling signalling suggesting highlighting illustrating marking echoing raising leaving tethering deepening effectively prompting fueling fuelling"
  )

  func restIsNoun(_ start: Int, _ limit: Int) -> Bool {
    var at = start
    while at < limit {
      if tag(at) == .relative || tag(at) == .that || tag(at) == .comma || tag(at) == .stop {
        return true
      }
      if tag(at).isFinite { return false }
      at += 1
    }
    return true
  }
}
