extension JSONTape {
  /// Reads the string whose quotation mark stands at `at`.
  mutating func scanString(_ at: inout Int) throws {
    let opening = at
    at += 1
    let start = at
    while true {
      skipPlain(&at)
      guard at < source.count else { throw ended(at) }
      let byte = source[at]
      if byte == UInt8(ascii: "\"") {
        nodes.append(Node(kind: .string, start: start, end: at, next: nodes.count + 1))
        at += 1
        return
      }
      if byte == UInt8(ascii: "\\") { break }
      try skipScalar(&at)
    }
    let first = decoded.count
    decoded.append(contentsOf: source[start..<at])
    while true {
      let plain = at
      skipPlain(&at)
      decoded.append(contentsOf: source[plain..<at])
      guard at < source.count else { throw ended(at) }
      switch source[at] {
      case UInt8(ascii: "\""):
        at += 1
        nodes.append(
          Node(
            kind: .string, isDecoded: true, start: first, end: decoded.count, next: nodes.count + 1,
            extra: opening))
        return
      case UInt8(ascii: "\\"):
        try scanEscape(&at)
      default:
        let scalar = at
        try skipScalar(&at)
        decoded.append(contentsOf: source[scalar..<at])
      }
    }
  }

  /// Steps over ASCII that needs no look: neither quotation mark, backslash, control nor above 0x7F.
  @inline(__always)
  private func skipPlain(_ at: inout Int) {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    let raw = UnsafeRawBufferPointer(source)
    while at + 8 <= source.count {
      let word = raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)
      let quote = word ^ (ones &* 0x22)
      let backslash = word ^ (ones &* 0x5C)
      // The classic test for a zero byte may cry wolf above a true hit, never below; any hit stops.
      let stops =
        ((word &- ones &* 0x20) & ~word) | ((quote &- ones) & ~quote)
        | ((backslash &- ones) & ~backslash) | word
      if stops & highs != 0 { break }
      at += 8
    }
    while at < source.count {
      let byte = source[at]
      if byte < 0x20 || byte == 0x22 || byte == 0x5C || byte >= 0x80 { return }
      at += 1
    }
  }

  /// Steps over one scalar above 0x7F, well formed as RFC 3629 says (no overlong form, no surrogate,
  /// nothing above U+10FFFF), or throws.
  @inline(__always)
  private func skipScalar(_ at: inout Int) throws {
    let lead = source[at]
    guard lead >= 0x80 else {
      throw JSONError(
        .controlCharacter,
        "A control character stands bare in a string. Write it as an escape such as \\n.", at: at)
    }
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0xC2...0xDF: length = 2
    case 0xE0:
      length = 3
      second = 0xA0...0xBF
    case 0xED:
      length = 3
      second = 0x80...0x9F
    case 0xE1...0xEF: length = 3
    case 0xF0:
      length = 4
      second = 0x90...0xBF
    case 0xF4:
      length = 4
      second = 0x80...0x8F
    case 0xF1...0xF3: length = 4
    default: length = 0
    }
    guard length > 0, at + length <= source.count, second.contains(source[at + 1]),
      length < 3 || source[at + 2] & 0xC0 == 0x80, length < 4 || source[at + 3] & 0xC0 == 0x80
    else { throw JSONError(.invalidUTF8, "The bytes here are not UTF-8.", at: at) }
    at += length
  }

  private mutating func scanEscape(_ at: inout Int) throws {
    let start = at
    guard at + 1 < source.count else { throw ended(source.count) }
    let letter = source[at + 1]
    at += 2
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): decoded.append(letter)
    case UInt8(ascii: "b"): decoded.append(0x08)
    case UInt8(ascii: "f"): decoded.append(0x0C)
    case UInt8(ascii: "n"): decoded.append(0x0A)
    case UInt8(ascii: "r"): decoded.append(0x0D)
    case UInt8(ascii: "t"): decoded.append(0x09)
    case UInt8(ascii: "u"):
      var value = try scanHex(&at)
      if 0xDC00...0xDFFF ~= value { throw loneSurrogate(start) }
      if 0xD800...0xDBFF ~= value {
        guard at + 1 < source.count, source[at] == UInt8(ascii: "\\"),
          source[at + 1] == UInt8(ascii: "u")
        else { throw loneSurrogate(start) }
        at += 2
        let low = try scanHex(&at)
        guard 0xDC00...0xDFFF ~= low else { throw loneSurrogate(start) }
        value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = UnicodeScalar(value) else { throw loneSurrogate(start) }
      decoded.append(contentsOf: UTF8.encode(scalar)!)  // every scalar has a form in UTF-8
    default:
      throw JSONError(
        .badEscape, "A backslash may stand only before \" \\ / b f n r t or uXXXX.", at: start)
    }
  }

  private func scanHex(_ at: inout Int) throws -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard at < source.count else { throw ended(at) }
      switch source[at] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt32(source[at] - 0x30)
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt32(source[at] - 0x57)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value << 4 | UInt32(source[at] - 0x37)
      default:
        throw JSONError(.badEscape, "\\u needs four hexadecimal digits.", at: at)
      }
      at += 1
    }
    return value
  }

  private func loneSurrogate(_ at: Int) -> JSONError {
    JSONError(
      .loneSurrogate, "Half of a surrogate pair stands alone; it names no character.", at: at)
  }
}
