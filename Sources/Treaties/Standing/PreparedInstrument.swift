import Primitives

/// What the fold needs of an instrument that no reading and no day of knowledge changes, worked out once.
struct PreparedInstrument: Sendable {
  /// Codes of the lines: the states that go on, in the order of the catalogue.
  let codes: [String]
  let places: [String: Int]
  /// By act: the lines of its actors and of those it affects.
  let concerned: [[Int]]
  /// By act: the line whose place is taken, nil for none.
  let predecessors: [Int?]
  /// By act: its day, and the day from which it counts as known.
  let days: [Day]
  let known: [Day]
  /// By act: its effect at face value.
  let effects: [Effect?]

  init(_ instrument: Instrument, types: [String: ActType], states: States) {
    var seen = Set<String>()
    let codes = (instrument.parties + instrument.signedOnly).map(states.line(of:)).filter {
      seen.insert($0).inserted
    }
    let places = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, $0) })
    self.codes = codes
    self.places = places
    concerned = instrument.acts.map { act in
      (act.actors + act.affects).compactMap { places[states.line(of: $0)] }
    }
    predecessors = instrument.acts.map { act in
      act.predecessor.flatMap { places[states.line(of: $0)] }
    }
    days = instrument.acts.map(\.day)
    known = instrument.acts.map(\.known)
    effects = instrument.acts.map { types[$0.type]?.effect(on: instrument.kind.force) }
  }
}
