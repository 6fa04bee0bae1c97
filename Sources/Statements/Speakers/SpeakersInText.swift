import Language
import Primitives

/// Finds out who the source of each attribution is: name, office, state, kind, authority.
///
/// The catalogue's people come first, by the office held on the document's day; where it is silent the text
/// tells. Pronouns and descriptions (*the spokesman*) go back to the nearest speaker they fit.
struct SpeakersInText {
  let people: PeopleIndex
  let day: Day?
  /// The state a bare *Foreign Ministry* belongs to.
  let home: String
  /// The state whose president a bare *the President* is.
  let presidency: String
  /// Whether the report is from before the Soviet Union's end.
  let isSoviet: Bool
  /// Names the report spells out somewhere, by surname.
  let introduced: NamesInText
  /// The state in whose capital or about which the sentence at hand is: *In Bonn, …*, *Beijing kept silent: …*.
  var scene: String?
  var known: [KnownSpeaker] = []

  init(people: PeopleIndex, day: Day?, text: String, introduced: NamesInText) {
    self.people = people
    self.day = day
    self.introduced = introduced
    // 1991-12-26, the day after which there was no Soviet Union.
    isSoviet = day.map { $0 < Day(number: 8030) } ?? false
    let first = text.prefix(160).split { !$0.isLetter }
    let dateline = Self.datelines.first { entry in
      let words = entry.city.split(separator: " ")
      return first.indices.contains { first[$0...].starts(with: words) }
    }?.state
    home = dateline ?? (isSoviet ? "SU" : "RU")
    presidency =
      first.contains("WASHINGTON") || first.contains("WHITE") && first.contains("HOUSE")
      ? "US" : home
  }

  /// Cities whose dateline makes a bare *Foreign Ministry* theirs; Western capitals have no such ministry or are
  /// where others are reported from.
  private static let datelines: [(city: String, state: String)] = [
    ("BEIJING", "CN"), ("PEKING", "CN"), ("KYIV", "UA"), ("KIEV", "UA"), ("MINSK", "BY"),
    ("WARSAW", "PL"),
    ("BONN", "DE"), ("BERLIN", "DE"), ("TEHRAN", "IR"), ("NEW DELHI", "IN"), ("ISLAMABAD", "PK"),
    ("TOKYO", "JP"), ("SEOUL", "KR"), ("PARIS", "FR"), ("PRAGUE", "CZ"), ("ANKARA", "TR"),
    ("CAIRO", "EG"), ("JERUSALEM", "IL"), ("ASTANA", "KZ"), ("ALMATY", "KZ"), ("TBILISI", "GE"),
  ]

  /// The speaker of one attribution; call in order of place.
  mutating func speaker(
    of source: TextRange?, words: [Token], at place: Int, isReported: Bool = false
  ) -> Speaker {
    guard let source, !words.isEmpty else {
      return Speaker(range: nil, kind: .unnamed, authority: .unnamed)
    }
    var speaker = resolve(words, at: place)
    speaker.range = source
    if isSoviet, speaker.state == "RU", speaker.person == nil, speaker.kind != .person {
      speaker.state = "SU"
      if speaker.name == "Russia" { speaker.name = "Soviet Union" }
    }
    return speaker
  }

  /// Takes note of a person named in passing, whom a pronoun may mean later.
  mutating func mention(_ words: [Token], at place: Int) {
    _ = resolve(words, at: place)
  }

  private mutating func resolve(_ words: [Token], at place: Int) -> Speaker {
    let lower = words.map(\.plainLower)
    if words.count == 1 || lower.count == 3 && lower[1] == "of" {
      switch lower[lower.count - 1] {
      case "he", "him", "his", "он", "его", "ему", "им", "нём", "нем": return pronoun(.male, place)
      case "she", "her", "она", "её", "ее", "ней": return pronoun(.female, place)
      case "it", "its", "оно": return thing(place)
      case "they", "them", "their", "we", "us", "они", "их": return plural(place)
      case "i", "me", "you", "one", "others", "some", "many", "both":
        return Speaker(range: nil, kind: .unnamed, authority: .unnamed)
      default: break
      }
    }
    if let named = person(words, lower, place) { return named }
    if let described = description(lower, place) { return described }
    return body(words, lower, place)
  }

