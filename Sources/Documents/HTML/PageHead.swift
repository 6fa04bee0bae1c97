import Primitives

/// What a page declares of itself outside its text: title, `meta`, `link`, structured data, `time` elements.
struct PageHead {
  /// `meta` in order: name or property in lower case, and content.
  private(set) var meta: [(name: String, content: String)] = []
  private(set) var title: String?
  private(set) var canonical: String?
  private(set) var language: String?
  private(set) var structured: StructuredData
  /// Nodes worth a second look: `time`, and elements with an `itemprop`, a `rel=author` or a byline's class.
  private(set) var timeNodes: [Int] = []
  private(set) var propertyNodes: [Int] = []
  private(set) var headings: [Int] = []

  /// Looks once at each element. At most 400 `meta` are kept.
  init(_ tree: HTMLTree) {
    var data = StructuredData()
    let nodes = tree.nodes
    for index in nodes.indices {
      let node = nodes[index]
      switch node.tag {
      case .text, .div, .span, .p, .a, .li, .ul:
        if node.attributeCount > 0, node.tag != .text, tree.attribute(.itemprop, of: node) != nil {
          propertyNodes.append(index)
        }
      case .title:
        if title == nil, node.depth < 12 { title = tree.text(of: index) }
      case .meta:
        if tree.attribute(.itemprop, of: node) != nil { propertyNodes.append(index) }
        guard meta.count < 400,
          let name = tree.attribute(.property, of: node) ?? tree.attribute(.name, of: node)
            ?? tree.attribute(.itemprop, of: node), name.count <= 64,
          let content = tree.attribute(.content, of: node), !content.isEmpty, content.count <= 4_000
        else { continue }
        let key = String(decoding: tree.bytes[name], as: UTF8.self).lowercased()
        meta.append((key, CharacterReferences.decoded(tree.bytes, content)))
      case .link:
        if canonical == nil, tree.attribute(.rel, of: node, is: "canonical") {
          canonical = tree.value(.href, of: node)
        }
      case .html:
        if language == nil { language = tree.value(.lang, of: node) }
      case .script:
        if let type = tree.attribute(.type, of: node), tree.containsFolded(type, "ld+json") {
          data.add(
            UnsafeBufferPointer(
              rebasing: tree.bytes[Int(node.from)..<max(Int(node.from), Int(node.to))]))
        }
      case .time: timeNodes.append(index)
      case .h1, .h2:
        if headings.count < 200 { headings.append(index) }
        if tree.attribute(.itemprop, of: node) != nil { propertyNodes.append(index) }
      default:
        if node.attributeCount > 0, tree.attribute(.itemprop, of: node) != nil {
          propertyNodes.append(index)
        }
      }
    }
    structured = data
  }

  /// The content of the first `meta` of that name.
  func content(_ name: String) -> String? {
    meta.first { $0.name == name && !$0.content.isEmpty }?.content.trimmed
  }

  /// Hashes of the words of all the page's own titles, for blocks to be held against.
  func titleWords() -> WordFilter {
    var filter = WordFilter(words: 60)
    for text in [content("og:title"), structured.headline, title].compactMap({ $0 }) {
      for hash in WordFilter.hashes(of: text) { filter.insert(hash) }
    }
    return filter
  }

  /// Hashes of the words of the page's own descriptions, which often stand above the text as its standfirst.
  func descriptionWords() -> WordFilter {
    var filter = WordFilter(words: 120)
    for text in [content("description"), content("og:description")].compactMap({ $0 }) {
      for hash in WordFilter.hashes(of: text) where !filter.contains(hash) { filter.insert(hash) }
    }
    return filter
  }

  /// Pairs of words of the text of the article that structured data carries; empty where it carries none.
  func knownPairs() -> WordFilter {
    guard let body = structured.articleBody, body.utf8.count >= 200 else {
      return WordFilter(words: 1)
    }
    let hashes = WordFilter.hashes(of: body)
    var filter = WordFilter(words: hashes.count)
    for (first, second) in zip(hashes, hashes.dropFirst()) {
      filter.insert(WordFilter.pair(first, second))
    }
    return filter
  }
}

/// What a page's JSON-LD says of its article, by schema.org's names.
struct StructuredData {
  private(set) var headline: String?
  private(set) var articleBody: String?
  private(set) var authors: [String] = []
  private(set) var publisher: String?
  private(set) var published: String?
  private(set) var modified: String?
  private(set) var url: String?
  private(set) var language: String?
  private var persons: [String: String] = [:]
  private var openAuthors: [String] = []
  private var rank = 0

  init() {}

