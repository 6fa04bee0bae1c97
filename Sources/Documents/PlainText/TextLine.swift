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
    var letters = 0
    var lowerFound = false
    var first: Bool?
    for scalar in text.unicodeScalars where scalar.properties.isAlphabetic {
      letters += 1
      if scalar.properties.isLowercase { lowerFound = true }
      if first == nil { first = scalar.properties.isLowercase }
    }
    self.letters = letters
    hasLower = lowerFound
    firstLetterIsLower = first
    let pieces = text.split { $0.isWhitespace }
    words = pieces.count
    var long = 0
    var capital = 0
    for piece in pieces {
      let word = piece.drop { !$0.isLetter && !$0.isNumber }
      guard word.count >= 4, let head = word.first, head.isLetter else { continue }
      long += 1
      if head.isUppercase { capital += 1 }
    }
    capitalShare = long == 0 ? 0 : Double(capital) / Double(long)
    folded = LineForm.fold(text)
    var tail = text[...]
    while let last = tail.last, "”»\"'’)]*".contains(last) { tail = tail.dropLast() }
    let mark = tail.last
    endsSentence = mark.map { ".!?…。！？".contains($0) } ?? false
    endsWithQuestion = mark == "?"
    endsWithColon = text.last == ":" || text.last == "："
    isAddress = LineForm.address(in: text) != nil
  }

  static func fold(_ text: String) -> String {
    var out = ""
    var space = false
    for character in text.lowercased() {
      if character.isWhitespace {
        space = !out.isEmpty
      } else {
        if space { out += " " }
        space = false
        out.append(character == "’" ? "'" : character)
      }
    }
    func isEdge(_ character: Character) -> Bool {
      !character.isLetter && !character.isNumber && character != "©" && character != "("
    }
    while let last = out.last, isEdge(last), last != ")" { out.removeLast() }
    while let head = out.first, isEdge(head) { out.removeFirst() }
    return out
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

extension String {
  /// With typographic apostrophes made straight ones.
  var straightened: String { String(map { $0 == "’" ? "'" : $0 }) }
}
