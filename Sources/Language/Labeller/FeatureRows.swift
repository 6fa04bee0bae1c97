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
  ///
  /// Eight-bit weights lie in pairs in 16-bit lanes: shifting left and back gives the even ones with their
  /// sign, shifting right the odd ones. Plain widening is not vectorised and costs three times as much.
  @inline(__always)
  package func sum16(_ sink: borrowing FeatureSink) -> SIMD16<Int16> {
    var even = SIMD8<Int16>(repeating: 0)
    var odd = SIMD8<Int16>(repeating: 0)
    for index in 0..<sink.count {
      let row = row(sink[index])
      guard row >= 0 else { continue }
      let pairs = UnsafeRawPointer(weights + row * 16).loadUnaligned(as: SIMD8<Int16>.self)
      even &+= (pairs &<< 8) &>> 8
      odd &+= pairs &>> 8
    }
    var sum = SIMD16<Int16>(repeating: 0)
    for lane in 0..<8 {
      sum[lane * 2] = even[lane]
      sum[lane * 2 + 1] = odd[lane]
    }
    return sum
  }

  /// The sum of the rows of all features in `sink`; `width` must be 16.
  @inline(__always)
  package func scores(_ sink: borrowing FeatureSink) -> SIMD16<Float> {
    let sum = sum16(sink)
    var scores = SIMD16<Float>(repeating: 0)
    for lane in 0..<16 { scores[lane] = Float(sum[lane]) }
    return scores * scale
  }

  /// The lane with the greatest sum of the rows of all features in `sink`, the first of equals; `width`
  /// must be 32.
  @inline(__always)
  package func best32(_ sink: borrowing FeatureSink) -> Int {
    var even = SIMD16<Int16>(repeating: 0)
    var odd = SIMD16<Int16>(repeating: 0)
    for index in 0..<sink.count {
      let row = row(sink[index])
      guard row >= 0 else { continue }
      let pairs = UnsafeRawPointer(weights + row * 32).loadUnaligned(as: SIMD16<Int16>.self)
      even &+= (pairs &<< 8) &>> 8
      odd &+= pairs &>> 8
    }
    return withUnsafeBytes(of: (even, odd)) { bytes in
      let sums = bytes.assumingMemoryBound(to: Int16.self)
      var best = 0
      var highest = sums[0]
      for lane in 1..<32 {
        // Even lanes lie first, then the odd ones.
        let sum = sums[(lane & 1) * 16 + lane / 2]
        if sum > highest {
          highest = sum
          best = lane
        }
      }
      return best
    }
  }
}
