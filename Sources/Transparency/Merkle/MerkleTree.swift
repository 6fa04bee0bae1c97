/// A Merkle tree in memory, growing at the right: RFC 6962 and RFC 9162, section 2.1.
///
/// ```swift
/// var tree = MerkleTree()
/// tree.append(Array("first".utf8))
/// let head = tree.head
/// let proof = try tree.inclusionProof(of: 0, in: head.size)
/// try proof.verify(leaf: RFC6962Hashing.leaf("first".utf8), in: head)
/// ```
///
/// It keeps the root of every complete subtree, 64 bytes a leaf, so that appending hashes once or twice
/// and a proof hashes as often as the tree is high.
public struct MerkleTree: Sendable {
  private var levels: [[SHA256Hash]] = [[]]

  public init() {}

  /// A tree over leaves that are hashed already.
  public init(leafHashes: some Sequence<SHA256Hash>) {
    append(leafHashes: leafHashes)
  }

  /// How many leaves it has.
  public var size: UInt64 { UInt64(levels[0].count) }

  /// Its size and root.
  public var head: TreeHead { TreeHead(size: size, root: root) }

  /// The root over all leaves.
  public var root: SHA256Hash { MerkleProofs.root(from: 0, to: size, hash: subtree) }

  /// Adds a leaf at the right.
  public mutating func append(_ data: some Collection<UInt8>) {
    append(leafHash: RFC6962Hashing.leaf(data))
  }

  /// Adds a leaf by its hash.
  public mutating func append(leafHash: SHA256Hash) {
    levels[0].append(leafHash)
    var level = 0
    var hash = leafHash
    while levels[level].count.isMultiple(of: 2) {
      hash = RFC6962Hashing.node(levels[level][levels[level].count - 2], hash)
      level += 1
      if level == levels.count { levels.append([]) }
      levels[level].append(hash)
    }
  }

  /// The hash of a leaf, nil past the end.
  public func leafHash(at index: UInt64) -> SHA256Hash? {
    index < size ? levels[0][Int(index)] : nil
  }

  /// Adds leaves at the right, in their order: the same tree as one by one, sooner.
  public mutating func append(contentsOf leaves: some Sequence<[UInt8]>) {
    append(leafHashes: RFC6962Hashing.leaves(leaves))
  }

  /// Adds leaves by their hashes, in their order.
  public mutating func append(leafHashes: some Sequence<SHA256Hash>) {
    levels[0] += leafHashes
    var level = 0
    while levels[level].count > 1 {
      if level + 1 == levels.count { levels.append([]) }
      let known = levels[level + 1].count
      levels[level + 1] += RFC6962Hashing.nodes(over: levels[level][(2 * known)...])
      level += 1
    }
  }

  /// The root over the first `size` leaves.
  ///
  /// - Throws: `TransparencyError` `out-of-range` for a size the tree hasn't reached.
  public func root(atSize size: UInt64) throws -> SHA256Hash {
    try check(size)
    return MerkleProofs.root(from: 0, to: size, hash: subtree)
  }

  /// A proof that the leaf at `index` stands in the tree of the first `size` leaves.
  public func inclusionProof(of index: UInt64, in size: UInt64) throws -> InclusionProof {
    try check(size)
    guard index < size else {
      throw TransparencyError(.outOfRange, "There is no leaf \(index) in a tree of \(size).")
    }
    return InclusionProof(
      index: index, path: MerkleProofs.inclusion(of: index, in: size, hash: subtree))
  }

  /// A proof that the tree of `second` leaves begins with that of `first`.
  public func consistencyProof(from first: UInt64, to second: UInt64) throws -> ConsistencyProof {
    try check(second)
    guard first <= second else {
      throw TransparencyError(
        .outOfRange, "A tree of \(first) leaves is no beginning of \(second).")
    }
    return ConsistencyProof(path: MerkleProofs.consistency(from: first, to: second, hash: subtree))
  }

  /// The root of a complete subtree, nil where it isn't complete yet.
  func subtree(level: Int, index: UInt64) -> SHA256Hash? {
    guard level < levels.count, index < UInt64(levels[level].count) else { return nil }
    return levels[level][Int(index)]
  }

  private func subtree(_ level: Int, _ index: UInt64) -> SHA256Hash { levels[level][Int(index)] }

  private func check(_ size: UInt64) throws {
    guard size <= self.size else {
      throw TransparencyError(
        .outOfRange, "The tree has \(self.size) leaves; a tree of \(size) was asked for.")
    }
  }
}
