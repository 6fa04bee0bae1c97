/// What a site asks of robots: its `robots.txt`, read by RFC 9309.
///
/// The rules of every group that names the robot are taken together; where none does, those for `*`. Of the rules that
/// match a path the longest wins, and of two equally long ones the one that allows (RFC 9309, 2.2.2).
public struct RobotsRules: Hashable, Sendable {
  /// One `Allow` or `Disallow` line.
  struct Rule: Hashable, Sendable {
    var allows: Bool
    /// Percent-encoded as the RFC compares it; may hold `*` and end in `$`.
    var pattern: [UInt8]
  }

  var rules: [Rule]
  /// Seconds to leave between two requests, where the site asks for it; outside the RFC, but widely used. Nil where it
  /// doesn't ask.
  public private(set) var delay: Double?

  /// Rules that allow everything: what a site without `robots.txt` means (RFC 9309, 2.3.1.3).
  public static let none = RobotsRules(rules: [], delay: nil)

  init(rules: [Rule], delay: Double?) {
    self.rules = rules
    self.delay = delay
  }

  /// Reads a file for the robot of this name. Lines it does not understand are left aside, as the RFC asks. Linear.
  ///
  /// - Parameter robot: The product token, such as `depositary`; compared without regard to case.
  public init(_ text: String, for robot: String) {
    struct Group {
      var agents: [String] = []
      var rules: [Rule] = []
      var delay: Double?
    }
    var groups: [Group] = []
    var isNaming = false
    for line in text.split(whereSeparator: \.isNewline) {
      let bare = line.prefix { $0 != "#" }
      guard let colon = bare.firstIndex(of: ":") else { continue }
      let field = RobotsRules.trimmed(bare[..<colon]).lowercased()
      let value = RobotsRules.trimmed(bare[bare.index(after: colon)...])
      switch field {
      case "user-agent":
        if !isNaming { groups.append(Group()) }
        isNaming = true
        groups[groups.count - 1].agents.append(RobotsRules.token(value))
      case "allow", "disallow":
        isNaming = false
        // A rule before any group belongs to nobody; an empty pattern matches nothing.
        guard !groups.isEmpty, !value.isEmpty else { continue }
        groups[groups.count - 1].rules.append(
          Rule(allows: field == "allow", pattern: RobotsRules.encoded(value)))
      case "crawl-delay":
        isNaming = false
        if !groups.isEmpty, let seconds = Double(value), seconds >= 0 {
          groups[groups.count - 1].delay = seconds
        }
      default:
        // Other records, such as Sitemap, don't end the naming of a group (RFC 9309, 2.2.4).
        continue
      }
    }
    let name = robot.lowercased()
    var mine = groups.filter { $0.agents.contains(name) }
    if mine.isEmpty { mine = groups.filter { $0.agents.contains("*") } }
    rules = mine.flatMap(\.rules)
    delay = mine.compactMap(\.delay).max()
  }

  /// Whether the robot may ask for this path.
  ///
  /// - Parameter path: Path and query as they go over the wire, beginning with `/`.
  /// - Complexity: The sum of the patterns' lengths times the path's at worst.
  public func allows(_ path: String) -> Bool {
    if path == "/robots.txt" { return true }
    let target = RobotsRules.encoded(path)
    var best: Rule?
    for rule in rules where RobotsRules.matches(rule.pattern, target) {
      guard let old = best else {
        best = rule
        continue
      }
      if rule.pattern.count > old.pattern.count
        || (rule.pattern.count == old.pattern.count && rule.allows)
      {
        best = rule
      }
    }
    return best?.allows ?? true
  }

  /// Whether the pattern matches from the path's beginning: `*` stands for anything, `$` at the end for the end.
  ///
  /// Greedy with one step back, so that no pattern costs more than the product of the lengths.
  static func matches(_ pattern: [UInt8], _ path: [UInt8]) -> Bool {
    var pattern = pattern[...]
    let isAnchored = pattern.last == UInt8(ascii: "$")
    if isAnchored { pattern = pattern.dropLast() }
    if !isAnchored { pattern.append(UInt8(ascii: "*")) }
    var at = pattern.startIndex
    var place = 0
    var star: (pattern: Int, place: Int)?
    while place < path.count {
      if at < pattern.endIndex, pattern[at] == UInt8(ascii: "*") {
        star = (at, place)
        at += 1
        if at == pattern.endIndex { return true }
      } else if at < pattern.endIndex, pattern[at] == path[place] {
        at += 1
        place += 1
      } else if let back = star {
        star = (back.pattern, back.place + 1)
        at = back.pattern + 1
        place = back.place + 1
      } else {
        return false
      }
    }
    return pattern[at...].allSatisfy { $0 == UInt8(ascii: "*") }
  }

  /// Percent-encoding made one: octets outside ASCII encoded, escapes of unreserved letters undone, hexadecimal digits in
  /// capitals (RFC 9309, 2.2.2).
  static func encoded(_ path: String) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    let bytes = Array(path.utf8)
    var out: [UInt8] = []
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      if byte == UInt8(ascii: "%"), at + 2 < bytes.count,
        let high = Character(UnicodeScalar(bytes[at + 1])).hexDigitValue,
        let low = Character(UnicodeScalar(bytes[at + 2])).hexDigitValue
      {
        let octet = UInt8(high << 4 | low)
        if isUnreserved(octet) {
          out.append(octet)
        } else {
          out += [byte, digits[high], digits[low]]
        }
        at += 3
        continue
      }
      if byte >= 0x80 || byte <= 0x20 {
        out += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      } else {
        out.append(byte)
      }
      at += 1
    }
    return out
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: true
    default: false
    }
  }

  /// The product token at the front of a `User-agent` value (RFC 9309, 2.2.1).
  private static func token(_ value: String) -> String {
    if value.hasPrefix("*") { return "*" }
    return String(value.prefix { $0.isASCII && ($0.isLetter || $0 == "-" || $0 == "_") })
      .lowercased()
  }

  private static func trimmed(_ text: Substring) -> String {
    let spaces: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\u{FEFF}" }
    let front = text.drop(while: spaces)
    return String(front.reversed().drop(while: spaces).reversed())
  }
}
