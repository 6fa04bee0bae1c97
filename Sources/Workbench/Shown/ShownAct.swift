import Primitives
import Treaties

/// An act as the timeline lists it, with what its holders of readings say of it.
struct ShownAct: Sendable {
  var id: String
  var anchor: String
  var date: String
  var dateNote: String?
  var actors: [ShownStanding.Party]
  var group: String?
  var type: String
  var typeDefinition: String
  var scope: String?
  var towards: String?
  var condition: String?
  var note: String?
  var confidence: String
  var isDoubtful: Bool
  var rulings: [ShownRuling]
  var sources: [SafeLink]
  /// Whether it counts for the days asked about, and if not why.
  var passedOver: String?

  struct ShownRuling: Sendable {
    var holder: String
    var verdict: String
    var note: String?
    var since: String?
    var sources: [SafeLink]
  }

  init(
    _ act: LegalAct, of instrument: Instrument, in register: InstrumentRegister,
    asked: StandingQuery
  ) {
    id = act.id
    anchor = "act-" + act.id
    date = act.date.description
    var days: [String] = []
    if let effective = act.effective { days.append("takes effect \(effective)") }
    if let known = act.knownOn { days.append("known \(known)") }
    if !act.otherDays.isEmpty {
      days.append("or \(act.otherDays.map(\.description).joined(separator: ", "))")
    }
    dateNote = days.isEmpty ? nil : days.joined(separator: "; ")
    actors =
      act.group == nil ? act.actors.map { .init(code: $0, name: register.states.name($0)) } : []
    group = act.group.map {
      "\(Labels.words($0)) (\(act.actors.joined(separator: " ")))"
    }
    type = Labels.words(act.type)
    typeDefinition = register.actTypes.first { $0.id == act.type }?.definition ?? ""
    scope = act.scope.isEmpty ? nil : act.scope.map(Labels.words).joined(separator: ", ")
    towards = act.towards.isEmpty ? nil : act.towards.joined(separator: ", ")
    condition = act.condition?.text
    note = act.note
    confidence = act.confidence.rawValue
    isDoubtful = act.confidence != .high
    rulings = instrument.rulings.filter { $0.act == act.id }.map { ruling in
      ShownRuling(
        holder: ShownStanding.name(ofReading: ruling.holder, in: register),
        verdict: Labels.words(ruling.verdict.rawValue)
          + (ruling.actsAs.map { ", as “\(Labels.words($0))”" } ?? ""),
        note: ruling.note, since: ruling.since?.description,
        sources: ruling.sources.map { SafeLink($0) })
    }
    sources = act.sources.map { SafeLink($0) }
    passedOver =
      act.day > asked.on
      ? "after \(asked.on)" : act.known > asked.knownOn ? "not yet known on \(asked.knownOn)" : nil
  }
}
