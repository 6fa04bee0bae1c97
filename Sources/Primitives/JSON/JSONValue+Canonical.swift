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
      let order = try JSONValue.canonicalOrder(members)
      out.append(UInt8(ascii: "{"))
      for (index, key) in order.enumerated() {
        if index > 0 { out.append(UInt8(ascii: ",")) }
        JSONValue.appendQuoted(members[key.place].key, to: &out)
        out.append(UInt8(ascii: ":"))
        try members[key.place].value.appendCanonical(profile, to: &out)
      }
      out.append(UInt8(ascii: "}"))
    }
  }

  /// The places of an object's members in the order of their keys.
  ///
  /// Keys are compared by their first eight bytes, which tells nearly all apart; an object of the record has some
  /// twenty, and a history millions of objects.
  private static func canonicalOrder(_ members: [(key: String, value: JSONValue)]) throws -> [(
    head: UInt64, place: Int
  )] {
    var keys: [(head: UInt64, place: Int)] = []
    keys.reserveCapacity(members.count)
    for (place, member) in members.enumerated() {
      var head: UInt64 = 0
      var length = 0
      for byte in member.key.utf8 {
        head = head << 8 | UInt64(byte)
        length += 1
        if length == 8 { break }
      }
      if length < 8 { head <<= UInt64(8 * (8 - length)) }
      keys.append((head, place))
    }
    func isBefore(_ one: (head: UInt64, place: Int), _ other: (head: UInt64, place: Int)) -> Bool {
      // In ASCII the order of bytes is that of UTF-16.
      if one.head != other.head, (one.head | other.head) & 0x8080_8080_8080_8080 == 0 {
        return one.head < other.head
      }
      return UTF16Order.compare(members[one.place].key, members[other.place].key) < 0
    }
    keys.sort(by: isBefore)
    for index in keys.indices.dropFirst()
    where keys[index - 1].head == keys[index].head
      && UTF16Order.compare(members[keys[index - 1].place].key, members[keys[index].place].key) == 0
    {
      throw JSONError(
        .duplicateKey,
        "The key \(JSONValue.string(members[keys[index].place].key).text()) stands twice in one object."
      )
    }
    return keys
  }
}
