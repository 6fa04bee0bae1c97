public import Primitives

/// How far reviewers agree, beyond what chance would give.
public enum Agreement {
  /// Krippendorff's alpha for nominal values: 1 for full agreement, 0 for that of chance, below 0 for
  /// systematic disagreement.
  ///
  /// - Parameter units: For each thing judged, what each judge said; nil for one who didn't. Things with
  ///   fewer than two values say nothing.
  /// - Returns: Nil where nothing was judged twice, or every value is the same and chance is undefined.
  ///
  /// Source: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), section C.
  public static func alpha(_ units: [[String?]]) -> Double? {
    var totals: [String: Int] = [:]
    var observed = 0.0
    for unit in units {
      var counts: [String: Int] = [:]
      for case let value? in unit { counts[value, default: 0] += 1 }
      let judges = counts.values.reduce(0, +)
      guard judges > 1 else { continue }
      for (value, count) in counts { totals[value, default: 0] += count }
      let differing = counts.values.reduce(0) { $0 + $1 * (judges - $1) }
      observed += Double(differing) / Double(judges - 1)
    }
    let all = totals.values.reduce(0, +)
    let expected = totals.values.reduce(0) { $0 + $1 * (all - $1) }
    guard all > 1, expected > 0 else { return nil }
    return 1 - Double(all - 1) * observed / Double(expected)
  }

  /// F1 between two lists of units, each the places of one statement's content.
  ///
  /// - Parameter overlap: How much of what either holds both must hold, in bytes: 1 for the same places.
  ///   Each unit is matched once, the best pairs first.
  /// - Returns: Nil where neither has a unit.
  public static func unitF1(_ left: [[TextRange]], _ right: [[TextRange]], overlap: Double = 1)
    -> Double?
  {
    guard !left.isEmpty || !right.isEmpty else { return nil }
    var pairs: [(score: Double, left: Int, right: Int)] = []
    for (i, a) in left.enumerated() {
      for (j, b) in right.enumerated() {
        let score = share(a, b)
        if score >= overlap, score > 0 { pairs.append((score, i, j)) }
      }
    }
    pairs.sort { ($1.score, $0.left, $0.right) < ($0.score, $1.left, $1.right) }
    var (usedLeft, usedRight): (Set<Int>, Set<Int>) = ([], [])
    var matched = 0
    for pair in pairs where !usedLeft.contains(pair.left) && !usedRight.contains(pair.right) {
      usedLeft.insert(pair.left)
      usedRight.insert(pair.right)
      matched += 1
    }
    return 2 * Double(matched) / Double(left.count + right.count)
  }

  private static func share(_ a: [TextRange], _ b: [TextRange]) -> Double {
    var both = 0
    for one in a {
      for other in b { both += max(0, min(one.end, other.end) - max(one.start, other.start)) }
    }
    let either = a.reduce(0) { $0 + $1.length } + b.reduce(0) { $0 + $1.length } - both
    return either > 0 ? Double(both) / Double(either) : 0
  }
}

/// How far the record's reviewers agree on what two or more of them have reviewed.
///
/// A reviewer sees what the machine read; the figures are of reviews, and higher than those of two people
/// who annotate from nothing.
public struct ReviewAgreement: Hashable, Sendable {
  /// One field of a statement.
  public struct Field: Hashable, Sendable {
    public var name: String
    /// Krippendorff's alpha, nominal; nil where it is undefined.
    public var alpha: Double?
    /// Statements with the field judged by two reviewers or more.
    public var units: Int
    /// Of these, how many have one value only.
    public var agreeing: Int
  }

  /// Two reviewers.
  public struct Pair: Hashable, Sendable {
    public var first: String
    public var second: String
    /// Statements that both reviewed.
    public var statements: Int
    /// F1 of the units both keep, with the same content to the letter; nil where neither keeps any.
    public var unitF1: Double?
    /// The same with contents that share half of their bytes.
    public var unitF1Overlapping: Double?
  }

  /// Statements that two reviewers or more have reviewed.
  public var statements: Int
  /// `verdict` first, then what a statement says.
  public var fields: [Field]
  /// By name.
  public var pairs: [Pair]
  /// Found differently, and not adjudicated.
  public var contested: Int
}
