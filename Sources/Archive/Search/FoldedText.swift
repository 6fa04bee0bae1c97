import Primitives

/// The words of a text as the search knows them, one behind the other in one buffer.
///
/// A text of a record is taken apart once when it is recorded; a `String` for each of its words would cost more than
/// all the rest of that.
struct FoldedText {
  /// A word's letters in `bytes`, and its place in the text.
  struct Word {
    var letters: Range<Int>
    var place: Range<Int>
  }

  /// The folded words in UTF-8, a space behind each: as FTS5 takes them.
  private(set) var bytes: [UInt8] = []
  private(set) var words: [Word] = []

  /// Linear in the text.
  init(_ text: String) {
    var text = text
    text.withUTF8 { source in
      bytes.reserveCapacity(source.count + source.count / 8 + 8)
      words.reserveCapacity(source.count / 6 + 1)
      scan(source)
    }
  }

  /// The stems of the words, a space behind each.
  var stems: [UInt8] { Stemmer.stems(of: self) }

  /// What a word is made of, which decides how it is folded.
  private struct Letters: OptionSet {
    let rawValue: UInt8
    static let latin = Letters(rawValue: 1)
    static let cyrillic = Letters(rawValue: 2)
    /// What takes more than another case to fold.
    static let other = Letters(rawValue: 4)
  }

  private mutating func scan(_ source: UnsafeBufferPointer<UInt8>) {
    var at = 0
    while at < source.count {
      guard let (_, length) = FoldedText.part(source, at) else {
        at += FoldedText.scalar(source, at).length
        continue
      }
      let start = at
      let first = bytes.count
      var letters: Letters = []
      take(source, &at, length, &letters)
      while at < source.count {
        if let (_, length) = FoldedText.part(source, at) {
          take(source, &at, length, &letters)
          continue
        }
        let (scalar, length) = FoldedText.scalar(source, at)
        if FoldedText.isMark(scalar) {
          letters.insert(.other)
          bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[at..<at + length]))
          at += length
        } else if scalar == "'" || scalar == "\u{2019}", at + length < source.count,
          FoldedText.part(source, at + length) != nil
        {
          let next = at + length
          if source[next] | 0x20 == 0x73,
            next + 1 == source.count || FoldedText.part(source, next + 1) == nil
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
      if letters.contains(.other) || letters.isSuperset(of: [.latin, .cyrillic]) {
        let folded = LetterFolding.fold(String(decoding: bytes[first...], as: UTF8.self))
        bytes.replaceSubrange(first..., with: folded.utf8)
      }
      if bytes.count > first { append(first, start..<at, source) }
    }
  }

  /// Takes over a letter or digit, in lower case where that is all there is to do.
  @inline(__always)
  private mutating func take(
    _ source: UnsafeBufferPointer<UInt8>, _ at: inout Int, _ length: Int, _ letters: inout Letters
  ) {
    let byte = source[at]
    if length == 1 {
      if byte >= 0x41 { letters.insert(.latin) }
      bytes.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
    } else if length == 2, byte == 0xD0 || byte == 0xD1 {
      let value = UInt16(byte & 0x1F) << 6 | UInt16(source[at + 1] & 0x3F)
      letters.insert(.cyrillic)
      var lower = value
      switch value {
      case 0x410...0x42F: lower += 0x20
      case 0x430...0x44F: break
      case 0x401, 0x451: lower = 0x435
      default: letters.insert(.other)
      }
      bytes.append(0xC0 | UInt8(lower >> 6))
      bytes.append(0x80 | UInt8(lower & 0x3F))
    } else {
      letters.insert(.other)
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[at..<at + length]))
    }
    at += length
  }

  /// Closes a word; single letters parted by one full stop each become one (`U.S.`).
  private mutating func append(
    _ first: Int, _ place: Range<Int>, _ source: UnsafeBufferPointer<UInt8>
  ) {
    if let last = words.last, last.place.upperBound + 1 == place.lowerBound,
      source[last.place.upperBound] == 0x2E, isOneScalar(first..<bytes.count),
      isInitials(last, source)
    {
      // The space between the two goes.
      bytes.remove(at: first - 1)
      words[words.count - 1] = Word(
        letters: last.letters.lowerBound..<bytes.count,
        place: last.place.lowerBound..<place.upperBound)
    } else {
      words.append(Word(letters: first..<bytes.count, place: place))
    }
    bytes.append(0x20)
  }

  private func isOneScalar(_ letters: Range<Int>) -> Bool {
    letters.count <= 4 && bytes[letters].count { $0 & 0xC0 != 0x80 } == 1
  }

  private func isInitials(_ word: Word, _ source: UnsafeBufferPointer<UInt8>) -> Bool {
    let count =
      word.letters.count <= 64 ? bytes[word.letters].count { $0 & 0xC0 != 0x80 } : 65
    // Nothing is called by more; the bound keeps a line of `a.a.a.…` linear.
    guard count <= 8 else { return false }
    guard count > 1 else {
      return !(String(decoding: bytes[word.letters], as: UTF8.self).first?.isNumber ?? true)
    }
    // Every second scalar of the text is the stop between two letters.
    return source[word.place].count { $0 == 0x2E } == count - 1
  }

  // MARK: Scalars

  /// The letter or digit that begins at `index`, nil where something else does.
  @inline(__always)
  private static func part(_ source: UnsafeBufferPointer<UInt8>, _ index: Int) -> (
    lead: UInt8, length: Int
  )? {
    let first = source[index]
    if first < 0x80 {
      let lower = first | 0x20
      return (first >= 0x30 && first <= 0x39) || (lower >= 0x61 && lower <= 0x7A)
        ? (first, 1) : nil
    }
    let (scalar, length) = FoldedText.scalar(source, index)
    if scalar.value >= 0x410 && scalar.value <= 0x44F { return (first, length) }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      ? (first, length) : nil
  }

  @inline(__always)
  private static func scalar(_ source: UnsafeBufferPointer<UInt8>, _ index: Int) -> (
    scalar: Unicode.Scalar, length: Int
  ) {
    let first = source[index]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    // The bytes are a String's own, so that every sequence is whole.
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for next in 1..<length { value = value << 6 | UInt32(source[index + next] & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x300 && scalar.properties.generalCategory == .nonspacingMark
  }
}
