import Primitives

/// A multinomial logistic model over hashed features: scores a fixed list of classes.
///
/// Weights are kept in eight bits with one scale. Features are strings hashed with FNV-1a; a collision costs a
/// little accuracy and nothing else.
public struct LinearModel: Sendable {
  public let classes: Int
  /// Buckets, a power of two.
  public let buckets: Int
  /// Row by bucket, column by class.
  public let weights: [Int8]
  public let bias: [Float]
  public let scale: Float

  public init(classes: Int, buckets: Int, weights: [Int8], bias: [Float], scale: Float) {
    self.classes = classes
    self.buckets = buckets
    self.weights = weights
    self.bias = bias
    self.scale = scale
  }

  /// A model that has learnt nothing and favours one class.
  static func flat(classes: Int, favoured: Int) -> LinearModel {
    var bias = [Float](repeating: 0, count: classes)
    bias[favoured] = 1
    return LinearModel(
      classes: classes, buckets: 1, weights: [Int8](repeating: 0, count: classes), bias: bias,
      scale: 1)
  }

  /// The bucket of a feature.
  public static func bucket(_ feature: String, of buckets: Int) -> Int {
    var hash = FNV1a.hash(feature.utf8)
    hash ^= hash >> 29
    return Int(hash & UInt64(buckets - 1))
  }

  /// The probability of each class given the features; linear in features times classes.
  public func probabilities(_ features: [String]) -> [Float] {
    var sums = bias
    let weight = scale / Float(max(features.count, 1)).squareRoot()
    for feature in features {
      let row = Self.bucket(feature, of: buckets) * classes
      for index in 0..<classes { sums[index] += Float(weights[row + index]) * weight }
    }
    return Self.softmax(sums)
  }

  static func softmax(_ sums: [Float]) -> [Float] {
    let top = sums.max() ?? 0
    var total: Float = 0
    var values = sums
    for index in values.indices {
      values[index] = Self.exponential(values[index] - top)
      total += values[index]
    }
    for index in values.indices { values[index] /= total }
    return values
  }

  /// e to the power x for x ≤ 0, without a mathematics library: the same bits everywhere.
  static func exponential(_ x: Float) -> Float {
    guard x > -60 else { return 0 }
    // e^x = (e^(x/1024))^1024 by the Taylor series to the fourth term.
    let small = Double(x) / 1024
    var value = 1 + small * (1 + small / 2 * (1 + small / 3 * (1 + small / 4)))
    for _ in 0..<10 { value *= value }
    return Float(value)
  }
}
