/// The names one instrument, topic or system goes by, given to the text half as plain values.
public struct InstrumentNames: Hashable, Sendable, Identifiable {
  public var id: String
  public var name: String
  public var aliases: [String]
  /// `treaty`, `topic`, `unilateral-moratorium`, … or `system` for a missile system.
  public var kind: String

  public init(id: String, name: String, aliases: [String], kind: String) {
    self.id = id
    self.name = name
    self.aliases = aliases
    self.kind = kind
  }
}

/// A name that several instruments share, with the days between which each was meant.
public struct AmbiguousName: Hashable, Sendable {
  public struct Candidate: Hashable, Sendable {
    public var instrument: String
    /// The days of use; nil at an open end.
    public var from: Day?
    public var through: Day?

    public init(instrument: String, from: Day?, through: Day?) {
      self.instrument = instrument
      self.from = from
      self.through = through
    }
  }

  public var alias: String
  public var candidates: [Candidate]
  /// The one meant where no date is given; nil leaves an undated use ambiguous.
  public var undated: String?

  public init(alias: String, candidates: [Candidate], undated: String?) {
    self.alias = alias
    self.candidates = candidates
    self.undated = undated
  }
}
