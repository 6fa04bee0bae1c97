/// A look through serial numbers, at each opening: which stand twice, and which only look like another.
///
/// Numbers are one only when their bytes are. A number declared twice in sections that are still closed
/// can't be seen; say so wherever this is shown.
public struct SerialNumbers: Hashable, Sendable {
  /// Numbers that stand more than once, in the order they first repeat.
  public var duplicates: [String] = []
  /// Numbers that differ from an earlier one only in case, spaces, dashes or letters of another alphabet
  /// that look the same; each once. To be looked at, never merged.
  public var lookAlikes: [String] = []

  public init(_ numbers: [String]) {
    var seen: [[UInt8]: Int] = [:]
    var shapes: Set<String> = []
    for number in numbers {
      let bytes = Array(number.utf8)
      let count = seen[bytes, default: 0] + 1
      seen[bytes] = count
      if count == 2 { duplicates.append(number) }
      if count == 1, !shapes.insert(SerialNumbers.shape(number)).inserted {
        lookAlikes.append(number)
      }
    }
  }

  /// What a number looks like to a tired reader.
  private static func shape(_ number: String) -> String {
    var shape = ""
    for scalar in number.lowercased().unicodeScalars {
      if scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint {
        continue
      }
      if scalar.properties.generalCategory == .dashPunctuation || scalar == "\u{2212}" {
        shape += "-"
      } else if let latin = lookAlikeLetters[scalar] {
        shape.unicodeScalars.append(latin)
      } else if 0xFF01...0xFF5E ~= scalar.value,
        let narrow = UnicodeScalar(scalar.value - 0xFF01 + 0x21)
      {
        shape += String(narrow).lowercased()
      } else {
        shape.unicodeScalars.append(scalar)
      }
    }
    // As strings, so that composed and decomposed spellings are one shape.
    return shape
  }

  private static let lookAlikeLetters: [UnicodeScalar: UnicodeScalar] = [
    "а": "a", "в": "b", "с": "c", "е": "e", "н": "h", "к": "k", "м": "m", "о": "o", "р": "p",
    "т": "t", "х": "x", "у": "y", "і": "i", "ј": "j", "ѕ": "s", "α": "a", "β": "b", "ε": "e",
    "η": "h", "ι": "i", "κ": "k", "μ": "m", "ν": "n", "ο": "o", "ρ": "p", "τ": "t", "υ": "y",
    "χ": "x", "ζ": "z",
  ]
}
