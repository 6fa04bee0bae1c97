import Archive
import Primitives
import Questions
import Treaties

/// One instrument: who is bound under each reading and why, its acts, disputes, limits, and what was
/// said on it.
struct InstrumentPage: Page {
  static let template = "instrument"
  static let statementLimit = 12
  var title: String
  var address: String
  var jsonAddress: String
  var facts: [Fact]
  var form: Form
  var isContested: Bool
  var readings: [Reading]
  var standings: [ShownStanding]
  var hasStandings: Bool
  var acts: [ShownAct]
  var hasActs: Bool
  var disputes: [ShownDispute]
  var hasDisputes: Bool
  var provisions: [ShownProvision]
  var hasProvisions: Bool
  var statements: [ShownStatement]
  var hasStatements: Bool
  var statementCount: String
  var allStatements: String
  var json: JSONValue

  struct Fact: Sendable {
    var label: String
    var text: String
    var to: String?
  }

  struct Reading: Sendable {
    var name: String
    var tip: String
  }

  struct Form: Sendable {
    var action: String
    var on: String
    var knownOn: String
    var party: String
    var provisions: [Choice]
    var hasProvisions: Bool
    var isAsked: Bool

    struct Choice: Sendable {
      var value: String
      var words: String
      var isChosen: Bool
    }
  }

  struct ShownDispute: Sendable {
    var question: String
    var over: String
    var claims: [Claim]

    struct Claim: Sendable {
      var by: String
      var position: String
      var date: String?
      var sources: [SafeLink]
    }
  }

  struct ShownProvision: Sendable {
    var id: String
    var article: String
    var topic: String
    var rule: String
    var limits: [String]
    var hasLimits: Bool
    var days: String?
    var sources: [SafeLink]
  }

  /// - Throws: `TreatyError` for an instrument, party or provision that isn't known.
  init(_ holdings: Holdings, name: String, asked: StandingQuery) throws {
    let register = holdings.instruments
    let instrument = try register.find(name, on: asked.isToday ? nil : asked.on)
    let answer = try register.status(
      StatusQuestion(
        instrument: instrument.id, party: asked.party, on: asked.on, knownOn: asked.knownOn,
        provision: asked.provision))
    let support = try SupportingStatements(in: holdings.record, of: answer)
    let place = SitePath.instrument(instrument.id)
    title = instrument.name
    address = place.path
    jsonAddress = place.json(asked.members)
    facts = InstrumentPage.facts(of: instrument, in: register)
    form = Form(
      action: place.path, on: asked.on.description, knownOn: asked.knownOn.description,
      party: asked.party ?? "",
      provisions: InstrumentPage.choices(of: instrument, chosen: asked.provision),
      hasProvisions: !instrument.provisions.isEmpty,
      isAsked: asked.members.contains { $0.value != nil })
    isContested = answer.isContested
    readings = register.readings(of: instrument).map { reading in
      Reading(
        name: ShownStanding.name(ofReading: reading, in: register),
        tip: reading == Holder.faceValue
          ? "Every act has the effect that its type names." : "The reading of this holder.")
    }
    standings = ShownStanding.groups(
      of: answer, in: register, isBrief: false, support: support)
    hasStandings = !standings.isEmpty
    let ordered = instrument.acts.sorted { ($0.day, $0.id) < ($1.day, $1.id) }
    acts = ordered.map { ShownAct($0, of: instrument, in: register, asked: asked) }
    hasActs = !acts.isEmpty
    disputes = instrument.disputes.map { dispute in
      ShownDispute(
        question: dispute.question, over: "#act-" + SitePath.encoded(dispute.overAct),
        claims: dispute.claims.map {
          .init(
            by: $0.by, position: $0.position, date: $0.date?.description,
            sources: $0.sources.map { SafeLink($0) })
        })
    }
    hasDisputes = !disputes.isEmpty
    provisions = instrument.provisions.map(ShownProvision.init)
    hasProvisions = !provisions.isEmpty
    let filter = StatementFilter(
      instrument: instrument.id, limit: InstrumentPage.statementLimit)
    let total = try holdings.record.count(of: filter)
    let said = try holdings.record.statements(matching: filter)
    statements = said.map { ShownStatement($0, names: holdings.instrumentNames) }
    hasStatements = !said.isEmpty
    statementCount = Labels.count(total, "statement", "statements")
    allStatements = SitePath.statements.path([("instrument", instrument.id)])
    json = [
      "instrument": InstrumentPage.json(of: instrument),
      "status": answer.json(explained: true) { support.ids(for: $0) },
      "supporting": try AnswerJSON.statements(
        InstrumentPage.supporting(answer, support), in: holdings.record),
      "acts": .array(ordered.map(InstrumentPage.json)),
      "total": .integer(total),
      "statements": try AnswerJSON.statements(said, in: holdings.record),
    ]
  }

  /// The statements that support any of the answers, each once, in the order of the answers.
  private static func supporting(
    _ answer: StatusAnswer, _ support: SupportingStatements
  ) -> [RecordedStatement] {
    var seen: Set<String> = []
    return answer.answers.flatMap { support.statements(for: $0) }.filter {
      seen.insert($0.uid).inserted
    }
  }

