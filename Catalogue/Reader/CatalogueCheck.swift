internal import Primitives
internal import Treaties

/// Checks a linked catalogue: references, codes, ids, and what the kinds of acts need.
struct CatalogueCheck {
  let register: InstrumentRegister
  let read: [CatalogueReading.ReadInstrument]
  let names: CatalogueNames
  let files: CatalogueFiles
  let faults: Faults
  private let codes: Set<String>
  private let organisations: Set<String>
  private let types: [String: ActType]
  private let holders: Set<String>
  private let scopes: Set<String>
  private let owners: [String: String]

  init(
    register: InstrumentRegister, read: [CatalogueReading.ReadInstrument], names: CatalogueNames,
    files: CatalogueFiles, faults: Faults
  ) {
    self.register = register
    self.read = read
    self.names = names
    self.files = files
    self.faults = faults
    codes = Set(register.states.all.map(\.id))
    organisations = Set(register.organisations.map(\.id))
    types = Dictionary(register.actTypes.map { ($0.id, $0) }) { first, _ in first }
    holders = Set(register.holders.map(\.id))
    scopes = Set(register.scopes)
    var owners: [String: String] = [:]
    for each in read {
      for act in each.instrument.acts { owners[act.id] = each.instrument.id }
    }
    self.owners = owners
  }

  func run() {
    var acts: Set<String> = []
    var disputes: Set<String> = []
    var provisions: Set<String> = []
    for each in read {
      check(each)
      for (index, act) in each.instrument.acts.enumerated() {
        let place = places(each, "acts.yaml", \.acts, index)
        if !acts.insert(act.id).inserted {
          faults.report("id-twice", "act \(act.id) stands twice", file: place.0, line: place.1)
        }
        check(act, of: each, place)
      }
      for (index, ruling) in each.instrument.rulings.enumerated() {
        check(ruling, of: each, places(each, "readings.yaml", \.rulings, index))
      }
      for (index, dispute) in each.instrument.disputes.enumerated() {
        let place = places(each, "readings.yaml", \.disputes, index)
        if !disputes.insert(dispute.id).inserted {
          faults.report(
            "id-twice", "dispute \(dispute.id) stands twice", file: place.0, line: place.1)
        }
        if owners[dispute.overAct] != each.instrument.id {
          broken("over-act", dispute.overAct, place)
        }
      }
      for (index, interval) in each.instrument.openIntervals.enumerated() {
        let place = places(each, "acts.yaml", \.openIntervals, index)
        for party in interval.parties where !each.instrument.parties.contains(party) {
          faults.report(
            "not-a-party", "\(party) is no party of \(each.instrument.id)", file: place.0,
            line: place.1)
        }
      }
      let file = each.places["provisions.yaml"]?.file ?? ""
      for provision in each.instrument.provisions {
        if !provisions.insert(provision.id).inserted {
          faults.report("id-twice", "provision \(provision.id) stands twice", file: file, line: nil)
        }
        if let asked = provision.provisionClass, !scopes.contains(asked) || asked == "whole" {
          faults.report(
            "unknown-class", "“\(asked)” is no class of provisions", file: file, line: nil)
        }
      }
    }
    checkNames()
    checkSystems()
    checkActors()
  }

  private typealias Place = (String, Int?)

  private func places(
    _ read: CatalogueReading.ReadInstrument, _ name: String,
    _ list: KeyPath<InstrumentFiles.Places, [Int]>, _ index: Int
  ) -> Place {
    guard let places = read.places[name] else { return (read.instrument.id, nil) }
    let lines = places[keyPath: list]
    return (places.file, index < lines.count ? lines[index] : nil)
  }

  private func broken(_ key: String, _ id: String, _ place: Place) {
    faults.report(
      "broken-reference", "“\(key)” names \(id), which does not exist here", file: place.0,
      line: place.1)
  }

