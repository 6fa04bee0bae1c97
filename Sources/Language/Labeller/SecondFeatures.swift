/// The features of one word for the second pass: what the first pass found around it.
package enum SecondFeatures {
  package static func collect(
    _ p: borrowing WordPassage, _ first: borrowing FirstReading, _ document: borrowing DocumentReading,
    before: UInt64, _ i: Int, into sink: inout FeatureSink
  ) {
    sink.clear()
    let count = p.count
    @inline(__always) func label(_ k: Int) -> UInt64 {
      let at = i + k
      return at >= 0 && at < count ? UInt64(first.labels[at]) : 9
    }
    @inline(__always) func tag(_ k: Int) -> UInt64 {
      let at = i + k
      return at >= 0 && at < count ? UInt64(p.tags[at]) : 50
    }
    @inline(__always) func level(_ k: Int) -> UInt64 {
      let at = i + k
      return at >= 0 && at < count ? UInt64(first.levels[at]) : 511
    }
    let word = p.words[i]
    let t = UInt64(p.tags[i])
    let own = label(0)
    let quote = UInt64(p.quotes[i].rawValue)
    let begin = UInt64(first.beginnings[i])
    let end = UInt64(first.endings[i])
    let endBefore = i > 0 ? UInt64(first.endings[i - 1]) : 511
    let beginAfter = i + 1 < count ? UInt64(first.beginnings[i + 1]) : 511
    sink.add(101, own)
    sink.add(102, level(0))
    sink.add(103, level(0), level(-1))
    sink.add(104, level(0), level(1))
    sink.add(105, begin, own)
    sink.add(106, end, own)
    sink.add(107, begin, endBefore)
    sink.add(108, end, beginAfter)
    sink.add(109, label(-1), own, label(1))
    sink.add(110, label(-2) << 8 | label(-1), own, label(1) << 8 | label(2))
    sink.add(111, level(-2), level(2), own)
    sink.add(112, begin, t)
    sink.add(113, end, t, tag(1))
    sink.add(114, own, t, tag(1))
    sink.add(115, own, tag(-1), t)
    sink.add(116, own, word.lower)
    sink.add(117, level(0), word.stem)
    // The spans around it.
    let spans = first.spans
    let owner = Int(first.owner[i])
    let last = Int(first.last[i])
    let start = Int(p.sentenceStart[i])
    let stop = Int(p.sentenceEnd[i])
    let leftIndex = owner >= 0 ? owner - 1 : last
    let rightIndex = owner >= 0 ? owner + 1 : last + 1
    @inline(__always) func role(_ index: Int) -> UInt64 {
      guard index >= 0, index < spans.count else { return 7 }
      let inside = spans[index].start >= start && spans[index].start < stop
      return UInt64(spans[index].role.rawValue) + (inside ? 0 : 3)
    }
    let pattern = role(leftIndex - 1) << 9 | role(leftIndex) << 6 | role(rightIndex) << 3 | role(rightIndex + 1)
    let leftGap =
      leftIndex >= 0 ? AttributionFeatures.distance(i - spans[leftIndex].end + 1) : 9
    let rightGap =
      rightIndex < spans.count ? AttributionFeatures.distance(spans[rightIndex].start - i) : 9
    sink.add(120, pattern, own)
    sink.add(121, pattern, own, quote)
    sink.add(122, pattern, t, own)
    sink.add(123, role(leftIndex), leftGap, own)
    sink.add(124, role(rightIndex), rightGap, own)
    sink.add(125, role(leftIndex) << 8 | leftGap, role(rightIndex) << 8 | rightGap, own)
    if owner >= 0 {
      let span = spans[owner]
      let spot: UInt64 = (i == span.start ? 1 : 0) | (i == span.end - 1 ? 2 : 0)
      let length = AttributionFeatures.distance(span.end - span.start)
      let sure = UInt64(FirstReading.level(span.probability))
      let behind = span.end < count ? UInt64(p.words[span.end].kind.rawValue) : 30
      let front = span.start > 0 ? UInt64(p.words[span.start - 1].kind.rawValue) : 30
      sink.add(130, own << 4 | spot, length, sure)
      sink.add(131, own << 4 | spot, behind, UInt64(p.tags[span.end - 1]))
      sink.add(132, own << 4 | spot, front, UInt64(p.tags[span.start]))
      sink.add(133, own << 4 | spot, p.words[span.start].stem)
      sink.add(134, own << 4 | spot, p.words[span.end - 1].stem)
      sink.add(135, own << 4 | spot, span.end < count ? p.words[span.end].lower : 7)
      sink.add(136, own << 4 | spot, span.start > 0 ? p.words[span.start - 1].lower : 7)
      sink.add(137, own << 4 | spot, UInt64(FirstReading.level(span.after)), pattern)
    }
    // The nearest chosen cues on both sides.
    var left = last
    while left >= 0, spans[left].role != .cue || left == owner {
      left -= 1
      if last - left > 4 { left = -1 }
    }
    var right = rightIndex
    while right < spans.count, spans[right].role != .cue {
      right += 1
      if right - rightIndex > 3 { right = spans.count }
    }
    if left >= 0 {
      let cue = spans[left]
      let stem = p.words[cue.start].stem
      let inside: UInt64 = cue.start >= start ? 1 : 0
      let after = UInt64(FirstReading.level(cue.after))
      let gap = AttributionFeatures.distance(i - cue.end + 1)
      let next = cue.end < count ? p.words[cue.end].lower : 7
      sink.add(140, stem, own)
      sink.add(141, inside << 4 | after, own, t)
      sink.add(142, inside << 4 | after, gap, own)
      sink.add(143, stem, t, own)
      sink.add(144, next, own, inside)
      sink.add(145, stem, inside << 4 | after, quote << 4 | own)
    } else {
      sink.add(146, own, t)
      sink.add(147, own, quote)
    }
    if right < spans.count {
      let cue = spans[right]
      let stem = p.words[cue.start].stem
      let inside: UInt64 = cue.start < stop ? 1 : 0
      let after = UInt64(FirstReading.level(cue.after))
      let gap = AttributionFeatures.distance(cue.start - i)
      sink.add(150, stem, own)
      sink.add(151, inside << 4 | after, own, t)
      sink.add(152, inside << 4 | after, gap, own)
      sink.add(153, stem, inside << 4 | after, quote << 4 | own)
    } else {
      sink.add(154, own, t)
      sink.add(155, own, quote)
    }
    // The document.
    let mine = owner >= 0 && spans[owner].role == .source ? 1 : 0
    sink.add(160, document.source(word.lower, own: mine), own, t)
    sink.add(161, document.source(word.lower, own: mine), level(0))
    let cue = owner >= 0 && spans[owner].role == .cue && spans[owner].start == i ? 1 : 0
    sink.add(162, document.cue(word.stem, own: cue), own, t)
    sink.add(163, document.cue(word.stem, own: cue), level(0))
    sink.add(164, document.density, own, t)
    sink.add(165, document.density, level(0))
    // The paragraph in front.
    if start == 0 {
      sink.add(166, before, own, quote)
      sink.add(167, before, p.followsOpenQuote ? 1 : 0, quote << 4 | own)
    }
    let toEnd = stop - 1 - i
    if toEnd < 4 {
      sink.add(168, UInt64(toEnd), own, UInt64(p.words[stop - 1].kind.rawValue))
      sink.add(169, UInt64(toEnd), own, quote << 4 | UInt64(word.kind.rawValue))
    }
  }

  /// The roles a paragraph ends with, for the features of the next.
  package static func ending(_ spans: [LikelySpan]) -> UInt64 {
    var code: UInt64 = 1
    for span in spans.suffix(3) { code = code << 2 | UInt64(span.role.rawValue) }
    return code
  }
}
