import Foundation

/// Drawing a sample without replacement from a population in which some items are irregular.
///
/// ```swift
/// let site = try Drawing(population: 100, irregular: 5, sample: 45)
/// site.detection.probability  // 0.9537936…: the chance that the sample holds an irregular item
/// ```
///
/// The hypergeometric distribution, in logarithms where the numbers are large. Populations up to
/// 4 000 000 000.
public struct Drawing: Hashable, Sendable {
  /// Items in all.
  public let population: Int
  /// Items that are not as declared.
  public let irregular: Int
  /// Items drawn.
  public let sample: Int

  /// - Throws: `bad-drawing` for a negative number, more irregular or drawn items than there are, or a
  ///   population over 4 000 000 000.
  public init(population: Int, irregular: Int, sample: Int) throws {
    guard population >= 0, population <= 4_000_000_000 else {
      throw VerificationError(
        code: "bad-drawing",
        "A population is a number from 0 to 4000000000; found \(population).")
    }
    guard irregular >= 0, irregular <= population, sample >= 0, sample <= population else {
      throw VerificationError(
        code: "bad-drawing",
        "Of \(population) items, \(irregular) cannot be irregular and \(sample) drawn. Give numbers "
          + "from 0 to the population.")
    }
    self.population = population
    self.irregular = irregular
    self.sample = sample
  }

  init(unchecked population: Int, _ irregular: Int, _ sample: Int) {
    self.population = population
    self.irregular = irregular
    self.sample = sample
  }

  /// The chance of finding something, and of missing it.
  public struct Detection: Hashable, Sendable {
    /// The chance that the sample holds at least one irregular item that is recognised.
    public var probability: Double
    /// The chance that it does not; accurate also where it is far below the last digit of 1.
    public var miss: Double
    /// The natural logarithm of `miss`; minus infinity for certain detection.
    public var logMiss: Double

    init(logMiss: Double) {
      self.logMiss = logMiss
      miss = exp(logMiss)
      probability = logMiss == 0 ? 0 : -expm1(logMiss)
    }

    /// The decimal logarithm of `miss`.
    public var log10Miss: Double { logMiss / M_LN10 }
  }

  /// The chance that the sample holds an irregular item: 1 − C(N−d, n) / C(N, n).
  ///
  /// At most 200 000 steps, whatever the numbers.
  public var detection: Detection { Detection(logMiss: logMiss) }

  /// ln C(N−d, n) / C(N, n) = Σ_{i<m} ln(1 − M/(N−i)) with m the smaller and M the larger of n and d.
  var logMiss: Double {
    let fewer = min(sample, irregular)
    let more = max(sample, irregular)
    if fewer == 0 { return 0 }
    if more > population - fewer { return -.infinity }
    // Beyond this many terms the miss is below e^(−m²/N) and Stirling's series is exact enough: its
    // error is about 1e-16 of the largest term, which is N.
    if fewer > 200_000 { return stirling(fewer, more) }
    var sum = 0.0
    var rest = 0.0
    let n = Double(population)
    let large = Double(more)
    for i in 0..<fewer {
      // Compensated, because a small chance of detection is the small difference of the whole from 1.
      let term = log1p(-large / (n - Double(i))) - rest
      let next = sum + term
      rest = (next - sum) - term
      sum = next
    }
    return sum
  }

  private func stirling(_ fewer: Int, _ more: Int) -> Double {
    let n = Double(population)
    let (m, d) = (Double(fewer), Double(more))
    let (a, b, c) = (n - d, n - d - m, n - m)
    func tail(_ x: Double) -> Double {
      x < 16
        ? lgamma(x + 1) - ((x + 0.5) * log(max(x, 1e-300)) - x + 0.918938533204672741780329736)
        : 1 / (12 * x) - 1 / (360 * x * x * x) + 1 / (1260 * x * x * x * x * x)
    }
    func entropy(_ x: Double, _ logarithm: Double) -> Double { x == 0 ? 0 : x * logarithm }
    // 1 − (d + m)/n rather than b/n, whose rounding would be multiplied by b.
    let last = b == 0 ? 0 : log1p(-(d + m) / n)
    let logs = entropy(a, log1p(-d / n)) + entropy(c, log1p(-m / n)) - entropy(b, last)
    let halves =
      0.5 * (log1p(-d / n) + log1p(-m / n) - (b == 0 ? log(1e-300 / n) : last))
    return logs + halves + tail(a) + tail(c) - tail(b) - tail(n)
  }

  /// The chance of detection as an exact fraction.
  ///
  /// - Returns: Nil where more than 200 factors would have to be multiplied out.
  public var exactDetection: Fraction? {
    let fewer = min(sample, irregular)
    let more = max(sample, irregular)
    guard fewer <= 200 else { return nil }
    if fewer > 0, more > population - fewer { return Fraction(1) }
    var (missed, all) = products(fewer, more)
    if fewer == 0 { (missed, all) = (Natural(1), Natural(1)) }
    return Fraction(all - missed, over: all)
  }

  /// ∏ (N−M−i) and ∏ (N−i) for i below m.
  private func products(_ fewer: Int, _ more: Int) -> (Natural, Natural) {
    var (missed, all) = (Natural(1), Natural(1))
    for i in 0..<fewer {
      missed *= UInt64(population - more - i)
      all *= UInt64(population - i)
    }
    return (missed, all)
  }

  /// Whether the chance of missing everything is at most `risk`, decided exactly where it is close.
  func missIsAtMost(_ risk: Fraction) -> Bool {
    let logMiss = logMiss
    if logMiss == -.infinity { return !risk.isNegative }
    if risk.isZero { return false }
    let difference = logMiss - log(risk.value)
    if abs(difference) > 1e-9 { return difference < 0 }
    let fewer = min(sample, irregular)
    // 20 000 factors are multiplied in a fraction of a second. Beyond, a tie to nine digits with a
    // risk that anyone writes down does not happen, and the logarithm decides.
    guard fewer <= 20_000 else { return difference <= 0 }
    let (missed, all) = products(fewer, max(sample, irregular))
    return missed * risk.denominator <= all * risk.numerator
  }

  /// The chance of detection when an irregular item in the sample is recognised with chance `q`:
  /// 1 − Σₖ P(k in the sample) (1 − q)ᵏ.
  ///
  /// - Throws: `bad-probability` for a chance outside 0…1.
  public func detection(recognising q: Double) throws -> Detection {
    guard (0...1).contains(q) else {
      throw VerificationError(
        code: "bad-probability", "A chance of recognition lies between 0 and 1; found \(q).")
    }
    if q == 1 { return detection }
    if q == 0 || irregular == 0 || sample == 0 { return Detection(logMiss: 0) }
    let weights = SampleCounts(self)
    let logEscape = log1p(-q)
    // Two sums of positive terms: what is detected keeps its digits where it is small, and what is
    // missed where that is.
    let found = weights.mean { -expm1(Double($0) * logEscape) }
    let logMissed = weights.logMean(ofPower: logEscape)
    var detection = Detection(logMiss: logMissed)
    if found < 0.5 { detection.probability = found }
    return detection
  }
}
