internal import Language
internal import Primitives

/// How well attributions fit a gold corpus: exact spans by role, and whole attributions.
///
/// Spans are compared by their bytes, trimmed of white space. An attribution counts as found where sources and
/// contents overlap by half (Jaccard, in bytes), matched one to one, best pairs first. The published figures
/// come from `score_attribution.py`; these are its quick relatives for tuning.
struct AttributionScore {
  private(set) var spans = SpanScore()
  private(set) var matched = 0
  private(set) var found = 0
  private(set) var gold = 0

  init(_ articles: [PolNeARCorpus.Article], _ labelled: [[LabelledAttribution]]) {
    for (article, labelled) in zip(articles, labelled) {
      var foundSpans = Set<SpanScore.RoleSpan>()
      var goldSpans = Set<SpanScore.RoleSpan>()
      func add(_ set: inout Set<SpanScore.RoleSpan>, _ role: Int, _ ranges: [TextRange]) {
        for range in ranges { set.insert(.init(role: role, start: range.start, end: range.end)) }
      }
      for one in labelled {
        add(&foundSpans, 0, one.source)
        add(&foundSpans, 1, one.cue)
        add(&foundSpans, 2, one.content)
      }
      for one in article.attributions {
        add(&goldSpans, 0, one.source)
        add(&goldSpans, 1, one.cue)
        add(&goldSpans, 2, one.content)
      }
      spans.add(found: foundSpans, gold: goldSpans)
      matched += Self.matches(article, labelled).filter { $0 }.count
      found += labelled.count
      gold += article.attributions.count
    }
  }

  var attribution: Double { 2 * Double(matched) / Double(max(1, found + gold)) }

  var description: String { spans.description + "  attribution " + percent(attribution) }

  /// For each labelled attribution whether it matches one of the gold.
  static func matches(
    _ article: PolNeARCorpus.Article, _ labelled: [LabelledAttribution]
  ) -> [Bool] {
    var pairs: [(fit: Double, labelled: Int, gold: Int)] = []
    for (l, one) in labelled.enumerated() {
      for (g, other) in article.attributions.enumerated() {
        let content = jaccard(one.content, other.content)
        guard content >= 0.5 else { continue }
        let source =
          one.source.isEmpty && other.source.isEmpty ? 1 : jaccard(one.source, other.source)
        guard source >= 0.5 else { continue }
        pairs.append((content + source, l, g))
      }
    }
    pairs.sort { ($0.fit, -$0.labelled, -$0.gold) > ($1.fit, -$1.labelled, -$1.gold) }
    var used = Set<Int>()
    var right = [Bool](repeating: false, count: labelled.count)
    for pair in pairs where !right[pair.labelled] && !used.contains(pair.gold) {
      right[pair.labelled] = true
      used.insert(pair.gold)
    }
    return right
  }

  /// The share of bytes that two lists of ranges have in common.
  static func jaccard(_ left: [TextRange], _ right: [TextRange]) -> Double {
    var common = 0
    for a in left { for b in right { common += max(0, min(a.end, b.end) - max(a.start, b.start)) } }
    let all = left.reduce(0) { $0 + $1.length } + right.reduce(0) { $0 + $1.length } - common
    return all == 0 ? 0 : Double(common) / Double(all)
  }
}
