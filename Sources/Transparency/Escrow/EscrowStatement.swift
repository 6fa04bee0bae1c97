public import Primitives

/// What is published at the outset: who committed to how much, in which sections, under which root.
///
/// It depends on the sizes of the sections only, never on how many entries are real.
public struct EscrowStatement: Hashable, Sendable {
  public static let type = "escrow-commitment/v1"

  /// A part that is opened at once: totals, sites, items.
  public struct Section: Hashable, Sendable {
    public var label: String
    /// The index of its first leaf.
    public var first: UInt64
    /// How many leaves it has, padding among them.
    public var size: UInt64

    public init(label: String, first: UInt64, size: UInt64) {
      self.label = label
      self.first = first
      self.size = size
    }

    public var range: Range<UInt64> { first..<(first + size) }
  }

  public var escrow: EscrowID
  public var declarant: String
  /// When the declarant says it was made, RFC 3339 in UTC; a claim.
  public var created: String
  public var sections: [Section]
  public var head: TreeHead

  public init(
    escrow: EscrowID, declarant: String, created: String, sections: [Section], head: TreeHead
  ) {
    self.escrow = escrow
    self.declarant = declarant
    self.created = created
    self.sections = sections
    self.head = head
  }

  /// The section that a leaf belongs to; nil past the end.
  public func section(of index: UInt64) -> Int? {
    sections.firstIndex { $0.range.contains(index) }
  }

  public var json: JSONValue {
    [
      "type": .string(EscrowStatement.type), "escrow_id": .string(escrow.hex),
      "declarant": .string(declarant), "created": .string(created),
      "tree_size": .integer(Int(head.size)), "root": .string(head.root.hex),
      "sections": .array(
        sections.enumerated().map { index, section in
          [
            "index": .integer(index), "label": .string(section.label),
            "first": .integer(Int(section.first)), "size": .integer(Int(section.size)),
          ]
        }),
    ]
  }

  /// The canonical bytes, which are signed.
  public func bytes() throws -> [UInt8] {
    do {
      return try json.canonicalBytes(profile: .integersOnly)
    } catch {
      throw TransparencyError(.badStatement, "The statement can't be written: \(error)")
    }
  }

  /// Reads a statement.
  ///
  /// - Throws: `TransparencyError` `bad-statement` for bytes that aren't canonical, a member that is
  ///   missing or unknown, sections that overlap, leave gaps or don't fill the tree; `unknown-version`.
  public init(parsing bytes: some Collection<UInt8>) throws {
    let value: JSONValue
    do {
      value = try CanonicalJSON.parse(bytes, profile: .integersOnly)
    } catch { throw bad("\(error)") }
    guard case .string(let type)? = value["type"] else { throw bad("it has no type") }
    guard type == EscrowStatement.type else {
      throw TransparencyError(.unknownVersion, "A statement of type “\(type)” isn't read here.")
    }
    func text(_ key: String) throws -> String {
      guard case .string(let text)? = value[key] else { throw bad("it has no \(key)") }
      return text
    }
    func number(_ value: JSONValue, _ key: String) throws -> UInt64 {
      guard case .integer(let number)? = value[key], number >= 0 else {
        throw bad("it has no \(key)")
      }
      return UInt64(number)
    }
    guard case .object(let members) = value, members.count == 7 else {
      throw bad("it has other members than a statement")
    }
    guard let escrow = EscrowID(hex: try text("escrow_id")) else {
      throw bad("its escrow_id isn't 32 hexadecimal digits")
    }
    guard let root = SHA256Hash(hex: try text("root")) else {
      throw bad("its root isn't 64 hexadecimal digits")
    }
    guard case .array(let listed)? = value["sections"] else { throw bad("it has no sections") }
    var sections: [Section] = []
    var next: UInt64 = 0
    for (index, section) in listed.enumerated() {
      guard case .string(let label)? = section["label"], case .object(let members) = section,
        members.count == 4, try number(section, "index") == UInt64(index),
        try number(section, "first") == next
      else { throw bad("section \(index) doesn't follow the one before") }
      let size = try number(section, "size")
      sections.append(Section(label: label, first: next, size: size))
      next += size
      guard next <= UInt64(CanonicalJSON.largestInteger) else { throw bad("it is too large") }
    }
    guard try number(value, "tree_size") == next, next > 0 else {
      throw bad("its sections don't fill its tree")
    }
    self.init(
      escrow: escrow, declarant: try text("declarant"), created: try text("created"),
      sections: sections, head: TreeHead(size: next, root: root))
  }
}

private func bad(_ why: String) -> TransparencyError {
  TransparencyError(.badStatement, "This is not a statement of commitment: \(why).")
}
