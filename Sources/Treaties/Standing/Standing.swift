public import Primitives

/// Where a party stands towards an instrument (status contract).
public enum State: String, Sendable, CaseIterable {
  /// No relation yet.
  case none
  case signed
  /// Ratified or approved, not yet in force.
  case consented
  case inForce = "in-force"
  case suspended
  case withdrawalPending = "withdrawal-pending"
  case withdrawn, terminated, expired
  /// Given up before entry into force.
  case neverInForce = "never-in-force"
  /// A political commitment in being.
  case observed
  /// A political commitment given up or lapsed.
  case ended
  case proposed, rejected

  /// Whether the instrument is in being for the party.
  public var isInBeing: Bool {
    switch self {
    case .inForce, .suspended, .withdrawalPending, .observed: true
    default: false
    }
  }

  /// Whether nothing is left of it for the party.
  public var isOver: Bool {
    switch self {
    case .withdrawn, .terminated, .expired, .neverInForce, .ended, .rejected: true
    default: false
    }
  }
}

/// How a party is bound (status contract).
public enum Bound: String, Sendable, CaseIterable {
  /// By treaty law.
  case legal
  /// By the duty not to defeat object and purpose of a signed treaty.
  case signature
  /// By its own political commitment.
  case political
  case none
  /// The catalogue cannot say.
  case unknown
}

/// A party's standing over a stretch of days, with the acts it rests on.
public struct Standing: Sendable, Hashable {
  public var state: State
  public var bound: Bound
  /// The day from which the state holds, as precise as the sources; nil where there is none.
  public var since: PartialDay?
  /// A fixed end known in advance: the first day without it; nil for none.
  public var until: Day?
  public var condition: Condition?
  /// Whether the sources leave it open; `state` is then the likelier one.
  public var isUncertain: Bool
  /// What it rests on, the deciding act first.
  public var grounds: [Ground]

  public init(
    state: State, bound: Bound, since: PartialDay? = nil, until: Day? = nil,
    condition: Condition? = nil, isUncertain: Bool = false, grounds: [Ground] = []
  ) {
    self.state = state
    self.bound = bound
    self.since = since
    self.until = until
    self.condition = condition
    self.isUncertain = isUncertain
    self.grounds = grounds
  }

  static let nothing = Standing(state: .none, bound: .none)
}

/// One reason for a standing: an act (by its place in the instrument) and the part it plays.
public struct Ground: Sendable, Hashable {
  public enum Part: Sendable, Hashable {
    /// It made the state what it is.
    case decides(Effect)
    /// It confirms an act that did.
    case confirms(Effect)
    /// It stands behind: consent, entry into force.
    case stands(Effect)
    /// It would have had this effect, had the reading not ruled it out.
    case ruledOut(Effect, Ruling.Verdict)
    /// It reaches only some provisions, others than asked about.
    case reachesOnlySome(Effect)
    /// It belongs to the picture and changes no state.
    case changesNothing
    /// It takes effect later: a notice running.
    case runs(Effect, until: Day)
    /// A notice ran out on that day.
    case ranOut(Effect, on: Day)
    /// The term counted from it ends, or ended, on that day.
    case term(ends: Day)
    /// Its day is not settled: it may have been one of these.
    case unsettled(days: [Day])
  }

  public var part: Part
  /// Index in the instrument's acts.
  public var act: Int
  /// The ruling that gave it another effect, or none; index in the instrument's rulings.
  public var ruling: Int?

  public init(_ part: Part, act: Int, ruling: Int? = nil) {
    (self.part, self.act, self.ruling) = (part, act, ruling)
  }
}

/// A stretch of days over which a party's standing does not change.
public struct StandingPeriod: Sendable, Hashable {
  public var start: Day
  /// The first day after it; nil for the last.
  public var end: Day?
  public var standing: Standing

  public init(start: Day, end: Day?, standing: Standing) {
    (self.start, self.end, self.standing) = (start, end, standing)
  }

  public var days: DayRange { DayRange(start: start, end: end) }
}

extension [StandingPeriod] {
  /// The period that holds `day`; nil before the first. Logarithmic in the number of periods.
  public func holding(_ day: Day) -> StandingPeriod? { place(holding: day).map { self[$0] } }

  /// The index of the period that holds `day`; nil before the first. Copies nothing.
  public func place(holding day: Day) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].start <= day { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? low - 1 : nil
  }
}
