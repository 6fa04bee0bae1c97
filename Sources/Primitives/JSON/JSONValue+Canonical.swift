extension JSONValue {
  /// The value in the canonical form of RFC 8785: no spaces, keys in the order of their UTF-16 code
  /// units, numbers as ECMAScript writes them.
  ///
  /// - Parameter profile: Which numbers may stand; envelopes and escrow entries allow integers only.
  /// - Throws: `JSONError` for a key that stands twice in an object, a number that isn't finite, or one
  ///   outside the profile.
  public func canonicalBytes(profile: CanonicalJSON.Profile = .rfc8785) throws -> [UInt8] {
    var out: [UInt8] = []
    try appendCanonical(profile, to: &out)
    return out
  }

  /// Whether every number is an integer within ±(2⁵³ − 1).
  public var hasIntegersOnly: Bool {
    switch self {
    case .null, .bool, .string: return true
    case .integer(let value): return value.magnitude <= UInt(CanonicalJSON.largestInteger)
    case .number: return false
    case .array(let values): return values.allSatisfy(\.hasIntegersOnly)
    case .object(let members): return members.allSatisfy { $0.value.hasIntegersOnly }
    }
  }

  private static func appendQuoted(_ text: String, to out: inout [UInt8]) {
    var text = text
    text.withUTF8 { CanonicalJSON.appendQuoted($0, to: &out) }
  }

  private func appendCanonical(_ profile: CanonicalJSON.Profile, to out: inout [UInt8]) throws {
    switch self {
    case .null: out.append(contentsOf: "null".utf8)
    case .bool(let value): out.append(contentsOf: (value ? "true" : "false").utf8)
    case .integer(let value): try CanonicalJSON.append(integer: value, profile: profile, to: &out)
    case .number(let value): try CanonicalJSON.append(number: value, profile: profile, to: &out)
    case .string(let value): JSONValue.appendQuoted(value, to: &out)
    case .array(let values):
      out.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { out.append(UInt8(ascii: ",")) }
        try value.appendCanonical(profile, to: &out)
      }
      out.append(UInt8(ascii: "]"))
    case .object(let members):
      let ordered = members.sorted { UTF16Order.compare($0.key, $1.key) < 0 }
      out.append(UInt8(ascii: "{"))
      for (index, member) in ordered.enumerated() {
        if index > 0 {
          if UTF16Order.compare(ordered[index - 1].key, member.key) == 0 {
            throw JSONError(
              .duplicateKey,
              "The key \(JSONValue.string(member.key).text()) stands twice in one object.")
          }
          out.append(UInt8(ascii: ","))
        }
        JSONValue.appendQuoted(member.key, to: &out)
        out.append(UInt8(ascii: ":"))
        try member.value.appendCanonical(profile, to: &out)
      }
      out.append(UInt8(ascii: "}"))
    }
  }
}
