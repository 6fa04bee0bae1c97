import Primitives

/// When a page was published and changed, by everything on it that says so.
///
/// In order of trust: structured data (JSON-LD), `meta` elements made for it, marked-up elements
/// (`itemprop="datePublished"`, `time`), the address, a line that says so near the headline, other dates near the
/// headline. A day is never made up: an address with year and month alone gives a month. Sources that differ by more
/// than a day are kept in `contradictions`.
struct PageDates {
  struct Found {
    var day: PartialDay
    var evidence: String
  }
  private(set) var published: Found?
  private(set) var updated: Found?
  private(set) var contradictions: [Found] = []

  init(_ tree: HTMLTree, _ head: PageHead, _ page: PageBlocks, titleBlock: Int?, address: String?) {
    var found: [Found] = []
    func add(_ text: String?, _ evidence: String) {
      guard let text, let day = PageDates.day(text) else { return }
      found.append(Found(day: day, evidence: evidence))
    }
    add(head.structured.published, "json-ld datePublished")
    for name in PageDates.publishedNames { add(head.content(name), "meta \(name)") }
    for index in head.propertyNodes {
      let node = tree.nodes[index]
      guard let property = tree.attribute(.itemprop, of: node), node.tag != .meta || found.isEmpty
      else { continue }
      if tree.containsFolded(property, "datepublished")
        || tree.containsFolded(property, "datecreated")
      {
        add(
          tree.value(.datetime, of: node) ?? tree.value(.content, of: node)
            ?? tree.text(of: index, limit: 200),
          "itemprop datePublished")
      }
    }
    let timed = PageDates.times(tree, head, page, titleBlock)
    found += timed.published
    if let address, let day = AddressDate.day(in: address) {
      found.append(Found(day: day, evidence: "address \(address)"))
    }
    let lines = PageDates.lines(page, titleBlock)
    found += lines.published
    found += timed.other
    found += lines.other
    // The first that is known to the day; a month or a year only where nothing better is there.
    let best = found.first { $0.day.exact != nil } ?? found.first { $0.day.year != nil }
    published = best
    if let best, let day = best.day.exact {
      for other in found.prefix(8) where !other.evidence.hasPrefix("text near") {
        if let otherDay = other.day.exact, abs(otherDay.number - day.number) > 1 {
          contradictions.append(other)
        }
      }
    }
    for (text, evidence) in [(head.structured.modified, "json-ld dateModified")]
      + PageDates.modifiedNames.map({ (head.content($0), "meta \($0)") })
    {
      if updated == nil, let text, let day = PageDates.day(text) {
        updated = Found(day: day, evidence: evidence)
      }
    }
    if updated == nil { updated = timed.updated ?? lines.updated }
  }

  /// The day in a value made for machines or people; the day as written there, whatever its zone.
  static func day(_ text: String) -> PartialDay? {
    let trimmed = text.trimmed
    guard trimmed.utf8.count <= 300 else { return nil }
    // Seconds or milliseconds since 1970, as some sites write.
    if let number = Int(trimmed), trimmed.utf8.count == 10 || trimmed.utf8.count == 13 {
      let seconds = trimmed.utf8.count == 13 ? number / 1_000 : number
      guard (600_000_000...4_000_000_000).contains(seconds) else { return nil }
      return PartialDay(Day(number: seconds / 86_400))
    }
    guard
      let date = WrittenDate.all(in: trimmed, order: .monthFirst, limit: 3).first(where: {
        $0.day.year != nil
      })
    else {
      if let exact = PartialDay(trimmed), let year = exact.year, year > 1900 { return exact }
      return nil
    }
    guard let year = date.day.year, (1900...2100).contains(year) else { return nil }
    return date.day
  }

  private static let publishedNames = [
    "article:published_time", "og:article:published_time", "og:published_time", "article:published",
    "datepublished",
    "date.published", "published_time", "publish_date", "publish-date", "publishdate", "pubdate",
    "publication_date",
    "publication-date", "dcterms.created", "dcterms.date", "dc.date.issued", "dc.date.created",
    "dcterms.issued", "dc.date",
    "dc.created", "citation_publication_date", "citation_date", "sailthru.date", "parsely-pub-date",
    "cxenseparse:recs:publishtime",
    "rnews:datepublished", "bt:pubdate", "article_date_original", "originalpublicationdate",
    "article.published", "datecreated",
    "article:post_date", "prism.publicationdate", "gentime", "displaydate",
    "cxenseparse:publishtime", "og:pubdate",
    "vr:published_time", "swiftype.published_at", "weibo:article:create_at",
    "analytics-s-channel-date", "iso-8601-publish-date",
    "date",
  ]
  private static let modifiedNames = [
    "article:modified_time", "og:updated_time", "article:updated_time", "datemodified",
    "dcterms.modified", "lastmod",
    "last-modified", "modified_time", "revision_date", "date.updated",
  ]

