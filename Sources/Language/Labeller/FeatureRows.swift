/// Rows of weights for hashed features: 16 or 32 eight-bit weights a feature, found by a 32-bit key.
///
/// Laid out to be mapped from a file and read where it lies: a feature's key chooses one of 65,536
/// buckets by its high half, and the low halves of a bucket lie sorted side by side. Looking a feature
/// up touches three lines of memory. An unknown feature is taken for a known one about once in
/// `2^32 / count` times.
package struct FeatureRows: @unchecked Sendable {
  // Sendable because the bytes pointed to are read-only and kept alive by `file`.
  let file: ModelFile
  /// 65,537 places: where each bucket begins.
  package let buckets: UnsafePointer<UInt32>
  /// The low halves of the keys, bucket by bucket.
  package let keys: UnsafePointer<UInt16>
  /// `width` weights a row.
  package let weights: UnsafePointer<Int8>
  package let width: Int
  package let count: Int
  /// What one step of a weight is worth.
  package let scale: Float

  /// The row of the feature `hash`, or -1 for a feature that was not seen in training.
  @inline(__always)
  package func row(_ hash: UInt64) -> Int {
    let key = UInt32(truncatingIfNeeded: hash >> 32)
    let bucket = Int(key >> 16)
    let low = UInt16(truncatingIfNeeded: key)
    var index = Int(buckets[bucket])
    let end = Int(buckets[bucket + 1])
    while index < end {
      if keys[index] == low { return index }
      index += 1
    }
    return -1
  }

  /// The sum of the rows of all features in `sink`, in steps of `scale`; `width` must be 16.
  @inline(__always)
  package func sum16(_ sink: borrowing FeatureSink) -> SIMD16<Int16> {
    var sum = SIMD16<Int16>(repeating: 0)
    for index in 0..<sink.count {
      let row = row(sink[index])
      guard row >= 0 else { continue }
      let values = UnsafeRawPointer(weights + row * 16).loadUnaligned(as: SIMD16<Int8>.self)
      sum &+= SIMD16<Int16>(truncatingIfNeeded: values)
    }
    return sum
  }

  /// The sum of the rows of all features in `sink`, in steps of `scale`; `width` must be 32.
  @inline(__always)
  package func sum32(_ sink: borrowing FeatureSink) -> SIMD32<Int16> {
    var sum = SIMD32<Int16>(repeating: 0)
    for index in 0..<sink.count {
      let row = row(sink[index])
      guard row >= 0 else { continue }
      let values = UnsafeRawPointer(weights + row * 32).loadUnaligned(as: SIMD32<Int8>.self)
      sum &+= SIMD32<Int16>(truncatingIfNeeded: values)
    }
    return sum
  }
}
