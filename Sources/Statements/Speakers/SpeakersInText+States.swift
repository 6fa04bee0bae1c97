import Language
import Primitives

/// Which side a speaker speaks for, and with what authority, by the words around the name.
extension SpeakersInText {
  /// The state the words name or imply; nil for none.
  func stateOf(_ lower: [String], _ tokens: Set<String>) -> String? {
    if Self.north.occurs(in: lower) { return "KP" }
    if Self.south.occurs(in: lower) { return "KR" }
    if let body = bodyName(lower.filter { !EnglishWords.persons.contains($0) }),
      body.state != nil
    {
      // *the Foreign Office of the Russian Federation*
      if let of = lower.lastIndex(of: "of"), let owner = namedState(Array(lower[of...])) {
        return dated(owner)
      }
      return dated(body.state)
    }
    if Self.unions.occurs(in: lower),
      lower.contains(where: Self.officesOfBodies.contains),
      !lower.contains(where: { ["ambassador", "representative", "envoy"].contains($0) })
    {
      return nil
    }
    if let named = namedState(lower) { return dated(named) }
    for entry in Self.homesOfWords where !tokens.isDisjoint(with: entry.words) {
      return entry.state
    }
    if Self.american.occurs(in: lower)
      || lower.contains(where: { $0.hasPrefix("d-") || $0.hasPrefix("r-") })
        && !tokens.isDisjoint(with: ["sen.", "rep.", "senator", "representative", "congressman"])
    {
      return "US"
    }
    if Self.british.occurs(in: lower) {
      return ["IN", "PK"].contains(home) && lower.contains("foreign") ? home : "GB"
    }
    // *the Foreign Ministry*, *Defense Minister* alone: the state last spoken of there, else the home state.
    if Self.homely.occurs(in: lower) {
      return scene ?? home
    }
    if tokens.contains("government") || tokens.contains("parliament")
      || tokens.contains("opposition")
    {
      return scene
    }
    return nil
  }

  /// A state named as the side, not as the host: *ambassador to the United States* names no side.
  func namedState(_ lower: [String]) -> String? {
    for (index, word) in lower.enumerated() {
      guard let polity = Polities.byWord[word], let state = polity.state else { continue }
      // *a source close to the Russian delegation* is of that side.
      if index + 1 < lower.count, Self.ownBodies.contains(lower[index + 1]) { return state }
      if index > 0,
        lower[index - 1] == "to"
          || lower[index - 1] == "the" && index > 1
            && ["to", "in", "at", "toward", "on"].contains(lower[index - 2])
          || ["at", "on", "toward"].contains(lower[index - 1])
      {
        continue
      }
      // *the ambassador in Moscow* speaks for another state, *officials in Moscow* for that one.
      if index > 0, lower[index - 1] == "in" {
        guard
          lower.contains(where: {
            [
              "official", "officials", "source", "sources", "authorities", "government", "leaders",
              "ministry", "administration", "leadership", "parliament", "deputies", "lawmakers",
              "legislators", "army", "military",
            ].contains($0)
          }), !lower.contains(where: { Polities.byWord[$0]?.state.map { $0 != state } ?? false })
        else { continue }
      }
      if word == "states", index == 0 || lower[index - 1] != "united" { continue }
      if word == "us", lower.count == 1 { continue }
      return state
    }
    return nil
  }

  private static let ownBodies = EnglishWords.list(
    "delegation government ministry parliament leadership side team foreign defense defence military army"
  )

  /// *Russia* before the end of 1991 is the Soviet Union.
  func dated(_ state: String?) -> String? { state == "RU" && isSoviet ? "SU" : state }

  private static let north = Phrases("north korea*")
  private static let south = Phrases("south korea*")
  private static let unions = Phrases("nato", "u.n.", "un", "united nations", "european union")
  private static let american = Phrases(
    "secretary of state", "secretary of defense", "joint chiefs", "under secretary",
    "assistant secretary", "defense secretary", "national security advis*", "attorney general",
    "majority leader", "minority leader", "house speaker", "speaker of the house",
    "administration official*", "energy secretary", "treasury secretary", "joint staff",
    "national security council", "central intelligence", "missile defense agency",
    "strategic command", "arms control and disarmament agency", "on-site inspection agency",
    "armed services committee", "foreign relations committee", "geological survey",
    "weapons laborator*")
  private static let british = Phrases(
    "foreign secretary", "defence secretary", "house of commons", "house of lords",
    "foreign office", "ministry of defence")
  private static let homely = Phrases(
    "foreign minist*", "defense minist*", "defence minist*", "general staff", "prime minister",
    "head of state", "chairman of the security council", "secretary of the security council",
    "минист*", "мид", "генштаб*")

