import Primitives
public import Statements

/// Turns what a reader computes into shares: of the statements given 0.8 about four in five are right.
///
/// Fitted out of fold: the reader that gave the scores had not seen the documents they are fitted on.
public struct ConfidenceModel: Sendable, Equatable {
  /// A rising line through points: isotonic regression over ten bins of equal size.
  public struct Curve: Sendable, Equatable {
    /// Scores, rising.
    public var scores: [Float]
    /// The share that was right at each.
    public var shares: [Float]

    public init(scores: [Float], shares: [Float]) {
      self.scores = scores
      self.shares = shares
    }

    /// The share at `score`, between the points in a straight line; `score` itself without points.
    public func share(_ score: Float) -> Float {
      guard let first = scores.first, let last = scores.last else { return score }
      if score <= first { return shares[0] }
      if score >= last { return shares[shares.count - 1] }
      var at = 1
      while scores[at] < score { at += 1 }
      let step = scores[at] - scores[at - 1]
      guard step > 0 else { return shares[at] }
      return shares[at - 1] + (shares[at] - shares[at - 1]) * (score - scores[at - 1]) / step
    }
  }

  /// Weights of a logistic regression on `signs` for whether the statement itself is right (speaker and content).
  public var statement: [Float]
  public var act: Curve
  public var measure: Curve
  public var instrument: Curve

  public init(statement: [Float], act: Curve, measure: Curve, instrument: Curve) {
    self.statement = statement
    self.act = act
    self.measure = measure
    self.instrument = instrument
  }

  static let unlearnt = ConfidenceModel(
    statement: [2] + [Float](repeating: 0, count: signCount - 1),
    act: Curve(scores: [], shares: []), measure: Curve(scores: [], shares: []),
    instrument: Curve(scores: [], shares: []))

  /// How many signs a statement gives.
  public static let signCount = 12

  /// What tells a sure statement from an unsure one, by the shape of its attribution.
  public static func signs(of statement: AttributedStatement, _ attribution: Attribution) -> [Float]
  {
    func sign(_ holds: Bool) -> Float { holds ? 1 : 0 }
    let length = statement.content.reduce(0) { $0 + $1.length }
    return [
      1, Float(attribution.score) - 0.9, sign(attribution.isNominal),
      sign(statement.quote == .direct), sign(statement.quote == .mixed),
      sign(statement.nestedIn != nil), sign(statement.speaker.kind == .person),
      sign(statement.speaker.kind == .unnamed), sign(length < 20), sign(length > 160),
      sign(statement.content.count > 1),
      sign(
        ["say", "tell", "add", "accuse", "urge", "warn", "call on"].contains(attribution.lemma)),
    ]
  }

  /// The likelihood that a statement with these signs is one, drawn right.
  public func statement(_ signs: [Float]) -> Float {
    let sum = zip(statement, signs).reduce(Float(0)) { $0 + $1.0 * $1.1 }
    return sum >= 0
      ? 1 / (1 + LinearModel.exponential(-sum)) : 1 - 1 / (1 + LinearModel.exponential(sum))
  }

  // The curves one behind the other, each with its number of points.
  var numbers: [Float] {
    statement
      + [act, measure, instrument].flatMap { [Float($0.scores.count)] + $0.scores + $0.shares }
  }

  init?(numbers: [Float]) {
    guard numbers.count > Self.signCount else { return nil }
    statement = Array(numbers[..<Self.signCount])
    var at = Self.signCount
    var curves: [Curve] = []
    for _ in 0..<3 {
      guard at < numbers.count, numbers[at] >= 0, numbers[at] <= 1000 else { return nil }
      let count = Int(numbers[at])
      guard at + 1 + 2 * count <= numbers.count else { return nil }
      curves.append(
        Curve(
          scores: Array(numbers[(at + 1)..<(at + 1 + count)]),
          shares: Array(numbers[(at + 1 + count)..<(at + 1 + 2 * count)])))
      at += 1 + 2 * count
    }
    (act, measure, instrument) = (curves[0], curves[1], curves[2])
  }
}
