import Language
import Primitives

/// Speakers described instead of named: *the spokesman*, *the Soviet leader*, *her Russian counterpart*.
extension SpeakersInText {
  /// What a description says of whom it means.
  struct Description {
    /// The noun in lower case.
    var noun: String
    /// Words of roles that answer to it.
    var wanted: Set<String>
    /// The side it names; nil for none.
    var state: String?
    /// Words of the role that must be there: *prime*, *foreign*, *deputy*.
    var kinds: Set<String>
    var isFormer: Bool
    var isPlural: Bool
  }

  /// *the spokesman*, *the minister*, *the diplomat*, *the ministry*, *the fact sheet*: someone met before, or named
  /// elsewhere in the report; nil where the words describe nobody so.
  mutating func description(_ lower: [String], _ place: Int) -> Speaker? {
    guard let first = lower.first,
      ["the", "this", "that", "his", "her", "their", "its"].contains(first) || lower.count == 1
    else { return nil }
    let end =
      lower.indices.first {
        $0 > 0 && ["of", "who", "for", ",", "in", "at", "from", "to"].contains(lower[$0])
      } ?? lower.count
    let word = lower[end - 1]
    if EnglishWords.documents.contains(word) || word == "документ" || word == "заявлении" {
      // A writing speaks for whoever was last heard, an owner in front of it aside; one made together for nobody.
      if lower.count <= 3, !lower.contains("joint"), !lower.contains("final"), let last = known.last
      {
        return last.speaker
      }
      return nil
    }
    if lower.count == 1, RussianCues.persons.contains(word), !RussianCues.plurals.contains(word) {
      // *Замминистра* is the *Замглавы МИД* before the *эксперт* that spoke since.
      let stem = word.hasPrefix("зам") ? "зам" : String(word.prefix(5))
      let persons = known.indices.filter {
        known[$0].speaker.kind == .person && !known[$0].isPlural
      }
      let fitting = persons.last { known[$0].roleWords.contains { $0.hasPrefix(stem) } }
      if let person = fitting ?? persons.last { return met(person) }
    }
    if lower.count == 1, RussianCues.ministries.contains(word),
      let office = known.lastIndex(where: { $0.speaker.kind == .office })
    {
      return met(office)
    }
    if lower == ["the", "authors"], let writer = known.last, writer.speaker.kind != .person {
      return writer.speaker
    }
    if let meant = describedPerson(lower, end, place) { return meant }
    // *the head of state*, *the head of the delegation*.
    if lower == ["the", "head", "of", "state"] || lower == ["the", "head", "of", "the", "state"] {
      return leader(of: presidency ?? scene ?? home, place)
    }
    return nil
  }

  private mutating func describedPerson(_ lower: [String], _ end: Int, _ place: Int) -> Speaker? {
    let isWhole = end == lower.count || [",", "who"].contains(lower[end])
    let isSecretary =
      lower[end - 1] == "secretary" && end + 1 < lower.count && lower[end] == "of"
      && (end + 2 == lower.count || lower[end + 2] == ",")
    // *the press secretary of the Kremlin*, *of the head of state*: no more than whose.
    let isOwned =
      end < lower.count && lower[end] == "of"
      && lower[(end + 1)...].allSatisfy {
        ["the", "head", "of", "state"].contains($0) || Polities.byWord[$0] != nil
          || Polities.bodies[$0] != nil
      }
    guard end == 2 || (isWhole || isSecretary || isOwned) && end <= 5 || lower.count <= 3 else {
      return nil
    }
    guard var description = description(of: lower[..<end]) else { return nil }
    if isSecretary { description.kinds.insert(lower[end + 1]) }
    // *the spokesman of the Russian president* is not the American one.
    if isOwned, Array(lower.suffix(3)) == ["head", "of", "state"] {
      description.state = presidency ?? scene ?? home
    }
    if description.state == nil, !isWhole {
      let rest = Array(lower[end...])
      description.state =
        (bodyName(rest)?.state
        ?? rest.lazy.compactMap { Polities.byWord[$0]?.state }.first).flatMap(dated)
    }
    if description.state == nil { description.state = owner(lower[0]) }
    if description.noun == "counterpart" || description.noun == "counterparts" {
      return end > 1 ? counterpart(description, place) : nil
    }
    if let index = known.lastIndex(where: { Self.fits($0, description) }) { return met(index) }
    // A person of any role, for words that tell little.
    if Self.vague.contains(description.noun), description.kinds.isEmpty, lower[0] == "the",
      let index = known.lastIndex(where: {
        $0.speaker.kind == .person && !$0.isPlural && Self.fitsFormer($0, description)
          && (description.state == nil
            || $0.speaker.state == description.state && !Self.isLeader($0.speaker.office))
      })
    {
      return met(index)
    }
    guard !description.isPlural, lower[0] == "the" || lower[0] == "this" else { return nil }
    let meant = description
    if description.noun == "president", description.state == nil, description.kinds.isEmpty {
      if let presidency { return leader(of: presidency, place) }
      // Where presidents of two states meet, the report's readers have one of their own.
      if let ours = named(place, where: { $0.speaker.state == "US" && Self.fits($0, meant) }) {
        return ours
      }
    }
    if let named = named(place, where: { Self.fits($0, meant) }) { return named }
    if ["leader", "ruler", "president"].contains(description.noun), description.kinds.isEmpty,
      !description.isFormer, let state = description.state
    {
      return leader(of: state, place)
    }
    return nil
  }

