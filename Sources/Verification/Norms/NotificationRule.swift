public import Primitives

/// The rules by which a treaty's notifications fall due.
public struct NotificationRule: Hashable, Sendable {
  /// Days after entry into force by which the first data are due.
  public var initialDays: Int
  /// Months of one period of regular data.
  public var periodMonths: Int
  /// Days after the end of a period by which its data are due.
  public var daysAfterPeriod: Int
  /// Days after a change by which it is to be notified.
  public var daysAfterChange: Int
  /// Where the rule stands.
  public var source: String

  public init(
    initialDays: Int, periodMonths: Int, daysAfterPeriod: Int, daysAfterChange: Int, source: String
  ) {
    self.initialDays = initialDays
    self.periodMonths = periodMonths
    self.daysAfterPeriod = daysAfterPeriod
    self.daysAfterChange = daysAfterChange
    self.source = source
  }

  /// One period of regular data and the day on which its data are due.
  public struct Period: Hashable, Sendable {
    public var firstDay: Day
    public var lastDay: Day
    public var due: Day
  }

  /// The day by which the first data are due.
  public func initialDataDue(entryIntoForce: Day) -> Day {
    entryIntoForce.adding(days: initialDays)
  }

  /// The first `count` periods of regular data.
  ///
  /// Days are calendar days in Greenwich time, and the day of the event is not counted.
  public func periods(entryIntoForce: Day, count: Int) -> [Period] {
    let (year, month, _) = entryIntoForce.components
    guard let firstOfMonth = Day(year: year, month: month, day: 1) else { return [] }
    let first = firstOfMonth.adding(months: 1)
    return (0..<max(0, count)).map { index in
      let start = first.adding(months: index * periodMonths)
      let last = first.adding(months: (index + 1) * periodMonths).adding(days: -1)
      return Period(firstDay: start, lastDay: last, due: last.adding(days: daysAfterPeriod))
    }
  }

  /// Whether a change was notified in time.
  public enum Timeliness: String, Sendable {
    case onTime = "on-time"
    case late
    /// Not notified, and the deadline has not passed.
    case pending
    /// Not notified, and the deadline has passed.
    case missed
  }

  /// The day by which a change of `event` is to be notified, and how its notification stands.
  ///
  /// - Parameters:
  ///   - notified: Nil where no notification is known.
  ///   - today: The day of the question, needed only where none is known.
  /// - Returns: The days late, 0 for one in time.
  public func notification(of event: Day, notified: Day?, today: Day) -> (
    due: Day, status: Timeliness, daysLate: Int
  ) {
    let due = event.adding(days: daysAfterChange)
    let late = max(0, (notified ?? today).number - due.number)
    if notified != nil { return (due, late > 0 ? .late : .onTime, late) }
    return (due, late > 0 ? .missed : .pending, late)
  }
}
