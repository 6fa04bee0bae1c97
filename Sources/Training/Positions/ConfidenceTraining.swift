internal import Positions

/// Fits likelihoods to what turned out right, on judgements made out of fold.
enum ConfidenceTraining {
  /// Isotonic regression by pooling neighbours, over at most ten groups of equal size.
  static func curve(_ judged: [(score: Float, isRight: Bool)]) -> ConfidenceModel.Curve {
    let ordered = judged.sorted { ($0.score, $0.isRight ? 1 : 0) < ($1.score, $1.isRight ? 1 : 0) }
    guard ordered.count >= 20 else { return ConfidenceModel.Curve(scores: [], shares: []) }
    let groups = min(10, ordered.count / 10)
    var pools: [(score: Float, right: Float, count: Float)] = []
    for group in 0..<groups {
      let part = ordered[(ordered.count * group / groups)..<(ordered.count * (group + 1) / groups)]
      let count = Float(part.count)
      pools.append(
        (
          part.reduce(0) { $0 + $1.score } / count,
          // One right and one wrong added: no group is surely right or wrong.
          Float(part.count { $0.isRight }) + 1, count + 2
        ))
      while pools.count > 1 {
        let (last, before) = (pools[pools.count - 1], pools[pools.count - 2])
        guard before.right / before.count >= last.right / last.count else { break }
        pools.removeLast(2)
        let both = before.count + last.count
        pools.append(
          (
            (before.score * before.count + last.score * last.count) / both,
            before.right + last.right, both
          ))
      }
    }
    return ConfidenceModel.Curve(
      scores: pools.map(\.score), shares: pools.map { $0.right / $0.count })
  }

  /// Logistic regression on signs by gradient descent from zero, lightly held there.
  static func weights(_ judged: [(signs: [Float], isRight: Bool)]) -> [Float] {
    var weights = [Float](repeating: 0, count: ConfidenceModel.signCount)
    guard !judged.isEmpty else { return weights }
    for _ in 0..<400 {
      var slope = weights.enumerated().map { $0.offset == 0 ? 0 : -0.002 * $0.element }
      let model = ConfidenceModel(
        statement: weights, act: empty, measure: empty, instrument: empty)
      for one in judged {
        let miss = (one.isRight ? 1 : 0) - model.statement(one.signs)
        for index in weights.indices {
          slope[index] += miss * one.signs[index] / Float(judged.count)
        }
      }
      for index in weights.indices { weights[index] += 1.5 * slope[index] }
    }
    return weights
  }

  private static let empty = ConfidenceModel.Curve(scores: [], shares: [])
}
