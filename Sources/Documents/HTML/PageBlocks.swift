import Primitives

/// A page cut into leaf blocks, with what surrounds each.
struct PageBlocks {
  let tree: HTMLTree
  private(set) var blocks: [PageBlock] = []
  /// One for each node; meaningful for elements that are shown.
  private(set) var contexts: [ElementContext]

  private var current: PageBlock?
  private var lastWord: UInt64 = 0
  /// Pictures and players since the last block.
  private var media: Int32 = 0

  /// Linear in the page.
  init(
    _ tree: HTMLTree, titleWords: WordFilter, description: WordFilter = WordFilter(words: 1),
    known: WordFilter, weights: TokenWeights = .none
  ) {
    self.tree = tree
    contexts = [ElementContext](repeating: ElementContext(), count: tree.nodes.count)
    blocks.reserveCapacity(256)
    weights.values.withUnsafeBufferPointer { weights in
      guard let weights = weights.baseAddress else { return }
      cut(
        titleWords: titleWords, description: description, known: known, weights: weights)
    }
  }

  private mutating func cut(
    titleWords: WordFilter, description: WordFilter, known: WordFilter,
    weights: UnsafePointer<Int8>
  ) {
    let words = ClassWords.shared
    guard let base = tree.bytes.baseAddress else { return }
    // Open elements that matter when they end: index and end.
    var open: [(node: Int32, end: Int32, isBlock: Bool)] = []
    var containers: [Int32] = [-1]
    var breaks = 0
    let nodes = tree.nodes
    // One past the last node of a row that is read as one block.
    var rowEnd = 0
    var index = 0
    while index < nodes.count {
      while let last = open.last, Int(last.end) <= index {
        open.removeLast()
        if last.isBlock {
          close(at: index)
          containers.removeLast()
          contexts[Int(last.node)].endBlock = Int32(blocks.count)
        }
      }
      let node = nodes[index]
      if node.tag == .text {
        if breaks >= 2, index >= rowEnd { close(at: index) }
        breaks = 0
        add(
          index, node, base, containers[containers.count - 1], titleWords, description, known,
          weights + 3 * TokenWeights.nameSlots)
        index += 1
        continue
      }
      if node.tag.isSkipped {
        // The words of a block go on over a script inside it, not over a block-level thing.
        if node.tag.isBlock, node.tag != .noscript, node.tag != .template, index >= rowEnd {
          close(at: index)
        }
        switch node.tag {
        case .iframe, .video, .audio, .object, .embed: media += 1
        default: break
        }
        index = Int(node.end)
        continue
      }
      if node.tag == .br {
        breaks += 1
        current?.breaks += 1
        index += 1
        continue
      }
      if node.tag == .img {
        if current == nil { media += 1 } else { current?.images += 1 }
        index += 1
        continue
      }
      contexts[index] = context(node, base, words, weights)
      if node.tag == .a, current != nil, current?.letters ?? 0 > 0 { current?.links += 1 }
      let isBlock = node.tag.isBlock && index >= rowEnd
      if isBlock {
        if node.tag == .tr, isShortRow(index) { rowEnd = Int(node.end) }
        close(at: index)
        breaks = 0
        containers.append(Int32(index))
        contexts[index].firstBlock = Int32(blocks.count)
      }
      if Int(node.end) > index + 1 {
        if isBlock { open.append((Int32(index), node.end, true)) }
      } else if isBlock {
        containers.removeLast()
        contexts[index].endBlock = Int32(blocks.count)
      }
      index += 1
    }
    close(at: nodes.count)
    for last in open { contexts[Int(last.node)].endBlock = Int32(blocks.count) }
  }

  /// Whether a row of a table reads as one line: two cells or more of few words each, and nothing in them that
  /// divides text further than a paragraph does.
  ///
  /// Cells of a table of figures say nothing alone; a page laid out by a table has long ones, which stay apart.
  private func isShortRow(_ row: Int) -> Bool {
    var cells = 0
    var cell = 0
    var index = row + 1
    let end = Int(tree.nodes[row].end)
    guard end - row <= 200 else { return false }
    while index < end {
      let node = tree.nodes[index]
      switch node.tag {
      case .text:
        cell += Int(node.to - node.from)
        if cell > 100 { return false }
      case .td, .th:
        cells += 1
        cell = 0
      case .p, .div: break
      default: if node.tag.isBlock { return false }
      }
      index += 1
    }
    return cells >= 2
  }

  private mutating func close(at index: Int) {
    guard var block = current else { return }
    current = nil
    lastWord = 0
    guard block.letters > 0 else { return }
    block.nodes = block.nodes.lowerBound..<Int32(index)
    block.media = media
    media = 0
    blocks.append(block)
  }

