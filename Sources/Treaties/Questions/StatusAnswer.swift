public import Primitives

/// The answer to a status question: a standing for each party and reading, with its reasons.
public struct StatusAnswer: Sendable, Hashable {
  public var instrument: String
  public var on: Day
  public var knownOn: Day
  /// Whether two readings give a different state or bound for a party that was asked about.
  public var isContested: Bool
  /// By party, then by reading, face value first.
  public var answers: [PartyAnswer]
}

/// The standing of one party under one reading.
public struct PartyAnswer: Sendable, Hashable {
  /// As asked, also where its predecessor or successor is answered for.
  public var party: String
  public var reading: String
  public var provision: String?
  public var state: State
  public var bound: Bound
  public var since: PartialDay?
  /// The first day without it; nil where no end is fixed.
  public var until: Day?
  public var condition: Condition?
  public var isUncertain: Bool
  /// The reasons, the deciding one first; never empty.
  public var because: [Because]
}

/// One step of the reasoning.
public struct Because: Sendable, Hashable {
  /// The act it rests on; nil where it rests on a rule or on the absence of acts.
  public var act: String?
  /// The act's type, or what kind of step it is.
  public var type: String
  /// As precise as the sources; nil for none.
  public var date: String?
  /// What follows from it, in a few words.
  public var effect: String
  /// Addresses, at least one.
  public var sources: [String]
  /// The rule applied; nil where none needs naming.
  public var rule: Rule?
  /// The ruling that gave the act another effect, or none.
  public var ruling: Ruling?
  /// What the catalogue remarks on the act.
  public var note: String?
  /// Whether the step rules an act out rather than supports the answer.
  public var isDefeat: Bool

  public init(
    act: String?, type: String, date: String?, effect: String, sources: [String],
    rule: Rule? = nil, ruling: Ruling? = nil, note: String? = nil, isDefeat: Bool = false
  ) {
    self.act = act
    self.type = type
    self.date = date
    self.effect = effect
    self.sources = sources
    self.rule = rule
    self.ruling = ruling
    self.note = note
    self.isDefeat = isDefeat
  }
}

extension StatusAnswer {
  /// The answer as the status contract writes it.
  ///
  /// - Parameters:
  ///   - explained: Whether each step also says rule, ruling and remark.
  ///   - statements: Ids of the recorded statements that support an answer.
  public func json(
    explained: Bool = false, statements: (PartyAnswer) -> [String] = { _ in [] }
  ) -> JSONValue {
    [
      "instrument": .string(instrument),
      "on": .string(on.description),
      "known_on": .string(knownOn.description),
      "contested": .bool(isContested),
      "answers": .array(
        answers.map { $0.json(explained: explained, statements: statements($0)) }),
    ]
  }
}

extension PartyAnswer {
  /// One element of `answers` in the status contract.
  public func json(explained: Bool = false, statements: [String] = []) -> JSONValue {
    [
      "party": .string(party),
      "reading": .string(reading),
      "provision": JSONValue(provision),
      "state": .string(state.rawValue),
      "bound": .string(bound.rawValue),
      "since": JSONValue(since?.description),
      "until": JSONValue(until?.description),
      "conditional": .bool(condition != nil),
      "condition": condition.map { condition in
        ["text": .string(condition.text), "depends_on": JSONValue(condition.dependsOn)]
      } ?? .null,
      "uncertain": .bool(isUncertain),
      "because": .array(because.map { $0.json(explained: explained) }),
      "statements": JSONValue(statements),
    ]
  }
}

extension Because {
  public func json(explained: Bool = false) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("act", JSONValue(act)), ("type", .string(type)), ("date", JSONValue(date)),
      ("effect", .string(effect)), ("sources", JSONValue(sources)),
    ]
    guard explained else { return .object(members) }
    members.append(
      (
        "rule",
        rule.map {
          ["name": .string($0.name), "text": .string($0.text), "sources": JSONValue($0.sources)]
        } ?? .null
      ))
    members.append(
      (
        "ruling",
        ruling.map {
          [
            "holder": .string($0.holder), "ruling": .string($0.verdict.rawValue),
            "since": JSONValue($0.since?.description), "note": JSONValue($0.note),
            "sources": JSONValue($0.sources),
          ]
        } ?? .null
      ))
    members.append(("note", JSONValue(note)))
    members.append(("defeated", .bool(isDefeat)))
    return .object(members)
  }
}
