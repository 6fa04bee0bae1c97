public import Primitives

/// A dated legal or political act under an instrument.
public struct LegalAct: Sendable, Identifiable, Equatable {
  /// `instrument/date/actors/type`, unique over the whole catalogue.
  public var id: String
  /// An act type of the vocabulary.
  public var type: String
  /// The first day on which the act holds; for an end, the first day without it.
  public var date: PartialDay
  /// The day it was made public, nil where that was its own date.
  public var knownOn: Day?
  /// The day on which a notice takes effect, nil for other acts or where the instrument's period says.
  public var effective: Day?
  /// The act fell between this day and `date`; nil where `date` is its day.
  public var notBefore: Day?
  /// Other days that sources give.
  public var rivalDates: [Day]
  /// A label for the actors where they are many, nil otherwise.
  public var group: String?
  /// Codes of states or organisations.
  public var actors: [String]
  /// Parties whose state it changes beside the actors.
  public var affects: [String]
  /// The state whose place the actors take.
  public var predecessor: String?
  /// The parties towards whom alone it is done; empty for all.
  public var towards: [String]
  /// The provisions it reaches, by class; empty for the instrument as a whole.
  public var scope: [String]
  public var extendsTo: Extension?
  public var condition: Condition?
  /// The act that this one announces, confirms or takes back; nil for none.
  public var announces: String?
  public var confirms: String?
  public var stays: String?
  /// Another instrument to look at.
  public var see: String?
  public var dispute: String?
  public var note: String?
  public var confidence: Confidence
  /// Addresses, at least one.
  public var sources: [String]

  /// Where an extension leads.
  public enum Extension: Sendable, Hashable {
    case unlimited
    /// The first day without the instrument.
    case day(Day)
  }

  public init(
    id: String, type: String, date: PartialDay, knownOn: Day? = nil, effective: Day? = nil,
    notBefore: Day? = nil, rivalDates: [Day] = [], group: String? = nil, actors: [String],
    affects: [String] = [], predecessor: String? = nil, towards: [String] = [],
    scope: [String] = [], extendsTo: Extension? = nil, condition: Condition? = nil,
    announces: String? = nil, confirms: String? = nil, stays: String? = nil, see: String? = nil,
    dispute: String? = nil, note: String? = nil, confidence: Confidence = .high, sources: [String]
  ) {
    self.id = id
    self.type = type
    self.date = date
    self.knownOn = knownOn
    self.effective = effective
    self.notBefore = notBefore
    self.rivalDates = rivalDates
    self.group = group
    self.actors = actors
    self.affects = affects
    self.predecessor = predecessor
    self.towards = towards
    self.scope = scope
    self.extendsTo = extendsTo
    self.condition = condition
    self.announces = announces
    self.confirms = confirms
    self.stays = stays
    self.see = see
    self.dispute = dispute
    self.note = note
    self.confidence = confidence
    self.sources = sources
  }
}

extension LegalAct {
  /// The day the fold takes it to hold from: its date; for a date known only by month or year its first
  /// possible day, because from then on no answer without it is safe.
  public var day: Day {
    let first = date.earliest ?? Day(number: 0)
    guard date.isPartial, let notBefore else { return first }
    return Swift.max(first, notBefore)
  }

  /// The day from which it counts as known.
  public var known: Day { knownOn ?? day }

  /// The other days on which it may have fallen, without `day`; empty where the day is settled.
  public var otherDays: [Day] {
    var days = rivalDates
    if date.isPartial, let last = date.latest { days.append(last) }
    if !date.isPartial, let notBefore { days.append(notBefore) }
    return Set(days).subtracting([day]).sorted()
  }

  /// Whether it reaches the provisions of `provisionClass`, or with nil the instrument as a whole.
  static func reaches(_ scope: [String], _ provisionClass: String?) -> Bool {
    if scope.isEmpty || scope.contains("whole") { return true }
    return provisionClass.map(scope.contains) ?? false
  }

  /// Those who did it, as one label.
  public var actorLabel: String { group ?? actors.joined(separator: "+") }
}

/// What a commitment depends on.
public struct Condition: Sendable, Hashable {
  public var text: String
  /// The parties whose conduct decides: states or organisations.
  public var dependsOn: [String]
  public init(text: String, dependsOn: [String]) {
    (self.text, self.dependsOn) = (text, dependsOn)
  }
}

/// How sure the compilers of the catalogue are of a fact.
public enum Confidence: String, Sendable, CaseIterable {
  case high, medium, low
}
