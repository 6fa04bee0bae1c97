internal import Language

/// Exact matches of spans by role: precision, recall and F1.
struct SpanScore {
  private var right = [0, 0, 0]
  private var found = [0, 0, 0]
  private var gold = [0, 0, 0]

  mutating func add(
    found foundSpans: Set<RoleSpan>, gold goldSpans: Set<RoleSpan>
  ) {
    for span in foundSpans {
      found[span.role] += 1
      if goldSpans.contains(span) { right[span.role] += 1 }
    }
    for span in goldSpans { gold[span.role] += 1 }
  }

  struct RoleSpan: Hashable {
    var role: Int
    var start: Int
    var end: Int
  }

  func f1(_ role: Int) -> Double {
    2 * Double(right[role]) / Double(max(1, found[role] + gold[role]))
  }

  var mean: Double { (f1(0) + f1(1) + f1(2)) / 3 }

  var description: String {
    (0..<3).map { role in
      let p = Double(right[role]) / Double(max(1, found[role]))
      let r = Double(right[role]) / Double(max(1, gold[role]))
      return "\(ChainLabel.Role.allCases[role]) \(percent(f1(role))) (\(percent(p))/\(percent(r)))"
    }.joined(separator: "  ")
  }
}

/// A share as a percentage with one decimal.
func percent(_ share: Double) -> String {
  let tenths = Int((share * 1000).rounded())
  return "\(tenths / 10).\(abs(tenths % 10))"
}
