extension [UInt8] {
  mutating func append<Number: FixedWidthInteger>(bigEndian number: Number) {
    for shift in stride(from: Number.bitWidth - 8, through: 0, by: -8) {
      append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }

  mutating func append(_ hash: SHA256Hash) {
    hash.withUnsafeBytes { append(contentsOf: $0) }
  }
}

/// Standard base64 with padding (RFC 4648, section 4), in its one canonical form.
public enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 255, count: 256)
    for (value, sign) in alphabet.enumerated() { values[Int(sign)] = UInt8(value) }
    return values
  }()

  public static func encode(_ bytes: [UInt8]) -> String {
    var out: [UInt8] = []
    out.reserveCapacity((bytes.count + 2) / 3 * 4)
    var index = 0
    while index < bytes.count {
      let left = bytes.count - index
      let word =
        UInt32(bytes[index]) << 16 | (left > 1 ? UInt32(bytes[index + 1]) << 8 : 0)
        | (left > 2 ? UInt32(bytes[index + 2]) : 0)
      out.append(alphabet[Int(word >> 18)])
      out.append(alphabet[Int(word >> 12 & 63)])
      out.append(left > 1 ? alphabet[Int(word >> 6 & 63)] : UInt8(ascii: "="))
      out.append(left > 2 ? alphabet[Int(word & 63)] : UInt8(ascii: "="))
      index += 3
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// The bytes, or nil for another alphabet, missing padding, line ends, or bits set where none belong:
  /// there is one text for each sequence of bytes.
  public static func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
    let text = Array(text)
    guard text.count.isMultiple(of: 4) else { return nil }
    var out: [UInt8] = []
    out.reserveCapacity(text.count / 4 * 3)
    for start in stride(from: 0, to: text.count, by: 4) {
      let isLast = start + 4 == text.count
      var padding = 0
      if isLast, text[start + 3] == UInt8(ascii: "=") {
        padding = text[start + 2] == UInt8(ascii: "=") ? 2 : 1
      }
      var word: UInt32 = 0
      for offset in 0..<(4 - padding) {
        let value = values[Int(text[start + offset])]
        guard value != 255 else { return nil }
        word |= UInt32(value) << (18 - 6 * UInt32(offset))
      }
      guard padding == 0 || word & (padding == 1 ? 0xFF : 0xFFFF) == 0 else { return nil }
      out.append(UInt8(truncatingIfNeeded: word >> 16))
      if padding < 2 { out.append(UInt8(truncatingIfNeeded: word >> 8)) }
      if padding < 1 { out.append(UInt8(truncatingIfNeeded: word)) }
    }
    return out
  }
}

/// Decimal numbers as the C2SP formats write them.
enum PlainDecimal {
  /// The number, or nil for a sign, a leading zero, another digit or more than 64 bits.
  static func parse(_ text: some Collection<UInt8>) -> UInt64? {
    guard let first = text.first, first != UInt8(ascii: "0") || text.count == 1 else { return nil }
    var value: UInt64 = 0
    for byte in text {
      guard 0x30...0x39 ~= byte else { return nil }
      let (product, over) = value.multipliedReportingOverflow(by: 10)
      let (sum, carried) = product.addingReportingOverflow(UInt64(byte - 0x30))
      guard !over, !carried else { return nil }
      value = sum
    }
    return value
  }
}
