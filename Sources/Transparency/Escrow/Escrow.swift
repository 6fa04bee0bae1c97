internal import Primitives

/// A declaration committed to, as its declarant holds it: all entries and the master key.
///
/// ```swift
/// let escrow = try Escrow.commit(
///   [.init(label: "totals", size: 4, entries: totals), .init(label: "sites", size: 64, entries: sites)],
///   declarant: "State A", created: "2026-01-01T00:00:00Z", id: id, master: master)
/// publish(escrow.statement, escrow.commitments)
/// later(try escrow.open(section: 0))
/// ```
public struct Escrow: Sendable {
  /// A section before it is committed to.
  public struct Section: Sendable {
    public var label: String
    /// How many leaves it gets. Choose it by what may be known of the count, not by the count.
    public var size: Int
    /// Canonical JSON each, integers only.
    public var entries: [[UInt8]]

    public init(label: String, size: Int, entries: [[UInt8]]) {
      self.label = label
      self.size = size
      self.entries = entries
    }
  }

  public let statement: EscrowStatement
  /// The leaves' data, 32 bytes each, published with the statement so that whole sections can be opened
  /// by their seed.
  public let commitments: [SHA256Hash]
  private let entries: [[[UInt8]]]
  private let master: Secret32
  private let tree: MerkleTree

  /// Commits to a declaration. The same arguments give the same commitments, so that with the master key
  /// and the entries everything else can be made again.
  ///
  /// - Throws: `TransparencyError` `bad-declaration` for no section, a section with more entries than
  ///   its size, or an entry that isn't canonical JSON with integers only.
  public static func commit(
    _ sections: [Section], declarant: String, created: String, id: EscrowID, master: Secret32
  ) throws -> Escrow {
    var commitments: [SHA256Hash] = []
    var listed: [EscrowStatement.Section] = []
    for (number, section) in sections.enumerated() {
      guard section.entries.count <= section.size else {
        throw TransparencyError(
          .badDeclaration,
          "The section “\(section.label)” has \(section.entries.count) entries and room for "
            + "\(section.size). Give it a larger size.")
      }
      let seed = EscrowHashing.sectionSeed(master: master, escrow: id, section: UInt32(number))
      listed.append(
        .init(
          label: section.label, first: UInt64(commitments.count), size: UInt64(section.size)))
      for offset in 0..<section.size {
        let index = UInt64(commitments.count)
        let salt = EscrowHashing.salt(seed: seed, index: index)
        let commitment: SHA256Hash
        if offset < section.entries.count {
          let entry = section.entries[offset]
          guard CanonicalJSON.isCanonical(entry, profile: .integersOnly) else {
            throw TransparencyError(
              .badDeclaration,
              "Entry \(offset) of the section “\(section.label)” isn't canonical JSON with integers "
                + "only. Write other numbers as strings.")
          }
          commitment = EscrowHashing.commitment(
            escrow: id, section: UInt32(number), index: index, salt: salt, entry: entry)
        } else {
          commitment = EscrowHashing.padding(
            escrow: id, section: UInt32(number), index: index, salt: salt)
        }
        commitments.append(commitment)
      }
    }
    guard !commitments.isEmpty else {
      throw TransparencyError(
        .badDeclaration, "There is nothing to commit to: every section is empty.")
    }
    let tree = MerkleTree(leafHashes: RFC6962Hashing.leaves(over: commitments))
    let statement = EscrowStatement(
      escrow: id, declarant: declarant, created: created, sections: listed, head: tree.head)
    return Escrow(
      statement: statement, commitments: commitments, entries: sections.map(\.entries),
      master: master, tree: tree)
  }

  /// Opens one leaf, an entry or padding.
  ///
  /// - Throws: `TransparencyError` `out-of-range`.
  public func open(index: UInt64) throws -> EscrowOpening {
    guard let section = statement.section(of: index) else {
      throw TransparencyError(
        .outOfRange, "There is no leaf \(index) in an escrow of \(statement.head.size).")
    }
    let offset = Int(index - statement.sections[section].first)
    return EscrowOpening(
      section: UInt32(section), index: index,
      salt: EscrowHashing.salt(seed: seed(of: section), index: index).exposedBytes,
      content: offset < entries[section].count ? .entry(entries[section][offset]) : .padding,
      path: try tree.inclusionProof(of: index, in: tree.size).path)
  }

  /// Opens a whole section by its seed.
  ///
  /// - Throws: `TransparencyError` `out-of-range`.
  public func open(section: Int) throws -> EscrowSectionOpening {
    guard statement.sections.indices.contains(section) else {
      throw TransparencyError(
        .outOfRange, "There is no section \(section); there are \(statement.sections.count).")
    }
    return EscrowSectionOpening(
      section: UInt32(section), seed: seed(of: section).exposedBytes, entries: entries[section])
  }

  private func seed(of section: Int) -> Secret32 {
    EscrowHashing.sectionSeed(
      master: master, escrow: statement.escrow, section: UInt32(section))
  }
}
