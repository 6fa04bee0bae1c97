import Primitives

/// What a column of partly known days must meet to lie in a span of days.
///
/// Days are kept as prefixes of ISO 8601. A partly known one passes when some day of it does: `2025-11` is as late
/// as 2025-11-31 and as early as itself. Unknown years never pass.
struct DayConditions {
  private(set) var conditions: [String] = []
  private(set) var arguments: [String] = []

  /// `column` as SQL names it; nil for a span that is open on that side.
  init(_ column: String, since: Day?, until: Day?) {
    if let since {
      conditions.append("\(column) || substr('9999-99-99', length(\(column)) + 1) >= ?")
      // Nothing of an earlier year passes, which an index can tell.
      conditions.append("\(column) >= ? AND \(column) < 'X'")
      arguments += [since.description, String(since.description.prefix(4))]
    }
    if let until {
      conditions.append("\(column) <= ?")
      arguments += [until.description]
    }
  }
}
