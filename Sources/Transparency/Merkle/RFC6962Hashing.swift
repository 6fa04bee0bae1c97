internal import Crypto

/// How leaves and nodes of the tree are hashed: RFC 6962 and RFC 9162, section 2.1.1, SHA-256.
///
/// The first byte tells a leaf (00) from a node (01), so that no node can be passed off as a leaf.
public enum RFC6962Hashing {
  /// The root of a tree without leaves: the hash of nothing.
  public static let emptyRoot = SHA256Hash(of: [])

  /// The hash of a leaf's data.
  public static func leaf(_ data: some Collection<UInt8>) -> SHA256Hash {
    let hash = data.withContiguousStorageIfAvailable { leaf(UnsafeRawBufferPointer($0)) }
    return hash ?? Array(data).withUnsafeBytes { leaf($0) }
  }

  static func leaf(_ data: UnsafeRawBufferPointer) -> SHA256Hash {
    // Copying a leaf behind its prefix is cheaper than a second call, until it is long.
    if data.count < 4096 {
      return withUnsafeTemporaryAllocation(byteCount: data.count + 1, alignment: 8) { buffer in
        buffer[0] = 0
        UnsafeMutableRawBufferPointer(rebasing: buffer[1...]).copyMemory(from: data)
        return hash(UnsafeRawBufferPointer(buffer))
      }
    }
    var hasher = SHA256()
    var prefix: UInt8 = 0
    withUnsafeBytes(of: &prefix) { hasher.update(bufferPointer: $0) }
    hasher.update(bufferPointer: data)
    return hasher.digest()
  }

  /// The hash of a node over its two children.
  public static func node(_ left: SHA256Hash, _ right: SHA256Hash) -> SHA256Hash {
    withUnsafeTemporaryAllocation(byteCount: 65, alignment: 8) { buffer in
      buffer[0] = 1
      buffer.storeBytes(of: left, toByteOffset: 1, as: SHA256Hash.self)
      buffer.storeBytes(of: right, toByteOffset: 33, as: SHA256Hash.self)
      return hash(UnsafeRawBufferPointer(buffer))
    }
  }

  private static func hash(_ bytes: UnsafeRawBufferPointer) -> SHA256Hash {
    var hasher = SHA256()
    hasher.update(bufferPointer: bytes)
    return hasher.digest()
  }
}
