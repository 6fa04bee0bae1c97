/// Fits oblivious trees to rows of numbers by gradient boosting on the logistic loss.
///
/// Deterministic for given rows and settings: no sampling but by the seed, ties broken by the lower feature and
/// threshold. Cost: rows × features × depth × trees.
public struct ObliviousTreeTraining: Sendable {
  public var trees = 200
  public var depth = 6
  public var rate: Float = 0.1
  /// L2 penalty on leaf values.
  public var penalty: Float = 5
  public var bins = 48
  /// Share of the features each tree may ask about.
  public var featureShare: Float = 0.5
  /// Share of the rows each tree is fitted to.
  public var rowShare: Float = 0.8
  public var seed: UInt64 = 1

  public init() {}

  /// - Parameters:
  ///   - rows: Row by row, `width` numbers each.
  ///   - labels: 0 or 1 for each row.
  ///   - weights: How much each row counts.
  ///   - asked: How many of the numbers, from the first, may be asked about.
  func fit(_ rows: [Float], width: Int, asked: Int, labels: [Float], weights: [Float])
    -> ObliviousTrees
  {
    let count = labels.count
    let thresholds = (0..<width).map { quantiles(rows, width, $0, count) }
    let binned = bin(rows, width, count, thresholds)
    var positive: Double = 0
    var total: Double = 0
    for row in 0..<count {
      positive += Double(labels[row] * weights[row])
      total += Double(weights[row])
    }
    let share = min(0.999, max(0.001, positive / max(total, 1e-9)))
    let bias = Float(logOdds(share))
    var scores = [Float](repeating: bias, count: count)
    var gradients = [Float](repeating: 0, count: count)
    var curvatures = [Float](repeating: 0, count: count)
    var leaf = [UInt8](repeating: 0, count: count)
    var random = Random(state: seed)
    var made: [ObliviousTrees.Tree] = []
    for _ in 0..<trees {
      // Rows that are as good as settled teach little: one in eight of them is looked at, and counts eightfold.
      var chosen: [Int32] = []
      for row in 0..<count {
        let p = 1 / (1 + exponential(-scores[row]))
        let error = abs(labels[row] - p)
        leaf[row] = 0
        let chance: Float = error < 0.02 ? rowShare / 8 : rowShare
        guard random.unit() < chance else { continue }
        let weight = weights[row] * rowShare / chance
        gradients[row] = weight * (labels[row] - p)
        curvatures[row] = weight * max(p * (1 - p), 1e-6)
        chosen.append(Int32(row))
      }
      let allowed = (0..<asked).filter { !thresholds[$0].isEmpty && random.unit() < featureShare }
      var tree = ObliviousTrees.Tree(features: [], thresholds: [], leaves: [])
      for level in 0..<depth {
        guard
          let (feature, bin) = bestSplit(
            allowed, thresholds, binned, count, chosen, gradients, curvatures, leaf, level)
        else {
          tree.features.append(0)
          tree.thresholds.append(.greatestFiniteMagnitude)
          continue
        }
        tree.features.append(UInt16(feature))
        tree.thresholds.append(thresholds[feature][bin])
        let column = feature * count
        for row in 0..<count where binned[column + row] > UInt8(bin) {
          leaf[row] |= 1 << UInt8(level)
        }
      }
      var sums = [Float](repeating: 0, count: 1 << depth)
      var curves = [Float](repeating: 0, count: 1 << depth)
      for row in chosen.lazy.map(Int.init) {
        sums[Int(leaf[row])] += gradients[row]
        curves[Int(leaf[row])] += curvatures[row]
      }
      tree.leaves = (0..<1 << depth).map { rate * sums[$0] / (curves[$0] + penalty) }
      for row in 0..<count { scores[row] += tree.leaves[Int(leaf[row])] }
      made.append(tree)
    }
    return ObliviousTrees(trees: made, depth: depth, bias: bias)
  }

