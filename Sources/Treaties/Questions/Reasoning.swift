import Primitives

/// The reasoning to a party's standing, put into words: one instrument, reading, day and day of knowledge.
struct Reasoning {
  let register: InstrumentRegister
  let instrument: Instrument
  let reading: String
  let day: Day
  let knownOn: Day
  let provision: String?
  let provisionClass: String?
  let standings: [String: [StandingPeriod]]
  let companions: [Because]

  init(
    register: InstrumentRegister, instrument: Instrument, reading: String, day: Day, knownOn: Day,
    provision: String?, provisionClass: String?
  ) {
    self.register = register
    self.instrument = instrument
    self.reading = reading
    self.day = day
    self.knownOn = knownOn
    self.provision = provision
    self.provisionClass = provisionClass
    standings = register.standings(
      of: instrument, reading: reading, knownOn: knownOn, provisionClass: provisionClass)
    companions = Reasoning.companions(
      of: instrument, in: register, reading: reading, day: day, knownOn: knownOn)
  }

  func answer(for party: String) -> PartyAnswer {
    let succession = register.states.predecessor(of: party, on: day)
    let line = register.states.line(of: succession?.predecessor ?? party)
    let period = standings[line]?.holding(day)
    var standing = period?.standing ?? .nothing
    var because = period.map { words(for: $0.standing, party: party) } ?? []
    if instrument.signedOnly.contains(party), period == nil, let first = firstSignature {
      standing = Standing(state: .signed, bound: .signature)
      because = [
        Because(
          act: first.id, type: "signed-only", date: nil,
          effect: "signed on a day that the catalogue does not know, never ratified: "
            + Rule.signature.text, sources: first.sources, rule: .signature)
      ]
    }
    if because.isEmpty {
      let (bound, step) = absence(of: party, line: line)
      standing.bound = bound
      because = [step]
    }
    if let stand = register.states.standIn(for: party, on: day) {
      because.append(continuity(party, stand.code, stand.1))
    }
    if let succession {
      because.append(
        Because(
          act: nil, type: "succession", date: succession.date.description,
          effect: "\(party) did not yet exist on \(day): answered for "
            + "\(succession.predecessor) (\(name(succession.predecessor))), whose place it took",
          sources: Rule.succession.sources, rule: .succession))
    }
    if let open = openInterval(of: line, standing) { because.append(open) }
    if standing.state != .none || instrument.parties.contains(party) {
      because += provisionRemarks + companions
    }
    return PartyAnswer(
      party: party, reading: reading, provision: provision, state: standing.state,
      bound: standing.bound, since: standing.since, until: standing.until,
      condition: standing.condition, isUncertain: standing.isUncertain, because: because)
  }

  // MARK: Words for grounds

  private func words(for standing: Standing, party: String) -> [Because] {
    standing.grounds.compactMap { step(for: $0, party: party, standing: standing) }
  }

  private func step(for ground: Ground, party: String, standing: Standing) -> Because? {
    let act = instrument.acts[ground.act]
    let ruling = ground.ruling.map { instrument.rulings[$0] }
    func because(
      _ effect: String, rule: Rule?, type: String? = nil, date: String? = nil,
      isDefeat: Bool = false
    ) -> Because {
      var sources = act.sources
      for source in ruling?.sources ?? [] where !sources.contains(source) { sources.append(source) }
      return Because(
        act: act.id, type: type ?? act.type, date: date ?? act.date.description, effect: effect,
        sources: sources, rule: rule, ruling: ruling, note: act.note, isDefeat: isDefeat)
    }
    switch ground.part {
    case .decides(let effect), .stands(let effect):
      if effect == .terminated, !named(party, in: act) {
        return because(
          "ended for \(party) as well: what ends a bilateral treaty for one party ends it for all",
          rule: .bilateralEnd)
      }
      // Only where the holder gives the act another effect or day than its own need it be said here.
      let isOwn =
        ruling.map { $0.actsAs == nil && $0.effectiveOn == nil && $0.scope == nil } ?? true
      let held = isOwn ? "" : "in the reading of \(reading): "
      return because(
        held + EffectWords.text(of: effect, by: act, force: instrument.kind.force),
        rule: instrument.rule(for: effect, act: act))
    case .confirms(let effect):
      let words =
        act.confirms == nil
        ? EffectWords.text(of: effect, by: act, force: instrument.kind.force)
        : "confirmed"
      return because(words, rule: instrument.rule(for: effect, act: act))
    case .ruledOut(let effect, let verdict):
      let would = EffectWords.noun(of: effect)
      let why = verdict == .void ? "void" : "a fact of policy that changes no treaty's state"
      return because(
        "no \(would): \(why) in the reading of \(reading)"
          + (ruling?.note.map { " (\($0))" } ?? ""), rule: nil, isDefeat: true)
    case .reachesOnlySome:
      return because(
        "reaches \(act.scope.joined(separator: ", ")) only", rule: nil)
    case .changesNothing:
      let what = ruling.map { "\($0.verdict.rawValue) in the reading of \($0.holder): " } ?? ""
      return because(
        what + EffectWords.unchanging(act), rule: instrument.rule(forUnchanging: act))
    case .runs(let effect, let end):
      return because(
        "\(EffectWords.noun(of: effect)): takes effect on \(end)",
        rule: instrument.rule(for: effect, act: act))
    case .ranOut(let effect, let end):
      return because(
        "the notice ran out on \(end): \(effect == .suspensionNotice ? "suspended" : "withdrawn")",
        rule: instrument.rule(for: effect, act: act))
    case .term(let end):
      if standing.state == .expired {
        return because(
          "its term, as known on \(knownOn), ended on \(end)",
          rule: instrument.own("duration") ?? .endByOwnTerms, type: act.type)
      }
      guard standing.state == .inForce else { return nil }
      return because(
        "its term runs to \(end)", rule: instrument.own("duration") ?? .endByOwnTerms)
    case .unsettled(let days):
      return because(
        "the day is not settled: \(days.map(\.description).joined(separator: " or "))"
          + (act.date.isPartial || act.notBefore != nil ? " or between" : ""), rule: nil)
    }
  }

