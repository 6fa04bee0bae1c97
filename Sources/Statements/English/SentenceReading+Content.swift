import Language
import Primitives

/// Draws what was said: where it begins behind (or in front of) the cue, and where it ends.
extension SentenceReading {
  func drawContent(of position: Int) -> Attribution? {
    let cue = cues[position]
    guard let subject = cue.subject else { return nil }
    var spans: [Range<Int>] = []
    var addressee: Range<Int>?
    var accused: Range<Int>?
    var score = 0.9
    var end = cue.range.upperBound
    if cue.relation == .phrase {
      spans = phraseContent(cue, position)
    } else if cue.relation == .nominal {
      spans = nounContent(cue, position)
    } else {
      if let interrupted = relativeObject(cue, position) {
        spans = interrupted
      } else {
        let isTelling =
          cue.verb.frames.contains(.telling)
          && !(cue.verb.frames.contains(.clause)
            && [.that, .colon, .open, .preposition, .comma, .determiner].contains(tag(end)))
        if isTelling, let told = addresseeBehind(end, stopsAtOf: cue.verb.particles.contains("of")),
          cue.relation != .inverted, !isPromised(told, cue),
          // *Promised inspectors would be back*: the subject of what is said.
          !cue.verb.frames.contains(.clause) || !tag(told.upperBound).isFinite
        {
          addressee = told
          end = told.upperBound
        }
        if cue.relation == .inverted { end = max(end, subject.upperBound) }
        let around = surroundingContent(cue, position, behind: end)
        if !around.isEmpty {
          spans = around
        } else if let drawn = behind(cue, position, from: end, accused: &accused, score: &score) {
          spans = drawn
        } else {
          return nil
        }
      }
    }
    // The speaker and cue are cut out of the content.
    let cueRange = cue.range.lowerBound..<(addressee?.upperBound ?? cue.range.upperBound)
    spans = spans.flatMap { cut($0, around: [subject, cueRange]) }
    spans = spans.compactMap(trimmed).filter { !isQuestionTold($0) }
    guard !spans.isEmpty else { return nil }
    if spans.count == 1, let only = spans.first, isEmptyContent(only, cue) { return nil }
    return Attribution(
      source: range(subject), cue: range(cueRange), content: spans.flatMap(ranges),
      lemma: cue.verb.lemma,
      addressee: addressee.map(range), accused: accused.map(range),
      isNominal: cue.relation == .nominal, sentence: index, score: score)
  }

  /// *“It won't be,” said Zakharova, when pressed about inspections*: what the author tells of the question.
  private func isQuestionTold(_ span: Range<Int>) -> Bool {
    ["when", "after", "if"].contains(lower(span.lowerBound))
      && ["asked", "pressed", "questioned", "challenged", "prodded"].contains(
        lower(span.lowerBound + 1))
      && words[span.lowerBound].quotation < 0
  }

  /// *Promised early hearings*: what could be the addressee is all there is, and the verb takes an object.
  private func isPromised(_ told: Range<Int>, _ cue: FoundCue) -> Bool {
    guard cue.verb.frames.contains(.object), tag(told.lowerBound) != .pronoun,
      !EnglishSubjects(reading: self).canSpeak(told)
    else { return false }
    return [.stop, .comma, .semicolon, .and, .but, .preposition].contains(tag(told.upperBound))
  }

  // MARK: Quotations and clauses around the cue

  /// The word behind the dateline that opens the sentence, *MOSCOW, Oct. 23 (Reuters) -*; 0 where none does.
  private var datelineEnd: Int {
    func isCapital(_ at: Int) -> Bool {
      words[at].text == words[at].text.uppercased() && words[at].text != lower(at)
    }
    guard let city = words.first, isCapital(0), city.text.utf8.count > 2 else { return 0 }
    var isBracketed = false
    for at in 1..<min(words.count, 16) {
      switch tag(at) {
      case .dash:
        // *NATO - an alliance …*: a city by itself has a longer name than most bodies.
        let isPlain = (1..<at).allSatisfy { isCapital($0) }
        return isPlain && (at > 3 || city.text.utf8.count < 5) ? 0 : at + 1
      case .bracket: isBracketed = words[at].text == "("
      case .comma, .number: break
      case .stop where words[at].text == ".": break
      default:
        let isDay = EnglishWords.months.contains(lower(at)) || EnglishWords.days.contains(lower(at))
        guard isBracketed || isDay || isCapital(at) || tag(at) == .proper else { return 0 }
      }
    }
    return 0
  }