  // MARK: Pronouns

  private mutating func pronoun(_ gender: KnownSpeaker.Gender, _ place: Int) -> Speaker {
    let fits = known.lastIndex { candidate in
      guard !candidate.isPlural, candidate.speaker.kind != .state,
        candidate.speaker.kind != .organisation
      else { return false }
      if candidate.speaker.kind == .office,
        candidate.roleWords.isDisjoint(with: EnglishWords.persons)
      {
        return false
      }
      if gender == .female { return candidate.gender != .male }
      return candidate.gender != .female
    }
    guard let fits else { return Speaker(range: nil, kind: .unnamed, authority: .unnamed) }
    known[fits].at = place
    let speaker = known[fits].speaker
    known.append(known.remove(at: fits))
    return speaker
  }

  private mutating func thing(_ place: Int) -> Speaker {
    guard
      let fits = known.lastIndex(where: {
        [.office, .state, .organisation].contains($0.speaker.kind)
      })
    else {
      return Speaker(range: nil, kind: .unnamed, authority: .unnamed)
    }
    let speaker = known[fits].speaker
    known.append(known.remove(at: fits))
    return speaker
  }

  private mutating func plural(_ place: Int) -> Speaker {
    if let fits = known.lastIndex(where: { $0.isPlural })
      ?? known.lastIndex(where: { [.office, .state, .organisation].contains($0.speaker.kind) })
    {
      let speaker = known[fits].speaker
      known.append(known.remove(at: fits))
      return speaker
    }
    return Speaker(range: nil, kind: .unnamed, authority: .unnamed)
  }

  // MARK: Persons by name

