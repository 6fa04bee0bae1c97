import Primitives

/// Attributions without a verb: *according to X*, *in X's view*, *for X*, *Russia's offer to …*.
extension SentenceReading {
  mutating func findPhrases() {
    let subjects = EnglishSubjects(reading: self)
    var index = 0
    while index < words.count {
      defer { index += 1 }
      let word = words[index].lower
      if word == "according", lower(index + 1) == "to" {
        guard let phrase = subjects.nounPhrase(startingAt: index + 2) ?? pronoun(at: index + 2),
          subjects.canSpeak(phrase) || tag(phrase.lowerBound) == .pronoun
        else { continue }
        add(
          index..<index + 2, head: index,
          subject: subjects.withApposition(
            withParticiple(phrase), mustClose: isClauseStart(index)),
          lemma: "according")
        continue
      }
      guard tag(index) == .preposition,
        isClauseStart(index) || tag(index - 1) == .comma || tag(index - 1) == .but
          || tag(index - 1) == .and || tag(index - 1) == .that
          || word == "in" && (tag(index - 1) == .close || isStraightClose(index - 1))
      else { continue }
      if ["in", "from", "to", "by"].contains(word) {
        stance(index, subjects)
      } else if word == "for" {
        // *For Moscow, …*: a state, body or person between *for* and a comma, at the head of a clause.
        guard isClauseStart(index), let phrase = subjects.nounPhrase(startingAt: index + 1),
          tag(phrase.upperBound) == .comma,
          subjects.canSpeak(phrase),
          subjects.isNamed(phrase)
            || EnglishWords.persons.contains(lower(subjects.head(of: phrase)))
            || EnglishWords.bodies.contains(lower(subjects.head(of: phrase)))
        else { continue }
        guard lower(phrase.lowerBound) != "its", tag(phrase.lowerBound) != .possessive else {
          continue
        }
        add(index..<index + 1, head: index, subject: phrase, lemma: "for")
      }
    }
    copulas(subjects)
  }

  /// *Two people briefed on it*: a phrase with the participle behind it, up to the comma or stop.
  private func withParticiple(_ phrase: Range<Int>) -> Range<Int> {
    var at = phrase.upperBound
    guard [.participle, .gerund, .verb].contains(tag(at)), tag(at + 1) == .preposition,
      EnglishWords.persons.contains(lower(at - 1))
    else { return phrase }
    while at < min(words.count, phrase.upperBound + 8), tag(at) != .comma, tag(at) != .stop {
      if at > phrase.upperBound, tag(at).isFinite { return phrase }
      at += 1
    }
    return tag(at) == .comma || tag(at) == .stop ? phrase.lowerBound..<at : phrase
  }

  private func pronoun(at index: Int) -> Range<Int>? {
    ["him", "her", "them", "it", "me"].contains(lower(index)) ? index..<index + 1 : nil
  }

  func isClauseStart(_ index: Int) -> Bool {
    if index > 0, tag(index - 1) == .close || isStraightClose(index - 1) {
      return index > 1 && tag(index - 2) == .stop
    }
    return index == 0 || [.open, .stop, .semicolon, .colon].contains(tag(index - 1))
  }

  private mutating func add(_ range: Range<Int>, head: Int, subject: Range<Int>, lemma: String) {
    cues.append(
      FoundCue(
        range: range, head: head, verb: CueVerb(lemma: lemma, frames: [.clause], particles: []),
        subject: subject, relation: .phrase))
  }

  /// *In Ryabkov's view*, *from Moscow's perspective*, *in his telling*, *in the words of X*.
  private mutating func stance(_ index: Int, _ subjects: EnglishSubjects) {
    // *In the words of X*, *from the point of view of X*.
    if lower(index + 1) == "the", let stance = stanceNoun(index + 2),
      lower(stance.upperBound) == "of",
      let phrase = subjects.nounPhrase(startingAt: stance.upperBound + 1), subjects.canSpeak(phrase)
    {
      add(
        stance, head: index + 2, subject: subjects.withApposition(phrase, mustClose: true),
        lemma: "view")
      return
    }
    if tag(index + 1) == .possessive, lower(index + 1) != "its" || lower(index + 2) == "view" {
      var noun = index + 2
      while tag(noun) == .adjective, !EnglishWords.stanceNouns.contains(lower(noun)) { noun += 1 }
      guard let stance = stanceNoun(noun), lower(noun) != "mind" || lower(index) == "to"
      else { return }
      add(stance, head: noun, subject: index + 1..<index + 2, lemma: "view")
      return
    }
    var at = index + 1
    while at < words.count, at < index + 12 {
      if tag(at) == .ending, at > index + 1 {
        var noun = at + 1
        while tag(noun) == .adjective, !EnglishWords.stanceNouns.contains(lower(noun)) { noun += 1 }
        if let stance = stanceNoun(noun), subjects.canSpeak(index + 1..<at) {
          add(stance, head: noun, subject: index + 1..<at, lemma: "view")
          return
        }
      }
      guard tag(at).isNominal || lower(at) == "of" else { return }
      at += 1
    }
  }

