import Synchronization

/// Cuts words to their stems, so that a search finds the other forms of a word.
enum Stemmer {
  /// The stem of a folded word: by Porter's rules where it is of English letters, by Snowball's Russian
  /// ones where it is Cyrillic; any other word is its own stem.
  static func stem(_ word: String) -> String {
    // Words of texts repeat: of a large record's nine in ten are known from before.
    known.withLock { known in
      if let stem = known[word] { return stem }
      let stem = cut(word)
      if known.count >= mostKnown { known.removeAll(keepingCapacity: true) }
      known[word] = stem
      return stem
    }
  }

  /// Some four megabytes.
  private static let mostKnown = 1 << 16
  private static let known = Mutex<[String: String]>([:])

  private static func cut(_ word: String) -> String {
    var isEnglish = true
    var isRussian = true
    for scalar in word.unicodeScalars {
      if !(scalar.value >= 0x61 && scalar.value <= 0x7A) { isEnglish = false }
      if !(scalar.value >= 0x430 && scalar.value <= 0x44F) { isRussian = false }
      if !isEnglish && !isRussian { return word }
    }
    if isEnglish { return EnglishStem.of(word) }
    return isRussian ? RussianStem.of(word) : word
  }
}
