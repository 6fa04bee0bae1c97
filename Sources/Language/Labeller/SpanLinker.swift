/// Decides which source and which contents belong to a cue, from pairs of spans of one paragraph.
///
/// Each content chooses a cue and each cue a source, or none, by a linear model over the pair: on which
/// side, how far, what stands between. Trained as a choice among the candidates (softmax).
package struct SpanLinker: @unchecked Sendable {
  // Sendable because the weights are read-only and kept alive by `file`.
  private let file: ModelFile?
  private let weights: UnsafePointer<Float>
  package static let size = 1 << 15

  package init(_ file: ModelFile, _ name: String) throws {
    self.file = file
    var numbers = ModelNumbers(try file.section(name))
    weights = try numbers.take(Float.self, Self.size)
  }

  /// A linker over weights that the caller keeps alive, as in training.
  package init(weights: UnsafePointer<Float>) {
    file = nil
    self.weights = weights
  }

  /// What is chosen: a candidate and its probability; index -1 stands for none of them.
  package struct Choice {
    package var index: Int
    package var probability: Float
  }

  /// Chooses for `anchor` among `candidates`; `none` says whether choosing none is open.
  ///
  /// What an encoder says of the pairs is added where there are `vectors`.
  package func choose(
    _ passage: borrowing WordPassage, _ spans: [LikelySpan], anchor: Int, candidates: [Int],
    none: Bool, vectors: LinkVectors? = nil
  ) -> Choice {
    var scores: [Float] = []
    func more(_ candidate: Int?) -> Float {
      vectors?.score(
        spans[anchor].role, anchor: spans[anchor].start,
        candidate: candidate.map { spans[$0].start }) ?? 0
    }
    if none {
      scores.append(
        score(LinkFeatures.none(passage, spans, anchor, candidates.count)) + more(nil))
    }
    for candidate in candidates {
      scores.append(score(LinkFeatures.pair(passage, spans, anchor, candidate)) + more(candidate))
    }
    guard let highest = scores.max() else { return Choice(index: -1, probability: 1) }
    var total: Float = 0
    for score in scores { total += exponential(SIMD16(repeating: score - highest))[0] }
    var best = 0
    for index in scores.indices where scores[index] > scores[best] { best = index }
    let shift = none ? 1 : 0
    return Choice(
      index: best < shift ? -1 : candidates[best - shift], probability: 1 / max(total, 1e-9))
  }

  @inline(__always)
  private func score(_ features: [Int]) -> Float {
    var sum: Float = 0
    for feature in features { sum += weights[feature] }
    return sum
  }
}

/// The features of a pair of spans, as places in the linker's weights.
package enum LinkFeatures {
  private static func place(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: hash >> 32) & (SpanLinker.size - 1)
  }

  private static func feature(_ template: UInt64, _ values: UInt64...) -> Int {
    var hash = template &* 0x9E37_79B9_7F4A_7C15
    for value in values { hash = FeatureHash.mix(hash, value) }
    return place(FeatureHash.mix(hash, 77))
  }

  /// Features of `anchor` having no partner.
  package static func none(
    _ p: borrowing WordPassage, _ spans: [LikelySpan], _ anchor: Int, _ candidates: Int
  ) -> [Int] {
    let span = spans[anchor]
    let role = UInt64(span.role.rawValue)
    let before = span.start > 0 ? UInt64(p.tags[span.start - 1]) : 50
    return [
      feature(1, role), feature(2, role, p.words[span.start].stem),
      feature(3, role, UInt64(p.tags[span.start])), feature(4, role, UInt64(min(candidates, 4))),
      feature(5, role, before, UInt64(p.tags[span.start])),
      feature(6, role, p.words[span.end - 1].stem),
    ]
  }

  /// Features of `anchor` and `candidate` belonging together.
  package static func pair(
    _ p: borrowing WordPassage, _ spans: [LikelySpan], _ anchor: Int, _ candidate: Int
  ) -> [Int] {
    let a = spans[anchor]
    let b = spans[candidate]
    let role = UInt64(a.role.rawValue)
    let side: UInt64 = b.start < a.start ? role * 2 : role * 2 + 1
    let left = b.start < a.start ? b : a
    let right = b.start < a.start ? a : b
    let gap = right.start - left.end
    let near = AttributionFeatures.distance(gap + 1)
    let same = p.sentenceStart[left.end - 1] == p.sentenceStart[right.start] ? 1 : 0
    // The roles that stand between, in order.
    var pattern: UInt64 = 1
    var cues = 0
    var rivals = 0
    var steps = 0
    for span in spans where span.start >= left.end && span.end <= right.start {
      if steps < 5 { pattern = pattern << 2 | UInt64(span.role.rawValue) }
      steps += 1
      if span.role == .cue { cues += 1 }
      if span.role == b.role { rivals += 1 }
    }
    var marks: UInt64 = 0
    var at = left.end
    while at < min(right.start, left.end + 16) {
      switch p.words[at].kind {
      case .comma: marks |= 1
      case .stop: marks |= 2
      case .openQuote, .closeQuote, .quote: marks |= 4
      case .colon, .semicolon, .dash: marks |= 8
      case .word, .number: marks |= p.tag(at).isVerb ? 48 : 16
      default: break
      }
      at += 1
    }
    let cue = a.role == .cue ? a : b
    let other = a.role == .cue ? b : a
    let cueStem = p.words[cue.start].stem
    let quote = UInt64(p.quotes[min(other.start + 1, other.end - 1)].rawValue)
    let first = UInt64(p.tags[other.start])
    let outer = UInt64(p.quotes[cue.start].rawValue)
    let both = UInt64(same)
    return [
      feature(10, side, near), feature(11, side, pattern), feature(12, side, both),
      feature(13, side, pattern, both), feature(14, side, marks), feature(15, side, marks, pattern),
      feature(16, side, cueStem), feature(17, side, cueStem, pattern),
      feature(18, side, UInt64(min(cues, 3)), UInt64(min(rivals, 3))),
      feature(19, side, quote, near), feature(20, side, quote, pattern, both),
      feature(21, side, first, near), feature(22, side, first, pattern),
      feature(23, side, outer, quote), feature(24, side, marks, both, quote),
      feature(25, side, p.words[other.start].lower),
      feature(26, side, p.words[other.end - 1].stem),
      feature(27, side, UInt64(gap == 0 ? 1 : 0), UInt64(p.tags[cue.start])),
      feature(
        28, side, UInt64(p.words[min(right.end, p.count - 1)].kind.rawValue), pattern),
      feature(29, side, left.start == Int(p.sentenceStart[left.start]) ? 1 : 0, pattern),
    ]
  }
}

