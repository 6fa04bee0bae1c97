/// A stretch of words that may play a role, with the probability that exactly this stretch does.
package struct LikelySpan: Sendable, Hashable {
  package var role: ChainLabel.Role
  /// First word, and the one behind the last.
  package var start: Int
  package var end: Int
  package var probability: Float
  /// The share of the probability that lies on the label for “after the cue” (for a cue: content follows).
  package var after: Float

  package init(role: ChainLabel.Role, start: Int, end: Int, probability: Float, after: Float) {
    self.role = role
    self.start = start
    self.end = end
    self.probability = probability
    self.after = after
  }
}

extension ChainLattice {
  /// Every span whose probability is at least `least`, after `spread` with the same factors.
  ///
  /// Exact: the probability that a run of labels begins at a word and ends at another is the product of
  /// forward, edge, node and backward factors; a run is followed as long as it is likely enough.
  package func likelySpans(
    _ factors: UnsafePointer<SIMD16<Float>>, atLeast least: Float, into found: inout [LikelySpan]
  ) {
    for start in 0..<count {
      let here = marginal(start)
      for role in ChainLabel.Role.allCases {
        let (one, two) = role.beginnings
        var through = SIMD2(here[one], here[two])
        guard through.sum() >= least else { continue }
        var path = SIMD2(forward[start][one], forward[start][two])
        var labels = (one, two)
        var end = start
        while true {
          var next = SIMD2<Float>(0, 0)
          if end + 1 < count {
            let table = factors + Int(edgeClass[end + 1]) * Self.labels
            let nodes = nodes[end + 1] * scaling[end + 1]
            let inside = (one + 1, two + 1)
            path *= SIMD2(
              table[labels.0][inside.0] * nodes[inside.0],
              table[labels.1][inside.1] * nodes[inside.1])
            labels = inside
            next = path * SIMD2(backward[end + 1][inside.0], backward[end + 1][inside.1])
          }
          let exact = through - next
          let probability = exact.sum()
          if probability >= least {
            found.append(
              LikelySpan(
                role: role, start: start, end: end + 1, probability: probability,
                after: max(0, exact.y) / max(probability, 1e-9)))
          }
          end += 1
          guard end < count, next.sum() >= least else { break }
          through = next
        }
      }
    }
  }
}

/// Chooses among likely spans those that don't overlap and whose probabilities exceed the thresholds most.
///
/// With a threshold of half the F1 to be had for its role, the choice is the best for F1 on average
/// (Lipton, Elkan, Naryanaswamy 2014). Weighted interval scheduling, n log n.
package func chooseSpans(_ spans: [LikelySpan], thresholds: [Float]) -> [LikelySpan] {
  let worth = spans.filter { $0.probability > thresholds[$0.role.rawValue] }
    .sorted { ($0.end, $0.start, $0.role.rawValue) < ($1.end, $1.start, $1.role.rawValue) }
  guard !worth.isEmpty else { return [] }
  var best = [Float](repeating: 0, count: worth.count + 1)
  var takes = [Bool](repeating: false, count: worth.count)
  var before = [Int](repeating: 0, count: worth.count)
  for (index, span) in worth.enumerated() {
    var low = 0
    var high = index
    while low < high {
      let middle = (low + high) / 2
      if worth[middle].end <= span.start { low = middle + 1 } else { high = middle }
    }
    before[index] = low
    let gain = span.probability - thresholds[span.role.rawValue] + best[low]
    takes[index] = gain > best[index]
    best[index + 1] = max(gain, best[index])
  }
  var chosen: [LikelySpan] = []
  var index = worth.count
  while index > 0 {
    if takes[index - 1] {
      chosen.append(worth[index - 1])
      index = before[index - 1]
    } else {
      index -= 1
    }
  }
  return chosen.reversed()
}
