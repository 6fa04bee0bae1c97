public import Primitives

/// An article or paragraph, in our own words, with what can be computed of it.
public struct Provision: Sendable, Identifiable, Equatable {
  public var id: String
  public var article: String
  public var topic: String
  /// The class by which acts reach it (`limits`, `inspections`, …); nil for none of its own.
  public var provisionClass: String?
  public var rule: String
  public var limits: [Limit]
  /// `ground`, `sea`, `air`; empty where it does not turn on that.
  public var basing: [String]
  /// Kinds of missile: `ballistic`, `cruise`; empty where it does not turn on that.
  public var kinds: [String]
  /// The first day on which it binds; nil from entry into force.
  public var from: Day?
  /// The first day on which it no longer binds; nil with the instrument.
  public var to: Day?
  public var deadline: Day?
  public var note: String?
  public var confidence: Confidence
  public var sources: [String]
  /// What else the catalogue says (`notice`, `quota`, `counting` …), key and value as text, in order.
  public var figures: [Figure]

  public struct Figure: Sendable, Hashable {
    public var key: String
    public var value: String
    public init(key: String, value: String) { (self.key, self.value) = (key, value) }
  }

  public init(
    id: String, article: String, topic: String, provisionClass: String? = nil, rule: String,
    limits: [Limit] = [], basing: [String] = [], kinds: [String] = [], from: Day? = nil,
    to: Day? = nil, deadline: Day? = nil, note: String? = nil, confidence: Confidence = .high,
    sources: [String], figures: [Figure] = []
  ) {
    self.id = id
    self.article = article
    self.topic = topic
    self.provisionClass = provisionClass
    self.rule = rule
    self.limits = limits
    self.basing = basing
    self.kinds = kinds
    self.from = from
    self.to = to
    self.deadline = deadline
    self.note = note
    self.confidence = confidence
    self.sources = sources
    self.figures = figures
  }
}

/// A bound on a quantity; the ends say whether they are counted.
public struct Limit: Sendable, Hashable {
  /// `deployed_warheads`, `range_km`, …
  public var quantity: String
  public var lower: End?
  public var upper: End?
  /// The party it holds for, nil for each.
  public var party: String?
  /// The day from which this step of it holds, nil for that of the provision.
  public var from: Day?
  public var note: String?

  public struct End: Sendable, Hashable {
    public var value: Int
    /// Whether the value itself is within.
    public var isInclusive: Bool
    public init(_ value: Int, inclusive: Bool) { (self.value, isInclusive) = (value, inclusive) }
  }

  public init(
    quantity: String, lower: End? = nil, upper: End? = nil, party: String? = nil, from: Day? = nil,
    note: String? = nil
  ) {
    self.quantity = quantity
    self.lower = lower
    self.upper = upper
    self.party = party
    self.from = from
    self.note = note
  }

  /// Whether `value` lies within.
  public func admits(_ value: Int) -> Bool {
    if let lower, lower.isInclusive ? value < lower.value : value <= lower.value { return false }
    if let upper, upper.isInclusive ? value > upper.value : value >= upper.value { return false }
    return true
  }

  /// `≤ 1550`, `> 1000 and ≤ 5500`.
  public var text: String {
    var parts: [String] = []
    if let lower { parts.append((lower.isInclusive ? "≥ " : "> ") + String(lower.value)) }
    if let upper { parts.append((upper.isInclusive ? "≤ " : "< ") + String(upper.value)) }
    return parts.joined(separator: " and ")
  }
}
