/// A trained chain: rows of weights for features, and a table of edge weights for each class of edges.
package final class AttributionChain: @unchecked Sendable {
  // Sendable because everything is written once, in the initialiser.
  package let rows: FeatureRows
  package let edges: UnsafeMutablePointer<SIMD16<Float>>
  package let factors: UnsafeMutablePointer<SIMD16<Float>>
  package let turned: UnsafeMutablePointer<SIMD16<Float>>
  private static let size = AttributionFeatures.edgeClasses * ChainLattice.labels

  /// The chain whose sections are `name.rows` and `name.edges`.
  package init(_ file: ModelFile, _ name: String) throws {
    rows = try FeatureRows(file, name + ".rows")
    guard rows.width == ChainLattice.labels else {
      throw ModelError(code: "model-form", "The chain “\(name)” has rows of \(rows.width) weights.")
    }
    var numbers = ModelNumbers(try file.section(name + ".edges"))
    let stored = try numbers.take(Float.self, Self.size * ChainLattice.labels)
    edges = .allocate(capacity: Self.size)
    factors = .allocate(capacity: Self.size)
    turned = .allocate(capacity: Self.size)
    for row in 0..<Self.size {
      var values = SIMD16<Float>(repeating: 0)
      for lane in 0..<ChainLattice.labels {
        let value = stored[row * ChainLattice.labels + lane]
        values[lane] = value.isFinite ? value : -1000
      }
      edges[row] = values
      factors[row] = exponential(values)
    }
    for row in 0..<Self.size {
      let (edge, to) = (row / 16, row % 16)
      var column = SIMD16<Float>(repeating: 0)
      for from in 0..<16 { column[from] = factors[edge * 16 + from][to] }
      turned[row] = column
    }
  }

  deinit {
    edges.deallocate()
    factors.deallocate()
    turned.deallocate()
  }

  /// The section `name.edges` for the weights of the edges.
  package static func write(edges: UnsafePointer<SIMD16<Float>>) -> [UInt8] {
    var values: [Float] = []
    values.reserveCapacity(size * 16)
    for row in 0..<size { for lane in 0..<16 { values.append(edges[row][lane]) } }
    var writer = ModelNumbersWriter()
    writer.put(values)
    return writer.bytes
  }

  /// What no path may use: labels that can't begin a paragraph, and the lane that is no label.
  package static let first = mask { !ChainLabel.mayFollow($0, nil) }
  package static let every = mask { $0 >= ChainLabel.count }
  /// The weight of what is forbidden.
  package static let never: Float = -1000

  private static func mask(_ forbidden: (Int) -> Bool) -> SIMD16<Float> {
    var mask = SIMD16<Float>(repeating: 0)
    for label in 0..<16 where forbidden(label) { mask[label] = never }
    return mask
  }
}
