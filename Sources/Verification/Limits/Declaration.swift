public import Primitives

/// What a party declared, or did not, of one quantity as of a day.
public struct Declaration: Hashable, Sendable {
  /// The day the number is of, not the day it was published.
  public var day: Day
  /// The day on which it was made public; nil where that is not recorded, and then the day itself
  /// stands for it.
  public var published: Day?
  public var party: String
  /// The quantity's name, such as `deployed_warheads`.
  public var quantity: String
  /// Nil where the number was not given or is not known: never 0, and never within a limit.
  public var value: Int?
  /// How it came out, such as `treaty-exchange` or `not-provided`.
  public var basis: String
  /// How well it is known, such as `high`; empty where not said.
  public var confidence: String
  public var sources: [String]
  /// Empty where there is none.
  public var note: String

  public init(
    day: Day, published: Day? = nil, party: String, quantity: String, value: Int?,
    basis: String = "", confidence: String = "", sources: [String] = [], note: String = ""
  ) {
    self.day = day
    self.published = published
    self.party = party
    self.quantity = quantity
    self.value = value
    self.basis = basis
    self.confidence = confidence
    self.sources = sources
    self.note = note
  }

  /// The day from which the number counts as known.
  public var knownFrom: Day { published ?? day }
}

/// A declared number that another party counts differently.
public struct DeclarationDispute: Hashable, Sendable {
  /// One thing that the other party says should count.
  public struct Adjustment: Hashable, Sendable {
    public var what: String
    /// How many it adds; negative for what should not count.
    public var add: Int

    public init(what: String, add: Int) {
      self.what = what
      self.add = add
    }
  }

  public var claimedBy: String
  /// The party whose declaration is disputed.
  public var party: String
  public var quantity: String
  /// The day of the declaration it is about.
  public var day: Day
  public var adjustments: [Adjustment]
  public var source: String

  public init(
    claimedBy: String, party: String, quantity: String, day: Day, adjustments: [Adjustment],
    source: String
  ) {
    self.claimedBy = claimedBy
    self.party = party
    self.quantity = quantity
    self.day = day
    self.adjustments = adjustments
    self.source = source
  }

  /// What the adjustments add together.
  public var total: Int { adjustments.reduce(0) { $0 &+ $1.add } }
}
