import Primitives

/// A saved page read to its article, with what the page says of itself.
struct HTMLFormat {
  let outlets: OutletFinder
  let classifier: BlockClassifier?

  func read(_ source: DocumentSource) -> Result<Document, DocumentFault> {
    source.bytes.withUnsafeBufferPointer { bytes in
      guard bytes.contains(where: { $0 > 0x20 }) else {
        return .failure(PlainTextFormat.fault(.empty, id: source.id))
      }
      return HTMLEncoding.withUTF8(bytes, served: source.encoding) { bytes, _ in
        document(bytes, source)
      }
    }
  }

  private func document(
    _ bytes: UnsafeBufferPointer<UInt8>, _ source: DocumentSource
  ) -> Result<Document, DocumentFault> {
    let tree = HTMLTreeBuilder.tree(of: bytes)
    let head = PageHead(tree)
    let page = PageBlocks(
      tree, titleWords: head.titleWords(), description: head.descriptionWords(),
      known: head.knownPairs(),
      weights: classifier?.weights ?? .none)
    let titleBlock = BlockFeatures.titleBlock(page)
    let scores = classifier?.scores(page) ?? HandRules.scores(page)
    let article = PageArticle(page, scores: scores, titleBlock: titleBlock)
    guard !article.chosen.isEmpty else {
      return .failure(
        DocumentFault(
          code: "no-text",
          message:
            "The page holds no article: \(page.blocks.count) blocks of text, all of them furniture. If it is built by a script, save it from a browser.",
          id: source.id))
    }
    var document = assembled(page, article, source)
    document.metadata = metadata(tree, head, page, titleBlock, source, &document.flags)
    document.metadata.credited = document.credited(by: outlets)
    document.language = LanguageGuess.language(of: document.text) ?? declaredLanguage(head)
    document.flags += OddLetters.flags(in: document.text)
    if classifier == nil {
      document.flags.append(
        TextFlag(
          kind: "no-model", range: nil,
          why: "no block model was loaded; the page was cut by hand rules"))
    }
    return .success(document)
  }

  /// The chosen blocks as one text, parted by an empty line, with their kinds and links.
  private func assembled(_ page: PageBlocks, _ article: PageArticle, _ source: DocumentSource)
    -> Document
  {
    var text: [UInt8] = []
    var blocks: [TextBlock] = []
    for index in article.chosen {
      let block = page.blocks[index]
      let words = page.text(of: block)
      guard !words.isEmpty else { continue }
      if !text.isEmpty { text += [0x0A, 0x0A] }
      let start = text.count
      text += words
      blocks.append(TextBlock(range: TextRange(start, text.count), kind: kind(page, block)))
    }
    var document = Document(
      id: source.id, format: .html, language: nil, text: String(decoding: text, as: UTF8.self),
      metadata: Document.Metadata(), blocks: blocks)
    document.links = ArticleLinks.links(page, article.chosen, blocks, text)
    document.leftOut = leftOut(page, Set(article.chosen))
    return document
  }

  private func kind(_ page: PageBlocks, _ block: PageBlock) -> TextBlock.Kind {
    guard block.container >= 0 else { return .paragraph }
    let node = page.tree.nodes[Int(block.container)]
    if node.tag.isHeading { return .heading }
    let marks = page.contexts[Int(block.container)].marks
    if marks.contains(.caption) || marks.contains(.figure) || node.tag == .caption {
      return .caption
    }
    return .paragraph
  }

  /// The first words of what was left out, longest first come, 60 at most: enough to see what was dropped and why not.
  private func leftOut(_ page: PageBlocks, _ chosen: Set<Int>) -> [Document.LeftOut] {
    var found: [Document.LeftOut] = []
    for (index, block) in page.blocks.enumerated() where !chosen.contains(index) && block.words >= 3
    {
      guard found.count < 60 else { break }
      let isLinks = block.linkDensity > 0.6
      let text = String(decoding: page.text(of: block).prefix(400), as: UTF8.self)
      found.append(Document.LeftOut(text: text, kind: isLinks ? .links : .boilerplate))
    }
    return found
  }

