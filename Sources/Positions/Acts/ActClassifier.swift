/// Tells the act and the measure of a statement from its features, by two linear models.
struct ActClassifier: Sendable {
  let acts: LinearModel
  let measures: LinearModel

  func act(of features: [String]) -> (act: StatementAct, probability: Float) {
    let (best, probability) = Self.best(acts.probabilities(features))
    return (StatementAct.allCases[best], probability)
  }

  func measure(of features: [String]) -> (measure: Measure, probability: Float) {
    let (best, probability) = Self.best(measures.probabilities(features))
    return (Measure.allCases[best], probability)
  }

  static func best(_ probabilities: [Float]) -> (index: Int, probability: Float) {
    let best = probabilities.indices.max { (probabilities[$0], $1) < (probabilities[$1], $0) } ?? 0
    return (best, probabilities[best])
  }
}
