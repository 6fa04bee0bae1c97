public import Primitives

/// A missile system or launcher, with what is claimed of its range and by whom. Public figures only.
public struct MissileSystem: Sendable, Identifiable, Equatable {
  public var id: String
  /// The first is the one to print.
  public var names: [Name]
  public var states: [String]
  /// `ground`, `sea`, `air`.
  public var basing: [String]
  public var basingNote: String?
  /// `ballistic`, `cruise`, `boost-glide`, `launcher`, …
  public var kind: String
  /// Instruments that list it by name, whatever its range.
  public var listedIn: [String]
  public var claims: [RangeClaim]
  /// Whether the 1987 treaty would have covered it, as the catalogue sums it up.
  public var inf: Summary
  public var verdicts: [Verdict]
  public var events: [Event]

  public struct Name: Sendable, Hashable {
    public var name: String
    /// Why the name is to be taken with care; nil for a plain one.
    public var note: String?
    public init(name: String, note: String? = nil) { (self.name, self.note) = (name, note) }
  }

  public struct Summary: Sendable, Hashable {
    public var covered: String
    public var reason: String
    public init(covered: String, reason: String) { (self.covered, self.reason) = (covered, reason) }
  }

  /// A verdict on one claim, recorded in the catalogue with its reason.
  public struct Verdict: Sendable, Hashable {
    public var instrument: String
    public var by: String
    public var basing: String
    public var verdict: Coverage
    public var reason: String
    public init(
      instrument: String, by: String, basing: String, verdict: Coverage, reason: String
    ) {
      self.instrument = instrument
      self.by = by
      self.basing = basing
      self.verdict = verdict
      self.reason = reason
    }
  }

  public struct Event: Sendable, Hashable {
    public var date: PartialDay
    public var what: String
    public var confidence: Confidence
    public var sources: [String]
    public init(date: PartialDay, what: String, confidence: Confidence, sources: [String]) {
      self.date = date
      self.what = what
      self.confidence = confidence
      self.sources = sources
    }
  }

  public init(
    id: String, names: [Name], states: [String], basing: [String], basingNote: String? = nil,
    kind: String, listedIn: [String] = [], claims: [RangeClaim], inf: Summary, verdicts: [Verdict],
    events: [Event]
  ) {
    self.id = id
    self.names = names
    self.states = states
    self.basing = basing
    self.basingNote = basingNote
    self.kind = kind
    self.listedIn = listedIn
    self.claims = claims
    self.inf = inf
    self.verdicts = verdicts
    self.events = events
  }
}

/// What someone says of a missile's range, in kilometres.
public struct RangeClaim: Sendable, Hashable {
  public var by: String
  /// Whether the state that owns the system says so.
  public var isOwners: Bool
  public var range: KilometreRange
  public var text: String?
  public var confidence: Confidence
  public var sources: [String]

  public init(
    by: String, isOwners: Bool, range: KilometreRange, text: String?, confidence: Confidence,
    sources: [String]
  ) {
    self.by = by
    self.isOwners = isOwners
    self.range = range
    self.text = text
    self.confidence = confidence
    self.sources = sources
  }
}

/// A span of kilometres, either end of which may be open; equal ends for an exact figure.
public struct KilometreRange: Sendable, Hashable {
  public var lower: Int?
  public var upper: Int?

  public init(lower: Int?, upper: Int?) { (self.lower, self.upper) = (lower, upper) }

  /// `480..480`, `..2500`, `500..`, or `1000` for an exact figure; nil for anything else.
  public init?(_ text: some StringProtocol) {
    func number(_ part: some StringProtocol) -> Int? {
      guard !part.isEmpty, part.count <= 6, part.utf8.allSatisfy({ (48...57).contains($0) }) else {
        return nil
      }
      return Int(part)
    }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    if parts.count == 1 {
      guard let exact = number(parts[0]) else { return nil }
      self.init(lower: exact, upper: exact)
      return
    }
    guard parts.count == 3, parts[1].isEmpty else { return nil }
    let (lower, upper) = (number(parts[0]), number(parts[2]))
    guard lower != nil || parts[0].isEmpty, upper != nil || parts[2].isEmpty,
      lower != nil || upper != nil
    else { return nil }
    if let lower, let upper, lower > upper { return nil }
    self.init(lower: lower, upper: upper)
  }

  /// `480 km`, `up to 2500 km`, `from 500 km`, `400 to 500 km`, `no figure`.
  public var text: String {
    switch (lower, upper) {
    case (nil, nil): "no figure"
    case (let lower?, nil): "from \(lower) km"
    case (nil, let upper?): "up to \(upper) km"
    case (let lower?, let upper?): lower == upper ? "\(lower) km" : "\(lower) to \(upper) km"
    }
  }
}

/// Whether an instrument reaches a system.
public enum Coverage: String, Sendable, CaseIterable {
  case covered
  case notCovered = "not-covered"
  /// It sits on the line.
  case edge
  case disputed
  /// The claim gives nothing to go by.
  case unknown
  case notAParty = "not-a-party"
}
