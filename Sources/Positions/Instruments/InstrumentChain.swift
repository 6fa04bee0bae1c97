#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The labels of the statements of one text as a chain: a score for each label at each place, and a bond that rewards
/// staying on the label of the place before. Sums and best paths by the usual two passes, linear in places times labels.
package struct InstrumentChain {
  /// By place and label.
  package let scores: [[Float]]
  /// By place; the first counts for nothing.
  package let bonds: [Float]

  package init(scores: [[Float]], bonds: [Float]) {
    self.scores = scores
    self.bonds = bonds
  }

  /// Logarithms of the sums over all paths up to a label, from it on, and of all.
  package struct Sums {
    package var forward: [[Float]]
    package var backward: [[Float]]
    package var total: Float
  }

  package func sums() -> Sums {
    guard let first = scores.first else { return Sums(forward: [], backward: [], total: 0) }
    let labels = first.indices
    var forward = [first]
    for place in scores.indices.dropFirst() {
      let last = forward[place - 1]
      let all = Self.logSum(last)
      let bond = Self.logMinusOne(bonds[place])
      forward.append(labels.map { scores[place][$0] + Self.logSum(all, last[$0] + bond) })
    }
    var backward = [[Float]](
      repeating: [Float](repeating: 0, count: first.count), count: scores.count)
    for place in stride(from: scores.count - 2, through: 0, by: -1) {
      let next = labels.map { scores[place + 1][$0] + backward[place + 1][$0] }
      let all = Self.logSum(next)
      let bond = Self.logMinusOne(bonds[place + 1])
      backward[place] = labels.map { Self.logSum(all, next[$0] + bond) }
    }
    return Sums(
      forward: forward, backward: backward, total: Self.logSum(forward[forward.count - 1]))
  }

  /// The likelihood that `place` keeps the label of the place before.
  package func stays(_ place: Int, _ sums: Sums) -> Float {
    exp(
      Self.logSum(
        scores[place].indices.map {
          sums.forward[place - 1][$0] + bonds[place] + scores[place][$0] + sums.backward[place][$0]
        }) - sums.total)
  }

  /// The likelihood of each label at `place`.
  package func likelihoods(_ place: Int, _ sums: Sums) -> [Float] {
    scores[place].indices.map {
      exp(sums.forward[place][$0] + sums.backward[place][$0] - sums.total)
    }
  }

  /// The best path; of equal ones that with the lower labels.
  package func best() -> [Int] {
    guard var path = scores.first else { return [] }
    var origins: [[Int]] = []
    for place in scores.indices.dropFirst() {
      let top = Self.top(path)
      var origin = [Int](repeating: top, count: path.count)
      var next = path
      for label in path.indices {
        let stay = path[label] + bonds[place]
        if stay >= path[top] { origin[label] = label }
        next[label] = max(stay, path[top]) + scores[place][label]
      }
      origins.append(origin)
      path = next
    }
    var labels = [Self.top(path)]
    for origin in origins.reversed() { labels.append(origin[labels[labels.count - 1]]) }
    return labels.reversed()
  }

  private static func top(_ values: [Float]) -> Int {
    values.indices.max { (values[$0], $1) < (values[$1], $0) } ?? 0
  }

  package static func logSum(_ values: [Float]) -> Float {
    let top = values.max() ?? 0
    return top + log(values.reduce(Float(0)) { $0 + exp($1 - top) })
  }

  static func logSum(_ one: Float, _ other: Float) -> Float {
    let top = max(one, other)
    return top + log(exp(one - top) + exp(other - top))
  }

  /// The logarithm of `exp(bond) - 1`: what staying weighs beyond moving to the same label.
  static func logMinusOne(_ bond: Float) -> Float { log(max(exp(bond) - 1, 1e-6)) }
}
