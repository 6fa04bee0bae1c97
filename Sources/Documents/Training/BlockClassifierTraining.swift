/// Trains the classifier that tells a page's article from its furniture, on pages whose article text is known.
///
/// Deterministic: the same pages in the same order give the same model, byte for byte.
public struct BlockClassifierTraining: Sendable {
  /// A saved page with the text of its article, as a person saw it.
  public struct Page: Sendable {
    public var id: String
    /// The site's name: pages of one site never stand on both sides of a fold.
    public var site: String
    public var html: [UInt8]
    public var text: String
    /// How much the page counts beside others.
    public var weight: Float

    public init(id: String, site: String, html: [UInt8], text: String, weight: Float = 1) {
      self.id = id
      self.site = site
      self.html = html
      self.text = text
      self.weight = weight
    }
  }

  public var firstLook = ObliviousTreeTraining()
  public var secondLook = ObliviousTreeTraining()
  public var folds = 5

  public init() {}

  /// The article text found on each page by a model that never saw a page of its site.
  public func crossValidated(_ pages: [Page], progress: (String) -> Void = { _ in }) -> [String:
    String]
  {
    var rows = pages.map { LabelledPage($0) }
    progress("\(pages.count) pages, \(rows.reduce(0) { $0 + $1.labels.count }) blocks")
    // First looks by models that never saw the page's site.
    for fold in 0..<folds {
      let model = fit(rows.filter { self.fold($0.site) != fold }, second: false)
      for index in rows.indices where self.fold(rows[index].site) == fold {
        rows[index].addFirstLook(pages[index].html, model)
      }
      progress("first look, fold \(fold + 1) of \(folds)")
    }
    var found: [String: String] = [:]
    for fold in 0..<folds {
      let model = fit(rows.filter { self.fold($0.site) != fold }, second: true)
      for index in rows.indices where self.fold(rows[index].site) == fold {
        found[pages[index].id] = rows[index].article(pages[index].html, model)
      }
      progress("second look, fold \(fold + 1) of \(folds)")
    }
    return found
  }

  /// The model trained on all pages: its second look learns from first looks of models that never saw the site.
  public func model(_ pages: [Page], progress: (String) -> Void = { _ in }) -> [UInt8] {
    var rows = pages.map { LabelledPage($0) }
    let first = fit(rows, second: false)
    progress("first look")
    for fold in 0..<folds {
      let model = fit(rows.filter { self.fold($0.site) != fold }, second: false)
      for index in rows.indices where self.fold(rows[index].site) == fold {
        rows[index].addFirstLook(pages[index].html, model)
      }
      progress("fold \(fold + 1) of \(folds)")
    }
    return BlockClassifier(first: first, second: fit(rows, second: true)).encoded
  }

  /// The best text that any choice of whole blocks could give, by the labels; what cutting into blocks loses.
  public func oracle(_ pages: [Page]) -> [String: String] {
    var found: [String: String] = [:]
    for page in pages {
      let row = LabelledPage(page)
      found[page.id] = row.text(page.html) { index, _ in row.labels[index] == 1 }
    }
    return found
  }

  private func fold(_ site: String) -> Int {
    var hash = BlockWords.seed
    for byte in site.utf8 { hash = (hash ^ UInt64(byte)) &* BlockWords.prime }
    return Int((hash >> 20) % UInt64(folds))
  }

  func fit(_ pages: [LabelledPage], second: Bool) -> ObliviousTrees {
    let width = BlockFeatures.count
    return (second ? secondLook : firstLook).fit(
      pages.flatMap(\.openFeatures), width: width,
      asked: second ? width : width - BlockFeatures.secondLook,
      labels: pages.flatMap { page in page.open.map { page.labels[$0] } },
      weights: pages.flatMap { page in page.open.map { page.weights[$0] } })
  }
}

/// A page's blocks with what the classifier sees of them and whether they belong to the known text.
struct LabelledPage {
  var site: String
  var features: [Float] = []
  var labels: [Float] = []
  var weights: [Float] = []
  /// The blocks that are not settled without a look.
  var open: [Int] = []

  var openFeatures: [Float] {
    let width = BlockFeatures.count
    return open.flatMap { features[$0 * width..<($0 + 1) * width] }
  }

  init(_ page: BlockClassifierTraining.Page) {
    site = page.site
    page.html.withUnsafeBufferPointer { bytes in
      HTMLEncoding.withUTF8(bytes) { bytes, _ in
        let tree = HTMLTreeBuilder.tree(of: bytes)
        let head = PageHead(tree)
        let blocks = PageBlocks(tree, titleWords: head.titleWords(), known: head.knownPairs())
        features = BlockFeatures(blocks).values
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
      }
    }
  }

  mutating func addFirstLook(_ html: [UInt8], _ model: ObliviousTrees) {
    let old = features
    features = html.withUnsafeBufferPointer { bytes in
      HTMLEncoding.withUTF8(bytes) { bytes, _ in
        let page = LabelledPage.blocks(bytes)
        let early = old.withUnsafeBufferPointer {
          model.scores($0, width: BlockFeatures.count, of: page.blocks)
        }
        var features = BlockFeatures(values: old)
        features.addFirstLook(page, early)
        return features.values
      }
    }
  }

  func article(_ html: [UInt8], _ model: ObliviousTrees) -> String {
    html.withUnsafeBufferPointer { bytes in
      HTMLEncoding.withUTF8(bytes) { bytes, _ in
        let tree = HTMLTreeBuilder.tree(of: bytes)
        let head = PageHead(tree)
        let blocks = PageBlocks(tree, titleWords: head.titleWords(), known: head.knownPairs())
        let scores = features.withUnsafeBufferPointer {
          model.scores($0, width: BlockFeatures.count, of: blocks.blocks)
        }
        let article = PageArticle(
          blocks, scores: scores, titleBlock: BlockFeatures.titleBlock(blocks))
        return article.chosen.map {
          String(decoding: blocks.text(of: blocks.blocks[$0]), as: UTF8.self)
        }
        .joined(separator: "\n\n")
      }
    }
  }

  /// The text of the blocks that `isChosen`.
  func text(_ html: [UInt8], _ isChosen: (Int, PageBlock) -> Bool) -> String {
    html.withUnsafeBufferPointer { bytes in
      HTMLEncoding.withUTF8(bytes) { bytes, _ in
        let blocks = LabelledPage.blocks(bytes)
        return blocks.blocks.enumerated().filter { isChosen($0.offset, $0.element) }.map {
          String(decoding: blocks.text(of: $0.element), as: UTF8.self)
        }.joined(separator: "\n\n")
      }
    }
  }

  static func blocks(_ bytes: UnsafeBufferPointer<UInt8>) -> PageBlocks {
    let tree = HTMLTreeBuilder.tree(of: bytes)
    let head = PageHead(tree)
    return PageBlocks(tree, titleWords: head.titleWords(), known: head.knownPairs())
  }

  /// Whether each block is part of the known text: long ones by their runs of four words, short ones when they
  /// are a whole line of it and stand between blocks that are.
  static func labels(_ texts: [[UInt64]], gold: String) -> [Float] {
    let words = WordFilter.hashes(of: gold)
    func run(_ hashes: ArraySlice<UInt64>) -> UInt64 {
      hashes.reduce(BlockWords.seed) { WordFilter.pair($0, $1) &* BlockWords.prime }
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
    for (_, found) in places where found.count > 1 {
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
