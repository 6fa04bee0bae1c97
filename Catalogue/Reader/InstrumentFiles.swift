internal import Primitives
internal import Treaties

/// Reads one instrument's folder: `instrument.yaml`, `acts.yaml`, `provisions.yaml`, `readings.yaml`.
struct InstrumentFiles {
  let id: String
  let vocabulary: Vocabulary
  let faults: Faults

  /// The places of things in their files, for faults found after reading.
  struct Places {
    var file: String
    var acts: [Int] = []
    var rulings: [Int] = []
    var disputes: [Int] = []
    var openIntervals: [Int] = []
  }

  func instrument(_ node: CatalogueNode, file: String) -> Instrument {
    var fields = Fields(node, file: file, faults: faults)
    let instrument = head(&fields)
    fields.finish()
    return instrument
  }

  private func head(_ fields: inout Fields) -> Instrument {
    let kindID = fields.text("kind")
    let kind = vocabulary.kinds.first { $0.id == kindID }
    if kind == nil, !kindID.isEmpty {
      let known = vocabulary.kinds.map(\.id).joined(separator: ", ")
      faults.report(
        "unknown-kind", "“\(kindID)” is no kind of instrument. Known: \(known).",
        file: fields.file, line: fields.node("kind")?.line)
    }
    var notice: NoticePeriod?
    if let months = fields.optionalInt("withdrawal-notice-months") { notice = .months(months) }
    if let days = fields.optionalInt("withdrawal-notice-days") { notice = .days(days) }
    var instrument = Instrument(
      id: id, name: fields.text("name"), aliases: fields.neededStrings("aliases"),
      kind: kind ?? InstrumentKind(id: kindID, force: .none),
      isBilateral: fields.bool("bilateral"), parties: fields.neededStrings("parties"),
      partiesComplete: fields.bool("parties-complete"), neverJoined: fields.strings("never-joined"),
      signedOnly: fields.strings("signed-only"), addressees: fields.strings("addressees"),
      depositary: fields.neededStrings("depositary"),
      accompanies: fields.optionalText("accompanies"),
      withdrawalNotice: notice)
    instrument.term = term(&fields)
    for key in [
      "alias-note", "parties-note", "depositary-note", "status-note", "scope-note", "duration-note",
      "withdrawal-note", "note",
    ] {
      if let text = fields.optionalText(key) {
        instrument.notes.append(Instrument.Note(key: key, text: text))
      }
    }
    return instrument
  }

  private func term(_ fields: inout Fields) -> Term {
    guard let node = fields.node("duration") else { return .notRecorded }
    if case .scalar(let text) = node.content {
      if text == "unlimited" { return .unlimited }
      faults.report(
        "unfit-value", "“\(text)” does not fit “duration”. Write unlimited, or a mapping.",
        file: fields.file, line: node.line)
      return .notRecorded
    }
    var term = Fields(node, file: fields.file, faults: faults)
    defer { term.finish() }
    let from = term.optionalText("from")
    if let from, from != "entry-into-force" {
      faults.report(
        "unfit-value", "“\(from)”: a term is counted from entry-into-force", file: fields.file,
        line: node.line)
    }
    _ = term.optionalInt("extension-max-years")
    _ = term.optionalInt("extensions-max")
    _ = term.optionalText("extension-by")
    let renewal = term.optionalText("renewal")
    let endsItself = term.optionalBool("automatic-end") ?? true
    let years = term.optionalInt("years")
    let lastDay = term.optionalDay("last-day")
    let sameAs = term.optionalText("same-as")
    if let sameAs { return .sameAs(sameAs) }
    if let lastDay { return .lastDay(lastDay) }
    if let years {
      return renewal == nil && endsItself ? .years(years) : .renewedAfter(years: years)
    }
    faults.report(
      "missing-key", "a duration needs years, last-day or same-as", file: fields.file,
      line: node.line)
    return .notRecorded
  }

  func acts(
    _ node: CatalogueNode, file: String, into instrument: inout Instrument, _ places: inout Places
  ) {
    var fields = Fields(node, file: file, faults: faults)
    for var each in fields.maps("acts") {
      instrument.acts.append(act(&each))
      places.acts.append(each.line)
      each.finish()
    }
    for var each in fields.maps("open-intervals") {
      instrument.openIntervals.append(
        OpenInterval(
          parties: each.neededStrings("parties"), from: each.day("from"),
          to: each.optionalDay("to"), state: each.neededChoice("state", else: .none),
          rivalState: each.neededChoice("rival-state", else: .none), note: each.text("note"),
          sources: each.sources()))
      places.openIntervals.append(each.line)
      each.finish()
    }
    fields.finish()
  }

