import Primitives

/// Subjects behind an inverted verb and those of whole clauses.
extension EnglishSubjects {
  // MARK: Behind the verb

  /// The subject behind an inverted cue: *said Pavel Podvig, director of X*.
  func inverted(after cue: FoundCue) -> Range<Int>? {
    let start = cue.range.lowerBound
    guard start > 0 else { return opening(cue) }
    let before = tag(start - 1)
    guard
      before == .comma || before == .close || before == .dash
        || before == .open && words[start - 1].text == "\""
        || before == .stop && words[start - 1].text != "."
    else { return nil }
    guard
      cue.verb.frames.contains(.clause)
        || cue.verb.frames.contains(.question) && (before != .comma && before != .dash),
      words[cue.head].tag == .verb
    else { return nil }
    let at = cue.range.upperBound
    guard var phrase = nounPhrase(startingAt: at), canSpeak(phrase) else { return nil }
    phrase = withRelative(phrase)
    let next = phrase.upperBound
    // The clause must be over: else it is `, said Russia had …`.
    guard
      next >= words.count
        || [
          .stop, .comma, .close, .open, .dash, .semicolon, .preposition, .and, .verb, .adverb,
          .gerund, .bracket, .subordinator, .but, .colon, .mark,
        ].contains(tag(next)) || EnglishWords.days.contains(lower(next))
        // *Replied Kornienko to a correspondent*.
        || tag(next) == .to && tag(next + 1) != .base
        || EnglishWords.timeWords.contains(lower(next))
    else { return nil }
    if tag(next) == .verb || tag(next) == .auxiliary || tag(next) == .modal {
      // `said former diplomat B. B. said`: a doubled cue; otherwise a clause.
      return EnglishCues.forms[lower(next)] != nil && tag(next + 1) == .stop ? phrase : nil
    }
    if before == .comma, start >= 2, tag(start - 2) != .close {
      // `X, who …, said the ministry had`: a subject in front wins.
      if let front = self.before(start), canSpeak(front), next < words.count, tag(next) != .stop {
        return nil
      }
    }
    return withApposition(phrase)
  }

  /// The subject behind a verb that opens the sentence: *Said Lavrov: “…”*.
  private func opening(_ cue: FoundCue) -> Range<Int>? {
    guard cue.verb.frames.contains(.clause), words[cue.head].tag == .verb,
      var phrase = nounPhrase(startingAt: cue.range.upperBound), canSpeak(phrase)
    else { return nil }
    phrase = withApposition(phrase)
    let mark = phrase.upperBound
    guard tag(mark) == .colon || tag(mark) == .comma, reading.isQuoteOpen(mark + 1) else {
      return nil
    }
    return phrase
  }

  /// The noun phrase that begins at `start`.
  func nounPhrase(startingAt start: Int) -> Range<Int>? {
    var at = start
    if tag(at) == .pronoun {
      return ["he", "she", "it", "they", "one", "others"].contains(lower(at)) ? at..<at + 1 : nil
    }
    var sawHead = false
    loop: while at < words.count {
      switch tag(at) {
      case .determiner, .possessive:
        if sawHead { break loop }
      case .noun, .proper, .adjective, .number, .ending:
        if EnglishWords.days.contains(lower(at))
          || sawHead && EnglishWords.timeWords.contains(lower(at))
        {
          break loop
        }
        if tag(at) == .noun || tag(at) == .proper || EnglishWords.persons.contains(lower(at))
          // *One of the diplomats*.
          || at == start && tag(at) == .number && lower(at + 1) == "of"
        {
          sawHead = true
        }
      case .preposition:
        guard sawHead,
          lower(at) == "of"
            || ["at", "for"].contains(lower(at))
              && (tag(at + 1) == .determiner || tag(at + 1) == .proper) && tag(at - 1) != .proper
        else { break loop }
        if at == start + 1, ["them", "us"].contains(lower(at + 1)) { return start..<at + 2 }
        if tag(at + 1).isNominal { sawHead = false } else { break loop }
      case .to:
        guard sawHead, EnglishWords.persons.contains(lower(at - 1)), tag(at + 1).isNominal else {
          break loop
        }
        sawHead = false
      case .and:
        guard sawHead, tag(at + 1) == .proper || tag(at + 1) == .noun || tag(at + 1) == .adjective,
          tag(at + 2) != .verb, tag(at + 2) != .auxiliary
        else { break loop }
      default: break loop
      }
      at += 1
    }
    guard at > start, sawHead else { return nil }
    return start..<at
  }

