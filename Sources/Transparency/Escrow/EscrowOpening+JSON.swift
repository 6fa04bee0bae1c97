public import Primitives

// The public form of openings. An entry travels as text, so that its bytes arrive as they were committed
// to.

extension EscrowOpening {
  public static let type = "escrow-opening/v1"

  /// The opening as it is published.
  public func json(of escrow: EscrowID) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("type", .string(EscrowOpening.type)), ("escrow_id", .string((self.escrow ?? escrow).hex)),
      ("section", .integer(Int(section))), ("index", .integer(Int(index))),
      ("salt", .string(salt.hexadecimal)),
    ]
    switch content {
    case .entry(let entry):
      members.append(("entry", .string(String(decoding: entry, as: UTF8.self))))
    case .padding: members.append(("padding", true))
    }
    members.append(("proof", .array(path.map { .string($0.hex) })))
    return .object(members)
  }

  /// Reads a published opening.
  ///
  /// - Throws: `TransparencyError` `opening-rejected` for a malformed one, `unknown-version`.
  public init(json value: JSONValue) throws {
    let read = OpeningReader(value)
    try read.check(type: EscrowOpening.type)
    let content: Content
    switch (value["entry"], value["padding"]) {
    case (.string(let entry)?, nil): content = .entry(Array(entry.utf8))
    case (nil, .bool(true)?): content = .padding
    default: throw read.bad("it shows neither one entry nor padding")
    }
    guard case .array(let listed)? = value["proof"] else { throw read.bad("it has no proof") }
    let path = try listed.map { hash in
      guard case .string(let hex) = hash, let hash = SHA256Hash(hex: hex) else {
        throw read.bad("its proof holds something that isn't a hash")
      }
      return hash
    }
    self.init(
      escrow: try read.escrow(), section: try read.section(), index: try read.number("index"),
      salt: try read.bytes("salt"), content: content, path: path)
  }
}

extension EscrowSectionOpening {
  public static let type = "escrow-section-opening/v1"

  /// The opening as it is published.
  public func json(of escrow: EscrowID) -> JSONValue {
    [
      "type": .string(EscrowSectionOpening.type), "escrow_id": .string(escrow.hex),
      "section": .integer(Int(section)), "seed": .string(seed.hexadecimal),
      "entries": .array(entries.map { .string(String(decoding: $0, as: UTF8.self)) }),
    ]
  }

  /// Reads a published opening, which must be of this escrow.
  public init(json value: JSONValue, of escrow: EscrowID) throws {
    let read = OpeningReader(value)
    try read.check(type: EscrowSectionOpening.type)
    guard try read.escrow() == escrow else { throw read.bad("it belongs to another escrow") }
    guard case .array(let listed)? = value["entries"] else { throw read.bad("it has no entries") }
    let entries = try listed.map { entry in
      guard case .string(let text) = entry else { throw read.bad("an entry is no text") }
      return Array(text.utf8)
    }
    self.init(section: try read.section(), seed: try read.bytes("seed"), entries: entries)
  }
}

private struct OpeningReader {
  let value: JSONValue
  init(_ value: JSONValue) { self.value = value }

  func bad(_ why: String) -> TransparencyError {
    TransparencyError(.openingRejected, "This is no opening: \(why).")
  }

  func check(type: String) throws {
    guard case .string(let given)? = value["type"] else { throw bad("it has no type") }
    guard given == type else {
      throw TransparencyError(.unknownVersion, "An opening of type “\(given)” isn't read here.")
    }
  }

  func escrow() throws -> EscrowID {
    guard case .string(let hex)? = value["escrow_id"], let id = EscrowID(hex: hex) else {
      throw bad("it has no escrow_id")
    }
    return id
  }

  func number(_ key: String) throws -> UInt64 {
    guard case .integer(let number)? = value[key], number >= 0 else {
      throw bad("it has no \(key)")
    }
    return UInt64(number)
  }

  func section() throws -> UInt32 {
    guard let section = UInt32(exactly: try number("section")) else { throw bad("no such section") }
    return section
  }

  func bytes(_ key: String) throws -> [UInt8] {
    guard case .string(let hex)? = value[key], let bytes = [UInt8](hexadecimal: hex) else {
      throw bad("it has no \(key)")
    }
    return bytes
  }
}
