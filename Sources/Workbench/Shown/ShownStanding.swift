import Archive
import Primitives
import Questions
import Treaties

/// Parties that stand alike, with what each reading makes of them; no reading comes before another but
/// in the order of the catalogue.
struct ShownStanding: Sendable {
  var parties: [Party]
  /// How many, in words; nil for a few.
  var partyCount: String?
  var isContested: Bool
  /// One for each reading asked for.
  var cells: [Cell]
  /// Readings that say the same in few words, for lists.
  var verdicts: [Verdict]

  struct Party: Sendable {
    var code: String
    var name: String
  }

  /// What one reading says.
  struct Cell: Sendable {
    var reading: String
    var readingName: String
    var state: String
    var stateLabel: String
    var bound: String
    var since: String?
    var until: String?
    var condition: String?
    var dependsOn: String?
    var isUncertain: Bool
    /// What decides, and what a reading rules out.
    var because: [Step]
    /// The steps on the way there.
    var further: [Step]
    var furtherCount: String?
    /// The latest recorded statements that support it, each with its place in its source.
    var said: [Said]
    var saidCount: String?
    /// How many readings' columns it fills; nil for its own.
    var span: Int?
  }

  /// A recorded statement that supports a standing.
  struct Said: Sendable {
    var who: String
    var act: String
    var day: String
    var words: String
    var source: String
    var inDocument: String
    var ownPage: String
  }

  struct Verdict: Sendable {
    var state: String
    var stateLabel: String
    var bound: String
    /// Nil where every reading says so.
    var readings: String?
    var isUncertain: Bool
  }

  /// One step of the reasoning.
  struct Step: Sendable {
    /// The one party of the group that it concerns; nil for all.
    var party: String?
    var date: String?
    var effect: String
    /// Where the act stands in the timeline; nil for a step that rests on no act of this instrument.
    var act: String?
    var actType: String
    var rule: String?
    var ruleText: String?
    var isDefeat: Bool
    var sources: [SafeLink]
  }

  /// Groups an answer's parties; those with most members last, as their standing is the common one.
  ///
  /// - Parameters:
  ///   - isBrief: Whether only state and bound are compared, not the days and the reasons.
  ///   - support: The recorded statements that support an answer; nil for none.
  static func groups(
    of answer: StatusAnswer, in register: InstrumentRegister, isBrief: Bool,
    support: SupportingStatements? = nil
  ) -> [ShownStanding] {
    var order: [String] = []
    var own: [String: [PartyAnswer]] = [:]
    for each in answer.answers {
      if own[each.party] == nil { order.append(each.party) }
      own[each.party, default: []].append(each)
    }
    var groups: [(key: [PartyAnswer], parties: [String])] = []
    var places: [[PartyAnswer]: Int] = [:]
    for party in order {
      let key = (own[party] ?? []).map { answer in
        var answer = answer
        answer.party = ""
        answer.because = answer.deciding
        if isBrief {
          (answer.since, answer.until, answer.condition, answer.because) = (nil, nil, nil, [])
        }
        return answer
      }
      if let place = places[key] {
        groups[place].parties.append(party)
      } else {
        places[key] = groups.count
        groups.append((key, [party]))
      }
    }
    let sorted = groups.enumerated().sorted {
      let (left, right) = ($0.element, $1.element)
      let few = (left.parties.count > 3, right.parties.count > 3)
      return few.0 == few.1 ? $0.offset < $1.offset : !few.0
    }
    return sorted.map { _, group in
      ShownStanding(
        members: group.parties.map { own[$0] ?? [] }, instrument: answer.instrument,
        register: register, support: support)
    }
  }

  /// - Parameter members: The answers of each party of the group, one for each reading.
  private init(
    members: [[PartyAnswer]], instrument: String, register: InstrumentRegister,
    support: SupportingStatements?
  ) {
    let answers = members.first ?? []
    parties = members.compactMap { $0.first?.party }.map {
      Party(code: $0, name: register.states.name($0))
    }
    partyCount = parties.count > 3 ? "\(parties.count) parties" : nil
    let verdicts = answers.map { [$0.state.rawValue, $0.bound.rawValue] }
    isContested = Set(verdicts).count > 1
    // Where every reading says the same to the last reason, it is said once.
    let isCommon =
      answers.count > 1
      && members.allSatisfy { own in
        own.allSatisfy { answer in
          var answer = answer
          answer.reading = own[0].reading
          return answer == own[0]
        }
      }
    cells = (isCommon ? 0..<1 : answers.indices).map { place in
      Cell(
        members.compactMap { $0.indices.contains(place) ? $0[place] : nil },
        instrument: instrument, register: register, support: support)
    }
    if isCommon {
      cells[0].readingName = "Every reading"
      cells[0].span = answers.count
      cells[0].say(members.flatMap { $0 }, support)
    }
    var list: [Verdict] = []
    for (index, answer) in answers.enumerated()
    where verdicts.firstIndex(of: verdicts[index]) == index {
      let same = answers.indices.filter { verdicts[$0] == verdicts[index] }
      list.append(
        Verdict(
          state: answer.state.rawValue, stateLabel: ShownStanding.label(answer.state),
          bound: ShownStanding.label(answer.bound),
          readings: same.count == answers.count
            ? nil : same.map { Labels.words(answers[$0].reading) }.joined(separator: ", "),
          isUncertain: answer.isUncertain))
    }
    self.verdicts = list
  }

