import Primitives
import Treaties

/// Things of the catalogue as text for people.
enum CataloguePage {
  static func text(_ instrument: Instrument) -> String {
    var out = "\(instrument.name)\n\(instrument.id) · \(instrument.kind.id)"
    out += instrument.isBilateral ? " · bilateral\n" : "\n"
    func line(_ label: String, _ words: String) {
      guard !words.isEmpty else { return }
      out += "\(label): \(words)".wrapped(to: Terminal.width, indent: "  ") + "\n"
    }
    line("names", instrument.aliases.joined(separator: "; "))
    line(
      "parties",
      instrument.parties.joined(separator: " ")
        + (instrument.partiesComplete ? "" : " (not complete)"))
    line("never joined", instrument.neverJoined.joined(separator: " "))
    line("signed only", instrument.signedOnly.joined(separator: " "))
    line("depositary", instrument.depositary.joined(separator: " "))
    line("beside", instrument.accompanies ?? "")
    line("term", instrument.term.text)
    line("notice", instrument.withdrawalNotice?.text ?? "")
    for note in instrument.notes { line(note.key, note.text) }
    if !instrument.acts.isEmpty { out += "\nACTS\n" }
    for act in instrument.acts {
      let effective = act.effective.map { ", effective \($0)" } ?? ""
      let known = act.knownOn.map { ", known \($0)" } ?? ""
      out += "  \(act.date)  \(act.actorLabel)  \(act.type)\(effective)\(known)\n"
      if let note = act.note { out += note.wrapped(to: Terminal.width, indent: "      ") + "\n" }
      for source in act.sources { out += "      \(source)\n" }
    }
    if !instrument.rulings.isEmpty { out += "\nREADINGS\n" }
    for ruling in instrument.rulings {
      let since = ruling.since.map { ", since \($0)" } ?? ""
      out += "  \(ruling.holder): \(ruling.verdict.rawValue)\(since): \(ruling.act)\n"
      if let note = ruling.note { out += note.wrapped(to: Terminal.width, indent: "      ") + "\n" }
    }
    if !instrument.disputes.isEmpty { out += "\nDISPUTES\n" }
    for dispute in instrument.disputes {
      out += "  \(dispute.question)\n"
      for claim in dispute.claims {
        out += "\(claim.by): \(claim.position)".wrapped(to: Terminal.width, indent: "      ") + "\n"
      }
    }
    if !instrument.provisions.isEmpty { out += "\nPROVISIONS\n" }
    for provision in instrument.provisions {
      let text = "\(provision.id)  art. \(provision.article): \(provision.rule)"
      out += text.wrapped(to: Terminal.width, indent: "  ") + "\n"
    }
    return out
  }

  static func text(_ system: MissileSystem) -> String {
    var out = "\(system.names[0].name)\n\(system.id) · \(system.states.joined(separator: " ")) · "
    out += "\(system.basing.joined(separator: ", ")) · \(system.kind)\n"
    let names = system.names.map { $0.name + ($0.note.map { " (\($0))" } ?? "") }
    out +=
      "names: \(names.joined(separator: "; "))".wrapped(to: Terminal.width, indent: "  ") + "\n"
    if !system.claims.isEmpty { out += "\nRANGE, AS CLAIMED\n" }
    for claim in system.claims {
      out += "  \(claim.by): \(claim.range.text)\n"
      if let text = claim.text { out += text.wrapped(to: Terminal.width, indent: "      ") + "\n" }
      for source in claim.sources { out += "      \(source)\n" }
    }
    if !system.verdicts.isEmpty { out += "\nVERDICTS\n" }
    for verdict in system.verdicts {
      let text =
        "\(verdict.instrument), \(verdict.basing), \(verdict.by): \(verdict.verdict.rawValue): "
        + verdict.reason
      out += text.wrapped(to: Terminal.width, indent: "  ") + "\n"
    }
    if !system.events.isEmpty { out += "\nEVENTS\n" }
    for event in system.events { out += "  \(event.date)  \(event.what)\n" }
    return out
  }

  static func text(_ person: Person) -> String {
    var out = "\(person.name)\n\(person.id) · \(person.kind)\n"
    out +=
      "names: \(person.aliases.joined(separator: "; "))"
      .wrapped(to: Terminal.width, indent: "  ") + "\n\nOFFICES\n"
    for office in person.offices {
      let from = office.start?.description ?? "?"
      let through = office.end?.description ?? ""
      out += "  \(from) – \(through)  \(office.role), \(office.organisation)"
      out += " (\(office.state ?? "no state"), authority \(office.authority.rawValue))\n"
      for source in office.sources { out += "      \(source)\n" }
    }
    return out
  }

  static func text(_ outlet: Outlet) -> String {
    var out =
      "\(outlet.names[0])\n\(outlet.id) · \(outlet.kind) · \(outlet.country ?? "no country")\n"
    out += "  names: \(outlet.names.joined(separator: "; "))\n"
    if let domain = outlet.domain { out += "  domain: \(domain)\n" }
    out += "  languages: \(outlet.languages.joined(separator: ", "))\n"
    if !outlet.garbledForms.isEmpty {
      out += "  garbled as: \(outlet.garbledForms.joined(separator: "; "))\n"
    }
    return out
  }
}
