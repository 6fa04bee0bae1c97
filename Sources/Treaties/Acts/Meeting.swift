public import Primitives

/// A meeting that an instrument foresees, such as a review conference. It changes nobody's standing.
public struct Meeting: Sendable, Hashable {
  /// `twelfth review conference`
  public var what: String
  /// The first day, as precise as it is known.
  public var date: PartialDay
  /// The last day; nil where it is not known.
  public var through: Day?
  /// The day its date was made public; nil where the catalogue does not say, and then it is known with
  /// the instrument's text.
  public var knownOn: Day?
  public var note: String?
  public var sources: [String]

  public init(
    what: String, date: PartialDay, through: Day? = nil, knownOn: Day? = nil, note: String? = nil,
    sources: [String]
  ) {
    self.what = what
    self.date = date
    self.through = through
    self.knownOn = knownOn
    self.note = note
    self.sources = sources
  }

  /// The last day on which it can begin: its first day, or the end of the month or year.
  public var latest: Day? { date.latest }
}
