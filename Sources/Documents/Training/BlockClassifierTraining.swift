import Primitives

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
  /// Log odds from which a block is taken for part of the article.
  public var cut: Float = 0

  public init() {}

  /// The settings of the model that is built in; the cut was chosen by folds.
  public static var shipped: BlockClassifierTraining {
    var training = BlockClassifierTraining()
    training.firstLook.trees = 120
    training.secondLook.trees = 240
    training.secondLook.rate = 0.08
    training.firstLook.featureShare = 0.33
    training.secondLook.featureShare = 0.33
    return training
  }

  /// The article text found on each page by a model that never saw a page of its site.
  ///
  /// - Parameter cuts: One answer for each cut, in order.
  public func crossValidated(
    _ pages: [Page], cuts: [Float], progress: (String) -> Void = { _ in }
  ) -> [[String: String]] {
    var rows = labelled(pages)
    progress("\(pages.count) pages, \(rows.reduce(0) { $0 + $1.open.count }) open blocks")
    // First looks by models that never saw the page's site.
    addFirstLooks(&rows, pages, progress)
    var found = [[String: String]](repeating: [:], count: cuts.count)
    for fold in 0..<folds {
      let model = fit(rows.filter { self.fold($0.site) != fold }, second: true)
      for index in rows.indices where self.fold(rows[index].site) == fold {
        for (text, cut) in cuts.enumerated() {
          found[text][pages[index].id] = rows[index].article(pages[index].html, model, cut)
        }
      }
      progress("second look, fold \(fold + 1) of \(folds)")
    }
    return found
  }

  /// The model trained on all pages: its second look learns from first looks of models that never saw the site.
  public func model(_ pages: [Page], progress: (String) -> Void = { _ in }) -> [UInt8] {
    var rows = labelled(pages)
    let first = fit(rows, second: false)
    progress("first look")
    addFirstLooks(&rows, pages, progress)
    let counts = NameCounts(rows)
    return BlockClassifier(
      weights: counts.weights(without: nil), cut: cut, first: first,
      second: fit(rows, second: true)
    ).encoded
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

  /// The pages' blocks with their labels, and their features by weights of names and words that were counted on
  /// other sites alone: a site's own would give its labels away.
  func labelled(_ pages: [Page]) -> [LabelledPage] {
    var rows = pages.map { LabelledPage($0) }
    let counts = NameCounts(rows)
    var weights: [String: TokenWeights] = [:]
    for (index, page) in pages.enumerated() {
      let own = weights[page.site] ?? counts.weights(without: page.site)
      weights[page.site] = own
      rows[index].look(page.html, own)
    }
    return rows
  }

  private func addFirstLooks(
    _ rows: inout [LabelledPage], _ pages: [Page], _ progress: (String) -> Void
  ) {
    for fold in 0..<folds {
      let model = fit(rows.filter { self.fold($0.site) != fold }, second: false)
      for index in rows.indices where self.fold(rows[index].site) == fold {
        rows[index].addFirstLook(pages[index].html, model)
      }
      progress("first look, fold \(fold + 1) of \(folds)")
    }
  }

  private func fold(_ site: String) -> Int {
    Int((FNV1a.hash(site.utf8) >> 20) % UInt64(folds))
  }

  func fit(_ pages: [LabelledPage], second: Bool) -> ObliviousTrees {
    let width = BlockFeatures.count
    return (second ? secondLook : firstLook).fit(
      pages.flatMap { $0.rows(second) }, width: width,
      asked: second ? width : width - BlockFeatures.secondLook,
      labels: pages.flatMap { page in page.asked(second).map { page.labels[$0] } },
      weights: pages.flatMap { page in page.asked(second).map { page.weights[$0] } })
  }
}
