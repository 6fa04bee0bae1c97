internal import Language

/// The paragraphs a chain is trained on, features already looked up.
struct ChainSamples {
  /// Rows of the features, token after token.
  var rows: [UInt32] = []
  /// Where each token's rows begin, and one more.
  var tokenStarts: [Int] = [0]
  /// Where each paragraph's tokens begin, and one more.
  var starts: [Int] = [0]
  var gold: [UInt8] = []
  var edges: [Int32] = []
  /// Scores that the chain builds on, one vector a token; empty for a chain that stands alone.
  var base: [SIMD16<Float>] = []

  var count: Int { starts.count - 1 }
  var tokens: Int { gold.count }
}

/// Counts features first, then keeps those that come often enough.
struct FeatureCensus {
  private var index = FeatureIndex(capacity: 1 << 22)
  private var counts: [UInt32] = []

  mutating func count(_ sink: borrowing FeatureSink) {
    for feature in 0..<sink.count {
      let id = Int(index.number(sink[feature]))
      if id == counts.count { counts.append(1) } else { counts[id] += 1 }
    }
  }

  /// An index of the features seen at least `least` times, in the order they were first seen.
  func kept(atLeast least: Int) -> FeatureIndex {
    var kept = FeatureIndex(capacity: 1 << 20)
    for (id, hash) in index.hashes.enumerated() where Int(counts[id]) >= least {
      _ = kept.number(hash)
    }
    return kept
  }

  var distinct: Int { index.count }
}