  private mutating func person(_ words: [Token], _ lower: [String], _ place: Int) -> Speaker? {
    guard let name = nameRange(words, lower) else { return nil }
    let full = name.map { words[$0].text }.joined(separator: " ")
    let surname = lower[name.upperBound - 1]
    let role = roleText(words, lower, without: name)
    let roleTokens = Set(
      lower.enumerated().filter { !name.contains($0.offset) && $0.element != "," }.map(\.element))
    // Named before in this text?
    if let earlier = known.lastIndex(where: {
      !$0.surname.isEmpty
        && ($0.surname == surname || name.count == 1 && Self.isFamilyName(surname, of: $0.speaker))
    }),
      name.count == 1
        || known[earlier].speaker.name?.split(separator: " ").first?.lowercased()
          == lower[name.lowerBound]
        || known[earlier].speaker.name?.contains(" ") == false
    {
      var entry = known.remove(at: earlier)
      entry.at = place
      entry.roleWords.formUnion(roleTokens)
      if entry.speaker.office == nil { entry.speaker.office = role }
      if name.count > 1, let old = entry.speaker.name, !old.contains(" ") {
        entry.speaker.name = full
      }
      known.append(entry)
      return entry.speaker
    }
    // A surname alone: spelled out elsewhere in the report, with the office?
    if name.count == 1, roleTokens.isEmpty || roleTokens.isSubset(of: Self.courtesies),
      let full = introduced.introduction(of: surname), full.count > words.count
    {
      let fullLower = full.map(\.plainLower)
      if nameRange(full, fullLower)?.count ?? 0 > 1 { return person(full, fullLower, place) }
    }
    let printed = Transliteration.latin(full)
    var speaker = Speaker(range: nil, name: printed, kind: .person, authority: .official)
    speaker.state = stateOf(lower, roleTokens)
    speaker.office = role
    speaker.authority = Self.authority(roleTokens, isNamed: true)
    if speaker.authority == .expert || speaker.authority == .former { speaker.state = nil }
    var gender = RoleWords.gender(firstName: lower[name.lowerBound])
    if roleTokens.contains("spokeswoman") || roleTokens.contains("chairwoman") { gender = .female }
    if let match = people.person(named: lower[name.lowerBound..<name.upperBound].map { $0 }) {
      speaker.person = match.id
      speaker.name = match.name
      let first = match.name.split(separator: " ").first.map { $0.lowercased() } ?? ""
      gender = RoleWords.gender(firstName: first) == .female ? .female : .male
      let office =
        day.flatMap { match.offices(on: $0).last } ?? (day == nil ? match.offices.last : nil)
      if let office {
        if match.kind == "official", speaker.state == nil || office.state != nil {
          speaker.state = Self.iso(office.state)
        }
        if speaker.office == nil { speaker.office = office.role }
        speaker.authority = office.authority
      } else if let last = match.offices.last {
        if match.kind == "official", speaker.state == nil,
          !roleTokens.isDisjoint(with: EnglishWords.persons) || day != nil
        {
          speaker.state = Self.iso(last.state)
        }
      }
      if match.kind == "expert" {
        speaker.authority = .expert
        speaker.state = nil
      }
    } else if let official = OfficialsOfRecord.all.official(
      named: lower[name.lowerBound..<name.upperBound].map {
        Transliteration.latin($0).lowercased()
      },
      year: day?.components.year)
    {
      speaker.name = official.name
      if !official.name.contains(" ") || name.count == 1,
        RoleWords.gender(firstName: official.name.split(separator: " ")[0].lowercased()) == .female
      {
        gender = .female
      }
      if let year = day?.components.year, official.years.upperBound + 1 < year,
        speaker.authority == .former || roleTokens.isEmpty
      {
        speaker.authority = .former
        speaker.state = nil
      } else {
        if speaker.authority != .former { speaker.state = official.state }
        if speaker.office == nil { speaker.office = official.office }
        if speaker.authority == .official {
          speaker.authority = Self.authority(
            Set(official.office.lowercased().split(separator: " ").map(String.init)), isNamed: true)
        }
      }
    } else if gender == .unknown, name.count > 1,
      roleTokens.contains("spokesman") || roleTokens.contains("chairman")
    {
      gender = .male
    }
    known.append(
      KnownSpeaker(
        speaker: speaker, surname: surname, roleWords: roleTokens, gender: gender, isPlural: false,
        at: place))
    return speaker
  }

  /// Whether `word` is the first of a name that begins with the family's: *Fu* of *Fu Cong*.
  private static func isFamilyName(_ word: String, of speaker: Speaker) -> Bool {
    guard speaker.kind == .person, ["CN", "KP", "KR", "VN", "TW"].contains(speaker.state ?? ""),
      let first = speaker.name?.split(separator: " ").first
    else { return false }
    return first.lowercased() == word
  }

  private static let courtesies: Set<String> = [
    "mr.", "mr", "mrs.", "mrs", "ms.", "ms", "dr.", "sen.", "gen.",
  ]

  static func iso(_ state: String?) -> String? {
    guard let state, state.utf8.count == 2, state != "UN", state != "EU" else { return nil }
    return state
  }

