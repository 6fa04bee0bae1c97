import Language
import Primitives

/// Tells direct from indirect words by the quotation marks around them.
struct QuotationMarks: Sendable {
  /// Places between marks, marks left out, in order.
  private var inside: [TextRange] = []

  init(_ sentences: [Sentence]) {
    for sentence in sentences {
      for quotation in Quotation.all(in: sentence.tokens) {
        let last = min(quotation.close, sentence.tokens.count)
        guard last > quotation.open + 1 else { continue }
        inside.append(
          TextRange(sentence.tokens[quotation.open].range.end, sentence.tokens[last - 1].range.end))
      }
    }
  }

  private func quotation(at offset: Int) -> TextRange? {
    var low = 0
    var high = inside.count
    while low < high {
      let middle = (low + high) / 2
      if inside[middle].end <= offset { low = middle + 1 } else { high = middle }
    }
    return low < inside.count && inside[low].contains(offset) ? inside[low] : nil
  }

  func sameQuotation(_ attribution: Attribution) -> Bool {
    guard let quoted = quotation(at: attribution.cue.start) else { return false }
    return attribution.content.allSatisfy { quoted.contains($0) }
  }

  /// Direct where every span lies between marks, indirect where no longer quotation is in it, else mixed.
  func quote(of content: [TextRange]) -> AttributedStatement.Quote {
    var quoted = 0
    var partly = false
    for span in content {
      if let around = quotation(at: span.start), span.end <= around.end + 1 {
        quoted += 1
        continue
      }
      var at = span.start
      // Quotations inside: a single name or word is no quotation of what was said.
      for place in inside where place.start >= at && place.start < span.end {
        if place.length >= 9 { partly = true }
        at = place.end
      }
      if quotation(at: span.start) != nil { partly = true }
    }
    if quoted == content.count { return .direct }
    return quoted > 0 || partly ? .mixed : .indirect
  }
}
