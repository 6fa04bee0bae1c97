import Primitives

/// RSS of all versions, Atom and JSON Feed: each entry a document, its text the entry's own.
///
/// The scanner is forgiving, since many feeds in use are no well-formed XML: unknown names, missing ends, HTML
/// entities, markup escaped or not are all read.
struct FeedFormat {
  let reader: DocumentReader

  func read(_ source: DocumentSource) -> [Result<Document, DocumentFault>] {
    let entries: [FeedEntry]
    var feed = FeedEntry()
    let start = source.bytes.first { $0 > 0x20 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }
    if start == 0x7B {
      do {
        let value = try source.bytes.withUnsafeBufferPointer { bytes throws(JSONText.Problem) in
          let skip = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
          return try JSONText.parse(UnsafeBufferPointer(rebasing: bytes[skip...]))
        }
        (feed, entries) = FeedEntry.fromJSON(value)
      } catch {
        return [
          .failure(
            DocumentFault(
              code: "invalid-json",
              message: "The feed is no valid JSON: byte \(error.offset): \(error.what).",
              id: source.id))
        ]
      }
    } else {
      (feed, entries) = source.bytes.withUnsafeBufferPointer { bytes in
        HTMLEncoding.withUTF8(bytes) { bytes, _ in FeedScanner.scan(bytes) }
      }
    }
    guard !entries.isEmpty else {
      return [
        .failure(
          DocumentFault(
            code: "empty",
            message: "The feed holds no entry. If it is a page, read it with --format html.",
            id: source.id))
      ]
    }
    return entries.enumerated().map { index, entry in
      document(entry, feed, id: "\(source.id)#\(index + 1)", source)
    }
  }

  private func document(
    _ entry: FeedEntry, _ feed: FeedEntry, id: String, _ source: DocumentSource
  ) -> Result<Document, DocumentFault> {
    let html =
      [entry.content, entry.summary].compactMap { $0 }.max { $0.utf8.count < $1.utf8.count } ?? ""
    let (text, blocks, links) = Fragment.text(html)
    guard !text.isEmpty else {
      return .failure(
        DocumentFault(
          code: "no-text",
          message:
            "The entry “\(entry.title ?? "untitled")” carries no text, only its title. Fetch its page: \(entry.link ?? "no address given").",
          id: id))
    }
    var metadata = Document.Metadata()
    metadata.title = entry.title
    metadata.url = entry.link
    metadata.authors = PageAuthors.clean(
      entry.authors.isEmpty ? feed.authors : entry.authors, outlet: feed.title)
    if let given = source.published {
      metadata.published = given
      metadata.publishedEvidence = "given"
    } else if let date = entry.published, let day = FeedEntry.day(date) {
      metadata.published = day
      metadata.publishedEvidence = "feed \(date)"
    }
    if let date = entry.updated, let day = FeedEntry.day(date) {
      metadata.updated = day
      metadata.updatedEvidence = "feed \(date)"
    }
    let outlet =
      source.outlet.flatMap { reader.outlets.outlet(named: $0) } ?? entry.link.flatMap {
        reader.outlets.outlet(at: $0)
      }
      ?? feed.title.flatMap { reader.outlets.outlet(named: $0) }
    metadata.outlet = outlet?.names.first ?? source.outlet ?? feed.title
    metadata.tier = reader.outlets.tier(outlet: outlet, address: entry.link)
    var document = Document(
      id: id, format: .feed, language: LanguageGuess.language(of: text) ?? feed.language,
      text: text,
      metadata: metadata, blocks: blocks, links: links, flags: OddLetters.flags(in: text))
    if metadata.published == nil, entry.published != nil {
      document.flags.append(
        TextFlag(
          kind: "date-unreadable", range: nil,
          why: "“\(entry.published ?? "")” is no date that is known"))
    }
    return .success(document)
  }
}

/// Markup without a page around it, made into text: every block is kept.
enum Fragment {
  static func text(_ html: String) -> (text: String, blocks: [TextBlock], links: [Document.Link]) {
    var html = html
    return html.withUTF8 { bytes in
      let page = PageBlocks(
        HTMLTreeBuilder.tree(of: bytes), titleWords: WordFilter(words: 1),
        known: WordFilter(words: 1))
      var text: [UInt8] = []
      var blocks: [TextBlock] = []
      var chosen: [Int] = []
      for (index, block) in page.blocks.enumerated() {
        let words = page.text(of: block)
        guard !words.isEmpty else { continue }
        if !text.isEmpty { text += [0x0A, 0x0A] }
        let start = text.count
        text += words
        let isHeading = block.container >= 0 && page.tree.nodes[Int(block.container)].tag.isHeading
        let kind: TextBlock.Kind = isHeading ? .heading : block.isMenuEntry ? .links : .paragraph
        blocks.append(TextBlock(range: TextRange(start, text.count), kind: kind))
        chosen.append(index)
      }
      return (
        String(decoding: text, as: UTF8.self), blocks,
        ArticleLinks.links(page, chosen, blocks, text)
      )
    }
  }
}

/// What a feed says of itself or of one entry.
struct FeedEntry {
  var title: String?
  var link: String?
  var summary: String?
  var content: String?
  var published: String?
  var updated: String?
  var authors: [String] = []
  var language: String?

  /// The day in any of the forms feeds use: RFC 822 and 3339, W3C, and what people type.
  static func day(_ text: String) -> PartialDay? { PageDates.day(text) }

  static func fromJSON(_ value: JSONValue) -> (FeedEntry, [FeedEntry]) {
    func authors(_ value: JSONValue) -> [String] {
      StructuredData.names(value["authors"]) + StructuredData.names(value["author"])
    }
    var feed = FeedEntry()
    feed.title = value["title"]?.stringValue
    feed.link = value["home_page_url"]?.stringValue
    feed.language = value["language"]?.stringValue.map { String($0.prefix(2)).lowercased() }
    feed.authors = authors(value)
    var entries: [FeedEntry] = []
    if case .array(let items)? = value["items"] {
      for item in items {
        var entry = FeedEntry()
        entry.title = item["title"]?.stringValue
        entry.link =
          item["url"]?.stringValue ?? item["external_url"]?.stringValue ?? item["id"]?.stringValue
        entry.content =
          item["content_html"]?.stringValue ?? item["content_text"]?.stringValue.map(escaped)
        entry.summary = item["summary"]?.stringValue.map(escaped)
        entry.published = item["date_published"]?.stringValue
        entry.updated = item["date_modified"]?.stringValue
        entry.authors = authors(item)
        entries.append(entry)
      }
    }
    return (feed, entries)
  }

  /// Plain text as markup, line ends kept as breaks.
  static func escaped(_ text: String) -> String {
    var out = ""
    for character in text {
      switch character {
      case "<": out += "&lt;"
      case "&": out += "&amp;"
      case "\n", "\r\n", "\r": out += "<br>"
      default: out.append(character)
      }
    }
    return out
  }
}
