internal import Language
internal import Primitives

/// Draws an article's attributions on the words of its paragraphs.
struct GoldLabels {
  /// One attribution by word runs of one paragraph.
  struct Parts {
    var source: [Range<Int>] = []
    var cue: [Range<Int>] = []
    var content: [Range<Int>] = []
  }

  var labels: [UInt8]
  var attributions: [Parts]

  init(_ passage: borrowing WordPassage, _ attributions: [PolNeARCorpus.Attribution]) {
    labels = [UInt8](repeating: UInt8(ChainLabel.outside), count: passage.count)
    self.attributions = []
    guard let first = passage.ranges.first, let last = passage.ranges.last else { return }
    let place = TextRange(first.start, last.end)
    func run(_ range: TextRange) -> Range<Int>? {
      guard range.overlaps(place) else { return nil }
      let run = passage.ranges.run(overlapping: range)
      return run.isEmpty ? nil : run
    }
    var gaps: [(extent: Range<Int>, cue: Int)] = []
    for attribution in attributions {
      let source = attribution.source.compactMap(run)
      let cue = attribution.cue.compactMap(run)
      let content = attribution.content.compactMap(run)
      let all = source + cue + content
      guard let low = all.map(\.lowerBound).min(), let high = all.map(\.upperBound).max() else {
        continue
      }
      self.attributions.append(Parts(source: source, cue: cue, content: content))
      let anchor =
        cue.first?.lowerBound
        ?? ((attribution.cue.first?.start ?? 0) < place.start ? -1 : passage.count)
      let follows = content.contains { $0.lowerBound >= anchor }
      for run in source {
        mark(run, run.lowerBound < anchor ? ChainLabel.sourceBefore : ChainLabel.sourceAfter)
      }
      for run in cue { mark(run, follows ? ChainLabel.cueFirst : ChainLabel.cueLast) }
      for run in content {
        mark(run, run.lowerBound < anchor ? ChainLabel.contentBefore : ChainLabel.contentAfter)
      }
      gaps.append((low..<high, anchor))
    }
    for gap in gaps.sorted(by: {
      ($0.extent.count, $0.extent.lowerBound) < ($1.extent.count, $1.extent.lowerBound)
    }) {
      for index in gap.extent where labels[index] == ChainLabel.outside {
        labels[index] = UInt8(index < gap.cue ? ChainLabel.gapBefore : ChainLabel.gapAfter)
      }
    }
  }

  private mutating func mark(_ run: Range<Int>, _ label: Int) {
    // Where two parts share a word the first to claim it keeps it.
    guard !run.contains(where: { labels[$0] >= ChainLabel.sourceBefore }) else { return }
    for index in run { labels[index] = UInt8(index == run.lowerBound ? label : label + 1) }
  }

  /// The runs of each role that the labels spell.
  static func spans(_ labels: [UInt8]) -> [(role: ChainLabel.Role, run: Range<Int>)] {
    var found: [(role: ChainLabel.Role, run: Range<Int>)] = []
    var index = 0
    while index < labels.count {
      guard let role = ChainLabel.role(Int(labels[index])) else {
        index += 1
        continue
      }
      var end = index + 1
      while end < labels.count, ChainLabel.isInside(Int(labels[end])) { end += 1 }
      found.append((role, index..<end))
      index = end
    }
    return found
  }

  /// The paragraph's gold spans in order of place, and which belong to which cue (cue, other).
  var graph: (spans: [LikelySpan], links: Set<[Int]>) {
    var numbers: [LikelySpan: Int] = [:]
    func span(_ role: ChainLabel.Role, _ run: Range<Int>) -> LikelySpan {
      LikelySpan(
        role: role, start: run.lowerBound, end: run.upperBound, probability: 1, after: 0)
    }
    var all = Set<LikelySpan>()
    for parts in attributions {
      all.formUnion(parts.source.map { span(.source, $0) })
      all.formUnion(parts.cue.map { span(.cue, $0) })
      all.formUnion(parts.content.map { span(.content, $0) })
    }
    let spans = all.sorted {
      ($0.start, $0.end, $0.role.rawValue) < ($1.start, $1.end, $1.role.rawValue)
    }
    for (number, span) in spans.enumerated() { numbers[span] = number }
    var links = Set<[Int]>()
    for parts in attributions {
      for cue in parts.cue {
        guard let from = numbers[span(.cue, cue)] else { continue }
        let others =
          parts.source.map { span(.source, $0) } + parts.content.map { span(.content, $0) }
        for other in others {
          if let to = numbers[other] { links.insert([from, to]) }
        }
      }
    }
    return (spans, links)
  }

  /// The distinct spans of each role.
  var roleSpans: Set<SpanScore.RoleSpan> {
    Set(
      graph.spans.map { SpanScore.RoleSpan(role: $0.role.rawValue, start: $0.start, end: $0.end) })
  }
}
