import Foundation
import TestSupport
import Testing
import Verification

@Suite struct `Drawing a sample` {
  /// C(n, k) in doubles, exact for the small numbers used here.
  private func choose(_ n: Int, _ k: Int) -> Double {
    guard k >= 0, k <= n else { return 0 }
    return (0..<min(k, n - k)).reduce(1.0) { $0 * Double(n - $1) / Double($1 + 1) }.rounded()
  }

  @Test(arguments: 0..<60)
  func `has the chance that counting gives`(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let population = Int.random(in: 1...40, using: &random)
    let irregular = Int.random(in: 0...population, using: &random)
    let sample = Int.random(in: 0...population, using: &random)
    let q = Double.random(in: 0...1, using: &random)
    let drawing = try Drawing(population: population, irregular: irregular, sample: sample)
    let all = choose(population, sample)
    let counted =
      (0...irregular).reduce(0.0) {
        $0 + choose(irregular, $1) * choose(population - irregular, sample - $1) / all
          * (1 - pow(1 - q, Double($1)))
      }
    #expect(abs(try drawing.detection(recognising: q).probability - counted) < 1e-12)
    let sure = 1 - choose(population - irregular, sample) / all
    #expect(abs(drawing.detection.probability - sure) < 1e-12)
    let exact = try #require(drawing.exactDetection)
    #expect(abs(exact.value - drawing.detection.probability) <= 4e-15)
  }

  @Test(arguments: 0..<40)
  func `is the same with sample and irregular items changed over`(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let population = Int.random(in: 1000...1_000_000_000, using: &random)
    let a = Int.random(in: 0...min(population, 5000), using: &random)
    let b = Int.random(in: 0...population, using: &random)
    let first = try Drawing(population: population, irregular: a, sample: b).detection
    let second = try Drawing(population: population, irregular: b, sample: a).detection
    #expect(first == second)
    #expect((0...1).contains(first.probability))
  }

  @Test func `of hundreds of thousands agrees with Stirling's series on both sides`() throws {
    // 200 000 terms are summed, 200 001 are not; between neighbours the logarithm moves by one term.
    for population in [1_000_000, 50_000_000, 1_000_000_000] {
      let more = 250_000
      let summed = try Drawing(population: population, irregular: 200_000, sample: more).detection
      let series = try Drawing(population: population, irregular: 200_001, sample: more).detection
      let step = log1p(-Double(more) / Double(population - 200_000))
      let gap = series.logMiss - summed.logMiss - step
      #expect(abs(gap) < 1e-9 * max(1, abs(summed.logMiss) * 1e-4), "\(population): \(gap)")
    }
  }

  @Test func `small chances and small misses keep their digits`() throws {
    let rare = try Drawing(population: 1_000_000_000, irregular: 1, sample: 1).detection
    #expect(rare.probability == 1e-9)
    let faint = try Drawing(population: 1_000_000_000, irregular: 10, sample: 10)
      .detection(recognising: 1e-6)
    #expect(isClose(faint.probability, 1e-13, relative: 1e-6))
    let missed = try Drawing(population: 1000, irregular: 400, sample: 300)
      .detection(recognising: 0.9)
    #expect(missed.miss > 0 && missed.miss < 1e-40)
  }

  @Test(arguments: [(10, 11, 0), (10, 0, 11), (-1, 0, 0), (10, -1, 0), (5_000_000_000, 1, 1)])
  func `that cannot be is refused`(population: Int, irregular: Int, sample: Int) {
    #expect(throws: VerificationError.self) {
      try Drawing(population: population, irregular: irregular, sample: sample)
    }
  }
}

@Suite struct `A sample size` {
  @Test(arguments: 0..<80)
  func `suffices, and one less does not`(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let population = Int.random(in: 1...2_000_000, using: &random)
    let irregular = Int.random(in: 1...max(1, min(population, 500)), using: &random)
    let risk = try #require(Fraction(1, over: Int.random(in: 2...2000, using: &random)))
    let size = try SampleSize(population: population, irregular: irregular, risk: risk)
    func miss(_ sample: Int) throws -> Double {
      try Drawing(population: population, irregular: irregular, sample: sample).detection.miss
    }
    #expect(try miss(size.exact) <= risk.value * (1 + 1e-9))
    let before = size.exact == 0 ? 1 : try miss(size.exact - 1)
    #expect(before > risk.value * (1 - 1e-9))
    #expect(size.exact <= size.iaea)
    #expect(size.exact <= size.withReplacement)
  }

  @Test(arguments: [2, 5, 8, 10, 20, 25, 40, 50, 100, 125, 200, 1000])
  func `on the edge of a ratio of whole numbers is decided exactly`(parts: Int) throws {
    // With one irregular item the miss is (N − n)/N, which meets 1/parts exactly.
    for scale in [1, 3, 7, 1000, 999_983] {
      let population = parts * scale
      let size = try SampleSize(
        population: population, irregular: 1, risk: try #require(Fraction(1, over: parts)))
      #expect(size.exact == population - scale)
      #expect(size.iaea == population - scale)
      #expect(size.jaech == population - scale)
    }
  }

  @Test func `of a billion is found`() throws {
    let size = try SampleSize(
      population: 1_000_000_000, irregular: 1000, risk: try #require(Fraction("0.05")))
    #expect(
      try Drawing(population: 1_000_000_000, irregular: 1000, sample: size.exact).detection.miss
        <= 0.05)
    #expect(
      try Drawing(population: 1_000_000_000, irregular: 1000, sample: size.exact - 1).detection
        .miss > 0.05)
    #expect(abs(size.jaech - size.exact) <= 1000)
  }

