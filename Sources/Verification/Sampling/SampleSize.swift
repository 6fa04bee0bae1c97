import Foundation

/// How many items to draw so that irregular ones are missed with at most a given risk.
public struct SampleSize: Hashable, Sendable {
  /// Items in all.
  public var population: Int
  /// The number of irregular items that is to be noticed.
  public var irregular: Int
  /// The risk β of missing them that is accepted.
  public var risk: Fraction
  /// The least number that suffices, exactly: least n with C(N−d, n)/C(N, n) ≤ β.
  public var exact: Int
  /// The IAEA's approximation ⌈N (1 − β^(1/d))⌉: never too small, often a few too many.
  public var iaea: Int
  /// ⌈(1 − β^(1/d)) (N − (d−1)/2)⌉ of Jaech and Russell (IAEA STR-261, 1991), the same as Cannon and
  /// Roe's of 1982: close to exact.
  public var jaech: Int
  /// ⌈ln β / ln(1 − d/N)⌉, as if every item drawn were put back; at most N.
  public var withReplacement: Int

  /// The sample size in all four forms.
  ///
  /// About 20 evaluations of the chance of detection, so microseconds to a few milliseconds.
  ///
  /// - Throws: `bad-drawing` for a population that has no such number of irregular items, `bad-risk`
  ///   for a risk outside 0…1 (1 itself needs no sample and 0 only a certain one).
  public init(population: Int, irregular: Int, risk: Fraction) throws {
    _ = try Drawing(population: population, irregular: irregular, sample: 0)
    guard irregular > 0 else {
      throw VerificationError(
        code: "bad-drawing",
        "No sample detects 0 irregular items. Give the least number that should be noticed.")
    }
    guard risk.isProbability else {
      throw VerificationError(
        code: "bad-risk", "A risk is a number from 0 to 1, such as 0.05 or 1/20; found \(risk).")
    }
    self.population = population
    self.irregular = irregular
    self.risk = risk
    // A risk of 0 asks for certainty, which the approximations reach only with the whole population.
    let logRisk = risk.isZero ? -Double.infinity : log(risk.value)
    let share = -expm1(logRisk / Double(irregular))
    exact = SampleSize.exactly(population, irregular, risk)
    iaea = SampleSize.leastBase(
      near: share * Double(population), of: 2 * population, irregular, risk, within: population)
    jaech = SampleSize.leastBase(
      near: share * (Double(2 * population - irregular + 1) / 2),
      of: 2 * population - irregular + 1, irregular, risk, within: population)
    withReplacement = SampleSize.leastExponent(population, irregular, risk, logRisk)
  }

  private static func exactly(_ population: Int, _ irregular: Int, _ risk: Fraction) -> Int {
    func suffices(_ sample: Int) -> Bool {
      Drawing(unchecked: population, irregular, sample).missIsAtMost(risk)
    }
    if suffices(0) { return 0 }
    // Jaech's formula is within a few of the truth; look near it and widen until it is enclosed.
    let certain = population - irregular + 1
    let share = risk.isZero ? 1 : -expm1(log(risk.value) / Double(irregular))
    let guess = share * (Double(population) - Double(irregular - 1) / 2)
    var high = min(certain, max(1, Int(guess.rounded(.up))))
    var low = high - 1
    var step = 1
    while high < certain, !suffices(high) {
      low = high
      high = min(certain, high + step)
      step *= 2
    }
    step = 1
    while low > 0, suffices(low) {
      high = low
      low = max(0, low - step)
      step *= 2
    }
    // Invariant: low does not suffice, high does.
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if suffices(middle) { high = middle } else { low = middle }
    }
    return high
  }

  /// The least n with (1 − 2n/whole)^d ≤ β, given its value in floating point: `near` rounded up,
  /// except that a value that lies on a whole number to within rounding is decided exactly.
  private static func leastBase(
    near: Double, of whole: Int, _ irregular: Int, _ risk: Fraction, within population: Int
  ) -> Int {
    let nearest = near.rounded()
    let up = Int(near.rounded(.up))
    guard abs(near - nearest) <= 1e-12 + 1e-14 * near, nearest >= 0 else { return up }
    let n = Int(nearest)
    let bits = Double(irregular) * log2(Double(max(2, whole)))
    guard bits < 300_000, 2 * n <= whole else { return n }
    let power = UInt64(irregular)
    let holds =
      Natural(UInt64(whole - 2 * n)).power(power) * risk.denominator
      <= Natural(UInt64(whole)).power(power) * risk.numerator
    return holds ? n : n + 1
  }

  /// The least n with (1 − d/N)ⁿ ≤ β, at most N.
  private static func leastExponent(
    _ population: Int, _ irregular: Int, _ risk: Fraction, _ logRisk: Double
  ) -> Int {
    if logRisk == 0 { return 0 }
    if irregular == population { return 1 }
    let near = logRisk / log1p(-Double(irregular) / Double(population))
    guard near < Double(population) else { return population }
    let nearest = near.rounded()
    guard abs(near - nearest) <= 1e-12 + 1e-14 * near else {
      return min(population, Int(near.rounded(.up)))
    }
    let n = Int(nearest)
    guard nearest * log2(Double(population)) < 300_000 else { return min(population, n) }
    let power = UInt64(n)
    let holds =
      Natural(UInt64(population - irregular)).power(power) * risk.denominator
      <= Natural(UInt64(population)).power(power) * risk.numerator
    return min(population, holds ? n : n + 1)
  }
}
