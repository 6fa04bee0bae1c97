import Language
import Primitives

extension SpeakersInText {
  // MARK: Bodies, states, the unnamed

  mutating func body(_ words: [Token], _ lower: [String], _ place: Int) -> Speaker {
    var speaker = Speaker(range: nil, kind: .unnamed, authority: .unnamed)
    let tokens = Set(lower)
    let joined = " " + lower.joined(separator: " ") + " "
    let head = headWord(lower)
    var isPlural = EnglishWords.isPlural(head)
    // What a relative clause tells is not whose side is meant: *Western officials who have seen the Soviet list*.
    let own = Array(lower.prefix { $0 != "who" && $0 != "which" })
    let phrase = lower.prefix { ![",", "who", "which"].contains($0) }
    speaker.state = stateOf(own, Set(own)) ?? ownerState(own)
    let sides = Self.sides(own)
    let isTogether = sides.count > 1 && (own.contains("and") || own.contains("и"))
    if isTogether, isPlural { speaker.state = nil }
    if isTogether, Polities.byWord[head] != nil {
      // *Washington and Berlin* speak for no one state.
      speaker.kind = .state
      speaker.name =
        sides.dropLast().joined(separator: ", ") + " and " + sides[sides.count - 1]
      speaker.state = nil
      speaker.authority = .speaking
      isPlural = true
    } else if let medium = Self.media(lower) {
      speaker.kind = .organisation
      speaker.name = medium.name
      speaker.state = isSoviet || medium.state != "RU" ? dated(medium.state) : nil
      speaker.authority = .official
    } else if !own.contains("and"), let body = bodyName(own) {
      speaker.kind = .office
      speaker.state = body.state.map { speaker.state ?? $0 }
      speaker.name = body.name
      speaker.authority = .speaking
    } else if head == "administration", speaker.state ?? "US" == "US", let day,
      let president = HeadsOfRecord.all.head(of: "US", on: day)?.name.split(separator: " ").last
    {
      speaker.kind = .office
      speaker.state = "US"
      speaker.name =
        tokens.isDisjoint(with: Self.presidents)
        ? "\(president) administration" : nameOf(words)
      speaker.authority = .speaking
    } else if ["ministry", "ministries", "department"].contains(head)
      || !tokens.isDisjoint(with: RussianCues.ministries)
    {
      // *The ministry* behind *Foreign Ministry spokesman Liu* is his.
      let state =
        speaker.state ?? scene
        ?? known.last { $0.roleWords.contains(head) && $0.speaker.state != nil }?.speaker.state
        ?? home
      speaker.kind = .office
      speaker.state = state
      speaker.name = "\(Polities.byState[state]?.adjective ?? state) \(Self.ministry(words, lower))"
      speaker.authority = .speaking
    } else if head == "union", lower.contains("soviet") {
      speaker.kind = .state
      speaker.state = "SU"
      speaker.name = "Soviet Union"
      speaker.authority = .speaking
    } else if let polity = Polities.byWord[head],
      phrase.count <= 3 || ["side", "union", "kingdom"].contains(head)
        || head == "states" && tokens.contains("united"),
      head != "states" || tokens.contains("united")
    {
      speaker.kind = polity.state == nil ? .organisation : .state
      speaker.name =
        polity.state == "DE" && isOfTwoGermanies ? "West Germany" : polity.name
      speaker.state = polity.state
      speaker.authority = .speaking
      isPlural = false
    } else if joined.contains(" north korea ") || joined.contains(" south korea "),
      phrase.count <= 2
    {
      let north = joined.contains("north")
      speaker.kind = .state
      speaker.state = north ? "KP" : "KR"
      speaker.name = north ? "North Korea" : "South Korea"
      speaker.authority = .speaking
    } else if head == "side" || head == "sides" || head == "capital" {
      speaker.kind = speaker.state == nil ? .unnamed : .state
      speaker.name = speaker.state.flatMap { Polities.byState[$0]?.name }
      speaker.authority = speaker.state == nil ? .unnamed : .speaking
      isPlural = head == "sides"
    } else if ["nato", "eu", "un", "u.n.", "alliance", "osce", "iaea", "агентство"].contains(head)
      || ["union", "nations", "organization", "organisation"].contains(head)
    {
      speaker.kind = .organisation
      speaker.name = Polities.byWord[head]?.name ?? nameOf(words)
      speaker.state = nil
      speaker.authority = .official
    } else if EnglishWords.bodies.contains(head)
      || ["team", "embassy", "mission", "delegation"].contains(head)
    {
      let media = [
        "channel", "newspaper", "daily", "agency", "magazine", "group", "association", "foundation",
        "institute", "institution", "centre", "center", "campaign", "movement",
      ].contains(head)
      speaker.kind = media ? .organisation : .office
      speaker.name = nameOf(words)
      if lower.count == 2, lower[0] == "the", ["government", "leadership"].contains(head) {
        // That of the state whose side was heard last.
        speaker.state = speaker.state ?? known.last { $0.speaker.state != nil }?.speaker.state
        speaker.name = speaker.state.flatMap { Polities.byState[$0]?.adjective }.map {
          "\($0) \(head)"
        }
      }
      speaker.authority = media ? .official : .speaking
    } else if EnglishWords.persons.contains(head) || Self.isRole(tokens) {
      // A definite office holder without a name, or someone unnamed.
      let definite =
        ["the", "russia's", "its"].contains(lower.first ?? "") || tokens.contains("'s")
      let single = [
        "spokesman", "spokeswoman", "spokesperson", "minister", "president", "secretary",
        "ambassador", "representative", "adviser", "aide", "chief", "head", "chairman", "premier",
        "chancellor",
      ].contains(head)
      if definite, single, !isPlural {
        speaker.kind = .office
        speaker.authority = Self.authority(tokens, isNamed: true)
      } else {
        speaker.kind = .unnamed
        speaker.authority = .unnamed
      }
      if RoleWords.expertWords.contains(head), tokens.isDisjoint(with: Self.parties),
        isPlural || tokens.isDisjoint(with: RoleWords.formerWords)
      {
        speaker.state = nil
      }
      if head == "president", !isPlural, tokens.isDisjoint(with: Self.notThePresident),
        let holder = leader(of: speaker.state ?? presidency ?? home, place)
      {
        return holder
      }
    } else if !tokens.isDisjoint(with: RussianCues.persons) {
      // *аналитики*, *источник в Кремле*
      isPlural = !tokens.isDisjoint(with: RussianCues.plurals)
    } else if words.contains(where: \.isCapitalized), !EnglishWords.documents.contains(head) {
      speaker.kind = .organisation
      speaker.name = nameOf(words)
      speaker.authority = .official
    } else if EnglishWords.documents.contains(head), let owner = lower.firstIndex(of: "'s"),
      owner > 0
    {
      return resolve(Array(words[0..<owner]), at: place)
    } else if EnglishWords.documents.contains(head), !tokens.contains("joint"),
      !tokens.contains("final"), let last = known.last
    {
      return last.speaker
    }
    speaker.office =
      [.office, .unnamed].contains(speaker.kind) && EnglishWords.persons.contains(head)
      ? roleText(words, lower, without: 0..<0) : nil
    known.append(
      KnownSpeaker(
        speaker: speaker, surname: "", roleWords: tokens,
        gender: tokens.contains("spokeswoman") ? .female : .unknown, isPlural: isPlural, at: place))
    return speaker
  }

