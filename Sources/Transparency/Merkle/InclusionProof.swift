/// A proof that a leaf stands at an index of a tree: the sibling hashes from the leaf up.
public struct InclusionProof: Hashable, Sendable {
  /// The leaf's place, from 0.
  public var index: UInt64
  /// From the leaf's sibling up to the root's child.
  public var path: [SHA256Hash]

  /// The longest path that is read, enough for 2⁶³ leaves.
  public static let longestPath = 63

  public init(index: UInt64, path: [SHA256Hash]) {
    self.index = index
    self.path = path
  }

  /// Checks the proof against a tree head that the caller trusts: one from a signed checkpoint.
  ///
  /// Source: RFC 9162, section 2.1.3.2. Any index, size and path may be given; none traps.
  ///
  /// - Throws: `TransparencyError` `proof-rejected`, saying what doesn't fit.
  public func verify(leaf: SHA256Hash, in head: TreeHead) throws {
    guard index < head.size else {
      throw rejected("leaf \(index) is past the end of a tree of \(head.size)")
    }
    guard path.count <= InclusionProof.longestPath else { throw rejected("its path is too long") }
    var node = index
    var last = head.size - 1
    var hash = leaf
    for sibling in path {
      guard last > 0 else { throw rejected("its path is longer than the tree is high") }
      if node & 1 == 1 || node == last {
        hash = RFC6962Hashing.node(sibling, hash)
        while node & 1 == 0, node != 0 {
          node >>= 1
          last >>= 1
        }
      } else {
        hash = RFC6962Hashing.node(hash, sibling)
      }
      node >>= 1
      last >>= 1
    }
    guard last == 0 else { throw rejected("its path is shorter than the tree is high") }
    guard hash == head.root else { throw rejected("it leads to another root") }
  }

  private func rejected(_ why: String) -> TransparencyError {
    TransparencyError(.proofRejected, "The inclusion proof doesn't hold: \(why).")
  }
}
