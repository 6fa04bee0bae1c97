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
  static let names: [String] = {
    var names = [
      "letters", "words", "letters-per-word", "link-density", "links", "strong", "digits",
      "capitals", "capital-words",
      "commas", "sentence-ends", "sentence-ends-per-word", "quotes", "bars", "breaks", "images",
      "title-words",
      "known-text", "last", "first", "p", "div", "li", "heading-level", "cell", "caption-element",
      "other-element",
      "depth", "in-article", "in-main", "in-aside", "in-nav", "in-header", "in-footer", "in-form",
      "in-list", "in-table",
      "in-figure", "in-caption", "in-quotation", "in-hidden", "in-article-body", "in-bad-role",
      "in-article-type",
      "in-other-property", "in-section", "in-address",
    ]
    names += (0..<ClassWords.themes).map { "class-\($0)" }
    names += (0..<BlockWords.themes).map { "words-\($0)" }
    names += [
      "place", "place-letters", "blocks-since-title", "letters-since-title", "before-letters",
      "before-link-density",
      "before-2-letters", "after-letters", "after-link-density", "after-2-letters",
      "before-same-parent",
      "after-same-parent", "before-same-element", "in-root", "root-distance", "in-inner-root",
      "in-outer-root",
      "parent-good", "parent-link-density", "parent-blocks", "parent-mean-letters",
      "grandparent-good",
      "grandparent-link-density", "repeats", "heading-furniture", "blocks-since-heading",
      "good-before", "good-after",
      "good-total", "page-blocks", "longest-share", "good-around", "row-position", "same-signature",
      "template-blocks", "template-mean-letters", "template-good",
      "twins-0", "twins-1", "twins-2", "twins-3", "size-0", "size-1", "size-2", "size-3",
      "card-blocks",
      "card-heading-link", "card-letters", "title-distance", "with-title",
    ]
    // Of the second look only: what the first look made of the block, its neighbours and its kind.
    names += [
      "p", "p-before", "p-before-2", "p-after", "p-after-2", "p-parent", "p-grandparent",
      "p-window", "p-template",
      "in-run", "run-distance", "run-letters", "p-share-before", "p-count", "run-share",
      "p-best-before",
      "p-best-after", "run-tree-distance",
    ]
    return names
  }()
  static let count = names.count
  static let secondLook = 18

  /// Row by row, `count` numbers a block.
  private(set) var values: [Float]
  /// The element that holds most of the running text.
  private(set) var root: Int32 = 0

  /// Rows made before.
  init(values: [Float]) { self.values = values }

  init(_ page: PageBlocks) {
    let blocks = page.blocks
    let width = BlockFeatures.count
    values = [Float](repeating: 0, count: blocks.count * width)
    guard !blocks.isEmpty else { return }
    let sums = Sums(blocks)
    let roots = Roots(page, sums)
    root = roots.middle
    let titleBlock = BlockFeatures.titleBlock(page)
    var repeats: [UInt64: Int32] = [:]
    repeats.reserveCapacity(blocks.count)
    for block in blocks { repeats[block.hash, default: 0] += 1 }
    var templates: [UInt32: Template] = [:]
    templates.reserveCapacity(blocks.count)
    for (index, block) in blocks.enumerated() {
      let signature = page.contexts[Int(max(0, block.container))].signature
      templates[signature, default: Template()].add(
        block.letters, sums.good[index + 1] - sums.good[index])
    }
    let twins = BlockFeatures.twins(page)
    let titleContainer = titleBlock.map { blocks[$0].container } ?? -1
    let titleArticle = BlockFeatures.article(page, titleContainer)
    let pageLetters = Float(max(1, sums.letters[blocks.count]))
    let goodTotal = Float(sums.good[blocks.count])
    let longest = Float(blocks.reduce(1) { max($0, $1.letters) })
    var headingFurniture: Float = 0
    var sinceHeading: Float = 30
    values.withUnsafeMutableBufferPointer { all in
      for index in blocks.indices {
        var row = Row(pointer: all.baseAddress! + index * width)
        let block = blocks[index]
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
        row.put(Float(min(6, repeats[block.hash] ?? 1)))
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
        let template = templates[context.signature] ?? Template()
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
            count = logf(Float(twins[BlockFeatures.key(outer, around.signature)] ?? 1))
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
        sinceHeading = min(30, sinceHeading + 1)
        if node.tag.isHeading || (block.words <= 6 && block.strongLetters == block.letters) {
          sinceHeading = 0
          headingFurniture = 0
          for theme in [0, 3, 7, 8, 9] where block.themes[theme] > 0 { headingFurniture += 1 }
        }
      }
    }
  }

  /// Adds what the first look found, for the second: `scores` are the first look's log odds.
  mutating func addFirstLook(_ page: PageBlocks, _ scores: [Float]) {
    let blocks = page.blocks
    let width = BlockFeatures.count
    let base = width - BlockFeatures.secondLook
    let p = scores.map { 1 / (1 + expf(-$0)) }
    // Running sums of letters × p, and of letters.
    var mass: [Float] = [0]
    var letters: [Float] = [0]
    var kinds: [UInt32: (mass: Float, letters: Float)] = [:]
    for (index, block) in blocks.enumerated() {
      let size = Float(block.letters)
      mass.append(mass[index] + size * p[index])
      letters.append(letters[index] + size)
      kinds[page.contexts[Int(max(0, block.container))].signature, default: (0, 0)].mass +=
        size * p[index]
      kinds[page.contexts[Int(max(0, block.container))].signature, default: (0, 0)].letters += size
    }
    let run = BlockFeatures.bestRun(blocks, p)
    let total = max(1, mass[blocks.count])
    // The longest likely block of the run stands for where it lies in the tree.
    let anchor = run.max { Float(blocks[$0].letters) * p[$0] < Float(blocks[$1].letters) * p[$1] }
    let runContainer = anchor.map { blocks[$0].container } ?? -1
    let certain = Float(p.reduce(0) { $0 + ($1 > 0.5 ? 1 : 0) })
    var bestBefore: Float = 0
    var bestAfter = [Float](repeating: 0, count: blocks.count + 1)
    for index in blocks.indices.reversed() {
      bestAfter[index] = max(bestAfter[index + 1] * 0.95, p[index])
    }
    func mean(_ low: Int, _ high: Int) -> Float {
      high > low ? (mass[high] - mass[low]) / max(1, letters[high] - letters[low]) : 0
    }
    values.withUnsafeMutableBufferPointer { all in
      for index in blocks.indices {
        var row = Row(pointer: all.baseAddress! + index * width + base)
        row.put(p[index])
        row.put(index > 0 ? p[index - 1] : 0)
        row.put(index > 1 ? p[index - 2] : 0)
        row.put(index + 1 < blocks.count ? p[index + 1] : 0)
        row.put(index + 2 < blocks.count ? p[index + 2] : 0)
        let container = Int(max(0, blocks[index].container))
        var element = page.tree.nodes[container].parent
        for _ in 0..<2 {
          if element >= 0 {
            let around = page.contexts[Int(element)]
            row.put(mean(Int(around.firstBlock), Int(around.endBlock)))
            element = page.tree.nodes[Int(element)].parent
          } else {
            row.put(-1)
          }
        }
        row.put(mean(max(0, index - 5), min(blocks.count, index + 6)))
        let kind = kinds[page.contexts[container].signature] ?? (0, 0)
        row.put(kind.mass / max(1, kind.letters))
        row.put(run.contains(index) ? 1 : 0)
        if run.contains(index) || run.isEmpty {
          row.put(0)
          row.put(0)
        } else if index < run.lowerBound {
          row.put(Float(max(-40, index - run.lowerBound)))
          row.put(-logf(1 + letters[run.lowerBound] - letters[index]))
        } else {
          row.put(Float(min(40, index - run.upperBound + 1)))
          row.put(logf(1 + letters[index] - letters[run.upperBound]))
        }
        row.put(mass[index] / total)
        row.put(certain)
        row.put((mass[run.upperBound] - mass[run.lowerBound]) / total)
        row.put(bestBefore)
        row.put(bestAfter[index + 1])
        row.put(BlockFeatures.distance(page, blocks[index].container, runContainer))
        bestBefore = max(bestBefore * 0.95, p[index])
      }
    }
  }

  /// The stretch of blocks with the largest sum of letters × (p − ½): where the article most likely lies.
  private static func bestRun(_ blocks: [PageBlock], _ p: [Float]) -> Range<Int> {
    var best: Float = 0
    var range = 0..<0
    var sum: Float = 0
    var start = 0
    for index in blocks.indices {
      sum += Float(blocks[index].letters + 8) * (p[index] - 0.5)
      if sum <= 0 {
        sum = 0
        start = index + 1
      } else if sum > best {
        best = sum
        range = start..<index + 1
      }
    }
    return range
  }

  @inline(__always)
  private static func key(_ parent: Int32, _ signature: UInt32) -> UInt64 {
    UInt64(UInt32(bitPattern: parent)) << 32 | UInt64(signature)
  }

  /// How many elements of one template hold text beside each other, by parent and signature.
  private static func twins(_ page: PageBlocks) -> [UInt64: Int32] {
    var counts: [UInt64: Int32] = [:]
    var seen = Set<Int32>()
    for block in page.blocks {
      var element = block.container
      var level = 0
      while element >= 0, level < 4, seen.insert(element).inserted {
        counts[
          key(page.tree.nodes[Int(element)].parent, page.contexts[Int(element)].signature),
          default: 0] += 1
        element = page.tree.nodes[Int(element)].parent
        level += 1
      }
    }
    return counts
  }

  /// The nearest `article` around an element; -1 where there is none.
  private static func article(_ page: PageBlocks, _ element: Int32) -> Int32 {
    guard element >= 0, page.contexts[Int(element)].marks.contains(.article) else { return -1 }
    var at = element
    while at >= 0 {
      if page.tree.nodes[Int(at)].tag == .article { return at }
      at = page.tree.nodes[Int(at)].parent
    }
    return -1
  }

  /// Steps from one element up to one that holds the other too, 12 at most; -1 where there is no other.
  private static func distance(_ page: PageBlocks, _ element: Int32, _ other: Int32) -> Float {
    guard other >= 0 else { return -1 }
    var at = element
    var steps: Float = 0
    while at >= 0, steps < 12 {
      if at <= other, page.tree.nodes[Int(at)].end > other { return steps }
      at = page.tree.nodes[Int(at)].parent
      steps += 1
    }
    return 12
  }

  private struct Template {
    var blocks = 0
    var letters: Int32 = 0
    var good: Int32 = 0
    mutating func add(_ letters: Int32, _ good: Int32) {
      blocks += 1
      self.letters += letters
      self.good += good
    }
  }

  /// The block that is the headline: the `h1` with most words of the title, or the first block that has nearly all.
  static func titleBlock(_ page: PageBlocks) -> Int? {
    var best: (index: Int, score: Float)?
    for (index, block) in page.blocks.enumerated() {
      guard block.words >= 2 || block.titleWords > 0, block.words <= 40, block.container >= 0 else {
        continue
      }
      let node = page.tree.nodes[Int(block.container)]
      let share = Float(block.titleWords) / Float(max(1, block.words))
      var score = share * min(4, Float(block.titleWords))
      if node.tag == .h1 { score += 2.5 } else if node.tag.isHeading { score += 1 }
      let marks = page.contexts[Int(block.container)].marks
      if marks.contains(.nav) || marks.contains(.footer) || marks.contains(.aside) { score -= 2 }
      if block.linkDensity > 0.8, node.tag != .h1 { score -= 1.5 }
      if score >= 2.4, score > (best?.score ?? 0) + 0.01 { best = (index, score) }
    }
    return best?.index
  }

  private static func ending(_ byte: UInt8) -> Float {
    switch byte {
    case 0x2E, 0x21: return 4
    case 0x3F: return 3
    case 0x22, 0x29, 0x5D: return 2
    case 0x3A: return 1
    case 0x2C, 0x3B: return 0
    default: return -1
    }
  }

  private static func beginning(_ byte: UInt8) -> Float {
    switch ByteClass.of(byte) {
    case ByteClass.capital, ByteClass.high: return 3
    case ByteClass.letter: return 2
    case ByteClass.digit: return 1
    default: return byte == 0x22 || byte == 0x27 ? 4 : 0
    }
  }

  private struct Row {
    var pointer: UnsafeMutablePointer<Float>
    @inline(__always)
    mutating func put(_ value: Float) {
      pointer.pointee = value
      pointer += 1
    }
    @inline(__always)
    mutating func put(_ marks: ElementMarks, _ mark: ElementMarks) {
      put(marks.contains(mark) ? 1 : 0)
    }
  }

  /// Running sums over the blocks, so that any stretch of them is summed by one subtraction.
  struct Sums {
    var letters: [Int32] = [0]
    var link: [Int32] = [0]
    /// Letters of blocks that read like running text.
    var good: [Int32] = [0]

    init(_ blocks: [PageBlock]) {
      letters.reserveCapacity(blocks.count + 1)
      link.reserveCapacity(blocks.count + 1)
      good.reserveCapacity(blocks.count + 1)
      for block in blocks {
        letters.append(letters[letters.count - 1] + block.letters)
        link.append(link[link.count - 1] + block.linkLetters)
        let reads =
          block.words >= 8 && block.linkDensity < 0.35
          && (block.sentenceEnds > 0 || block.words >= 15)
        good.append(good[good.count - 1] + (reads ? block.letters : 0))
      }
    }
  }

  /// The innermost elements that still hold 45, 70 and 90 % of the running text.
  struct Roots {
    var inner: Int32 = 0
    var middle: Int32 = 0
    var outer: Int32 = 0
    var innerRange = 0..<0
    var middleRange = 0..<0
    var outerRange = 0..<0

    init(_ page: PageBlocks, _ sums: Sums) {
      let total = sums.good[sums.good.count - 1]
      func range(_ element: Int32) -> Range<Int> {
        let context = page.contexts[Int(element)]
        return Int(context.firstBlock)..<max(Int(context.firstBlock), Int(context.endBlock))
      }
      func good(_ range: Range<Int>) -> Int32 {
        sums.good[range.upperBound] - sums.good[range.lowerBound]
      }
      // Deepest containers first: a container's ancestors hold at least as much.
      var best: [(element: Int32, depth: UInt16)] = [(0, 0), (0, 0), (0, 0)]
      let shares: [Int32] = [45, 70, 90]
      var seen = Set<Int32>()
      for block in page.blocks where block.container >= 0 {
        var element = block.container
        while element >= 0, seen.insert(element).inserted {
          let node = page.tree.nodes[Int(element)]
          if node.tag.isBlock {
            let held = good(range(element))
            for (level, share) in shares.enumerated()
            where Int(held) * 100 >= Int(total) * Int(share) && node.depth > best[level].depth {
              best[level] = (element, node.depth)
            }
          }
          element = node.parent
        }
      }
      (inner, middle, outer) = (best[0].element, best[1].element, best[2].element)
      (innerRange, middleRange, outerRange) = (range(inner), range(middle), range(outer))
    }

    func contains(_ index: Int, _ range: Range<Int>) -> Float {
      if range.contains(index) { return 2 }
      return index < range.lowerBound ? 0 : 1
    }

    /// Steps from the element up to one that holds the middle root, 12 at most.
    func distance(_ page: PageBlocks, _ element: Int32) -> Float {
      var at = element
      var steps: Float = 0
      while at >= 0, steps < 12 {
        let node = page.tree.nodes[Int(at)]
        if at <= middle, node.end > middle { return steps }
        at = node.parent
        steps += 1
      }
      return 12
    }
  }
}
