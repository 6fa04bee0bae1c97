internal import Primitives

/// Gathers the faults of a catalogue while it is read, so that all are reported at once.
final class Faults {
  private(set) var found: [Diagnostic] = []

  func report(_ code: String, _ message: String, file: String, line: Int?) {
    found.append(Diagnostic(.error, code: code, message, file: file, line: line))
  }

  func warn(_ code: String, _ message: String, file: String, line: Int?) {
    found.append(Diagnostic(.warning, code: code, message, file: file, line: line))
  }

  func add(_ diagnostic: Diagnostic) { found.append(diagnostic) }
}

/// The fields of one mapping: read by name, then `finish()` reports the keys nobody asked for.
///
/// A missing or unfit value is reported and something harmless taken in its place, so that the rest of
/// the file is still read.
struct Fields {
  let file: String
  let line: Int
  let faults: Faults
  private let entries: [CatalogueNode.Entry]
  private let isMapping: Bool
  /// The keys asked for, with repetitions, and which entries were among them.
  private var asked: [String] = []
  private var isAsked: [Bool]

  init(_ node: CatalogueNode, file: String, faults: Faults) {
    self.file = file
    self.faults = faults
    line = node.line
    if case .map(let entries) = node.content {
      self.entries = entries
      isMapping = true
      isAsked = Array(repeating: false, count: entries.count)
    } else {
      entries = []
      isMapping = false
      isAsked = []
      faults.report(
        "not-a-mapping", "a mapping of keys to values is wanted here", file: file, line: node.line)
    }
  }

  /// Reports every key that was not asked for.
  func finish() {
    for (entry, isAsked) in zip(entries, isAsked) where !isAsked {
      let known = Set(asked).sorted().joined(separator: ", ")
      faults.report(
        "unknown-key", "“\(entry.key)” is no key that is known here. Known: \(known).", file: file,
        line: entry.line)
    }
  }

  mutating func node(_ key: String) -> CatalogueNode? {
    guard let place = place(of: key) else { return nil }
    if case .null = entries[place].value.content { return nil }
    return entries[place].value
  }

  private mutating func place(of key: String) -> Int? {
    asked.append(key)
    guard let place = entries.firstIndex(where: { $0.key == key }) else { return nil }
    isAsked[place] = true
    return place
  }

  mutating func has(_ key: String) -> Bool { node(key) != nil }

  private func missing(_ key: String) {
    guard isMapping else { return }
    faults.report("missing-key", "“\(key)” is missing", file: file, line: line)
  }

  private func unfit(_ key: String, _ node: CatalogueNode, _ wanted: String) {
    var found = "something else"
    switch node.content {
    case .scalar(let text): found = "“\(text)”"
    case .list: found = "a list"
    case .map: found = "a mapping"
    case .null: found = "nothing"
    }
    faults.report(
      "unfit-value", "\(found) does not fit “\(key)”. \(wanted)", file: file, line: node.line)
  }

  private mutating func scalar(_ key: String, _ wanted: String) -> (String, CatalogueNode)? {
    guard let node = node(key) else { return nil }
    guard case .scalar(let text) = node.content else {
      unfit(key, node, wanted)
      return nil
    }
    return (text, node)
  }

  mutating func optionalText(_ key: String) -> String? { scalar(key, "Write text.")?.0 }

  mutating func text(_ key: String) -> String {
    if let text = optionalText(key) { return text }
    if node(key) == nil { missing(key) }
    return ""
  }

  mutating func bool(_ key: String) -> Bool {
    optionalBool(key)
      ?? {
        if node(key) == nil { missing(key) }
        return false
      }()
  }

  mutating func optionalBool(_ key: String) -> Bool? {
    guard let (text, node) = scalar(key, "Write true or false.") else { return nil }
    switch text {
    case "true": return true
    case "false": return false
    default:
      unfit(key, node, "Write true or false.")
      return nil
    }
  }

  mutating func optionalInt(_ key: String) -> Int? {
    guard let (text, node) = scalar(key, "Write a whole number.") else { return nil }
    if let number = Int(text) { return number }
    unfit(key, node, "Write a whole number.")
    return nil
  }

  mutating func optionalDay(_ key: String) -> Day? {
    let wanted = "Write YYYY-MM-DD."
    guard let (text, node) = scalar(key, wanted) else { return nil }
    if let day = Day(text) { return day }
    unfit(key, node, "It is not a day. \(wanted)")
    return nil
  }

