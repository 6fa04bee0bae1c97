/// Which format bytes are in, by their first bytes and the ending of their name.
enum FormatDetection {
  /// Plain text where nothing else fits.
  static func format(of bytes: [UInt8], name: String) -> DocumentFormat {
    let ending = ending(of: name)
    var head = bytes.prefix(2_048)[...]
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { head = head.dropFirst(3) }
    while let first = head.first, first == 0x20 || (first >= 9 && first <= 13) {
      head = head.dropFirst()
    }
    let start = String(decoding: head.prefix(1_024), as: UTF8.self).lowercased()
    if start.hasPrefix("%pdf-") { return .pdf }
    if start.hasPrefix("warc/") { return .warc }
    if start.hasPrefix("<") {
      if start.hasPrefix("<?xml") || start.hasPrefix("<rss") || start.hasPrefix("<feed")
        || start.hasPrefix("<rdf:rdf")
      {
        for root in ["<rss", "<feed", "<rdf:rdf"] where start.range(ofText: root) != nil {
          return .feed
        }
      }
      for sign in [
        "<!doctype html", "<html", "<head", "<body", "<article", "<div", "<p>", "<p ", "<meta",
        "<title", "<script", "<!--", "<h1", "<table", "<section", "<main",
      ]
      where start.hasPrefix(sign) { return .html }
      if start.range(ofText: "<html") != nil { return .html }
    }
    switch ending {
    case "jsonl", "ndjson": return .jsonl
    case "html", "htm", "xhtml", "shtml": return .html
    case "pdf": return .pdf
    case "rss", "atom": return .feed
    case "warc": return .warc
    default: break
    }
    if start.hasPrefix("{") {
      if start.range(ofText: "jsonfeed.org/version") != nil { return .feed }
      if ending != "txt",
        start.range(ofText: "\"text\"") != nil || start.range(ofText: "\"html\"") != nil
      {
        return .jsonl
      }
    }
    return .text
  }

  /// The last ending of a name in lower case, `.gz` looked through: `a.warc.gz` gives `warc`.
  static func ending(of name: String) -> String {
    var name = name.lowercased()[...]
    if name.hasSuffix(".gz") { name = name.dropLast(3) }
    guard let dot = name.lastIndex(of: ".") else { return "" }
    return String(name[name.index(after: dot)...])
  }
}