  /// Reads one script; what is no JSON is passed over.
  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    var part = bytes[...]
    // Some sites wrap it in a comment or in CDATA.
    while let first = part.first, first != 0x7B, first != 0x5B { part = part.dropFirst() }
    guard let value = try? JSONText.parse(UnsafeBufferPointer(rebasing: part), forgiving: true)
    else { return }
    var nodes: [JSONValue] = []
    StructuredData.flatten(value, into: &nodes, depth: 0)
    for node in nodes
    where StructuredData.types(node).contains(where: {
      $0 == "person" || $0 == "organization" || $0 == "newsmediaorganization"
    }) {
      if let id = node["@id"]?.stringValue, let name = StructuredData.names(node["name"]).first {
        persons[id] = name
      }
    }
    for node in nodes { take(node) }
    if authors.isEmpty { authors = openAuthors.compactMap { persons[$0] } }
  }

  private static func flatten(_ value: JSONValue, into nodes: inout [JSONValue], depth: Int) {
    guard depth < 6, nodes.count < 200 else { return }
    switch value {
    case .array(let values): for value in values { flatten(value, into: &nodes, depth: depth + 1) }
    case .object(let members):
      nodes.append(value)
      for member in members
      where ["@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement", "item"]
        .contains(member.key)
      {
        flatten(member.value, into: &nodes, depth: depth + 1)
      }
    default: break
    }
  }

  private static func types(_ node: JSONValue) -> [String] {
    switch node["@type"] {
    case .string(let type)?: return [type.lowercased()]
    case .array(let types)?: return types.compactMap { $0.stringValue?.lowercased() }
    default: return []
    }
  }

  /// How surely a node of this type is the page's article; 0 for one that isn't.
  private static func rank(_ types: [String]) -> Int {
    var best = 0
    for type in types {
      if type.hasSuffix("newsarticle") || type == "reportagenewsarticle" || type == "article"
        || type == "blogposting"
        || type == "opinionnewsarticle" || type == "analysisnewsarticle"
        || type == "liveblogposting"
      {
        best = max(best, 4)
      } else if type.hasSuffix("article") || type.hasSuffix("posting") || type == "report" {
        best = max(best, 3)
      } else if type == "recipe" || type == "review" || type == "creativework" || type == "newscast"
      {
        best = max(best, 2)
      } else if type == "webpage" || type == "videoobject" || type == "imagegallery"
        || type == "itempage"
      {
        best = max(best, 1)
      }
    }
    return best
  }

  private mutating func take(_ node: JSONValue) {
    let rank = StructuredData.rank(StructuredData.types(node))
    guard rank > 0 else { return }
    let isBetter = rank > self.rank
    func keep(_ old: String?, _ new: String?) -> String? {
      guard let new, !new.isEmpty else { return old }
      return old == nil || isBetter ? new : old
    }
    headline = keep(
      headline,
      (node["headline"] ?? (rank >= 2 ? node["name"] : nil))?.stringValue.map {
        CharacterReferences.decoded($0).trimmed
      })
    published = keep(
      published,
      (node["datePublished"] ?? node["dateCreated"] ?? node["uploadDate"])?.stringValue?.trimmed)
    modified = keep(modified, node["dateModified"]?.stringValue?.trimmed)
    language = keep(language, node["inLanguage"]?.stringValue)
    url = keep(url, node["url"]?.stringValue)
    if let body = node["articleBody"]?.stringValue, body.utf8.count > (articleBody?.utf8.count ?? 0)
    {
      articleBody = body
    }
    if let name = StructuredData.names(node["publisher"]).first, publisher == nil || isBetter {
      publisher = name
    }
    let names = StructuredData.names(node["author"])
    if !names.isEmpty, authors.isEmpty || isBetter { authors = names }
    if authors.isEmpty { openAuthors += StructuredData.references(node["author"]) }
    self.rank = max(self.rank, rank)
  }

  /// The names in an author or publisher: a string, an object with a name, or a list of these.
  static func names(_ value: JSONValue?) -> [String] {
    switch value {
    case .string(let name)?:
      let clean = CharacterReferences.decoded(name).trimmed
      return clean.isEmpty || clean.hasPrefix("http") ? [] : [clean]
    case .array(let values)?: return values.flatMap { names($0) }
    case .object?: return names(value?["name"])
    default: return []
    }
  }

  private static func references(_ value: JSONValue?) -> [String] {
    switch value {
    case .array(let values)?: return values.flatMap { references($0) }
    case .object?: return value?["@id"]?.stringValue.map { [$0] } ?? []
    default: return []
    }
  }
}
