public import Primitives

/// The catalogue as data for other programs: JSON, tables, and one row for each claimed fact.
public struct CatalogueExport: Sendable {
  public var register: InstrumentRegister
  public var people: [Person]
  public var outlets: [Outlet]
  /// The day the catalogue was last seen to say so, for `last_seen`.
  public var seenOn: Day

  public init(
    register: InstrumentRegister, people: [Person], outlets: [Outlet], seenOn: Day
  ) {
    self.register = register
    self.people = people
    self.outlets = outlets
    self.seenOn = seenOn
  }

  /// The tables that can be written as CSV.
  public enum Table: String, Sendable, CaseIterable {
    case instruments, acts, rulings, disputes, provisions, limits, systems, people, outlets
  }

  // MARK: JSON

  /// Everything as one object.
  public var json: JSONValue {
    [
      "instruments": .array(register.instruments.map(CatalogueExport.json)),
      "systems": .array(register.systems.map(CatalogueExport.json)),
      "people": .array(people.map(CatalogueExport.json)),
      "outlets": .array(outlets.map(CatalogueExport.json)),
      "holders": .array(
        register.holders.map {
          ["id": .string($0.id), "name": .string($0.name), "kind": .string($0.kind)]
        }),
      "ambiguous_names": .array(
        register.ambiguousNames.map { name in
          [
            "alias": .string(name.alias), "undated": JSONValue(name.undated),
            "candidates": .array(
              name.candidates.map {
                [
                  "instrument": .string($0.instrument), "from": JSONValue($0.from?.description),
                  "through": JSONValue($0.through?.description),
                ]
              }),
          ]
        }),
    ]
  }

  /// One instrument with all its acts, rulings, disputes and provisions.
  public static func json(_ instrument: Instrument) -> JSONValue {
    [
      "id": .string(instrument.id), "name": .string(instrument.name),
      "aliases": JSONValue(instrument.aliases), "kind": .string(instrument.kind.id),
      "force": .string(instrument.kind.force.rawValue), "bilateral": .bool(instrument.isBilateral),
      "accompanies": JSONValue(instrument.accompanies), "parties": JSONValue(instrument.parties),
      "parties_complete": .bool(instrument.partiesComplete),
      "never_joined": JSONValue(instrument.neverJoined),
      "signed_only": JSONValue(instrument.signedOnly),
      "addressees": JSONValue(instrument.addressees),
      "depositary": JSONValue(instrument.depositary), "term": .string(instrument.term.text),
      "withdrawal_notice": JSONValue(instrument.withdrawalNotice?.text),
      "notes": .object(instrument.notes.map { ($0.key, .string($0.text)) }),
      "acts": .array(instrument.acts.map(json)),
      "rulings": .array(instrument.rulings.map(json)),
      "disputes": .array(instrument.disputes.map(json)),
      "open_intervals": .array(
        instrument.openIntervals.map {
          [
            "parties": JSONValue($0.parties), "from": .string($0.from.description),
            "to": JSONValue($0.to?.description), "state": .string($0.state.rawValue),
            "rival_state": .string($0.rivalState.rawValue), "note": .string($0.note),
            "sources": JSONValue($0.sources),
          ]
        }),
      "provisions": .array(instrument.provisions.map(json)),
      "meetings": .array(
        instrument.meetings.map {
          [
            "what": .string($0.what), "date": .string($0.date.description),
            "through": JSONValue($0.through?.description),
            "known_on": JSONValue($0.knownOn?.description), "note": JSONValue($0.note),
            "sources": JSONValue($0.sources),
          ]
        }),
    ]
  }

  static func json(_ act: LegalAct) -> JSONValue {
    [
      "id": .string(act.id), "type": .string(act.type), "date": .string(act.date.description),
      "known_on": .string(act.known.description),
      "effective": JSONValue(act.effective?.description),
      "not_before": JSONValue(act.notBefore?.description),
      "rival_dates": JSONValue(act.rivalDates.map(\.description)), "group": JSONValue(act.group),
      "by": JSONValue(act.actors), "affects": JSONValue(act.affects),
      "predecessor": JSONValue(act.predecessor), "towards": JSONValue(act.towards),
      "scope": JSONValue(act.scope), "extends_to": JSONValue(act.extendsTo?.text),
      "condition": act.condition.map {
        ["text": .string($0.text), "depends_on": JSONValue($0.dependsOn)]
      } ?? .null,
      "announces": JSONValue(act.announces), "confirms": JSONValue(act.confirms),
      "stays": JSONValue(act.stays), "see": JSONValue(act.see), "dispute": JSONValue(act.dispute),
      "note": JSONValue(act.note), "confidence": .string(act.confidence.rawValue),
      "sources": JSONValue(act.sources),
    ]
  }

