/// The blocks of a page that are its article, chosen by the classifier and a few rules behind it.
struct PageArticle {
  /// Indices of blocks, in order.
  private(set) var chosen: [Int]

  /// - Parameter scores: Log odds of each block to belong to the article.
  init(_ page: PageBlocks, scores: [Float], titleBlock: Int?) {
    var isChosen = scores.map { $0 > 0 }
    let blocks = page.blocks
    // The headline printed above the text isn't part of it.
    for index in blocks.indices where isChosen[index] {
      let block = blocks[index]
      if index == titleBlock
        || (block.words >= 3 && block.titleWords == block.words && block.words <= 30
          && page.tree.nodes[Int(max(0, block.container))].tag.isHeading
          && blocks[..<index].enumerated().allSatisfy { !isChosen[$0.offset] })
      {
        isChosen[index] = false
      }
    }
    // A page of which nothing was chosen still has a best guess: what is likeliest, if it is text at all.
    if !isChosen.contains(true), let best = scores.indices.max(by: { scores[$0] < scores[$1] }),
      scores[best] > -3
    {
      for index in blocks.indices where scores[index] > scores[best] - 1 && scores[index] > -3 {
        isChosen[index] = true
      }
    }
    chosen = blocks.indices.filter { isChosen[$0] }
  }
}
