import Language
import Primitives

/// Phrases by their words, the longest match first.
struct PhraseIndex<Value: Sendable>: Sendable {
  private var byFirst: [String: [(words: [String], value: Value)]] = [:]

  init(_ entries: [(String, Value)]) {
    for (phrase, value) in entries {
      var words = Tokenizer().tokens(in: phrase, range: TextRange(0, phrase.utf8.count)).map {
        Self.key($0.text)
      }
      // An article in front would hide a longer name behind it: *the Treaty on Open Skies*.
      if words.count > 1, words[0] == "the" { words.removeFirst() }
      guard let first = words.first else { continue }
      if byFirst[first]?.contains(where: { $0.words == words }) ?? false { continue }
      byFirst[first, default: []].append((words, value))
    }
    for key in byFirst.keys { byFirst[key]?.sort { $0.words.count > $1.words.count } }
  }

  static func key(_ text: String) -> String {
    var lower = text.lowercased()
    if let first = lower.utf8.first, first == 0xD0 || first == 0xD1 {
      // Russian inflects: longer words are told by their first five letters.
      if lower.contains("ё") { lower = lower.replacing("ё", with: "е") }
      return lower.count > 5 ? String(lower.prefix(5)) : lower
    }
    return lower.utf8.contains(0xE2)
      ? lower.replacing("’", with: "'").replacing("‑", with: "-") : lower
  }

  func match(_ words: [String], at: Int) -> (Value, Int)? {
    guard let entries = byFirst[words[at]] else { return nil }
    for entry in entries where at + entry.words.count <= words.count {
      if (1..<entry.words.count).allSatisfy({ words[at + $0] == entry.words[$0] })
        || entry.words.count == 1
      {
        return (entry.value, entry.words.count)
      }
    }
    return nil
  }
}
