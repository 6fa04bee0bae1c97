public import Primitives

/// A treaty, protocol, moratorium, political commitment, framework, proposal or topic, with all that
/// the catalogue knows of it.
public struct Instrument: Sendable, Identifiable, Equatable {
  public var id: String
  public var name: String
  public var aliases: [String]
  public var kind: InstrumentKind
  /// Whether what ends it for one party ends it for all.
  public var isBilateral: Bool
  /// Codes of the states with acts under it: ISO 3166-1 or a former code such as `SU`.
  public var parties: [String]
  /// False where an unlisted state may still be a party.
  public var partiesComplete: Bool
  /// States known never to have joined.
  public var neverJoined: [String]
  /// States that signed and went no further, on days the catalogue does not know.
  public var signedOnly: [String]
  /// Those an offer was made to who are no parties of it: states or organisations.
  public var addressees: [String]
  /// Codes of states or organisations.
  public var depositary: [String]
  /// The treaty beside or after which a political commitment stands; nil for none.
  public var accompanies: String?
  public var term: Term
  /// How long after a notice a withdrawal takes effect; nil where the catalogue does not say.
  public var withdrawalNotice: NoticePeriod?
  /// In the order of the catalogue, which decides nothing.
  public var acts: [LegalAct]
  public var rulings: [Ruling]
  public var disputes: [Dispute]
  public var openIntervals: [OpenInterval]
  public var provisions: [Provision]
  /// Meetings it foresees, past and to come, in the order of the catalogue.
  public var meetings: [Meeting]
  /// Remarks by the key they stand under in the catalogue (`parties-note`, `status-note` …), in order.
  public var notes: [Note]

  public struct Note: Sendable, Hashable {
    public var key: String
    public var text: String
    public init(key: String, text: String) { (self.key, self.text) = (key, text) }
  }

  public init(
    id: String, name: String, aliases: [String] = [], kind: InstrumentKind, isBilateral: Bool,
    parties: [String], partiesComplete: Bool = true, neverJoined: [String] = [],
    signedOnly: [String] = [], addressees: [String] = [], depositary: [String] = [],
    accompanies: String? = nil, term: Term = .notRecorded,
    withdrawalNotice: NoticePeriod? = nil, acts: [LegalAct] = [], rulings: [Ruling] = [],
    disputes: [Dispute] = [], openIntervals: [OpenInterval] = [], provisions: [Provision] = [],
    meetings: [Meeting] = [], notes: [Note] = []
  ) {
    self.id = id
    self.name = name
    self.aliases = aliases
    self.kind = kind
    self.isBilateral = isBilateral
    self.parties = parties
    self.partiesComplete = partiesComplete
    self.neverJoined = neverJoined
    self.signedOnly = signedOnly
    self.addressees = addressees
    self.depositary = depositary
    self.accompanies = accompanies
    self.term = term
    self.withdrawalNotice = withdrawalNotice
    self.acts = acts
    self.rulings = rulings
    self.disputes = disputes
    self.openIntervals = openIntervals
    self.provisions = provisions
    self.meetings = meetings
    self.notes = notes
  }

  /// The remark under that key, nil for none.
  public func note(_ key: String) -> String? { notes.first { $0.key == key }?.text }

  /// The first provision on that topic (`withdrawal`, `duration` …), nil for none.
  public func provision(onTopic topic: String) -> Provision? {
    provisions.first { $0.topic == topic }
  }

  /// Holders with a ruling on an act of this instrument, sorted.
  public var holdersThatRule: [String] { Set(rulings.map(\.holder)).sorted() }
}

/// A kind of instrument, as the vocabulary has it.
public struct InstrumentKind: Sendable, Hashable, Identifiable {
  /// `treaty`, `unilateral-moratorium`, …
  public var id: String
  public var force: Force
  public var definition: String

  /// What an instrument of this kind can do to those who take part.
  public enum Force: String, Sendable, CaseIterable {
    /// It can bind in law.
    case legal
    /// It binds by a word given.
    case political
    /// It is only talked about.
    case none
  }

  public init(id: String, force: Force, definition: String = "") {
    (self.id, self.force, self.definition) = (id, force, definition)
  }
}

/// How long an instrument runs.
public enum Term: Sendable, Hashable {
  case notRecorded
  case unlimited
  /// So many years from entry into force, ending by itself.
  case years(Int)
  /// Through that day.
  case lastDay(Day)
  /// As long as another instrument.
  case sameAs(String)
  /// A first term of so many years that does not end the instrument: it is renewed, or a conference decides.
  case renewedAfter(years: Int)
}

/// A notice period, in months or in days.
public enum NoticePeriod: Sendable, Hashable {
  case months(Int)
  case days(Int)

  /// The day on which a notice given on `day` takes effect.
  public func end(from day: Day) -> Day {
    switch self {
    case .months(let months): day.adding(months: months)
    case .days(let days): day.adding(days: days)
    }
  }

  /// `6 months`, `150 days`.
  public var text: String {
    switch self {
    case .months(let months): "\(months) months"
    case .days(let days): "\(days) days"
    }
  }
}
