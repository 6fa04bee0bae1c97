import Primitives

/// Redraws attributions as the project's guidelines draw statements (`corpus/guidelines.md`, section 2).
///
/// PolNeAR keeps quotation marks, the comma inside them and *that* in the content; the guidelines leave out
/// outer quotation marks, *that* and marks at the edges (*?* and *!* stay), a possessive ending behind a
/// source and a comma behind it. An attribution without source or content is no statement.
public struct AttributionShaping: Sendable {
  public init() {}

  /// The attribution in the guidelines' form; nil where nothing of it is a statement.
  ///
  /// Ranges must lie in `text` on whole scalars, as the labeller gives them. Linear in their length.
  public func shaped(_ attribution: LabelledAttribution, in text: String) -> LabelledAttribution? {
    var text = text
    return text.withUTF8 { bytes in
      var shaped = attribution
      shaped.source = attribution.source.compactMap { source($0, bytes) }
      shaped.cue = attribution.cue.compactMap { trimmed($0, bytes, keepsEnd: false) }
      shaped.content = attribution.content.compactMap { content($0, bytes) }
      return shaped.source.isEmpty || shaped.content.isEmpty ? nil : shaped
    }
  }

  private func source(_ range: TextRange, _ bytes: UnsafeBufferPointer<UInt8>) -> TextRange? {
    guard var range = trimmed(range, bytes, keepsEnd: false) else { return nil }
    for ending in ["’s", "'s", "’", "'"] {
      let length = ending.utf8.count
      if range.length > length, bytes[(range.end - length)..<range.end].elementsEqual(ending.utf8) {
        range.end -= length
        break
      }
    }
    return range
  }

  private func content(_ range: TextRange, _ bytes: UnsafeBufferPointer<UInt8>) -> TextRange? {
    guard var range = trimmed(range, bytes, keepsEnd: true) else { return nil }
    for word in ["that ", "That "] where range.length > 5 {
      if bytes[range.start..<(range.start + 5)].elementsEqual(word.utf8) {
        range.start += 5
        return trimmed(range, bytes, keepsEnd: true)
      }
    }
    return range
  }

  /// The range without white space, marks and outer quotation marks at its edges; nil when nothing is left.
  private func trimmed(
    _ range: TextRange, _ bytes: UnsafeBufferPointer<UInt8>, keepsEnd: Bool
  ) -> TextRange? {
    var start = max(0, range.start)
    var end = min(bytes.count, range.end)
    var changed = true
    while changed, start < end {
      changed = false
      let front = Mark.leading(bytes, start, end)
      if front.length > 0,
        front.isEdge || (front.isQuote && isOuter(bytes, start, end, front: true))
      {
        start += front.length
        changed = true
        continue
      }
      let back = Mark.trailing(bytes, start, end)
      if back.length > 0, back.isEdge || (back.isQuote && isOuter(bytes, start, end, front: false))
      {
        end -= back.length
        changed = true
      }
    }
    return start < end ? TextRange(start, end) : nil
  }

  /// Whether the mark at an edge quotes the whole stretch, or has no partner in it.
  private func isOuter(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, front: Bool
  ) -> Bool {
    // A mark whose partner stands inside, not at the other edge, belongs to an inner quotation.
    var depth = 0
    var partner = -1
    var at = start
    while at < end {
      let mark = Mark.leading(bytes, at, end)
      if mark.isQuote {
        depth += 1
        if front, depth == 2 {
          partner = at
          break
        }
        if !front { partner = at == end - mark.length ? partner : at }
      }
      at += max(1, mark.length)
    }
    if front {
      guard partner >= 0 else { return true }
      // The quotation closes right at the end, a mark or two aside.
      return Mark.onlyMarks(bytes, partner, end)
    }
    return depth % 2 == 1 || (Mark.leading(bytes, start, end).isQuote && depth == 2)
  }

  /// A mark at a place in the text.
  private struct Mark {
    var length = 0
    var isQuote = false
    /// White space or a mark that never stands at the edge of a span.
    var isEdge = false

    static func leading(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) -> Mark {
      let byte = bytes[at]
      if byte <= 0x20 || [0x2C, 0x2E, 0x3B, 0x3A].contains(byte) {
        return Mark(length: 1, isEdge: true)
      }
      if byte == 0x22 { return Mark(length: 1, isQuote: true) }
      if byte == 0xE2, at + 2 < end, bytes[at + 1] == 0x80 {
        if bytes[at + 2] == 0x9C || bytes[at + 2] == 0x9D { return Mark(length: 3, isQuote: true) }
      }
      if byte == 0xC2, at + 1 < end {
        if bytes[at + 1] == 0xAB || bytes[at + 1] == 0xBB { return Mark(length: 2, isQuote: true) }
        if bytes[at + 1] == 0xA0 { return Mark(length: 2, isEdge: true) }
      }
      return Mark()
    }

    static func trailing(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Mark {
      var at = end - 1
      while at > start, bytes[at] & 0xC0 == 0x80 { at -= 1 }
      let mark = leading(bytes, at, end)
      return mark.length == end - at ? mark : Mark()
    }

    static func onlyMarks(_ bytes: UnsafeBufferPointer<UInt8>, _ from: Int, _ end: Int) -> Bool {
      var at = from
      while at < end {
        let mark = leading(bytes, at, end)
        if mark.length == 0 { return false }
        at += mark.length
      }
      return true
    }
  }
}
