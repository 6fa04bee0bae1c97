public import Primitives

/// How two half-open intervals of time lie to each other: one of Allen's thirteen relations.
///
/// Source: J. F. Allen, "Maintaining knowledge about temporal intervals", CACM 26(11), 1983.
public enum AllenRelation: String, CaseIterable, Sendable, Comparable {
  case before, meets, overlaps, starts, during, finishes, equals
  case finishedBy = "finished-by"
  case contains
  case startedBy = "started-by"
  case overlappedBy = "overlapped-by"
  case metBy = "met-by"
  case after

  /// The relation of `first` to `second`.
  ///
  /// - Returns: Nil where an interval is empty: Allen's relations hold between proper intervals only.
  public init?<Bound: Comparable>(of first: Range<Bound>, to second: Range<Bound>) {
    guard !first.isEmpty, !second.isEmpty else { return nil }
    self = AllenRelation.relation(
      first.lowerBound, first.upperBound, second.lowerBound, second.upperBound)
  }

  /// The relation of `first` to `second`, where an open end lies after every day.
  ///
  /// - Returns: Nil where a range is empty.
  public init?(of first: DayRange, to second: DayRange) {
    guard !first.isEmpty, !second.isEmpty else { return nil }
    func end(_ range: DayRange) -> Int { range.end?.number ?? .max }
    self = AllenRelation.relation(
      first.start.number, end(first), second.start.number, end(second))
  }

  private static func relation<Bound: Comparable>(
    _ a: Bound, _ b: Bound, _ c: Bound, _ d: Bound
  ) -> AllenRelation {
    if b < c { return .before }
    if b == c { return .meets }
    if d < a { return .after }
    if d == a { return .metBy }
    if a == c { return b == d ? .equals : b < d ? .starts : .startedBy }
    if b == d { return a > c ? .finishes : .finishedBy }
    if a > c { return b < d ? .during : .overlappedBy }
    return b > d ? .contains : .overlaps
  }

  public static func < (left: AllenRelation, right: AllenRelation) -> Bool {
    left.rawValue < right.rawValue
  }

  /// The relation of the second interval to the first.
  public var inverse: AllenRelation {
    switch self {
    case .before: .after
    case .meets: .metBy
    case .overlaps: .overlappedBy
    case .starts: .startedBy
    case .during: .contains
    case .finishes: .finishedBy
    case .equals: .equals
    case .finishedBy: .finishes
    case .contains: .during
    case .startedBy: .starts
    case .overlappedBy: .overlaps
    case .metBy: .meets
    case .after: .before
    }
  }

  /// The relations that a can have to c when a has this one to b, and b has `next` to c; sorted.
  public func composed(with next: AllenRelation) -> [AllenRelation] {
    AllenRelation.compositions[self]?[next] ?? []
  }

  /// Allen's table of 169 cells, found by trying every triple of intervals between eight points:
  /// three intervals have six ends, so eight points show every way in which they can lie.
  private static let compositions: [AllenRelation: [AllenRelation: [AllenRelation]]] = {
    let intervals = (0..<8).flatMap { start in ((start + 1)..<9).map { start..<$0 } }
    var found: [AllenRelation: [AllenRelation: Set<AllenRelation>]] = [:]
    for a in intervals {
      for b in intervals {
        guard let first = AllenRelation(of: a, to: b) else { continue }
        for c in intervals {
          guard let second = AllenRelation(of: b, to: c), let third = AllenRelation(of: a, to: c)
          else { continue }
          found[first, default: [:]][second, default: []].insert(third)
        }
      }
    }
    return found.mapValues { $0.mapValues { $0.sorted() } }
  }()
}
