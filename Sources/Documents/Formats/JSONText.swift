import Primitives

/// A reader of JSON for documents: strict by RFC 8259 for JSON Lines and feeds, forgiving for what web pages embed.
///
/// Forgiven are raw control characters inside strings, commas too many, and comments around the value, which sites'
/// templates leave in their JSON-LD. Depth is bounded at 200; linear.
struct JSONText {
  struct Problem: Error {
    var offset: Int
    var what: String
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var at = 0
  private let forgiving: Bool

  /// The value that `bytes` hold.
  static func parse(
    _ bytes: UnsafeBufferPointer<UInt8>, forgiving: Bool = false
  ) throws(Problem) -> JSONValue {
    var text = JSONText(bytes: bytes, at: 0, forgiving: forgiving)
    text.skipSpace()
    let value = try text.value(depth: 0)
    text.skipSpace()
    if text.at < bytes.count, !forgiving { throw text.problem("more than one value") }
    return value
  }

  private init(bytes: UnsafeBufferPointer<UInt8>, at: Int, forgiving: Bool) {
    self.bytes = bytes
    self.at = at
    self.forgiving = forgiving
  }

  private func problem(_ what: String) -> Problem { Problem(offset: at, what: what) }

  private mutating func skipSpace() {
    while at < bytes.count {
      switch bytes[at] {
      case 0x20, 0x09, 0x0A, 0x0D: at += 1
      case 0xC2 where forgiving && at + 1 < bytes.count && bytes[at + 1] == 0xA0: at += 2
      case 0x3B where forgiving: at += 1
      default: return
      }
    }
  }

  private mutating func value(depth: Int) throws(Problem) -> JSONValue {
    guard at < bytes.count else { throw problem("the text ends where a value should be") }
    guard depth < 200 else { throw problem("nested more than 200 deep") }
    switch bytes[at] {
    case 0x7B: return try object(depth)
    case 0x5B: return try array(depth)
    case 0x22: return .string(try string())
    case 0x74: return try word("true", .bool(true))
    case 0x66: return try word("false", .bool(false))
    case 0x6E: return try word("null", .null)
    case 0x2D, 0x30...0x39: return try number()
    default: throw problem("\(PlainTextFormat.hex(bytes[at])) begins no value")
    }
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) throws(Problem) -> JSONValue
  {
    let length = word.utf8CodeUnitCount
    guard at + length <= bytes.count else { throw problem("a word is cut off") }
    for offset in 0..<length where bytes[at + offset] != word.utf8Start[offset] {
      throw problem("unknown word")
    }
    at += length
    return value
  }

  private mutating func object(_ depth: Int) throws(Problem) -> JSONValue {
    at += 1
    var members: [(key: String, value: JSONValue)] = []
    skipSpace()
    if at < bytes.count, bytes[at] == 0x7D {
      at += 1
      return .object([])
    }
    while true {
      skipSpace()
      if forgiving, at < bytes.count, bytes[at] == 0x7D { break }
      guard at < bytes.count, bytes[at] == 0x22 else {
        throw problem("a member's name should be here")
      }
      let key = try string()
      skipSpace()
      guard at < bytes.count, bytes[at] == 0x3A else { throw problem("a colon should be here") }
      at += 1
      skipSpace()
      members.append((key, try value(depth: depth + 1)))
      skipSpace()
      guard at < bytes.count else { throw problem("the text ends inside an object") }
      if bytes[at] == 0x2C {
        at += 1
        continue
      }
      guard bytes[at] == 0x7D else { throw problem("a comma or } should be here") }
      break
    }
    at += 1
    return .object(members)
  }

  private mutating func array(_ depth: Int) throws(Problem) -> JSONValue {
    at += 1
    var values: [JSONValue] = []
    skipSpace()
    if at < bytes.count, bytes[at] == 0x5D {
      at += 1
      return .array([])
    }
    while true {
      skipSpace()
      if forgiving, at < bytes.count, bytes[at] == 0x5D { break }
      values.append(try value(depth: depth + 1))
      skipSpace()
      guard at < bytes.count else { throw problem("the text ends inside an array") }
      if bytes[at] == 0x2C {
        at += 1
        continue
      }
      guard bytes[at] == 0x5D else { throw problem("a comma or ] should be here") }
      break
    }
    at += 1
    return .array(values)
  }

