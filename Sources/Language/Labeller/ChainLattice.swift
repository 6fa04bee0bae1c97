/// The scores of one sequence under a linear chain of 16 labels, and what follows from them.
///
/// Lafferty, McCallum, Pereira (2001), in scaled space (Rabiner 1989): node and edge factors are
/// exponentials, each forward and backward vector is normalised to sum 1, and the logarithms of the
/// normalisers add up to that of the partition function. Labels beyond those in use are shut out by
/// scores of minus infinity on their edges.
package struct ChainLattice: ~Copyable {
  package static let labels = 16

  package private(set) var count = 0
  private var capacity = 0
  /// Node scores (logarithms) by token.
  package private(set) var scores: UnsafeMutablePointer<SIMD16<Float>>
  /// Which of the edge tables leads into each token.
  package private(set) var edgeClass: UnsafeMutablePointer<Int32>
  package private(set) var nodes: UnsafeMutablePointer<SIMD16<Float>>
  package private(set) var forward: UnsafeMutablePointer<SIMD16<Float>>
  package private(set) var backward: UnsafeMutablePointer<SIMD16<Float>>
  package private(set) var scaling: UnsafeMutablePointer<Float>

  package init() {
    scores = .allocate(capacity: 1)
    edgeClass = .allocate(capacity: 1)
    nodes = .allocate(capacity: 1)
    forward = .allocate(capacity: 1)
    backward = .allocate(capacity: 1)
    scaling = .allocate(capacity: 1)
    capacity = 1
  }

  deinit { release() }

  private func release() {
    scores.deallocate()
    edgeClass.deallocate()
    nodes.deallocate()
    forward.deallocate()
    backward.deallocate()
    scaling.deallocate()
  }

  /// Makes room for a sequence of `count` tokens; what was there is lost.
  package mutating func prepare(_ count: Int) {
    self.count = count
    guard count > capacity else { return }
    release()
    capacity = max(count, capacity * 2)
    scores = .allocate(capacity: capacity)
    edgeClass = .allocate(capacity: capacity)
    nodes = .allocate(capacity: capacity)
    forward = .allocate(capacity: capacity)
    backward = .allocate(capacity: capacity)
    scaling = .allocate(capacity: capacity)
  }

  /// The most probable sequence of labels, into `path`.
  ///
  /// `edges` has for each class 16 vectors: row `from`, lane `to`.
  package func best(_ edges: UnsafePointer<SIMD16<Float>>, into path: inout [Int]) {
    path.removeAll(keepingCapacity: true)
    guard count > 0 else { return }
    path.append(contentsOf: repeatElement(0, count: count))
    withUnsafeTemporaryAllocation(of: SIMD16<Int32>.self, capacity: count) { back in
      var current = scores[0]
      for token in 1..<max(1, count) {
        let table = edges + Int(edgeClass[token]) * Self.labels
        var best = SIMD16<Float>(repeating: -.infinity)
        var from = SIMD16<Int32>(repeating: 0)
        for label in 0..<Self.labels {
          let candidate = table[label] + current[label]
          let better = candidate .> best
          best.replace(with: candidate, where: better)
          from.replace(with: SIMD16(repeating: Int32(label)), where: better)
        }
        back[token] = from
        current = best + scores[token]
      }
      var label = 0
      for other in 1..<Self.labels where current[other] > current[label] { label = other }
      for token in stride(from: count - 1, through: 0, by: -1) {
        path[token] = label
        if token > 0 { label = Int(back[token][label]) }
      }
    }
  }

  /// Fills `forward` and `backward`; returns the logarithm of the partition function.
  ///
  /// `factors` are the exponentials of the edge scores, row `from`, lane `to`; `turned` the same with
  /// row `to`, lane `from`.
  @discardableResult
  package mutating func spread(
    _ factors: UnsafePointer<SIMD16<Float>>, turned: UnsafePointer<SIMD16<Float>>
  ) -> Double {
    guard count > 0 else { return 0 }
    var total = 0.0
    for token in 0..<count {
      let highest = scores[token].highest
      nodes[token] = exponential(scores[token] - highest)
      total += Double(highest)
    }
    forward[0] = nodes[0]
    for token in 0..<count {
      if token > 0 {
        let table = factors + Int(edgeClass[token]) * Self.labels
        let before = forward[token - 1]
        var sum = SIMD16<Float>(repeating: 0)
        for label in 0..<Self.labels { sum += table[label] * before[label] }
        forward[token] = sum * nodes[token]
      }
      let norm = max(forward[token].total, 1e-30)
      scaling[token] = 1 / norm
      let scaled = forward[token] * scaling[token]
      forward[token] = scaled.replacing(with: 0, where: scaled .< 1e-20)
      total += Double(naturalLogarithm(norm))
    }
    backward[count - 1] = SIMD16(repeating: 1)
    for token in stride(from: count - 1, to: 0, by: -1) {
      let table = turned + Int(edgeClass[token]) * Self.labels
      let after = backward[token] * nodes[token] * scaling[token]
      var sum = SIMD16<Float>(repeating: 0)
      for label in 0..<Self.labels { sum += table[label] * after[label] }
      backward[token - 1] = sum.replacing(with: 0, where: sum .< 1e-20)
    }
    return total
  }

  /// The probability of each label at `token`, after `spread`.
  @inline(__always)
  package func marginal(_ token: Int) -> SIMD16<Float> { forward[token] * backward[token] }
}

