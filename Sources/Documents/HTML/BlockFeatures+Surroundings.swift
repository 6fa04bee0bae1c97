extension BlockFeatures {
  @inline(__always)
  static func key(_ parent: Int32, _ signature: UInt32) -> UInt64 {
    UInt64(UInt32(bitPattern: parent)) << 32 | UInt64(signature)
  }

  /// How many elements of one template hold text beside each other, by parent and signature.
  static func twins(_ page: PageBlocks) -> Tally {
    var counts = Tally(page.blocks.count * 4)
    var seen = [Bool](repeating: false, count: page.tree.nodes.count)
    for block in page.blocks {
      var element = block.container
      var level = 0
      while element >= 0, level < 4, !seen[Int(element)] {
        seen[Int(element)] = true
        counts.add(
          key(page.tree.nodes[Int(element)].parent, page.contexts[Int(element)].signature))
        element = page.tree.nodes[Int(element)].parent
        level += 1
      }
    }
    return counts
  }

  /// How many blocks on from each the next long one stands, 40 at most.
  static func untilLong(_ blocks: [PageBlock]) -> [Float] {
    var found = [Float](repeating: 40, count: blocks.count)
    var distance: Float = 40
    for index in blocks.indices.reversed() {
      found[index] = distance
      distance = blocks[index].isLong ? 0 : min(40, distance + 1)
    }
    return found
  }

  /// The nearest `article` around an element; -1 where there is none.
  static func article(_ page: PageBlocks, _ element: Int32) -> Int32 {
    guard element >= 0, page.contexts[Int(element)].marks.contains(.article) else { return -1 }
    var at = element
    while at >= 0 {
      if page.tree.nodes[Int(at)].tag == .article { return at }
      at = page.tree.nodes[Int(at)].parent
    }
    return -1
  }

  /// Steps from one element up to one that holds the other too, 12 at most; -1 where there is no other.
  static func distance(_ page: PageBlocks, _ element: Int32, _ other: Int32) -> Float {
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

  struct Template {
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

  static func ending(_ byte: UInt8) -> Float {
    switch byte {
    case 0x2E, 0x21: return 4
    case 0x3F: return 3
    case 0x22, 0x29, 0x5D: return 2
    case 0x3A: return 1
    case 0x2C, 0x3B: return 0
    default: return -1
    }
  }

  static func beginning(_ byte: UInt8) -> Float {
    switch ByteClass.of(byte) {
    case ByteClass.capital, ByteClass.high: return 3
    case ByteClass.letter: return 2
    case ByteClass.digit: return 1
    default: return byte == 0x22 || byte == 0x27 ? 4 : 0
    }
  }

  /// Running sums over the blocks, so that any stretch of them is summed by one subtraction.
  struct Sums {
    var letters: [Int32] = [0]
    var link: [Int32] = [0]
    /// Letters of blocks that read like running text.
    var good: [Int32] = [0]
    /// Letters of blocks, rows of tables and lines of lists too, that are no links and stand in no part a page sets
    /// aside for furniture.
    var plain: [Int32] = [0]

    init(_ page: PageBlocks) {
      let blocks = page.blocks
      plain.reserveCapacity(blocks.count + 1)
      let apart: ElementMarks = [.aside, .nav, .footer, .form, .hidden, .badRole, .comment]
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
        let isPlain =
          block.words >= 2 && block.linkDensity < 0.35 && block.container >= 0
          && page.contexts[Int(block.container)].marks.intersection(apart).isEmpty
        plain.append(plain[plain.count - 1] + (isPlain ? block.letters : 0))
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

    /// - Parameter sums: Running sums of the text that the elements are to hold.
    init(_ page: PageBlocks, _ sums: [Int32]) {
      let total = sums[sums.count - 1]
      func range(_ element: Int32) -> Range<Int> {
        let context = page.contexts[Int(element)]
        return Int(context.firstBlock)..<max(Int(context.firstBlock), Int(context.endBlock))
      }
      func good(_ range: Range<Int>) -> Int32 {
        sums[range.upperBound] - sums[range.lowerBound]
      }
      // Deepest containers first: a container's ancestors hold at least as much.
      var best: [(element: Int32, depth: UInt16)] = [(0, 0), (0, 0), (0, 0)]
      let shares: [Int32] = [45, 70, 90]
      var seen = [Bool](repeating: false, count: page.tree.nodes.count)
      for block in page.blocks where block.container >= 0 {
        var element = block.container
        while element >= 0, !seen[Int(element)] {
          seen[Int(element)] = true
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
