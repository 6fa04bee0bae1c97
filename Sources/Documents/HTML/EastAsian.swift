/// Punctuation of Chinese and Japanese in UTF-8, three bytes each, so that their text is counted as others' is.
enum EastAsian {
  /// U+3000 to U+303F (、。「」…), and the full-width forms of ASCII's punctuation, U+FF01 to U+FF0F and U+FF1A to U+FF1F.
  @inline(__always)
  static func isPunctuation(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    if first == 0xE3 { return second == 0x80 }
    guard first == 0xEF, second == 0xBC else { return false }
    return third <= 0x8F || (third >= 0x9A && third <= 0x9F)
  }

  /// The ASCII mark that does the same work; a space for the wide space.
  @inline(__always)
  static func asciiPunctuation(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> UInt8 {
    if first == 0xEF { return third == 0x81 ? 0x2E : third - 0x60 }
    switch third {
    case 0x80: return 0x20
    case 0x81: return 0x2C
    case 0x82: return 0x2E
    case 0x8C...0x8F: return 0x22
    default: return 0x28
    }
  }
}