  /// The words of a personal name: a run of capitalised words without titles, by commas and possessives.
  private func nameRange(_ words: [Token], _ lower: [String]) -> Range<Int>? {
    var best: Range<Int>?
    var at = 0
    while at < words.count {
      guard isNameWord(words, lower, at) else {
        at += 1
        continue
      }
      let start = at
      while at < words.count,
        isNameWord(words, lower, at)
          || (Self.particles.contains(lower[at]) && at + 1 < words.count
            && isNameWord(words, lower, at + 1) && at > start)
      { at += 1 }
      var run = start..<at
      // *Joseph R. Biden Jr.* is found under Biden.
      while run.count > 1, ["jr.", "jr", "sr.", "ii", "iii"].contains(lower[run.upperBound - 1]) {
        run = run.lowerBound..<run.upperBound - 1
      }
      // *Коммунист Леонид Калашников*: a sentence begins with a role in capitals.
      if run.count == 3, run.lowerBound == 0, lower[0].utf8.first.map({ $0 >= 0xD0 }) ?? false,
        !lower[1].hasSuffix("вич"), !lower[1].hasSuffix("вна")
      {
        run = 1..<3
      }
      // Not the owner of what follows, nor part of an organisation behind *of*, *at*, *the*.
      if at < words.count, lower[at] == "'s" || lower[at] == "'" { continue }
      if run.isEmpty { continue }
      if start > 0,
        ["of", "at", "the", "for", "in", "to", "from", "with", "on", "&", "a", "an"].contains(
          lower[start - 1])
      {
        continue
      }
      if at < words.count, ["of", "for", "department", "ministry", "party"].contains(lower[at]),
        run.count == 1
      {
        continue
      }
      let known =
        people.person(named: Array(lower[run])) != nil
        || self.known.contains { $0.surname == lower[run.upperBound - 1] }
      if known { return run }
      if run.count == 1, words.count > 2, !(start == words.count - 1), at < words.count,
        lower[at] != ","
      {
        continue
      }
      if best == nil { best = run }
    }
    if let best, best.count == 1, words.count == 1 {
      // A single capitalised word: a surname, unless it is a body or state.
      return Polities.byWord[lower[0]] == nil && Polities.bodies[lower[0]] == nil
        && !EnglishWords.bodies.contains(lower[0]) && !EnglishWords.documents.contains(lower[0])
        ? best : nil
    }
    return best
  }

  private static let particles: Set<String> = [
    "von", "van", "de", "der", "al", "bin", "ben", "el", "la", "le", "du", "da", "di", "ul", "и",
  ]

  private func isNameWord(_ words: [Token], _ lower: [String], _ at: Int) -> Bool {
    let word = words[at]
    guard word.isCapitalized, word.isWord else { return false }
    let text = lower[at]
    if RoleWords.titles.contains(text) || EnglishWords.persons.contains(text)
      || EnglishWords.bodies.contains(text) || EnglishWords.documents.contains(text)
    {
      return false
    }
    if let polity = Polities.byWord[text] {
      // *Georgia*, *Paris* can be names; without another name word they aren't.
      _ = polity
      return false
    }
    if Polities.bodies[text] != nil { return false }
    if text.hasSuffix("-backed") || text.hasSuffix("-based") { return false }
    if text.utf8.count > 1, text.utf8.allSatisfy({ $0 < 0x80 }),
      word.text == word.text.uppercased(), text.utf8.count > 2, !text.hasSuffix(".")
    {
      return false
    }
    if text.utf8.contains(where: { (0x30...0x39).contains($0) }) { return false }
    if EnglishWords.closed[text] != nil, at == 0 { return false }
    if Self.nonNames.contains(text) { return false }
    return true
  }

  private static let nonNames = EnglishWords.list(
    "analysts experts observers critics telegram channel western eastern arms control association project center centre carnegie federation foundation endowment university college school studies international peace reuters democratic republican democrats republicans european allied allies bush-era atlantic north south strategic rocket nuclear open skies start treaty joint consultative group conference kommersant"
  )

  // MARK: Descriptions

