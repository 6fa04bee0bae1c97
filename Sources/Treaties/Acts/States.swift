public import Primitives

/// The states of the world as the catalogue knows them: codes, former codes, who continued whom.
public struct States: Sendable, Equatable {
  public struct Named: Sendable, Hashable, Identifiable {
    /// ISO 3166-1 alpha-2, or a former code.
    public var id: String
    public var name: String
    /// The last day it existed; nil for a state of today.
    public var through: Day?
    public var note: String?
    public init(id: String, name: String, through: Day? = nil, note: String? = nil) {
      (self.id, self.name, self.through, self.note) = (id, name, through, note)
    }
  }

  /// One state under a new name: its acts and duties go on.
  public struct Continuity: Sendable, Hashable {
    public var from: String
    public var to: String
    /// The first day of the new name.
    public var date: Day
    public init(from: String, to: String, date: Day) {
      (self.from, self.to, self.date) = (from, to, date)
    }
  }

  /// A new state in the place of one that came to an end.
  public struct Succession: Sendable, Hashable {
    public var predecessor: String
    public var successor: String
    /// The first day of the successor.
    public var date: Day
    public init(predecessor: String, successor: String, date: Day) {
      (self.predecessor, self.successor, self.date) = (predecessor, successor, date)
    }
  }

  /// By code, former ones last.
  public var all: [Named]
  public var continuity: [Continuity]
  public var successions: [Succession]

  public init(all: [Named], continuity: [Continuity], successions: [Succession] = []) {
    self.all = all
    self.continuity = continuity
    self.successions = successions
  }

  /// The state in whose place `code` came, where `code` did not exist on `day`; nil otherwise.
  public func predecessor(of code: String, on day: Day) -> Succession? {
    successions.first { $0.successor == code && day < $0.date }
  }

  /// The state of that code, nil for none.
  public func named(_ code: String) -> Named? { all.first { $0.id == code } }

  /// The name to print: that of the state, else the code.
  public func name(_ code: String) -> String { named(code)?.name ?? code }

  /// The code under which the state's acts are kept together: `RU` for `SU`.
  public func line(of code: String) -> String {
    var code = code
    var steps = 0
    while let next = continuity.first(where: { $0.from == code }), steps < 8 {
      code = next.to
      steps += 1
    }
    return code
  }

  /// The code that existed on `day` where the asked one did not: `SU` for `RU` in 1990, `RU` for `SU` today.
  public func standIn(for code: String, on day: Day) -> (code: String, Continuity)? {
    for step in continuity {
      if step.to == code, day < step.date { return (step.from, step) }
      if step.from == code, day >= step.date { return (step.to, step) }
    }
    return nil
  }
}
