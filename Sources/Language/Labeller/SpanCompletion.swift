/// Adds spans that were not likely enough by themselves where another span asks for them.
///
/// A chosen cue has content and a chosen content a cue: where one stands alone, the likeliest free span of
/// the other kind near it is taken at a lower threshold.
package struct SpanCompletion: Sendable {
  /// The least probability of a content taken for a cue that has none, and of a cue for a content.
  package var content: Float = 0.1
  package var cue: Float = 0.1
  /// How many words may lie between the two.
  package var reach = 40

  package init() {}

  /// The chosen spans with what completes them, in order of place.
  package func complete(
    _ chosen: [LikelySpan], likely: [LikelySpan], groups: [SpanLinker.Group]
  ) -> [LikelySpan] {
    var spans = chosen
    for group in groups {
      var hasCue = false
      var hasContent = false
      for member in group.members {
        if chosen[member].role == .cue { hasCue = true }
        if chosen[member].role == .content { hasContent = true }
      }
      guard hasCue != hasContent, let first = group.members.first, let last = group.members.last
      else { continue }
      let wanted: ChainLabel.Role = hasCue ? .content : .cue
      let least = hasCue ? content : cue
      var best: LikelySpan?
      for span in likely where span.role == wanted && span.probability >= least {
        let gap = max(chosen[first].start - span.end, span.start - chosen[last].end)
        guard gap <= reach, span.probability > best?.probability ?? 0 else { continue }
        guard !spans.contains(where: { $0.start < span.end && span.start < $0.end }) else { continue }
        best = span
      }
      if let best { spans.append(best) }
    }
    guard spans.count > chosen.count else { return chosen }
    return spans.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
  }
}
