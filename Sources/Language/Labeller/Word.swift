package import Primitives

/// What the models see of one token: hashes of its forms, its shape, its kind.
package struct Word {
  package var form: UInt64
  package var lower: UInt64
  /// The lower-case form without its commonest endings, irregular verbs of speech mended.
  package var stem: UInt64
  package var shape: UInt64
  package var prefix: UInt64
  package var suffix2: UInt64
  package var suffix3: UInt64
  package var kind: Kind
  package var isCapital: Bool
  package var isUpper: Bool
  /// Bytes of the token.
  package var length: Int
  /// Whether white space stands before it.
  package var spaced: Bool

  package enum Kind: UInt8 {
    case word, number, comma, stop, colon, semicolon, dash, openQuote, closeQuote, quote, single
    case openBracket, closeBracket, possessive, ellipsis, other

    package var isQuote: Bool { self == .openQuote || self == .closeQuote || self == .quote }
  }

  /// Reads the token at `range`, which must lie in the bytes.
  package init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: TextRange) {
    let start = range.start
    let end = range.end
    length = end - start
    spaced = start == 0 || bytes[start - 1] <= 0x20 || (start > 1 && bytes[start - 1] == 0xA0)
    form = FeatureHash.bytes(bytes, start, end)
    var lowered = FNV1a.start
    var shapeHash = FNV1a.start
    var last: UInt8 = 0
    var letters = 0
    var capitals = 0
    var digits = 0
    // A token of a thousand letters is an address or noise: what it ends in says nothing.
    let stopAt = min(end, start + 64)
    (lower, shape, prefix, suffix2, suffix3, stem) = withUnsafeTemporaryAllocation(
      byteCount: 64, alignment: 8
    ) { room -> (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64) in
      var index = start
      while index < stopAt {
        var byte = bytes[index]
        var class_: UInt8
        switch byte {
        case 0x41...0x5A:
          byte += 32
          class_ = 1
          letters += 1
          capitals += 1
        case 0x61...0x7A:
          class_ = 2
          letters += 1
        case 0x30...0x39:
          class_ = 3
          digits += 1
        case 0x80...0xBF: class_ = last
        case 0xC3...0xDF:
          class_ = 2
          letters += 1
        default: class_ = byte < 0x80 ? byte : 5
        }
        room[index - start] = byte
        lowered = FNV1a.step(lowered, UInt64(byte))
        if class_ != last {
          shapeHash = FNV1a.step(shapeHash, UInt64(class_))
          last = class_
        }
        index += 1
      }
      let whole = FeatureHash.finish(lowered)
      let buffer = UnsafeBufferPointer(room.bindMemory(to: UInt8.self))
      let count = stopAt - start
      return (
        whole, FeatureHash.finish(shapeHash),
        FeatureHash.bytes(buffer, 0, min(3, count)),
        FeatureHash.bytes(buffer, max(0, count - 2), count),
        FeatureHash.bytes(buffer, max(0, count - 3), count),
        EnglishStem.hash(buffer, count, whole)
      )
    }
    isCapital = capitals > 0 && bytes[start] >= 0x41 && bytes[start] <= 0x5A
    isUpper = capitals > 1 && capitals == letters
    kind = Self.kind(bytes, start, end, letters: letters, digits: digits)
  }

  private static func kind(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, letters: Int, digits: Int
  ) -> Kind {
    let first = bytes[start]
    let length = end - start
    if length == 1 {
      switch first {
      case UInt8(ascii: ","): return .comma
      case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): return .stop
      case UInt8(ascii: ":"): return .colon
      case UInt8(ascii: ";"): return .semicolon
      case UInt8(ascii: "-"): return .dash
      case UInt8(ascii: "\""): return .quote
      case UInt8(ascii: "'"), UInt8(ascii: "`"): return .single
      case UInt8(ascii: "("), UInt8(ascii: "["): return .openBracket
      case UInt8(ascii: ")"), UInt8(ascii: "]"): return .closeBracket
      default: break
      }
    }
    if first == 0xE2, length >= 3, bytes[start + 1] == 0x80 {
      switch bytes[start + 2] {
      case 0x9C where length == 3: return .openQuote
      case 0x9D where length == 3: return .closeQuote
      case 0x98 where length == 3: return .single
      case 0x99:
        return length == 3 ? .single : .possessive
      case 0x93 where length == 3, 0x94 where length == 3: return .dash
      case 0xA6 where length == 3: return .ellipsis
      default: break
      }
    }
    if first == 0xC2, length == 2 {
      if bytes[start + 1] == 0xAB { return .openQuote }
      if bytes[start + 1] == 0xBB { return .closeQuote }
    }
    if first == UInt8(ascii: "'"), letters > 0, length <= 3 { return .possessive }
    if letters > 0 { return .word }
    if digits > 0 { return .number }
    if first >= 0xC3 && first <= 0xDF { return .word }
    if first == UInt8(ascii: "-") { return .dash }
    if first == UInt8(ascii: "`") { return .openQuote }
    if first == UInt8(ascii: "'") && length == 2 { return .closeQuote }
    if first == UInt8(ascii: ".") { return .ellipsis }
    return .other
  }
}
