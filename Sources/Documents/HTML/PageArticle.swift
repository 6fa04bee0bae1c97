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
    PageArticle.dropStrays(&isChosen, blocks, scores)
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

  /// Drops what was chosen far from the rest with little to say for it: a teaser or a notice taken for text.
  ///
  /// Stretches of chosen blocks are parted by six blocks or more that weren't, menus aside. One that weighs less
  /// than 30 % of the heaviest, and holds no block with log odds of 2, goes. Chosen by folds on the training sets.
  private static func dropStrays(
    _ isChosen: inout [Bool], _ blocks: [PageBlock], _ scores: [Float]
  ) {
    var stretches: [(blocks: [Int], weight: Float, best: Float)] = []
    var between = 6
    for index in blocks.indices {
      guard isChosen[index] else {
        if !blocks[index].isMenuEntry { between += 1 }
        continue
      }
      if between >= 6 { stretches.append(([], 0, -.infinity)) }
      between = 0
      let last = stretches.count - 1
      stretches[last].blocks.append(index)
      stretches[last].weight += Float(blocks[index].words) * max(0, min(4, scores[index]))
      stretches[last].best = max(stretches[last].best, scores[index])
    }
    let heaviest = stretches.reduce(0) { max($0, $1.weight) }
    for stretch in stretches where stretch.weight < 0.3 * heaviest && stretch.best < 2 {
      for index in stretch.blocks { isChosen[index] = false }
    }
  }
}