  /// Content in front of the cue (`“…,” he said`, `…, he said, …`); empty where the cue has it behind.
  func surroundingContent(_ cue: FoundCue, _ position: Int, behind end: Int) -> [Range<Int>] {
    guard cue.relation == .own || cue.relation == .inverted else { return [] }
    guard
      cue.verb.frames.contains(.clause) || cue.verb.frames.contains(.telling)
        || cue.verb.frames.contains(.urging) || cue.verb.frames.contains(.question)
        || cue.verb.lemma == "propose" || cue.verb.lemma == "promise"
    else { return [] }
    guard let subject = cue.subject else { return [] }
    let start = min(cue.range.lowerBound, subject.lowerBound)
    guard start > 0 else { return [] }
    // `, X said`: a comma, closing mark or dash in front.
    var front = start - 1
    if lower(front) == "as" { front -= 1 }
    if front >= 0, tag(front) == .subordinator, lower(front) == "as" { front -= 1 }
    guard front >= 0 else { return [] }
    let mark = tag(front)
    guard
      mark == .comma || mark == .close || isStraightClose(front) || mark == .dash
        || mark == .stop && words[front].text != "."
    else { return [] }
    let inQuote = words[cue.head].quotation
    var first = max(clauseStart(before: front, quotation: inQuote, cue: position), datelineEnd)
    guard first < front else { return [] }
    var content = first..<front
    let hasQuote = content.contains { words[$0].quotation >= 0 && words[$0].quotation != inQuote }
    let lastQuoted = tag(front) == .comma ? front - 1 : front
    let quoteReaches =
      hasQuote && lastQuoted >= 0 && words[lastQuoted].quotation >= 0
      && words[lastQuoted].quotation != inQuote
    // Behind it nothing that would be content of its own, but adjuncts.
    var at = skipAdjuncts(from: end, cue: cue)
    var next = tag(at)
    var closesClause =
      at >= words.count || [.stop, .comma, .semicolon, .dash, .close].contains(next)
      || next == .colon || isQuoteOpen(at) || next == .and || next == .but || next == .gerund
    // *Though the talks failed, Moscow said at the time it would …*: what leads up to a clause is not said.
    if !closesClause, !hasQuote, Self.introducing.contains(lower(first)),
      beginsMainClause(at, words.count)
    {
      return []
    }
    if !closesClause, next != .that, quoteReaches || startsLikeAdjunct(end) {
      // *…, he said on Friday after the two met*: up to the next mark it tells when and where.
      while at < words.count, ![.comma, .stop, .semicolon, .dash, .close].contains(tag(at)),
        !isQuoteOpen(at)
      { at += 1 }
      next = tag(at)
      closesClause = true
    }
    guard closesClause else { return [] }
    let isFinite = content.contains {
      tag($0).isFinite
        || tag($0) == .base && $0 > content.lowerBound
          && (tag($0 - 1) == .pronoun || tag($0 - 1) == .noun || tag($0 - 1) == .proper)
    }
    if !hasQuote {
      if isQuoteOpen(at) || next == .colon { return [] }
      let isImperative =
        content.first { tag($0) != .adverb && lower($0) != "first" }.map { tag($0) == .base }
        ?? false
      if !isFinite, !isImperative {
        // *A return, the ministry said, is ruled out*: the verb must stand behind.
        guard next == .comma, resumesFinite(at + 1),
          content.contains(where: {
            tag($0).isNominal || tag($0) == .pronoun || tag($0) == .relative
          })
        else { return [] }
      } else if !isImperative, !(content.contains { tag($0) == .base }),
        !EnglishSubjects(reading: self).hasOwnSubject(content)
      {
        // *What happens next, he said, is for the president to decide*.
        guard tag(first) == .relative, next == .comma, resumesFinite(at + 1) else { return [] }
      }
      if tag(first) == .subordinator || lower(first) == "asked", tag(first + 1) != .gerund,
        !content.contains(where: { tag($0) == .comma }),
        [
          "as", "when", "while", "asked", "although", "though", "since", "after", "before",
          "because",
        ].contains(lower(first)), next != .comma
      {
        return []
      }
      if lower(first) == "asked" { return [] }
    } else if !quoteReaches, !isFinite {
      return []
    }
    // A conjunction in front (`and “…”, he said`) is not said.
    while first < content.upperBound, tag(first) == .but || tag(first) == .and {
      if words[first].quotation >= 0 { break }; first += 1
    }
    content = first..<content.upperBound
    var spans = quotationsApart(content)
    // What goes on behind the cue: `, he said, “…”` or `, he said, until …`.
    if at < words.count, next == .comma || isQuoteOpen(at) || next == .dash || next == .colon {
      let resume = next == .comma || next == .dash || next == .colon ? at + 1 : at
      if resume < words.count {
        at = resume
        if isQuoteOpen(at)
          || words[at].quotation == inQuote && !beginsOtherCue(at, after: position)
            && (!isAuthorAside(at) || isCleft(content) && tag(at) == .relative)
        {
          let stop = contentEnd(from: at, cue: position)
          if stop > at { spans += quotationsApart(at..<stop) }
        }
      }
    }
    return spans
  }

