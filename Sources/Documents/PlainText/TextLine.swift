/// A line of a text, as bytes of it.
struct TextLine {
  /// Without white space at its ends, without its line end; empty for a blank line.
  var range: Range<Int>
  /// Unicode scalars between the ends, which is what a page is wide.
  var width: Int
  /// Whether a form feed stands on it or in front of it.
  var startsPage: Bool

  var isBlank: Bool { range.isEmpty }

  /// The lines of `bytes`; CR LF, LF, CR and form feed end one. Linear.
  static func lines(of bytes: UnsafeBufferPointer<UInt8>) -> [TextLine] {
    var lines: [TextLine] = []
    var start = 0
    var page = false
    var index = 0
    func close(at end: Int) {
      var low = start
      var high = end
      while low < high, TextLine.isSpace(bytes, low) > 0 { low += TextLine.isSpace(bytes, low) }
      while high > low {
        if bytes[high - 1] == 0x20 || (bytes[high - 1] >= 9 && bytes[high - 1] <= 13) {
          high -= 1
        } else if high - low >= 2, bytes[high - 2] == 0xC2, bytes[high - 1] == 0xA0 {
          high -= 2
        } else {
          break
        }
      }
      var width = 0
      for at in low..<high where bytes[at] & 0xC0 != 0x80 { width += 1 }
      lines.append(TextLine(range: low..<high, width: width, startsPage: page))
      page = false
    }
    while index < bytes.count {
      switch bytes[index] {
      case 0x0A, 0x0B:
        close(at: index)
        start = index + 1
      case 0x0D:
        close(at: index)
        if index + 1 < bytes.count, bytes[index + 1] == 0x0A { index += 1 }
        start = index + 1
      case 0x0C:
        close(at: index)
        start = index + 1
        page = true
      default: break
      }
      index += 1
    }
    if start < bytes.count || lines.isEmpty { close(at: bytes.count) }
    return lines
  }

  /// Bytes of the space at `index`: 1 for ASCII white space, 2 for U+00A0, 3 for U+FEFF, U+200B and U+3000.
  private static func isSpace(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
    let byte = bytes[index]
    if byte == 0x20 || (byte >= 9 && byte <= 13) { return 1 }
    if byte == 0xC2, index + 1 < bytes.count, bytes[index + 1] == 0xA0 { return 2 }
    guard index + 2 < bytes.count else { return 0 }
    if byte == 0xEF, bytes[index + 1] == 0xBB, bytes[index + 2] == 0xBF { return 3 }
    if byte == 0xE2, bytes[index + 1] == 0x80, bytes[index + 2] == 0x8B { return 3 }
    if byte == 0xE3, bytes[index + 1] == 0x80, bytes[index + 2] == 0x80 { return 3 }
    return 0
  }
}

/// What the form of a line alone tells.
struct LineForm {
  /// The line's words.
  let text: String
  /// In lower case, runs of white space made one, marks at both ends taken off.
  let folded: String
  let words: Int
  /// Nil for a line without letters.
  let firstLetterIsLower: Bool?
  /// Whether it ends as a sentence does: `.`, `!`, `?`, `…`, also inside closing quotation marks and brackets.
  let endsSentence: Bool
  let endsWithColon: Bool
  let endsWithQuestion: Bool
  /// Of the words of four and more letters, the share that begin with a capital.
  let capitalShare: Double
  let letters: Int
  let hasLower: Bool
  /// Whether nothing but one address stands on it, numbering and brackets aside.
  let isAddress: Bool

  init(_ text: String) {
    self.text = text
    var count = LetterCount()
    for scalar in text.unicodeScalars { count.take(LetterKind(scalar)) }
    count.endWord()
    letters = count.letters
    hasLower = count.hasLower
    firstLetterIsLower = count.firstLetterIsLower
    words = count.words
    capitalShare = count.long == 0 ? 0 : Double(count.capital) / Double(count.long)
    folded = LineForm.fold(text)
    var tail = text[...]
    while let last = tail.last, "”»\"'’)]*".contains(last) { tail = tail.dropLast() }
    let mark = tail.last
    endsSentence = mark.map { ".!?…。！？".contains($0) } ?? false
    endsWithQuestion = mark == "?"
    endsWithColon = text.last == ":" || text.last == "："
    isAddress = count.words <= 5 && LineForm.address(in: text) != nil
  }

