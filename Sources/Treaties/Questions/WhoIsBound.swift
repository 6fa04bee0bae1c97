public import Primitives

extension InstrumentRegister {
  /// Answers a status question.
  ///
  /// - Throws: A `TreatyError` for an unknown or ambiguous instrument, an unknown party, reading or
  ///   provision; nothing is guessed.
  public func status(_ question: StatusQuestion) throws(TreatyError) -> StatusAnswer {
    let instrument = try find(
      question.instrument, on: question.isDayGiven ? question.on : nil)
    let party = try question.party.map { code throws(TreatyError) in try knownParty(code) }
    let reading = try question.reading.map { name throws(TreatyError) in try knownReading(name) }
    let asked = try question.provision.map { id throws(TreatyError) in
      try provisionClass(id, of: instrument)
    }
    return answer(
      instrument, party: party, on: question.on, knownOn: question.knownOn, reading: reading,
      provision: question.provision, provisionClass: asked ?? nil)
  }

  /// Answers for every instrument, in the order of their ids.
  public func bound(
    party: String? = nil, on day: Day, knownOn: Day, reading: String? = nil
  ) throws(TreatyError) -> [StatusAnswer] {
    let party = try party.map { code throws(TreatyError) in try knownParty(code) }
    let reading = try reading.map { name throws(TreatyError) in try knownReading(name) }
    return instruments.map {
      answer(
        $0, party: party, on: day, knownOn: knownOn, reading: reading, provision: nil,
        provisionClass: nil)
    }
  }

  /// The answers for every instrument as one JSON object.
  public static func json(
    _ answers: [StatusAnswer], on day: Day, knownOn: Day, explained: Bool = false,
    statements: (StatusAnswer, PartyAnswer) -> [String] = { _, _ in [] }
  ) -> JSONValue {
    [
      "on": .string(day.description),
      "known_on": .string(knownOn.description),
      "contested": .bool(answers.contains { $0.isContested }),
      "instruments": .array(
        answers.map { answer in
          answer.json(explained: explained) { statements(answer, $0) }
        }),
    ]
  }

  /// The code of a party, or an error that names the codes there are.
  public func knownParty(_ code: String) throws(TreatyError) -> String {
    if states.named(code) != nil { return code }
    let upper = code.uppercased()
    if states.named(upper) != nil { return upper }
    let named = states.all.filter { FoldedName.fold($0.name) == FoldedName.fold(code) }.map(\.id)
    throw TreatyError(
      code: "unknown-party",
      message: "“\(code)” is no code of a state. "
        + (named.first.map { "Did you mean \($0)? " } ?? "")
        + "Known are the two-letter codes of ISO 3166-1 (RU, US, GB …) and the former "
        + states.all.filter { $0.through != nil }.map { "\($0.id) (\($0.name))" }
        .joined(separator: ", ") + ".",
      candidates: named)
  }

  /// The id of a reading, or an error that names those there are.
  public func knownReading(_ name: String) throws(TreatyError) -> String {
    if holders.contains(where: { $0.id == name }) { return name }
    if let found = holders.first(where: { $0.id.lowercased() == name.lowercased() }) {
      return found.id
    }
    throw TreatyError(
      code: "unknown-reading",
      message: "No reading is called “\(name)”. Known: "
        + holders.map { "\($0.id) (\($0.name))" }.joined(separator: ", ") + ".",
      candidates: holders.map(\.id))
  }

  private func provisionClass(
    _ id: String, of instrument: Instrument
  ) throws(TreatyError) -> String? {
    if let provision = instrument.provisions.first(where: { $0.id == id }) {
      return provision.provisionClass
    }
    if scopes.contains(id) { return id == "whole" ? nil : id }
    throw TreatyError(
      code: "unknown-provision",
      message: "\(instrument.id) has no provision “\(id)”. Known: "
        + (instrument.provisions.map(\.id) + scopes).joined(separator: ", ") + ".",
      candidates: instrument.provisions.map(\.id))
  }

  func answer(
    _ instrument: Instrument, party: String?, on day: Day, knownOn: Day, reading: String?,
    provision: String?, provisionClass: String?
  ) -> StatusAnswer {
    let parties = party.map { [$0] } ?? listedParties(of: instrument, on: day)
    var all = readings(of: instrument)
    if let reading, !all.contains(reading) { all.append(reading) }
    var answers: [String: [PartyAnswer]] = [:]
    for each in all {
      let reasoning = Reasoning(
        register: self, instrument: instrument, reading: each, day: day, knownOn: knownOn,
        provision: provision, provisionClass: provisionClass)
      for code in parties { answers[code, default: []].append(reasoning.answer(for: code)) }
    }
    let contested = parties.contains { code in
      let own = answers[code] ?? []
      return own.contains { $0.state != own[0].state || $0.bound != own[0].bound }
    }
    return StatusAnswer(
      instrument: instrument.id, on: day, knownOn: knownOn, isContested: contested,
      answers: parties.flatMap { code in
        (answers[code] ?? []).filter { reading == nil || $0.reading == reading }
      })
  }

  /// The listed parties, a code left out where it did not exist on `day` and the one that stood in its
  /// place is listed too.
  private func listedParties(of instrument: Instrument, on day: Day) -> [String] {
    (instrument.parties + instrument.signedOnly).filter { code in
      let other =
        states.standIn(for: code, on: day)?.code
        ?? states.predecessor(of: code, on: day)?.predecessor
      return other.map { !instrument.parties.contains($0) } ?? true
    }
  }
}