  /// What the words up to a noun say of whom they mean; nil for a body, a state, or a noun that means too much.
  private func description(of lower: ArraySlice<String>) -> Description? {
    guard let word = lower.last, Polities.byWord[word] == nil, word != "side",
      Polities.bodies[word] == nil, bodyName(Array(lower)) == nil
    else { return nil }
    var description = Description(
      noun: word, wanted: Self.synonyms[word] ?? [word], state: nil, kinds: [], isFormer: false,
      isPlural: EnglishWords.isPlural(word))
    var open = lower.dropFirst().dropLast()[...]
    while let modifier = open.popFirst() {
      if let state = Polities.byWord[modifier]?.state {
        description.state = dated(state)
      } else if let body = Polities.bodies[modifier]
        ?? open.first.flatMap({ Polities.bodies[modifier + " " + $0] })
      {
        description.state = body.state.flatMap(dated)
        if Polities.bodies[modifier] == nil { open.removeFirst() }
      } else if RoleWords.formerWords.contains(modifier) {
        description.isFormer = true
      } else if let kind = Self.kindsOfOffice[modifier] {
        description.kinds.insert(kind)
      } else if Polities.byWord[modifier] == nil, EnglishWords.closed[modifier] != .adjective,
        !Self.ofPersons.contains(modifier), modifier != "'s"
      {
        // *the rebel leader* is nobody's president: the word must have been said of him.
        description.kinds.insert(modifier)
      }
    }
    return description
  }

  /// The side of whom *his*, *its* means; nil for other words.
  func owner(_ possessive: String) -> String? {
    switch possessive {
    case "his", "her":
      return known.last { $0.speaker.kind == .person && $0.speaker.state != nil }?.speaker.state
    case "its", "their":
      return known.last { $0.speaker.kind != .person && $0.speaker.state != nil }?.speaker.state
    default: return nil
    }
  }

  private static func fitsFormer(_ candidate: KnownSpeaker, _ description: Description) -> Bool {
    !description.isFormer || candidate.speaker.authority == .former
      || !candidate.roleWords.isDisjoint(with: RoleWords.formerWords)
  }

  private static func fits(_ candidate: KnownSpeaker, _ description: Description) -> Bool {
    if candidate.isPlural != description.isPlural || !fitsFormer(candidate, description) {
      return false
    }
    if let state = description.state, candidate.speaker.state != state { return false }
    if description.noun.hasSuffix("woman"), candidate.gender == .male { return false }
    if description.noun.hasSuffix("spokesman"), candidate.gender == .female { return false }
    let words = roleWords(of: candidate)
    // *the ministry* is no spokesman of it, *the president* not who speaks for him.
    if EnglishWords.bodies.contains(description.noun), candidate.speaker.kind == .person {
      return false
    }
    if ["leader", "ruler", "president"].contains(description.noun),
      !words.isDisjoint(with: ["spokesman", "spokeswoman", "press", "aide", "adviser", "deputy"])
    {
      return false
    }
    guard description.kinds.isSubset(of: words) else { return false }
    return !words.isDisjoint(with: description.wanted)
      || ["leader", "ruler"].contains(description.noun) && isLeader(candidate.speaker.office)
  }