  /// *It is the Russians, he retorted, who are breaking it*.
  private func isCleft(_ content: Range<Int>) -> Bool {
    content.count > 2 && lower(content.lowerBound) == "it"
      && EnglishSubjects.beForms.contains(lower(content.lowerBound + 1))
  }

  /// Whether what stands behind the cue begins like an adjunct: a preposition, a day, *after*.
  func startsLikeAdjunct(_ index: Int) -> Bool {
    tag(index) == .preposition
      || ["after", "before", "when", "while", "as", "during"].contains(lower(index))
      || EnglishWords.days.contains(lower(index))
  }

  /// Whether a finite verb comes first, adverbs aside.
  func resumesFinite(_ index: Int) -> Bool {
    var at = index
    while tag(at) == .adverb || tag(at) == .not { at += 1 }
    return tag(at).isFinite || tag(at) == .participle || tag(at) == .base
  }

  func isStraightClose(_ index: Int) -> Bool {
    guard index >= 0, words[index].quotation >= 0 else { return false }
    return sentence.quotations[words[index].quotation].close == index
  }
  func isQuoteOpen(_ index: Int) -> Bool {
    guard index < words.count, words[index].quotation >= 0 else { return false }
    return sentence.quotations[words[index].quotation].open == index
  }

  /// An absolute or relative tail that the author adds: *, a charge …*, *, which …*, *, the latest blow*.
  func isAuthorAside(_ index: Int) -> Bool {
    if tag(index) == .relative, lower(index) == "which" || lower(index) == "who" { return true }
    if tag(index) == .determiner, ["a", "an"].contains(lower(index)) { return true }
    if tag(index) == .gerund || tag(index) == .relative { return true }
    return ["speaking", "referring", "according", "days", "hours", "weeks", "months"].contains(
      lower(index))
  }

  func beginsOtherCue(_ at: Int, after position: Int) -> Bool {
    for later in cues.dropFirst(position + 1) {
      let start = min(
        later.range.lowerBound,
        later.relation == .own
          ? later.subject?.lowerBound ?? later.range.lowerBound : later.range.lowerBound)
      var gap = at
      while gap < start,
        tag(gap) == .adverb || tag(gap) == .and || tag(gap) == .but
          || ["while", "though", "although", "whereas"].contains(lower(gap))
      { gap += 1 }
      if gap == start { return true }
    }
    return false
  }

  /// Splits a stretch of quoted and unquoted parts only where author's words stand between two quotations.
  func quotationsApart(_ range: Range<Int>) -> [Range<Int>] { range.isEmpty ? [] : [range] }

  /// Where the clause that ends at `front` begins.
  func clauseStart(before front: Int, quotation: Int, cue position: Int) -> Int {
    var at = front - 1
    // Not over another cue's content boundary: a semicolon, or the end of an earlier cue's clause.
    while at >= 0 {
      if words[at].quotation != quotation, words[at].quotation >= 0 {
        at = sentence.quotations[words[at].quotation].open - 1
        continue
      }
      if words[at].quotation < 0, quotation >= 0 { return at + 1 }
      if tag(at) == .semicolon || tag(at) == .colon { return at + 1 }
      if tag(at) == .stop, words[at].text == "." || words[at].text == "?" { return at + 1 }
      if quotation >= 0, sentence.quotations[quotation].open == at { return at + 1 }
      at -= 1
    }
    return 0
  }
}