  @Test func `for certainty leaves no room, and for no certainty needs none`() throws {
    let certain = try SampleSize(population: 100, irregular: 5, risk: Fraction(0))
    #expect(certain.exact == 96)
    #expect(certain.iaea == 100)
    let none = try SampleSize(population: 100, irregular: 5, risk: Fraction(1))
    #expect(none.exact == 0)
    #expect(none.withReplacement == 0)
  }
}

@Suite struct `A fraction` {
  @Test(arguments: [
    ("0.05", "1/20"), ("5%", "1/20"), ("1/20", "1/20"), ("5e-2", "1/20"), (" 2/4 ", "1/2"),
    ("-0.5", "-1/2"), ("0", "0/1"), ("1.", "1/1"), (".5", "1/2"), ("0.1/0.4", "1/4"),
  ])
  func `is what is written`(text: String, expected: String) {
    #expect(Fraction(text)?.description == expected)
  }

  @Test(arguments: ["", "1/0", "a", "1/2/3", "0.0.5", "1e99", "--1", "1/-2", "%", "."])
  func `is not read from anything else`(text: String) { #expect(Fraction(text) == nil) }

  @Test(arguments: 0..<60)
  func `adds, multiplies and compares exactly`(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    func some() -> (Fraction, Double) {
      let a = Int.random(in: -1000...1000, using: &random)
      let b = Int.random(in: 1...1000, using: &random)
      return (Fraction(a, over: b)!, Double(a) / Double(b))
    }
    let (x, a) = some()
    let (y, b) = some()
    #expect(isClose((x * y).value, a * b, relative: 1e-14))
    #expect(abs((x + y).value - (a + b)) < 1e-11)
    #expect((x - y) + y == x)
    if let ratio = x.divided(by: y) { #expect(ratio * y == x) }
    #expect((x < y) == (x - y).description.hasPrefix("-"))
  }
}

@Suite struct `An allocation` {
  @Test(arguments: 0..<40)
  func `guarantees what the best of all allocations does`(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let strata = (0..<3).map { index in
      let population = Int.random(in: 1...9, using: &random)
      return Allocation.Stratum(
        name: "\(index)", population: population,
        irregular: Int.random(in: 1...population, using: &random))
    }
    let budget = Int.random(in: 0...20, using: &random)
    let plan = try Allocation(strata, budget: budget)
    #expect(plan.samples.reduce(0, +) + plan.unused == budget)
    var best = 0.0
    for a in 0...min(strata[0].population, budget) {
      for b in 0...min(strata[1].population, budget - a) {
        let c = min(strata[2].population, budget - a - b)
        let least =
          try zip(strata, [a, b, c]).map {
            try Drawing(population: $0.population, irregular: $0.irregular, sample: $1).detection
              .probability
          }.min() ?? 0
        best = max(best, least)
      }
    }
    #expect(abs(plan.guaranteed - best) < 1e-12)
  }
}

@Suite struct `An inspection game` {
  @Test func `is worth what its recursion says`() throws {
    for n in 2...24 {
      for m in 1..<n {
        let a = try InspectionGame(periods: n - 1, inspections: m - 1).value
        let c = try InspectionGame(periods: n - 1, inspections: m).value
        let recursion = (a + c).divided(by: Fraction(2) + c - a)
        let game = try InspectionGame(periods: n, inspections: m)
        #expect(game.value == recursion, "\(n) \(m)")
        let play = try #require(game.play)
        #expect(play.inspect.isProbability && play.violate.isProbability)
        // Indifference: the violator gains as much by violating as by waiting.
        let violating = play.inspect - (Fraction(1) - play.inspect)
        let waiting = play.inspect * a + (Fraction(1) - play.inspect) * c
        #expect(violating == waiting)
      }
    }
  }
}

@Suite struct `An upper bound` {
  @Test(arguments: 0..<40)
  func `is the largest number that the sample does not exclude`(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let population = Int.random(in: 1...60, using: &random)
    let sample = Int.random(in: 1...population, using: &random)
    let found = Int.random(in: 0...min(3, sample), using: &random)
    let alpha = try #require(Fraction("0.05"))
    let bound = try UpperBound(population: population, sample: sample, found: found, alpha: alpha)
    func chance(_ irregular: Int) -> Double {
      func log(_ n: Int, _ k: Int) -> Double {
        lgamma(Double(n + 1)) - lgamma(Double(k + 1)) - lgamma(Double(n - k + 1))
      }
      return (0...found).reduce(0.0) { sum, k in
        guard k <= irregular, sample - k <= population - irregular, sample >= k else { return sum }
        return sum
          + exp(
            log(irregular, k) + log(population - irregular, sample - k) - log(population, sample))
      }
    }
    let largest = (found...(population - sample + found)).last { chance($0) > 0.05 + 1e-12 }
    #expect(bound.irregularNotExcluded == (largest ?? found))
  }

  @Test func `of a large population is found`() throws {
    let alpha = try #require(Fraction("0.05"))
    let bound = try UpperBound(
      population: 1_000_000_000, sample: 100_000, found: 50, alpha: alpha)
    #expect(isClose(Double(bound.irregularNotExcluded) / 1e9, bound.share, relative: 1e-3))
  }
}
