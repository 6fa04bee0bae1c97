import Primitives

/// The hashing of words and features: one 64-bit number for each, the same on every machine.
///
/// A collision costs a little accuracy and nothing else, so nothing here is cryptographic.
package enum FeatureHash {
  /// FNV-1a over bytes, finished so that the high bits are good too.
  @inline(__always)
  package static func bytes(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> UInt64
  {
    var hash = FNV1a.start
    var index = start
    while index < end {
      hash = FNV1a.step(hash, UInt64(bytes[index]))
      index += 1
    }
    return finish(hash)
  }

  /// The same over the bytes of a word written in the program's own tables.
  package static func word(_ word: String) -> UInt64 {
    finish(FNV1a.hash(word.utf8))
  }

  @inline(__always)
  package static func finish(_ hash: UInt64) -> UInt64 {
    var hash = hash
    hash ^= hash >> 32
    hash &*= 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 29
    return hash
  }

  /// Adds one more value to a feature.
  @inline(__always)
  package static func mix(_ hash: UInt64, _ value: UInt64) -> UInt64 {
    let mixed = (hash ^ value) &* 0xFF51_AFD7_ED55_8CCD
    return mixed ^ (mixed >> 31)
  }
}

/// Where the features of one token are collected: hashes in a buffer that is used again and again.
package struct FeatureSink: ~Copyable {
  package private(set) var count = 0
  private let room: UnsafeMutablePointer<UInt64>
  package static let capacity = 512

  package init() { room = .allocate(capacity: Self.capacity) }
  deinit { room.deallocate() }

  @inline(__always)
  package mutating func clear() { count = 0 }

  @inline(__always)
  package subscript(index: Int) -> UInt64 { room[index] }

  /// Adds a feature that is already a hash; silently full after `capacity`, which no template set reaches.
  @inline(__always)
  package mutating func add(_ hash: UInt64) {
    guard count < Self.capacity else { return }
    room[count] = hash
    count += 1
  }

  @inline(__always)
  package mutating func add(_ template: Int, _ a: UInt64) {
    add(FeatureHash.mix(UInt64(truncatingIfNeeded: template) &* 0x9E37_79B9_7F4A_7C15, a))
  }

  @inline(__always)
  package mutating func add(_ template: Int, _ a: UInt64, _ b: UInt64) {
    let first = FeatureHash.mix(UInt64(truncatingIfNeeded: template) &* 0x9E37_79B9_7F4A_7C15, a)
    add(FeatureHash.mix(first, b))
  }

  @inline(__always)
  package mutating func add(_ template: Int, _ a: UInt64, _ b: UInt64, _ c: UInt64) {
    let first = FeatureHash.mix(UInt64(truncatingIfNeeded: template) &* 0x9E37_79B9_7F4A_7C15, a)
    add(FeatureHash.mix(FeatureHash.mix(first, b), c))
  }

  @inline(__always)
  package mutating func add(_ template: Int, _ a: UInt64, _ b: UInt64, _ c: UInt64, _ d: UInt64) {
    let first = FeatureHash.mix(UInt64(truncatingIfNeeded: template) &* 0x9E37_79B9_7F4A_7C15, a)
    add(FeatureHash.mix(FeatureHash.mix(FeatureHash.mix(first, b), c), d))
  }
}
