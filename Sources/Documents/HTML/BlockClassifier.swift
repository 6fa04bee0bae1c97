/// Tells the blocks of a page's article from its furniture, in two looks: the second sees what the first made of
/// the neighbours.
struct BlockClassifier: Sendable {
  /// What the page's names and words weigh; its blocks must have been cut with it.
  var weights: TokenWeights
  /// Log odds from which a block is taken for part of the article.
  var cut: Float
  var first: ObliviousTrees
  var second: ObliviousTrees

  /// The log odds of each block to belong to the article, less the cut: above nought it does.
  func scores(_ page: PageBlocks) -> [Float] {
    var features = BlockFeatures(page)
    let width = BlockFeatures.count
    let early = features.values.withUnsafeBufferPointer {
      first.scores($0, width: width, of: page.blocks)
    }
    features.addFirstLook(page, early)
    let late = features.values.withUnsafeBufferPointer {
      second.scores($0, width: width, of: page.blocks, earlier: early)
    }
    return late.map { $0 - cut }
  }
}