  private func check(
    _ list: [String], _ key: String, organisationsToo: Bool = false, _ place: Place
  ) {
    for code in list
    where !codes.contains(code) && !(organisationsToo && organisations.contains(code)) {
      faults.report(
        "unknown-code",
        "“\(code)” in “\(key)” is no code of a state"
          + (organisationsToo ? " or organisation" : ""), file: place.0, line: place.1)
    }
    if Set(list).count != list.count {
      faults.report("code-twice", "a code stands twice in “\(key)”", file: place.0, line: place.1)
    }
  }

  private func check(_ read: CatalogueReading.ReadInstrument) {
    let instrument = read.instrument
    let place: Place = (read.places["instrument.yaml"]?.file ?? instrument.id, 1)
    if instrument.id.unicodeScalars.contains(where: {
      !("a"..."z").contains($0) && !("0"..."9").contains($0) && $0 != "-" && $0 != "."
    }) {
      faults.report(
        "unfit-id", "the folder's name is the id: small letters, digits and hyphens", file: place.0,
        line: nil)
    }
    check(instrument.parties, "parties", place)
    check(instrument.neverJoined, "never-joined", place)
    check(instrument.signedOnly, "signed-only", place)
    check(instrument.addressees, "addressees", organisationsToo: true, place)
    check(instrument.depositary, "depositary", organisationsToo: true, place)
    for code in instrument.neverJoined where instrument.parties.contains(code) {
      faults.report(
        "contradiction", "\(code) is listed as a party and as never having joined", file: place.0,
        line: place.1)
    }
    if instrument.aliases.isEmpty {
      faults.report("missing-name", "at least one alias is wanted", file: place.0, line: place.1)
    }
    if let beside = instrument.accompanies, register.instrument(beside) == nil {
      broken("accompanies", beside, place)
    }
    if case .sameAs(let other) = instrument.term, register.instrument(other) == nil {
      broken("same-as", other, place)
    }
    if (instrument.kind.force == .none) != instrument.acts.isEmpty {
      faults.report(
        "contradiction",
        instrument.acts.isEmpty ? "an instrument needs acts" : "a topic has no acts",
        file: place.0, line: place.1)
    }
  }

  private func check(
    _ act: LegalAct, of read: CatalogueReading.ReadInstrument, _ place: Place
  ) {
    let instrument = read.instrument
    func fault(_ code: String, _ message: String) {
      faults.report(code, "\(act.id): \(message)", file: place.0, line: place.1)
    }
    let stem = "\(instrument.id)/\(act.date)/\(act.actorLabel)/\(act.type)"
    let rest = act.id.hasPrefix(stem) ? act.id.dropFirst(stem.count) : "?"
    if !rest.isEmpty, !(rest.hasPrefix("-") && Int(rest.dropFirst()) != nil) {
      fault("unfit-id", "the id of this act should be \(stem)")
    }
    guard let type = types[act.type] else {
      return fault("unknown-act-type", "“\(act.type)” is no act type of vocabulary/act-types.yaml")
    }
    if act.actors.isEmpty { fault("missing-key", "“by” names nobody") }
    check(act.actors, "by", organisationsToo: true, place)
    check(act.affects, "affects", place)
    check(act.towards, "towards", place)
    for scope in act.scope where !scopes.contains(scope) {
      fault("unknown-scope", "“\(scope)” is no scope")
    }
    let effect = instrument.kind.force == .political ? type.political : type.treaty
    if effect != nil, effect != .rejected {
      for code in act.actors + act.affects
      where codes.contains(code) && !instrument.parties.contains(code) {
        fault("not-a-party", "\(code) acts but is no listed party")
      }
    }
    if effect == .withdrawalNotice || effect == .suspensionNotice, act.effective == nil,
      instrument.withdrawalNotice == nil
    {
      fault("missing-key", "a notice needs “effective”, or the instrument a notice period")
    }
    if effect == .extended, act.extendsTo == nil { fault("missing-key", "“extends-to” is missing") }
    if effect == .succeeded, !(act.predecessor.map(codes.contains) ?? false) {
      fault("missing-key", "“predecessor” must name the state whose place is taken")
    }
    for (key, id) in [
      ("announces", act.announces), ("confirms", act.confirms), ("stays", act.stays),
    ] {
      if let id, owners[id] != instrument.id { broken(key, id, place) }
    }
    if let see = act.see, register.instrument(see) == nil { broken("see", see, place) }
    if let dispute = act.dispute, !instrument.disputes.contains(where: { $0.id == dispute }) {
      broken("dispute", dispute, place)
    }
    if let before = act.notBefore, let last = act.date.latest, before >= last {
      fault("contradiction", "“not-before” must lie before the date")
    }
    if let day = act.date.exact, act.rivalDates.contains(day) {
      fault("contradiction", "a rival date is the act's own")
    }
    if let condition = act.condition {
      check(condition.dependsOn, "depends-on", organisationsToo: true, place)
    }
  }

