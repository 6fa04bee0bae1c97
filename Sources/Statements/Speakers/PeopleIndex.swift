import Primitives

/// The catalogue's people by their names.
struct PeopleIndex: Sendable {
  private var byAlias: [String: [Int]] = [:]
  private let people: [Person]

  init(_ people: [Person]) {
    self.people = people
    for (index, person) in people.enumerated() {
      var names = person.aliases + [person.name]
      if let last = person.name.split(separator: " ").last { names.append(String(last)) }
      for name in names {
        let key = Self.key(name)
        if !(byAlias[key]?.contains(index) ?? false) { byAlias[key, default: []].append(index) }
      }
    }
  }

  private static func key(_ name: String) -> String { name.lowercased().replacing("’", with: "'") }

  /// The one person of that name, given in lower-case words; nil for none or several.
  func person(named words: [String]) -> Person? {
    if let found = byAlias[words.joined(separator: " ")] {
      return found.count == 1 ? people[found[0]] : nil
    }
    // *George W. Bush*, *Thomas G. DiNanno*: without initials.
    let plain = words.filter { !$0.hasSuffix(".") }
    if plain.count != words.count, plain.count > 1,
      let found = byAlias[plain.joined(separator: " ")]
    {
      return found.count == 1 ? people[found[0]] : nil
    }

    // *V. Putin*: the initial must be that of the one of that surname.
    if plain.count == 1, let last = plain.last, let initial = words.first?.first,
      words.count > 1, let found = byAlias[last], found.count == 1
    {
      return people[found[0]].name.lowercased().first == initial ? people[found[0]] : nil
    }
    if let last = words.last, let first = last.utf8.first, first == 0xD0 || first == 0xD1 {
      // Russian surnames in any case: *Пескова*, *Рябковым*, *Слуцкого*.
      for form in Self.nominatives(of: last) {
        if let found = byAlias[form], found.count == 1 { return people[found[0]] }
      }
      return nil
    }
    guard words.count > 1, let last = words.last, let found = byAlias[last], found.count == 1 else {
      return nil
    }
    let person = people[found[0]]
    // The first name must fit, in one of its spellings.
    let firsts = ([person.name] + person.aliases).compactMap {
      $0.split(separator: " ").first?.lowercased()
    }
    return firsts.contains { $0.first == words[0].first && $0.prefix(3) == words[0].prefix(3) }
      ? person : nil
  }

  /// What a Russian surname in an oblique case can be in the nominative.
  private static func nominatives(of word: String) -> [String] {
    var forms = [word]
    for ending in ["а", "у", "ым", "ом", "е", "ой"]
    where word.hasSuffix(ending) && word.count > ending.count + 3 {
      forms.append(String(word.dropLast(ending.count)))
      if ending == "ой" || ending == "у" { forms.append(String(word.dropLast(ending.count)) + "а") }
    }
    for ending in ["ого", "ому", "им"] where word.hasSuffix(ending) && word.count > ending.count + 3
    {
      forms.append(String(word.dropLast(ending.count)) + "ий")
    }
    return forms
  }

  func president(of state: String, on day: Day?) -> Person? {
    guard let day else { return nil }
    return people.first { person in
      person.offices(on: day).contains {
        $0.role == "President" && $0.state == state && $0.organisation == "Presidency"
      }
    }
  }
}
