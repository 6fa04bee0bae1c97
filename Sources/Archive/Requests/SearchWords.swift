/// What a person types into a search box, made safe for FTS5.
///
/// Words are all to be found; `"…"` keeps words together, a `*` at a word's end finds its beginnings.
/// Everything else that FTS5 would read as its own grammar is taken as a plain word.
struct SearchWords {
  /// The FTS5 expression; nil where nothing was typed that could be found.
  let expression: String?

  init(_ typed: String) {
    var terms: [String] = []
    var rest = Substring(typed)
    while let first = rest.first {
      if first == "\"" {
        rest = rest.dropFirst()
        let phrase = rest.prefix { $0 != "\"" }
        rest = rest.dropFirst(phrase.count).dropFirst()
        if phrase.contains(where: { $0.isLetter || $0.isNumber }) { terms.append("\"\(phrase)\"") }
      } else if first.isWhitespace {
        rest = rest.dropFirst()
      } else {
        let word = rest.prefix { !$0.isWhitespace && $0 != "\"" }
        rest = rest.dropFirst(word.count)
        guard word.contains(where: { $0.isLetter || $0.isNumber }) else { continue }
        let isBeginning = word.hasSuffix("*")
        terms.append("\"\(isBeginning ? word.dropLast() : word)\"" + (isBeginning ? "*" : ""))
      }
    }
    expression = terms.isEmpty ? nil : terms.joined(separator: " ")
  }
}
