/// The headline of a page, from where it is printed and what the page declares.
enum PageTitle {
  /// The headline as printed where one is found that agrees with a declared title; otherwise the declared one, the site's
  /// name cut off.
  static func title(
    _ tree: HTMLTree, _ head: PageHead, _ page: PageBlocks, titleBlock: Int?, outlet: String?
  ) -> String? {
    let declared = [
      head.content("og:title"), head.structured.headline, head.content("twitter:title"), head.title,
    ]
    .compactMap { $0 }.map { WhiteSpace.collapsed(Array($0.utf8)) }.filter { !$0.isEmpty }
    if let titleBlock {
      let printed = String(decoding: page.text(of: page.blocks[titleBlock]), as: UTF8.self).spaced
      let node = page.tree.nodes[Int(max(0, page.blocks[titleBlock].container))]
      if node.tag == .h1 || declared.contains(where: { agree($0, printed) }), !printed.isEmpty,
        printed.utf8.count <= 400
      {
        return printed
      }
    }
    guard let first = declared.first else { return nil }
    return withoutSite(first, outlet: outlet, others: Array(declared.dropFirst()))
  }

  /// Whether one title begins or nearly makes up the other.
  private static func agree(_ one: String, _ other: String) -> Bool {
    let a = Set(WordFilter.hashes(of: one))
    let b = Set(WordFilter.hashes(of: other))
    guard !a.isEmpty, !b.isEmpty else { return false }
    return a.intersection(b).count * 10 >= min(a.count, b.count) * 8
      && a.intersection(b).count * 2 >= max(a.count, b.count)
  }

  /// "Headline | Site", "Headline - Site": the part behind the last divider goes when it is the site's name or when
  /// another title of the page lacks it.
  static func withoutSite(_ title: String, outlet: String?, others: [String]) -> String {
    for divider in [" | ", " - ", " – ", " — ", " :: ", " » ", " / ", " · ", ": "] {
      let parts = title.components(divider)
      guard parts.count >= 2, let last = parts.last else { continue }
      let rest = parts.dropLast().joined(separator: divider).trimmed
      let words = last.split(separator: " ").count
      let isSite = outlet.map { OutletFinder.folded($0) == OutletFinder.folded(last) } ?? false
      let isLacking = others.contains { OutletFinder.folded($0) == OutletFinder.folded(rest) }
      if isSite || isLacking
        || (divider == " | " && words <= 5 && rest.split(separator: " ").count >= 3)
      {
        return rest
      }
    }
    return title
  }
}

extension String {
  /// With line ends made spaces.
  var spaced: String { String(map { $0.isNewline ? " " : $0 }) }

  func components(_ divider: String) -> [String] {
    var parts: [String] = []
    var rest = self[...]
    while let place = rest.range(ofText: divider) {
      parts.append(String(rest[..<place.lowerBound]))
      rest = rest[place.upperBound...]
    }
    parts.append(String(rest))
    return parts
  }
}
