internal import Crypto

/// What a leaf says of its payload: a salted hash. Payload and salt are kept outside the tree.
///
/// `SHA-256("depositary/payload/v1" 00 ‖ salt ‖ u64 length ‖ bytes)`. When both are deleted, as a law may
/// order, every proof still verifies, and nobody can find out by guessing what the text was.
public enum PayloadCommitment {
  static let label = Array("depositary/payload/v1".utf8) + [0]

  /// The commitment. There is none without a full salt.
  public static func hash(_ payload: some Collection<UInt8>, salt: Secret32) -> SHA256Hash {
    var head = label + salt.exposedBytes
    head.append(bigEndian: UInt64(payload.count))
    var hasher = SHA256()
    hasher.update(head)
    hasher.update(payload)
    return hasher.digest()
  }
}
