public import Primitives

/// All instruments with the states, holders and systems they speak of: what every question is put to.
///
/// ```swift
/// let answer = try register.status(
///   StatusQuestion(instrument: "new-start", party: "RU", on: Day("2023-03-15")!, knownOn: today))
/// answer.isContested  // true: under the Russian reading suspended, under the American in force
/// ```
///
/// A value: pure, without clock, files or network. Made once, asked often.
public struct InstrumentRegister: Sendable {
  /// In the order of their ids.
  public let instruments: [Instrument]
  public let systems: [MissileSystem]
  public let states: States
  /// In the order of the catalogue, `face-value` first.
  public let holders: [Holder]
  public let actTypes: [ActType]
  public let ambiguousNames: [AmbiguousName]
  /// Ids and names of organisations that act or are spoken to.
  public let organisations: [States.Named]
  /// The classes of provisions that an act can reach.
  public let scopes: [String]
  public let names: NameIndex

  let types: [String: ActType]
  let places: [String: Int]
  let prepared: [PreparedInstrument]
  let provisionPlaces: [String: (instrument: Int, provision: Int)]
  /// Instruments that accompany another, by the other's id.
  let companions: [String: [Int]]

  public init(
    instruments: [Instrument], systems: [MissileSystem] = [], states: States, holders: [Holder],
    actTypes: [ActType], ambiguousNames: [AmbiguousName] = [],
    organisations: [States.Named] = [], scopes: [String] = []
  ) {
    self.instruments = instruments.sorted { $0.id < $1.id }
    self.systems = systems.sorted { $0.id < $1.id }
    self.states = states
    self.holders = holders
    self.actTypes = actTypes
    self.ambiguousNames = ambiguousNames
    self.organisations = organisations
    self.scopes = scopes
    names = NameIndex(instruments: self.instruments, ambiguousNames: ambiguousNames)
    types = Dictionary(actTypes.map { ($0.id, $0) }) { first, _ in first }
    places = Dictionary(self.instruments.enumerated().map { ($1.id, $0) }) { first, _ in first }
    let types = self.types
    prepared = self.instruments.map { PreparedInstrument($0, types: types, states: states) }
    var provisions: [String: (Int, Int)] = [:]
    var companions: [String: [Int]] = [:]
    for (place, instrument) in self.instruments.enumerated() {
      for (index, provision) in instrument.provisions.enumerated() {
        provisions[provision.id] = (place, index)
      }
      if let beside = instrument.accompanies { companions[beside, default: []].append(place) }
    }
    provisionPlaces = provisions
    self.companions = companions
  }

  /// The instrument of that id, nil for none; names are resolved by `resolve`.
  public func instrument(_ id: String) -> Instrument? { places[id].map { instruments[$0] } }

  /// The readings under which an instrument is answered: face value, then every holder that rules on it.
  public func readings(of instrument: Instrument) -> [String] {
    [Holder.faceValue] + instrument.holdersThatRule
  }

  /// Standings over time by line: the code of the state that goes on (`RU` for the USSR).
  ///
  /// - Parameter provisionClass: A class such as `inspections`, nil for the instrument as a whole.
  /// - Returns: Lists in order of time, with an empty list or none for a party without acts. A fold over
  ///   the acts; ask once and look days up in the result.
  public func standings(
    of instrument: Instrument, reading: String, knownOn: Day, provisionClass: String? = nil
  ) -> [String: [StandingPeriod]] {
    StandingsFromActs(
      instrument: instrument, prepared: prepared(instrument), types: types, states: states,
      reading: reading, knownOn: knownOn, provisionClass: provisionClass,
      sameTermEnd: sameTermEnd(of: instrument, reading: reading, knownOn: knownOn)
    ).periods()
  }

  private func prepared(_ instrument: Instrument) -> PreparedInstrument {
    guard let place = places[instrument.id], instruments[place].acts.count == instrument.acts.count
    else { return PreparedInstrument(instrument, types: types, states: states) }
    return prepared[place]
  }

  private func sameTermEnd(of instrument: Instrument, reading: String, knownOn: Day) -> Day? {
    guard case .sameAs(let id) = instrument.term, id != instrument.id,
      let other = self.instrument(id)
    else { return nil }
    if case .sameAs = other.term { return nil }
    return StandingsFromActs(
      instrument: other, prepared: prepared(other), types: types, states: states,
      reading: reading, knownOn: knownOn, provisionClass: nil, sameTermEnd: nil
    ).termEnd()?.end
  }

  /// What `name` means; see `NameIndex.resolve`.
  public func resolve(_ name: String, on day: Day? = nil) -> Resolution {
    names.resolve(name, on: day)
  }

  /// The instrument that goes by `name`.
  ///
  /// - Throws: `ambiguous-instrument` with the candidates, or `unknown-instrument` with near names.
  public func find(_ name: String, on day: Day? = nil) throws(TreatyError) -> Instrument {
    switch names.resolve(name, on: day) {
    case .instrument(let id):
      if let found = instrument(id) { return found }
      throw unknownInstrument(name)
    case .ambiguous(let ids):
      throw TreatyError(
        code: "ambiguous-instrument",
        message: "“\(name)” is the name of several instruments: \(ids.joined(separator: ", ")). "
          + (day == nil ? "Give a day with --on, or one of these ids." : "Give one of these ids."),
        candidates: ids)
    case .unknown: throw unknownInstrument(name)
    }
  }

  private func unknownInstrument(_ name: String) -> TreatyError {
    let near = names.near(name)
    return TreatyError(
      code: "unknown-instrument",
      message: "No instrument goes by “\(name)”. "
        + (near.isEmpty ? "Known: " : "Near it: \(near.joined(separator: ", ")). Known: ")
        + instruments.map(\.id).joined(separator: ", ") + ".",
      candidates: near)
  }
}