  /// Counts what a text holds.
  private mutating func add(
    _ index: Int, _ node: HTMLNode, _ base: UnsafePointer<UInt8>, _ container: Int32,
    _ titleWords: WordFilter, _ description: WordFilter, _ known: WordFilter,
    _ weights: UnsafePointer<Int8>
  ) {
    var block = current ?? PageBlock(container: container, first: Int32(index))
    current = nil
    let parent = node.parent >= 0 ? contexts[Int(node.parent)].marks : []
    if parent.contains(.link), block.letters == 0 { block.links += 1 }
    var letters: Int32 = 0
    var hash = FNV1a.start
    var length = 0
    var isCapital = false
    var at = Int(node.from)
    let end = Int(node.to)
    let blockWords = BlockWords.shared
    func isWordByte(_ kind: UInt8) -> Bool { kind >= ByteClass.letter }
    func closeWord(_ block: inout PageBlock) {
      block.words += 1
      if isCapital { block.capitalWords += 1 }
      let weight = weights[TokenWeights.wordSlot(hash)]
      block.wordWeight &+= Int32(weight)
      block.lowWord = min(block.lowWord, weight)
      block.hash = FNV1a.step(block.hash, hash)
      if block.words <= 2 {
        block.opening = FNV1a.step(block.opening, hash)
        if block.words == 2 {
          block.openingWeight =
            weights[TokenWeights.wordSlots + TokenWeights.openingSlot(block.opening)]
        }
      }
      if !titleWords.isEmpty, titleWords.contains(hash) { block.titleWords += 1 }
      if !description.isEmpty, description.contains(hash) { block.descriptionWords += 1 }
      if !known.isEmpty {
        if lastWord != 0 {
          block.pairs += 1
          if known.contains(WordFilter.pair(lastWord, hash)) { block.knownPairs += 1 }
        }
        lastWord = hash
      }
      if length <= 14 {
        var bits = blockWords.themes(of: hash)
        while bits != 0 {
          let theme = bits.trailingZeroBitCount
          if block.themes[theme] < 8 { block.themes[theme] += 1 }
          bits &= bits - 1
        }
      }
      hash = FNV1a.start
      length = 0
      isCapital = false
    }
    while at < end {
      let byte = base[at]
      let kind = ByteClass.of(byte)
      switch kind {
      case ByteClass.letter:
        letters += 1
        hash = FNV1a.step(hash, UInt64(byte))
        length += 1
      case ByteClass.space:
        if length > 0 { closeWord(&block) }
      case ByteClass.capital:
        letters += 1
        if length == 0 { isCapital = true }
        block.capitals += 1
        hash = FNV1a.step(hash, UInt64(byte | 0x20))
        length += 1
      case ByteClass.digit:
        letters += 1
        block.digits += 1
        hash = FNV1a.step(hash, UInt64(byte))
        length += 1
      case ByteClass.high:
        if byte == 0xE2, at + 2 < end, base[at + 1] == 0x80 {
          if length > 0 { closeWord(&block) }
          if base[at + 2] >= 0x98, base[at + 2] <= 0x9F { block.quotes += 1 }
          if base[at + 2] == 0xA2 { block.bars += 1 }
          letters += 1
          block.lastByte = base[at + 2] == 0x9D ? 0x22 : base[at + 2] == 0xA6 ? 0x2E : 0x2D
          if block.firstByte == 0 { block.firstByte = base[at + 2] == 0x9C ? 0x22 : 0x2D }
          at += 3
          continue
        }
        if byte == 0xC2, at + 1 < end, base[at + 1] == 0xA0 {
          if length > 0 { closeWord(&block) }
          at += 2
          continue
        }
        if byte == 0xC2, at + 1 < end, base[at + 1] == 0xAB || base[at + 1] == 0xBB {
          if length > 0 { closeWord(&block) }
          letters += 1
          block.quotes += 1
          block.lastByte = 0x22
          if block.firstByte == 0 { block.firstByte = 0x22 }
          at += 2
          continue
        }
        if byte >= 0xE3, byte <= 0xEF, at + 2 < end {
          if EastAsian.isPunctuation(byte, base[at + 1], base[at + 2]) {
            if length > 0 { closeWord(&block) }
            let mark = EastAsian.asciiPunctuation(byte, base[at + 1], base[at + 2])
            if mark != 0x20 {
              letters += 1
              block.lastByte = mark
              if block.firstByte == 0 { block.firstByte = mark }
              if mark == 0x2C { block.commas += 1 }
              if mark == 0x2E || mark == 0x3F { block.sentenceEnds += 1 }
              if mark == 0x22 { block.quotes += 1 }
            }
            at += 3
            continue
          }
          // Where words aren't parted by spaces, two signs count as one.
          if byte <= 0xE9, length >= 6 { closeWord(&block) }
        }
        if byte >= 0xC0 { letters += 1 }
        // The second bytes of Cyrillic capitals А to Я, so that Russian is counted as English is.
        if byte == 0xD0, at + 1 < end, base[at + 1] >= 0x90, base[at + 1] <= 0xAF {
          block.capitals += 1
          if length == 0 { isCapital = true }
        }
        hash = FNV1a.step(hash, UInt64(byte))
        length += 1
      default:
        if length > 0 { closeWord(&block) }
        if byte == 0x26 {
          // A character reference counts as one letter; its name isn't text.
          var next = at + 1
          while next < end, next - at < 10, base[next] != 0x3B, base[next] != 0x20,
            base[next] != 0x26
          { next += 1 }
          if next < end, base[next] == 0x3B {
            letters += 1
            block.lastByte = 0x3B
            at = next + 1
            continue
          }
        }
        letters += 1
        switch byte {
        case 0x2C: block.commas += 1
        case 0x2E, 0x21, 0x3F: block.sentenceEnds += 1
        case 0x22: block.quotes += 1
        case 0x7C, 0x2F, 0x3E: block.bars += 1
        default: break
        }
      }
      if kind != ByteClass.space {
        block.lastByte = byte
        if block.firstByte == 0 { block.firstByte = byte }
      }
      at += 1
    }
    if length > 0 { closeWord(&block) }
    block.letters += letters
    if parent.contains(.link) { block.linkLetters += letters }
    if parent.contains(.strong) { block.strongLetters += letters }
    if parent.contains(.slanted) { block.slantedLetters += letters }
    current = block
  }
}