  private static let officesOfBodies = EnglishWords.list(
    "secretary-general secretary general chief spokesman spokesperson spokeswoman official officials high commissioner diplomats"
  )

  /// Words that occur in the public life of one state alone, in news in English.
  private static let homesOfWords: [(state: String, words: Set<String>)] = [
    (
      "US",
      EnglishWords.list(
        "republican republicans democrat democrats democratic gop congressional cia senator senators sen. congressman congresswoman congressmen rep. representatives senate congress pentagon white-house administration nixon carter reagan clinton obama trump biden bush undersecretary alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia wisconsin wyoming dakota carolina jersey hampshire dakotas"
      )
    ),
    (
      "RU",
      EnglishWords.list(
        "duma госдумы госдума думы совфеда совбеза кремль кремля роскосмоса росатома ljudmila")
    ),
    ("GB", EnglishWords.list("mps tory labour baroness")),
    ("DE", EnglishWords.list("chancellor bundestag bundeswehr")),
    ("FR", EnglishWords.list("elysee élysée")),
    ("PL", EnglishWords.list("sejm")),
    ("UA", EnglishWords.list("rada")),
    ("IL", EnglishWords.list("knesset")),
    ("CN", EnglishWords.list("xinhua politburo's")),
    ("KP", EnglishWords.list("kcna")),
  ]

  /// The authority that a role gives its holder.
  static func authority(_ role: Set<String>, isNamed: Bool) -> Authority {
    guard isNamed else { return .unnamed }
    if !role.isDisjoint(with: RoleWords.formerWords) { return .former }
    let deputy = !role.isDisjoint(with: ["deputy", "vice", "assistant", "under", "undersecretary"])
    if !deputy {
      if role.contains("president") || role.contains("premier") || role.contains("chancellor")
        || role.contains("prime") && role.contains("minister")
      {
        return .binding
      }
      if role.contains("foreign"), role.contains("minister") || role.contains("secretary") {
        return .binding
      }
      if role.contains("secretary"), role.contains("state") { return .binding }
    }
    if !role.isDisjoint(with: Self.speakingWords) { return .speaking }
    if !role.isDisjoint(with: RoleWords.expertWords) || !role.isDisjoint(with: Self.houses) {
      return .expert
    }
    return .official
  }

  private static let speakingWords = EnglishWords.list(
    "spokesman spokeswoman spokesperson ambassador minister envoy representative adviser advisor secretary aide negotiator undersecretary chief commander general secretary-general king leader"
  )
  /// Where experts work: told from officials where no office is named.
  private static let houses = EnglishWords.list(
    "institute institution university endowment foundation college brookings carnegie rand csis imemo association think-tank watchdog campaign scientists"
  )
}

/// Phrases to look for in a row of words; one that ends in `*` takes any ending of its last word.
struct Phrases: Sendable {
  private let phrases: [(words: [String], isOpen: Bool)]

  init(_ phrases: String...) {
    self.phrases = phrases.map { phrase in
      let isOpen = phrase.hasSuffix("*")
      return (
        (isOpen ? String(phrase.dropLast()) : phrase).split(separator: " ").map(String.init), isOpen
      )
    }
  }

  /// Whether any of them stands in `words`; linear in the words.
  func occurs(in words: [String]) -> Bool {
    words.indices.contains { start in
      phrases.contains { phrase in
        let last = phrase.words.count - 1
        guard start + last < words.count else { return false }
        for index in 0..<last where words[start + index] != phrase.words[index] { return false }
        return phrase.isOpen
          ? words[start + last].hasPrefix(phrase.words[last])
          : words[start + last] == phrase.words[last]
      }
    }
  }
}
