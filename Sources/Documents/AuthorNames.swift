/// Names of authors taken from a byline or from metadata, one by one.
enum AuthorNames {
  /// The names in a byline: "By Anna Smith and Ivan Petrov, Reuters" gives two. Empty where nothing in it is a
  /// name ("By our correspondent").
  static func names(inByline text: String) -> [String] {
    var rest = text.trimmed[...]
    if rest.first == "(" { rest = rest.dropFirst() }
    if rest.last == ")" { rest = rest.dropLast() }
    for _ in 0..<2 {
      let lower = rest.lowercased()
      if let opening = openings.first(where: { lower.hasPrefix($0) }) {
        rest = rest.dropFirst(opening.count)
        rest = rest.drop { $0.isWhitespace || $0 == ":" }
      }
    }
    return split(String(rest)).filter(isName)
  }

  /// Parts of a list of names: commas, "and", strokes, semicolons, ampersands divide.
  static func split(_ text: String) -> [String] {
    var parts: [String] = []
    var current: [Substring] = []
    func close() {
      let part = current.joined(separator: " ").trimmed
      if !part.isEmpty { parts.append(part) }
      current = []
    }
    for word in text.split(whereSeparator: { $0.isWhitespace }) {
      if ["and", "&", "и", "und", "et", "y", "e", "|", "/", "·", "•", "-", "–", "—", "with"]
        .contains(word.lowercased())
      {
        close()
        continue
      }
      var piece = word
      var ends = false
      while let last = piece.last, ",;|/".contains(last) {
        piece = piece.dropLast()
        ends = true
      }
      if !piece.isEmpty { current.append(piece) }
      if ends { close() }
    }
    close()
    return parts
  }

  /// One to five words, each with a capital or a particle of names, no digits and no address.
  static func isName(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    guard (1...5).contains(words.count), text.utf8.count <= 80 else { return false }
    guard !text.contains(where: { $0.isNumber || "@:/<>{}=_".contains($0) }) else { return false }
    return words.allSatisfy { word in
      word.first.map { $0.isUppercase || $0 == "(" } ?? false
        || particles.contains(word.lowercased())
    } && words.contains { $0.first?.isUppercase ?? false }
  }

  private static let particles: Set<String> = [
    "de", "da", "di", "del", "della", "dos", "van", "von", "der", "den", "la", "le", "el", "al",
    "bin", "ibn", "ter",
    "du", "y", "e",
  ]
  private static let openings = [
    "by ", "written by ", "reported by ", "reporting by ", "authors:", "author:", "story by ",
    "words by ",
    "text by ", "edited by ", "compiled by ", "posted by ", "published by ", "авторы:", "автор:",
    "автор ", "von ",
    "par ", "por ", "di ", "door ", "от ",
  ]
}
