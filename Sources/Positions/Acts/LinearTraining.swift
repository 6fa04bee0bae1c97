/// Trains a `LinearModel` by averaged stochastic gradient descent; the same seed gives the same model.
public struct LinearTraining: Sendable {
  public struct Example: Sendable {
    public var features: [String]
    /// The wished probability of each class; sums to one.
    public var target: [Float]

    public init(features: [String], target: [Float]) {
      self.features = features
      self.target = target
    }
  }

  public var buckets = 1 << 14
  public var rounds = 40
  public var rate: Float = 0.5
  public var decay: Float = 1e-4
  public var seed: UInt64 = 1

  public init() {}

  /// The model that fits the examples; linear in rounds times features.
  public func model(_ examples: [Example], classes: Int) -> LinearModel {
    var weights = [Float](repeating: 0, count: buckets * classes)
    var sums = [Float](repeating: 0, count: buckets * classes)
    var bias = [Float](repeating: 0, count: classes)
    let rows = examples.map { $0.features.map { LinearModel.bucket($0, of: buckets) * classes } }
    var order = Array(examples.indices)
    var state = seed
    func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
    var averaged: Float = 0
    for round in 0..<rounds {
      for index in order.indices.dropFirst() {
        order.swapAt(index, Int(next() % UInt64(index + 1)))
      }
      let rate = self.rate / (1 + Float(round) * 0.15)
      for position in order {
        let weight = 1 / Float(max(rows[position].count, 1)).squareRoot()
        var scores = bias
        for row in rows[position] {
          for index in 0..<classes { scores[index] += weights[row + index] * weight }
        }
        let probabilities = LinearModel.softmax(scores)
        for index in 0..<classes {
          let step = rate * (examples[position].target[index] - probabilities[index])
          bias[index] += step * 0.1
          let change = step * weight
          for row in rows[position] {
            weights[row + index] += change - rate * decay * weights[row + index]
          }
        }
      }
      if round >= rounds / 2 {
        averaged += 1
        for index in weights.indices { sums[index] += weights[index] }
      }
    }
    if averaged > 0 { for index in weights.indices { weights[index] = sums[index] / averaged } }
    let top = weights.reduce(Float(0)) { max($0, abs($1)) }
    let scale = top > 0 ? top / 127 : 1
    return LinearModel(
      classes: classes, buckets: buckets,
      weights: weights.map { Int8(max(-127, min(127, ($0 / scale).rounded()))) }, bias: bias,
      scale: scale)
  }
}