  /// The words of a speaker's role and office, kinds of office under one spelling.
  private static func roleWords(of candidate: KnownSpeaker) -> Set<String> {
    var words = candidate.roleWords
    if let office = candidate.speaker.office {
      words.formUnion(
        office.lowercased().split { $0 == " " || $0 == "," || $0 == "-" }.map(String.init))
    }
    for word in words { if let kind = kindsOfOffice[word] { words.insert(kind) } }
    return words
  }

  /// Brings a speaker met before to the front, as the last one spoken of.
  private mutating func met(_ index: Int) -> Speaker {
    let speaker = known[index].speaker
    known.append(known.remove(at: index))
    return speaker
  }

  // MARK: Named elsewhere in the report

  /// Somebody whom the report names in full and who hasn't spoken: the last one in front of `place` that fits, else the
  /// only one behind it; nil for none.
  mutating func named(_ place: Int, where fits: (KnownSpeaker) -> Bool) -> Speaker? {
    let cast = wholeCast()
    let fitting = cast.filter { $0.speaker.kind == .person && fits($0) }
    guard
      let entry = fitting.last(where: { $0.at < place })
        ?? (fitting.count == 1 ? fitting[0] : nil)
    else { return nil }
    return meet(entry, place)
  }

  /// The last person whom the report named in full in front of `place` and who may be meant by a pronoun.
  mutating func lastNamed(before place: Int, _ gender: KnownSpeaker.Gender) -> Speaker? {
    let entry = wholeCast().last {
      $0.at < place && (gender == .female ? $0.gender != .male : $0.gender != .female)
    }
    return entry.map { meet($0, place) }
  }

  private mutating func meet(_ entry: KnownSpeaker, _ place: Int) -> Speaker {
    if let index = known.lastIndex(where: { $0.surname == entry.surname && !$0.surname.isEmpty }) {
      return met(index)
    }
    var entry = entry
    entry.at = place
    known.append(entry)
    return entry.speaker
  }

  /// The persons the report names in full with an office or whom the record knows, in order of place.
  private mutating func wholeCast() -> [KnownSpeaker] {
    if let cast { return cast }
    var found: [KnownSpeaker] = []
    for introduction in introduced.introductions {
      var alone = self
      alone.known = []
      let words = Self.plainName(introduction.words)
      let lower = words.map(\.plainLower)
      guard alone.person(words, lower, words[0].range.start) != nil,
        var entry = alone.known.last
      else { continue }
      entry.at = introduction.words[introduction.words.count - 1].range.end
      let name = (entry.speaker.name ?? "").lowercased().split(separator: " ").map(String.init)
      let isPerson =
        entry.speaker.person != nil
        || !entry.roleWords.isDisjoint(with: EnglishWords.persons)
        || OfficialsOfRecord.all.official(named: name, year: day?.components.year) != nil
      if isPerson { found.append(entry) }
    }
    cast = found
    return found
  }

  // MARK: Leaders and counterparts

  /// Who led a state on the day of the report, if nobody in it fits.
  mutating func leader(of state: String, _ place: Int) -> Speaker? {
    if let index = known.lastIndex(where: {
      $0.speaker.state == state && Self.isLeader($0.speaker.office)
    }) {
      return met(index)
    }
    guard let day else {
      return named(place) { $0.speaker.state == state && Self.isLeader($0.speaker.office) }
    }
    let record = HeadsOfRecord.all.head(of: state, on: day)
    guard let name = people.president(of: state, on: day)?.name ?? record?.name else { return nil }
    let words = name.lowercased().split(separator: " ").map(String.init)
    let person = people.person(named: words)
    var entry = KnownSpeaker(
      speaker: Speaker(
        range: nil, name: person?.name ?? name, person: person?.id,
        office: record?.office ?? "President", state: state, kind: .person, authority: .binding),
      surname: words[words.count - 1], roleWords: ["leader"], gender: .male, isPlural: false,
      at: place)
    if RoleWords.gender(firstName: words[0]) == .female { entry.gender = .female }
    return meet(entry, place)
  }

