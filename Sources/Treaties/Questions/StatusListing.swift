import Primitives

/// A status answer as text for people: one block a party, readings that agree on one line.
public struct StatusListing: Sendable {
  let register: InstrumentRegister
  /// Columns to keep within.
  let width: Int
  /// Whether every reason is told, as a tree with its rules, or the deciding one alone.
  let isExplained: Bool

  public init(register: InstrumentRegister, width: Int = 100, explained: Bool = false) {
    self.register = register
    self.width = max(40, width)
    isExplained = explained
  }

  /// The answer to one question, every line ended.
  public func text(_ answer: StatusAnswer) -> String {
    let instrument = register.instrument(answer.instrument)
    var out = ""
    if let instrument {
      out += "\(instrument.shortName) (\(instrument.id), \(instrument.kind.id))\n"
      if instrument.name != instrument.shortName { out += wrap(instrument.name, "") + "\n" }
    }
    out += "on \(answer.on), as known on \(answer.knownOn)"
    out += answer.isContested ? ": CONTESTED, the readings differ\n" : "\n"
    if answer.answers.isEmpty { out += "\nNo party is listed.\n" }
    for group in groups(answer.answers) {
      out += "\n" + heading(group.parties) + "\n"
      for (readings, sample) in group.readings {
        out += block(readings, sample, isOnly: group.readings.count == 1)
      }
    }
    return out
  }

  /// A line for each instrument and party that has to do with it; instruments without are counted only.
  public func summary(_ answers: [StatusAnswer], party: String?) -> String {
    guard let first = answers.first else { return "The catalogue holds no instrument.\n" }
    var out = "on \(first.on), as known on \(first.knownOn)"
    out += party.map { ": \($0) (\(register.states.name($0)))\n\n" } ?? "\n\n"
    var silent = 0
    let width = answers.map(\.instrument.count).max() ?? 0
    for answer in answers {
      let told = answer.answers.filter { $0.state != .none || $0.bound != .none }
      if told.isEmpty {
        silent += 1
        continue
      }
      var name = answer.instrument.padded(to: width)
      for group in groups(told) {
        for (readings, sample) in group.readings {
          let who = party == nil ? shortened(group.parties) + ": " : ""
          let by = group.readings.count > 1 ? " [\(readings.joined(separator: ", "))]" : ""
          out += "\(name)  \(who)\(words(sample))\(by)\n"
          name = String(repeating: " ", count: width)
        }
      }
    }
    if silent > 0 { out += "\n\(silent) more bind nobody asked about.\n" }
    return out
  }

  private struct Group {
    var parties: [String]
    var readings: [(readings: [String], sample: PartyAnswer)]
  }

  /// Parties that stand alike under every reading, together; in the order of their first.
  private func groups(_ answers: [PartyAnswer]) -> [Group] {
    var order: [String] = []
    var byParty: [String: [PartyAnswer]] = [:]
    for answer in answers {
      if byParty[answer.party] == nil { order.append(answer.party) }
      byParty[answer.party, default: []].append(answer)
    }
    var groups: [Group] = []
    var keys: [String: Int] = [:]
    for party in order {
      let own = byParty[party] ?? []
      var readings: [(readings: [String], sample: PartyAnswer)] = []
      for answer in own {
        if let place = readings.firstIndex(where: { words($0.sample) == words(answer) }) {
          readings[place].readings.append(answer.reading)
        } else {
          readings.append(([answer.reading], answer))
        }
      }
      let key = readings.map { $0.readings.joined(separator: ",") + words($0.sample) }
        .joined(separator: "|")
      if let place = keys[key], !isExplained {
        groups[place].parties.append(party)
      } else {
        keys[key] = groups.count
        groups.append(Group(parties: [party], readings: readings))
      }
    }
    return groups
  }

  private func heading(_ parties: [String]) -> String {
    if parties.count == 1 { return "\(parties[0])  \(register.states.name(parties[0]))" }
    return wrap(parties.joined(separator: " "), "")
  }

  private func shortened(_ parties: [String]) -> String {
    parties.count <= 6
      ? parties.joined(separator: " ")
      : parties.prefix(5).joined(separator: " ") + " and \(parties.count - 5) more"
  }

  private func words(_ answer: PartyAnswer) -> String {
    var text = answer.state.rawValue
    if let since = answer.since { text += " since \(since)" }
    if let until = answer.until { text += ", until \(until)" }
    text += "; bound: \(answer.bound.rawValue)"
    if let condition = answer.condition {
      text += ", on condition: \(condition.text) (\(condition.dependsOn.joined(separator: ", ")))"
    }
    if answer.isUncertain { text += "; NOT SETTLED by the sources" }
    return text
  }

  private func block(_ readings: [String], _ answer: PartyAnswer, isOnly: Bool) -> String {
    let label = isOnly && readings.count > 1 ? "all readings" : readings.joined(separator: ", ")
    var out = wrap("\(label): \(words(answer))", "  ") + "\n"
    if isExplained {
      for (index, step) in answer.because.enumerated() {
        out += tree(step, isLast: index == answer.because.count - 1)
      }
    } else {
      for step in told(answer.because) { out += reason(step) }
    }
    return out
  }

  /// The deciding reason and those that a reader must not miss.
  private func told(_ because: [Because]) -> [Because] {
    because.enumerated().filter { index, step in
      index == 0 || step.isDefeat || step.type == "continuity" || step.type == "not-settled"
        || step.type == "succession"
        || step.type == "countermeasure" || step.effect.hasPrefix("the day is not settled")
        || step.effect.contains("a political commitment of")
    }.map(\.element)
  }

  private func reason(_ step: Because) -> String {
    let date = step.date.map { "\($0)  " } ?? ""
    var out = wrap("\(date)\(step.effect)", "    ") + "\n"
    if let source = step.sources.first { out += "      \(source)\n" }
    return out
  }

  private func tree(_ step: Because, isLast: Bool) -> String {
    let (branch, stem) = isLast ? ("  └─ ", "     ") : ("  ├─ ", "  │  ")
    let date = step.date.map { "\($0)  " } ?? ""
    let lines = wrap("\(date)\(step.effect)", stem).split(separator: "\n")
    var out = branch + (lines.first.map { $0.dropFirst(stem.count) } ?? "") + "\n"
    out += lines.dropFirst().map { $0 + "\n" }.joined()
    func leaf(_ words: String) { out += wrap(words, stem + "  ") + "\n" }
    if let act = step.act { leaf("act: \(act)") }
    if let rule = step.rule { leaf("rule: \(rule.name): \(rule.text)") }
    if let ruling = step.ruling {
      let since = ruling.since.map { ", since \($0)" } ?? ""
      leaf(
        "ruling: \(ruling.holder) holds it \(ruling.verdict.rawValue)\(since)"
          + (ruling.note.map { ": \($0)" } ?? ""))
    }
    if let note = step.note { leaf("note: \(note)") }
    for source in step.sources { out += stem + "  \(source)\n" }
    for source in step.rule?.sources ?? [] where !step.sources.contains(source) {
      out += stem + "  \(source)\n"
    }
    return out
  }

  private func wrap(_ text: String, _ indent: String) -> String {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, indent.count + line.count + word.count + 1 > width {
        lines.append(indent + line)
        line = "  "
      }
      line += (line.isEmpty || line == "  " ? "" : " ") + word
    }
    lines.append(indent + line)
    return lines.joined(separator: "\n")
  }
}