  private func act(_ fields: inout Fields) -> LegalAct {
    var end: LegalAct.Extension?
    if let text = fields.optionalText("extends-to") {
      if text == "unlimited" {
        end = .unlimited
      } else {
        end = fields.optionalDay("extends-to").map(LegalAct.Extension.day)
      }
    }
    var condition: Condition?
    if var map = fields.optionalMap("condition") {
      condition = Condition(text: map.text("text"), dependsOn: map.neededStrings("depends-on"))
      map.finish()
    }
    return LegalAct(
      id: fields.text("id"), type: fields.text("type"), date: fields.partialDay("date"),
      knownOn: fields.optionalDay("known-on"), effective: fields.optionalDay("effective"),
      notBefore: fields.optionalDay("not-before"), rivalDates: fields.days("rival-dates"),
      group: fields.optionalText("group"), actors: fields.neededStrings("by"),
      affects: fields.strings("affects"), predecessor: fields.optionalText("predecessor"),
      towards: fields.strings("towards"), scope: fields.strings("scope"), extendsTo: end,
      condition: condition, announces: fields.optionalText("announces"),
      confirms: fields.optionalText("confirms"), stays: fields.optionalText("stays"),
      see: fields.optionalText("see"), dispute: fields.optionalText("dispute"),
      note: fields.optionalText("note"), confidence: fields.neededChoice("confidence", else: .low),
      sources: fields.sources())
  }

  func readings(
    _ node: CatalogueNode, file: String, into instrument: inout Instrument, _ places: inout Places
  ) {
    var fields = Fields(node, file: file, faults: faults)
    for var each in fields.maps("rulings") {
      instrument.rulings.append(
        Ruling(
          holder: each.text("holder"), act: each.text("act"),
          verdict: each.neededChoice("ruling", else: .void), actsAs: each.optionalText("as"),
          scope: each.has("scope") ? each.strings("scope") : nil,
          effectiveOn: each.optionalDay("effective-on"), since: each.optionalPartialDay("since"),
          note: each.optionalText("note"), sources: each.sources()))
      places.rulings.append(each.line)
      each.finish()
    }
    for var each in fields.maps("disputes") {
      instrument.disputes.append(
        Dispute(
          id: each.text("id"), overAct: each.text("over-act"), question: each.text("question"),
          claims: each.maps("claims").map { claim in
            var claim = claim
            defer { claim.finish() }
            return Dispute.Claim(
              by: claim.text("by"), holderCodes: claim.strings("holder-codes"),
              position: claim.text("position"), date: claim.optionalPartialDay("date"),
              confidence: claim.neededChoice("confidence", else: .low),
              sources: claim.sources(mayBeEmpty: true))
          }))
      places.disputes.append(each.line)
      each.finish()
    }
    fields.finish()
  }

  func meetings(_ node: CatalogueNode, file: String, into instrument: inout Instrument) {
    var fields = Fields(node, file: file, faults: faults)
    for var each in fields.maps("meetings") {
      let meeting = Meeting(
        what: each.text("what"), date: each.partialDay("date"),
        through: each.optionalDay("through"), knownOn: each.optionalDay("known-on"),
        note: each.optionalText("note"), sources: each.sources())
      if let through = meeting.through, let first = meeting.date.earliest, through < first {
        faults.report(
          "unfit-value", "a meeting through \(through) cannot begin on \(meeting.date)",
          file: file, line: each.line)
      }
      instrument.meetings.append(meeting)
      each.finish()
    }
    fields.finish()
  }

  func provisions(_ node: CatalogueNode, file: String, into instrument: inout Instrument) {
    var fields = Fields(node, file: file, faults: faults)
    for var each in fields.maps("provisions") {
      instrument.provisions.append(provision(&each))
      each.finish()
    }
    fields.finish()
  }

  private func provision(_ fields: inout Fields) -> Provision {
    var figures: [Provision.Figure] = []
    for key in ["computed-from", "period-months", "condition", "binding"] {
      if let text = fields.optionalText(key) {
        figures.append(Provision.Figure(key: key, value: text))
      }
    }
    for key in ["notice", "duration", "quota", "counting", "figures"] {
      guard let map = fields.optionalMap(key) else { continue }
      for entry in map.freeEntries() {
        let name = key == "figures" ? entry.key : "\(key).\(entry.key)"
        figures.append(Provision.Figure(key: name, value: entry.value))
      }
    }
    let lastDay = fields.optionalDay("through")
    let end = fields.optionalDay("to") ?? lastDay?.adding(days: 1)
    return Provision(
      id: fields.text("id"), article: fields.text("article"), topic: fields.text("topic"),
      provisionClass: fields.optionalText("class"), rule: fields.text("rule"),
      limits: fields.maps("limits").map(limit), basing: fields.strings("basing"),
      kinds: fields.strings("kinds"), from: fields.optionalDay("from"), to: end,
      deadline: fields.optionalDay("deadline"), note: fields.optionalText("note"),
      confidence: fields.neededChoice("confidence", else: .low), sources: fields.sources(),
      figures: figures)
  }

  private func limit(_ fields: Fields) -> Limit {
    var fields = fields
    defer { fields.finish() }
    var lower: Limit.End?
    var upper: Limit.End?
    if let value = fields.optionalInt("gt") { lower = Limit.End(value, inclusive: false) }
    if let value = fields.optionalInt("gte") { lower = Limit.End(value, inclusive: true) }
    if let value = fields.optionalInt("lt") { upper = Limit.End(value, inclusive: false) }
    if let value = fields.optionalInt("lte") { upper = Limit.End(value, inclusive: true) }
    if lower == nil, upper == nil {
      faults.report(
        "missing-key", "a limit needs one of gt, gte, lt, lte", file: fields.file,
        line: fields.line)
    }
    return Limit(
      quantity: fields.text("quantity"), lower: lower, upper: upper,
      party: fields.optionalText("party"), from: fields.optionalDay("from"),
      note: fields.optionalText("note"))
  }
}
