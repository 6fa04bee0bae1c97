import Primitives
import Treaties

/// Every instrument with where its parties stand on a day, reading by reading.
struct InstrumentsPage: Page {
  static let template = "instruments"
  let title = "Instruments"
  let address = SitePath.instruments.path
  var jsonAddress: String
  var on: String
  var knownOn: String
  var party: String
  var isToday: Bool
  var kinds: [Kind]
  var count: String
  var isEmpty: Bool
  var contested: String
  var json: JSONValue

  /// The instruments of one kind.
  struct Kind: Sendable {
    var label: String
    var anchor: String
    var definition: String
    var instruments: [Entry]
  }

  struct Entry: Sendable {
    var id: String
    var name: String
    var to: String
    var isContested: Bool
    var standings: [ShownStanding]
  }

  /// - Throws: `TreatyError` for a party that isn't known.
  init(_ register: InstrumentRegister, asked: StandingQuery) throws {
    let answers = try register.bound(
      party: asked.party, on: asked.on, knownOn: asked.knownOn, reading: nil)
    jsonAddress = SitePath.instruments.json(asked.members)
    on = asked.on.description
    knownOn = asked.knownOn.description
    party = asked.party ?? ""
    isToday = asked.isToday
    let entries = zip(register.instruments, answers).map { instrument, answer in
      (
        instrument,
        Entry(
          id: instrument.id, name: instrument.name,
          to: SitePath.instrument(instrument.id).path(asked.members),
          isContested: answer.isContested,
          standings: ShownStanding.groups(of: answer, in: register, isBrief: true))
      )
    }
    var kinds: [InstrumentKind] = []
    for (instrument, _) in entries where !kinds.contains(where: { $0.id == instrument.kind.id }) {
      kinds.append(instrument.kind)
    }
    // What can bind comes first: by force, then as many of a kind there are.
    let rank: [InstrumentKind.Force: Int] = [.legal: 0, .political: 1, .none: 2]
    func size(_ kind: InstrumentKind) -> Int {
      entries.count { $0.0.kind.id == kind.id }
    }
    kinds.sort {
      (rank[$0.force] ?? 3, -size($0), $0.id) < (rank[$1.force] ?? 3, -size($1), $1.id)
    }
    self.kinds = kinds.map { kind in
      Kind(
        label: Labels.words(kind.id), anchor: "kind-" + kind.id, definition: kind.definition,
        instruments: entries.filter { $0.0.kind.id == kind.id }.map(\.1))
    }
    count = Labels.count(entries.count, "instrument", "instruments")
    isEmpty = entries.isEmpty
    let open = answers.count { $0.isContested }
    contested =
      open == 0 ? "the readings agree on all" : "on \(open) of them the readings differ"
    json = InstrumentRegister.json(answers, on: asked.on, knownOn: asked.knownOn)
  }
}