  /// *the spokesman*, *the minister*, *the diplomat*, *the ministry*, *the fact sheet*: someone met before.
  private mutating func description(_ lower: [String], _ place: Int) -> Speaker? {
    guard let first = lower.first,
      ["the", "this", "that", "his", "her", "their"].contains(first) || lower.count == 1
    else { return nil }
    var head = lower.count - 1
    for (index, word) in lower.enumerated()
    where index > 0 && ["of", "who", "for", ",", "in", "at", "from", "to"].contains(word) {
      head = index - 1
      break
    }
    let word = lower[head]
    if EnglishWords.documents.contains(word) || word == "документ" || word == "заявлении" {
      // A writing speaks for whoever was last heard, an owner in front of it aside.
      if lower.count <= 3, let last = known.last { return last.speaker }
      if let owner = lower.firstIndex(of: "'s"), owner > 0 { return nil }
      return nil
    }
    guard lower.count <= 3 || head == 1, Polities.byWord[word] == nil, word != "side",
      Polities.bodies[word] == nil
    else { return nil }
    let polity = lower.count > 2 ? Polities.byWord[lower[1]] : nil
    let wanted = Self.synonyms[word] ?? [word]
    let isFormer = lower.count > 2 && RoleWords.formerWords.contains(lower[1])
    func fitsFormer(_ candidate: KnownSpeaker) -> Bool {
      !isFormer || candidate.speaker.authority == .former
        || !candidate.roleWords.isDisjoint(with: RoleWords.formerWords)
    }
    for index in known.indices.reversed() {
      let candidate = known[index]
      if candidate.isPlural != EnglishWords.isPlural(word) { continue }
      if !fitsFormer(candidate) { continue }
      if let polity, candidate.speaker.state != polity.state { continue }
      if word.hasSuffix("woman"), candidate.gender == .male { continue }
      if word.hasSuffix("spokesman"), candidate.gender == .female { continue }
      if !candidate.roleWords.isDisjoint(with: wanted)
        || candidate.speaker.office.map({ (office: String) -> Bool in
          let held = office.lowercased().split { $0 == " " || $0 == "," || $0 == "-" }
          return wanted.contains { held.contains(Substring($0)) }
        }) ?? false
      {
        let speaker = candidate.speaker
        known.append(known.remove(at: index))
        return speaker
      }
    }
    // A person of any role, for words that tell little.
    if [
      "official", "diplomat", "politician", "expert", "analyst", "researcher", "scholar",
      "specialist",
    ].contains(word), polity == nil, first == "the",
      let index = known.lastIndex(where: {
        $0.speaker.kind == .person && !$0.isPlural && fitsFormer($0)
      })
    {
      let speaker = known[index].speaker
      known.append(known.remove(at: index))
      return speaker
    }
    return nil
  }

  private static let synonyms: [String: Set<String>] = [
    "spokesman": ["spokesman", "spokesperson", "spokes", "press"],
    "spokeswoman": ["spokeswoman", "spokesperson", "press"],
    "spokesperson": ["spokesman", "spokeswoman", "spokesperson", "press"],
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
    "leader": ["leader", "president"], "source": ["source"],
    "experts": ["experts", "analysts", "researchers"],
    "analysts": ["experts", "analysts", "researchers"], "negotiator": ["negotiator", "envoy"],
  ]

  // MARK: Bodies, states, the unnamed

