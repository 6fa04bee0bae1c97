public import Primitives

/// A word of a text as the search knows it: folded, with its place.
///
/// Folding takes case, accents and look-alike letters of another alphabet away, so that `Café`, `CAFE`
/// and `сafe` with a Cyrillic `с` are one word; `U.S.` and `US` too. A possessive `'s` goes.
public struct SearchToken: Hashable, Sendable {
  /// In lower case, letters and digits only.
  public var word: String
  /// The bytes of the text it was made of.
  public var range: TextRange

  public init(word: String, range: TextRange) {
    self.word = word
    self.range = range
  }

  /// The stem of the word: English by Porter's rules, Russian by its endings, anything else the word.
  public var stem: String { Stemmer.stem(word) }

  /// The words of `text`, in order of place. Linear in the text.
  public static func tokens(of text: String) -> [SearchToken] {
    var text = text
    return text.withUTF8 { Scanner(bytes: $0).tokens() }
  }

  private struct Scanner {
    let bytes: UnsafeBufferPointer<UInt8>

    func tokens() -> [SearchToken] {
      var found: [SearchToken] = []
      var letters: [UInt8] = []
      var at = 0
      while at < bytes.count {
        let (scalar, length) = self.scalar(at: at)
        guard Scanner.isPart(scalar) else {
          at += length
          continue
        }
        let start = at
        var isASCII = true
        letters.removeAll(keepingCapacity: true)
        while at < bytes.count {
          let (scalar, length) = self.scalar(at: at)
          if Scanner.isPart(scalar) || Scanner.isMark(scalar) {
            if scalar.value < 0x80 {
              letters.append(bytes[at] | (bytes[at] >= 65 && bytes[at] <= 90 ? 0x20 : 0))
            } else {
              isASCII = false
              letters.append(contentsOf: bytes[at..<at + length])
            }
            at += length
          } else if Scanner.isApostrophe(scalar), at + length < bytes.count,
            Scanner.isPart(self.scalar(at: at + length).scalar)
          {
            let next = at + length
            if bytes[next] | 0x20 == 0x73,
              next + 1 == bytes.count || !Scanner.isPart(self.scalar(at: next + 1).scalar)
            {
              at = next + 1
              break
            }
            at = next
          } else if scalar.value >= 0x80, scalar.properties.isDefaultIgnorableCodePoint {
            // A soft hyphen or a zero-width space inside a word.
            at += length
          } else {
            break
          }
        }
        let word =
          isASCII
          ? String(decoding: letters, as: UTF8.self)
          : LetterFolding.fold(String(decoding: letters, as: UTF8.self))
        if !word.isEmpty { append(word, TextRange(start, at), to: &found) }
      }
      return found
    }

    /// Appends a word; single letters parted by one full stop each become one (`U.S.`).
    private func append(_ word: String, _ range: TextRange, to found: inout [SearchToken]) {
      if word.unicodeScalars.count == 1, let last = found.last, last.range.end + 1 == range.start,
        bytes[last.range.end] == 0x2E, isInitials(last)
      {
        found[found.count - 1] = SearchToken(
          word: last.word + word, range: TextRange(last.range.start, range.end))
      } else {
        found.append(SearchToken(word: word, range: range))
      }
    }

    private func isInitials(_ token: SearchToken) -> Bool {
      let count = token.word.utf8.count <= 64 ? token.word.unicodeScalars.count : 65
      // Nothing is called by more; the bound keeps a line of `a.a.a.…` linear.
      guard count <= 8 else { return false }
      guard count > 1 else { return !(token.word.first?.isNumber ?? true) }
      // Every second scalar of the text is the stop between two letters.
      let stops = bytes[token.range.start..<token.range.end].count { $0 == 0x2E }
      return stops == count - 1
    }

    private func scalar(at index: Int) -> (scalar: Unicode.Scalar, length: Int) {
      let first = bytes[index]
      if first < 0x80 { return (Unicode.Scalar(first), 1) }
      // The bytes are a String's own, so that every sequence is whole.
      let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
      var value = UInt32(first) & (0x7F >> UInt32(length))
      for next in 1..<length { value = value << 6 | UInt32(bytes[index + next] & 0x3F) }
      return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
    }

    private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
      if scalar.value < 0x80 {
        return (scalar.value >= 48 && scalar.value <= 57)
          || (scalar.value | 0x20 >= 97 && scalar.value | 0x20 <= 122)
      }
      if scalar.value >= 0x410 && scalar.value <= 0x44F { return true }
      return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
      guard scalar.value >= 0x300 else { return false }
      return scalar.properties.generalCategory == .nonspacingMark
    }

    private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
      scalar == "'" || scalar == "\u{2019}" || scalar == "\u{02BC}"
    }
  }
}
