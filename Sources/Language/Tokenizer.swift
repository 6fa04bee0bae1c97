public import Primitives

/// Cuts text into words, numbers and marks, each with its place in UTF-8 bytes.
///
/// ```swift
/// Tokenizer().tokens(in: "Russia’s U.S.-built SSC-8", range: TextRange(0, 27)).map(\.text)
/// // ["Russia", "’s", "U.S.-built", "SSC-8"]
/// ```
///
/// English and Russian; other scripts are cut at white space and marks. Inner hyphens, apostrophes and
/// points stay in the word (`9M729`, `can't`, `5,500`), a possessive ending is a token of its own, quotation
/// marks and brackets always are, and an abbreviation keeps its full stop (`Sen.`, `U.S.`, `Dec.`).
/// One pass over the bytes; a token never begins or ends inside a scalar, nor before a combining mark.
public struct Tokenizer: Sendable {
  public init() {}

  /// The tokens of the passage at `range`, in order; none where the range is empty or leaves the text.
  public func tokens(in text: String, range: TextRange) -> [Token] {
    var text = text
    guard range.start >= 0, range.end <= text.utf8.count, !range.isEmpty else { return [] }
    return text.withUTF8 { tokens(in: $0, range: range) }
  }

  func tokens(in bytes: UnsafeBufferPointer<UInt8>, range: TextRange) -> [Token] {
    var scan = TokenScan(bytes: bytes, at: range.start, end: range.end)
    var tokens: [Token] = []
    tokens.reserveCapacity(range.length / 5)
    while let found = scan.next() {
      let text = String(decoding: bytes[found.start..<found.end], as: UTF8.self)
      tokens.append(Token(range: found, text: text))
    }
    return tokens
  }
}

/// One walk over the bytes of a passage.
private struct TokenScan {
  let bytes: UnsafeBufferPointer<UInt8>
  var at: Int
  let end: Int

