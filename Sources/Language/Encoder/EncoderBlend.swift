/// How the encoder's word and that of the linear chains are weighed, and what is chosen of both.
///
/// The scores of the two are added up, each with its share: a product of experts. Tuned on PolNeAR's dev part.
package struct EncoderBlend: Sendable {
  /// The encoder's share and the chains', in the scores of labels.
  package var encoder: Float
  package var chain: Float
  /// The encoder's share in the choice of partners, and what it gives to having none (source, cue).
  package var link: Float
  package var none: [Float]
  /// What a span's probability must exceed to be chosen, by role; for completing with a content, with a cue.
  package var thresholds: [Float]
  /// The same by role for statements.
  package var statementThresholds: [Float]
  /// Numbers of a link vector.
  package var size: Int
  /// The encoder's own edges between labels, by class and label before.
  package var edges: [SIMD16<Float>]

  init(_ file: ModelFile, link size: Int) throws {
    var numbers = ModelNumbers(try file.section("blend"))
    let stored = try numbers.take(Float.self, 13)
    func number(_ place: Int, _ range: ClosedRange<Float>) throws -> Float {
      let value = stored[place]
      guard range.contains(value) else {
        throw ModelError(
          code: "model-form", "A share of the encoder is \(value), outside \(range).")
      }
      return value
    }
    encoder = try number(0, 0...10)
    chain = try number(1, 0...10)
    link = try number(2, 0...10)
    none = [try number(3, -100...100), try number(4, -100...100)]
    thresholds = (stored + 5).bounded(5)
    statementThresholds = (stored + 10).bounded(3)
    self.size = size
    numbers = ModelNumbers(try file.section("edges"))
    let count = AttributionFeatures.edgeClasses * ChainLattice.labels
    let table = try numbers.take(Float.self, count * 16)
    edges = (0..<count).map { row in
      var values = SIMD16<Float>(repeating: 0)
      for lane in 0..<16 {
        let value = table[row * 16 + lane]
        values[lane] = value.isFinite ? value : 0
      }
      return values
    }
  }

  /// The section `blend`.
  package static func write(_ numbers: [Float]) -> [UInt8] {
    var writer = ModelNumbersWriter()
    writer.put(numbers)
    return writer.bytes
  }

  /// The edges of both, added up with their shares; what the chain forbids stays forbidden.
  package func edges(with chain: AttributionChain) -> ChainEdges {
    let count = AttributionFeatures.edgeClasses * ChainLattice.labels
    return ChainEdges(
      (0..<count).map { row in
        var values = edges[row] * encoder + chain.edges[row] * self.chain
        for label in 0..<16 where !ChainLabel.mayFollow(label, row % 16) {
          values[label] = AttributionChain.never
        }
        return values
      })
  }
}

/// Weights of edges between labels, ready for a lattice.
package final class ChainEdges: @unchecked Sendable {
  // Sendable because everything is written once, in the initialiser.
  package let factors: UnsafeMutablePointer<SIMD16<Float>>
  package let turned: UnsafeMutablePointer<SIMD16<Float>>

  /// Row `class * 16 + from`, lane `to`.
  package init(_ edges: [SIMD16<Float>]) {
    factors = .allocate(capacity: edges.count)
    turned = .allocate(capacity: edges.count)
    for row in edges.indices { factors[row] = exponential(edges[row]) }
    for row in edges.indices {
      let (edge, to) = (row / 16, row % 16)
      var column = SIMD16<Float>(repeating: 0)
      for from in 0..<16 { column[from] = factors[edge * 16 + from][to] }
      turned[row] = column
    }
  }

  deinit {
    factors.deallocate()
    turned.deallocate()
  }
}
