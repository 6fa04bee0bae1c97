/// The file of a model: "DOCBLK2\n", the number of features (UInt32), the cut (Float32), the weights of names and words
/// (a signed byte each), then for each of the two looks depth, trees, bias, and a tree after another:
/// features (UInt16), thresholds (Float32), leaves (Float32); little-endian throughout. Behind it nothing.
extension BlockClassifier {
  static let magic = Array("DOCBLK2\n".utf8)

  var encoded: [UInt8] {
    var out = BlockClassifier.magic
    func put(_ value: UInt32) {
      for shift in [0, 8, 16, 24] { out.append(UInt8(truncatingIfNeeded: value >> UInt32(shift))) }
    }
    put(UInt32(BlockFeatures.count))
    put(cut.bitPattern)
    out += weights.values.map { UInt8(bitPattern: $0) }
    for look in [first, second] {
      put(UInt32(look.depth))
      put(UInt32(look.count))
      put(look.bias.bitPattern)
      for tree in look.trees {
        for feature in tree.features {
          out.append(UInt8(truncatingIfNeeded: feature))
          out.append(UInt8(truncatingIfNeeded: feature >> 8))
        }
        for threshold in tree.thresholds { put(threshold.bitPattern) }
        for leaf in tree.leaves { put(leaf.bitPattern) }
      }
    }
    return out
  }

  /// The model in these bytes; nil for anything else, a model made for other features included.
  init?(_ bytes: [UInt8]) {
    guard bytes.starts(with: BlockClassifier.magic) else { return nil }
    var at = BlockClassifier.magic.count
    func number() -> UInt32? {
      guard at + 4 <= bytes.count else { return nil }
      defer { at += 4 }
      return UInt32(bytes[at]) | UInt32(bytes[at + 1]) << 8 | UInt32(bytes[at + 2]) << 16 | UInt32(
        bytes[at + 3]) << 24
    }
    guard let width = number(), width == UInt32(BlockFeatures.count),
      let cut = number().map({ Float(bitPattern: $0) }), cut.isFinite,
      at + TokenWeights.none.values.count <= bytes.count
    else { return nil }
    let end = at + TokenWeights.none.values.count
    let weights = TokenWeights(values: bytes[at..<end].map { Int8(bitPattern: $0) })
    at = end
    var looks: [ObliviousTrees] = []
    for _ in 0..<2 {
      guard let depth = number(), depth <= 10, let count = number(), count <= 10_000,
        let bias = number(),
        at + Int(count) * (Int(depth) * 6 + 4 << Int(depth)) <= bytes.count
      else { return nil }
      var trees: [ObliviousTrees.Tree] = []
      for _ in 0..<count {
        var tree = ObliviousTrees.Tree(features: [], thresholds: [], leaves: [])
        for _ in 0..<depth {
          let feature = UInt16(bytes[at]) | UInt16(bytes[at + 1]) << 8
          guard feature < UInt16(BlockFeatures.count) else { return nil }
          tree.features.append(feature)
          at += 2
        }
        for _ in 0..<depth { tree.thresholds.append(Float(bitPattern: number() ?? 0)) }
        for _ in 0..<1 << depth { tree.leaves.append(Float(bitPattern: number() ?? 0)) }
        trees.append(tree)
      }
      looks.append(ObliviousTrees(trees: trees, depth: Int(depth), bias: Float(bitPattern: bias)))
    }
    guard at == bytes.count else { return nil }
    self.init(weights: weights, cut: cut, first: looks[0], second: looks[1])
  }
}
