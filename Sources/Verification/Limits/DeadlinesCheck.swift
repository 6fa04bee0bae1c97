public import Primitives

/// The notifications that a treaty's own rules ask for, and when each is due.
public struct DeadlinesCheck: Hashable, Sendable {
  public var instrument: String
  public var rule: NotificationRule
  public var entryIntoForce: Day
  /// The first day on which the treaty is no longer in force; nil for one without end.
  public var end: Day?

  public init(instrument: String, rule: NotificationRule, entryIntoForce: Day, end: Day?) {
    self.instrument = instrument
    self.rule = rule
    self.entryIntoForce = entryIntoForce
    self.end = end
  }

  /// How a notification stands on a day.
  public enum Status: String, Sendable {
    /// Its day has not come.
    case upcoming
    /// Its day has passed; whether it was made is not the rule's to say.
    case past
    /// It would fall due after the treaty's end.
    case afterEnd = "after-end"
  }

  /// One notification.
  public struct Due: Hashable, Sendable {
    /// What is to be notified, in words.
    public var what: String
    /// The first and last day that the data are about; nil for the first data.
    public var period: DayRange?
    public var due: Day
    public var status: Status
    public var source: String
  }

  /// The notifications that fall due from entry into force, in order of their days.
  ///
  /// - Parameters:
  ///   - through: Lists no period that ends after this day; nil for all until the treaty's end, or
  ///     ten years of a treaty without one.
  ///   - today: The day of the question.
  public func due(through: Day? = nil, today: Day) -> [Due] {
    let last = through ?? end ?? entryIntoForce.adding(years: 10)
    func status(_ day: Day) -> Status {
      if let end, day >= end { return .afterEnd }
      return day < today ? .past : .upcoming
    }
    let initial = rule.initialDataDue(entryIntoForce: entryIntoForce)
    var list = [
      Due(
        what: "initial data, \(rule.initialDays) days after entry into force", period: nil,
        due: initial, status: status(initial), source: rule.source)
    ]
    let months = max(0, (last.number - entryIntoForce.number) / 28)
    let most = rule.periodMonths > 0 ? months / rule.periodMonths + 1 : 0
    for period in rule.periods(entryIntoForce: entryIntoForce, count: min(most, 2000))
    where period.lastDay <= last {
      list.append(
        Due(
          what: "data of \(rule.periodMonths) months, \(rule.daysAfterPeriod) days after their end",
          period: DayRange(start: period.firstDay, end: period.lastDay.adding(days: 1)),
          due: period.due, status: status(period.due), source: rule.source))
    }
    return list
  }

  /// The notifications as a table.
  public static func table(of list: [Due]) -> AnswerTable {
    var table = AnswerTable(columns: ["due", "what", "from", "to", "status"])
    for due in list {
      table.add([
        due.due.description, due.what, due.period?.start.description ?? "",
        due.period?.end?.adding(days: -1).description ?? "", due.status.rawValue,
      ])
    }
    return table
  }

  /// The notifications as JSON; `to` is the last day of the period.
  public static func json(of list: [Due]) -> JSONValue {
    .array(
      list.map { due in
        .object([
          ("due", .string(due.due.description)), ("what", .string(due.what)),
          ("from", JSONValue(due.period?.start.description)),
          ("to", JSONValue(due.period?.end?.adding(days: -1).description)),
          ("status", .string(due.status.rawValue)), ("source", .string(due.source)),
        ])
      })
  }
}