  private static func choices(of instrument: Instrument, chosen: String?) -> [Form.Choice] {
    let classes = Set(instrument.provisions.compactMap(\.provisionClass)).sorted()
    return classes.map {
      Form.Choice(value: $0, words: "all on \(Labels.words($0))", isChosen: $0 == chosen)
    }
      + instrument.provisions.map {
        Form.Choice(
          value: $0.id, words: "art. \($0.article): \(Labels.words($0.topic))",
          isChosen: $0.id == chosen)
      }
  }

  private static func facts(of instrument: Instrument, in register: InstrumentRegister) -> [Fact] {
    var facts = [Fact(label: "Id", text: instrument.id)]
    facts.append(Fact(label: "Kind", text: Labels.words(instrument.kind.id)))
    if !instrument.aliases.isEmpty {
      facts.append(Fact(label: "Also", text: instrument.aliases.joined(separator: " · ")))
    }
    if let beside = instrument.accompanies {
      facts.append(
        Fact(
          label: "Beside", text: register.instrument(beside)?.name ?? beside,
          to: SitePath.instrument(beside).path))
    }
    let companions = register.instruments.filter { $0.accompanies == instrument.id }
    for companion in companions {
      facts.append(
        Fact(label: "See", text: companion.name, to: SitePath.instrument(companion.id).path))
    }
    if !instrument.depositary.isEmpty {
      facts.append(
        Fact(label: "Depositary", text: instrument.depositary.joined(separator: ", ")))
    }
    switch instrument.term {
    case .notRecorded: break
    case .unlimited: facts.append(Fact(label: "Duration", text: "unlimited"))
    case .years(let years): facts.append(Fact(label: "Duration", text: "\(years) years"))
    case .lastDay(let day): facts.append(Fact(label: "Last day", text: day.description))
    case .sameAs(let id):
      facts.append(
        Fact(label: "Duration", text: "as long as \(id)", to: SitePath.instrument(id).path))
    case .renewedAfter(let years):
      facts.append(Fact(label: "First term", text: "\(years) years"))
    }
    if let notice = instrument.withdrawalNotice {
      facts.append(Fact(label: "Notice of withdrawal", text: notice.text))
    }
    for note in instrument.notes {
      let key = note.key.hasSuffix("-note") ? String(note.key.dropLast(5)) : note.key
      let label = key == "note" ? "Note" : "On \(Labels.words(key))"
      facts.append(Fact(label: label, text: note.text))
    }
    return facts
  }

  private static func json(of instrument: Instrument) -> JSONValue {
    [
      "id": .string(instrument.id), "name": .string(instrument.name),
      "aliases": JSONValue(instrument.aliases), "kind": .string(instrument.kind.id),
      "bilateral": .bool(instrument.isBilateral), "parties": JSONValue(instrument.parties),
      "parties_complete": .bool(instrument.partiesComplete),
      "depositary": JSONValue(instrument.depositary),
      "accompanies": JSONValue(instrument.accompanies),
      "disputes": .array(
        instrument.disputes.map { dispute in
          [
            "id": .string(dispute.id), "over_act": .string(dispute.overAct),
            "question": .string(dispute.question),
            "claims": .array(
              dispute.claims.map {
                [
                  "by": .string($0.by), "position": .string($0.position),
                  "date": JSONValue($0.date?.description), "sources": JSONValue($0.sources),
                ]
              }),
          ]
        }),
      "provisions": .array(
        instrument.provisions.map {
          [
            "id": .string($0.id), "article": .string($0.article), "topic": .string($0.topic),
            "class": JSONValue($0.provisionClass), "rule": .string($0.rule),
            "limits": JSONValue($0.limits.map(ShownProvision.words)),
            "from": JSONValue($0.from?.description), "to": JSONValue($0.to?.description),
            "sources": JSONValue($0.sources),
          ]
        }),
    ]
  }

  private static func json(of act: LegalAct) -> JSONValue {
    [
      "id": .string(act.id), "type": .string(act.type), "date": .string(act.date.description),
      "known_on": JSONValue(act.knownOn?.description),
      "effective": JSONValue(act.effective?.description), "actors": JSONValue(act.actors),
      "scope": JSONValue(act.scope), "note": JSONValue(act.note),
      "confidence": .string(act.confidence.rawValue), "sources": JSONValue(act.sources),
    ]
  }
}

extension InstrumentPage.ShownProvision {
  init(_ provision: Provision) {
    id = provision.id
    article = provision.article
    topic = Labels.words(provision.topic)
    rule = provision.rule
    limits = provision.limits.map(InstrumentPage.ShownProvision.words)
    hasLimits = !limits.isEmpty
    var days: [String] = []
    if let from = provision.from { days.append("from \(from)") }
    if let to = provision.to { days.append("up to \(to.adding(days: -1))") }
    if let deadline = provision.deadline { days.append("by \(deadline)") }
    self.days = days.isEmpty ? nil : days.joined(separator: ", ")
    sources = provision.sources.map { SafeLink($0) }
  }

  /// `deployed warheads ≤ 1550 (US)`.
  static func words(_ limit: Limit) -> String {
    let quantity = limit.quantity.split(separator: "_").joined(separator: " ")
    var words = "\(quantity) \(limit.text)"
    if let party = limit.party { words += " (\(party))" }
    if let from = limit.from { words += " from \(from)" }
    return words
  }
}