extension SpanLinker {
  /// The spans of one attribution, by index, with how likely it is right.
  package struct Group {
    package var members: [Int]
    package var confidence: Float
  }

  /// Joins the spans of a paragraph to attributions, in order of their cues.
  ///
  /// A cue without content stays, with its source: its reader may know better what to do with it. Contents in
  /// a paragraph without any cue stay alone. Cost: contents and sources times cues; a paragraph with more than 64 cues
  /// offers each span the nearest 64 only.
  package func group(
    _ passage: borrowing WordPassage, _ spans: [LikelySpan], vectors: LinkVectors? = nil
  ) -> [Group] {
    var cues: [Int] = []
    var sources: [Int] = []
    for (index, span) in spans.enumerated() {
      if span.role == .cue { cues.append(index) }
      if span.role == .source { sources.append(index) }
    }
    var contents: [Int: [Int]] = [:]
    var groups: [Group] = []
    var certainty: [Int: Float] = [:]
    for (index, span) in spans.enumerated() where span.role == .content {
      let near = Self.nearest(cues, to: index)
      if near.isEmpty {
        groups.append(Group(members: [index], confidence: span.probability / 2))
        continue
      }
      let choice =
        near.count == 1
        ? Choice(index: near[0], probability: 1)
        : choose(passage, spans, anchor: index, candidates: near, none: false, vectors: vectors)
      contents[choice.index, default: []].append(index)
      certainty[choice.index] = min(
        certainty[choice.index] ?? 1, choice.probability * span.probability)
    }
    for cue in cues {
      let mine = contents[cue] ?? []
      let near = Self.nearest(sources, to: cue)
      let choice = choose(
        passage, spans, anchor: cue, candidates: near, none: true, vectors: vectors)
      var members = mine + [cue]
      var confidence = (certainty[cue] ?? 1) * spans[cue].probability.squareRoot()
      if choice.index >= 0 {
        members.append(choice.index)
        confidence *= choice.probability * spans[choice.index].probability.squareRoot()
      } else {
        confidence *= choice.probability
      }
      if mine.isEmpty { confidence /= 4 }
      groups.append(Group(members: members.sorted(), confidence: confidence))
    }
    return groups.sorted { ($0.members.first ?? 0) < ($1.members.first ?? 0) }
  }

  private static func nearest(_ candidates: [Int], to index: Int) -> [Int] {
    guard candidates.count > 64 else { return candidates }
    var low = 0
    var high = candidates.count
    while low < high {
      let middle = (low + high) / 2
      if candidates[middle] < index { low = middle + 1 } else { high = middle }
    }
    let start = max(0, min(low - 32, candidates.count - 64))
    return Array(candidates[start..<(start + 64)])
  }
}