  static func json(_ ruling: Ruling) -> JSONValue {
    [
      "holder": .string(ruling.holder), "act": .string(ruling.act),
      "ruling": .string(ruling.verdict.rawValue), "as": JSONValue(ruling.actsAs),
      "scope": ruling.scope.map { JSONValue($0) } ?? .null,
      "effective_on": JSONValue(ruling.effectiveOn?.description),
      "since": JSONValue(ruling.since?.description), "note": JSONValue(ruling.note),
      "sources": JSONValue(ruling.sources),
    ]
  }

  static func json(_ dispute: Dispute) -> JSONValue {
    [
      "id": .string(dispute.id), "over_act": .string(dispute.overAct),
      "question": .string(dispute.question),
      "claims": .array(
        dispute.claims.map {
          [
            "by": .string($0.by), "holder_codes": JSONValue($0.holderCodes),
            "position": .string($0.position), "date": JSONValue($0.date?.description),
            "confidence": .string($0.confidence.rawValue), "sources": JSONValue($0.sources),
          ]
        }),
    ]
  }

  static func json(_ provision: Provision) -> JSONValue {
    [
      "id": .string(provision.id), "article": .string(provision.article),
      "topic": .string(provision.topic), "class": JSONValue(provision.provisionClass),
      "rule": .string(provision.rule),
      "limits": .array(
        provision.limits.map {
          [
            "quantity": .string($0.quantity), "limit": .string($0.text),
            "party": JSONValue($0.party), "from": JSONValue($0.from?.description),
            "note": JSONValue($0.note),
          ]
        }),
      "basing": JSONValue(provision.basing), "kinds": JSONValue(provision.kinds),
      "from": JSONValue(provision.from?.description), "to": JSONValue(provision.to?.description),
      "deadline": JSONValue(provision.deadline?.description),
      "figures": .object(provision.figures.map { ($0.key, .string($0.value)) }),
      "note": JSONValue(provision.note), "confidence": .string(provision.confidence.rawValue),
      "sources": JSONValue(provision.sources),
    ]
  }

  public static func json(_ system: MissileSystem) -> JSONValue {
    [
      "id": .string(system.id),
      "names": .array(
        system.names.map { ["name": .string($0.name), "note": JSONValue($0.note)] }),
      "states": JSONValue(system.states), "basing": JSONValue(system.basing),
      "basing_note": JSONValue(system.basingNote), "kind": .string(system.kind),
      "listed_in": JSONValue(system.listedIn),
      "range_claims": .array(
        system.claims.map {
          [
            "by": .string($0.by), "owner": .bool($0.isOwners),
            "km_min": JSONValue($0.range.lower), "km_max": JSONValue($0.range.upper),
            "text": JSONValue($0.text), "confidence": .string($0.confidence.rawValue),
            "sources": JSONValue($0.sources),
          ]
        }),
      "inf": ["covered": .string(system.inf.covered), "reason": .string(system.inf.reason)],
      "verdicts": .array(
        system.verdicts.map {
          [
            "instrument": .string($0.instrument), "by": .string($0.by),
            "basing": .string($0.basing), "verdict": .string($0.verdict.rawValue),
            "reason": .string($0.reason),
          ]
        }),
      "events": .array(
        system.events.map {
          [
            "date": .string($0.date.description), "what": .string($0.what),
            "confidence": .string($0.confidence.rawValue), "sources": JSONValue($0.sources),
          ]
        }),
    ]
  }

  public static func json(_ person: Person) -> JSONValue {
    [
      "id": .string(person.id), "name": .string(person.name), "aliases": JSONValue(person.aliases),
      "kind": .string(person.kind),
      "offices": .array(
        person.offices.map {
          [
            "role": .string($0.role), "organisation": .string($0.organisation),
            "state": JSONValue($0.state), "from": JSONValue($0.start?.description),
            "through": JSONValue($0.end?.description), "authority": .string($0.authority.rawValue),
            "sources": JSONValue($0.sources),
          ]
        }),
    ]
  }

  public static func json(_ outlet: Outlet) -> JSONValue {
    [
      "id": .string(outlet.id), "names": JSONValue(outlet.names),
      "domain": JSONValue(outlet.domain), "country": JSONValue(outlet.country),
      "kind": .string(outlet.kind), "languages": JSONValue(outlet.languages),
      "garbled_forms": JSONValue(outlet.garbledForms),
    ]
  }
}

extension Term {
  /// `15 years from entry into force`, `unlimited`, …
  public var text: String {
    switch self {
    case .notRecorded: "not recorded"
    case .unlimited: "unlimited"
    case .years(let years): "\(years) years from entry into force"
    case .lastDay(let day): "through \(day)"
    case .sameAs(let other): "as long as \(other)"
    case .renewedAfter(let years): "\(years) years, then renewed"
    }
  }
}

extension LegalAct.Extension {
  /// The new end, or `unlimited`.
  public var text: String {
    switch self {
    case .unlimited: "unlimited"
    case .day(let day): day.description
    }
  }
}