  private func check(
    _ ruling: Ruling, of read: CatalogueReading.ReadInstrument, _ place: Place
  ) {
    if !holders.contains(ruling.holder) {
      faults.report(
        "unknown-holder", "“\(ruling.holder)” is not in actors/holders.yaml", file: place.0,
        line: place.1)
    }
    if owners[ruling.act] != read.instrument.id { broken("act", ruling.act, place) }
    if let type = ruling.actsAs, types[type] == nil { broken("as", type, place) }
    for scope in ruling.scope ?? [] where !scopes.contains(scope) { broken("scope", scope, place) }
    let same = read.instrument.rulings.filter {
      $0.holder == ruling.holder && $0.act == ruling.act && $0.since == ruling.since
    }
    if same.count > 1 {
      faults.report(
        "ruling-twice", "\(ruling.holder) rules twice on \(ruling.act) from the same day",
        file: place.0, line: place.1)
    }
  }

  private func checkNames() {
    let file = files.printedPath("aliases.yaml")
    var owner: [String: String] = [:]
    for instrument in read.map(\.instrument) {
      for alias in instrument.aliases + [instrument.id] {
        let key = FoldedName.fold(alias)
        if let other = owner[key], other != instrument.id {
          faults.report(
            "shared-alias",
            "“\(alias)” is a name of \(other) and of \(instrument.id): put it into aliases.yaml",
            file: files.printedPath("instruments/\(instrument.id)/instrument.yaml"), line: 1)
        }
        owner[key] = instrument.id
      }
    }
    for name in names.ambiguousNames {
      if let other = owner[FoldedName.fold(name.alias)] {
        faults.report(
          "shared-alias", "“\(name.alias)” is a plain name of \(other) too", file: file, line: nil)
      }
      if name.candidates.count < 2 {
        faults.report(
          "contradiction", "“\(name.alias)” has one candidate only", file: file, line: nil)
      }
      for candidate in name.candidates where register.instrument(candidate.instrument) == nil {
        broken("instrument", candidate.instrument, (file, nil))
      }
      if let undated = name.undated, !name.candidates.contains(where: { $0.instrument == undated })
      {
        broken("undated", undated, (file, nil))
      }
    }
  }

  private func checkSystems() {
    for system in register.systems {
      let place: Place = (files.printedPath("systems/\(system.id).yaml"), nil)
      check(system.states, "state", place)
      for basing in system.basing where !["ground", "sea", "air"].contains(basing) {
        faults.report(
          "unfit-value", "“\(basing)” is no basing. Write ground, sea or air.", file: place.0,
          line: nil)
      }
      for id in system.listedIn where register.instrument(id) == nil {
        broken("listed-in", id, place)
      }
      for verdict in system.verdicts where register.instrument(verdict.instrument) == nil {
        broken("instrument", verdict.instrument, place)
      }
    }
  }

  private func checkActors() {
    let others = organisations.union(["EU", "INT"])
    for person in names.people {
      for office in person.offices {
        if let state = office.state, !codes.contains(state), !others.contains(state) {
          faults.report(
            "unknown-code", "“\(state)” is no code of a state or organisation",
            file: files.printedPath("actors/people/\(person.id).yaml"), line: nil)
        }
      }
    }
    for outlet in names.outlets {
      if let country = outlet.country, !codes.contains(country), !others.contains(country) {
        faults.report(
          "unknown-code", "“\(country)” is no code of a state or organisation",
          file: files.printedPath("actors/outlets/\(outlet.id).yaml"), line: nil)
      }
    }
  }
}
