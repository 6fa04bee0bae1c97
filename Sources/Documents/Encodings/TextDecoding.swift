/// Bytes made into text, with the name of the encoding they were read as.
struct DecodedText {
  var text: String
  /// A name of the WHATWG Encoding Standard, such as `utf-8` or `windows-1251`.
  var encoding: String
}

/// Why bytes are not text.
enum DecodingProblem: Error {
  case empty
  case binary(offset: Int, byte: UInt8)
  case invalid(offset: Int, byte: UInt8)
}

/// Decoding of plain text, where nothing but the bytes says how they are encoded.
///
/// A byte order mark decides. Without one the bytes must be valid UTF-8; where they are not, the text is
/// refused, with one exception: bytes without a single valid multi-byte sequence that read as plain Russian
/// in windows-1251, KOI8-R, CP866 or ISO 8859-5. Russian in these encodings can be told with certainty from
/// its letter statistics; Western one-byte encodings cannot be told from a damaged UTF-8 file, and a wrong
/// guess would alter the very words that are kept as evidence.
enum TextDecoding {
  static func plainText(_ bytes: UnsafeBufferPointer<UInt8>) throws(DecodingProblem) -> DecodedText
  {
    guard bytes.count > 0 else { throw .empty }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      let rest = UnsafeBufferPointer(rebasing: bytes[3...])
      if let offset = UTF8Check.firstInvalid(rest) {
        throw .invalid(offset: offset + 3, byte: rest[offset])
      }
      return DecodedText(text: String(decoding: rest, as: UTF8.self), encoding: "utf-8")
    }
    if let wide = utf16(bytes) { return wide }
    if let offset = firstControl(bytes) { throw .binary(offset: offset, byte: bytes[offset]) }
    guard let offset = UTF8Check.firstInvalid(bytes) else {
      return DecodedText(text: String(decoding: bytes, as: UTF8.self), encoding: "utf-8")
    }
    if let encoding = LegacyEncoding.certainlyRussian(bytes) {
      return DecodedText(text: encoding.decode(bytes), encoding: encoding.name)
    }
    throw .invalid(offset: offset, byte: bytes[offset])
  }

  /// UTF-16 with a byte order mark, when every unit is in order and what comes out looks like text.
  static func utf16(_ bytes: UnsafeBufferPointer<UInt8>) -> DecodedText? {
    guard bytes.count >= 4, bytes.count % 2 == 0 else { return nil }
    let big = bytes[0] == 0xFE && bytes[1] == 0xFF
    guard big || (bytes[0] == 0xFF && bytes[1] == 0xFE) else { return nil }
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var index = 2
    var usual = 0
    while index + 1 < bytes.count {
      let first = UInt16(bytes[index])
      let second = UInt16(bytes[index + 1])
      let unit = big ? first << 8 | second : second << 8 | first
      if unit == 0 { return nil }
      if unit < 0x0530 || (0x2000..<0x2070).contains(unit) { usual += 1 }
      units.append(unit)
      index += 2
    }
    guard usual * 2 >= units.count, let text = String(validating: units, as: UTF16.self) else {
      return nil
    }
    return DecodedText(text: text, encoding: big ? "utf-16be" : "utf-16le")
  }

  /// The first byte that no text holds: NUL anywhere, or other control codes in more than one byte of 200.
  static func firstControl(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var first: Int?
    var count = 0
    for (index, byte) in bytes.enumerated() {
      if byte >= 0x20 || (byte >= 0x09 && byte <= 0x0D) || byte == 0x1B { continue }
      if byte == 0 { return index }
      if first == nil { first = index }
      count += 1
    }
    return count > 2 && count * 200 > bytes.count ? first : nil
  }
}

/// The strict check of UTF-8 by Unicode's table 3-7: no overlong forms, no surrogates, nothing past U+10FFFF.
enum UTF8Check {
  /// The offset of the first byte that starts no valid sequence; nil when all are valid.
  static func firstInvalid(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var index = 0
    let count = bytes.count
    guard let base = bytes.baseAddress else { return nil }
    while index < count {
      // Eight ASCII bytes at a time.
      while index + 8 <= count,
        UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self) & 0x8080_8080_8080_8080 == 0
      {
        index += 8
      }
      guard index < count else { return nil }
      let byte = base[index]
      if byte < 0x80 {
        index += 1
        continue
      }
      let length = sequenceLength(base + index, count - index)
      if length == 0 { return index }
      index += length
    }
    return nil
  }

  /// Bytes of the valid multi-byte sequence at `at`; 0 where there is none.
  @inline(__always)
  static func sequenceLength(_ at: UnsafePointer<UInt8>, _ left: Int) -> Int {
    let byte = at[0]
    func follows(_ offset: Int) -> Bool { at[offset] & 0xC0 == 0x80 }
    switch byte {
    case 0xC2...0xDF:
      return left >= 2 && follows(1) ? 2 : 0
    case 0xE0...0xEF:
      guard left >= 3, follows(1), follows(2) else { return 0 }
      if byte == 0xE0, at[1] < 0xA0 { return 0 }
      if byte == 0xED, at[1] > 0x9F { return 0 }
      return 3
    case 0xF0...0xF4:
      guard left >= 4, follows(1), follows(2), follows(3) else { return 0 }
      if byte == 0xF0, at[1] < 0x90 { return 0 }
      if byte == 0xF4, at[1] > 0x8F { return 0 }
      return 4
    default:
      return 0
    }
  }
}
