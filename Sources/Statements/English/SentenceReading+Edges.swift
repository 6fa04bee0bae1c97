import Language
import Primitives

/// What phrases and nouns introduce, and the trimming of every span.
extension SentenceReading {
  // MARK: Phrases and nouns

  func phraseContent(_ cue: FoundCue, _ position: Int) -> [Range<Int>] {
    guard let subject = cue.subject else { return [] }
    let last = max(subject.upperBound, cue.range.upperBound)
    if isClauseStart(startOfPhrase(cue))
      || tag(last) == .comma && tag(startOfPhrase(cue) - 1) != .comma
    {
      // In front: what follows the comma.
      var at = last
      if tag(at) == .comma { at += 1 }
      guard at < words.count else { return [] }
      if cue.verb.lemma == "according", introducesSpeaker(at, position) { return [] }
      let stop = contentEnd(from: at, cue: position)
      guard stop > at else { return [] }
      return [at..<stop]
    }
    // Behind or in the middle: what stands in front, and what goes on.
    let front = startOfPhrase(cue)
    let inQuote = words[cue.head].quotation
    let first = clauseStart(before: front, quotation: inQuote, cue: position)
    // `X said that Y, according to Z` is one statement of X, reported by Z.
    if cue.verb.lemma == "according",
      cues.prefix(position).contains(where: {
        $0.relation != .nominal && $0.range.lowerBound >= first && $0.subject != nil
      })
    {
      return []
    }
    var spans = first < front ? [first..<front] : []
    if tag(last) == .comma, last + 1 < words.count, tag(last + 1) != .gerund {
      let stop = contentEnd(from: last + 1, cue: position)
      if stop > last + 1 { spans.append(last + 1..<stop) }
    }
    return spans
  }

  /// Whether the clause at `at` has a cue with a subject of its own: *According to the ministry, its spokeswoman said*.
  func introducesSpeaker(_ at: Int, _ position: Int) -> Bool {
    cues.dropFirst(position + 1).contains { later in
      guard let subject = later.subject, later.relation == .own else { return false }
      return subject.lowerBound >= at && !(at..<subject.lowerBound).contains { tag($0).isFinite }
    }
  }

  func startOfPhrase(_ cue: FoundCue) -> Int {
    guard cue.verb.lemma == "view", let subject = cue.subject else { return cue.range.lowerBound }
    var at = min(subject.lowerBound, cue.range.lowerBound)
    while at > 0, tag(at - 1) == .preposition || tag(at - 1) == .determiner || tag(at - 1) == .to {
      at -= 1
    }
    return at
  }

  func nounContent(_ cue: FoundCue, _ position: Int) -> [Range<Int>] {
    var at = cue.range.upperBound
    let isClause = tag(at) == .that
    if isClause { at += 1 } else if ["of", "for"].contains(lower(at)) { at += 1 }
    guard at < words.count else { return [] }
    var stop = contentEnd(from: at, cue: position)
    // The noun is the subject or object of another verb: its content ends in front of that verb.
    var verbs = isClause ? 0 : 1
    var index = at
    while index < stop {
      if tag(index) == .comma, index > at {
        stop = index
        break
      }
      // *They quote NATO's promise not to mirror Russia and ask how long it will last*.
      if tag(index) == .and, EnglishCues.forms[lower(index + 1)] != nil,
        tag(index + 1) == .verb || tag(index + 1) == .base, tag(index + 2) != .noun
      {
        stop = index
        break
      }
      if tag(index).isFinite, tag(index - 1) != .to, !inRelative(index, from: at) {
        if verbs > 0 {
          stop = index
          break
        }
        verbs += 1
        // A run of auxiliaries and its participle are one verb.
        while index + 1 < stop, [.auxiliary, .not, .adverb].contains(tag(index + 1)),
          tag(index) != .verb
        { index += 1 }
      }
      if lower(index) == "as", tag(index) == .subordinator, index > at + 1 {
        stop = index
        break
      }
      index += 1
    }
    return stop > at ? [at..<stop] : []
  }

  func inRelative(_ index: Int, from start: Int) -> Bool {
    (start..<index).contains {
      tag($0) == .relative || tag($0) == .that || tag($0) == .subordinator
    }
  }

  // MARK: Edges

  /// The parts of `range` outside the given ranges.
  func cut(_ range: Range<Int>, around holes: [Range<Int>]) -> [Range<Int>] {
    var parts = [range]
    for hole in holes {
      parts = parts.flatMap { part -> [Range<Int>] in
        guard part.overlaps(hole) else { return [part] }
        var left: [Range<Int>] = []
        if part.lowerBound < hole.lowerBound { left.append(part.lowerBound..<hole.lowerBound) }
        if hole.upperBound < part.upperBound { left.append(hole.upperBound..<part.upperBound) }
        return left
      }
    }
    return parts
  }

  /// Without marks at the edges: `. , ; :` and outer quotation marks; `?` and `!` stay.
  func trimmed(_ range: Range<Int>) -> Range<Int>? {
    var first = range.lowerBound
    var last = range.upperBound - 1
    func isEdge(_ index: Int, atEnd: Bool) -> Bool {
      switch tag(index) {
      case .comma, .semicolon, .colon, .dash, .open, .close: return true
      case .stop: return words[index].text == "." || !atEnd
      case .and, .but: return false
      default: return isQuoteOpen(index) || isStraightClose(index)
      }
    }
    while first <= last, isEdge(first, atEnd: false) { first += 1 }
    while last >= first, isEdge(last, atEnd: true) { last -= 1 }
    return first <= last ? first..<last + 1 : nil
  }

  static let emptyNouns = EnglishWords.list(
    "assessment line reasoning message details tone picture comment comments remarks prudence information update"
  )

  /// Content that says nothing: *gave details*, *made no comment*, a bare adverb.
  func isEmptyContent(_ range: Range<Int>, _ cue: FoundCue) -> Bool {
    let quoted = words[range.lowerBound].quotation >= 0
    if quoted { return false }
    if range.count == 1 {
      let word = lower(range.lowerBound)
      // *Moscow denies this*.
      if word == "this" || word == "that", cue.verb.frames.contains(.object) { return false }
      if tag(range.lowerBound) == .adverb || tag(range.lowerBound) == .preposition {
        return word != "yes"
      }
      if [
        "so", "as", "him", "her", "them", "himself", "comment", "details", "more", "less",
        "questions", "anonymity",
      ].contains(word) {
        return true
      }
    }
    // *conveyed a blunt assessment of …*, *highlighted a similar line of reasoning*: nothing is said.
    let noun = EnglishSubjects(reading: self).head(of: range)
    if Self.emptyNouns.contains(lower(noun)),
      [
        "convey", "give", "highlight", "offer", "express", "voice", "articulate", "cite", "recall",
        "note",
      ].contains(cue.verb.lemma),
      !(noun + 1..<max(noun + 1, range.upperBound)).contains(where: { tag($0) == .that })
    {
      return true
    }
    // *It underscores how quickly things change*: what happened does, nobody says so.
    if cue.verb.lemma.hasPrefix("under"), let subject = cue.subject,
      lower(subject.lowerBound) == "it"
    {
      return true
    }
    return !range.contains {
      tag($0) != .comma && tag($0) != .adverb && tag($0) != .preposition && tag($0) != .determiner
    }
  }
}