  /// The states and unions that the words name, each once, in order.
  private static func sides(_ lower: [String]) -> [String] {
    var sides: [String] = []
    for word in lower {
      if word != "states" || lower.contains("united"), let name = Polities.byWord[word]?.name,
        !sides.contains(name)
      {
        sides.append(name)
      }
    }
    return sides
  }

  /// The side of whom *his*, *its* in a description means: *its spokesperson*, *a general in his delegation*.
  private func ownerState(_ lower: [String]) -> String? {
    guard lower.count > 1 else { return nil }
    return lower.lazy.compactMap(owner).first
  }

  /// A state's newspaper or agency: *Tass*, *the army newspaper Krasnaya Zvezda*; nil for none.
  static func media(_ lower: [String]) -> (state: String, name: String)? {
    guard !lower.contains(where: EnglishWords.persons.contains) else { return nil }
    return Polities.media.first { entry in
      let words = entry.words
      return lower.indices.contains { lower[$0...].starts(with: words) }
    }.map { ($0.state, $0.name) }
  }

  /// Which ministry or department the words mean; the foreign one where they don't tell.
  private static func ministry(_ words: [Token], _ lower: [String]) -> String {
    let kinds = [
      ("defen", "Defense"), ("оборон", "Defense"), ("energy", "Energy"), ("interior", "Interior"),
      ("finance", "Finance"), ("justice", "Justice"), ("atomic", "Atomic Energy"),
    ]
    if let kind = kinds.first(where: { kind in lower.contains { $0.hasPrefix(kind.0) } })?.1 {
      return "\(kind) Ministry"
    }
    guard let head = lower.firstIndex(where: { $0 == "ministry" || $0 == "department" }) else {
      return "Foreign Ministry"
    }
    // *The Unification Ministry*, *the Department of Commerce*.
    let noun = lower[head] == "ministry" ? "Ministry" : "Department"
    let places = [head - 1] + (lower.dropFirst(head + 1).first == "of" ? [head + 2] : [])
    for place in places where words.indices.contains(place) {
      let word = words[place]
      if word.isCapitalized, word.isWord, lower[place] != "foreign", lower[place] != "the",
        Polities.byWord[lower[place]] == nil
      {
        return "\(word.text) \(noun)"
      }
    }
    return "Foreign Ministry"
  }

