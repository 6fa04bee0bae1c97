/// Who wrote a page, by its structured data, its `meta`, its marked-up elements and its byline, in this order.
struct PageAuthors {
  private(set) var names: [String] = []

  init(_ tree: HTMLTree, _ head: PageHead, _ page: PageBlocks, titleBlock: Int?, outlet: String?) {
    let sources: [() -> [String]] = [
      { head.structured.authors },
      {
        [
          "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author",
          "sailthru.author", "byl", "citation_author", "article.author", "author_name", "og:author",
          "cxenseparse:author", "rnews:author",
        ].flatMap { name in head.meta.filter { $0.name == name }.map(\.content) }
      },
      { PageAuthors.marked(tree, head) },
      { PageAuthors.byline(tree, page, titleBlock) },
    ]
    for source in sources {
      let found = PageAuthors.clean(source(), outlet: outlet)
      if !found.isEmpty {
        names = found
        return
      }
    }
  }

  /// Names out of raw values: bylines taken apart, addresses and the outlet's own name left out.
  static func clean(_ raw: [String], outlet: String?) -> [String] {
    var names: [String] = []
    for value in raw {
      var text = CharacterReferences.decoded(value).trimmed
      guard !text.isEmpty, text.utf8.count <= 200, text.range(ofText: "://") == nil,
        !text.contains("@")
      else { continue }
      for opening in ["By ", "by ", "BY "] where text.hasPrefix(opening) {
        text = String(text.dropFirst(3))
      }
      for part in parts(text, isFirst: names.isEmpty) {
        let lower = part.lowercased()
        // "(Image: Getty)", and the name of an account beside the person's.
        if part.hasPrefix("(") || part.contains(":") { continue }
        if !names.isEmpty, !part.contains(" "), part == lower || part.contains(where: \.isNumber) {
          continue
        }
        if placeholders.contains(lower) || part.utf8.count < 3 { continue }
        if let outlet, raw.count > 1 || names.count > 0, lower == outlet.lowercased() { continue }
        if !names.contains(where: { $0.lowercased() == lower }) { names.append(part) }
      }
      if names.count >= 12 { break }
    }
    return names
  }

  private static let placeholders: Set<String> = [
    "admin", "administrator", "author", "editor", "staff", "user", "null", "none", "undefined",
    "unknown", "webmaster", "guest",
    "contributor", "newsroom", "redaktion", "anonymous", "default", "by", "about the author",
  ]

  /// "A and B, C" to three; titles after a comma ("Anna Smith, Ph.D.", "Ivan Petrov, Reporter") left out.
  private static func parts(_ text: String, isFirst: Bool) -> [String] {
    var found: [String] = []
    for piece in AuthorNames.split(text) {
      var name = withoutRole(piece)
      while let last = name.last, ",.;:|-–—".contains(last), !(last == "." && name.count <= 4) {
        if last == ".", let word = name.split(separator: " ").last, word.count <= 3 { break }
        name.removeLast()
      }
      let lower = name.lowercased()
      if found.count >= 1, suffixes.contains(lower.filter { $0 != "." }) { continue }
      if found.count >= 1 || !isFirst, roles.contains(where: { lower.contains($0) }) { continue }
      if name.contains(where: \.isLetter) { found.append(name) }
    }
    return found
  }

  /// "Anna Smith Senior Writer" without what she is; a name of one word is left alone.
  private static func withoutRole(_ text: String) -> String {
    var words = text.split(separator: " ")
    let count = words.count
    while words.count > 2, let last = words.last?.lowercased(), roleEnds.contains(last) {
      words.removeLast()
      while words.count > 2, let last = words.last?.lowercased(), ranks.contains(last) {
        words.removeLast()
      }
    }
    return words.count == count ? text : words.joined(separator: " ")
  }

  private static let roleEnds: Set<String> = [
    "editor", "writer", "reporter", "correspondent", "columnist", "contributor", "producer",
  ]
  private static let ranks: Set<String> = [
    "senior", "staff", "managing", "news", "deputy", "contributing", "associate", "chief",
    "political", "sports", "foreign", "science", "opinion", "freelance", "assistant",
  ]
  private static let suffixes: Set<String> = [
    "phd", "md", "ms", "rd", "jr", "sr", "mba", "rdn", "ma", "bsc", "msc", "dds", "ii", "iii",
    "esq", "rn", "cpa", "fand", "ldn", "cfp", "dvm", "do", "np",
  ]
  private static let roles = [
    "reporter", "editor", "writer", "correspondent", "staff", "contributor", "columnist",
    "producer", "journalist", "bureau", "for the", "updated", "published", "analyst",
    "photographer", "president", "ceo", "founder", "sponsored", "officer", "writers",
  ]