  private static func times(
    _ tree: HTMLTree, _ head: PageHead, _ page: PageBlocks, _ titleBlock: Int?
  ) -> (published: [Found], other: [Found], updated: Found?) {
    var published: [(Found, distance: Int)] = []
    var other: [(Found, distance: Int)] = []
    var updated: Found?
    let title = titleBlock.map { Int(page.blocks[$0].nodes.lowerBound) }
    for index in head.timeNodes.prefix(60) {
      let node = tree.nodes[index]
      let value = tree.value(.datetime, of: node)
      let words = tree.text(of: index, limit: 200)
      guard let day = value.flatMap({ PageDates.day($0) }) ?? PageDates.day(words) else { continue }
      let context = page.contexts[index]
      let themes = context.own | context.near
      // Dates of other pages' teasers and of comments.
      let isForeign =
        themes | context.far != 0 && ((themes | context.far) & PageDates.foreignThemes != 0)
        || !context.marks.intersection([.aside, .nav, .footer]).isEmpty
      let name = (tree.value(.class, of: node) ?? "").lowercased()
      let found = Found(day: day, evidence: "time \(value ?? words)")
      let distance = title.map { abs(index - $0) } ?? index
      let around = (words + " " + PageDates.textBefore(tree, index)).lowercased()
      if name.contains("updat") || name.contains("modif") || around.contains("updat")
        || around.contains("modified")
      {
        if updated == nil { updated = found }
        if !around.contains("publish") {
          if !isForeign { other.append((found, distance + 5_000)) }
          continue
        }
      }
      if isForeign { continue }
      if name.contains("publish") || name.contains("entry-date")
        || tree.attribute(.itemprop, of: node) != nil
        || around.contains("publish") || around.contains("posted")
      {
        published.append((found, distance))
      } else {
        other.append((found, distance))
      }
    }
    published.sort { $0.distance < $1.distance }
    other.sort { $0.distance < $1.distance }
    return (published.map(\.0), other.map(\.0), updated)
  }

  // Comments, related, popular, feeds, sidebars, by their number in ClassWords.
  private static let foreignThemes: UInt64 = 1 << 4 | 1 << 6 | 1 << 10 | 1 << 19

  private static func textBefore(_ tree: HTMLTree, _ index: Int) -> String {
    guard index > 0, tree.nodes[index - 1].tag == .text else { return "" }
    let node = tree.nodes[index - 1]
    return String(
      decoding: tree.bytes[max(Int(node.from), Int(node.to) - 30)..<Int(node.to)], as: UTF8.self)
  }

  /// Short blocks around the headline that hold a date.
  private static func lines(
    _ page: PageBlocks, _ titleBlock: Int?
  ) -> (published: [Found], other: [Found], updated: Found?) {
    var published: [Found] = []
    var other: [Found] = []
    var updated: Found?
    let low = max(0, (titleBlock ?? 0) - 6)
    let high = min(page.blocks.count, (titleBlock ?? 0) + 16)
    guard low < high else { return ([], [], nil) }
    let after =
      titleBlock.map { Array($0..<high) + Array(low..<$0).reversed() } ?? Array(low..<min(high, 40))
    for index in after {
      let block = page.blocks[index]
      guard block.digits >= 3, block.words <= 40 else { continue }
      let text = String(decoding: page.text(of: block), as: UTF8.self)
      let lower = text.lowercased()
      let isUpdate =
        lower.contains("updated") || lower.contains("modified") || lower.contains("обновлено")
      for date in WrittenDate.all(in: text, order: .monthFirst, limit: 2) where date.day.year != nil
      {
        guard let year = date.day.year, (1990...2100).contains(year) else { continue }
        let found = Found(day: date.day, evidence: "text near the headline: \(text.prefix(80))")
        if lower.contains("publish") || lower.contains("posted") || lower.contains("опубликовано") {
          published.append(found)
        } else if isUpdate, updated == nil {
          updated = found
        } else {
          other.append(found)
        }
      }
    }
    return (published, other, updated)
  }
}
