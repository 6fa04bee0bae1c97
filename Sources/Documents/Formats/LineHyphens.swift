/// Tells the hyphen of a compound at a line's end ("intermediate-" "range") from one that only divides a word
/// ("inspec-" "tions"), by how the document writes its words elsewhere.
///
/// A word that stands whole elsewhere was divided; one that stands hyphenated elsewhere is a compound, and so is one
/// whose two halves both stand as words of their own, or whose first half commonly begins a compound.
struct LineHyphens {
  /// Words in lower case that no line's end cuts.
  private var words = Set<String>()

  /// - Parameter lines: All lines of the document.
  init(_ lines: [String]) {
    for line in lines {
      var parts = line.split(separator: " ").map(LineHyphens.bare)
      if line.hasSuffix("-") || line.hasSuffix("\u{AD}") { _ = parts.popLast() }
      for part in parts where part.utf8.count <= 60 {
        words.insert(part)
        if part.contains("-") {
          for half in part.split(separator: "-") { words.insert(String(half)) }
        }
      }
    }
  }

  /// The lines as one text, parted by spaces where nothing was divided.
  func joined(_ lines: [String]) -> String {
    var out = ""
    for line in lines {
      guard !out.isEmpty else {
        out = line
        continue
      }
      let isLower = line.unicodeScalars.first?.properties.isLowercase == true
      if out.hasSuffix("\u{AD}") {
        out.removeLast()
        out += line
      } else if out.hasSuffix("-"), out.dropLast().last?.isLetter == true {
        // A capital or a figure begins the second half of a compound ("US-" "Russian"), never of a divided word.
        let isDivided =
          isLower && out.unicodeScalars.dropLast().last?.properties.isLowercase == true
          && !isCompound(
            LineHyphens.bare(out.split(separator: " ").last ?? ""),
            LineHyphens.bare(line.prefix { $0 != " " }))
        if isDivided { out.removeLast() }
        out += line
      } else {
        out += " " + line
      }
    }
    return out
  }

  private func isCompound(_ head: String, _ tail: String) -> Bool {
    let first = String(head.hasSuffix("-") ? head.dropLast() : head[...])
    guard !first.isEmpty, !tail.isEmpty else { return true }
    if words.contains(first + tail) { return false }
    let whole = first + "-" + tail
    if words.contains(whole) || LineHyphens.compounds.contains(whole) { return true }
    // "well-de-" "fined": what stands before an earlier hyphen says nothing of this one.
    let half = String(first.split(separator: "-").last ?? "")
    if LineHyphens.heads.contains(half) { return true }
    let other = String(tail.split(separator: "-").first ?? "")
    return half.count >= 3 && other.count >= 3 && words.contains(half) && words.contains(other)
  }

  /// In lower case, without the marks around it; a hyphen at its end stays.
  private static func bare(_ word: Substring) -> String {
    var word = word
    while let last = word.last, !last.isLetter, !last.isNumber, last != "-" { word.removeLast() }
    while let first = word.first, !first.isLetter, !first.isNumber { word.removeFirst() }
    return word.lowercased()
  }

  /// First halves that are seldom the beginning of an undivided word.
  private static let heads: Set<String> = [
    "intermediate", "shorter", "medium", "longer", "submarine", "nuclear", "dual", "single", "self",
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "joint",
  ]

  /// Common compounds of which a half is too short or too rare to be known from the document.
  private static let compounds: Set<String> = [
    "so-called", "long-range", "short-range", "long-term", "short-term", "long-standing",
    "full-scale", "large-scale", "small-scale", "on-site", "follow-on", "far-reaching",
    "air-launched", "sea-launched", "ground-launched", "sea-based", "land-based", "space-based",
    "ground-based", "air-based", "ship-based", "road-mobile", "rail-mobile", "high-level",
    "high-ranking", "well-known", "no-first", "first-use", "first-strike", "one-sided",
    "two-thirds", "three-quarters", "day-to", "face-to", "ex-president",
  ]
}
