import Language
import Primitives

/// Draws what stands behind its cue: quotation, clause, object, infinitive, accusation.
extension SentenceReading {
  // MARK: Content behind the cue

  func behind(
    _ cue: FoundCue, _ position: Int, from end: Int, accused: inout Range<Int>?, score: inout Double
  ) -> [Range<Int>]? {
    let frames = cue.verb.frames
    var at = end
    if frames.contains(.accusing) {
      guard let drawn = accusation(cue, position, from: at, accused: &accused) else {
        guard frames.contains(.clause) else { return nil }
        // *Charged in Geneva this month that*.
        return clause(cue, position, from: skipAdjuncts(from: at, cue: cue), score: &score)
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
    at = skipAside(from: skipAdjuncts(from: at, cue: cue))
    guard at < words.count else { return nil }
    if cue.relation == .own, let subject = cue.subject,
      ["how", "what", "which"].contains(lower(subject.lowerBound - 1)),
      lower(subject.lowerBound - 1) != "which" || tag(subject.lowerBound - 2) != .preposition
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
    // *Told the mayors who had gathered there, “…”*.
    if tag(at) == .relative, lower(at) == "who", end > cue.range.upperBound,
      let comma = (at..<words.count).first(where: { tag($0) == .comma }), isQuoteOpen(comma + 1)
    {
      at = comma + 1
      return [at..<contentEnd(from: at, cue: position)]
    }
    // *Contradicted him: …*.
    if cue.verb.lemma == "contradict", tag(at) == .pronoun, tag(at + 1) == .colon { at += 1 }
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
      // *Dismissed as “idle talk” the claim that …*.
      if frames.contains(.predicate), lower(at) == "as", stop - at > 3, cue.relation == .own,
        let object = (at + 2..<stop).first(where: {
          tag($0) == .determiner || tag($0) == .ending || tag($0) == .possessive
        }),
        !(at + 1..<object).contains(where: {
          tag($0).isFinite || [.preposition, .and, .to, .comma].contains(tag($0))
        })
      {
        return [at + 1..<stop]
      }
      if frames.contains(.predicate),
        lower(at) == "as" || lower(at + 1) == "as" && ["itself", "themselves"].contains(lower(at))
          || ["itself", "himself", "themselves"].contains(lower(at))
      {
        return nil
      }
      guard
        next.isNominal || next == .pronoun || next == .gerund || next == .relative
          || next == .participle || next == .base || next == .verb && lower(at).hasSuffix("s")
          || next == .verb && lower(at).hasSuffix("ed") && tag(at + 1).isNominal
          || next == .adverb || next == .not || isBound(at)
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

  /// Passes over an aside between commas in front of what was said: *urged, in a letter of May 3, a halt*; *asked,
  /// however, how*.
  private func skipAside(from comma: Int) -> Int {
    guard tag(comma) == .comma, [.preposition, .adverb].contains(tag(comma + 1)) else {
      return comma
    }
    var at = comma + 1
    while at < min(words.count, comma + 14), !tag(at).isFinite {
      switch tag(at) {
      case .comma:
        let next = tag(at + 1)
        return next.isNominal || [.that, .subordinator, .to, .gerund].contains(next)
          ? at + 1 : comma
      case .stop, .semicolon, .colon, .open, .close, .dash, .relative, .that: return comma
      default: at += 1
      }
    }
    return comma
  }

  /// *At least*, *at most*.
  private func isBound(_ index: Int) -> Bool {
    lower(index) == "at" && ["least", "most"].contains(lower(index + 1))
  }

  /// The end of an object: in front of what tells when, how or why it was said, or of a new clause.
  func objectEnd(from start: Int, to stop: Int, cue: FoundCue) -> Int {
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
          lower(at) != "because" || lower(at + 1) != "of",
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
        // *welcomed the step; should it be reversed, he said*.
        if tag(at) == .semicolon { return at }
        // *welcomed the cuts, while Bonn had hoped for more*.
        if tag(at) == .comma, lower(at + 1) == "while" { return at }
      }
      at += 1
    }
    return stop
  }

  /// *in a statement*, *at a briefing*, *by telephone*: how it was said.
  func isUtterance(_ preposition: Int, _ stop: Int) -> Bool {
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

  static let utterances = EnglishWords.list(
    "statement speech interview briefing letter note conference address article post tweet message report paper blog telegram communique conversation call meeting hearing talk podcast remarks document"
  )

  /// Whether a clause with its own subject begins at `start`.
  func beginsClause(_ start: Int, _ stop: Int) -> Bool {
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
  func clause(_ cue: FoundCue, _ position: Int, from start: Int, score: inout Double)
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
      // *Observes the treaty and permits no breach*: a second verb of the same subject is none.
      if tag(finite - 1) == .and || tag(finite - 1) == .but { return nil }
      // *Announced a suspension and its secretary said*: the clause is the next speaker's.
      if cue.verb.frames.contains(.object),
        cues.dropFirst(position + 1).contains(where: { later in
          guard later.relation == .own, let subject = later.subject else { return false }
          return tag(subject.lowerBound - 1) == .and && subject.lowerBound - 1 > at
            && subject.lowerBound < finite && later.range.contains(finite)
        })
      {
        return nil
      }
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

  func isPlainClause(_ start: Int, _ finite: Int) -> Bool {
    !(start..<finite).contains {
      [.relative, .that, .comma, .subordinator, .preposition].contains(tag($0))
    }
  }

  /// *accused X of Y*, *charged X with Y*, *charged that Y*: Y, with X as the accused.
  func accusation(
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
  func addresseeBehind(_ start: Int, stopsAtOf: Bool) -> Range<Int>? {
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
        sawHead = false
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
      // *As far back as 2007*, *as early as November*.
      if word == "as", ["far", "early", "late", "recently"].contains(lower(at + 1)) {
        let second = lower(at + 2) == "back" ? at + 3 : at + 2
        if lower(second) == "as",
          tag(second + 1) == .number || EnglishWords.months.contains(lower(second + 1))
        {
          at = second + 2
          continue
        }
      }
      if ["as", "when", "after", "before"].contains(word), let end = clauseAdjunctEnd(at) {
        at = end
        continue
      }
      guard
        tag(at) == .preposition || tag(at) == .to || word == "after" || word == "before",
        !isBound(at)
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
  func clauseAdjunctEnd(_ conjunction: Int) -> Int? {
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

  func adjunctEnd(_ preposition: Int, _ cue: FoundCue) -> Int? {
    let word = lower(preposition)
    var at = preposition + 1
    if tag(preposition) == .to, tag(at) == .base { return nil }
    // *Confided to me*, *reaffirm in it*.
    if tag(at) == .pronoun, word != "for", word != "about", word != "with" { return at + 1 }
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
      case .participle, .verb:
        // *In a statement carried by KCNA on Sunday that …*
        guard sawHead, tag(at + 1) == .preposition,
          ["by", "on", "in", "at", "through", "via", "to"].contains(lower(at + 1)),
          lower(at).hasSuffix("ed") || tag(at) == .participle
        else { break loop }
        at += 1
        sawHead = false
      case .base:
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
}
