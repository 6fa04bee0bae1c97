internal import Language

/// Trains a linear chain: conditional likelihood by AdaGrad (Duchi, Hazan, Singer 2011), a paragraph at a time.
///
/// Features are dropped at random while training, so that no single one is leant on; the weights of the
/// last passes are averaged.
struct ChainTraining {
  var passes = 10
  /// How many of the last passes are averaged.
  var averaged = 4
  var rate: Float = 0.12
  var decay: Float = 0.002
  var dropout: Float = 0.15
  /// What the sums of squares start from: the larger, the less a rare feature moves at once.
  var caution: Float = 1
  var seed: UInt64 = 1

  /// Weights of a chain in floating point.
  final class Weights {
    let rows: UnsafeMutablePointer<SIMD16<Float>>
    let edges: UnsafeMutablePointer<SIMD16<Float>>
    let rowCount: Int
    static let edgeRows = AttributionFeatures.edgeClasses * ChainLattice.labels

    init(rowCount: Int) {
      self.rowCount = rowCount
      rows = .allocate(capacity: max(1, rowCount))
      rows.initialize(repeating: SIMD16(repeating: 0), count: max(1, rowCount))
      edges = .allocate(capacity: Self.edgeRows)
      edges.initialize(repeating: SIMD16(repeating: 0), count: Self.edgeRows)
      shutOut()
    }

    deinit {
      rows.deallocate()
      edges.deallocate()
    }

    /// Forbids what no sequence of labels may do.
    private func shutOut() {
      for row in 0..<Self.edgeRows {
        let from = row % ChainLattice.labels
        for to in 0..<ChainLattice.labels
        where from >= ChainLabel.count || !ChainLabel.mayFollow(to, from) {
          edges[row][to] = AttributionChain.never
        }
      }
    }
  }

