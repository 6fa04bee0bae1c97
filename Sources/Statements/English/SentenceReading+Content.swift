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
          cue.relation != .inverted
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
    spans = spans.compactMap(trimmed)
    guard !spans.isEmpty else { return nil }
    if spans.count == 1, let only = spans.first, isEmptyContent(only, cue) { return nil }
    return Attribution(
      source: range(subject), cue: range(cueRange), content: spans.flatMap(ranges),
      lemma: cue.verb.lemma,
      addressee: addressee.map(range), accused: accused.map(range),
      isNominal: cue.relation == .nominal, sentence: index, score: score)
  }

  // MARK: Quotations and clauses around the cue

  /// Content in front of the cue (`“…,” he said`, `…, he said, …`); empty where the cue has it behind.
  private func surroundingContent(_ cue: FoundCue, _ position: Int, behind end: Int) -> [Range<Int>]
  {
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
    var first = clauseStart(before: front, quotation: inQuote, cue: position)
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
      if !isFinite {
        // *A return, the ministry said, is ruled out*: the verb must stand behind.
        guard next == .comma, resumesFinite(at + 1),
          content.contains(where: {
            tag($0).isNominal || tag($0) == .pronoun || tag($0) == .relative
          })
        else { return [] }
      } else if !(content.contains { tag($0) == .base }),
        !EnglishSubjects(reading: self).hasOwnSubject(content)
      {
        return []
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
            && !isAuthorAside(at)
        {
          let stop = contentEnd(from: at, cue: position)
          if stop > at { spans += quotationsApart(at..<stop) }
        }
      }
    }
    return spans
  }

  /// Whether what stands behind the cue begins like an adjunct: a preposition, a day, *after*.
  private func startsLikeAdjunct(_ index: Int) -> Bool {
    tag(index) == .preposition
      || ["after", "before", "when", "while", "as", "during"].contains(lower(index))
      || EnglishWords.days.contains(lower(index))
  }

  /// Whether a finite verb comes first, adverbs aside.
  private func resumesFinite(_ index: Int) -> Bool {
    var at = index
    while tag(at) == .adverb || tag(at) == .not { at += 1 }
    return tag(at).isFinite || tag(at) == .participle
  }

  private func isStraightClose(_ index: Int) -> Bool {
    guard index >= 0, words[index].quotation >= 0 else { return false }
    return sentence.quotations[words[index].quotation].close == index
  }
  private func isQuoteOpen(_ index: Int) -> Bool {
    guard index < words.count, words[index].quotation >= 0 else { return false }
    return sentence.quotations[words[index].quotation].open == index
  }

  /// An absolute or relative tail that the author adds: *, a charge …*, *, which …*, *, the latest blow*.
  private func isAuthorAside(_ index: Int) -> Bool {
    if tag(index) == .relative, lower(index) == "which" || lower(index) == "who" { return true }
    if tag(index) == .determiner, ["a", "an"].contains(lower(index)) { return true }
    if tag(index) == .gerund || tag(index) == .relative { return true }
    return ["speaking", "referring", "according", "days", "hours", "weeks", "months"].contains(
      lower(index))
  }

  private func beginsOtherCue(_ at: Int, after position: Int) -> Bool {
    for later in cues.dropFirst(position + 1) {
      let start = min(
        later.range.lowerBound,
        later.relation == .own
          ? later.subject?.lowerBound ?? later.range.lowerBound : later.range.lowerBound)
      var gap = at
      while gap < start,
        tag(gap) == .adverb || tag(gap) == .and || tag(gap) == .but || lower(gap) == "while"
      { gap += 1 }
      if gap == start { return true }
    }
    return false
  }

  /// Splits a stretch of quoted and unquoted parts only where author's words stand between two quotations.
  private func quotationsApart(_ range: Range<Int>) -> [Range<Int>] { range.isEmpty ? [] : [range] }

  /// Where the clause that ends at `front` begins.
  private func clauseStart(before front: Int, quotation: Int, cue position: Int) -> Int {
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

  // MARK: Content behind the cue

  private func behind(
    _ cue: FoundCue, _ position: Int, from end: Int, accused: inout Range<Int>?, score: inout Double
  ) -> [Range<Int>]? {
    let frames = cue.verb.frames
    var at = end
    if frames.contains(.accusing) {
      guard let drawn = accusation(cue, position, from: at, accused: &accused) else {
        guard frames.contains(.clause) else { return nil }
        return clause(cue, position, from: at, score: &score)
      }
      return drawn
    }
    if cue.relation == .inverted {
      // `said X: “…”` or the quotation goes on behind; else nothing stands behind.
      at = skipAdjuncts(from: at, cue: cue)
      while tag(at) == .comma || tag(at) == .colon { at += 1 }
      guard isQuoteOpen(at) else { return nil }
      return [at..<contentEnd(from: at, cue: position)]
    }
    at = skipAdjuncts(from: at, cue: cue)
    guard at < words.count else { return nil }
    if cue.relation == .own, let subject = cue.subject,
      ["how", "what", "which"].contains(lower(subject.lowerBound - 1))
    {
      return nil
    }
    // An aside between dashes: *announced — days before … — that*.
    if tag(at) == .dash,
      let close = (at + 1..<min(at + 20, words.count)).first(where: { tag($0) == .dash }),
      tag(close + 1) == .that
    {
      at = close + 1
    }
    // A quotation, with or without comma or colon.
    var ahead = at
    while tag(ahead) == .comma || tag(ahead) == .colon || tag(ahead) == .dash { ahead += 1 }
    if ahead > at, tag(ahead) == .that { ahead += 1 }
    if isQuoteOpen(ahead),
      ahead > at || frames.contains(.clause) || frames.contains(.telling)
        || frames.contains(.object)
    {
      let stop = contentEnd(from: ahead, cue: position)
      return stop > ahead ? [ahead..<stop] : nil
    }
    if tag(at) == .colon {
      return at + 1 < words.count ? [at + 1..<contentEnd(from: at + 1, cue: position)] : nil
    }
    if frames.contains(.telling), ["of", "about", "against"].contains(lower(at)),
      end > cue.range.upperBound
    {
      let stop = contentEnd(from: at + 1, cue: position)
      return stop > at + 1 ? [at + 1..<stop] : nil
    }
    if frames.contains(.clause) || frames.contains(.telling) {
      if let drawn = clause(cue, position, from: at, score: &score) { return drawn }
    }
    let next = tag(at)
    let stop = contentEnd(from: at, cue: position)
    guard stop > at else { return nil }
    if next == .to, tag(at + 1) == .base, frames.contains(.telling), end > cue.range.upperBound {
      // *told the other side to stop*.
      return [at..<stop]
    }
    if next == .to, tag(at + 1) != .comma {
      let infinitive =
        tag(at + 1) == .base || tag(at + 1) == .adverb || tag(at + 1) == .noun
        || tag(at + 1) == .auxiliary || tag(at + 1) == .verb
      if frames.contains(.infinitive), infinitive { return [at..<stop] }
      return nil
    }
    if next == .not, tag(at + 1) == .to, frames.contains(.infinitive) { return [at..<stop] }
    if frames.contains(.question),
      next == .relative || ["whether", "if", "why", "how", "when", "where"].contains(lower(at))
    {
      return [at..<stop]
    }
    if frames.contains(.gerund), next == .gerund || ["having", "being"].contains(lower(at)) {
      return [at..<stop]
    }
    if frames.contains(.object), ["having", "being"].contains(lower(at)) { return [at..<stop] }
    if frames.contains(.urging) {
      // The party and what it is to do: an infinitive must follow, or the verb takes a plain object too.
      guard next.isNominal || next == .pronoun || next == .gerund else { return nil }
      if (at..<stop).contains(where: { tag($0) == .to || tag($0) == .not }) { return [at..<stop] }
      if (at..<stop).contains(where: { lower($0) == "against" }) { return [at..<stop] }
      return frames.contains(.object) && !frames.contains(.weak) ? [at..<stop] : nil
    }
    if cue.verb.lemma == "blame", words[cue.head].lower.hasPrefix("la") {
      return [end..<contentEnd(from: end, cue: position)]
    }
    if frames.contains(.object) {
      if frames.contains(.predicate),
        lower(at) == "as" || lower(at + 1) == "as" && ["itself", "themselves"].contains(lower(at))
          || ["itself", "himself", "themselves"].contains(lower(at))
      {
        return nil
      }
      guard
        next.isNominal || next == .pronoun || next == .gerund || next == .relative
          || next == .participle || next == .base || next == .verb && lower(at).hasSuffix("s")
          || next == .adverb || next == .not
          || ["what", "how", "why", "whether", "as", "when"].contains(lower(at)) || next == .that
      else { return nil }
      let plain = objectEnd(from: at, to: stop, cue: cue)
      if plain < stop { return plain > at ? [at..<plain] : nil }
      if frames.contains(.weak), !frames.contains(.predicate) || lower(at) == "it" && stop - at == 1
      {
        score = 0.5
      }
      if next == .gerund, frames.contains(.weak) { return nil }
      return [at..<stop]
    }
    return nil
  }

  /// The end of an object: in front of what tells when, how or why it was said, or of a new clause.
  private func objectEnd(from start: Int, to stop: Int, cue: FoundCue) -> Int {
    var at = start + 1
    var sawVerb = false
    while at < stop {
      if tag(at).isFinite || tag(at) == .relative || tag(at) == .that { sawVerb = true }
      if words[at].quotation >= 0, words[at].quotation != words[cue.head].quotation {
        at = min(sentence.quotations[words[at].quotation].close, stop) + 1
        continue
      }
      if !sawVerb {
        if tag(at) == .subordinator,
          ["because", "since", "although", "though", "before", "after", "when", "as"].contains(
            lower(at)),
          lower(at) != "as"
            || !cue.verb.frames.contains(.predicate) && lower(at + 1) != "a"
              && tag(at + 1) == .pronoun
        {
          return at
        }
        if tag(at) == .preposition, ["in", "at", "by"].contains(lower(at)), isUtterance(at, stop) {
          return at
        }
        if tag(at) == .preposition, lower(at) == "on", EnglishWords.days.contains(lower(at + 1)) {
          return at
        }
        if tag(at) == .and || tag(at) == .but, beginsClause(at + 1, stop) {
          return tag(at - 1) == .comma ? at - 1 : at
        }
      }
      at += 1
    }
    return stop
  }

  /// *in a statement*, *at a briefing*, *by telephone*: how it was said.
  private func isUtterance(_ preposition: Int, _ stop: Int) -> Bool {
    if ["telephone", "phone", "letter", "cable"].contains(lower(preposition + 1)) { return true }
    guard ["a", "an", "his", "her", "its", "their"].contains(lower(preposition + 1)) else {
      return false
    }
    var at = preposition + 2
    while at < stop, tag(at).isNominal {
      if Self.utterances.contains(lower(at)) { return true }
      at += 1
    }
    return false
  }

  private static let utterances = EnglishWords.list(
    "statement speech interview briefing letter note conference address article post tweet message report paper blog telegram communique conversation call meeting hearing talk podcast remarks document"
  )

  /// Whether a clause with its own subject begins at `start`.
  private func beginsClause(_ start: Int, _ stop: Int) -> Bool {
    var at = start
    var sawNoun = false
    while at < stop {
      if tag(at) == .pronoun || tag(at).isNominal {
        sawNoun = true
      } else if tag(at).isFinite {
        return sawNoun
      } else {
        return false
      }
      at += 1
    }
    return false
  }

  /// A clause with or without *that*; nil where what follows is none.
  private func clause(_ cue: FoundCue, _ position: Int, from start: Int, score: inout Double)
    -> [Range<Int>]?
  {
    var at = start
    let said = tag(at) == .that
    if said,
      tag(at + 1).isFinite && tag(at + 1) != .verb || tag(at + 1) == .stop
        || tag(at + 1) == .comma && tag(at + 2) == .stop
    {
      // *that is*, a pronoun.
      if tag(at + 1) != .comma {
        if cue.verb.frames.contains(.weak) { return nil }
      } else {
        return nil
      }
    } else if said {
      at += 1
    }
    // `that, if X, Y`
    while tag(at) == .comma { at += 1 }
    let stop = contentEnd(from: at, cue: position)
    guard stop > at else { return nil }
    if said { return [at..<stop] }
    guard tag(at) != .to, tag(at) != .stop, tag(at) != .relative || lower(at) == "what" else {
      return nil
    }
    if ["whether", "if", "why", "how", "when", "where", "because", "as", "what"].contains(
      lower(at)), tag(at) == .subordinator || tag(at) == .relative
    {
      if lower(at) == "as" || lower(at) == "because" { return nil }
      return cue.verb.frames.contains(.weak) ? nil : [at..<stop]
    }
    let finite = (at..<stop).first { tag($0).isFinite }
    if let finite, finite > at || tag(at) == .auxiliary {
      // A subject in front of the verb makes it a clause.
      guard
        (at..<finite).contains(where: {
          [.noun, .proper, .pronoun, .determiner, .number, .gerund, .close, .that].contains(tag($0))
        }) || tag(at) == .adverb
      else { return nil }
      // The verb mustn't belong to a relative clause of a plain object.
      if cue.verb.frames.contains(.weak), !isPlainClause(at, finite) { return nil }
      return [at..<stop]
    }
    if cue.verb.frames.contains(.weak) { return nil }
    // A clause whose verb the tags miss: a base or participle between two nominals.
    if let verb = (at..<stop).first(where: { tag($0) == .base || tag($0) == .participle }),
      verb > at, tag(verb - 1) != .determiner,
      cue.verb.frames == [.clause] || cue.verb.frames.contains(.telling)
    {
      score = 0.6
      return [at..<stop]
    }
    if ["yes", "no", "so"].contains(lower(at)), lower(at) != "so" { return [at..<stop] }
    return nil
  }

  private func isPlainClause(_ start: Int, _ finite: Int) -> Bool {
    !(start..<finite).contains {
      [.relative, .that, .comma, .subordinator, .preposition].contains(tag($0))
    }
  }

  /// *accused X of Y*, *charged X with Y*, *charged that Y*: Y, with X as the accused.
  private func accusation(
    _ cue: FoundCue, _ position: Int, from start: Int, accused: inout Range<Int>?
  ) -> [Range<Int>]? {
    if cue.verb.frames.contains(.clause),
      tag(start) == .that || tag(start) == .comma || tag(start) == .colon
    {
      return nil
    }
    var at = start
    while at < min(words.count, start + 14) {
      if lower(at) == "of" || lower(at) == "with", at > start {
        // `the leaders of X of cheating`: the last *of* in front of a gerund or determiner wins.
        let name = start..<at
        let next = tag(at + 1)
        if lower(at) == "of", next == .proper, tag(at + 2) == .preposition && lower(at + 2) == "of"
        {
          at += 1
          continue
        }
        guard next != .stop else { return nil }
        let stop = contentEnd(from: at + 1, cue: position)
        guard stop > at + 1 else { return nil }
        accused = name
        return [at + 1..<stop]
      }
      switch tag(at) {
      case .stop, .comma, .colon, .semicolon, .verb, .auxiliary, .modal: return nil
      default: at += 1
      }
    }
    return nil
  }

  /// Whom it was told: *reporters*, *RIA Novosti*, *the Davos forum*, *him*.
  private func addresseeBehind(_ start: Int, stopsAtOf: Bool) -> Range<Int>? {
    var at = start
    if tag(at) == .pronoun { return at..<at + 1 }
    var sawHead = false
    loop: while at < words.count {
      switch tag(at) {
      case .determiner, .possessive: if sawHead { break loop }
      case .proper:
        if sawHead, at > start, tag(at - 1) == .noun, words[at - 1].lower == words[at - 1].text {
          break loop
        }
        if EnglishWords.days.contains(lower(at)) { break loop }
        // `told Interfax Russia would`: a state behind a name begins the clause.
        if sawHead, EnglishWords.polities.contains(lower(at)),
          tag(at + 1).isFinite || tag(at + 1) == .adverb
        {
          break loop
        }
        sawHead = true
      case .noun, .adjective, .number, .ending:
        if sawHead, tag(at) == .noun, tag(at - 1) == .noun, tag(at + 1).isFinite,
          tag(start) != .determiner
        {
          break loop
        }
        if EnglishWords.days.contains(lower(at)) || tag(at) == .adjective && sawHead { break loop }
        if tag(at) == .noun { sawHead = true }
      case .mark: if words[at].text != "/" { break loop }
      case .preposition:
        guard sawHead, lower(at) == "of", tag(at + 1).isNominal, !stopsAtOf else { break loop }
      case .and:
        guard sawHead, tag(at + 1) == .noun || tag(at + 1) == .proper, !tag(at + 2).isFinite else {
          break loop
        }
      default: break loop
      }
      at += 1
    }
    return at > start ? start..<at : nil
  }

  /// Passes over where, when and how it was said: *on Tuesday*, *in a statement*, *bluntly*.
  func skipAdjuncts(from start: Int, cue: FoundCue) -> Int {
    var at = start
    var rounds = 0
    while rounds < 5 {
      rounds += 1
      let word = lower(at)
      if EnglishWords.days.contains(word) { at += 1; continue }
      if tag(at) == .adverb, word != "only", word != "once", word != "so", word != "no",
        word != "yes", word != "even", word != "there", word != "now" || tag(at + 1) == .that
      {
        at += 1; continue
      }
      if ["last", "this", "next", "earlier", "late", "early", "later"].contains(word),
        at + 1 < words.count,
        EnglishWords.days.contains(lower(at + 1)) || EnglishWords.months.contains(lower(at + 1))
          || ["week", "month", "year", "in", "on"].contains(lower(at + 1))
          || EnglishWords.timeNouns.contains(lower(at + 1))
      {
        if ["in", "on", "this"].contains(lower(at + 1)) { at += 1 } else { at += 2 }
        continue
      }
      if tag(at) == .comma, EnglishWords.days.contains(lower(at + 1)) { break }
      if ["as", "when", "after", "before"].contains(word), let end = clauseAdjunctEnd(at) {
        at = end
        continue
      }
      guard
        tag(at) == .preposition || tag(at) == .to || word == "after" || word == "before"
      else { break }
      guard
        [
          "on", "in", "at", "during", "to", "through", "via", "from", "by", "after", "before",
          "over", "for", "with", "within", "about",
        ].contains(word)
      else { break }
      // Only an adjunct when the real content follows: *that*, a quotation, colon, or a clause or object behind.
      guard let end = adjunctEnd(at, cue) else { break }
      at = end
    }
    return at
  }

  /// The end of *as he left the hall* in front of a colon, quotation or *that*; nil where none follows soon.
  private func clauseAdjunctEnd(_ conjunction: Int) -> Int? {
    var at = conjunction + 1
    guard tag(at) == .pronoun || tag(at).isNominal else { return nil }
    while at < min(words.count, conjunction + 10) {
      if tag(at) == .colon || tag(at) == .that || isQuoteOpen(at) { return at }
      if [.comma, .stop, .semicolon, .dash].contains(tag(at)) {
        return tag(at) == .comma && at + 1 < words.count && isQuoteOpen(at + 1) ? at : nil
      }
      at += 1
    }
    return nil
  }

  private func adjunctEnd(_ preposition: Int, _ cue: FoundCue) -> Int? {
    let word = lower(preposition)
    var at = preposition + 1
    if tag(preposition) == .to, tag(at) == .base { return nil }
    // Dates: *on Dec. 13, 2018*.
    let isDate =
      EnglishWords.days.contains(lower(at)) || EnglishWords.months.contains(lower(at))
      || tag(at) == .number
        && (EnglishWords.months.contains(lower(at + 1)) || lower(at).utf8.count == 4)
    if isDate {
      while at < words.count,
        EnglishWords.days.contains(lower(at)) || EnglishWords.months.contains(lower(at))
          || tag(at) == .number
      { at += 1 }
      if tag(at) == .comma, tag(at + 1) == .number, lower(at + 1).utf8.count == 4 { at += 2 }
      if tag(at) == .comma, tag(at + 1) == .that || at + 1 < words.count && isQuoteOpen(at + 1) {
        return at
      }
      return at
    }
    var sawHead = false
    loop: while at < words.count {
      switch tag(at) {
      case .determiner, .possessive: if sawHead { break loop }
      case .noun, .number, .adjective, .ending, .gerund:
        if sawHead, EnglishWords.days.contains(lower(at)) { break loop }
        if tag(at) == .noun { sawHead = true }
      case .proper:
        if sawHead, tag(at - 1) == .noun { break loop }
        sawHead = true
      case .base, .verb:
        break loop
      case .preposition:
        guard sawHead,
          lower(at) == "of" || lower(at) == "with" && tag(at - 1) == .noun
            || lower(at) == "to" && tag(at - 1) == .noun
        else { break loop }
        sawHead = false
      case .mark: break
      default: break loop
      }
      at += 1
    }
    guard at > preposition + 1 else { return nil }
    let next = tag(at)
    switch next {
    case .that, .colon, .open: return at
    case .comma:
      return at
    case .stop, .close: return at
    case .preposition, .to:
      return ["on", "in", "at", "during", "after"].contains(lower(at))
        ? at : (cue.verb.frames.contains(.object) && tag(at) != .to ? nil : at)
    case .determiner, .possessive, .pronoun, .proper, .number, .relative, .gerund, .and, .noun,
      .adjective, .dash, .adverb:
      // *announced in Geneva the end of*; for plain clause verbs any subject.
      if word == "for" || word == "with" || word == "about" || word == "from" || word == "by" {
        return nil
      }
      return at
    case .subordinator: return at
    default:
      return isQuoteOpen(at) ? at : nil
    }
  }

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
      if tag(at) == .semicolon, depth == 0, at > start, startsOwnStatement(at + 1, position) {
        return at
      }
      at += 1
    }
    return limit
  }

  private static let introducing: Set<String> = [
    "while", "though", "although", "as", "since", "when", "after", "because", "whereas", "if",
  ]

  /// Whether a clause with a subject of its own begins at `start`, before the next comma.
  private func beginsMainClause(_ start: Int, _ limit: Int) -> Bool {
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

  private func startsOwnStatement(_ index: Int, _ position: Int) -> Bool {
    cues.dropFirst(position + 1).contains { cue in
      guard let subject = cue.subject, cue.relation == .own else { return false }
      return subject.lowerBound >= index && subject.lowerBound <= index + 3
    }
  }

  /// Where a later cue cuts the content off; nil where it stands inside it (a nested statement).
  private func boundary(before later: FoundCue, from start: Int, of position: Int) -> Int? {
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
      case .comma:
        // `China refuses to take part, its envoy said.`: what comes last frames the whole.
        guard later.verb.frames.contains(.clause), relativeNoun(before: subject.lowerBound) == nil,
          tag(later.range.upperBound) == .stop || later.range.upperBound >= words.count
        else { return nil }
        return joiner
      case .semicolon, .dash: return joiner
      case .preposition where lower(joiner) == "as": return nil
      default:
        // `, a charge Moscow rejects`.
        if let noun = relativeNoun(before: subject.lowerBound) { return noun - 1 }
        if lower(joiner) == "which" || lower(joiner) == "something", joiner > start,
          tag(joiner - 1) == .comma
        {
          return joiner - 1
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

  private func isNested(_ later: FoundCue, in position: Int) -> Bool {
    later.subject != cues[position].subject
  }
  private func isPostposed(_ cue: FoundCue) -> Bool {
    [.stop, .comma].contains(tag(cue.range.upperBound))
  }

  private func clauseIsOver(from start: Int, to end: Int) -> Bool {
    (start..<end).contains { tag($0).isFinite }
  }

  /// The first of the comma, conjunction and adverbs in front of `index`.
  private func joint(before index: Int) -> Int {
    var at = index
    while at > 0,
      tag(at - 1) == .adverb || tag(at - 1) == .and || tag(at - 1) == .but
        || lower(at - 1) == "while" || lower(at - 1) == "then"
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
    "charge allegation claim accusation assertion argument view position step move decision reading contention notion idea suggestion offer proposal demand interpretation characterization finding something linkage condition plan"
  )

  /// *a charge Moscow rejects as invented*: the noun and what follows the cue.
  private func relativeObject(_ cue: FoundCue, _ position: Int) -> [Range<Int>]? {
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

  private func endsAtDash(_ at: Int, limit: Int) -> Bool {
    // An aside between dashes belongs to the author where the sentence goes on behind it; at the end it stays.
    false
  }

  /// Whether the comma at `at` divides the content from the author's own tail.
  private func endsAtComma(_ at: Int, start: Int, limit: Int, cue: FoundCue) -> Bool {
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
    if ["hours", "days", "weeks", "months"].contains(lower(next + 1)),
      ["after", "before"].contains(lower(next + 2))
    {
      return true
    }
    return false
  }

  /// *context that makes constructive engagement essential*: a noun and its relative clause up to the end.
  private func isGloss(_ start: Int, _ limit: Int) -> Bool {
    var at = start
    while at < limit, tag(at) == .adjective || tag(at) == .noun || tag(at) == .number { at += 1 }
    guard at > start, at < limit, tag(at - 1) == .noun else { return false }
    return tag(at) == .that || tag(at) == .relative
      || [
        "aimed", "intended", "meant", "designed", "seen", "perceived", "hinting", "suggesting",
        "reflecting",
      ].contains(lower(at))
  }

  private static let glosses = EnglishWords.list(
    "reflecting underscoring signaling signalling suggesting highlighting illustrating marking echoing raising leaving tethering deepening effectively prompting fueling fuelling"
  )

  private func restIsNoun(_ start: Int, _ limit: Int) -> Bool {
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

  // MARK: Phrases and nouns

  private func phraseContent(_ cue: FoundCue, _ position: Int) -> [Range<Int>] {
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
  private func introducesSpeaker(_ at: Int, _ position: Int) -> Bool {
    cues.dropFirst(position + 1).contains { later in
      guard let subject = later.subject, later.relation == .own else { return false }
      return subject.lowerBound >= at && !(at..<subject.lowerBound).contains { tag($0).isFinite }
    }
  }

  private func startOfPhrase(_ cue: FoundCue) -> Int {
    guard cue.verb.lemma == "view", let subject = cue.subject else { return cue.range.lowerBound }
    var at = min(subject.lowerBound, cue.range.lowerBound)
    while at > 0, tag(at - 1) == .preposition || tag(at - 1) == .determiner || tag(at - 1) == .to {
      at -= 1
    }
    return at
  }

  private func nounContent(_ cue: FoundCue, _ position: Int) -> [Range<Int>] {
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

  private func inRelative(_ index: Int, from start: Int) -> Bool {
    (start..<index).contains {
      tag($0) == .relative || tag($0) == .that || tag($0) == .subordinator
    }
  }

  // MARK: Edges

  /// The parts of `range` outside the given ranges.
  private func cut(_ range: Range<Int>, around holes: [Range<Int>]) -> [Range<Int>] {
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

  private static let emptyNouns = EnglishWords.list(
    "assessment line reasoning message details tone picture comment comments remarks prudence information update"
  )

  /// Content that says nothing: *gave details*, *made no comment*, a bare adverb.
  private func isEmptyContent(_ range: Range<Int>, _ cue: FoundCue) -> Bool {
    let quoted = words[range.lowerBound].quotation >= 0
    if quoted { return false }
    if range.count == 1 {
      let word = lower(range.lowerBound)
      if tag(range.lowerBound) == .adverb || tag(range.lowerBound) == .preposition {
        return word != "yes"
      }
      if [
        "so", "as", "him", "her", "them", "himself", "comment", "details", "more", "less",
        "questions",
      ].contains(word) {
        return true
      }
    }
    // *conveyed a blunt assessment of …*, *highlighted a similar line of reasoning*: nothing is said.
    if let noun = range.first(where: { tag($0) == .noun }), Self.emptyNouns.contains(lower(noun)),
      [
        "convey", "give", "highlight", "offer", "express", "voice", "articulate", "cite", "recall",
        "note",
      ].contains(cue.verb.lemma),
      !(noun + 1..<max(noun + 1, range.upperBound)).contains(where: { tag($0) == .that })
    {
      return true
    }
    return !range.contains {
      tag($0) != .comma && tag($0) != .adverb && tag($0) != .preposition && tag($0) != .determiner
    }
  }
}