  private func declaredLanguage(_ head: PageHead) -> String? {
    let declared = head.language ?? head.structured.language ?? head.content("og:locale")
    guard let code = declared?.prefix(while: { $0.isLetter }).lowercased(),
      (2...3).contains(code.count)
    else { return nil }
    return code
  }

  private func metadata(
    _ tree: HTMLTree, _ head: PageHead, _ page: PageBlocks, _ titleBlock: Int?,
    _ source: DocumentSource,
    _ flags: inout [TextFlag]
  ) -> Document.Metadata {
    var metadata = Document.Metadata()
    metadata.url =
      source.url
      ?? [head.canonical, head.content("og:url"), head.structured.url].compactMap { $0 }.first {
        WebAddress($0) != nil
      }
    let siteName = head.content("og:site_name") ?? head.structured.publisher
    let outlet =
      source.outlet.flatMap { outlets.outlet(named: $0) } ?? metadata.url.flatMap {
        outlets.outlet(at: $0)
      }
      ?? siteName.flatMap { outlets.outlet(named: $0) }
    metadata.outlet = outlet?.names.first ?? source.outlet ?? siteName
    metadata.tier = outlets.tier(outlet: outlet, address: metadata.url)
    metadata.title =
      source.title ?? PageTitle.title(tree, head, page, titleBlock: titleBlock, outlet: siteName)
    metadata.authors = PageAuthors(tree, head, page, titleBlock: titleBlock, outlet: siteName).names
    let dates = PageDates(tree, head, page, titleBlock: titleBlock, address: metadata.url)
    if let given = source.published {
      metadata.published = given
      metadata.publishedEvidence = "given"
    } else {
      metadata.published = dates.published?.day
      metadata.publishedEvidence = dates.published?.evidence
      for other in dates.contradictions {
        flags.append(
          TextFlag(
            kind: "date-contradicted", range: nil,
            why:
              "\(dates.published?.evidence ?? "") gives \(dates.published?.day.description ?? ""), \(other.evidence) gives \(other.day)"
          ))
      }
    }
    metadata.updated = dates.updated?.day
    metadata.updatedEvidence = dates.updated?.evidence
    return metadata
  }
}

/// Links inside the chosen blocks, with the place of their words in the text.
enum ArticleLinks {
  static func links(
    _ page: PageBlocks, _ chosen: [Int], _ blocks: [TextBlock], _ text: [UInt8]
  ) -> [Document.Link] {
    var links: [Document.Link] = []
    for (place, index) in chosen.enumerated()
    where page.blocks[index].links > 0 && place < blocks.count {
      let nodes = page.blocks[index].nodes
      // An anchor may begin in front of the first text of its block.
      var at = Int(nodes.lowerBound)
      while at > 0, page.tree.nodes[at - 1].tag != .text, !page.tree.nodes[at - 1].tag.isBlock {
        at -= 1
      }
      var from = blocks[place].range.start
      while at < Int(nodes.upperBound) {
        let node = page.tree.nodes[at]
        if node.tag == .a, let address = page.tree.value(.href, of: node), links.count < 2_000 {
          let words = Array(page.tree.text(of: at, limit: 1_000).utf8)
          if let range = find(words, in: text, from: from, to: blocks[place].range.end) {
            links.append(Document.Link(range: TextRange(range), address: address))
            from = range.upperBound
          }
        }
        at += 1
      }
    }
    return links
  }

  private static func find(_ words: [UInt8], in text: [UInt8], from: Int, to: Int) -> Range<Int>? {
    guard !words.isEmpty, to - from >= words.count else { return nil }
    var start = from
    while start + words.count <= to {
      if text[start] == words[0], text[start..<start + words.count].elementsEqual(words) {
        return start..<start + words.count
      }
      start += 1
    }
    return nil
  }
}
