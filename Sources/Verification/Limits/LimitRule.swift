public import Primitives

/// A treaty's ceiling on one declared quantity.
public struct QuantityLimit: Hashable, Sendable {
  /// The quantity's name in declarations, such as `deployed_warheads`.
  public var quantity: String
  /// Other names that declarations use for it.
  public var aliases: [String]
  /// The quantity in words.
  public var label: String
  /// The largest number allowed.
  public var ceiling: Int
  /// Where the treaty says so, such as `II(1)(b)`.
  public var article: String
  /// The party it holds for; nil for each.
  public var party: String?
  /// The days on which this limit binds; nil for those of the whole rule.
  public var binds: DayRange?

  public init(
    quantity: String, aliases: [String]? = nil, label: String, ceiling: Int, article: String,
    party: String? = nil, binds: DayRange? = nil
  ) {
    self.quantity = quantity
    self.aliases = aliases ?? QuantityLimit.otherNames(of: quantity)
    self.label = label
    self.ceiling = ceiling
    self.article = article
    self.party = party
    self.binds = binds
  }

  /// Names under which the same quantity is known in treaties' data and in catalogues.
  private static let synonyms = [
    ["deployed_delivery_vehicles", "deployed_icbm_slbm_hb"],
    [
      "deployed_and_nondeployed_launchers", "deployed_and_non_deployed_launchers",
      "launchers_total",
    ],
  ]

  /// The other names of a quantity, empty for one that has only one.
  public static func otherNames(of quantity: String) -> [String] {
    synonyms.first { $0.contains(quantity) }?.filter { $0 != quantity } ?? []
  }

  /// Whether this limit is on the quantity of that name and holds for the party.
  func isOn(_ name: String, for party: String?) -> Bool {
    (quantity == name || aliases.contains(name))
      && (self.party == nil || party == nil || self.party == party)
  }
}

/// One holder's view of the time during which a rule binds some parties.
public struct LimitReading: Hashable, Sendable {
  /// Who reads it so, such as `RU`.
  public var holder: String
  /// The parties it is about.
  public var parties: [String]
  /// The days on which the limits bind them under this reading.
  public var binds: DayRange
  /// Why, in a sentence.
  public var because: String
  public var source: String

  public init(
    holder: String, parties: [String], binds: DayRange, because: String, source: String
  ) {
    self.holder = holder
    self.parties = parties
    self.binds = binds
    self.because = because
    self.source = source
  }

  /// The part of a limit's own days on which it binds under this reading.
  func binding(within own: DayRange) -> DayRange {
    let end = [own.end, binds.end].compactMap { $0 }.min()
    return DayRange(start: max(own.start, binds.start), end: end)
  }
}

/// The numerical limits of a treaty: a duty to stay at or below each ceiling while they bind.
///
/// The ceilings join the catalogue's limits by `instrument` and `quantity`: a reader of the catalogue
/// fills these from its limits, their days and its readings.
public struct LimitRule: Hashable, Sendable {
  /// The catalogue's id of the instrument.
  public var instrument: String
  public var parties: [String]
  public var limits: [QuantityLimit]
  /// The days on which the treaty is in force at face value.
  public var inForce: DayRange
  /// The days on which the limits bind at face value.
  public var binds: DayRange
  /// Views that differ from the face value.
  public var readings: [LimitReading]
  /// For how many months and then days a declaration stands before the next one is overdue.
  public var standing: (months: Int, days: Int) {
    get { (standingMonths, standingDays) }
    set { (standingMonths, standingDays) = newValue }
  }
  private var standingMonths: Int
  private var standingDays: Int
  public var source: String

  public init(
    instrument: String, parties: [String], limits: [QuantityLimit], inForce: DayRange,
    binds: DayRange, readings: [LimitReading] = [], standing: (months: Int, days: Int) = (6, 30),
    source: String
  ) {
    self.instrument = instrument
    self.parties = parties
    self.limits = limits
    self.inForce = inForce
    self.binds = binds
    self.readings = readings
    standingMonths = standing.months
    standingDays = standing.days
    self.source = source
  }

  /// The limit on a quantity, by its name or another name of it.
  ///
  /// Where a limit comes in steps, the one that binds on `day`; before the first step that one, after
  /// the last the last.
  ///
  /// - Parameters:
  ///   - party: Leaves out limits for others; nil for any.
  ///   - day: Nil for the first step.
  public func limit(on quantity: String, for party: String? = nil, on day: Day? = nil)
    -> QuantityLimit?
  {
    let steps = limits.filter { $0.isOn(quantity, for: party) }
    guard let day else { return steps.first }
    return steps.last { ($0.binds ?? binds).start <= day } ?? steps.first
  }
}
