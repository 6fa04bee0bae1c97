/// A person who speaks or acts in the field, with the offices held over time.
public struct Person: Hashable, Sendable, Identifiable {
  public var id: String
  /// The full name in Latin letters.
  public var name: String
  /// Surnames, other spellings, Cyrillic forms, and standing descriptions of the office.
  public var aliases: [String]
  /// `official`, `expert`, … as the catalogue says.
  public var kind: String
  /// In the order they were held.
  public var offices: [Office]

  public init(id: String, name: String, aliases: [String], kind: String, offices: [Office]) {
    self.id = id
    self.name = name
    self.aliases = aliases
    self.kind = kind
    self.offices = offices
  }

  /// The offices held on `day`, in catalogue order; empty when none was.
  public func offices(on day: Day) -> [Office] { offices.filter { $0.isHeld(on: day) } }
}

/// An office held by one person over a time.
public struct Office: Hashable, Sendable {
  /// As the catalogue words it: `Deputy Minister of Foreign Affairs`.
  public var role: String
  public var organisation: String
  /// ISO 3166-1 code of the state it speaks for, `SU`, or `NATO`, `UN`, `INT`…; nil for none.
  public var state: String?
  /// First day; nil where unknown.
  public var start: PartialDay?
  /// Last day; nil while still held.
  public var end: PartialDay?
  public var authority: Authority
  public var sources: [String]

  public init(
    role: String, organisation: String, state: String?, start: PartialDay?, end: PartialDay?,
    authority: Authority, sources: [String]
  ) {
    self.role = role
    self.organisation = organisation
    self.state = state
    self.start = start
    self.end = end
    self.authority = authority
    self.sources = sources
  }

  /// Whether it was held on `day`, counting a partly known start or end generously.
  public func isHeld(on day: Day) -> Bool {
    if let first = start?.earliest, day < first { return false }
    if let last = end?.latest, day > last { return false }
    return true
  }
}

/// How far a speaker can bind the state spoken for, on that date.
public enum Authority: String, Sendable, CaseIterable {
  /// Binds the state ex officio: head of state or government, foreign minister, a formal state act
  /// (Vienna Convention on the Law of Treaties, article 7(2)).
  case binding = "A"
  /// Speaks for the state: spokesperson, deputy minister, ambassador, adviser.
  case speaking = "B"
  /// Another official.
  case official = "C"
  /// A former official.
  case former = "D"
  /// An expert.
  case expert = "E"
  /// Unnamed or anonymous.
  case unnamed = "F"

  /// Whether a statement of this authority moves the state's position.
  public var movesPosition: Bool { self == .binding || self == .speaking }
}
