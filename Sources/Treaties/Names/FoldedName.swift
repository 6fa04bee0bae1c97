/// A name stripped of what people write differently: case, accents, dashes, spaces, the article, and
/// Cyrillic or Greek letters that look like Latin ones (Unicode Technical Standard 39, confusables).
///
/// Two names that fold alike are taken for the same; `СНВ-3` typed with a Latin `C` is found.
public enum FoldedName {
  /// Letters and digits of `name`, folded; empty where it has none. Linear in its length.
  public static func fold(_ name: some StringProtocol) -> String {
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
