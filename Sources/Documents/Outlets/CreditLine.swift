import Primitives

/// Whom a report credits with its words: "(Reuters) —" behind the place, "Source: TASS" under the text, "as reported
/// by RIA News".
///
/// Only outlets the finder knows are credited, so that a bracket or a dash in any other sentence is none.
struct CreditLine {
  let outlets: OutletFinder

  /// The outlet credited, by the first paragraph, then by the last lines; nil where none is.
  ///
  /// - Parameter passages: The document's paragraphs and lines, in order.
  func outlet(in passages: [Substring]) -> Outlet? {
    for passage in passages.prefix(3) {
      if let outlet = dateline(passage) { return outlet }
    }
    for passage in passages.suffix(4).reversed() where passage.utf8.count <= 200 {
      if let outlet = source(passage) { return outlet }
    }
    for passage in passages.prefix(2) {
      if let outlet = report(passage) { return outlet }
    }
    return nil
  }

  /// "MOSCOW, Aug 6 (Reuters) - …", "/TASS/.", "МОСКВА, 6 авг — РИА Новости.": within the first 120 bytes, before a dash
  /// or a full stop.
  private func dateline(_ passage: Substring) -> Outlet? {
    let head = passage.utf8.prefix(120)
    let text = String(decoding: head, as: UTF8.self)
    for (open, close) in [("(", ")"), ("/", "/")] as [(Character, Character)] {
      guard let from = text.firstIndex(of: open) else { continue }
      let rest = text[text.index(after: from)...]
      guard let to = rest.firstIndex(of: close),
        let outlet = outlets.outlet(named: String(rest[..<to]))
      else { continue }
      let behind = rest[rest.index(after: to)...].drop { $0 == " " }
      if let mark = behind.first, "-–—.:".contains(mark) { return outlet }
    }
    let parts = text.split(maxSplits: 2, omittingEmptySubsequences: true) { "–—".contains($0) }
    guard parts.count >= 2, WrittenDate.first(in: String(parts[0])) != nil else { return nil }
    let name = parts[1].prefix { $0 != "." && $0 != "," }
    return name.count <= 40 ? outlets.outlet(named: String(name)) : nil
  }

  /// "Source: TASS", "Источник: ТАСС", "— Reuters", "(Interfax)" as a line of its own.
  private func source(_ passage: Substring) -> Outlet? {
    let line = passage.trimmed
    let lower = line.lowercased()
    for label in CreditLine.labels where lower.hasPrefix(label) {
      let rest = line.dropFirst(label.count).drop { $0 == ":" || $0 == " " }
      if let outlet = named(rest) { return outlet }
    }
    if let first = line.first, "–—-(/".contains(first) { return named(line.dropFirst()[...]) }
    return nil
  }

  /// "…, RIA Novosti reported", "as reported by TASS", "сообщает ТАСС": in a report's first sentences.
  private func report(_ passage: Substring) -> Outlet? {
    let text = String(decoding: passage.utf8.prefix(600), as: UTF8.self)
    for phrase in CreditLine.phrases {
      guard let place = text.range(ofText: phrase) else { continue }
      if let outlet = named(text[place.upperBound...]) { return outlet }
    }
    return nil
  }

  /// The outlet whose name these words begin with: the longest of at most five words.
  private func named(_ words: Substring) -> Outlet? {
    let parts = words.split(maxSplits: 6, omittingEmptySubsequences: true) { $0.isWhitespace }
    for count in (1...5).reversed() where parts.count >= count {
      let name = parts[..<count].joined(separator: " ")
      let bare = String(name.prefix { !".,;:)/|".contains($0) })
      if let outlet = outlets.outlet(named: bare) { return outlet }
    }
    return nil
  }

  private static let labels = ["source", "credit", "via", "from", "источник", "по материалам"]
  private static let phrases = [
    "reported by ", "according to a report by ", "quoted by ", "cited by ", "сообщает ",
    "передает ", "передаёт ", "сообщили ",
  ]
}

extension Document {
  /// The outlet the text credits, unless it is the one that printed it.
  func credited(by outlets: OutletFinder) -> String? {
    guard !outlets.isEmpty else { return nil }
    let lines = blocks.filter { $0.kind == .paragraph || $0.kind == .byline }
    // A credit stands at either end; the middle of a long text needn't be copied.
    let ends = lines.count <= 8 ? lines : Array(lines.prefix(3)) + Array(lines.suffix(4))
    let passages = ends.compactMap { text.passage($0.range) }
    let name = CreditLine(outlets: outlets).outlet(in: passages.map { $0[...] })?.names.first
    return name == metadata.outlet ? nil : name
  }
}