  private func bestSplit(
    _ allowed: [Int], _ thresholds: [[Float]], _ binned: [UInt8], _ count: Int, _ chosen: [Int32],
    _ gradients: [Float],
    _ curvatures: [Float], _ leaf: [UInt8], _ level: Int
  ) -> (feature: Int, bin: Int)? {
    let leaves = 1 << level
    var best: (feature: Int, bin: Int, gain: Float)?
    var sums = [Float](repeating: 0, count: leaves * 64 * 2)
    for feature in allowed {
      let binCount = thresholds[feature].count + 1
      sums.withUnsafeMutableBufferPointer { sums in
        sums.update(repeating: 0)
        binned.withUnsafeBufferPointer { binned in
          gradients.withUnsafeBufferPointer { gradients in
            curvatures.withUnsafeBufferPointer { curvatures in
              leaf.withUnsafeBufferPointer { leaf in
                let column = feature * count
                for row in chosen {
                  let row = Int(row)
                  let slot = (Int(leaf[row]) * 64 + Int(binned[column + row])) * 2
                  sums[slot] += gradients[row]
                  sums[slot + 1] += curvatures[row]
                }
              }
            }
          }
        }
      }
      var gains = [Float](repeating: 0, count: max(0, binCount - 1))
      for at in 0..<leaves {
        var g: Float = 0
        var h: Float = 0
        for bin in 0..<binCount {
          g += sums[(at * 64 + bin) * 2]
          h += sums[(at * 64 + bin) * 2 + 1]
        }
        var left: Float = 0
        var leftCurve: Float = 0
        for bin in 0..<binCount - 1 {
          left += sums[(at * 64 + bin) * 2]
          leftCurve += sums[(at * 64 + bin) * 2 + 1]
          let right = g - left
          gains[bin] +=
            left * left / (leftCurve + penalty) + right * right / (h - leftCurve + penalty)
        }
      }
      for bin in gains.indices where gains[bin] > (best?.gain ?? 0) {
        best = (feature, bin, gains[bin])
      }
    }
    return best.map { ($0.feature, $0.bin) }
  }

  /// Thresholds between the values of a feature: between every two where they are few; else common values stand alone
  /// and the others are cut into about equal parts, so that what is rare still has thresholds of its own.
  private func quantiles(_ rows: [Float], _ width: Int, _ feature: Int, _ count: Int) -> [Float] {
    let step = max(1, count / 40_000)
    var values = stride(from: 0, to: count, by: step).map { rows[$0 * width + feature] }
    values.sort()
    var different: [(value: Float, times: Int)] = []
    for value in values {
      if different.last?.value == value {
        different[different.count - 1].times += 1
      } else {
        different.append((value, 1))
      }
    }
    var left = values.count
    var bins = bins
    var common = Set<Float>()
    if different.count > bins {
      for (value, times) in different.sorted(by: { ($1.times, $0.value) < ($0.times, $1.value) }) {
        guard bins > 2, times * bins >= left else { break }
        common.insert(value)
        left -= times
        bins -= 1
      }
    }
    let enough = different.count <= self.bins ? 0 : max(1, left / max(1, bins))
    var cuts: [Float] = []
    var gathered = 0
    for (index, (value, times)) in different.enumerated().dropLast() {
      gathered += times
      let next = different[index + 1].value
      guard cuts.count < 62, gathered >= enough || common.contains(value) || common.contains(next)
      else { continue }
      cuts.append(value + (next - value) / 2)
      gathered = 0
    }
    return cuts
  }

  private func bin(_ rows: [Float], _ width: Int, _ count: Int, _ thresholds: [[Float]]) -> [UInt8]
  {
    var binned = [UInt8](repeating: 0, count: width * count)
    for feature in 0..<width {
      let cuts = thresholds[feature]
      for row in 0..<count {
        let value = rows[row * width + feature]
        var low = 0
        var high = cuts.count
        while low < high {
          let middle = (low + high) / 2
          if value > cuts[middle] { low = middle + 1 } else { high = middle }
        }
        binned[feature * count + row] = UInt8(low)
      }
    }
    return binned
  }
}

/// A linear congruential generator with SplitMix64's mixing; the same everywhere.
struct Random {
  var state: UInt64
  mutating func unit() -> Float {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    z ^= z >> 31
    return Float(z >> 40) / Float(1 << 24)
  }
}
