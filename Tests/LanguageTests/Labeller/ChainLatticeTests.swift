import Language
import TestSupport
import Testing

/// A short sequence with random scores, and its sums over all paths written out.
private struct Enumerated {
  var scores: [[Float]]
  var classes: [Int32]
  var edges: [SIMD16<Float>]
  static let tables = 3

  init(seed: Int, length: Int) {
    var generator = SeededGenerator(seed: seed)
    scores = (0..<length).map { token in
      (0..<16).map { label in
        label >= ChainLabel.count || (token == 0 && !ChainLabel.mayFollow(label, nil))
          ? -1000 : Float.random(in: -2...2, using: &generator)
      }
    }
    classes = (0..<length).map { _ in Int32.random(in: 0..<Int32(Self.tables), using: &generator) }
    edges = (0..<(Self.tables * 16)).map { row in
      var values = SIMD16<Float>(repeating: 0)
      for to in 0..<16 {
        values[to] =
          ChainLabel.mayFollow(to, row % 16) && row % 16 < ChainLabel.count
          ? Float.random(in: -1...1, using: &generator) : -1000
      }
      return values
    }
  }

  /// Every path that nothing forbids, with its score.
  func paths() -> [(labels: [Int], score: Double)] {
    var open: [(labels: [Int], score: Double)] = [([], 0)]
    for token in scores.indices {
      var longer: [(labels: [Int], score: Double)] = []
      for path in open {
        for label in 0..<16 where scores[token][label] > -500 {
          var score = path.score + Double(scores[token][label])
          if let before = path.labels.last {
            let edge = edges[Int(classes[token]) * 16 + before][label]
            if edge < -500 { continue }
            score += Double(edge)
          }
          longer.append((path.labels + [label], score))
        }
      }
      open = longer
    }
    return open
  }

  func fill(_ lattice: inout ChainLattice) {
    lattice.prepare(scores.count)
    for token in scores.indices {
      var values = SIMD16<Float>(repeating: 0)
      for label in 0..<16 { values[label] = scores[token][label] }
      lattice.scores[token] = values
      lattice.edgeClass[token] = classes[token]
    }
  }

  /// Factors and turned factors.
  func factors() -> (factors: [SIMD16<Float>], turned: [SIMD16<Float>]) {
    let factors = edges.map { exponential($0) }
    var turned = factors
    for row in factors.indices {
      for lane in 0..<16 { turned[row][lane] = factors[row / 16 * 16 + lane][row % 16] }
    }
    return (factors, turned)
  }
}

private func exp(_ x: Double) -> Double {
  // Plain series after halving: the definition, not the code under test.
  var x = x
  var halvings = 0
  while abs(x) > 0.5 {
    x /= 2
    halvings += 1
  }
  var term = 1.0
  var sum = 1.0
  for n in 1..<20 {
    term *= x / Double(n)
    sum += term
  }
  for _ in 0..<halvings { sum *= sum }
  return sum
}

@Suite struct `A chain of labels` {
  @Test(arguments: 0..<12) func `gives each label the share of all paths that pass through it`(
    seed: Int
  ) {
    let example = Enumerated(seed: seed, length: 1 + seed % 4)
    var lattice = ChainLattice()
    example.fill(&lattice)
    let (factors, turned) = example.factors()
    lattice.spread(factors, turned: turned)
    let paths = example.paths()
    let total = paths.reduce(0) { $0 + exp($1.score) }
    for token in example.scores.indices {
      for label in 0..<16 {
        let share = paths.reduce(0) { $0 + ($1.labels[token] == label ? exp($1.score) : 0) } / total
        #expect(abs(Double(lattice.marginal(token)[label]) - share) < 1e-4)
      }
    }
  }

  @Test(arguments: 0..<12) func `sums all paths`(seed: Int) {
    let example = Enumerated(seed: seed, length: 1 + seed % 4)
    var lattice = ChainLattice()
    example.fill(&lattice)
    let (factors, turned) = example.factors()
    let logarithm = lattice.spread(factors, turned: turned)
    let total = example.paths().reduce(0) { $0 + exp($1.score) }
    #expect(abs(exp(logarithm) / total - 1) < 1e-3)
  }

  @Test(arguments: 0..<12) func `finds the best path`(seed: Int) {
    let example = Enumerated(seed: seed, length: 1 + seed % 4)
    var lattice = ChainLattice()
    example.fill(&lattice)
    var path: [Int] = []
    lattice.best(example.edges, into: &path)
    let best = example.paths().max { $0.score < $1.score }
    #expect(path == best?.labels)
  }

  @Test(arguments: 0..<12) func `gives each span the share of all paths that draw it exactly`(
    seed: Int
  ) {
    let example = Enumerated(seed: seed, length: 2 + seed % 3)
    var lattice = ChainLattice()
    example.fill(&lattice)
    let (factors, turned) = example.factors()
    lattice.spread(factors, turned: turned)
    var likely: [LikelySpan] = []
    lattice.likelySpans(factors, atLeast: 0.02, into: &likely)
    let paths = example.paths()
    let total = paths.reduce(0) { $0 + exp($1.score) }
    let count = example.scores.count
    for role in ChainLabel.Role.allCases {
      for start in 0..<count {
        for end in (start + 1)...count {
          let share =
            paths.reduce(0.0) { sum, path in
              let begins =
                path.labels[start] == role.beginnings.0 || path.labels[start] == role.beginnings.1
              let goesOn = path.labels[(start + 1)..<end].allSatisfy {
                $0 == path.labels[start] + 1
              }
              let stops = end == count || path.labels[end] != path.labels[start] + 1
              return sum + (begins && goesOn && stops ? exp(path.score) : 0)
            } / total
          let found = likely.first { $0.role == role && $0.start == start && $0.end == end }
          if share > 0.025 {
            #expect(abs(Double(found?.probability ?? 0) - share) < 1e-3)
          } else if share < 0.015 {
            #expect(found == nil)
          }
        }
      }
    }
  }

  @Test(arguments: 0..<40) func `chooses the set of spans worth most`(seed: Int) {
    var generator = SeededGenerator(seed: seed)
    let thresholds: [Float] = [0.3, 0.25, 0.35]
    let spans = (0..<8).map { _ in
      let start = Int.random(in: 0..<10, using: &generator)
      return LikelySpan(
        role: ChainLabel.Role.allCases.randomElement(using: &generator) ?? .cue, start: start,
        end: start + Int.random(in: 1..<5, using: &generator),
        probability: Float.random(in: 0...1, using: &generator), after: 0)
    }
    func worth(_ chosen: [LikelySpan]) -> Float {
      chosen.reduce(0) { $0 + $1.probability - thresholds[$1.role.rawValue] }
    }
    func fits(_ chosen: [LikelySpan]) -> Bool {
      for (index, one) in chosen.enumerated() {
        for other in chosen[(index + 1)...] where one.start < other.end && other.start < one.end {
          return false
        }
      }
      return true
    }
    var best: Float = 0
    for subset in 0..<(1 << spans.count) {
      let chosen = spans.indices.filter { subset >> $0 & 1 == 1 }.map { spans[$0] }
      if fits(chosen) { best = max(best, worth(chosen)) }
    }
    let chosen = chooseSpans(spans, thresholds: thresholds)
    #expect(fits(chosen))
    #expect(abs(worth(chosen) - best) < 1e-5)
  }
}
