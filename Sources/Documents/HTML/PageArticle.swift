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
    PageArticle.dropTeasers(&isChosen, page)
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

  /// Drops articles inside the article that are teasers of others, or comments.
  ///
  /// An `article` inside another stands for something related to it (HTML Living Standard, 4.3.2). It goes if it has a
  /// headline that is a link, or if three or more stand beside each other without any heading; where the outer article
  /// has a text of its own, 60 words at least. Where it is a mere wrapper, or where those inside have headings that are
  /// no links (the entries of a list), nothing is dropped.
  private static func dropTeasers(_ isChosen: inout [Bool], _ page: PageBlocks) {
    let blocks = page.blocks
    var own: Int32 = 0
    var inner: [Int32: (blocks: [Int], headings: Int, links: Int)] = [:]
    for index in blocks.indices where blocks[index].container >= 0 {
      let container = Int(blocks[index].container)
      guard page.contexts[container].marks.contains(.innerArticle) else {
        if isChosen[index] { own += blocks[index].words }
        continue
      }
      let article = BlockFeatures.article(page, blocks[index].container)
      inner[article, default: ([], 0, 0)].blocks.append(index)
      if page.tree.nodes[container].tag.isHeading {
        inner[article]?.headings += 1
        if blocks[index].linkDensity > 0.8 { inner[article]?.links += 1 }
      }
    }
    guard own >= 60 else { return }
    var beside: [Int32: Int] = [:]
    for (article, found) in inner where found.headings == 0 {
      beside[page.tree.nodes[Int(max(0, article))].parent, default: 0] += 1
    }
    for (article, found) in inner {
      let parent = page.tree.nodes[Int(max(0, article))].parent
      if found.links > 0 || (found.headings == 0 && beside[parent, default: 0] >= 3) {
        for index in found.blocks { isChosen[index] = false }
      }
    }
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