  private static func marked(_ tree: HTMLTree, _ head: PageHead) -> [String] {
    var found: [String] = []
    for index in head.propertyNodes.prefix(200) {
      let node = tree.nodes[index]
      guard let property = tree.attribute(.itemprop, of: node),
        tree.equalsFolded(property, "author") || tree.equalsFolded(property, "creator")
      else { continue }
      if let content = tree.value(.content, of: node) {
        found.append(content)
        continue
      }
      // The name inside it, where it is marked; all its words otherwise.
      var name: String?
      for inner in index + 1..<max(index + 1, Int(node.end)) where tree.nodes[inner].tag != .text {
        if tree.attribute(.itemprop, of: tree.nodes[inner], is: "name") {
          name = tree.value(.content, of: tree.nodes[inner]) ?? tree.text(of: inner, limit: 200)
          break
        }
      }
      let text = name ?? tree.text(of: index, limit: 200)
      if text.utf8.count <= 80 { found.append(text) }
      if found.count >= 6 { break }
    }
    return found
  }

  private static func byline(_ tree: HTMLTree, _ page: PageBlocks, _ titleBlock: Int?) -> [String] {
    // rel=author near the headline, then blocks of a byline's class, then "By …".
    let title = titleBlock.map { Int(page.blocks[$0].nodes.lowerBound) } ?? 0
    let high = min(tree.nodes.count, title + 600)
    var links: [String] = []
    for index in max(0, title - 100)..<max(0, high) where tree.nodes[index].tag == .a {
      let node = tree.nodes[index]
      let isAuthor =
        tree.attribute(.rel, of: node).map { tree.containsFolded($0, "author") } ?? false
      let goesToAuthor =
        tree.attribute(.href, of: node).map {
          tree.containsFolded($0, "/author/") || tree.containsFolded($0, "/authors/")
            || tree.containsFolded($0, "/by/")
        } ?? false
      guard isAuthor || goesToAuthor else { continue }
      let name = tree.text(of: index, limit: 120)
      if AuthorNames.isName(name), !links.contains(name) { links.append(name) }
      if links.count >= 4 { break }
    }
    if !links.isEmpty { return links }
    guard !page.blocks.isEmpty else { return [] }
    let from = max(0, (titleBlock ?? 0) - 5)
    let to = min(page.blocks.count, (titleBlock ?? 0) + 14)
    var byClass: [String] = []
    for index in from..<to {
      let block = page.blocks[index]
      guard block.words >= 1, block.words <= 16, block.container >= 0 else { continue }
      let context = page.contexts[Int(block.container)]
      let text = String(decoding: page.text(of: block), as: UTF8.self)
      let lower = text.lowercased()
      if lower.hasPrefix("by ") || lower.hasPrefix("written by ") || lower.hasPrefix("автор") {
        let names = AuthorNames.names(inByline: cutAtDate(text))
        if !names.isEmpty { return names }
      }
      // Bylines by class: theme 15.
      if (context.own | context.near) & (1 << 15) != 0, byClass.isEmpty, index != titleBlock {
        let names = AuthorNames.names(inByline: cutAtDate(text))
        if !names.isEmpty, names.allSatisfy({ $0.split(separator: " ").count >= 2 }) {
          byClass = names
        }
      }
    }
    return byClass
  }

  private static func cutAtDate(_ text: String) -> String {
    var cut = text[...]
    for mark in [" | ", " • ", " · ", "Published", "Updated", "Posted", " on ", "\n"] {
      if let place = cut.range(ofText: mark), place.lowerBound > cut.startIndex {
        cut = cut[..<place.lowerBound]
      }
    }
    if let date = WrittenDate.first(in: String(cut)) {
      cut = String(decoding: Array(cut.utf8)[..<date.range.lowerBound], as: UTF8.self)[...]
    }
    return String(cut)
  }
}