/// e to the power of each lane, to about six digits; the same on every machine, unlike the C library's.
///
/// Zero below -60: what is forbidden stays exactly so, and no product ends among the denormal numbers,
/// with which processors are a hundred times slower.
@inline(__always)
package func exponential(_ x: SIMD16<Float>) -> SIMD16<Float> {
  let clamped = pointwiseMin(pointwiseMax(x, SIMD16(repeating: -80)), SIMD16(repeating: 80))
  let scaled = clamped * 1.44269504
  // Adding 1.5 * 2^23 rounds to a whole number, which then stands in the low bits.
  let magic: Float = 12_582_912
  let shifted = scaled + magic
  let whole = shifted - magic
  let rest = (scaled - whole) * 0.69314718
  var power = SIMD16<Float>(repeating: 1 / 720)
  power = power * rest + 1 / 120
  power = power * rest + 1 / 24
  power = power * rest + 1 / 6
  power = power * rest + 0.5
  power = power * rest + 1
  power = power * rest + 1
  let number = unsafeBitCast(shifted, to: SIMD16<Int32>.self) &- Int32(bitPattern: magic.bitPattern)
  let scale = unsafeBitCast((number &+ 127) &<< 23, to: SIMD16<Float>.self)
  return (power * scale).replacing(with: 0, where: x .< -60)
}

/// The natural logarithm, to about six digits, of a positive normal number.
@inline(__always)
package func naturalLogarithm(_ x: Float) -> Float {
  let bits = x.bitPattern
  var exponent = Float(Int32(bits >> 23) - 127)
  var fraction = Float(bitPattern: bits & 0x007F_FFFF | 0x3F80_0000)
  if fraction > 1.41421356 {
    fraction /= 2
    exponent += 1
  }
  let ratio = (fraction - 1) / (fraction + 1)
  let square = ratio * ratio
  let series = 1 + square * (1 / 3 + square * (1 / 5 + square * (1 / 7 + square / 9)))
  return exponent * 0.69314718 + 2 * ratio * series
}

extension SIMD16<Float> {
  /// The sum of the lanes, always added in the same order.
  @inline(__always)
  package var total: Float {
    let eight = lowHalf + highHalf
    let four = eight.lowHalf + eight.highHalf
    return (four[0] + four[2]) + (four[1] + four[3])
  }

  /// The largest lane.
  @inline(__always)
  package var highest: Float {
    let eight = pointwiseMax(lowHalf, highHalf)
    let four = pointwiseMax(eight.lowHalf, eight.highHalf)
    let two = pointwiseMax(four.lowHalf, four.highHalf)
    return two[0] > two[1] ? two[0] : two[1]
  }
}
