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
  /// The state whose president a bare *the President* is, by the dateline; nil where that doesn't tell.
  let presidency: String?
  /// Whether the report is from before the Soviet Union's end.
  let isSoviet: Bool
  /// Names the report spells out somewhere, by surname.
  var introduced: NamesInText
  /// The persons among them; nil until somebody asks.
  var cast: [KnownSpeaker]?
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
      ? "US" : first.contains("MOSCOW") ? (isSoviet ? "SU" : "RU") : dateline
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
    let lastHeard = known.last?.at
    var speaker = resolve(words, at: place)
    // Whoever is quoted in another's words isn't whom the next *he* means.
    if isReported, lastHeard != nil, known.count > 1, known.last?.at != lastHeard {
      known.swapAt(known.count - 1, known.count - 2)
    }
    speaker.range = source
    if isSoviet, speaker.state == "RU", speaker.person == nil, speaker.kind != .person {
      speaker.state = "SU"
      if speaker.name == "Russia" { speaker.name = "Soviet Union" }
    }
    return speaker
  }

  /// Whether the record knows somebody by that surname alone in the year of the report.
  func isOfRecord(_ surname: String) -> Bool {
    OfficialsOfRecord.all.official(named: [surname], year: day?.components.year) != nil
  }

  /// Takes note of a person named in passing, whom a pronoun may mean later.
  mutating func mention(_ words: [Token], at place: Int) {
    _ = resolve(words, at: place)
  }

  mutating func resolve(_ spoken: [Token], at place: Int) -> Speaker {
    let words = Self.plainName(spoken)
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
    // *Tass*, *the army newspaper Krasnaya Zvezda*, *Белый дом* are no persons' names.
    if Self.media(lower) != nil
      || lower.count == 2 && Polities.bodies[lower.joined(separator: " ")] != nil
    {
      return body(words, lower, place)
    }
    if let named = person(words, lower, place) { return named }
    if let described = description(lower, place) { return described }
    return body(words, lower, place)
  }

  /// The words without a day in front (*Thursday, President Andropov*), *U. S.* in one.
  static func plainName(_ words: [Token]) -> [Token] {
    var plain: [Token] = []
    for word in words {
      if word.text == "S.", let last = plain.last, last.text == "U." {
        plain[plain.count - 1] = Token(
          range: TextRange(last.range.start, word.range.end), text: "U.S.")
      } else {
        plain.append(word)
      }
    }
    // *Mr. LUGAR*, *Ambassador Paul H. NITZE* of a record of proceedings.
    let capitals = plain.indices.filter { isInCapitals(plain[$0].text) }
    for at in capitals {
      guard
        at + 1 == plain.count || [",", "'s", "’s"].contains(plain[at + 1].text)
          || capitals.contains(at + 1)
      else { continue }
      let before = at > 0 ? plain[at - 1].text.lowercased() : ""
      // *KAREN PIERCE*, *Mr. LUGAR*, *Ambassador Paul H. NITZE*
      if capitals.contains(at - 1) || capitals.contains(at + 1) || courtesies.contains(before)
        || RoleWords.titles.contains(before) && before != "the" || before.hasSuffix(".")
      {
        plain[at].text = plain[at].text.prefix(1) + plain[at].text.dropFirst().lowercased()
      }
    }
    if plain.count > 2, plain[1].text == ",",
      EnglishWords.days.contains(plain[0].text.lowercased())
    {
      plain.removeFirst(2)
    }
    return plain
  }

  /// Whether a word is in capitals throughout, three letters or more: a body's letters, or a name in a record.
  private static func isInCapitals(_ word: String) -> Bool {
    word.unicodeScalars.count > 2 && word == word.uppercased() && word != word.lowercased()
      && !word.contains(".")
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
    guard let fits else {
      return lastNamed(before: place, gender)
        ?? Speaker(range: nil, kind: .unnamed, authority: .unnamed)
    }
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

  mutating func person(_ words: [Token], _ lower: [String], _ place: Int) -> Speaker? {
    guard let name = nameRange(words, lower) else { return nil }
    let full = name.map { words[$0].text }.joined(separator: " ")
    let surname = lower[name.upperBound - 1]
    let role = roleText(words, lower, without: name)
    var roleTokens = Set(
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
    let printed = Transliteration.latin(full).replacing("’", with: "'")
    var speaker = Speaker(range: nil, name: printed, kind: .person, authority: .official)
    speaker.state = stateOf(lower, roleTokens) ?? lower.first.flatMap(owner)
    speaker.office = role
    let apposition = introduced.apposition(of: surname)
    if !apposition.isEmpty {
      // Introduced in passing: *… by Mikhail Ulyanov, the permanent representative … Ulyanov said*.
      let behind = apposition.map(\.plainLower)
      roleTokens.formUnion(behind)
      speaker.state = speaker.state ?? stateOf(behind, Set(behind))
      if role == nil, behind.contains(where: EnglishWords.persons.contains) {
        speaker.office = Self.phrase(
          apposition.drop { ["the", "a", "an"].contains($0.text) }.map(\.text))
      }
    }
    speaker.authority = Self.authority(roleTokens, isNamed: true)
    if speaker.authority == .expert || speaker.authority == .former {
      speaker.state = sideOfExpert(lower, name)
    }
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
        speaker.state = sideOfExpert(lower, name)
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
      // Out of office for a generation, he is told of as of his day.
      if let year = day?.components.year, official.years.upperBound + 1 < year,
        year < official.years.upperBound + 25,
        speaker.authority == .former || roleTokens.isEmpty
      {
        speaker.authority = .former
        speaker.state = nil
      } else {
        if speaker.authority != .former {
          // *Georgian President Eduard Shevardnadze* was the Soviet minister.
          let named = namedState(lower)
          let isHis = named == nil || named == official.state || official.state == "US"
          speaker.state = isHis ? official.state : dated(named)
        }
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
    if isOfManyStates(lower, roleTokens) { speaker.state = nil }
    known.append(
      KnownSpeaker(
        speaker: speaker, surname: surname, roleWords: roleTokens, gender: gender, isPlural: false,
        at: place))
    return speaker
  }

  /// Whether somebody holds an office of several states: *NATO Secretary General*, *the conference president*.
  private func isOfManyStates(_ lower: [String], _ role: Set<String>) -> Bool {
    let presides = ["president", "chairman", "chair", "chairwoman", "chaired", "presided"]
    if !role.isDisjoint(with: presides),
      !role.isDisjoint(with: ["conference", "negotiations", "review", "assembly"])
    {
      return true
    }
    return !role.isDisjoint(with: ["nato", "u.n.", "un", "iaea", "osce"])
      && !role.isDisjoint(with: ["general", "secretary-general", "chief", "director-general"])
      && role.isDisjoint(with: ["ambassador", "representative", "envoy"])
  }

  /// Whether `word` is the first of a name that begins with the family's: *Fu* of *Fu Cong*.
  private static func isFamilyName(_ word: String, of speaker: Speaker) -> Bool {
    guard speaker.kind == .person, ["CN", "KP", "KR", "VN", "TW"].contains(speaker.state ?? ""),
      let first = speaker.name?.split(separator: " ").first
    else { return false }
    return first.lowercased() == word
  }

  /// The state that an adjective in front of the name, or of what an expert is, gives somebody without an office: *Russian
  /// military expert Yury Fedorov*, *Peter Jones, a Canadian scholar*; nil for *Nikolai Sokov, a former Soviet diplomat*,
  /// who speaks for nobody.
  private func sideOfExpert(_ lower: [String], _ name: Range<Int>) -> String? {
    let front = lower[..<name.lowerBound]
    if !front.contains(where: { [",", "of", "for", "at", "in"].contains($0) }) {
      if let side = front.lazy.compactMap({ Polities.byWord[$0]?.state }).first {
        return dated(side)
      }
    }
    let behind = lower[name.upperBound...]
    guard behind.count > 3, behind.first == ",", ["a", "an"].contains(behind[name.upperBound + 1]),
      behind.allSatisfy({ !RoleWords.formerWords.contains($0) })
    else { return nil }
    return behind.dropFirst(2).prefix(3).lazy.compactMap { Polities.byWord[$0]?.state }.first
      .flatMap(dated)
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
    // *Kim Jong Un* is no union.
    if word.text == "Un" { return at > 1 && isNameWord(words, lower, at - 1) }
    let text = lower[at]
    if RoleWords.titles.contains(text) || EnglishWords.persons.contains(text)
      || EnglishWords.bodies.contains(text) || EnglishWords.documents.contains(text)
    {
      // *Frank Church*, *Tom King*: a first name stands in front.
      return at > 0 && Self.surnamesToo.contains(text)
        && (at + 1 == words.count || [",", "'s"].contains(lower[at + 1]))
        && isNameWord(words, lower, at - 1)
    }
    // *Georgia*, *Paris* can be names; without another name word they aren't.
    if Polities.byWord[text] != nil || Polities.bodies[text] != nil { return false }
    // *Вице-спикер Совета Федерации Константин Косачёв*
    if at + 1 < words.count, Polities.bodies[text + " " + lower[at + 1]] != nil { return false }
    if at > 0, Polities.bodies[lower[at - 1] + " " + text] != nil { return false }
    if RussianCues.persons.contains(text) || RussianCues.ministries.contains(text) { return false }
    if text.hasSuffix("-backed") || text.hasSuffix("-based") { return false }
    // *CIA*, *МИД*: letters that stand for a body.
    if word.text == word.text.uppercased(), text.unicodeScalars.count > 2, !text.hasSuffix(".") {
      return false
    }
    if text.utf8.contains(where: { (0x30...0x39).contains($0) }) { return false }
    if EnglishWords.closed[text] != nil, at == 0 { return false }
    if Self.nonNames.contains(text) { return false }
    return true
  }

  /// Words for bodies and offices that are surnames behind a first name.
  private static let surnamesToo = EnglishWords.list(
    "church power king pope bishop page story price judge marshal cook bank post note minister dean leader post bush house"
  )

  private static let nonNames = EnglishWords.list(
    "analysts experts observers critics telegram channel western eastern arms control association project center centre carnegie federation foundation endowment university college school studies international peace reuters democratic republican democrats republicans european allied allies bush-era atlantic north south strategic rocket troops forces korea korean africa african zealand nuclear open skies start treaty joint consultative group conference kommersant street armed services appropriations intelligence oversight unification"
  )

  /// What the words around the name say of the office.
  func roleText(_ words: [Token], _ lower: [String], without name: Range<Int>) -> String? {
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
    return kept.isEmpty ? nil : Self.phrase(kept)
  }

  /// Words as a phrase is printed, commas and possessives closed up.
  static func phrase(_ words: [String]) -> String {
    words.joined(separator: " ").replacing(" ,", with: ",").replacing(" 's", with: "'s")
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
