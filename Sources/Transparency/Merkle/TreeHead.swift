/// The size and root of a tree, always as a pair.
///
/// A proof fixes the roots but not the size: both published verifying algorithms accept some proofs for
/// a wrong size. So no function here takes a bare size; a verifier's pair comes from a signed checkpoint.
public struct TreeHead: Hashable, Sendable {
  public var size: UInt64
  public var root: SHA256Hash

  public init(size: UInt64, root: SHA256Hash) {
    self.size = size
    self.root = root
  }

  /// The tree without leaves.
  public static let empty = TreeHead(size: 0, root: RFC6962Hashing.emptyRoot)
}
