import Primitives

/// Who can speak at all.
extension EnglishSubjects {
  // MARK: Who can speak

  /// The word that heads a phrase: the last noun in front of an *of*, *for*, *who* or comma.
  func head(of phrase: Range<Int>) -> Int {
    var last = phrase.lowerBound
    for index in phrase {
      // *A source close to the talks*, *a diplomat familiar with them*.
      if index > phrase.lowerBound, tag(index - 1) == .noun,
        ["close", "familiar", "privy", "responsible"].contains(lower(index)),
        tag(index + 1) == .to || tag(index + 1) == .preposition
      {
        return last
      }
      // *Officials working on it*.
      if index > phrase.lowerBound, tag(index) == .gerund || tag(index) == .participle,
        tag(index - 1) == .noun || tag(index - 1) == .adverb,
        tag(index + 1) == .preposition || tag(index + 1) == .to
      {
        return last
      }
      switch tag(index) {
      case .preposition, .comma, .relative, .to, .dash, .bracket:
        if index > phrase.lowerBound { return last }
      case .noun, .proper, .pronoun, .base, .adjective, .number, .determiner, .gerund, .participle,
        .possessive:
        last = index
      default: break
      }
    }
    return last
  }

  func hasPersonHead(_ phrase: Range<Int>) -> Bool {
    EnglishWords.persons.contains(lower(head(of: phrase)))
  }

  /// Whether the phrase is a name of a person, body or state.
  func isNamed(_ phrase: Range<Int>) -> Bool {
    tag(head(of: phrase)) == .proper || EnglishWords.polities.contains(lower(head(of: phrase)))
  }

  /// Whether a phrase can be the one who speaks: a person, a body, a state, a writing, or a fit pronoun.
  func canSpeak(_ phrase: Range<Int>) -> Bool {
    let head = head(of: phrase)
    let word = lower(head)
    // *One should not expect*, *you can say*: nobody in particular.
    if phrase.count == 1, word == "one" || word == "you", tag(phrase.upperBound) == .modal {
      return false
    }
    if tag(head) == .pronoun {
      return ["he", "she", "they", "it", "we", "i", "others", "one", "everyone", "you"].contains(
        word)
    }
    if Self.neverSpeak.contains(word) { return false }
    if Self.speakers.contains(word)
      || word.hasSuffix("s") && Self.speakers.contains(String(word.dropLast()))
    {
      return true
    }
    // *His opposite number, Viktor Karpov*.
    if word == "number", head > phrase.lowerBound, lower(head - 1) == "opposite" { return true }
    if tag(head) == .proper {
      // A ship, missile or treaty by its name: capitals with digits, or a word for a thing.
      if word.utf8.contains(where: { (0x30...0x39).contains($0) }) { return false }
      return !EnglishWords.things.contains(word)
    }
    // *No one has asked us*.
    if word == "one", head > phrase.lowerBound, lower(head - 1) == "no" { return false }
    if tag(head) == .determiner || tag(head) == .number {
      return [
        "both", "many", "some", "others", "most", "few", "several", "all", "two", "three", "five",
        "one", "four", "six",
      ].contains(word)
    }
    if tag(head) == .adjective {
      return ["russians", "russian", "american", "chinese", "british", "french"].contains(word)
        == (tag(phrase.lowerBound) == .determiner) && phrase.count > 1
        && ["chinese", "british", "french"].contains(word)
    }
    for ending in [
      "ologist", "ist", "man", "woman", "men", "women", "person", "crat", "crats", "ists", "er",
      "ers", "or", "ors", "ian", "ians",
    ]
    where word.hasSuffix(ending) && word.utf8.count > ending.utf8.count + 2 {
      return !EnglishWords.things.contains(word)
    }
    return false
  }

  /// Whether a phrase can be the one who speaks beside a verb that only persons and bodies take: *the actress said*,
  /// *the airline added*. Any noun in its own right but a thing, a time or a share.
  func canSpeak(_ phrase: Range<Int>, to lemma: String) -> Bool {
    if canSpeak(phrase) { return true }
    guard Self.speech.contains(lemma) else { return false }
    let head = head(of: phrase)
    let word = lower(head)
    return tag(head) == .noun && tag(phrase.lowerBound) != .number
      && !Self.neverSpeak.contains(word)
      && !EnglishWords.things.contains(word) && !EnglishWords.timeNouns.contains(word)
      && !EnglishWords.occasions.contains(word) && word.utf8.count > 2
      && (word.utf8.first.map { $0 >= 0x61 } ?? false)
      && !["ing", "ion", "ness", "ity", "ism", "ance", "ence", "ment", "ure"].contains {
        word.hasSuffix($0)
      }
  }

  /// Verbs of saying in the narrow sense.
  private static let speech: Set<String> = [
    "say", "tell", "add", "write", "tweet", "reply", "retort", "insist", "argue", "joke", "quip",
    "complain",
  ]

  private static let speakers = EnglishWords.persons.union(EnglishWords.bodies)
    .union(EnglishWords.polities).union(EnglishWords.documents)

  static let neverSpeak = EnglishWords.list(
    "that which what who there stance position decision move step message implication emphasis exchange law shift treaty pact talks launch missile missiles war crisis takeaway"
  )
}

extension EnglishWords {
  static let timeNouns = list(
    "week month year day hours days weeks months years minutes morning evening afternoon night summer winter spring autumn fall"
  )
  /// What a sentence's introduction ends with where a name follows without a comma: *after the vote Obama said*.
  static let occasions = list(
    "vote summit meeting talks ceremony session expiry signing launch speech debate election inauguration hearing visit dinner lunch news war attack test tests crisis collapse deadline expiration ratification"
  )
  /// Nouns and names of things that don't speak, though they look like names or agents.
  static let things = list(
    """
    offer treaty pact accord agreement start salt sort inf abm cfe ctbt npt oreshnik iskander tomahawk poseidon burevestnik sarmat kinzhal topol yars bulava trident minuteman
    pershing typhon number order power matter answer letter paper corner chapter border summer winter water december october november september center
    missile launcher launchers bomber bombers carrier carriers reactor silo radar monster cluster computer barter weather after error terror
    factor sector corridor mirror vector motor door floor visitor tractor deter however together whether never over under other another
    crater theater theatre character charter cruiser destroyer fighter fighters helicopter laser number numbers paper papers
    successor predecessor ladder shoulder trigger danger anger hunger finger order orders quarter quarters
    treaties skies stance table moratorium limits protocol annex memorandum article
    """)
}
