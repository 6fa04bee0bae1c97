/// A game of some inspections over some periods against one who may violate once (Dresher 1962).
///
/// The inspector knows how many are left, the inspectee sees each one; the inspector gains 1 for a
/// violation caught, loses 1 for one missed, and nothing happens where none is committed. Sources:
/// M. Dresher, RAND RM-2972, 1962; Avenhaus, von Stengel and Zamir, "Inspection games", Handbook of
/// Game Theory III, 2002; von Stengel, Mathematics of Operations Research 41, 2016.
public struct InspectionGame: Hashable, Sendable {
  public let periods: Int
  public let inspections: Int

  /// - Throws: `bad-game` for fewer than 1 or more than 1000 periods, or a negative number of
  ///   inspections.
  public init(periods: Int, inspections: Int) throws {
    guard (1...1000).contains(periods), inspections >= 0 else {
      throw VerificationError(
        code: "bad-game",
        "A game has 1 to 1000 periods and 0 or more inspections; found \(periods) and \(inspections)."
      )
    }
    self.periods = periods
    self.inspections = inspections
  }

  /// What the game is worth to the inspector when both play their best, from −1 to 0, exactly:
  /// −C(n−1, m) / Σ_{i≤m} C(n, i).
  public var value: Fraction { InspectionGame.value(periods, inspections) }

  static func value(_ n: Int, _ m: Int) -> Fraction {
    if m >= n { return Fraction(0) }
    var sum = Natural()
    var term = Natural(1)
    for i in 0...m {
      if i > 0 {
        term *= UInt64(n - i + 1)
        term = term.quotientAndRemainder(by: Natural(UInt64(i))).quotient
      }
      sum = sum + term
    }
    return Fraction(Natural.binomial(n - 1, m), over: sum, isNegative: true)
  }

  /// The best play in the first period: the chance with which the inspector inspects and the
  /// inspectee violates.
  ///
  /// - Returns: Nil where there is no choice to make: no inspection is left, or one for every period.
  public var play: (inspect: Fraction, violate: Fraction)? {
    guard inspections > 0, inspections < periods else { return nil }
    let after = InspectionGame.value(periods - 1, inspections - 1)
    let saved = InspectionGame.value(periods - 1, inspections)
    let whole = Fraction(2) + saved - after
    guard let inspect = (Fraction(1) + saved).divided(by: whole),
      let violate = (saved - after).divided(by: whole)
    else { return nil }
    return (inspect, violate)
  }
}