  /// The noun of stance at `noun`, *point of view* as one; nil where none stands there.
  private func stanceNoun(_ noun: Int) -> Range<Int>? {
    if lower(noun) == "point", lower(noun + 1) == "of", lower(noun + 2) == "view" {
      return noun..<noun + 3
    }
    return EnglishWords.stanceNouns.contains(lower(noun)) ? noun..<noun + 1 : nil
  }

  /// *His message was straightforward: …*, *Moscow's read is one of …*, *Its position is that …*.
  private mutating func copulas(_ subjects: EnglishSubjects) {
    for index in words.indices where EnglishWords.copulaNouns.contains(words[index].lower) {
      guard tag(index) != .verb, index > 0, tag(index + 1) == .auxiliary,
        EnglishSubjects.beForms.contains(lower(index + 1)), tag(index + 2) != .participle
      else { continue }
      var owner = index - 1
      while owner > 0, tag(owner) == .adjective { owner -= 1 }
      let subject: Range<Int>
      if tag(owner) == .possessive {
        subject = owner..<owner + 1
      } else if tag(owner) == .ending, let phrase = subjects.nounPhrase(endingAt: owner - 1),
        subjects.canSpeak(phrase)
      {
        subject = phrase
      } else {
        continue
      }
      // What follows says it: *that …*, *one of …*, or a colon further on.
      var colon = index + 2
      while colon < words.count, colon < index + 8, tag(colon) != .colon, tag(colon) != .stop {
        colon += 1
      }
      cues.append(
        FoundCue(
          range: index..<(tag(colon) == .colon ? index + 2 : index + 2), head: index,
          verb: CueVerb(lemma: "message", frames: [.clause, .object], particles: []),
          subject: subject,
          relation: .own))
    }
  }

  /// *Russia’s 2020 offer … to halt deployment*: a speech noun with a named possessor and its content.
  mutating func findNouns() {
    let subjects = EnglishSubjects(reading: self)
    for index in words.indices {
      let word = words[index].lower
      guard EnglishWords.speechNouns.contains(word) || word == "finding" || word == "statement",
        tag(index) != .verb, index > 0
      else { continue }
      var owner = index - 1
      while owner > 0,
        tag(owner) == .adjective || tag(owner) == .number
          || tag(owner) == .noun && tag(owner) != .ending
          || tag(owner) == .proper && EnglishWords.months.contains(lower(owner))
          || tag(owner) == .participle
      { owner -= 1 }
      var subject: Range<Int>?
      if tag(owner) == .ending {
        guard let phrase = subjects.nounPhrase(endingAt: owner - 1), subjects.canSpeak(phrase)
        else { continue }
        subject = phrase
      } else if tag(owner) == .possessive || tag(owner) == .pronoun {
        continue
      } else if lower(index - 1).hasSuffix("ian")
        || ["u.s.", "american", "chinese", "soviet", "british", "french"].contains(lower(index - 1)),
        tag(index - 2) == .determiner
      {
        // *the U.S. finding that …*, *a Russian proposal to …*.
        subject = index - 2..<index
        if lower(index - 1) != "u.s." { continue }
      }
      guard let subject else { continue }
      guard
        subjects.isNamed(subject) || EnglishWords.bodies.contains(lower(subjects.head(of: subject)))
          || EnglishWords.persons.contains(lower(subjects.head(of: subject)))
      else { continue }
      // The content: *to …*, *that …*, *for …*, *of …*.
      var at = index + 1
      // `offer to both sides to halt`: the addressee is passed over.
      if tag(at) == .to, tag(at + 1) != .base, tag(at + 1) != .auxiliary, tag(at + 1) != .not,
        tag(at + 1) != .adverb
      {
        var further = at + 1
        while tag(further).isNominal || tag(further) == .pronoun { further += 1 }
        if tag(further) == .to { at = further }
      }
      guard
        tag(at) == .to || tag(at) == .that || lower(at) == "for"
          || lower(at) == "of" && word != "statement" || tag(at) == .not && tag(at + 1) == .to
      else { continue }
      let frames: CueFrames = tag(at) == .that ? .clause : [.object, .infinitive]
      cues.append(
        FoundCue(
          range: index..<index + 1, head: index,
          verb: CueVerb(lemma: word, frames: frames, particles: []),
          subject: subject, relation: .nominal))
    }
  }
}
