#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the block classifier sees of each block: numbers about its words, its element, what surrounds it and
/// where on the page it stands.
struct BlockFeatures {
  /// Row by row, `count` numbers a block.
  var values: [Float]
  /// The element that holds most of the running text.
  private(set) var root: Int32 = 0

  /// Rows made before.
  init(values: [Float]) { self.values = values }

  init(_ page: PageBlocks) {
    let blocks = page.blocks
    let width = BlockFeatures.count
    values = [Float](repeating: 0, count: blocks.count * width)
    guard !blocks.isEmpty else { return }
    let sums = Sums(page)
    let roots = Roots(page, sums.good)
    let plainRoots = Roots(page, sums.plain)
    root = roots.middle
    let titleBlock = BlockFeatures.titleBlock(page)
    var repeats = Tally(blocks.count)
    for block in blocks { repeats.add(block.hash) }
    var templates = Tally(blocks.count)
    var templateSums: [Template] = []
    for (index, block) in blocks.enumerated() {
      let signature = page.contexts[Int(max(0, block.container))].signature
      let slot = templates.add(UInt64(signature))
      while templateSums.count <= slot { templateSums.append(Template()) }
      templateSums[slot].add(block.letters, sums.good[index + 1] - sums.good[index])
    }
    let twins = BlockFeatures.twins(page)
    let titleContainer = titleBlock.map { blocks[$0].container } ?? -1
    let titleArticle = BlockFeatures.article(page, titleContainer)
    let pageLetters = Float(max(1, sums.letters[blocks.count]))
    let goodTotal = Float(sums.good[blocks.count])
    let plainTotal = Float(max(1, sums.plain[blocks.count]))
    let untilLong = BlockFeatures.untilLong(blocks)
    var sinceLong: Float = 40
    var heading: PageBlock?
    let longest = Float(blocks.reduce(1) { max($0, $1.letters) })
    var headingFurniture: Float = 0
    var sinceHeading: Float = 30
    values.withUnsafeMutableBufferPointer { all in
      for index in blocks.indices {
        let block = blocks[index]
        // Entries of menus are settled without a look.
        if block.isMenuEntry {
          sinceHeading = min(30, sinceHeading + 1)
          sinceLong = min(40, sinceLong + 1)
          if page.tree.nodes[Int(max(0, block.container))].tag.isHeading {
            sinceHeading = 0
            headingFurniture = 0
            heading = block
          }
          continue
        }
        var row = Row(pointer: all.baseAddress! + index * width)
        let node = page.tree.nodes[Int(max(0, block.container))]
        let context = block.container >= 0 ? page.contexts[Int(block.container)] : ElementContext()
        let marks = context.marks
        let words = Float(max(1, block.words))
        let letters = Float(block.letters)
        row.put(logf(1 + letters))
        row.put(words)
        row.put(letters / words)
        row.put(block.linkDensity)
        row.put(Float(block.links))
        row.put(Float(block.strongLetters) / letters)
        row.put(Float(block.digits) / letters)
        row.put(Float(block.capitals) / letters)
        row.put(Float(block.capitalWords) / words)
        row.put(Float(block.commas) / words)
        row.put(Float(block.sentenceEnds))
        row.put(Float(block.sentenceEnds) / words)
        row.put(Float(block.quotes))
        row.put(Float(block.bars))
        row.put(Float(block.breaks))
        row.put(Float(block.images))
        row.put(Float(block.titleWords) / words)
        row.put(block.pairs == 0 ? -1 : Float(block.knownPairs) / Float(block.pairs))
        row.put(BlockFeatures.ending(block.lastByte))
        row.put(BlockFeatures.beginning(block.firstByte))
        row.put(node.tag == .p ? 1 : 0)
        row.put(node.tag == .div ? 1 : 0)
        row.put(node.tag == .li ? 1 : 0)
        row.put(node.tag.isHeading ? Float(node.tag.rawValue - HTMLTag.h1.rawValue + 1) : 0)
        row.put(node.tag == .td || node.tag == .th ? 1 : 0)
        row.put(node.tag == .figcaption || node.tag == .caption ? 1 : 0)
        row.put(Float(node.tag.rawValue))
        row.put(Float(node.depth))
        row.put(marks, .article)
        row.put(marks, .main)
        row.put(marks, .aside)
        row.put(marks, .nav)
        row.put(marks, .header)
        row.put(marks, .footer)
        row.put(marks, .form)
        row.put(marks, .list)
        row.put(marks, .table)
        row.put(marks, .figure)
        row.put(marks, .caption)
        row.put(marks, .quotation)
        row.put(marks, .hidden)
        row.put(marks, .articleBody)
        row.put(marks, .badRole)
        row.put(marks, .articleType)
        row.put(marks, .otherProperty)
        row.put(marks, .section)
        row.put(marks, .address)
        for theme in 0..<ClassWords.themes {
          let bit: UInt64 = 1 << UInt64(theme)
          row.put(
            context.own & bit != 0
              ? 3 : context.near & bit != 0 ? 2 : context.far & bit != 0 ? 1 : 0)
        }
        for theme in 0..<BlockWords.themes { row.put(Float(block.themes[theme])) }
        row.put(Float(index) / Float(blocks.count))
        row.put(Float(sums.letters[index]) / pageLetters)
        if let titleBlock {
          row.put(Float(min(60, max(-30, index - titleBlock))))
          let between = Float(sums.letters[index] - sums.letters[titleBlock])
          row.put(between < 0 ? -logf(1 - between) : logf(1 + between))
        } else {
          row.put(-40)
          row.put(-20)
        }
        let before = index > 0 ? blocks[index - 1] : nil
        let before2 = index > 1 ? blocks[index - 2] : nil
        let after = index + 1 < blocks.count ? blocks[index + 1] : nil
        let after2 = index + 2 < blocks.count ? blocks[index + 2] : nil
        row.put(before.map { logf(1 + Float($0.letters)) } ?? -1)
        row.put(before?.linkDensity ?? -1)
        row.put(before2.map { logf(1 + Float($0.letters)) } ?? -1)
        row.put(after.map { logf(1 + Float($0.letters)) } ?? -1)
        row.put(after?.linkDensity ?? -1)
        row.put(after2.map { logf(1 + Float($0.letters)) } ?? -1)
        let parent = node.parent
        func parentOf(_ block: PageBlock?) -> Int32 {
          guard let block, block.container >= 0 else { return -2 }
          return page.tree.nodes[Int(block.container)].parent
        }
        row.put(parentOf(before) == parent ? 1 : 0)
        row.put(parentOf(after) == parent ? 1 : 0)
        row.put(
          before.map { page.tree.nodes[Int(max(0, $0.container))].tag == node.tag ? 1 : 0 } ?? 0)
        row.put(roots.contains(index, roots.middleRange))
        row.put(roots.distance(page, block.container))
        row.put(roots.contains(index, roots.innerRange))
        row.put(roots.contains(index, roots.outerRange))
        var element = parent
        for level in 0..<2 {
          if element >= 0 {
            let around = page.contexts[Int(element)]
            let first = Int(around.firstBlock)
            let end = max(first + 1, Int(around.endBlock))
            let total = Float(max(1, sums.letters[end] - sums.letters[first]))
            row.put(Float(sums.good[end] - sums.good[first]) / max(1, goodTotal))
            row.put(Float(sums.link[end] - sums.link[first]) / total)
            if level == 0 {
              row.put(Float(min(100, end - first)))
              row.put(total / Float(end - first))
            }
            element = page.tree.nodes[Int(element)].parent
          } else {
            for _ in 0..<(level == 0 ? 4 : 2) { row.put(-1) }
          }
        }
        row.put(Float(min(6, repeats.count(block.hash))))
        row.put(headingFurniture)
        row.put(sinceHeading)
        row.put(Float(sums.good[index]) / max(1, goodTotal))
        row.put(Float(sums.good[blocks.count] - sums.good[index + 1]) / max(1, goodTotal))
        row.put(logf(1 + goodTotal))
        row.put(Float(blocks.count))
        row.put(letters / longest)
        let low = max(0, index - 4)
        let high = min(blocks.count, index + 5)
        row.put(
          Float(sums.good[high] - sums.good[low] - (sums.good[index + 1] - sums.good[index]))
            / Float(max(1, sums.letters[high] - sums.letters[low])))
        let parentFirst = parent >= 0 ? Int(page.contexts[Int(parent)].firstBlock) : 0
        row.put(Float(min(40, index - parentFirst)))
        var alike: Float = 0
        for other in low..<high where other != index {
          let otherNode = page.tree.nodes[Int(max(0, blocks[other].container))]
          if otherNode.tag == node.tag, otherNode.depth == node.depth,
            page.contexts[Int(max(0, blocks[other].container))].own == context.own
          {
            alike += 1
          }
        }
        row.put(alike)
        let template =
          templates.slot(UInt64(context.signature)).map { templateSums[$0] } ?? Template()
        row.put(logf(Float(1 + template.blocks)))
        row.put(Float(template.letters) / Float(max(1, template.blocks)))
        row.put(Float(template.good) / max(1, goodTotal))
        // Elements like the block's own, its parent's and so on, beside each other: entries of a list, cards.
        var up = block.container
        var counts: (Float, Float, Float, Float) = (0, 0, 0, 0)
        var sizes: (Float, Float, Float, Float) = (0, 0, 0, 0)
        var card: Range<Int>?
        for level in 0..<4 {
          var count: Float = 0
          var size: Float = 0
          if up >= 0 {
            let around = page.contexts[Int(up)]
            let outer = page.tree.nodes[Int(up)].parent
            count = logf(Float(max(1, twins.count(BlockFeatures.key(outer, around.signature)))))
            let range =
              Int(
                around.firstBlock)..<max(
                Int(around.firstBlock) + 1, min(blocks.count, Int(around.endBlock)))
            size = logf(Float(1 + sums.letters[range.upperBound] - sums.letters[range.lowerBound]))
            if card == nil, range.count >= 2 { card = range }
            up = outer
          }
          switch level {
          case 0: (counts.0, sizes.0) = (count, size)
          case 1: (counts.1, sizes.1) = (count, size)
          case 2: (counts.2, sizes.2) = (count, size)
          default: (counts.3, sizes.3) = (count, size)
          }
        }
        row.put(counts.0)
        row.put(counts.1)
        row.put(counts.2)
        row.put(counts.3)
        row.put(sizes.0)
        row.put(sizes.1)
        row.put(sizes.2)
        row.put(sizes.3)
        if let card {
          row.put(Float(min(100, card.count)))
          let hasHeadline =
            card.count <= 8
            && card.contains { other in
              let around = blocks[other]
              return around.linkDensity > 0.8 && around.words >= 3 && around.container >= 0
                && page.tree.nodes[Int(around.container)].tag.isHeading
            }
          row.put(hasHeadline ? 1 : 0)
          row.put(logf(Float(1 + sums.letters[card.upperBound] - sums.letters[card.lowerBound])))
        } else {
          row.put(0)
          row.put(-1)
          row.put(0)
        }
        row.put(BlockFeatures.distance(page, block.container, titleContainer))
        let ownArticle = BlockFeatures.article(page, block.container)
        row.put(titleArticle < 0 ? -1 : ownArticle == titleArticle ? 2 : ownArticle < 0 ? 1 : 0)
        row.put(context.ownWeight)
        var near = NameWeight()
        var around = node.parent
        for _ in 0..<2 where around >= 0 {
          near.add(page.contexts[Int(around)].nearWeight)
          around = page.tree.nodes[Int(around)].parent
        }
        row.put(near)
        row.put(around >= 0 ? page.contexts[Int(around)].farWeight : NameWeight())
        row.put(Float(block.wordWeight) / TokenWeights.scale)
        row.put(Float(block.wordWeight) / TokenWeights.scale / words)
        row.put(Float(block.lowWord) / TokenWeights.scale)
        row.put(Float(block.openingWeight) / TokenWeights.scale)
        row.put(before?.meanWeight ?? 0)
        row.put(after?.meanWeight ?? 0)
        row.put(heading?.meanWeight ?? 0)
        row.put(heading.map { Float($0.lowWord) / TokenWeights.scale } ?? 0)
        row.put(Float(block.slantedLetters) / letters)
        row.put(Float(min(8, block.media)))
        row.put(Float(min(8, after?.media ?? 0)))
        row.put(Float(block.descriptionWords) / words)
        row.put(marks, .innerArticle)
        row.put(marks, .comment)
        row.put(sinceLong)
        row.put(untilLong[index])
        row.put(plainRoots.contains(index, plainRoots.middleRange))
        row.put(plainRoots.distance(page, block.container))
        row.put(plainRoots.contains(index, plainRoots.innerRange))
        element = parent
        for _ in 0..<4 {
          guard element >= 0 else {
            row.put(-1)
            continue
          }
          let around = page.contexts[Int(element)]
          let held =
            sums.plain[max(Int(around.firstBlock), Int(around.endBlock))]
            - sums.plain[Int(around.firstBlock)]
          row.put(Float(held) / plainTotal)
          element = page.tree.nodes[Int(element)].parent
        }
        sinceLong = block.isLong ? 0 : min(40, sinceLong + 1)
        sinceHeading = min(30, sinceHeading + 1)
        if node.tag.isHeading || (block.words <= 6 && block.strongLetters == block.letters) {
          sinceHeading = 0
          headingFurniture = 0
          heading = block
          for theme in [0, 3, 7, 8, 9] where block.themes[theme] > 0 { headingFurniture += 1 }
        }
      }
    }
  }

  struct Row {
    var pointer: UnsafeMutablePointer<Float>
    @inline(__always)
    mutating func put(_ value: Float) {
      pointer.pointee = value
      pointer += 1
    }
    @inline(__always)
    mutating func put(_ weight: NameWeight) {
      put(Float(weight.sum) / TokenWeights.scale)
      put(Float(weight.low) / TokenWeights.scale)
    }
    @inline(__always)
    mutating func put(_ marks: ElementMarks, _ mark: ElementMarks) {
      put(marks.contains(mark) ? 1 : 0)
    }
  }
}
