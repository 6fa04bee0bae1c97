import Archive
import Positions
import Primitives
import Treaties
import Questions

/// One speaker: offices held, what kinds of things were said on what, and every statement.
struct SpeakerPage: Page {
  static let template = "speaker"
  static let limit = 50
  var title: String
  var address: String
  var jsonAddress: String
  var offices: [OfficeHeld]
  var hasOffices: Bool
  var isKnown: Bool
  var tallies: [Tally]
  var statements: [ShownStatement]
  var turning: Turning
  var json: JSONValue

  struct OfficeHeld: Sendable {
    var role: String
    var organisation: String
    var state: String?
    var from: String
    var through: String
  }

  /// How often one act was done with words on one instrument.
  struct Tally: Sendable {
    var act: String
    var actLabel: String
    var instrument: String
    var times: Int
    var to: String
  }

  /// - Returns: Nil where neither the record nor the catalogue knows the speaker.
  init?(_ holdings: Holdings, id: String, offset: Int) throws {
    let said = try WhoSpeaks(in: holdings.record).statements(of: id)
    let person = holdings.person(id)
    guard let name = person?.name ?? said.first?.speakerLabel else { return nil }
    let shown = Array(said.dropFirst(offset).prefix(SpeakerPage.limit))
    let place = SitePath.speaker(id)
    title = name
    address = place.path
    jsonAddress = place.json([("offset", offset == 0 ? nil : String(offset))])
    isKnown = person != nil
    offices = (person?.offices ?? []).map {
      OfficeHeld(
        role: $0.role, organisation: $0.organisation, state: $0.state,
        from: $0.start?.description ?? "start not known",
        through: $0.end?.description ?? "in office")
    }
    hasOffices = !offices.isEmpty
    tallies = SpeakerPage.tallies(of: said, speaker: id)
    statements = shown.map { ShownStatement($0, names: holdings.instrumentNames) }
    turning = Turning(
      offset: offset, limit: SpeakerPage.limit, shown: shown.count, total: said.count
    ) { place.path([("offset", $0 == 0 ? nil : String($0))]) }
    json = [
      "id": .string(id), "name": .string(name), "known": .bool(person != nil),
      "offices": .array(
        (person?.offices ?? []).map {
          [
            "role": .string($0.role), "organisation": .string($0.organisation),
            "state": JSONValue($0.state), "start": JSONValue($0.start?.description),
            "end": JSONValue($0.end?.description),
          ]
        }),
      "total": .integer(said.count), "offset": .integer(offset),
      "statements": try AnswerJSON.statements(shown, in: holdings.record),
    ]
  }

  private static func tallies(of said: [RecordedStatement], speaker: String) -> [Tally] {
    var times: [String: (act: StatementAct, instrument: String, count: Int)] = [:]
    for statement in said {
      for instrument in statement.instruments.isEmpty ? ["none"] : statement.instruments {
        times["\(instrument)\0\(statement.act.rawValue)", default: (statement.act, instrument, 0)]
          .count += 1
      }
    }
    return times.values.sorted {
      ($1.count, $0.instrument, $0.act.rawValue) < ($0.count, $1.instrument, $1.act.rawValue)
    }.map { act, instrument, count in
      Tally(
        act: act.rawValue, actLabel: Labels.words(act.rawValue),
        instrument: instrument == "none" ? "no instrument" : instrument, times: count,
        to: SitePath.statements.path([
          ("instrument", instrument), ("speaker", speaker), ("act", act.rawValue),
        ]))
    }
  }
}
