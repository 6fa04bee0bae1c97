import Primitives
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
    /// How many readings' columns it fills; nil for its own.
    var span: Int?
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
  /// - Parameter isBrief: Whether only state and bound are compared, not the days and the reasons.
  static func groups(
    of answer: StatusAnswer, in register: InstrumentRegister, isBrief: Bool
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
        parties: group.parties, answers: own[group.parties[0]] ?? [], instrument: answer.instrument,
        register: register)
    }
  }

  private init(
    parties: [String], answers: [PartyAnswer], instrument: String, register: InstrumentRegister
  ) {
    self.parties = parties.map { Party(code: $0, name: register.states.name($0)) }
    partyCount = parties.count > 12 ? "\(parties.count) parties" : nil
    let verdicts = answers.map { [$0.state.rawValue, $0.bound.rawValue] }
    isContested = Set(verdicts).count > 1
    // Where every reading says the same to the last reason, it is said once.
    let isCommon =
      answers.count > 1
      && answers.dropFirst().allSatisfy { answer in
        var answer = answer
        answer.reading = answers[0].reading
        return answer == answers[0]
      }
    cells = (isCommon ? Array(answers.prefix(1)) : answers).map {
      Cell($0, instrument: instrument, register: register)
    }
    if isCommon {
      cells[0].readingName = "Every reading"
      cells[0].span = answers.count
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

extension ShownStanding.Cell {
  init(_ answer: PartyAnswer, instrument: String, register: InstrumentRegister) {
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
    let steps = answer.because.enumerated()
    because = steps.filter { $0.offset == 0 || $0.element.isDefeat }.map {
      ShownStanding.Step($0.element, instrument: instrument)
    }
    further = steps.filter { $0.offset > 0 && !$0.element.isDefeat }.map {
      ShownStanding.Step($0.element, instrument: instrument)
    }
    furtherCount =
      further.isEmpty ? nil : Labels.count(further.count, "further step", "further steps")
    span = nil
  }
}

extension ShownStanding.Step {
  init(_ step: Because, instrument: String) {
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
