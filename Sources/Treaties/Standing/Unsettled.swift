import Primitives

/// Marks the days that the sources do not settle.
enum Unsettled {
  /// `periods` with the days of `span` marked on which `variant` gives another state or bound.
  static func mark(
    _ periods: [StandingPeriod], against variant: [StandingPeriod], over span: DayRange,
    with ground: Ground
  ) -> [StandingPeriod] {
    let other = { (day: Day) -> Standing in variant.holding(day)?.standing ?? .nothing }
    var days = (periods + variant).flatMap { [$0.start] + ($0.end.map { [$0] } ?? []) }
    days = days.filter { span.contains($0) } + [span.start]
    var marked = periods
    for (from, to) in stretches(Set(days).sorted(), end: span.end) {
      let standing = marked.holding(from)?.standing ?? .nothing
      let rival = other(from)
      guard standing.state != rival.state || standing.bound != rival.bound else { continue }
      marked = setting(marked, DayRange(start: from, end: to)) {
        $0.isUncertain = true
        if !$0.grounds.contains(ground) { $0.grounds.append(ground) }
      }
    }
    return marked
  }

  /// `periods` with the days of the open interval marked on which the likelier state is the one found.
  static func mark(_ periods: [StandingPeriod], as interval: OpenInterval) -> [StandingPeriod] {
    var marked = periods
    for period in periods where period.standing.state == interval.state {
      let start = max(period.start, interval.from)
      let ends = [period.end, interval.to].compactMap { $0 }
      let range = DayRange(start: start, end: ends.min())
      guard !range.isEmpty else { continue }
      marked = setting(marked, range) { $0.isUncertain = true }
    }
    return marked
  }

  private static func stretches(_ days: [Day], end: Day?) -> [(Day, Day?)] {
    days.enumerated().map { index, day in
      (day, index + 1 < days.count ? days[index + 1] : end)
    }
  }

  /// `periods` cut at the ends of `range`, with the standing inside changed.
  private static func setting(
    _ periods: [StandingPeriod], _ range: DayRange, _ change: (inout Standing) -> Void
  ) -> [StandingPeriod] {
    var result: [StandingPeriod] = []
    // Before the first period there is nothing: give it one, so that it can be marked.
    var periods = periods
    if periods.first.map({ range.start < $0.start }) ?? true {
      periods.insert(
        StandingPeriod(start: range.start, end: periods.first?.start, standing: .nothing), at: 0)
    }
    for period in periods {
      let start = max(period.start, range.start)
      let end = [period.end, range.end].compactMap { $0 }.min()
      guard !DayRange(start: start, end: end).isEmpty else {
        result.append(period)
        continue
      }
      if period.start < start {
        result.append(StandingPeriod(start: period.start, end: start, standing: period.standing))
      }
      var standing = period.standing
      change(&standing)
      result.append(StandingPeriod(start: start, end: end, standing: standing))
      if let end, period.end.map({ end < $0 }) ?? true {
        result.append(StandingPeriod(start: end, end: period.end, standing: period.standing))
      }
    }
    return result
  }
}
