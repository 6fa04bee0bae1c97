public import Primitives

/// A draft of an agreement: limits, bands of ranges, parties, a start and a schedule, and the public
/// estimates that it is held against.
public struct Draft: Hashable, Sendable {
  /// A ceiling of the draft, and where it begins when a schedule lowers it.
  public struct Limit: Hashable, Sendable {
    public var cap: Cap
    /// The limit in words.
    public var label: String
    /// The ceiling on the first day of the schedule; nil for one that does not change.
    public var startCeiling: Int?
  }

  /// A band of ranges that the draft forbids or limits.
  public struct Band: Hashable, Sendable {
    public var name: String
    public var band: RangeBand
    /// `ground`, `sea`, `air`; empty for all.
    public var basing: [String]
    public var source: String
  }

  /// A party's holding of one class.
  public struct Holding: Hashable, Sendable {
    /// Nil where no estimate is public.
    public var interval: Interval?
    public var asOf: PartialDay?
    public var source: String
    public var note: String
  }

  /// A missile system and what is claimed of its range.
  public struct System: Hashable, Sendable {
    public var name: String
    public var party: String
    public var basing: [String]
    public var claims: [Claim]

    public init(name: String, party: String, basing: [String], claims: [Claim]) {
      self.name = name
      self.party = party
      self.basing = basing
      self.claims = claims
    }
  }

  /// One claim about a range, with the ends that were stated.
  public struct Claim: Hashable, Sendable {
    public var by: String
    /// Kilometres; nil where only the other end or nothing was stated.
    public var low: Double?
    public var high: Double?
    public var source: String

    public init(by: String, low: Double?, high: Double?, source: String) {
      self.by = by
      self.low = low
      self.high = high
      self.source = source
    }

    /// What the claim is read as: "up to 5500 km" is a statement of the maximum range, and a treaty's
    /// band asks for the range to which a missile has been tested or can fly, its maximum.
    public var reading: String {
      switch (low, high) {
      case (nil, nil): "no range stated"
      case (nil, _?): "maximum range"
      case (_?, nil): "least range, no maximum stated"
      case (let low?, let high?): low == high ? "exact figure" : "interval"
      }
    }

    /// The interval that is held against a band; nil where the claim does not state one.
    public var range: ClosedRange<Double>? {
      switch (low, high) {
      case (nil, nil): nil
      case (nil, let high?): high...high
      case (let low?, nil): low...Double.greatestFiniteMagnitude
      case (let low?, let high?): min(low, high)...max(low, high)
      }
    }
  }

  /// Steps at equal distances of time by which ceilings fall from where they begin.
  public struct Timetable: Hashable, Sendable {
    public var from: Day
    public var steps: Int
    public var everyMonths: Int

    /// The day of a step, 0 for the first.
    public func day(of step: Int) -> Day { from.adding(months: step * everyMonths) }
  }

  public var title: String
  public var summary: String
  public var parties: [String]
  /// The day from which the limits bind; nil where the draft leaves it open.
  public var start: Day?
  public var limits: [Limit]
  public var bands: [Band]
  public var timetable: Timetable?
  /// By party, then by class.
  public var inventories: [String: [String: Holding]]
  public var systems: [System]
}
