/// A sum of oblivious decision trees: at each depth of a tree all its nodes ask the same question, so that a tree
/// is read by as many comparisons as it is deep, without a branch.
///
/// CatBoost's form of gradient-boosted trees (Prokhorenkova et al., "CatBoost", NeurIPS 2018, section 5).
struct ObliviousTrees: Sendable {
  struct Tree: Sendable, Equatable {
    /// Questions, from the first: is feature number `feature` greater than `threshold`?
    var features: [UInt16]
    var thresholds: [Float]
    /// 2^depth values; the first question is the lowest bit of the index.
    var leaves: [Float]
  }

  /// The log odds of what is settled without a look.
  static let settled: Float = -6

  let depth: Int
  let bias: Float
  let count: Int
  /// Questions of all trees, and leaves of all trees, one after another.
  private let features: [UInt16]
  private let thresholds: [Float]
  private let leaves: [Float]

  init(trees: [Tree], depth: Int, bias: Float) {
    self.depth = depth
    self.bias = bias
    count = trees.count
    features = trees.flatMap(\.features)
    thresholds = trees.flatMap(\.thresholds)
    leaves = trees.flatMap(\.leaves)
  }

  /// The trees one by one, for writing.
  var trees: [Tree] {
    (0..<count).map { index in
      Tree(
        features: Array(features[index * depth..<(index + 1) * depth]),
        thresholds: Array(thresholds[index * depth..<(index + 1) * depth]),
        leaves: Array(leaves[index << depth..<(index + 1) << depth]))
    }
  }

  /// The log odds of each block's row; entries of menus are settled without a look. A row whose sum stands beyond
  /// ±`certain` at a third of the trees is left there.
  ///
  /// Sixteen rows go through the trees together, a feature of theirs beside each other: a tree's questions and leaves
  /// are fetched once for all of them, and none of them waits for a branch. Each row's sum is the same as it were alone.
  ///
  /// - Parameter earlier: The first look's log odds, for the second: what it put below −5, odds of 1 to 148, stays there.
  func scores(
    _ rows: UnsafeBufferPointer<Float>, width: Int, of blocks: [PageBlock], earlier: [Float] = [],
    certain: Float = 6
  ) -> [Float] {
    guard let base = rows.baseAddress, width > 0 else { return [] }
    var scores = [Float](repeating: ObliviousTrees.settled, count: rows.count / width)
    var asked: [Int] = []
    asked.reserveCapacity(scores.count)
    for row in scores.indices where !blocks[row].isMenuEntry {
      if !earlier.isEmpty, earlier[row] < BlockFeatures.hopeless {
        scores[row] = earlier[row]
      } else {
        asked.append(row)
      }
    }
    withUnsafeTemporaryAllocation(of: Lanes.self, capacity: width) { columns in
      columns.initialize(repeating: Lanes())
      guard let columns = columns.baseAddress else { return }
      for first in stride(from: 0, to: asked.count, by: Lanes.scalarCount) {
        let some = asked[first..<min(asked.count, first + Lanes.scalarCount)]
        columns.withMemoryRebound(to: Float.self, capacity: width * Lanes.scalarCount) { values in
          for (lane, row) in some.enumerated() {
            let row = base + row * width
            for feature in 0..<width { values[feature * Lanes.scalarCount + lane] = row[feature] }
          }
        }
        let sums = sums(columns, certain)
        for (lane, row) in some.enumerated() { scores[row] = sums[lane] }
      }
    }
    return scores
  }

  private typealias Lanes = SIMD16<Float>

  /// The sums of sixteen rows, feature by feature.
  private func sums(_ columns: UnsafePointer<Lanes>, _ certain: Float) -> Lanes {
    let third = count / 3
    var sums = Lanes(repeating: bias)
    var isDone = SIMDMask<SIMD16<Int32>>(repeating: false)
    features.withUnsafeBufferPointer { features in
      thresholds.withUnsafeBufferPointer { thresholds in
        leaves.withUnsafeBufferPointer { leaves in
          guard var asked = features.baseAddress, var above = thresholds.baseAddress,
            var leaf = leaves.baseAddress
          else { return }
          for tree in 0..<count {
            if tree == third {
              isDone = (sums .> certain) .| (sums .< -certain)
              if all(isDone) { return }
            }
            var places = SIMD16<Int32>(repeating: 0)
            for level in 0..<depth {
              let isGreater = columns[Int(asked[level])] .> above[level]
              places.replace(with: places | SIMD16(repeating: 1 << Int32(level)), where: isGreater)
            }
            var values = Lanes()
            for lane in 0..<Lanes.scalarCount { values[lane] = leaf[Int(places[lane])] }
            sums += values.replacing(with: 0, where: isDone)
            asked += depth
            above += depth
            leaf += 1 << depth
          }
        }
      }
    }
    return sums
  }
}
