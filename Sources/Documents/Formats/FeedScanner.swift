import Foundation

/// Reads the elements of a feed from its tags, whatever the rest of the XML is worth.
///
/// Names are compared without their prefix and case where that is not ambiguous. Elements deeper than 64 are read as
/// text of those above. Linear.
struct FeedScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var at = 0
  private var feed = FeedEntry()
  private var entries: [FeedEntry] = []
  private var entry: FeedEntry?
  private var isInAuthor = false
  private var isInImage = false

  static func scan(_ bytes: UnsafeBufferPointer<UInt8>) -> (FeedEntry, [FeedEntry]) {
    var scanner = FeedScanner(bytes: bytes)
    scanner.run()
    return (scanner.feed, scanner.entries)
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private mutating func run() {
    while let tag = nextTag() {
      if tag.isEnd {
        switch tag.name {
        case "item", "entry": finishEntry()
        case "author", "contributor": isInAuthor = false
        case "image": isInImage = false
        default: break
        }
        continue
      }
      switch tag.name {
      case "item", "entry":
        finishEntry()
        entry = FeedEntry()
        if let about = tag.attribute("rdf:about") ?? tag.attribute("about") { entry?.link = about }
      case "image" where entry == nil && !tag.isEmpty: isInImage = true
      case "author" where !tag.isEmpty, "contributor" where !tag.isEmpty:
        let text = content(tag.name, raw: true)
        isInAuthor = false
        addAuthor(text)
      case "link":
        if let href = tag.attribute("href") {
          let relation = tag.attribute("rel") ?? "alternate"
          if relation == "alternate" { setLink(href, strong: true) }
        } else if !tag.isEmpty {
          setLink(content(tag.name).trimmed, strong: true)
        }
      case "title" where !tag.isEmpty && !isInImage:
        let title = Fragment.text(content(tag.name)).text.spaced
        if tag.prefix.isEmpty || (entry ?? feed).title == nil {
          set { $0.title = $0.title ?? (title.isEmpty ? nil : title) }
        }
      case "guid", "id":
        guard !tag.isEmpty else { continue }
        let value = content(tag.name).trimmed
        if tag.attribute("ispermalink")?.lowercased() != "false", value.hasPrefix("http") {
          setLink(value, strong: false)
        }
      case "pubdate", "published", "issued", "created", "date":
        guard !tag.isEmpty else { continue }
        let value = content(tag.name).trimmed
        if !value.isEmpty { set { $0.published = $0.published ?? value } }
      case "updated", "modified", "lastbuilddate":
        guard !tag.isEmpty else { continue }
        let value = content(tag.name).trimmed
        if !value.isEmpty { set { $0.updated = value } }
      case "creator":
        guard !tag.isEmpty else { continue }
        let name = content(tag.name).trimmed
        if !name.isEmpty { set { $0.authors.append(name) } }
      case "language":
        guard !tag.isEmpty, entry == nil else { continue }
        feed.language = String(content(tag.name).trimmed.prefix(2)).lowercased()
      case "encoded", "content", "body", "fulltext", "full-text":
        // media:content carries pictures.
        guard !tag.isEmpty, tag.prefix != "media", tag.attribute("src") == nil else { continue }
        let text = markup(of: tag)
        set { $0.content = ($0.content?.utf8.count ?? 0) >= text.utf8.count ? $0.content : text }
      case "description", "summary", "tagline", "subtitle":
        guard !tag.isEmpty, tag.prefix != "media" else { continue }
        let text = markup(of: tag)
        if entry != nil {
          set { $0.summary = ($0.summary?.utf8.count ?? 0) >= text.utf8.count ? $0.summary : text }
        }
      default: break
      }
    }
    finishEntry()
  }

  /// An element's content as markup: of Atom's xhtml the markup itself, of what it packs in base64 the bytes unpacked
  /// (RFC 4287, 4.1.3.3: any type that is neither text nor XML).
  private mutating func markup(of tag: Tag) -> String {
    let type = tag.attribute("type")?.lowercased() ?? ""
    let text = content(tag.name, raw: type.contains("xhtml"))
    let isPacked =
      tag.attribute("mode")?.lowercased() == "base64"
      || (type.contains("/") && !type.hasPrefix("text/") && !type.hasSuffix("xml")
        && !type.contains("html"))
    guard isPacked,
      let bytes = Data(base64Encoded: String(text.filter { !$0.isWhitespace }))
    else { return text }
    return String(decoding: bytes, as: UTF8.self)
  }

  private mutating func finishEntry() {
    if var done = entry {
      if done.published == nil { done.published = done.updated }
      entries.append(done)
    }
    entry = nil
  }

  private mutating func set(_ change: (inout FeedEntry) -> Void) {
    if var open = entry {
      change(&open)
      entry = open
    } else {
      change(&feed)
    }
  }

  private mutating func setLink(_ link: String, strong: Bool) {
    guard !link.isEmpty else { return }
    set { if strong || $0.link == nil { $0.link = CharacterReferences.decoded(link) } }
  }

  /// "name@host (Name)", "Name", or an element with a `name` inside.
  private mutating func addAuthor(_ raw: String) {
    var name = raw
    if let open = raw.range(ofText: "<name>"), let close = raw.range(ofText: "</name>"),
      open.upperBound <= close.lowerBound
    {
      name = String(raw[open.upperBound..<close.lowerBound])
    } else if let open = raw.firstIndex(of: "("), let close = raw.lastIndex(of: ")"), open < close,
      raw.contains("@")
    {
      name = String(raw[raw.index(after: open)..<close])
    }
    name = Fragment.text(CharacterReferences.decoded(name)).text.spaced.trimmed
    if !name.isEmpty, name.utf8.count <= 200 { set { $0.authors.append(name) } }
  }

  private struct Tag {
    var name: String
    var prefix: String
    var isEnd: Bool
    var isEmpty: Bool
    var attributes: [(name: String, value: String)]
    func attribute(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
  }

  /// The next tag; comments, declarations and text are passed over.
  private mutating func nextTag() -> Tag? {
    while at < bytes.count {
      guard bytes[at] == 0x3C else {
        at += 1
        continue
      }
      if skipSpecial() { continue }
      let start = at + 1
      guard let end = tagEnd(start) else {
        at = bytes.count
        return nil
      }
      at = end + 1
      var inside = start
      let isEnd = inside < end && bytes[inside] == 0x2F
      if isEnd { inside += 1 }
      var nameEnd = inside
      while nameEnd < end, bytes[nameEnd] > 0x20, bytes[nameEnd] != 0x2F { nameEnd += 1 }
      guard nameEnd > inside, nameEnd - inside <= 64 else { continue }
      let full = String(decoding: bytes[inside..<nameEnd], as: UTF8.self).lowercased()
      let parts = full.split(separator: ":", maxSplits: 1)
      return Tag(
        name: String(parts.last ?? ""), prefix: parts.count == 2 ? String(parts[0]) : "",
        isEnd: isEnd,
        isEmpty: end > start && bytes[end - 1] == 0x2F,
        attributes: isEnd ? [] : attributes(nameEnd..<end))
    }
    return nil
  }

  private mutating func skipSpecial() -> Bool {
    func starts(_ word: String) -> Bool {
      bytes[at...].prefix(word.utf8.count).elementsEqual(word.utf8)
    }
    if starts("<!--") {
      at = find("-->", from: at + 4).map { $0 + 3 } ?? bytes.count
      return true
    }
    if starts("<![CDATA[") {
      at = find("]]>", from: at + 9).map { $0 + 3 } ?? bytes.count
      return true
    }
    if starts("<?") || starts("<!") {
      at = find(">", from: at).map { $0 + 1 } ?? bytes.count
      return true
    }
    return false
  }

  private func tagEnd(_ start: Int) -> Int? {
    var quote: UInt8 = 0
    var index = start
    while index < bytes.count, index - start < 1 << 16 {
      let byte = bytes[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == 0x22 || byte == 0x27 {
        quote = byte
      } else if byte == 0x3E {
        return index
      }
      index += 1
    }
    // An unclosed quotation: the next ">" ends the tag.
    return find(">", from: start)
  }

  private func attributes(_ range: Range<Int>) -> [(name: String, value: String)] {
    var found: [(String, String)] = []
    var index = range.lowerBound
    while index < range.upperBound, found.count < 24 {
      while index < range.upperBound, bytes[index] <= 0x20 || bytes[index] == 0x2F { index += 1 }
      let start = index
      while index < range.upperBound, bytes[index] != 0x3D, bytes[index] > 0x20 { index += 1 }
      let name = String(decoding: bytes[start..<index], as: UTF8.self).lowercased()
      while index < range.upperBound, bytes[index] <= 0x20 { index += 1 }
      guard index < range.upperBound, bytes[index] == 0x3D else { continue }
      index += 1
      while index < range.upperBound, bytes[index] <= 0x20 { index += 1 }
      guard index < range.upperBound else { break }
      let quote = bytes[index]
      var from = index
      if quote == 0x22 || quote == 0x27 {
        from = index + 1
        index = from
        while index < range.upperBound, bytes[index] != quote { index += 1 }
      } else {
        while index < range.upperBound, bytes[index] > 0x20 { index += 1 }
      }
      found.append((name, CharacterReferences.decoded(bytes, from..<index)))
      index += 1
    }
    return found
  }

  /// What stands up to the element's own end, CDATA and references resolved; with `raw`, markup as it is.
  private mutating func content(_ name: String, raw: Bool = false) -> String {
    var out: [UInt8] = []
    var depth = 1
    var from = at
    func flush(_ end: Int, _ out: inout [UInt8]) {
      guard from < end else { return }
      if raw {
        out += bytes[from..<end]
      } else {
        CharacterReferences.append(bytes, from..<end, to: &out)
      }
    }
    while at < bytes.count {
      guard bytes[at] == 0x3C else {
        at += 1
        continue
      }
      if bytes[at...].prefix(9).elementsEqual("<![CDATA[".utf8) {
        flush(at, &out)
        let end = find("]]>", from: at + 9) ?? bytes.count
        out += bytes[at + 9..<max(at + 9, end)]
        at = min(bytes.count, end + 3)
        from = at
        continue
      }
      let start = at
      if skipSpecial() { continue }
      guard let tag = nextTag() else { break }
      if tag.name == name {
        depth += tag.isEnd ? -1 : tag.isEmpty ? 0 : 1
        if depth == 0 {
          flush(start, &out)
          return String(decoding: out, as: UTF8.self)
        }
      } else if tag.isEnd, tag.name == "item" || tag.name == "entry" || tag.name == "channel" {
        // The element was never closed: its content ends where the entry does.
        at = start
        flush(start, &out)
        return String(decoding: out, as: UTF8.self)
      }
    }
    flush(bytes.count, &out)
    return String(decoding: out, as: UTF8.self)
  }

  private func find(_ word: String, from: Int) -> Int? {
    let pattern = Array(word.utf8)
    var index = from
    while index + pattern.count <= bytes.count {
      if bytes[index] == pattern[0], bytes[index..<index + pattern.count].elementsEqual(pattern) {
        return index
      }
      index += 1
    }
    return nil
  }
}
