import Foundation

/// What a finished inspection excludes: how many irregular items there can still be.
public struct UpperBound: Hashable, Sendable {
  public var population: Int
  public var sample: Int
  /// Irregular items found in the sample.
  public var found: Int
  /// The chance α of being wrong that is accepted.
  public var alpha: Fraction
  /// The largest number D of irregular items with P(X ≤ found | N, D, n) > α, by exact inversion.
  public var irregularNotExcluded: Int
  /// The one-sided Clopper–Pearson bound on their share, the (1 − α) quantile of
  /// Beta(found + 1, n − found): as if every item drawn were put back.
  public var share: Double

  /// - Throws: `bad-drawing` where more was found than drawn or more drawn than there is, `bad-risk`
  ///   for an α outside 0…1, both ends excluded.
  public init(population: Int, sample: Int, found: Int, alpha: Fraction) throws {
    _ = try Drawing(population: population, irregular: 0, sample: sample)
    guard found >= 0, found <= sample else {
      throw VerificationError(
        code: "bad-drawing",
        "In a sample of \(sample), \(found) irregular items cannot have been found.")
    }
    guard alpha.isProbability, !alpha.isZero, alpha != Fraction(1) else {
      throw VerificationError(
        code: "bad-risk",
        "The risk α lies between 0 and 1, both excluded, such as 0.05; found \(alpha).")
    }
    self.population = population
    self.sample = sample
    self.found = found
    self.alpha = alpha
    var low = found
    var high = population - sample + found
    while low < high {
      let middle = low + (high - low + 1) / 2
      if UpperBound.isPossible(population, middle, sample, found, alpha) {
        low = middle
      } else {
        high = middle - 1
      }
    }
    irregularNotExcluded = low
    share = UpperBound.clopperPearson(sample, found, alpha.value)
  }

  /// Whether P(X ≤ found) > α, decided exactly where the two are close and the numbers allow it.
  private static func isPossible(
    _ population: Int, _ irregular: Int, _ sample: Int, _ found: Int, _ alpha: Fraction
  ) -> Bool {
    let drawing = Drawing(unchecked: population, irregular, sample)
    let chance =
      found == 0 ? drawing.detection.miss : SampleCounts(drawing).chance(ofAtMost: found)
    let limit = alpha.value
    if abs(chance - limit) > 1e-9 * limit || sample > 2000 { return chance > limit }
    var below = Natural()
    for k in 0...found {
      below =
        below
        + Natural.binomial(irregular, k) * Natural.binomial(population - irregular, sample - k)
    }
    return below * alpha.denominator > Natural.binomial(population, sample) * alpha.numerator
  }

  private static func clopperPearson(_ sample: Int, _ found: Int, _ alpha: Double) -> Double {
    if found >= sample { return 1 }
    if found == 0 { return -expm1(log(alpha) / Double(sample)) }
    // P(X ≤ found | n, p) falls in p; the bound is where it reaches α.
    var (low, high) = (0.0, 1.0)
    for _ in 0..<200 {
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { break }
      if SampleCounts(trials: sample, chance: middle).chance(ofAtMost: found) > alpha {
        low = middle
      } else {
        high = middle
      }
    }
    return low + (high - low) / 2
  }
}
