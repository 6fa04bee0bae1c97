/// How much each kind of evidence speaks for an instrument, learnt by logistic regression on the development set.
enum InstrumentWeights {
  static let count = 28
  static let weights: [Float] = [
    2.07, 1.58, 1.72, 0.39, 0.77, 0.76, 0.22, 0.58, 0.29, -0.54, 1.87, 0.64, 0.22, 4.86, 3.73, -0.2,
    -1.06, 1.57, 0.42, -0.85, 0.42, -1.91, 0.0, 0.45, 0.28, 0.22, -0.48, 1.32,
  ]
}
