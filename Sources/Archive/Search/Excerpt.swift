public import Primitives

/// A stretch of a text round the words that were searched for.
public struct Excerpt: Hashable, Sendable {
  /// Where in the text it lies.
  public var range: TextRange
  /// The stretch, cut where something found begins or ends; together it is the text at `range`.
  public var parts: [Part]
  /// Whether the text goes on before it, and after it.
  public var isCutBefore: Bool
  public var isCutAfter: Bool

  /// Part of a text, found or between what was found.
  public struct Part: Hashable, Sendable {
    public var text: String
    public var isFound: Bool

    public init(text: String, isFound: Bool) {
      self.text = text
      self.isFound = isFound
    }
  }
}

extension SearchWords {
  /// The whole of a text, cut where something found begins or ends.
  public func marked(_ text: String) -> [Excerpt.Part] {
    parts(of: text, places(in: text), within: TextRange(0, text.utf8.count))
  }

  /// The stretch of a text that shows most of what was searched for: most different things, then most at all, then
  /// the first. Nil where nothing of it stands there.
  ///
  /// - Parameter length: About how many bytes; it ends at a word's end, and what is found is never cut.
  public func excerpt(of text: String, length: Int = 240) -> Excerpt? {
    let found = found(in: text)
    guard !found.isEmpty else { return nil }
    // A window from each thing found to the last that it has room for.
    var best = (kinds: 0, count: 0, first: 0, last: 0)
    var times: [Int: Int] = [:]
    var last = -1
    for first in found.indices {
      while last + 1 < found.count,
        last < first || found[last + 1].range.end - found[first].range.start <= length / 4 * 3
      {
        last += 1
        times[found[last].term, default: 0] += 1
      }
      if (times.count, last - first) > (best.kinds, best.count) {
        best = (times.count, last - first, first, last)
      }
      let term = found[first].term
      times[term] = times[term].flatMap { $0 > 1 ? $0 - 1 : nil }
    }
    let window = found[best.first...max(best.first, best.last)]
    let start = window.map(\.range.start).min() ?? 0
    let end = window.map(\.range.end).max() ?? 0
    let spare = max(0, length - (end - start))
    let range = SearchWords.widened(
      TextRange(start, end), before: spare / 3, after: spare - spare / 3, in: Array(text.utf8))
    return Excerpt(
      range: range, parts: parts(of: text, SearchWords.merged(found.map(\.range)), within: range),
      isCutBefore: range.start > 0, isCutAfter: range.end < text.utf8.count)
  }

  private func parts(of text: String, _ places: [TextRange], within range: TextRange)
    -> [Excerpt.Part]
  {
    var parts: [Excerpt.Part] = []
    func add(_ start: Int, _ end: Int, isFound: Bool) {
      guard start < end, let passage = text.passage(TextRange(start, end)) else { return }
      parts.append(Excerpt.Part(text: passage, isFound: isFound))
    }
    var at = range.start
    for place in places where place.start >= range.start && place.end <= range.end {
      add(at, place.start, isFound: false)
      add(place.start, place.end, isFound: true)
      at = place.end
    }
    add(at, range.end, isFound: false)
    return parts
  }

  /// The range with some bytes more on either side, as far as they are whole words.
  private static func widened(
    _ range: TextRange, before: Int, after: Int, in bytes: [UInt8]
  ) -> TextRange {
    var start = max(0, range.start - before)
    if start > 0 {
      // To the next word's beginning; where there is none, to what was found.
      while start < range.start, !bytes[start - 1].isWhiteSpace { start += 1 }
    }
    while start < range.start, bytes[start].isWhiteSpace { start += 1 }
    var end = min(bytes.count, range.end + after)
    if end < bytes.count {
      while end > range.end, !bytes[end].isWhiteSpace { end -= 1 }
    }
    while end > range.end, bytes[end - 1].isWhiteSpace { end -= 1 }
    return TextRange(start, end)
  }
}
