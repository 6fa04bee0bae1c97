/// What the first pass found in one paragraph, as the second pass sees it.
package struct FirstReading {
  /// Scores of the first pass by word, on which the second pass builds.
  package var scores: [SIMD16<Float>] = []
  /// The spans it would choose.
  package var spans: [LikelySpan] = []
  /// How likely each word is to belong to source, cue and content: three levels from 0 to 5 in one number.
  package var levels: [UInt16] = []
  /// How likely each word is to begin a span of each role, in the same form.
  package var beginnings: [UInt16] = []
  /// How likely each word is to end a span of each role, in the same form.
  package var endings: [UInt16] = []
  /// For each word 0 outside, else 1 + 2 * role, one more where the span goes on.
  package var labels: [UInt8] = []
  /// Index of the span each word stands in, -1 for none.
  package var owner: [Int32] = []
  /// Index of the last span that ends in front of each word or holds it, -1 for none.
  package var last: [Int32] = []

  package init() {}

  /// Reads a lattice after `spread`, with its likely spans and those chosen of them.
  package mutating func read(
    _ lattice: borrowing ChainLattice, likely: [LikelySpan], chosen: [LikelySpan]
  ) {
    let count = lattice.count
    spans = chosen
    scores.removeAll(keepingCapacity: true)
    levels.removeAll(keepingCapacity: true)
    beginnings.removeAll(keepingCapacity: true)
    for token in 0..<count {
      scores.append(lattice.scores[token])
      let m = lattice.marginal(token)
      levels.append(
        Self.code(m[3] + m[4] + m[5] + m[6], m[7] + m[8] + m[9] + m[10], m[11] + m[12] + m[13] + m[14]))
      beginnings.append(Self.code(m[3] + m[5], m[7] + m[9], m[11] + m[13]))
    }
    var ends = [SIMD3<Float>](repeating: SIMD3(0, 0, 0), count: count)
    for span in likely { ends[span.end - 1][span.role.rawValue] += span.probability }
    endings = ends.map { Self.code($0[0], $0[1], $0[2]) }
    labels = [UInt8](repeating: 0, count: count)
    owner = [Int32](repeating: -1, count: count)
    last = [Int32](repeating: -1, count: count)
    for (index, span) in chosen.enumerated() {
      for token in span.start..<span.end {
        labels[token] = UInt8(1 + 2 * span.role.rawValue + (token > span.start ? 1 : 0))
        owner[token] = Int32(index)
      }
    }
    var current: Int32 = -1
    for token in 0..<count {
      if owner[token] >= 0 { current = owner[token] }
      last[token] = current
    }
  }

  @inline(__always)
  private static func code(_ a: Float, _ b: Float, _ c: Float) -> UInt16 {
    UInt16(level(a)) | UInt16(level(b)) << 3 | UInt16(level(c)) << 6
  }

  @inline(__always)
  package static func level(_ probability: Float) -> Int {
    if probability < 0.3 { return probability < 0.02 ? 0 : probability < 0.1 ? 1 : 2 }
    return probability < 0.6 ? 3 : probability < 0.9 ? 4 : 5
  }
}

/// What the first pass found in the whole document: which words are sources and cues elsewhere in it.
package struct DocumentReading {
  private var sources: [UInt64: Int] = [:]
  private var cues: [UInt64: Int] = [:]
  private var paragraphs = 0
  private var attributed = 0

  package init() {}

  package mutating func add(_ passage: borrowing WordPassage, _ spans: [LikelySpan]) {
    paragraphs += 1
    if !spans.isEmpty { attributed += 1 }
    for span in spans {
      switch span.role {
      case .source:
        for word in span.start..<span.end where passage.words[word].isCapital || passage.tag(word) == .noun {
          sources[passage.words[word].lower, default: 0] += 1
        }
      case .cue: cues[passage.words[span.start].stem, default: 0] += 1
      case .content: break
      }
    }
  }

  /// How dense attributions are, from 0 to 4.
  package var density: UInt64 { paragraphs == 0 ? 0 : UInt64(attributed * 4 / paragraphs) }

  /// How often the word stands in a source, `own` times not counted, from 0 to 3.
  package func source(_ lower: UInt64, own: Int) -> UInt64 {
    let count = (sources[lower] ?? 0) - own
    return count <= 0 ? 0 : count == 1 ? 1 : count <= 3 ? 2 : 3
  }

  /// The same for the first word of a cue.
  package func cue(_ stem: UInt64, own: Int) -> UInt64 {
    let count = (cues[stem] ?? 0) - own
    return count <= 0 ? 0 : count == 1 ? 1 : count <= 3 ? 2 : 3
  }
}