  /// The scalar at `offset` and where the next one begins; a stray byte reads as U+FFFD.
  private func scalar(_ offset: Int) -> (value: UInt32, next: Int) {
    let first = bytes[offset]
    if first < 0x80 { return (UInt32(first), offset + 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
    guard length > 1, offset + length <= end else { return (0xFFFD, offset + 1) }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for index in 1..<length { value = value << 6 | UInt32(bytes[offset + index] & 0x3F) }
    return (value, offset + length)
  }

  private func kind(_ offset: Int) -> ScalarKind {
    offset < end ? ScalarKind(scalar(offset).value) : .space
  }

  mutating func next() -> TextRange? {
    while at < end {
      let (value, after) = scalar(at)
      let kind = ScalarKind(value)
      guard kind != .space else {
        at = after
        continue
      }
      let start = at
      at = after
      switch kind {
      case .letter, .digit, .mark: word(from: start)
      default:
        if kind == .apostrophe, possessive(from: start) { break }
        punctuation(value)
      }
      return TextRange(start, at)
    }
    return nil
  }

  /// A mark with what belongs to it: runs of full stops, of hyphens, doubled ` and ', joined emoji.
  private mutating func punctuation(_ value: UInt32) {
    switch value {
    case 0x2E, 0x2D: while at < end, UInt32(bytes[at]) == value { at += 1 }
    case 0x60, 0x27: if at < end, UInt32(bytes[at]) == value { at += 1 }
    default: break
    }
    while at < end {
      let (value, after) = scalar(at)
      if value == 0x200D, after < end, ScalarKind(scalar(after).value) == .other {
        at = scalar(after).next
      } else if ScalarKind(value) == .mark || (0x1F3FB...0x1F3FF).contains(value) {
        at = after
      } else {
        return
      }
    }
  }

  private mutating func word(from start: Int) {
    if address(from: start) { return }
    while at < end {
      let (value, after) = scalar(at)
      switch ScalarKind(value) {
      case .letter, .digit, .mark: at = after
      case .apostrophe:
        guard kind(after) == .letter else { return }
        let (letter, behind) = scalar(after)
        if letter | 0x20 == 0x73, ![.letter, .digit].contains(kind(behind)) { return }
        at = behind
      case .hyphen:
        guard [.letter, .digit].contains(kind(after)) else { return }
        at = after
      case .stop:
        if [.letter, .digit].contains(kind(after)) {
          // `U.S`, `3.5`, `т.е`; but `end.Next`, as glued texts have it, are two.
          guard joins(start, after) else { return }
          at = after
        } else {
          let first = behindParty(start)
          guard first > start || Abbreviations.keepsStop(bytes[first..<at]),
            !Abbreviations.needsNumber(bytes[first..<at]) || isNumber(behind: after)
          else { return }
          at = after
          guard kind(at) == .hyphen, kind(scalar(at).next) == .letter else { return }
        }
      case .comma, .slash:
        guard after < end, kind(after) == .digit, (0x30...0x39).contains(bytes[at - 1]) else {
          if value == 0x26, kind(after) == .letter {
            at = after
            continue
          }
          return
        }
        at = after
      default: return
      }
    }
  }

  /// Whether digits or a Roman number stand behind the white space at `start`.
  private func isNumber(behind start: Int) -> Bool {
    var first = start
    while first < end, kind(first) == .space { first = scalar(first).next }
    guard first < end else { return false }
    if (0x30...0x39).contains(bytes[first]) { return true }
    let letters = bytes[first..<end].prefix { (0x41...0x5A).contains($0 & 0xDF) }
    return !letters.isEmpty && letters.allSatisfy { "IVXLC".utf8.contains($0) }
  }

  /// Whether a full stop between word characters is an inner one: digits on both sides, or single letters.
  private func joins(_ start: Int, _ after: Int) -> Bool {
    if kind(after) == .digit { return (0x30...0x39).contains(bytes[at - 1]) || at - start <= 2 }
    // The part in front, since the last inner stop, is one letter.
    var from = at
    let first = behindParty(start)
    while from > first, bytes[from - 1] != 0x2E { from -= 1 }
    return scalar(from).next == at
  }

  /// Where a state's name begins behind a party's letter, as in `(R-Tenn.)` and `(D-N.Y.)`; else `start`.
  private func behindParty(_ start: Int) -> Int {
    guard start > 0, bytes[start - 1] == 0x28, start + 2 < at, bytes[start + 1] == 0x2D,
      (0x41...0x5A).contains(bytes[start])
    else { return start }
    return start + 2
  }

  /// Takes the ending of a possessive, `'s`, right behind a word.
  private mutating func possessive(from start: Int) -> Bool {
    guard start > 0, bytes[start - 1] > 0x20, at < end else { return false }
    let (letter, behind) = scalar(at)
    guard letter | 0x20 == 0x73, ![.letter, .digit].contains(kind(behind)) else { return false }
    at = behind
    return true
  }

  /// Takes a web address whole, up to white space, without a closing mark.
  private mutating func address(from start: Int) -> Bool {
    func begins(_ prefix: StaticString) -> Bool {
      let count = prefix.utf8CodeUnitCount
      guard start + count <= end else { return false }
      for index in 0..<count where bytes[start + index] | 0x20 != prefix.utf8Start[index] | 0x20 {
        return false
      }
      return true
    }
    guard bytes[start] | 0x20 == 0x68 || bytes[start] | 0x20 == 0x77 else { return false }
    guard begins("http://") || begins("https://") || begins("www.") else { return false }
    var last = start
    while at < end {
      let (value, after) = scalar(at)
      let kind = ScalarKind(value)
      if kind == .space { break }
      at = after
      if kind == .letter || kind == .digit || value == 0x2F { last = at }
    }
    at = max(last, start + 1)
    return true
  }
}

/// What a scalar is to the tokenizer.
enum ScalarKind: Equatable {
  case letter, digit, mark, space, apostrophe, hyphen, stop, comma, slash, other

  init(_ value: UInt32) {
    if value < 0x80 {
      switch UInt8(value) {
      case 0x61...0x7A, 0x41...0x5A: self = .letter
      case 0x30...0x39: self = .digit
      case 0x00...0x20, 0x7F: self = .space
      case 0x27: self = .apostrophe
      case 0x2D: self = .hyphen
      case 0x2E: self = .stop
      case 0x2C: self = .comma
      case 0x26: self = .slash
      default: self = .other
      }
      return
    }
    switch value {
    case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2C1, 0x400...0x481, 0x48A...0x52F: self = .letter
    case 0x300...0x36F, 0x483...0x489, 0xFE00...0xFE0F: self = .mark
    case 0x2019, 0x2BC: self = .apostrophe
    case 0x2010, 0x2011: self = .hyphen
    case 0xA0, 0x85, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF, 0x2060:
      self = .space
    case 0xAD: self = .mark
    case 0x2012...0x2015, 0x2018, 0x201A...0x2027, 0x2030...0x203F, 0xAB, 0xBB: self = .other
    default:
      guard let scalar = Unicode.Scalar(value) else {
        self = .other
        return
      }
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
        self = .letter
      case .decimalNumber: self = .digit
      case .nonspacingMark, .spacingMark, .enclosingMark: self = .mark
      case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control: self = .space
      default: self = .other
      }
    }
  }
}
