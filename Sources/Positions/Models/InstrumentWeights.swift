/// How much each kind of evidence speaks for an instrument, learnt by logistic regression on the development set.
enum InstrumentWeights {
  static let count = 28
  static let weights: [Float] = [
    2.15, 2.01, 1.8, 0.78, 0.51, 1.08, 0.47, 0.83, 0.22, -0.56, 2.08, 0.56, -0.53, 4.34, 3.82, 0.02,
    -0.43, 0.78, 0.85, -0.87, 0.42, 0.4, 0.49, 1.21, 0.45, 0.42, -0.44, 1.48,
  ]
}