  static func fold(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    var space = false
    // After the last scalar that may stand at an end, and whether one has been met.
    var end = out.endIndex
    var began = false
    for scalar in text.unicodeScalars {
      let kind = LetterKind(scalar)
      if kind == .space {
        space = began
        continue
      }
      let keeps = kind != .mark || scalar == "©"
      guard began || keeps || scalar == "(" else { continue }
      began = true
      if space { out.append(" ") }
      space = false
      switch scalar {
      case "A"..."Z": out.append(Unicode.Scalar(UInt8(truncatingIfNeeded: scalar.value) | 0x20))
      case "’": out.append("'")
      case "\u{0}"..."\u{7F}": out.append(scalar)
      default: out.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
      }
      if keeps || scalar == "(" || scalar == ")" { end = out.endIndex }
    }
    return String(out[..<end])
  }

  /// The address a line consists of, nil for any other line.
  static func address(in line: String) -> String? {
    var text = line[...]
    while let head = text.first, "-*•–—<([0123456789.)] \t".contains(head) {
      text = text.dropFirst()
    }
    while let last = text.last, ">)].,; \t".contains(last) { text = text.dropLast() }
    let lower = text.prefix(8).lowercased()
    guard lower.hasPrefix("http://") || lower.hasPrefix("https://") || lower.hasPrefix("www.")
    else {
      return nil
    }
    guard !text.contains(where: { $0.isWhitespace }), text.contains(".") else { return nil }
    return String(text)
  }
}

/// What a letter count asks of a scalar: that of `Character`'s properties, told without a table for the letters
/// and marks that reports are written in.
private enum LetterKind {
  case lower, upper, otherLetter, number, space, mark

  init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x61...0x7A, 0x430...0x45F: self = .lower
    case 0x41...0x5A, 0x400...0x42F: self = .upper
    case 0x30...0x39: self = .number
    case 0x20, 0x09...0x0D, 0x85, 0xA0: self = .space
    case 0x00...0x7F, 0x2010...0x2027, 0x2030...0x205E: self = .mark
    default:
      let properties = scalar.properties
      if properties.isAlphabetic {
        self = properties.isLowercase ? .lower : properties.isUppercase ? .upper : .otherLetter
      } else if properties.numericType != nil {
        self = .number
      } else {
        self = properties.isWhitespace ? .space : .mark
      }
    }
  }
}

/// Counts of a line, filled scalar by scalar.
private struct LetterCount {
  var letters = 0
  var hasLower = false
  var firstLetterIsLower: Bool?
  var words = 0
  /// Words of four and more scalars from the first letter or digit on, that begin with a letter; those with a capital.
  var long = 0
  var capital = 0
  private var inWord = false
  private var head: LetterKind?
  private var length = 0

  mutating func take(_ kind: LetterKind) {
    guard kind != .space else { return endWord() }
    if !inWord {
      inWord = true
      words += 1
    }
    if head == nil, kind != .mark { head = kind }
    if head != nil { length += 1 }
    switch kind {
    case .lower, .upper, .otherLetter:
      letters += 1
      if kind == .lower { hasLower = true }
      if firstLetterIsLower == nil { firstLetterIsLower = kind == .lower }
    case .number, .space, .mark: break
    }
  }

  mutating func endWord() {
    if let head, head != .number, length >= 4 {
      long += 1
      if head == .upper { capital += 1 }
    }
    inWord = false
    head = nil
    length = 0
  }
}

extension String {
  /// With typographic apostrophes made straight ones.
  var straightened: String { String(map { $0 == "’" ? "'" : $0 }) }
}