  static func label(_ state: State) -> String {
    state == .none ? "no relation" : Labels.words(state.rawValue)
  }

  static func label(_ bound: Bound) -> String {
    switch bound {
    case .legal: "bound in law"
    case .signature: "bound by signature"
    case .political: "bound by its word"
    case .none: "not bound"
    case .unknown: "not known"
    }
  }
}

extension PartyAnswer {
  /// The step that decides, and those by which the reading rules something out.
  fileprivate var deciding: [Because] {
    because.enumerated().filter { $0.offset == 0 || $0.element.isDefeat }.map(\.element)
  }

  /// The steps on the way there.
  fileprivate var leading: [Because] {
    because.enumerated().filter { $0.offset > 0 && !$0.element.isDefeat }.map(\.element)
  }
}

extension ShownStanding.Cell {
  /// - Parameter members: What one reading says of each party of a group; at least one.
  init(
    _ members: [PartyAnswer], instrument: String, register: InstrumentRegister,
    support: SupportingStatements?
  ) {
    let answer = members[0]
    reading = answer.reading
    readingName = ShownStanding.name(ofReading: answer.reading, in: register)
    state = answer.state.rawValue
    stateLabel = ShownStanding.label(answer.state)
    bound = ShownStanding.label(answer.bound)
    since = answer.since?.description
    until = answer.until?.description
    condition = answer.condition?.text
    dependsOn = answer.condition.flatMap {
      $0.dependsOn.isEmpty ? nil : $0.dependsOn.joined(separator: ", ")
    }
    isUncertain = answer.isUncertain
    because = answer.deciding.map { ShownStanding.Step($0, instrument: instrument) }
    // What led all of them there once, then what each has of its own.
    let common = answer.leading.filter { step in members.allSatisfy { $0.because.contains(step) } }
    further = common.map { ShownStanding.Step($0, instrument: instrument) }
    for member in members {
      further += member.leading.filter { !common.contains($0) }.map {
        ShownStanding.Step($0, instrument: instrument, party: member.party)
      }
    }
    furtherCount =
      further.isEmpty ? nil : Labels.count(further.count, "further step", "further steps")
    said = []
    saidCount = nil
    span = nil
    say(members, support)
  }

  /// How many statements a cell shows.
  private static let mostSaid = 3

  /// Takes up the statements that support one of the answers, the latest of them to be shown.
  mutating func say(_ answers: [PartyAnswer], _ support: SupportingStatements?) {
    guard let support else { return }
    var seen: Set<String> = []
    let all = answers.flatMap { support.statements(for: $0) }.filter {
      seen.insert($0.uid).inserted
    }
    func day(_ statement: RecordedStatement) -> Day {
      statement.day?.latest ?? Day(number: 0)
    }
    let latest = all.sorted { (day($0), $0.uid) > (day($1), $1.uid) }
    said = latest.prefix(Self.mostSaid).map {
      let shown = ShownStatement($0, names: [:])
      return ShownStanding.Said(
        who: shown.speaker, act: shown.actLabel, day: shown.day, words: shown.content,
        source: shown.source, inDocument: shown.inDocument, ownPage: shown.ownPage)
    }
    saidCount =
      all.isEmpty ? nil : Labels.count(all.count, "recorded statement", "recorded statements")
  }
}

extension ShownStanding.Step {
  init(_ step: Because, instrument: String, party: String? = nil) {
    self.party = party
    date = step.date
    effect = step.effect
    act = step.act.map {
      ($0.hasPrefix(instrument + "/")
        ? "" : SitePath.instrument(String($0.prefix { $0 != "/" })).path)
        + "#act-" + SitePath.encoded($0)
    }
    actType = Labels.words(step.type)
    rule = step.rule?.name
    ruleText = step.rule?.text
    isDefeat = step.isDefeat
    sources = step.sources.map { SafeLink($0) }
  }
}

extension ShownStanding {
  /// A reading's name for people: the holder's, or `face value`.
  static func name(ofReading id: String, in register: InstrumentRegister) -> String {
    id == Holder.faceValue
      ? "Face value" : register.holders.first { $0.id == id }?.name ?? id
  }
}