  private func named(_ party: String, in act: LegalAct) -> Bool {
    let line = register.states.line(of: party)
    return (act.actors + act.affects).contains { register.states.line(of: $0) == line }
      && (register.types[act.type]?.treaty == .terminated || act.affects.contains(party))
  }

  // MARK: Where there is no act

  private var firstSignature: LegalAct? {
    let signing = instrument.acts.filter {
      register.types[$0.type]?.treaty == .signed && $0.known <= knownOn && $0.day <= day
    }
    return signing.min { ($0.day, $0.id) < ($1.day, $1.id) }
  }

  /// The first known act that changed anyone's standing, nil before it.
  private var firstAct: LegalAct? {
    let acting = instrument.acts.filter {
      register.types[$0.type]?.effect(on: instrument.kind.force) != nil && $0.known <= knownOn
        && $0.day <= day
    }
    return acting.min { ($0.day, $0.id) < ($1.day, $1.id) }
  }

  private func absence(of party: String, line: String) -> (Bound, Because) {
    func step(_ type: String, _ effect: String, _ act: LegalAct? = nil, _ rule: Rule = .thirdState)
      -> Because
    {
      Because(
        act: nil, type: type, date: nil, effect: effect, sources: act?.sources ?? rule.sources,
        rule: rule)
    }
    if instrument.kind.force == .none {
      return (
        .none, step("topic", "a subject of talk, not an instrument: it has no text and no acts")
      )
    }
    if instrument.neverJoined.contains(party) {
      return (
        .none, step("never-joined", "\(name(party)) is recorded as never having joined", firstAct)
      )
    }
    guard let first = firstAct else {
      return (
        .none, step("no-act", "no act under it was known on \(knownOn) for a day up to \(day)")
      )
    }
    let isListed = (instrument.parties + instrument.signedOnly).contains {
      register.states.line(of: $0) == line
    }
    if isListed {
      return (.none, step("no-act", "no act of \(name(party)) under it up to \(day)", first))
    }
    if instrument.partiesComplete {
      return (.none, step("not-a-party", "\(name(party)) is no party to it", first))
    }
    return (
      .unknown,
      step(
        "not-listed",
        "\(name(party)) is not listed, and the list of parties in the catalogue is not complete"
          + (instrument.note("parties-note").map { " (\($0))" } ?? ""), first)
    )
  }

  // MARK: Steps beside the acts

  private func continuity(_ asked: String, _ code: String, _ step: States.Continuity) -> Because {
    let before = code == step.from
    return Because(
      act: nil, type: "continuity", date: step.date.description,
      effect:
        "\(asked) \(before ? "did not yet exist" : "no longer existed") on \(day): answered for "
        + "\(code) (\(name(code))), which \(before ? "it continues" : "continues it")",
      sources: Rule.continuity.sources, rule: .continuity)
  }

  private func openInterval(of line: String, _ standing: Standing) -> Because? {
    guard standing.isUncertain else { return nil }
    for interval in instrument.openIntervals
    where interval.from <= knownOn && standing.state == interval.state
      && interval.parties.contains(where: { register.states.line(of: $0) == line })
      && DayRange(start: interval.from, end: interval.to).contains(day)
    {
      return Because(
        act: nil, type: "not-settled", date: interval.from.description,
        effect: "the sources do not settle it: \(interval.state.rawValue) or "
          + "\(interval.rivalState.rawValue); \(interval.note)", sources: interval.sources)
    }
    return nil
  }

  private var provisionRemarks: [Because] {
    guard let provision, let found = instrument.provisions.first(where: { $0.id == provision })
    else { return [] }
    var text = "art. \(found.article): \(found.rule)"
    if let from = found.from, day < from { text += "; it binds from \(from) only" }
    if let to = found.to, day >= to { text += "; it bound up to \(to.adding(days: -1)) only" }
    return [
      Because(
        act: nil, type: "provision", date: found.from?.description, effect: text,
        sources: found.sources)
    ]
  }

  /// Political commitments beside the instrument that are in being (contract, rule 6).
  private static func companions(
    of instrument: Instrument, in register: InstrumentRegister, reading: String, day: Day,
    knownOn: Day
  ) -> [Because] {
    var found: [Because] = []
    for place in register.companions[instrument.id] ?? [] {
      let companion = register.instruments[place]
      let standings = register.standings(of: companion, reading: reading, knownOn: knownOn)
      for line in standings.keys.sorted() {
        guard let standing = standings[line]?.holding(day)?.standing, standing.state == .observed,
          let ground = standing.grounds.first
        else { continue }
        let act = companion.acts[ground.act]
        var text = "\(companion.id): a political commitment of \(line), in being beside the treaty"
        if let condition = standing.condition { text += ", on condition: \(condition.text)" }
        found.append(
          Because(
            act: act.id, type: act.type, date: act.date.description, effect: text,
            sources: act.sources, rule: .declaration, note: companion.name))
      }
    }
    return found
  }

  private func name(_ code: String) -> String { register.states.name(code) }
}
