internal import Language
internal import Primitives

/// Trains the tagger: an averaged perceptron over greedy left-to-right decisions.
struct WordTaggerTraining {
  var passes = 6
  var seed: UInt64 = 1
  /// Features seen fewer times are left out.
  var least = 3
  /// Rows kept: those that weigh most. With 60,000 of 190,000 no figure on PolNeAR's dev part changes.
  var keep = 60_000

  private struct Sample {
    var words: [Word]
    var gold: [UInt8]
  }

  /// The section of the trained table.
  func train(_ passages: [ParsedPassage]) -> [UInt8] {
    let samples = passages.flatMap(Self.samples)
    // Which features come often enough, counted with the right tags around.
    var counts: [UInt64: UInt16] = [:]
    counts.reserveCapacity(4_000_000)
    var sink = FeatureSink()
    for sample in samples {
      sample.words.withUnsafeBufferPointer { words in
        for index in words.indices {
          TagFeatures.collect(words, words.indices, sample.gold, index, into: &sink)
          for feature in 0..<sink.count { counts[sink[feature], default: 0] &+= 1 }
        }
      }
    }
    var index = FeatureIndex(capacity: 1 << 20)
    for (hash, count) in counts where Int(count) >= least { _ = index.number(hash) }
    counts = [:]
    let rows = index.count
    let weights = UnsafeMutablePointer<SIMD32<Float>>.allocate(capacity: rows)
    let totals = UnsafeMutablePointer<SIMD32<Float>>.allocate(capacity: rows)
    defer {
      weights.deallocate()
      totals.deallocate()
    }
    weights.initialize(repeating: SIMD32(repeating: 0), count: rows)
    totals.initialize(repeating: SIMD32(repeating: 0), count: rows)
    var order = Array(samples.indices)
    var generator = TrainingGenerator(seed: seed)
    var step: Float = 0
    var ids: [Int32] = []
    for _ in 0..<passes {
      order.shuffle(using: &generator)
      for sampleIndex in order {
        let sample = samples[sampleIndex]
        var tags = [UInt8](repeating: 0, count: sample.words.count)
        sample.words.withUnsafeBufferPointer { words in
          for place in words.indices {
            TagFeatures.collect(words, words.indices, tags, place, into: &sink)
            ids.removeAll(keepingCapacity: true)
            var sums = SIMD32<Float>(repeating: 0)
            for feature in 0..<sink.count {
              if let id = index.find(sink[feature]) {
                ids.append(id)
                sums += weights[Int(id)]
              }
            }
            var best = 0
            for tag in 1..<32 where sums[tag] > sums[best] { best = tag }
            step += 1
            let gold = Int(sample.gold[place])
            if best != gold {
              for id in ids {
                weights[Int(id)][gold] += 1
                weights[Int(id)][best] -= 1
                totals[Int(id)][gold] += step
                totals[Int(id)][best] -= step
              }
            }
            tags[place] = UInt8(best)
          }
        }
      }
    }
    // The average of all weights ever held is the last less the steps times their changes.
    var kept: [(hash: UInt64, weights: [Float])] = []
    for row in 0..<rows {
      let average = weights[row] - totals[row] / max(1, step)
      if average.max() > 0.3 || average.min() < -0.3 {
        kept.append((index.hashes[row], (0..<32).map { average[$0] }))
      }
    }
    if kept.count > keep {
      let order = kept.indices.map { row in
        (size: kept[row].weights.reduce(0) { $0 + $1 * $1 }, row: row)
      }.sorted { ($0.size, kept[$1.row].hash) > ($1.size, kept[$0.row].hash) }
      kept = order.prefix(keep).map { kept[$0.row] }
    }
    return FeatureRows.write(kept, width: 32, limit: 16)
  }

  private static func samples(_ passage: ParsedPassage) -> [Sample] {
    var text = passage.text
    return text.withUTF8 { bytes in
      zip(passage.sentences, passage.tags).map { sentence, tags in
        Sample(
          words: sentence.tokens.map { Word(bytes, $0.range) }, gold: tags.map(\.rawValue))
      }
    }
  }

  /// The share of words tagged right.
  static func accuracy(_ tagger: WordTagger, _ passages: [ParsedPassage]) -> Double {
    var right = 0
    var all = 0
    for sample in passages.flatMap(samples) {
      var tags = [UInt8](repeating: 0, count: sample.words.count)
      sample.words.withUnsafeBufferPointer { tagger.tag($0, $0.indices, into: &tags) }
      for (tag, gold) in zip(tags, sample.gold) {
        right += tag == gold ? 1 : 0
        all += 1
      }
    }
    return Double(right) / Double(max(1, all))
  }
}
