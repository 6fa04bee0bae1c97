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
    PageArticle.dropFollowing(&isChosen, page, titleBlock)
    PageArticle.keepTables(&isChosen, page, scores)
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

  /// Drops the articles that a page goes on with behind its own.
  ///
  /// Sites load the next story below the one that was asked for: an `article` beside the one that holds the headline,
  /// with a headline of its own cut by the same template. The page's article ends there, if it has 60 words by then.
  private static func dropFollowing(
    _ isChosen: inout [Bool], _ page: PageBlocks, _ titleBlock: Int?
  ) {
    guard let titleBlock, let title = Headline(page, titleBlock) else { return }
    let blocks = page.blocks
    var words: Int32 = 0
    for index in blocks.indices where index > titleBlock {
      if isChosen[index] { words += blocks[index].words }
      guard words >= 60, let other = Headline(page, index), other.tag == title.tag,
        other.signature == title.signature, !title.article.contains(other.article.lowerBound),
        blocks[index].titleWords * 2 < blocks[index].words
      else { continue }
      for index in index..<blocks.count { isChosen[index] = false }
      return
    }
  }

  /// A heading inside an `article`.
  private struct Headline {
    let tag: HTMLTag
    let signature: UInt32
    /// The nodes of the nearest `article` around it.
    let article: Range<Int32>

    /// Nil for a block that is no heading or stands in no `article`.
    init?(_ page: PageBlocks, _ index: Int) {
      let container = page.blocks[index].container
      guard container >= 0, page.tree.nodes[Int(container)].tag.isHeading else { return nil }
      let article = BlockFeatures.article(page, container)
      guard article >= 0 else { return nil }
      tag = page.tree.nodes[Int(container)].tag
      signature = page.contexts[Int(container)].signature
      self.article = article..<max(article + 1, page.tree.nodes[Int(article)].end)
    }
  }

  /// Takes a table of figures whole where it goes with the text it stands in.
  ///
  /// A row says too little to be told from furniture alone, and the rows of a table belong together. One is taken if the
  /// nearest text before or behind it in the same element was, if its rows weigh at least −2 on the average, and if less
  /// than two fifths of it are links. A table that a page is laid out by has paragraphs in its cells and is no table of
  /// figures. Of the tables of the training sets that the folds left out and this takes, 16 of 17 belong to the article.
  private static func keepTables(
    _ isChosen: inout [Bool], _ page: PageBlocks, _ scores: [Float]
  ) {
    let blocks = page.blocks
    let nodes = page.tree.nodes
    var seen = Set<Int32>()
    for index in blocks.indices where !isChosen[index] {
      guard let table = table(around: blocks[index].container, page),
        seen.insert(table).inserted
      else { continue }
      let context = page.contexts[Int(table)]
      let rows = Int(context.firstBlock)..<max(Int(context.firstBlock), Int(context.endBlock))
      var (words, letters, links, cells): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
      var weight: Float = 0
      for row in rows where !blocks[row].isMenuEntry {
        words += blocks[row].words
        letters += blocks[row].letters
        links += blocks[row].linkLetters
        weight += Float(blocks[row].letters) * scores[row]
        switch nodes[Int(max(0, blocks[row].container))].tag {
        case .tr, .td, .th, .caption: cells += blocks[row].letters
        default: break
        }
      }
      guard words >= 10, links * 5 < letters * 2, cells * 5 >= letters * 4,
        Int(letters) <= 200 * rows.count, weight > -2 * Float(letters),
        stands(rows, of: table, besideChosen: isChosen, page)
      else { continue }
      for row in rows where !blocks[row].isMenuEntry { isChosen[row] = true }
    }
  }

  /// The nearest table around an element, itself included, among eight elements; nil where there is none.
  private static func table(around element: Int32, _ page: PageBlocks) -> Int32? {
    var at = element
    for _ in 0..<8 where at >= 0 {
      if page.tree.nodes[Int(at)].tag == .table { return at }
      at = page.tree.nodes[Int(at)].parent
    }
    return nil
  }

  /// Whether the nearest block of five words and more before or behind these was chosen, inside the nearest element
  /// around the table that holds any.
  private static func stands(
    _ rows: Range<Int>, of table: Int32, besideChosen isChosen: [Bool], _ page: PageBlocks
  ) -> Bool {
    let blocks = page.blocks
    func speaks(_ index: Int) -> Bool { blocks[index].words >= 5 && !blocks[index].isMenuEntry }
    var around = page.tree.nodes[Int(table)].parent
    for _ in 0..<4 where around >= 0 {
      let context = page.contexts[Int(around)]
      let inside = Int(context.firstBlock)..<max(Int(context.firstBlock), Int(context.endBlock))
      around = page.tree.nodes[Int(around)].parent
      // Twenty blocks from the table at most: more lie between it and the text it could belong to only in a list of its own.
      guard inside.contains(rows.lowerBound), inside.count > rows.count else { continue }
      let before = inside.lowerBound..<rows.lowerBound
      let after = rows.upperBound..<max(rows.upperBound, inside.upperBound)
      let nearest = [before.suffix(20).last(where: speaks), after.prefix(20).first(where: speaks)]
      if nearest.contains(where: { $0 != nil }) {
        return nearest.contains { $0.map { isChosen[$0] } ?? false }
      }
    }
    return false
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