  private mutating func number() throws(Problem) -> JSONValue {
    let start = at
    if bytes[at] == 0x2D { at += 1 }
    let digits = at
    var isWhole = true
    while at < bytes.count {
      switch bytes[at] {
      case 0x30...0x39: break
      case 0x2E, 0x65, 0x45, 0x2B, 0x2D: isWhole = false
      default:
        return try finish(start, digits, isWhole)
      }
      at += 1
    }
    return try finish(start, digits, isWhole)
  }

  private func finish(_ start: Int, _ digits: Int, _ isWhole: Bool) throws(Problem) -> JSONValue {
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    guard at > digits,
      bytes[digits] != 0x30 || at == digits + 1 || !isDigit(digits + 1) || forgiving
    else { throw problem("not a number") }
    if isWhole, let value = Int(text) { return .integer(value) }
    guard let last = text.utf8.last, last >= 0x30, last <= 0x39, isDigit(digits),
      let value = Double(text)
    else { throw problem("not a number") }
    return .number(value)
  }

  private func isDigit(_ index: Int) -> Bool {
    index < bytes.count && bytes[index] >= 0x30 && bytes[index] <= 0x39
  }

  private mutating func string() throws(Problem) -> String {
    at += 1
    let start = at
    while at < bytes.count, bytes[at] != 0x22, bytes[at] != 0x5C, forgiving || bytes[at] >= 0x20 {
      at += 1
    }
    guard at < bytes.count else { throw problem("a string is not closed") }
    if bytes[at] == 0x22 {
      let text = try checked(bytes[start..<at])
      at += 1
      return text
    }
    var out = Array(bytes[start..<at])
    while true {
      guard at < bytes.count else { throw problem("a string is not closed") }
      let byte = bytes[at]
      if byte == 0x22 {
        at += 1
        break
      }
      if byte == 0x5C {
        try escape(into: &out)
      } else {
        if byte < 0x20, !forgiving { throw problem("a control character stands in a string") }
        out.append(byte)
        at += 1
      }
    }
    return try out.withUnsafeBufferPointer { buffer throws(Problem) in try checked(buffer[...]) }
  }

  private func checked(_ part: Slice<UnsafeBufferPointer<UInt8>>) throws(Problem) -> String {
    let buffer = UnsafeBufferPointer(rebasing: part)
    if !forgiving, let bad = UTF8Check.firstInvalid(buffer) {
      throw Problem(offset: part.startIndex + bad, what: "not valid UTF-8")
    }
    return String(decoding: buffer, as: UTF8.self)
  }

  private mutating func escape(into out: inout [UInt8]) throws(Problem) {
    guard at + 1 < bytes.count else { throw problem("a string is not closed") }
    let byte = bytes[at + 1]
    at += 2
    switch byte {
    case 0x22, 0x5C, 0x2F: out.append(byte)
    case 0x62: out.append(8)
    case 0x66: out.append(12)
    case 0x6E: out.append(10)
    case 0x72: out.append(13)
    case 0x74: out.append(9)
    case 0x75:
      var value = try hex4()
      if value & 0xFC00 == 0xD800, at + 1 < bytes.count, bytes[at] == 0x5C, bytes[at + 1] == 0x75 {
        let back = at
        at += 2
        let low = try hex4()
        if low & 0xFC00 == 0xDC00 {
          value = 0x10000 + (value & 0x3FF) << 10 + (low & 0x3FF)
        } else {
          at = back
        }
      }
      let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
      out.append(contentsOf: UTF8.encode(scalar) ?? .init())
    default:
      guard forgiving else { throw problem("unknown escape") }
      out.append(byte)
    }
  }

  private mutating func hex4() throws(Problem) -> UInt32 {
    guard at + 4 <= bytes.count else { throw problem("an escape is cut off") }
    var value: UInt32 = 0
    for _ in 0..<4 {
      let byte = bytes[at]
      switch byte {
      case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
      case 0x41...0x46, 0x61...0x66: value = value << 4 | UInt32((byte | 0x20) - 0x61 + 10)
      default: throw problem("not a hexadecimal digit")
      }
      at += 1
    }
    return value
  }
}

extension JSONValue {
  /// The text of a string, nil for anything else.
  var stringValue: String? {
    if case .string(let text) = self { return text }
    return nil
  }
}
