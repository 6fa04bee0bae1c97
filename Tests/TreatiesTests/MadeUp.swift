import Primitives
import TestSupport
import Treaties

/// Made-up treaties to try rules on.
enum MadeUp {
  static let types: [ActType] = [
    ActType(id: "signed", treaty: .signed), ActType(id: "ratified", treaty: .consented),
    ActType(id: "ratification-withdrawn", treaty: .consentWithdrawn),
    ActType(id: "entered-into-force", treaty: .inForce),
    ActType(id: "succeeded", treaty: .succeeded), ActType(id: "extended", treaty: .extended),
    ActType(id: "suspension-notice", treaty: .suspensionNotice),
    ActType(id: "suspended", treaty: .suspended, political: .suspended),
    ActType(id: "resumed", treaty: .resumed, political: .observed),
    ActType(id: "withdrawal-notice", treaty: .withdrawalNotice),
    ActType(id: "withdrawal-notice-stayed", treaty: .noticeTakenBack),
    ActType(id: "withdrew", treaty: .withdrawn), ActType(id: "terminated", treaty: .terminated),
    ActType(id: "expired", treaty: .expired, political: .expired),
    ActType(id: "state-ceased", treaty: .ceased, political: .ceased),
    ActType(id: "declared-not-bound", treaty: .givenUp),
    ActType(id: "pledge", political: .observed),
    ActType(id: "reaffirmed", political: .observedGoesOn),
    ActType(id: "moratorium-ended", political: .ended),
    ActType(id: "proposed", political: .proposed), ActType(id: "rejected", political: .rejected),
    ActType(id: "countermeasure"), ActType(id: "statement"),
  ]
  static let treaty = InstrumentKind(id: "treaty", force: .legal)
  static let pledge = InstrumentKind(id: "political-commitment", force: .political)
  static let proposal = InstrumentKind(id: "proposal", force: .political)
  static let topic = InstrumentKind(id: "topic", force: .none)

  static let states = States(
    all: ["AA", "BB", "CC", "DD", "NE", "OL"].map { States.Named(id: $0, name: $0) },
    continuity: [States.Continuity(from: "OL", to: "NE", date: day("2000-01-01"))])

  static func day(_ text: String) -> Day { Day(text) ?? Day(number: 0) }

  static func act(
    _ type: String, _ date: String, _ actors: [String],
    _ change: (inout LegalAct) -> Void = { _ in }
  ) -> LegalAct {
    var act = LegalAct(
      id: "t/\(date)/\(actors.joined(separator: "+"))/\(type)", type: type,
      date: PartialDay(date) ?? PartialDay(Day(number: 0)), actors: actors,
      sources: ["https://example.org/\(date)/\(type)"])
    change(&act)
    return act
  }

  static func instrument(
    _ acts: [LegalAct], kind: InstrumentKind = treaty, bilateral: Bool = false,
    parties: [String] = ["AA", "BB", "CC"], _ change: (inout Instrument) -> Void = { _ in }
  ) -> Instrument {
    var instrument = Instrument(
      id: "t", name: "A Treaty", aliases: ["Treaty T"], kind: kind, isBilateral: bilateral,
      parties: parties, acts: acts)
    change(&instrument)
    return instrument
  }

  static func register(_ instruments: [Instrument], ambiguous: [AmbiguousName] = [])
    -> InstrumentRegister
  {
    InstrumentRegister(
      instruments: instruments, states: states,
      holders: ["face-value", "AA", "BB", "expert"].map {
        Holder(id: $0, name: $0, kind: $0 == "expert" ? "expert" : "state")
      }, actTypes: types, ambiguousNames: ambiguous,
      scopes: ["whole", "limits", "inspections"])
  }

  /// `state/bound` of a party on a day, with `?` behind where it is not settled.
  static func standing(
    _ instrument: Instrument, _ party: String, _ on: String, known: String = "2100-01-01",
    reading: String = "face-value", provision: String? = nil
  ) throws -> String {
    let answer = try answer(
      instrument, party, on, known: known, reading: reading, provision: provision)
    return "\(answer.state.rawValue)/\(answer.bound.rawValue)" + (answer.isUncertain ? "?" : "")
  }

  static func answer(
    _ instrument: Instrument, _ party: String, _ on: String, known: String = "2100-01-01",
    reading: String = "face-value", provision: String? = nil
  ) throws -> PartyAnswer {
    let answer = try register([instrument]).status(
      StatusQuestion(
        instrument: "t", party: party, on: day(on), knownOn: day(known), reading: reading,
        provision: provision))
    return answer.answers[0]
  }
}
