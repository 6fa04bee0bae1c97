import Foundation

/// Takes case, accents and look-alike letters out of a word.
enum LetterFolding {
  /// The word in lower case without accents, in one alphabet where it was mixed of look-alikes.
  static func fold(_ word: String) -> String {
    var scalars: [Unicode.Scalar] = []
    var isPlain = true
    for scalar in word.unicodeScalars {
      switch scalar.value {
      case 0x30...0x39, 0x61...0x7A, 0x430...0x44F: scalars.append(scalar)
      case 0x41...0x5A, 0x410...0x42F:
        scalars.append(Unicode.Scalar(scalar.value + 32) ?? scalar)
      case 0x401, 0x451: scalars.append("е")
      default: isPlain = false
      }
      if !isPlain { break }
    }
    if !isPlain { scalars = withoutAccents(word) }
    return String(String.UnicodeScalarView(inOneAlphabet(scalars)))
  }

  private static func withoutAccents(_ word: String) -> [Unicode.Scalar] {
    var folded: [Unicode.Scalar] = []
    let parts = word.lowercased().decomposedStringWithCompatibilityMapping.lowercased()
    for scalar in parts.unicodeScalars {
      // й is a letter of its own, though Unicode takes it apart; ё is е in all but schoolbooks.
      if scalar.value == 0x306, folded.last == "и" {
        folded[folded.count - 1] = "й"
      } else if let plain = unlike[scalar] {
        folded.append(contentsOf: plain.unicodeScalars)
      } else if scalar.properties.generalCategory != .nonspacingMark,
        !scalar.properties.isDefaultIgnorableCodePoint,
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      {
        folded.append(scalar)
      }
    }
    return folded
  }

  /// Letters that carry no mark Unicode could take away and are still written plainly by others.
  private static let unlike: [Unicode.Scalar: String] = [
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ħ": "h",
    "ı": "i", "ŋ": "n", "ŧ": "t",
  ]

  /// A word of two alphabets written in one, where look-alikes allow it.
  ///
  /// A letter with no twin decides: `сruise` holds r, u, i, s, and becomes Latin; `дoговор` holds д, г,
  /// and becomes Cyrillic. With no such letter on either side it becomes Latin. With both it stays.
  private static func inOneAlphabet(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var latin = 0
    var other = 0
    for scalar in scalars {
      if scalar.value >= 0x61 && scalar.value <= 0x7A { latin += 1 }
      if scalar.value >= 0x370 && scalar.value < 0x530 { other += 1 }
    }
    guard latin > 0, other > 0 else { return scalars }
    let onlyLatin = scalars.contains {
      $0.value >= 0x61 && $0.value <= 0x7A && cyrillicTwin[$0] == nil
    }
    let onlyOther = scalars.contains {
      $0.value >= 0x370 && $0.value < 0x530 && latinTwin[$0] == nil
    }
    if onlyLatin && onlyOther { return scalars }
    return onlyOther
      ? scalars.map { cyrillicTwin[$0] ?? $0 } : scalars.map { latinTwin[$0] ?? $0 }
  }

  /// Look-alikes in lower case, those that look alike only as capitals too (Unicode's confusables).
  private static let latinTwin: [Unicode.Scalar: Unicode.Scalar] = [
    "а": "a", "е": "e", "о": "o", "р": "p", "с": "c", "х": "x", "у": "y", "к": "k", "м": "m",
    "т": "t", "в": "b", "н": "h", "і": "i", "ї": "i", "ј": "j", "ѕ": "s", "һ": "h", "ԁ": "d",
    "ԛ": "q", "ԝ": "w", "ѵ": "v", "α": "a", "β": "b", "ε": "e", "ι": "i", "κ": "k", "μ": "m",
    "ν": "v", "ο": "o", "ρ": "p", "τ": "t", "υ": "y", "χ": "x",
  ]

  private static let cyrillicTwin: [Unicode.Scalar: Unicode.Scalar] = [
    "a": "а", "e": "е", "o": "о", "p": "р", "c": "с", "x": "х", "y": "у", "k": "к", "m": "м",
    "t": "т", "b": "в", "h": "н", "i": "і",
  ]
}
