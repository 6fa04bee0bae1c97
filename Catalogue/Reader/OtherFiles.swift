internal import Primitives
internal import Treaties

/// Act types, kinds of instrument and scopes.
struct Vocabulary {
  var actTypes: [ActType] = []
  var kinds: [InstrumentKind] = []
  var scopes: [String] = []

  init() {}

  init(_ node: (String) -> CatalogueNode?, faults: Faults) {
    read(node("vocabulary/act-types.yaml"), "vocabulary/act-types.yaml", "act-types", faults) {
      each in
      let id = each.text("id")
      actTypes.append(
        ActType(
          id: id, definition: each.text("definition"), treaty: each.choice("treaty"),
          political: each.choice("political")))
    }
    read(
      node("vocabulary/instrument-kinds.yaml"), "vocabulary/instrument-kinds.yaml",
      "instrument-kinds", faults
    ) { each in
      kinds.append(
        InstrumentKind(
          id: each.text("id"), force: each.neededChoice("force", else: .none),
          definition: each.text("definition")))
    }
    read(node("vocabulary/scopes.yaml"), "vocabulary/scopes.yaml", "scopes", faults) { each in
      scopes.append(each.text("id"))
      _ = each.text("definition")
    }
  }
}

/// Reads the one list of a file, entry by entry.
func read(
  _ node: CatalogueNode?, _ file: String, _ key: String, _ faults: Faults,
  _ entry: (inout Fields) -> Void
) {
  guard let node else {
    faults.report("missing-file", "this file is missing", file: file, line: nil)
    return
  }
  var fields = Fields(node, file: file, faults: faults)
  for var each in fields.maps(key) {
    entry(&each)
    each.finish()
  }
  fields.finish()
}

/// Reads the files of people, outlets and systems.
struct ThingFiles {
  let faults: Faults

  func person(_ id: String, _ node: CatalogueNode, file: String) -> Person {
    var fields = Fields(node, file: file, faults: faults)
    defer { fields.finish() }
    _ = fields.optionalText("note")
    return Person(
      id: id, name: fields.text("name"), aliases: fields.neededStrings("aliases"),
      kind: fields.text("kind"),
      offices: fields.maps("offices").map { office in
        var office = office
        defer { office.finish() }
        _ = office.optionalText("note")
        let confidence: Confidence? = office.choice("confidence")
        _ = confidence
        return Office(
          role: office.text("role"), organisation: office.text("organisation"),
          state: office.optionalText("state"), start: office.optionalPartialDay("from"),
          end: office.optionalPartialDay("through"),
          authority: office.neededChoice("authority", else: .official),
          sources: office.sources(mayBeEmpty: true))
      })
  }

  func outlet(_ id: String, _ node: CatalogueNode, file: String) -> Outlet {
    var fields = Fields(node, file: file, faults: faults)
    defer { fields.finish() }
    _ = fields.optionalText("note")
    _ = fields.optionalText("country-note")
    let confidence: Confidence? = fields.choice("confidence")
    _ = confidence
    let names = fields.neededStrings("names")
    if names.isEmpty {
      faults.report("missing-name", "an outlet needs a name", file: file, line: node.line)
    }
    return Outlet(
      id: id, names: names, domain: fields.optionalText("domain"),
      country: fields.optionalText("country"), kind: fields.text("kind"),
      languages: fields.neededStrings("languages"), garbledForms: fields.strings("garbled-forms"))
  }

  func system(_ id: String, _ node: CatalogueNode, file: String) -> MissileSystem {
    var fields = Fields(node, file: file, faults: faults)
    defer { fields.finish() }
    var inf = MissileSystem.Summary(covered: "unclear", reason: "")
    if var map = fields.optionalMap("inf") {
      inf = MissileSystem.Summary(covered: map.text("covered"), reason: map.text("reason"))
      map.finish()
    }
    return MissileSystem(
      id: id, names: names(&fields), states: states(&fields),
      basing: fields.neededStrings("basing"),
      basingNote: fields.optionalText("basing-note"), kind: fields.text("kind"),
      listedIn: fields.strings("listed-in"), claims: fields.maps("range-claims").map(claim),
      inf: inf,
      verdicts: fields.maps("verdicts").map(verdict),
      events: fields.maps("events").map { event in
        var event = event
        defer { event.finish() }
        return MissileSystem.Event(
          date: event.partialDay("date"), what: event.text("what"),
          confidence: event.neededChoice("confidence", else: .low), sources: event.sources())
      })
  }

  private func names(_ fields: inout Fields) -> [MissileSystem.Name] {
    guard let node = fields.node("names"), case .list(let items) = node.content, !items.isEmpty
    else {
      faults.report(
        "missing-name", "a system needs names, as a list", file: fields.file, line: fields.line)
      return [MissileSystem.Name(name: "")]
    }
    return items.map { item in
      if case .scalar(let text) = item.content { return MissileSystem.Name(name: text) }
      var map = Fields(item, file: fields.file, faults: faults)
      defer { map.finish() }
      return MissileSystem.Name(name: map.text("name"), note: map.text("note"))
    }
  }

  private func states(_ fields: inout Fields) -> [String] {
    if case .list? = fields.node("state")?.content { return fields.strings("state") }
    return [fields.text("state")]
  }

  private func claim(_ fields: Fields) -> RangeClaim {
    var fields = fields
    defer { fields.finish() }
    let exact = fields.optionalInt("km")
    let side = fields.text("from")
    if side != "owner", side != "others" {
      faults.report(
        "unfit-value", "“\(side)” does not fit “from”. Write owner or others.", file: fields.file,
        line: fields.line)
    }
    return RangeClaim(
      by: fields.text("by"), isOwners: side == "owner",
      range: KilometreRange(
        lower: fields.optionalInt("km-min") ?? exact, upper: fields.optionalInt("km-max") ?? exact),
      text: fields.optionalText("text"), confidence: fields.neededChoice("confidence", else: .low),
      sources: fields.sources())
  }

  private func verdict(_ fields: Fields) -> MissileSystem.Verdict {
    var fields = fields
    defer { fields.finish() }
    return MissileSystem.Verdict(
      instrument: fields.text("instrument"), by: fields.text("by"), basing: fields.text("basing"),
      verdict: fields.neededChoice("verdict", else: .unknown), reason: fields.text("reason"))
  }
}
