import Primitives

/// A page's blocks with what the classifier sees of them and whether they belong to the known text.
struct LabelledPage {
  var site: String
  var features: [Float] = []
  var labels: [Float] = []
  var weights: [Float] = []
  /// The blocks that are not settled without a look.
  var open: [Int] = []

  /// The first look's log odds.
  var early: [Float] = []
  /// The slots of names on each block's own element, the two around it and those further out, and of its words.
  var slots: [BlockSlots] = []

  /// The blocks a look is asked about.
  func asked(_ second: Bool) -> [Int] {
    second ? open.filter { early[$0] >= BlockFeatures.hopeless } : open
  }

  func rows(_ second: Bool) -> [Float] {
    let width = BlockFeatures.count
    return asked(second).flatMap { features[$0 * width..<($0 + 1) * width] }
  }

  /// Blocks, labels and slots; the features come with `look`.
  init(_ page: BlockClassifierTraining.Page) {
    site = page.site
    LabelledPage.withBlocks(page.html, .none) { blocks in
      open = blocks.blocks.indices.filter { !blocks.blocks[$0].isMenuEntry }
      let texts = blocks.blocks.map {
        WordFilter.hashes(of: String(decoding: blocks.text(of: $0), as: UTF8.self))
      }
      labels = LabelledPage.labels(texts, gold: page.text)
      let goldWords = Float(max(20, WordFilter.hashes(of: page.text).count))
      weights = texts.map {
        page.weight
          * (0.1 + Float($0.count).squareRoot() * 0.15 + 6 * min(1, Float($0.count) / goldWords))
      }
      slots = blocks.blocks.indices.map { BlockSlots(blocks, $0, words: texts[$0]) }
    }
  }

  mutating func look(_ html: [UInt8], _ weights: TokenWeights) {
    LabelledPage.withBlocks(html, weights) { features = BlockFeatures($0).values }
  }

  mutating func addFirstLook(_ html: [UInt8], _ model: ObliviousTrees) {
    LabelledPage.withBlocks(html, .none) { page in
      early = features.withUnsafeBufferPointer {
        model.scores($0, width: BlockFeatures.count, of: page.blocks)
      }
      var rows = BlockFeatures(values: features)
      rows.addFirstLook(page, early)
      features = rows.values
    }
  }

  func article(_ html: [UInt8], _ model: ObliviousTrees, _ cut: Float) -> String {
    var text = ""
    LabelledPage.withBlocks(html, .none) { blocks in
      let scores = features.withUnsafeBufferPointer {
        model.scores($0, width: BlockFeatures.count, of: blocks.blocks, earlier: early)
      }
      let article = PageArticle(
        blocks, scores: scores.map { $0 - cut },
        titleBlock: BlockFeatures.titleBlock(blocks))
      text = article.chosen.map {
        String(decoding: blocks.text(of: blocks.blocks[$0]), as: UTF8.self)
      }
      .joined(separator: "\n\n")
    }
    return text
  }

  /// The text of the blocks that `isChosen`.
  func text(_ html: [UInt8], _ isChosen: (Int, PageBlock) -> Bool) -> String {
    var text = ""
    LabelledPage.withBlocks(html, .none) { blocks in
      text = blocks.blocks.enumerated().filter { isChosen($0.offset, $0.element) }.map {
        String(decoding: blocks.text(of: $0.element), as: UTF8.self)
      }.joined(separator: "\n\n")
    }
    return text
  }

  static func withBlocks(
    _ html: [UInt8], _ weights: TokenWeights, _ use: (PageBlocks) -> Void
  ) {
    html.withUnsafeBufferPointer { bytes in
      HTMLEncoding.withUTF8(bytes) { bytes, _ in
        let tree = HTMLTreeBuilder.tree(of: bytes)
        let head = PageHead(tree)
        use(
          PageBlocks(
            tree, titleWords: head.titleWords(), description: head.descriptionWords(),
            known: head.knownPairs(), weights: weights))
      }
    }
  }

  /// Whether each block is part of the known text: long ones by their runs of four words, short ones when they
  /// are a whole line of it and stand between blocks that are.
  static func labels(_ texts: [[UInt64]], gold: String) -> [Float] {
    let words = WordFilter.hashes(of: gold)
    func run(_ hashes: ArraySlice<UInt64>) -> UInt64 {
      hashes.reduce(FNV1a.start) { FNV1a.step(WordFilter.pair($0, $1), 0) }
    }
    var runs: [UInt64: Int] = [:]
    if words.count >= 4 {
      for at in 0...words.count - 4 { runs[run(words[at..<at + 4]), default: 0] += 1 }
    }
    var short = Set<UInt64>()
    for length in 1...3 where words.count >= length {
      for at in 0...words.count - length { short.insert(run(words[at..<at + length])) }
    }
    let lines = Set(gold.split(separator: "\n").map { run(WordFilter.hashes(of: String($0))[...]) })
    var labels = [Float](repeating: 0, count: texts.count)
    for (index, text) in texts.enumerated() where text.count >= 4 {
      var hits = 0
      for at in 0...text.count - 4 where runs[run(text[at..<at + 4])] != nil { hits += 1 }
      labels[index] = hits * 2 >= text.count - 3 ? 1 : 0
    }
    // Of texts that stand twice on the page and once in the article, the one among its neighbours is meant.
    var places: [UInt64: [Int]] = [:]
    for (index, text) in texts.enumerated() where labels[index] == 1 {
      places[run(text[...]), default: []].append(index)
    }
    func neighbours(_ index: Int) -> Float {
      let low = max(0, index - 3)
      let high = min(texts.count, index + 4)
      return labels[low..<high].reduce(0, +) - labels[index]
    }
    // From the top of the page down: a dictionary's order would give other labels on every run.
    for found in places.values.filter({ $0.count > 1 }).sorted(by: { $0[0] < $1[0] }) {
      let text = texts[found[0]]
      let times = text.count >= 4 ? runs[run(text[..<4])] ?? 1 : 1
      guard times < found.count else { continue }
      let kept = found.sorted { (neighbours($1), $0) < (neighbours($0), $1) }.prefix(times)
      for index in found where !kept.contains(index) { labels[index] = 0 }
    }
    let first = labels.firstIndex(of: 1)
    let last = labels.lastIndex(of: 1)
    if let first, let last {
      let long = labels
      for index in max(0, first - 1)...min(texts.count - 1, last + 2)
      where (1...3).contains(texts[index].count) {
        let text = run(texts[index][...])
        if lines.contains(text) {
          labels[index] = 1
        } else if short.contains(text), index > 0, index + 1 < texts.count, long[index - 1] == 1,
          long[index + 1] == 1
        {
          labels[index] = 1
        }
      }
    }
    return labels
  }
}
