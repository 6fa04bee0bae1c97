import Foundation

/// A sample shared out over strata so that the weakest stratum is as strong as it can be.
///
/// The other side chooses where to hide something, and would choose the stratum with the smallest
/// chance of detection; so the smallest is made as large as possible.
public struct Allocation: Hashable, Sendable {
  /// A part of the population that is sampled on its own.
  public struct Stratum: Hashable, Sendable {
    public var name: String
    public var population: Int
    /// The number of irregular items that is to be noticed in this stratum.
    public var irregular: Int

    public init(name: String, population: Int, irregular: Int) {
      self.name = name
      self.population = population
      self.irregular = irregular
    }
  }

  public var strata: [Stratum]
  /// Items drawn from each stratum, in its order.
  public var samples: [Int]
  /// The chance of detection in each stratum.
  public var probabilities: [Double]
  /// The smallest of them: what the plan guarantees wherever the items are.
  public var guaranteed: Double
  /// What the budget leaves over once every item of every stratum is drawn.
  public var unused: Int

  /// Shares `budget` out, an item at a time to the stratum with the smallest chance.
  ///
  /// The chance rises with every item drawn, so this reaches the largest possible minimum. Of strata
  /// with equal chances the first is served first. Cost: budget · log(strata).
  ///
  /// - Throws: `bad-allocation` for no strata, a negative budget or one over 50 million, or a stratum
  ///   without an irregular item to look for.
  public init(_ strata: [Stratum], budget: Int) throws {
    guard !strata.isEmpty, budget >= 0, budget <= 50_000_000 else {
      throw VerificationError(
        code: "bad-allocation",
        "An allocation needs at least one stratum and a budget from 0 to 50000000; found "
          + "\(strata.count) strata and a budget of \(budget).")
    }
    for stratum in strata {
      _ = try Drawing(
        population: stratum.population, irregular: stratum.irregular, sample: 0)
      guard stratum.irregular > 0 else {
        throw VerificationError(
          code: "bad-allocation",
          "Stratum \(stratum.name) has no irregular item to look for; give at least 1 or leave it out."
        )
      }
    }
    self.strata = strata
    var samples = [Int](repeating: 0, count: strata.count)
    var heap = WeakestFirst(strata.indices.map { (logMiss: 0, index: $0) })
    var left = budget
    while left > 0, let (logMiss, index) = heap.first {
      let stratum = strata[index]
      let clean = stratum.population - stratum.irregular
      let drawn = samples[index]
      guard drawn < stratum.population else {
        // A full stratum is certain; so is every other one that is left.
        heap.removeFirst()
        continue
      }
      samples[index] += 1
      left -= 1
      let next =
        clean - drawn <= 0
        ? -Double.infinity
        : logMiss + log1p(-Double(stratum.irregular) / Double(stratum.population - drawn))
      heap.replaceFirst(with: (next, index))
    }
    self.samples = samples
    unused = left
    probabilities = zip(strata, samples).map {
      Drawing(unchecked: $0.population, $0.irregular, $1).detection.probability
    }
    guaranteed = probabilities.min() ?? 0
  }
}

/// A binary heap with the stratum that is missed most easily on top; the lower index first on a tie.
private struct WeakestFirst {
  typealias Entry = (logMiss: Double, index: Int)
  private var entries: [Entry]

  init(_ entries: [Entry]) { self.entries = entries }

  var first: Entry? { entries.first }

  private func precedes(_ a: Entry, _ b: Entry) -> Bool {
    a.logMiss != b.logMiss ? a.logMiss > b.logMiss : a.index < b.index
  }

  mutating func replaceFirst(with entry: Entry) {
    entries[0] = entry
    sink()
  }

  mutating func removeFirst() {
    let last = entries.removeLast()
    guard !entries.isEmpty else { return }
    entries[0] = last
    sink()
  }

  private mutating func sink() {
    var parent = 0
    while true {
      var best = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < entries.count && precedes(entries[child], entries[best]) { best = child }
      if best == parent { return }
      entries.swapAt(parent, best)
      parent = best
    }
  }
}
