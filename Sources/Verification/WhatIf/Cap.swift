/// A ceiling on a weighted sum of classes of weapons: Σ wₖ xₖ ≤ L.
public struct Cap: Hashable, Sendable {
  /// A class that counts and how much one of it counts.
  public struct Term: Hashable, Sendable {
    public var quantity: String
    public var weight: Int

    public init(_ quantity: String, weight: Int = 1) {
      self.quantity = quantity
      self.weight = weight
    }
  }

  public var id: String
  public var terms: [Term]
  public var ceiling: Int

  public init(id: String, terms: [Term], ceiling: Int) {
    self.id = id
    self.terms = terms
    self.ceiling = ceiling
  }

  /// How a party would stand to a ceiling.
  public enum Status: String, Sendable {
    /// Above it even by the lowest estimate.
    case over
    /// Within it even by the highest.
    case within
    /// Within or above, depending on where in the estimates the truth lies.
    case depends
    /// A class that counts is not known at all.
    case unknown
  }

  /// A party's holding against the ceiling.
  public struct Result: Hashable, Sendable {
    public var cap: String
    public var ceiling: Int
    public var status: Status
    /// Nil where a class is unknown.
    public var holding: Interval?
    /// What would have to go: how far the holding lies above the ceiling.
    public var excess: Interval?
    /// What could still be added.
    public var headroom: Interval?
    /// The classes whose estimates decide: those unknown, or for `depends` those which alone, known
    /// exactly at one end of their range or the other, could settle the answer; widest first.
    public var decidedBy: [String]
  }

  /// How `inventory` stands to this ceiling, by interval arithmetic.
  ///
  /// - Parameter inventory: The holding of each class; a class missing or nil is unknown.
  /// - Throws: `number-too-large` where a sum leaves the whole numbers of 64 bits.
  public func evaluate(_ inventory: [String: Interval?]) throws -> Result {
    var sum = Interval(0)
    var unknown: [String] = []
    for term in terms {
      guard let held = inventory[term.quantity] ?? nil else {
        if !unknown.contains(term.quantity) { unknown.append(term.quantity) }
        continue
      }
      guard let next = sum.adding(term.weight, times: held) else {
        throw VerificationError(
          code: "number-too-large",
          "The sum of \(id) is too large to count: \(term.weight) times \(held) \(term.quantity).")
      }
      sum = next
    }
    guard unknown.isEmpty else {
      return Result(
        cap: id, ceiling: ceiling, status: .unknown, holding: nil, excess: nil, headroom: nil,
        decidedBy: unknown)
    }
    let status: Status = sum.low > ceiling ? .over : sum.high <= ceiling ? .within : .depends
    func above(_ a: Int, _ b: Int) -> Int {
      let (difference, overflow) = a.subtractingReportingOverflow(b)
      return overflow ? (a > b ? .max : 0) : max(0, difference)
    }
    return Result(
      cap: id, ceiling: ceiling, status: status, holding: sum,
      excess: Interval(above(sum.low, ceiling), above(sum.high, ceiling)),
      headroom: Interval(above(ceiling, sum.high), above(ceiling, sum.low)),
      decidedBy: status == .depends ? deciders(inventory, sum) : [])
  }

  /// Each class whose own range, put to one of its ends, would settle the question.
  private func deciders(_ inventory: [String: Interval?], _ sum: Interval) -> [String] {
    var widths: [String: Int] = [:]
    for term in terms {
      guard let held = inventory[term.quantity] ?? nil else { continue }
      let (width, over) = (held.high - held.low).multipliedReportingOverflow(
        by: Int(term.weight.magnitude))
      widths[term.quantity, default: 0] += over ? 0 : width
    }
    // At its low end the class takes its width off the highest sum, at its high end adds it to the
    // lowest.
    return widths.filter { $0.value >= sum.high - ceiling || $0.value > ceiling - sum.low }
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
  }
}
