internal import Primitives

/// One leaf of an escrow laid open: enough to check it against the statement's root.
public struct EscrowOpening: Hashable, Sendable {
  public enum Content: Hashable, Sendable {
    /// The canonical bytes of an entry.
    case entry([UInt8])
    case padding
  }

  /// Another escrow's id where the opening names one; it must be the statement's.
  public var escrow: EscrowID?
  public var section: UInt32
  public var index: UInt64
  /// As given; only 32 bytes are a salt.
  public var salt: [UInt8]
  public var content: Content
  public var path: [SHA256Hash]

  public init(
    escrow: EscrowID? = nil, section: UInt32, index: UInt64, salt: [UInt8], content: Content,
    path: [SHA256Hash]
  ) {
    self.escrow = escrow
    self.section = section
    self.index = index
    self.salt = salt
    self.content = content
    self.path = path
  }

  /// Checks the opening.
  ///
  /// - Throws: `TransparencyError` `opening-rejected`, saying what doesn't fit.
  public func verify(against statement: EscrowStatement) throws {
    if let escrow, escrow != statement.escrow { throw rejected("it belongs to another escrow") }
    guard statement.sections.indices.contains(Int(section)) else {
      throw rejected("there is no section \(section)")
    }
    guard statement.sections[Int(section)].range.contains(index) else {
      throw rejected("leaf \(index) is not in section \(section)")
    }
    guard let salt = Secret32(bytes: salt) else { throw rejected("its salt has not 32 bytes") }
    let commitment: SHA256Hash
    switch content {
    case .entry(let entry):
      guard CanonicalJSON.isCanonical(entry) else {
        throw rejected("its entry isn't canonical JSON")
      }
      commitment = EscrowHashing.commitment(
        escrow: statement.escrow, section: section, index: index, salt: salt, entry: entry)
    case .padding:
      commitment = EscrowHashing.padding(
        escrow: statement.escrow, section: section, index: index, salt: salt)
    }
    do {
      try InclusionProof(index: index, path: path)
        .verify(leaf: RFC6962Hashing.leaf(commitment.bytes), in: statement.head)
    } catch {
      throw rejected("what it shows is not what was committed to")
    }
  }

  private func rejected(_ why: String) -> TransparencyError {
    TransparencyError(.openingRejected, "The opening of leaf \(index) is rejected: \(why).")
  }
}

/// A whole section of an escrow laid open by its seed: its entries, the rest being padding.
public struct EscrowSectionOpening: Hashable, Sendable {
  public var section: UInt32
  /// As given; only 32 bytes are a seed.
  public var seed: [UInt8]
  /// The entries from the section's first leaf on.
  public var entries: [[UInt8]]

  public init(section: UInt32, seed: [UInt8], entries: [[UInt8]]) {
    self.section = section
    self.seed = seed
    self.entries = entries
  }

  /// Checks the opening against the published commitments, and these against the statement's root.
  ///
  /// - Throws: `TransparencyError` `opening-rejected`, naming the leaf that doesn't fit.
  public func verify(against statement: EscrowStatement, commitments: [SHA256Hash]) throws {
    guard UInt64(commitments.count) == statement.head.size,
      MerkleTree(leafHashes: RFC6962Hashing.leaves(over: commitments)).root
        == statement.head.root
    else { throw rejected("the published commitments don't have the statement's root") }
    guard statement.sections.indices.contains(Int(section)) else {
      throw rejected("there is no such section")
    }
    guard let seed = Secret32(bytes: seed) else { throw rejected("its seed has not 32 bytes") }
    let range = statement.sections[Int(section)].range
    guard entries.count <= range.count else { throw rejected("it has more entries than leaves") }
    for (offset, index) in range.enumerated() {
      let salt = EscrowHashing.salt(seed: seed, index: index)
      let commitment: SHA256Hash
      if offset < entries.count {
        guard CanonicalJSON.isCanonical(entries[offset]) else {
          throw rejected("the entry of leaf \(index) isn't canonical JSON")
        }
        commitment = EscrowHashing.commitment(
          escrow: statement.escrow, section: section, index: index, salt: salt,
          entry: entries[offset])
      } else {
        commitment = EscrowHashing.padding(
          escrow: statement.escrow, section: section, index: index, salt: salt)
      }
      guard commitment == commitments[Int(index)] else {
        throw rejected("what it shows at leaf \(index) is not what was committed to")
      }
    }
  }

  private func rejected(_ why: String) -> TransparencyError {
    TransparencyError(.openingRejected, "The opening of section \(section) is rejected: \(why).")
  }
}