  /// Whether the report is from before Germany's unity, 3 October 1990.
  private var isOfTwoGermanies: Bool { day.map { $0 < Day(number: 7580) } ?? false }

  private static let parties: Set<String> = [
    "republican", "republicans", "democrat", "democrats", "democratic", "congressional",
  ]

  /// Words beside *president* that make it another office.
  private static let notThePresident: Set<String> = [
    "vice", "former", "deputy", "conference", "review", "assembly", "academy", "bank", "ex",
  ]

  /// *the Reagan administration* names its own.
  private static let presidents = HeadsOfRecord.all.surnames(of: "US")

  private static func isRole(_ tokens: Set<String>) -> Bool {
    !tokens.isDisjoint(with: EnglishWords.persons)
  }

  /// The body that the words name by themselves, with its state; nil for none.
  func bodyName(_ lower: [String]) -> (state: String?, name: String)? {
    // *the Kremlin spokesman* is no body, *the Joint Chiefs* are.
    let persons = lower.indices.filter {
      EnglishWords.persons.contains(lower[$0]) || RussianCues.persons.contains(lower[$0])
    }
    for count in stride(from: 3, through: 1, by: -1) where lower.count >= count {
      for start in 0...(lower.count - count) where Polities.bodyOpenings.contains(lower[start]) {
        let key = lower[start..<start + count].joined(separator: " ")
        if let body = Polities.bodies[key],
          persons.allSatisfy({ (start..<start + count).contains($0) })
        {
          return body
        }
      }
    }
    return nil
  }

  private func headWord(_ lower: [String]) -> String {
    // *One of the diplomats* is a diplomat.
    if lower.count > 2, lower[1] == "of", EnglishWords.quantities.contains(lower[0]) {
      return headWord(Array(lower.dropFirst(2)))
    }
    var last = lower.last ?? ""
    for (index, word) in lower.enumerated()
    where index > 0
      && [
        "of", "who", "for", ",", "in", "at", "from", "to", "that", "on", "with", "familiar",
        "close",
      ].contains(word)
    {
      last = lower[index - 1]
      break
    }
    return last
  }

  private func nameOf(_ words: [Token]) -> String? {
    let kept = words.drop { ["the", "a", "an", "The"].contains($0.text) }
    guard kept.contains(where: \.isCapitalized) else { return nil }
    return Self.phrase(kept.map(\.text))
  }
}