  mutating func day(_ key: String) -> Day {
    if let day = optionalDay(key) { return day }
    if node(key) == nil { missing(key) }
    return Day(number: 0)
  }

  mutating func optionalPartialDay(_ key: String) -> PartialDay? {
    let wanted = "Write YYYY-MM-DD, or YYYY-MM or YYYY if the day isn't known."
    guard let (text, node) = scalar(key, wanted) else { return nil }
    if let day = PartialDay(text), day.year != nil { return day }
    unfit(key, node, "It is not a day. \(wanted)")
    return nil
  }

  mutating func partialDay(_ key: String) -> PartialDay {
    if let day = optionalPartialDay(key) { return day }
    if node(key) == nil { missing(key) }
    return PartialDay(Day(number: 0))
  }

  mutating func days(_ key: String) -> [Day] {
    strings(key).compactMap { text in
      if let day = Day(text) { return day }
      faults.report(
        "unfit-value", "“\(text)” in “\(key)” is not a day. Write YYYY-MM-DD.", file: file,
        line: node(key)?.line)
      return nil
    }
  }

  /// The texts of a list; empty where the key is missing.
  mutating func strings(_ key: String) -> [String] {
    guard let node = node(key) else { return [] }
    guard case .list(let items) = node.content else {
      unfit(key, node, "Write a list.")
      return []
    }
    return items.compactMap { item in
      if case .scalar(let text) = item.content { return text }
      unfit(key, item, "Each entry must be text.")
      return nil
    }
  }

  /// The texts of a list that must be there, maybe empty.
  mutating func neededStrings(_ key: String) -> [String] {
    if place(of: key) == nil { missing(key) }
    return strings(key)
  }

  /// The mappings of a list; empty where the key is missing.
  mutating func maps(_ key: String) -> [Fields] {
    guard let node = node(key) else { return [] }
    guard case .list(let items) = node.content else {
      unfit(key, node, "Write a list.")
      return []
    }
    return items.map { Fields($0, file: file, faults: faults) }
  }

  mutating func optionalMap(_ key: String) -> Fields? {
    node(key).map { Fields($0, file: file, faults: faults) }
  }

  mutating func choice<Choice: RawRepresentable & CaseIterable>(_ key: String) -> Choice?
  where Choice.RawValue == String {
    let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
    guard let (text, node) = scalar(key, "Known: \(known).") else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    unfit(key, node, "Known: \(known).")
    return nil
  }

  mutating func neededChoice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, else fallback: Choice
  ) -> Choice where Choice.RawValue == String {
    if let choice: Choice = choice(key) { return choice }
    if node(key) == nil { missing(key) }
    return fallback
  }

  /// Addresses: each must look like one, and at least one is wanted unless `mayBeEmpty`.
  mutating func sources(_ key: String = "sources", mayBeEmpty: Bool = false) -> [String] {
    let found = neededStrings(key)
    let at = node(key)?.line ?? line
    if found.isEmpty, !mayBeEmpty, isMapping {
      faults.report("no-source", "every fact needs a source", file: file, line: at)
    }
    for source in found where !Fields.isAddress(source) {
      faults.report("unfit-source", "“\(source)” is no http address", file: file, line: at)
    }
    if Set(found).count != found.count {
      faults.report("source-twice", "the same source stands twice", file: file, line: at)
    }
    return found
  }

  private static func isAddress(_ text: String) -> Bool {
    let bytes = text.utf8
    let rest =
      bytes.starts(with: "https://".utf8)
      ? bytes.dropFirst(8)
      : bytes.starts(with: "http://".utf8) ? bytes.dropFirst(7) : Substring().utf8
    let host = rest.prefix { $0 != UInt8(ascii: "/") }
    return host.contains(UInt8(ascii: "."))
      && !text.unicodeScalars.contains {
        $0.value <= 0x20 || $0.value > 0x7F && $0.properties.isWhitespace
      }
  }

  /// Every entry as text, in order, for keys that are free.
  func freeEntries() -> [(key: String, value: String)] {
    entries.map { ($0.key, Fields.plain($0.value)) }
  }

  static func plain(_ node: CatalogueNode) -> String {
    switch node.content {
    case .null: "null"
    case .scalar(let text): text
    case .list(let items): items.map(plain).joined(separator: ", ")
    case .map(let entries):
      entries.map { "\($0.key): \(plain($0.value))" }.joined(separator: ", ")
    }
  }
}
