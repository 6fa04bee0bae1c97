import Primitives
import TestSupport
import Testing

@testable import Documents

@Suite struct `Trees that all ask the same questions` {
  /// Blocks of text, of which every fifth is an entry of a menu.
  private static func blocks(_ count: Int) -> [PageBlock] {
    (0..<count).map {
      var block = PageBlock(container: 0, first: Int32($0))
      block.letters = 10
      block.words = 3
      if $0 % 5 == 4 { block.linkLetters = 10 }
      return block
    }
  }

  private static func trees(_ count: Int, depth: Int, width: Int, _ random: inout SeededGenerator)
    -> [ObliviousTrees.Tree]
  {
    (0..<count).map { _ in
      ObliviousTrees.Tree(
        features: (0..<depth).map { _ in UInt16.random(in: 0..<UInt16(width), using: &random) },
        thresholds: (0..<depth).map { _ in Float.random(in: -1...1, using: &random) },
        leaves: (0..<1 << depth).map { _ in Float.random(in: -1...1, using: &random) })
    }
  }

  @Test(arguments: 0..<12)
  func `give each row, read beside others, what it adds up to alone`(seed: Int) {
    var random = SeededGenerator(seed: seed)
    let width = 7
    let depth = [6, 4, 1][seed % 3]
    let count = [1, 15, 16, 17, 40][seed % 5]
    let made = Self.trees(30, depth: depth, width: width, &random)
    let trees = ObliviousTrees(trees: made, depth: depth, bias: 0.25)
    let blocks = Self.blocks(count)
    let rows = (0..<count * width).map { _ in Float.random(in: -1...1, using: &random) }
    let earlier = (0..<count).map { _ in Float.random(in: -12...4, using: &random) }
    func alone(_ row: Int) -> Float {
      var sum: Float = 0.25
      for (number, tree) in made.enumerated() {
        if number == 10, abs(sum) > 3 { break }
        var leaf = 0
        for (level, feature) in tree.features.enumerated()
        where rows[row * width + Int(feature)] > tree.thresholds[level] { leaf |= 1 << level }
        sum += tree.leaves[leaf]
      }
      return sum
    }
    for before in [[], earlier] {
      let scores = rows.withUnsafeBufferPointer {
        trees.scores($0, width: width, of: blocks, earlier: before, certain: 3)
      }
      let wanted = (0..<count).map { row -> Float in
        if blocks[row].isMenuEntry { return ObliviousTrees.settled }
        if !before.isEmpty, before[row] < BlockFeatures.hopeless { return before[row] }
        return alone(row)
      }
      #expect(scores == wanted)
    }
  }
}
