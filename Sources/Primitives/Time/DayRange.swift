/// A half-open range of days: `start` is in it, `end` is not.
///
/// Treaties say "until and including"; the catalogue's reader converts once, and everything behind
/// it counts half-open (Snodgrass, "Developing Time-Oriented Database Applications", 1999).
public struct DayRange: Hashable, Sendable {
  /// The first day, in the range.
  public let start: Day
  /// The first day no longer in the range; nil for a range without end.
  public let end: Day?

  public init(start: Day, end: Day?) {
    self.start = start
    self.end = end
  }

  /// Whether the range holds no day at all.
  public var isEmpty: Bool { end.map { $0 <= start } ?? false }

  /// Whether `day` lies in the range.
  public func contains(_ day: Day) -> Bool { day >= start && (end.map { day < $0 } ?? true) }
}
