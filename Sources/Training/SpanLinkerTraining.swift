internal import Language

/// Trains the linker on spans with their gold links: softmax over candidates, AdaGrad.
struct SpanLinkerTraining {
  var passes = 8
  var rate: Float = 0.1
  var seed: UInt64 = 1

  /// One choice: features of each candidate and which of them are right.
  struct Choice {
    var candidates: [[Int]]
    var right: [Bool]
  }

  /// The choices that one paragraph's spans ask for; `links` are pairs (cue, other) of indices that belong together.
  static func choices(
    _ passage: borrowing WordPassage, _ spans: [LikelySpan], links: Set<[Int]>
  ) -> [Choice] {
    var found: [Choice] = []
    let cues = spans.indices.filter { spans[$0].role == .cue }
    let sources = spans.indices.filter { spans[$0].role == .source }
    for content in spans.indices where spans[content].role == .content && cues.count > 1 {
      let right = cues.map { links.contains([$0, content]) }
      guard right.contains(true) else { continue }
      found.append(
        Choice(
          candidates: cues.map { LinkFeatures.pair(passage, spans, content, $0) }, right: right))
    }
    for cue in cues {
      var right = sources.map { links.contains([cue, $0]) }
      right.insert(!right.contains(true), at: 0)
      found.append(
        Choice(
          candidates: [LinkFeatures.none(passage, spans, cue, sources.count)]
            + sources.map { LinkFeatures.pair(passage, spans, cue, $0) }, right: right))
    }
    return found
  }

  func train(_ choices: [Choice]) -> [Float] {
    var weights = [Float](repeating: 0, count: SpanLinker.size)
    var squares = [Float](repeating: 0.1, count: SpanLinker.size)
    var order = Array(choices.indices)
    var generator = TrainingGenerator(seed: seed)
    for _ in 0..<passes {
      order.shuffle(using: &generator)
      for index in order {
        let choice = choices[index]
        let scores = choice.candidates.map { $0.reduce(Float(0)) { $0 + weights[$1] } }
        guard let highest = scores.max() else { continue }
        let factors = scores.map { exponential(SIMD16(repeating: $0 - highest))[0] }
        let total = factors.reduce(0, +)
        var rightTotal: Float = 0
        for (factor, right) in zip(factors, choice.right) where right { rightTotal += factor }
        for (candidate, features) in choice.candidates.enumerated() {
          let share = factors[candidate] / total
          let target = choice.right[candidate] ? factors[candidate] / max(rightTotal, 1e-9) : 0
          let slope = share - target
          guard abs(slope) > 1e-4 else { continue }
          for feature in features {
            squares[feature] += slope * slope
            weights[feature] -=
              rate * (slope + 0.0005 * weights[feature]) / squares[feature].squareRoot()
          }
        }
      }
    }
    return weights
  }
}
