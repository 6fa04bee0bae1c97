/// A name stripped of what people write differently: case, accents, dashes, spaces, the article, and
/// Cyrillic or Greek letters that look like Latin ones (Unicode Technical Standard 39, confusables).
///
/// Two names that fold alike are taken for the same; `СНВ-3` typed with a Latin `C` is found.
public enum FoldedName {
  /// Letters and digits of `name`, folded; empty where it has none. Linear in its length.
  public static func fold(_ name: some StringProtocol) -> String {
    if let plain = foldASCII(name) { return plain }
    var words: [String] = [""]
    for scalar in name.unicodeScalars {
      for lower in scalar.properties.lowercaseMapping.unicodeScalars {
        if lower.properties.isAlphabetic || lower.properties.numericType != nil {
          let letters = looksLike[lower].map { Substring($0) }
          if let letters {
            words[words.count - 1] += letters
          } else {
            words[words.count - 1].unicodeScalars.append(lower)
          }
        } else if lower.properties.generalCategory == .nonspacingMark || lower == "\u{AD}"
          || lower == "'" || lower == "\u{2019}"
        {
          continue
        } else if words.last != "" {
          words.append("")
        }
      }
    }
    if words.first == "the", words.count > 1 { words.removeFirst() }
    return words.joined()
  }

  /// The same for a name of ASCII letters, which most are; nil for any other.
  private static func foldASCII(_ name: some StringProtocol) -> String? {
    var out: [UInt8] = []
    out.reserveCapacity(name.utf8.count)
    var isFirstWord = true
    for byte in name.utf8 {
      switch byte {
      case 0x41...0x5A: out.append(byte | 0x20)
      case 0x61...0x7A, 0x30...0x39: out.append(byte)
      case 0x27: continue
      case 0x80...: return nil
      default:
        // The article goes where a word follows.
        if isFirstWord, !out.isEmpty {
          isFirstWord = false
          if out == [0x74, 0x68, 0x65] { out.removeAll(keepingCapacity: true) }
        }
      }
    }
    if isFirstWord || !out.isEmpty { return String(decoding: out, as: UTF8.self) }
    return "the"
  }

  private static let looksLike: [Unicode.Scalar: String] = {
    var table: [Unicode.Scalar: String] = [
      "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "ё": "e", "й": "и",
      "ї": "i",
    ]
    let pairs = [
      ("àáâãäåāăąǎ", "a"), ("çćĉċč", "c"), ("ďḑ", "d"), ("èéêëēĕėęě", "e"), ("ĝğġģ", "g"),
      ("ìíîïĩīĭį", "i"), ("ķ", "k"), ("ĺļľ", "l"), ("ñńņň", "n"), ("òóôõöōŏő", "o"), ("ŕŗř", "r"),
      ("śŝşšș", "s"), ("ţťț", "t"), ("ùúûüũūŭůűų", "u"), ("ýÿŷ", "y"), ("źżž", "z"),
      // Cyrillic that looks Latin, in small letters or in capitals.
      ("а", "a"), ("в", "b"), ("с", "c"), ("ԁ", "d"), ("е", "e"), ("н", "h"), ("і", "i"),
      ("ј", "j"),
      ("к", "k"), ("м", "m"), ("о", "o"), ("р", "p"), ("ѕ", "s"), ("т", "t"), ("у", "y"),
      ("х", "x"),
      // Greek likewise.
      ("αά", "a"), ("β", "b"), ("ε", "e"), ("η", "h"), ("ιί", "i"), ("κ", "k"), ("μ", "m"),
      ("ν", "n"), ("οό", "o"), ("ρ", "p"), ("τ", "t"), ("υ", "y"), ("χ", "x"), ("ζ", "z"),
    ]
    for (letters, plain) in pairs {
      for letter in letters.unicodeScalars { table[letter] = plain }
    }
    return table
  }()
}