  /// With the clause that picks a person out, up to the next mark: *a diplomat who took part in the talks*.
  private func withRelative(_ phrase: Range<Int>) -> Range<Int> {
    let start = phrase.upperBound
    guard tag(start) == .relative, lower(start) == "who" else { return phrase }
    var end = start + 1
    while end < words.count,
      ![.comma, .stop, .open, .close, .dash, .semicolon, .colon].contains(tag(end))
        || tag(end) == .stop && words[end].text == "." && end + 1 < words.count
          && tag(end + 1) != .open && tag(end + 1) != .close && tag(end - 1) == .proper
    {
      // *… who asked not to be named*: a circumstance, not a capacity.
      if Self.circumstances.contains(lower(end)) { return phrase }
      end += 1
    }
    return phrase.lowerBound..<end
  }

  /// Takes an apposition behind a name: up to the end, or the comma that closes it.
  func withApposition(_ phrase: Range<Int>, mustClose: Bool = false) -> Range<Int> {
    var end = phrase.upperBound
    guard tag(end) == .comma, end + 1 < words.count else { return phrase }
    let first = end + 1
    let opens =
      tag(first) == .determiner || tag(first) == .relative || lower(first) == "whose"
      || EnglishWords.persons.contains(lower(first))
      || tag(first) == .adjective && tag(first + 1) != .comma || tag(first) == .possessive
      || tag(first) == .proper && EnglishWords.persons.contains(lower(first + 1))
      || tag(first) == .proper && tag(first + 1) == .ending
      // *Its representative, Hubert de La Fortelle,*.
      || tag(first) == .proper && hasPersonHead(phrase) && !isNamed(phrase)
    guard opens, tag(first) != .gerund else { return phrase }
    var at = first
    while at < words.count {
      if tag(at) == .comma || tag(at) == .semicolon || tag(at) == .dash || tag(at) == .open {
        break
      }
      if tag(at) == .stop, at + 1 >= words.count || tag(at + 1) == .open || tag(at + 1) == .close {
        break
      }
      if tag(at) == .and, at + 1 < words.count, tag(at + 1) == .verb { break }
      at += 1
    }
    guard at > first else { return phrase }
    if mustClose, tag(at) != .comma || tag(phrase.lowerBound) == .pronoun { return phrase }
    let range = first..<at
    if tag(first) == .relative, range.contains(where: { Self.circumstances.contains(lower($0)) }) {
      return phrase
    }
    if tag(first) != .relative, lower(first) != "whose",
      range.contains(where: { tag($0).isFinite }), !hasRelative(range)
    {
      return phrase
    }
    end = at
    return phrase.lowerBound..<end
  }

  // MARK: Clauses

  /// The subject of the finite clause that `index` stands in or behind.
  func ofClause(around index: Int) -> Range<Int>? {
    var at = index - 1
    // The first finite verb of the sentence part.
    var start = 0
    while at >= 0 {
      if tag(at) == .semicolon || tag(at) == .stop && at > 0 && words[at].text == "." {
        start = at + 1; break
      }
      at -= 1
    }
    var verb = start
    while verb < index, !tag(verb).isFinite { verb += 1 }
    while verb < index {
      if let subject = before(verb), canSpeak(subject) { return subject }
      verb += 1
      while verb < index, !tag(verb).isFinite { verb += 1 }
    }
    return nil
  }

  /// The subject of the nearest finite verb in front of `index` that has one of its own in the sentence.
  func nearest(before index: Int) -> Range<Int>? {
    for verb in stride(from: index, through: 1, by: -1) {
      if tag(verb) == .semicolon || tag(verb) == .stop { return nil }
      if tag(verb).isFinite, let subject = before(verb), canSpeak(subject) { return subject }
    }
    return nil
  }

  /// The subject of the main clause behind an introduction that ends in a comma.
  func ofClauseFollowing(_ index: Int) -> Range<Int>? {
    var at = index
    while at < words.count, tag(at) != .comma { at += 1 }
    while at < words.count {
      if tag(at).isFinite, let subject = before(at), subject.lowerBound > index, canSpeak(subject) {
        return subject
      }
      at += 1
    }
    return nil
  }

  /// Whether some finite verb in the stretch has a subject in front of it there.
  func hasOwnSubject(_ range: Range<Int>) -> Bool {
    range.contains { index in
      tag(index).isFinite && index > range.lowerBound
        && (range.lowerBound..<index).contains {
          tag($0).isNominal || tag($0) == .pronoun || tag($0) == .gerund || lower($0) == "there"
        }
    }
  }
}
