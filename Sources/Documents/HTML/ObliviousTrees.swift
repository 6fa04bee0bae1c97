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

  /// The log odds of each block's row; entries of menus are settled without a look. A row whose sum stands beyond ±`certain` at a third of the trees is left there.
  ///
  /// - Parameter earlier: The first look's log odds, for the second: what it put below −5, odds of 1 to 148, stays there.
  func scores(
    _ rows: UnsafeBufferPointer<Float>, width: Int, of blocks: [PageBlock], earlier: [Float] = [],
    certain: Float = 6
  ) -> [Float] {
    guard let base = rows.baseAddress, width > 0 else { return [] }
    var scores: [Float] = []
    scores.reserveCapacity(rows.count / width)
    let third = count / 3
    features.withUnsafeBufferPointer { features in
      thresholds.withUnsafeBufferPointer { thresholds in
        leaves.withUnsafeBufferPointer { leaves in
          for row in 0..<rows.count / width {
            if blocks[row].isMenuEntry {
              scores.append(ObliviousTrees.settled)
              continue
            }
            if !earlier.isEmpty, earlier[row] < BlockFeatures.hopeless {
              scores.append(earlier[row])
              continue
            }
            let values = base + row * width
            var sum = bias
            var question = 0
            for tree in 0..<count {
              if tree == third, sum > certain || sum < -certain { break }
              var leaf = 0
              if depth == 6 {
                // The depth of the models that are made: unrolled, the comparisons don't wait for each other.
                let asked = features.baseAddress.unsafelyUnwrapped + question
                let above = thresholds.baseAddress.unsafelyUnwrapped + question
                leaf = values[Int(asked[0])] > above[0] ? 1 : 0
                leaf |= values[Int(asked[1])] > above[1] ? 2 : 0
                leaf |= values[Int(asked[2])] > above[2] ? 4 : 0
                leaf |= values[Int(asked[3])] > above[3] ? 8 : 0
                leaf |= values[Int(asked[4])] > above[4] ? 16 : 0
                leaf |= values[Int(asked[5])] > above[5] ? 32 : 0
                question += 6
              } else {
                for level in 0..<depth {
                  let isGreater = values[Int(features[question])] > thresholds[question]
                  leaf |= (isGreater ? 1 : 0) << level
                  question += 1
                }
              }
              sum += leaves[tree << depth | leaf]
            }
            scores.append(sum)
          }
        }
      }
    }
    return scores
  }
}
