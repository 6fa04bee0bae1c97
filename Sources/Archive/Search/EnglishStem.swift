/// The stem of an English word.
///
/// Source: M. F. Porter, "An algorithm for suffix stripping", Program 14 (1980) 130–137, with the two
/// departures of its author's own programs (`bli` for `abli`, and `logi`). FTS5's `porter` does the same.
enum EnglishStem {
  /// - Parameter word: Letters `a`–`z` only. Words of one or two letters are their own stems, and so is
  ///   what is too long for a word.
  static func of(_ word: String) -> String {
    var stem = Word(bytes: Array(word.utf8))
    guard (3...64).contains(stem.bytes.count) else { return word }
    stem.plurals()
    stem.pastAndGerund()
    stem.finalY()
    stem.replace(secondStep)
    stem.replace(thirdStep)
    stem.cut(fourthStep)
    stem.finalE()
    return String(decoding: stem.bytes, as: UTF8.self)
  }

  private static let secondStep: [(String, String)] = [
    ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"),
    ("bli", "ble"), ("alli", "al"), ("entli", "ent"), ("eli", "e"), ("ousli", "ous"),
    ("ization", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"), ("iveness", "ive"),
    ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"),
    ("logi", "log"),
  ]
  private static let thirdStep: [(String, String)] = [
    ("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""),
    ("ness", ""),
  ]
  private static let fourthStep = [
    "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou",
    "ism", "ate", "iti", "ous", "ive", "ize",
  ]

  private struct Word {
    var bytes: [UInt8]

    private func isConsonant(_ index: Int) -> Bool {
      switch bytes[index] {
      case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
        UInt8(ascii: "u"):
        return false
      case UInt8(ascii: "y"): return index == 0 || !isConsonant(index - 1)
      default: return true
      }
    }

    /// How often a vowel is followed by a consonant in the first `length` letters.
    private func measure(_ length: Int) -> Int {
      var count = 0
      var wasVowel = false
      // `y` looks at its neighbour on the left, so that one pass with a memory is enough.
      var wasConsonant = false
      for index in 0..<length {
        let consonant: Bool =
          bytes[index] == UInt8(ascii: "y") ? index == 0 || !wasConsonant : isConsonant(index)
        if consonant && wasVowel { count += 1 }
        wasVowel = !consonant
        wasConsonant = consonant
      }
      return count
    }

    private func hasVowel(_ length: Int) -> Bool {
      (0..<length).contains { !isConsonant($0) }
    }

    private func endsInDouble() -> Bool {
      let count = bytes.count
      return count > 1 && bytes[count - 1] == bytes[count - 2] && isConsonant(count - 1)
    }

    /// Consonant, vowel, consonant at the end of the first `length`, the last not w, x or y.
    private func endsShort(_ length: Int) -> Bool {
      guard length > 2, isConsonant(length - 1), !isConsonant(length - 2), isConsonant(length - 3)
      else { return false }
      return ![UInt8(ascii: "w"), UInt8(ascii: "x"), UInt8(ascii: "y")].contains(bytes[length - 1])
    }

    /// The length of what stands before `ending`; nil where the word doesn't end so.
    private func before(_ ending: String) -> Int? {
      let end = ending.utf8
      guard bytes.count >= end.count, bytes.suffix(end.count).elementsEqual(end) else { return nil }
      return bytes.count - end.count
    }

    mutating func plurals() {
      if before("sses") != nil || before("ies") != nil {
        bytes.removeLast(2)
      } else if before("ss") == nil, before("s") != nil {
        bytes.removeLast()
      }
    }

    mutating func pastAndGerund() {
      if let length = before("eed") {
        if measure(length) > 0 { bytes.removeLast() }
        return
      }
      guard let length = before("ed") ?? before("ing"), hasVowel(length) else { return }
      bytes.removeLast(bytes.count - length)
      if before("at") != nil || before("bl") != nil || before("iz") != nil {
        bytes.append(UInt8(ascii: "e"))
      } else if endsInDouble() {
        if ![UInt8(ascii: "l"), UInt8(ascii: "s"), UInt8(ascii: "z")].contains(bytes[bytes.count - 1]) {
          bytes.removeLast()
        }
      } else if measure(bytes.count) == 1, endsShort(bytes.count) {
        bytes.append(UInt8(ascii: "e"))
      }
    }

    mutating func finalY() {
      if let length = before("y"), hasVowel(length) { bytes[length] = UInt8(ascii: "i") }
    }

    /// Replaces the longest ending of the list where something measurable stands before it.
    mutating func replace(_ endings: [(String, String)]) {
      let found = endings.filter { before($0.0) != nil }.max { $0.0.utf8.count < $1.0.utf8.count }
      guard let found, let length = before(found.0), measure(length) > 0 else { return }
      bytes.removeLast(bytes.count - length)
      bytes.append(contentsOf: found.1.utf8)
    }

    mutating func cut(_ endings: [String]) {
      let found = endings.filter { before($0) != nil }.max { $0.utf8.count < $1.utf8.count }
      guard let found, let length = before(found), measure(length) > 1 else { return }
      if found == "ion" {
        guard length > 0, [UInt8(ascii: "s"), UInt8(ascii: "t")].contains(bytes[length - 1]) else {
          return
        }
      }
      bytes.removeLast(bytes.count - length)
    }

    mutating func finalE() {
      if let length = before("e") {
        let measure = measure(length)
        if measure > 1 || (measure == 1 && !endsShort(length)) { bytes.removeLast() }
      }
      if endsInDouble(), bytes.last == UInt8(ascii: "l"), measure(bytes.count) > 1 {
        bytes.removeLast()
      }
    }
  }
}