  private mutating func body(_ words: [Token], _ lower: [String], _ place: Int) -> Speaker {
    var speaker = Speaker(range: nil, kind: .unnamed, authority: .unnamed)
    let tokens = Set(lower)
    let joined = " " + lower.joined(separator: " ") + " "
    speaker.state = stateOf(lower, tokens)
    let head = headWord(lower)
    var isPlural = EnglishWords.isPlural(head)
    let sides = Set(lower.compactMap { Polities.byWord[$0]?.name })
    if sides.count > 1, lower.contains("and") || lower.contains("и"), Polities.byWord[head] != nil {
      // *Washington and Berlin* speak for no one state.
      speaker.kind = .state
      speaker.state = nil
      speaker.authority = .speaking
      isPlural = true
    } else if let polity = Polities.byWord[head],
      words.count <= 3 || ["side", "union", "kingdom"].contains(head)
        || head == "states" && tokens.contains("united"),
      head != "states" || tokens.contains("united")
    {
      speaker.kind = polity.state == nil ? .organisation : .state
      speaker.name = polity.name
      speaker.state = polity.state
      speaker.authority = .speaking
      isPlural = false
    } else if joined.contains(" north korea ") || joined.contains(" south korea "), words.count <= 2
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
    } else if let body = bodyName(joined, lower) {
      speaker.kind = .office
      speaker.state = speaker.state ?? body.state
      speaker.name = body.name
      speaker.authority = .speaking
    } else if head == "ministry" || head == "ministries" || head == "department"
      || head == "министерство" || head == "мид" || head == "ведомстве" || head == "ведомство"
    {
      speaker.kind = .office
      let state = speaker.state ?? scene ?? home
      speaker.state = state
      let adjective = Polities.byState[state]?.adjective ?? state
      let kind =
        joined.contains("defen") || joined.contains("оборон")
        ? "Defense Ministry" : "Foreign Ministry"
      speaker.name = "\(adjective) \(kind)"
      speaker.authority = .speaking
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
      if RoleWords.expertWords.contains(head) { speaker.state = nil }
      if head == "president" || head == "presidents",
        let holder = people.president(of: speaker.state ?? presidency, on: day), !isPlural
      {
        speaker.person = holder.id
        speaker.name = holder.name
        speaker.kind = .person
        speaker.state = speaker.state ?? presidency
        speaker.authority = .binding
      }
    } else if words.contains(where: \.isCapitalized), !EnglishWords.documents.contains(head) {
      speaker.kind = .organisation
      speaker.name = nameOf(words)
      speaker.authority = .official
    } else if EnglishWords.documents.contains(head), let owner = lower.firstIndex(of: "'s"),
      owner > 0
    {
      speaker = body(Array(words[0..<owner]), Array(lower[0..<owner]), place)
      return speaker
    } else if EnglishWords.documents.contains(head), let last = known.last {
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

  private static func isRole(_ tokens: Set<String>) -> Bool {
    !tokens.isDisjoint(with: EnglishWords.persons)
  }

  func bodyName(_ joined: String, _ lower: [String]) -> (state: String?, name: String)? {
    if lower.contains(where: { EnglishWords.persons.contains($0) }) { return nil }
    for count in stride(from: 2, through: 1, by: -1) where lower.count >= count {
      for start in 0...(lower.count - count) {
        let key = lower[start..<start + count].joined(separator: " ")
        if let body = Polities.bodies[key] {
          // *the Iranian Foreign Ministry* stays its own.
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
    return kept.map(\.text).joined(separator: " ").replacing(" 's", with: "'s").replacing(
      " ’s", with: "’s")
  }

  /// What the words around the name say of the office.
  private func roleText(_ words: [Token], _ lower: [String], without name: Range<Int>) -> String? {
    var kept: [String] = []
    for index in words.indices where !name.contains(index) {
      let word = lower[index]
      if kept.isEmpty,
        ["the", "a", "an", ",", "who", "serves", "as", "is", "was", "'s"].contains(word)
          || Polities.byWord[word] != nil && word != "state"
      {
        continue
      }
      if word == ",", index == words.count - 1 || name.contains(index + 1) { continue }
      kept.append(words[index].text)
    }
    guard !kept.isEmpty else { return nil }
    return kept.joined(separator: " ").replacing(" ,", with: ",").replacing(" 's", with: "'s")
      .replacing(" ’s", with: "’s")
  }
}

extension EnglishWords {
  static func isPlural(_ word: String) -> Bool {
    if ["people", "both", "many", "some", "others", "most", "several"].contains(word) {
      return true
    }
    return word.hasSuffix("s") && (persons.contains(word) || bodies.contains(word))
      && !["congress", "states", "u.s.", "headquarters", "us"].contains(word)
  }
}

extension Token {
  /// In lower case, a typographic apostrophe made straight.
  var plainLower: String {
    let lower = text.lowercased()
    return lower.utf8.contains(0xE2) ? lower.replacing("’", with: "'") : lower
  }
}