  /// Trains on `samples`; `edges` are the weights of the edges to start from, nil for zeros.
  func train(
    _ samples: ChainSamples, rowCount: Int, edges: UnsafePointer<SIMD16<Float>>? = nil,
    report: (Int, Double, Weights) -> Void = { _, _, _ in }
  ) -> Weights {
    let weights = Weights(rowCount: rowCount)
    if let edges { weights.edges.update(from: edges, count: Weights.edgeRows) }
    let mean = Weights(rowCount: rowCount)
    let squares = UnsafeMutablePointer<SIMD16<Float>>.allocate(capacity: max(1, rowCount))
    squares.initialize(repeating: SIMD16(repeating: caution), count: max(1, rowCount))
    let edgeSquares = UnsafeMutablePointer<SIMD16<Float>>.allocate(capacity: Weights.edgeRows)
    edgeSquares.initialize(repeating: SIMD16(repeating: 1), count: Weights.edgeRows)
    let factors = UnsafeMutablePointer<SIMD16<Float>>.allocate(capacity: Weights.edgeRows)
    let turned = UnsafeMutablePointer<SIMD16<Float>>.allocate(capacity: Weights.edgeRows)
    defer {
      squares.deallocate()
      edgeSquares.deallocate()
      factors.deallocate()
      turned.deallocate()
    }
    for edge in 0..<AttributionFeatures.edgeClasses {
      Self.refresh(edge, weights.edges, factors, turned)
    }
    var order = Array(0..<samples.count)
    var generator = TrainingGenerator(seed: seed)
    var noise = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    let threshold = UInt32(dropout * 65536)
    let boost = 1 / (1 - dropout)
    var lattice = ChainLattice()
    var kept: [UInt32] = []
    var keptStarts: [Int] = []
    for pass in 0..<passes {
      order.shuffle(using: &generator)
      // The rate falls in a straight line to a tenth.
      let rate = rate * (1 - 0.9 * Float(pass) / Float(max(1, passes - 1)))
      var loss = 0.0
      for sample in order {
        let start = samples.starts[sample]
        let count = samples.starts[sample + 1] - start
        guard count > 0 else { continue }
        lattice.prepare(count)
        kept.removeAll(keepingCapacity: true)
        keptStarts.removeAll(keepingCapacity: true)
        var goldScore = 0.0
        for token in 0..<count {
          keptStarts.append(kept.count)
          var sum = SIMD16<Float>(repeating: 0)
          for place in samples.tokenStarts[start + token]..<samples.tokenStarts[start + token + 1] {
            noise ^= noise << 13
            noise ^= noise >> 7
            noise ^= noise << 17
            if UInt32(truncatingIfNeeded: noise >> 40) & 0xFFFF < threshold { continue }
            let row = samples.rows[place]
            kept.append(row)
            sum += weights.rows[Int(row)]
          }
          sum = sum * boost + AttributionChain.every
          if !samples.base.isEmpty { sum += samples.base[start + token] }
          if token == 0 { sum += AttributionChain.first }
          lattice.scores[token] = sum
          lattice.edgeClass[token] = samples.edges[start + token]
          let gold = Int(samples.gold[start + token])
          goldScore += Double(sum[gold])
          if token > 0 {
            goldScore += Double(
              weights.edges[
                Int(samples.edges[start + token]) * 16 + Int(samples.gold[start + token - 1])][gold])
          }
        }
        keptStarts.append(kept.count)
        loss += lattice.spread(factors, turned: turned) - goldScore
        for token in 0..<count {
          let gold = Int(samples.gold[start + token])
          var slope = lattice.marginal(token)
          slope[gold] -= 1
          let scaled = slope * boost
          let square = scaled * scaled
          for place in keptStarts[token]..<keptStarts[token + 1] {
            let row = Int(kept[place])
            let sum = squares[row] + square
            squares[row] = sum
            let old = weights.rows[row]
            weights.rows[row] = old - (scaled + old * decay) * rate / sum.squareRoot()
          }
          if token > 0 {
            let edge = Int(samples.edges[start + token])
            let after = lattice.backward[token] * lattice.nodes[token] * lattice.scaling[token]
            let before = lattice.forward[token - 1]
            let last = Int(samples.gold[start + token - 1])
            for from in 0..<ChainLabel.count {
              let row = edge * 16 + from
              var slope = factors[row] * after * before[from]
              if from == last { slope[gold] -= 1 }
              let sum = edgeSquares[row] + slope * slope
              edgeSquares[row] = sum
              weights.edges[row] -= slope * rate / sum.squareRoot()
            }
          }
        }
        for token in 1..<max(1, count) {
          Self.refresh(Int(samples.edges[start + token]), weights.edges, factors, turned)
        }
      }
      if pass >= passes - averaged {
        let share = 1 / Float(min(averaged, passes))
        for row in 0..<rowCount { mean.rows[row] += weights.rows[row] * share }
        for row in 0..<Weights.edgeRows {
          if pass == passes - averaged || pass == 0 { mean.edges[row] = SIMD16(repeating: 0) }
          mean.edges[row] += weights.edges[row] * share
        }
      }
      report(pass, loss / Double(max(1, samples.tokens)), weights)
    }
    return mean
  }

  /// Recomputes the exponentials of one class of edges.
  static func refresh(
    _ edge: Int, _ edges: UnsafePointer<SIMD16<Float>>,
    _ factors: UnsafeMutablePointer<SIMD16<Float>>,
    _ turned: UnsafeMutablePointer<SIMD16<Float>>
  ) {
    for from in 0..<16 {
      let row = exponential(edges[edge * 16 + from])
      factors[edge * 16 + from] = row
      for to in 0..<16 { turned[edge * 16 + to][from] = row[to] }
    }
  }
}

extension ChainTraining {
  /// The section for the `keep` rows that weigh most.
  ///
  /// A row of small weights changes no decision; leaving it out costs less than the room it takes.
  static func section(_ weights: Weights, _ index: FeatureIndex, keep: Int) -> [UInt8] {
    var order: [(size: Float, row: Int)] = []
    for row in 0..<weights.rowCount {
      let values = weights.rows[row]
      order.append(((values * values).sum(), row))
    }
    order.sort { ($0.size, -$0.row) > ($1.size, -$1.row) }
    let kept = order.prefix(keep).map { entry in
      let values = weights.rows[entry.row]
      return (
        hash: index.hashes[entry.row], weights: (0..<16).map { $0 < ChainLabel.count ? values[$0] : 0 }
      )
    }
    return FeatureRows.write(kept, width: 16, limit: 2)
  }
}
