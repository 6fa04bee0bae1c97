internal import Crypto
internal import Kernels

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

  /// The hashes of many leaves, in their order: the same as one by one, and faster for some sixteen and more
  /// where the processor can hash them side by side (`Documentation/Decisions/0008-hashing-in-lanes.md`).
  public static func leaves(_ entries: some Sequence<[UInt8]>) -> [SHA256Hash] {
    var hashes: [SHA256Hash] = []
    hashes.reserveCapacity(entries.underestimatedCount)
    // Entries lie apart in memory; a copy of a few dozen of them stays in the nearest cache.
    var copied: [UInt8] = []
    var ranges: [Range<Int>] = []
    for entry in entries {
      ranges.append(copied.count..<copied.count + entry.count)
      copied += entry
      if copied.count >= 64 << 10 {
        hashes += copied.withUnsafeBytes { leaves(in: $0, at: ranges) }
        copied.removeAll(keepingCapacity: true)
        ranges.removeAll(keepingCapacity: true)
      }
    }
    return hashes + copied.withUnsafeBytes { leaves(in: $0, at: ranges) }
  }

  /// The hashes of the leaves that lie at these places of one buffer.
  static func leaves(in buffer: UnsafeRawBufferPointer, at ranges: [Range<Int>]) -> [SHA256Hash] {
    guard ranges.count >= fewestAtOnce, let base = buffer.baseAddress else {
      return ranges.map { leaf(UnsafeRawBufferPointer(rebasing: buffer[$0])) }
    }
    return [SHA256Hash](unsafeUninitializedCapacity: ranges.count) { hashes, count in
      sideBySide(prefix: 0, count: ranges.count, into: hashes) { place in
        (base + ranges[place].lowerBound, ranges[place].count)
      }
      count = ranges.count
    }
  }

  /// The hashes of leaves whose data are hashes themselves, as an escrow's commitments are.
  static func leaves(over hashes: [SHA256Hash]) -> [SHA256Hash] {
    let width = SHA256Hash.byteCount
    return hashes.withUnsafeBytes { buffer in
      leaves(in: buffer, at: hashes.indices.map { $0 * width..<($0 + 1) * width })
    }
  }

  /// The hashes of the nodes over two hashes each, from the first; an odd one at the end is left.
  static func nodes(over hashes: ArraySlice<SHA256Hash>) -> [SHA256Hash] {
    hashes.withUnsafeBufferPointer { row in
      [SHA256Hash](unsafeUninitializedCapacity: row.count / 2) { nodes, count in
        RFC6962Hashing.nodes(over: row, into: nodes)
        count = row.count / 2
      }
    }
  }

  /// The hashes of the nodes over two hashes each, from the first; an odd one at the end is left.
  ///
  /// - Parameter nodes: Room for half as many, elsewhere.
  static func nodes(
    over hashes: UnsafeBufferPointer<SHA256Hash>,
    into nodes: UnsafeMutableBufferPointer<SHA256Hash>
  ) {
    let count = hashes.count / 2
    guard count >= fewestAtOnce, let base = UnsafeRawPointer(hashes.baseAddress) else {
      for place in 0..<count { nodes[place] = node(hashes[2 * place], hashes[2 * place + 1]) }
      return
    }
    // Two hashes that lie one after the other are the 64 bytes behind the prefix.
    sideBySide(prefix: 1, count: count, into: nodes) { (base + 64 * $0, 64) }
  }

  /// From how many messages on it pays to hash side by side: a round of all lanes takes as long as three to
  /// seven hashes. Never reached where the processor hashes faster one by one.
  private static let fewestAtOnce = sha256_lanes() > 0 ? Int(sha256_lanes()) / 2 : Int.max

  /// Hashes messages behind a prefix, a few hundred at a time.
  private static func sideBySide(
    prefix: UInt8, count: Int, into hashes: UnsafeMutableBufferPointer<SHA256Hash>,
    message: (Int) -> (UnsafeRawPointer, Int)
  ) {
    let most = min(count, 256)
    withUnsafeTemporaryAllocation(of: UnsafePointer<UInt8>?.self, capacity: most) { messages in
      withUnsafeTemporaryAllocation(of: Int.self, capacity: most) { lengths in
        for first in stride(from: 0, to: count, by: most) {
          let part = min(most, count - first)
          for place in 0..<part {
            let (start, length) = message(first + place)
            messages.initializeElement(at: place, to: start.assumingMemoryBound(to: UInt8.self))
            lengths.initializeElement(at: place, to: length)
          }
          sha256_behind(
            prefix, messages.baseAddress, lengths.baseAddress, part,
            UnsafeMutableRawPointer(hashes.baseAddress! + first).assumingMemoryBound(
              to: UInt8.self))
        }
      }
    }
  }

  private static func hash(_ bytes: UnsafeRawBufferPointer) -> SHA256Hash {
    var hasher = SHA256()
    hasher.update(bufferPointer: bytes)
    return hasher.digest()
  }
}
