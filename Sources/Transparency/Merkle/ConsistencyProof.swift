/// A proof that one tree is the beginning of another, so that nothing was changed or taken away.
public struct ConsistencyProof: Hashable, Sendable {
  /// The hashes in the order of RFC 6962, section 2.1.2; empty for equal trees and for the empty one.
  public var path: [SHA256Hash]

  public init(path: [SHA256Hash]) { self.path = path }

  /// Checks that `old` is a beginning of `new`. Both heads must come from signed checkpoints.
  ///
  /// The empty tree is the beginning of every tree, with an empty proof, as C2SP tlog-witness has it.
  /// Source: RFC 9162, section 2.1.4.2. Any sizes and path may be given; none traps.
  ///
  /// - Throws: `TransparencyError` `proof-rejected`, saying what doesn't fit.
  public func verify(from old: TreeHead, to new: TreeHead) throws {
    guard old.size <= new.size else {
      throw rejected("a tree of \(old.size) can't be the beginning of one of \(new.size)")
    }
    guard path.count <= InclusionProof.longestPath else { throw rejected("its path is too long") }
    for head in [old, new] where head.size == 0 && head.root != RFC6962Hashing.emptyRoot {
      throw rejected("a tree without leaves has another root than the one given")
    }
    if old.size == new.size {
      guard path.isEmpty else { throw rejected("trees of one size need no path") }
      guard old.root == new.root else {
        throw rejected("two roots are given for one size, \(old.size)")
      }
      return
    }
    if old.size == 0 {
      guard path.isEmpty else { throw rejected("the empty tree needs no path") }
      return
    }
    var path = path[...]
    // A complete old tree is its own first hash, and the path leaves it out.
    var first = old.root
    if old.size & (old.size - 1) != 0 {
      guard let given = path.popFirst() else { throw rejected("its path is empty") }
      first = given
    }
    var node = old.size - 1
    var last = new.size - 1
    while node & 1 == 1 {
      node >>= 1
      last >>= 1
    }
    var oldHash = first
    var newHash = first
    for sibling in path {
      guard last > 0 else { throw rejected("its path is longer than the tree is high") }
      if node & 1 == 1 || node == last {
        oldHash = RFC6962Hashing.node(sibling, oldHash)
        newHash = RFC6962Hashing.node(sibling, newHash)
        while node & 1 == 0, node != 0 {
          node >>= 1
          last >>= 1
        }
      } else {
        newHash = RFC6962Hashing.node(newHash, sibling)
      }
      node >>= 1
      last >>= 1
    }
    guard last == 0 else { throw rejected("its path is shorter than the tree is high") }
    guard oldHash == old.root else { throw rejected("it doesn't lead to the old root") }
    guard newHash == new.root else { throw rejected("it doesn't lead to the new root") }
  }

  private func rejected(_ why: String) -> TransparencyError {
    TransparencyError(.proofRejected, "The consistency proof doesn't hold: \(why).")
  }
}