  /// *her Russian counterpart*: whoever holds an office of the same words on that side.
  private mutating func counterpart(_ description: Description, _ place: Int) -> Speaker? {
    guard let state = description.state, !description.isPlural,
      let other = known.last(where: { $0.speaker.kind == .person && $0.speaker.state != state })
    else { return nil }
    let offices = Self.roleWords(of: other)
    func isCounterpart(_ candidate: KnownSpeaker) -> Bool {
      guard candidate.speaker.state == state, !candidate.isPlural else { return false }
      if Self.isLeader(other.speaker.office) { return Self.isLeader(candidate.speaker.office) }
      let held = Self.roleWords(of: candidate)
      if Self.conductsForeignAffairs(offices) { return Self.conductsForeignAffairs(held) }
      return !held.intersection(offices).isDisjoint(with: EnglishWords.persons)
    }
    if let index = known.lastIndex(where: isCounterpart) { return met(index) }
    return named(place, where: isCounterpart)
  }

  private static func conductsForeignAffairs(_ office: Set<String>) -> Bool {
    office.isDisjoint(with: ["deputy", "assistant", "under", "undersecretary", "spokesman"])
      && (office.isSuperset(of: ["secretary", "state"])
        || office.contains("foreign")
          && !office.isDisjoint(with: ["minister", "secretary"]))
  }

  static func isLeader(_ office: String?) -> Bool {
    guard let office = office?.lowercased() else { return false }
    return [
      "president", "general secretary", "first secretary", "prime minister", "premier",
      "chancellor", "leader",
    ].contains(office)
  }

  // MARK: Words

  /// Nouns that tell little of whom they mean.
  private static let vague: Set<String> = [
    "official", "diplomat", "politician", "expert", "analyst", "researcher", "scholar",
    "specialist", "negotiator", "delegate", "envoy",
  ]

  /// Words that tell one office from another of the same noun, under one spelling.
  private static let kindsOfOffice: [String: String] = [
    "prime": "prime", "foreign": "foreign", "defense": "defense", "defence": "defense",
    "energy": "energy", "interior": "interior", "deputy": "deputy", "vice": "deputy",
    "finance": "finance", "treasury": "treasury", "opposition": "opposition", "party": "party",
    "majority": "majority", "minority": "minority", "union": "union",
  ]

  /// Adjectives of persons that tell nothing of the office.
  private static let ofPersons = EnglishWords.list(
    "ailing aging ageing veteran outgoing incoming hard-line hardline reformist young elderly press visiting communist kremlin"
  )

  private static let synonyms: [String: Set<String>] = [
    "spokesman": ["spokesman", "spokesperson", "spokes", "press"],
    "spokeswoman": ["spokeswoman", "spokesperson", "press"],
    "spokesperson": ["spokesman", "spokeswoman", "spokesperson", "press"],
    "representative": ["representative", "spokesman", "spokeswoman", "spokesperson", "press"],
    "diplomat": ["ambassador", "diplomat", "minister", "envoy", "representative", "foreign"],
    "envoy": ["ambassador", "envoy", "representative", "negotiator"],
    "official": ["official", "spokesman", "spokeswoman", "secretary", "minister"],
    "analyst": ["analyst", "expert", "researcher", "fellow", "director"],
    "expert": ["analyst", "expert", "researcher", "fellow", "director", "scholar"],
    "researcher": ["researcher", "analyst", "expert", "fellow", "director", "scholar"],
    "scholar": ["scholar", "professor", "researcher", "fellow"],
    "general": ["general", "gen."], "officer": ["officer", "general", "colonel", "commander"],
    "minister": ["minister"], "president": ["president"], "secretary": ["secretary"],
    "ministry": ["ministry"], "department": ["department"], "alliance": ["nato", "alliance"],
    "chancellor": ["chancellor"], "senator": ["senator", "sen."],
    "lawmaker": ["lawmaker", "senator", "chairman", "deputy"],
    "leader": ["leader", "president"], "ruler": ["leader", "president", "ruler"],
    "source": ["source"],
    "experts": ["experts", "analysts", "researchers"],
    "analysts": ["experts", "analysts", "researchers"],
    "negotiator": ["negotiator", "envoy"],
    "chief": ["chief", "head", "director"],
  ]
}
