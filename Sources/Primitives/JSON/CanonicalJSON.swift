/// The one form of JSON that is hashed and signed: RFC 8785.
public enum CanonicalJSON {
  /// Which numbers may stand.
  public enum Profile: Sendable {
    /// Every finite number, written as ECMAScript writes it.
    case rfc8785
    /// Integers within ±(2⁵³ − 1) only: what the record's envelopes and escrow entries allow, because
    /// every reader of JSON agrees on these.
    case integersOnly
  }

  /// The largest integer every reader of JSON holds exactly: 2⁵³ − 1.
  public static let largestInteger = 9_007_199_254_740_991

  /// The canonical form of a JSON text, without making values of it.
  ///
  /// - Throws: `JSONError` for a text that the strict reader refuses, or a number outside the profile.
  public static func bytes(
    from text: some Collection<UInt8>, profile: Profile = .rfc8785,
    maximumDepth: Int = JSONValue.maximumDepth
  ) throws -> [UInt8] {
    try JSONTape.withTape(of: text, maximumDepth: maximumDepth) { try $0.canonical(profile) }
  }

  /// Whether a text is canonical to the byte and keeps to the profile; false for what isn't JSON.
  public static func isCanonical(
    _ text: some Collection<UInt8>, profile: Profile = .rfc8785
  ) -> Bool {
    guard let bytes = try? bytes(from: text, profile: profile) else { return false }
    return bytes.elementsEqual(text)
  }

  /// Reads a text that must already be canonical, as everything that was signed must be.
  ///
  /// - Throws: `JSONError`, `json-not-canonical` with the first byte that differs.
  public static func parse(
    _ text: some Collection<UInt8>, profile: Profile = .integersOnly
  ) throws -> JSONValue {
    try JSONTape.withTape(of: text, maximumDepth: JSONValue.maximumDepth) { tape in
      let bytes = try tape.canonical(profile)
      if !bytes.elementsEqual(tape.source) {
        let same = zip(bytes, tape.source).prefix { $0 == $1 }.count
        throw JSONError(
          .notCanonical,
          "Valid JSON, but not in the canonical form of RFC 8785. Only canonical bytes are signed.",
          at: same)
      }
      return tape.value()
    }
  }

  /// Appends a string in quotes, escaped as RFC 8785, section 3.2.2.2 says.
  static func appendQuoted(_ content: UnsafeBufferPointer<UInt8>, to out: inout [UInt8]) {
    out.append(UInt8(ascii: "\""))
    var plain = 0
    var at = 0
    while at < content.count {
      let byte = content[at]
      if byte >= 0x20, byte != 0x22, byte != 0x5C {
        at += 1
        continue
      }
      out.append(contentsOf: content[plain..<at])
      out.append(UInt8(ascii: "\\"))
      switch byte {
      case 0x22, 0x5C: out.append(byte)
      case 0x08: out.append(UInt8(ascii: "b"))
      case 0x09: out.append(UInt8(ascii: "t"))
      case 0x0A: out.append(UInt8(ascii: "n"))
      case 0x0C: out.append(UInt8(ascii: "f"))
      case 0x0D: out.append(UInt8(ascii: "r"))
      default:
        out.append(contentsOf: "u00".utf8)
        for digit in [byte >> 4, byte & 15] {
          out.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
        }
      }
      at += 1
      plain = at
    }
    out.append(contentsOf: content[plain..<at])
    out.append(UInt8(ascii: "\""))
  }

  static func append(
    integer value: Int, profile: Profile, to out: inout [UInt8], at offset: Int? = nil
  ) throws {
    if value.magnitude > UInt(largestInteger) {
      if profile == .integersOnly { throw notAnInteger(String(value), offset) }
      return ECMAScriptNumber.append(Double(value), to: &out)
    }
    if 0...9 ~= value { return out.append(0x30 + UInt8(value)) }
    out.append(contentsOf: String(value).utf8)
  }

  static func append(
    number value: Double, profile: Profile, to out: inout [UInt8], at offset: Int? = nil
  ) throws {
    if profile == .integersOnly { throw notAnInteger(value.description, offset) }
    guard value.isFinite else {
      throw JSONError(.numberOutOfRange, "JSON has no text for \(value).", at: offset)
    }
    ECMAScriptNumber.append(value, to: &out)
  }

  private static func notAnInteger(_ text: String, _ offset: Int?) -> JSONError {
    JSONError(
      .notAnInteger,
      "\(text) is not an integer within ±(2^53 − 1). Write other numbers as strings.", at: offset)
  }
}

extension JSONTape {
  private struct Open {
    var isObject: Bool
    /// Children still to be written.
    var remaining: Int
    var isFirst = true
    /// The next child's node; for an object with sorted keys its next place in `order`.
    var next: Int
    var isSorted: Bool
  }

  /// The canonical form of what the tape holds. No recursion.
  func canonical(_ profile: CanonicalJSON.Profile) throws -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(source.count + 16)
    var open: [Open] = []
    var at = 0
    while true {
      let node = nodes[at]
      switch node.kind {
      case .null: out.append(contentsOf: "null".utf8)
      case .true: out.append(contentsOf: "true".utf8)
      case .false: out.append(contentsOf: "false".utf8)
      case .integer:
        try CanonicalJSON.append(integer: node.extra, profile: profile, to: &out, at: node.start)
      case .number:
        let value = Double(bitPattern: UInt64(UInt(bitPattern: node.extra)))
        try CanonicalJSON.append(number: value, profile: profile, to: &out, at: node.start)
      case .string: appendString(node, to: &out)
      case .array, .object:
        let isObject = node.kind == .object
        let isSorted = isObject && node.extra >= 0
        out.append(isObject ? UInt8(ascii: "{") : UInt8(ascii: "["))
        open.append(
          Open(
            isObject: isObject, remaining: node.count, next: isSorted ? node.extra : at + 1,
            isSorted: isSorted))
      }
      while let last = open.last, last.remaining == 0 {
        out.append(last.isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"))
        open.removeLast()
      }
      guard let last = open.indices.last else { return out }
      if !open[last].isFirst { out.append(UInt8(ascii: ",")) }
      open[last].isFirst = false
      open[last].remaining -= 1
      at = open[last].isSorted ? order[open[last].next] : open[last].next
      if open[last].isObject {
        appendString(nodes[at], to: &out)
        out.append(UInt8(ascii: ":"))
        at += 1
      }
      open[last].next = open[last].isSorted ? open[last].next + 1 : nodes[at].next
    }
  }

  private func appendString(_ string: Node, to out: inout [UInt8]) {
    if string.isDecoded {
      decoded.withUnsafeBufferPointer {
        CanonicalJSON.appendQuoted(.init(rebasing: $0[string.start..<string.end]), to: &out)
      }
    } else {
      // Nothing in it was escaped and nothing needs to be: its bytes stand, quotation marks and all.
      out.append(contentsOf: UnsafeBufferPointer(rebasing: source[string.start - 1...string.end]))
    }
  }
}
