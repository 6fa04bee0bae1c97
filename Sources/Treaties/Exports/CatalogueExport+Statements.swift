public import Primitives

extension CatalogueExport {
  /// One claimed fact, in the manner of FollowTheMoney's statements: an entity has a property with a value,
  /// as a source says, known from one day and still held on another.
  public struct Fact: Sendable, Hashable {
    /// `act:new-start/2023-02-28/RU/suspended`.
    public var entity: String
    /// `Instrument`, `Act`, `Ruling`, `Provision`, `System`, `Person`, `Office`.
    public var schema: String
    public var property: String
    public var value: String
    /// Nil where the catalogue gives none, as for a name.
    public var source: String?
    /// The day from which it was known; nil where not recorded.
    public var firstSeen: Day?
    public var confidence: Confidence?
  }

  /// Every fact of the catalogue, one for each value and source, in the order of entities.
  public func facts() -> [Fact] {
    var facts: [Fact] = []
    func add(
      _ entity: String, _ schema: String, _ property: String, _ values: [String],
      _ sources: [String],
      _ first: Day? = nil, _ confidence: Confidence? = nil
    ) {
      for value in values where !value.isEmpty {
        for source in sources.isEmpty ? [nil] : sources.map(Optional.some) {
          facts.append(
            Fact(
              entity: entity, schema: schema, property: property, value: value, source: source,
              firstSeen: first, confidence: confidence))
        }
      }
    }
    for instrument in register.instruments {
      let entity = "instrument:\(instrument.id)"
      add(entity, "Instrument", "name", [instrument.name], [])
      add(entity, "Instrument", "alias", instrument.aliases, [])
      add(entity, "Instrument", "kind", [instrument.kind.id], [])
      add(entity, "Instrument", "party", instrument.parties, [])
      add(entity, "Instrument", "depositary", instrument.depositary, [])
      for act in instrument.acts {
        let id = "act:\(act.id)"
        func say(_ property: String, _ values: [String]) {
          add(id, "Act", property, values, act.sources, act.known, act.confidence)
        }
        say("instrument", [instrument.id])
        say("type", [act.type])
        say("date", [act.date.description])
        say("rivalDate", act.rivalDates.map(\.description))
        say("by", act.actors)
        say("affects", act.affects)
        say("effective", [act.effective?.description ?? ""])
        say("extendsTo", [act.extendsTo?.text ?? ""])
        say("scope", act.scope)
        say("condition", [act.condition?.text ?? ""])
        say("note", [act.note ?? ""])
      }
      for ruling in instrument.rulings {
        let id = "ruling:\(ruling.holder):\(ruling.act)"
        func say(_ property: String, _ values: [String]) {
          add(id, "Ruling", property, values, ruling.sources, ruling.since?.earliest)
        }
        say("holder", [ruling.holder])
        say("act", [ruling.act])
        say("ruling", [ruling.verdict.rawValue])
        say("as", [ruling.actsAs ?? ""])
        say("effectiveOn", [ruling.effectiveOn?.description ?? ""])
        say("note", [ruling.note ?? ""])
      }
      for dispute in instrument.disputes {
        for claim in dispute.claims {
          add(
            "dispute:\(dispute.id):\(claim.by)", "Claim", "position", [claim.position],
            claim.sources, claim.date?.earliest, claim.confidence)
        }
      }
      for provision in instrument.provisions {
        let id = "provision:\(provision.id)"
        func say(_ property: String, _ values: [String]) {
          add(id, "Provision", property, values, provision.sources, nil, provision.confidence)
        }
        say("instrument", [instrument.id])
        say("article", [provision.article])
        say("rule", [provision.rule])
        say("limit", provision.limits.map { "\($0.quantity) \($0.text)" })
      }
    }
    for system in register.systems {
      let entity = "system:\(system.id)"
      add(entity, "System", "name", system.names.map(\.name), [])
      add(entity, "System", "state", system.states, [])
      add(entity, "System", "basing", system.basing, [])
      for claim in system.claims {
        add(
          "\(entity):\(claim.by)", "RangeClaim", "range",
          [claim.range.lower == nil && claim.range.upper == nil ? "" : claim.range.text],
          claim.sources, nil, claim.confidence)
        add(
          "\(entity):\(claim.by)", "RangeClaim", "text", [claim.text ?? ""], claim.sources, nil,
          claim.confidence)
      }
      for event in system.events {
        add(
          "\(entity):\(event.date)", "Event", "what", [event.what], event.sources,
          event.date.earliest, event.confidence)
      }
    }
    for person in people {
      let entity = "person:\(person.id)"
      add(entity, "Person", "name", [person.name], [])
      add(entity, "Person", "alias", person.aliases, [])
      for office in person.offices {
        let id = "\(entity):\(office.role):\(office.start?.description ?? "")"
        add(id, "Office", "role", [office.role], office.sources, office.start?.earliest)
        add(id, "Office", "organisation", [office.organisation], office.sources)
        add(id, "Office", "through", [office.end?.description ?? ""], office.sources)
      }
    }
    for outlet in outlets { add("outlet:\(outlet.id)", "Outlet", "name", outlet.names, []) }
    return facts
  }

  /// The facts as CSV with the columns of a statement table: `id, entity_id, schema, prop, value, dataset,
  /// source, first_seen, last_seen, confidence`. The id is made of the rest, so that it never changes
  /// while the fact doesn't.
  public func factsCSV() -> String {
    var out = CatalogueExport.line([
      "id", "entity_id", "schema", "prop", "value", "dataset", "source", "first_seen", "last_seen",
      "confidence",
    ])
    for fact in facts() {
      let key = [fact.entity, fact.property, fact.value, fact.source ?? ""].joined(
        separator: "\u{1F}")
      out += CatalogueExport.line([
        CatalogueExport.digest(key), fact.entity, fact.schema, fact.property, fact.value,
        "depositary-catalogue", fact.source ?? "", fact.firstSeen?.description ?? "",
        seenOn.description, fact.confidence?.rawValue ?? "",
      ])
    }
    return out
  }

  /// A short name for a fact (FNV-1a over two offsets, 128 bits as hexadecimal); no security is meant.
  private static func digest(_ text: String) -> String {
    func hash(_ offset: UInt64) -> String {
      let value = FNV1a.hash(text.utf8, from: offset)
      let hex = String(value, radix: 16)
      return String(repeating: "0", count: 16 - hex.count) + hex
    }
    return hash(FNV1a.start) + hash(0x9ae1_6a3b_2f90_404f)
  }
}
