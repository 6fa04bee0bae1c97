import Archive
import Primitives

/// A document's text cut into stretches, each with what the statements make of it.
///
/// Spans of one statement lie in those of another where it is nested, so elements can't be drawn round
/// them; every stretch between two ends carries the parts it belongs to instead. Linear in the text and
/// in the spans, but for the sorting of their ends.
struct MarkedText: Sendable {
  /// What of a statement a stretch belongs to.
  enum Part: Int, Sendable, Comparable {
    case content, condition, speaker, cue, flag
    static func < (left: Part, right: Part) -> Bool { left.rawValue < right.rawValue }
  }

  struct Span: Sendable {
    var range: TextRange
    var part: Part
    /// Index of its statement; nil for a flag.
    var statement: Int?
    /// For the tip.
    var why: String?
  }

  /// A stretch of the text within one block.
  struct Stretch: Sendable {
    var text: String
    /// Class names; empty for plain text.
    var classes: String
    var hasClasses: Bool
    var tip: String?
    /// Statements whose first span begins here, in order.
    var begins: [Begin]
  }

  struct Begin: Sendable {
    var number: Int
    /// Where the list entry is.
    var entry: String
    /// This place's own anchor.
    var anchor: String
  }

  struct Block: Sendable {
    var kind: String
    var isHeading: Bool
    var isParagraph: Bool
    var isAside: Bool
    var stretches: [Stretch]
  }

  var blocks: [Block]

  /// - Parameters:
  ///   - blocks: In order of place; text outside them is white space and isn't shown.
  ///   - statements: In order of place; their index is what `Span.statement` counts.
  init(text: String, blocks: [TextBlock], statements: [RecordedStatement], flags: [TextFlag]) {
    let bytes = Array(text.utf8)
    var spans: [Span] = []
    var firsts: [(place: Int, statement: Int)] = []
    for (index, statement) in statements.enumerated() {
      var own = statement.content.map { Span(range: $0.range, part: .content, statement: index) }
      if let range = statement.speaker?.range {
        own.append(Span(range: range, part: .speaker, statement: index))
      }
      if let range = statement.cue?.range {
        own.append(Span(range: range, part: .cue, statement: index))
      }
      if let first = own.map(\.range.start).min() { firsts.append((first, index)) }
      if let range = statement.condition?.range {
        own.append(Span(range: range, part: .condition, statement: index))
      }
      spans += own
    }
    for flag in flags {
      guard let range = flag.range else { continue }
      spans.append(
        Span(range: range, part: .flag, why: Labels.words(flag.kind) + ": " + flag.why))
    }
    spans.removeAll {
      $0.range.isEmpty || $0.range.start < 0 || $0.range.end > bytes.count
    }
    let covered =
      blocks.isEmpty ? [TextBlock(range: TextRange(0, bytes.count), kind: .paragraph)] : blocks
    self.blocks = MarkedText.cut(bytes, covered, spans, firsts, statements)
  }

  private static func cut(
    _ bytes: [UInt8], _ blocks: [TextBlock], _ spans: [Span],
    _ firsts: [(place: Int, statement: Int)], _ statements: [RecordedStatement]
  ) -> [Block] {
    // A sweep over the ends of blocks and spans: `open` holds the spans round the place reached.
    let starts = spans.indices.sorted { spans[$0].range < spans[$1].range }
    var cuts = spans.flatMap { [$0.range.start, $0.range.end] }
    cuts += firsts.map(\.place)
    cuts.sort()
    let begins = firsts.sorted { ($0.place, $0.statement) < ($1.place, $1.statement) }
    var open: [Int] = []
    var nextStart = 0
    var nextCut = 0
    var nextBegin = 0
    return blocks.map { block in
      var stretches: [Stretch] = []
      var place = max(0, block.range.start)
      let end = min(block.range.end, bytes.count)
      while place < end {
        while nextCut < cuts.count, cuts[nextCut] <= place { nextCut += 1 }
        let stop = nextCut < cuts.count ? min(cuts[nextCut], end) : end
        open.removeAll { spans[$0].range.end <= place }
        while nextStart < starts.count, spans[starts[nextStart]].range.start <= place {
          if spans[starts[nextStart]].range.end > place { open.append(starts[nextStart]) }
          nextStart += 1
        }
        var here: [Begin] = []
        while nextBegin < begins.count, begins[nextBegin].place <= place {
          let index = begins[nextBegin].statement
          let uid = statements[index].uid
          here.append(Begin(number: index + 1, entry: "#s-" + uid, anchor: "t-" + uid))
          nextBegin += 1
        }
        let names = classes(of: open.map { spans[$0] })
        stretches.append(
          Stretch(
            text: String(decoding: bytes[place..<stop], as: UTF8.self), classes: names,
            hasClasses: !names.isEmpty,
            tip: open.compactMap { spans[$0].why }.first, begins: here))
        place = stop
      }
      let isAside = block.kind == .boilerplate || block.kind == .links
      return Block(
        kind: block.kind.rawValue, isHeading: block.kind == .heading,
        isParagraph: block.kind != .heading && !isAside, isAside: isAside, stretches: stretches)
    }
  }

  /// Speaker and cue win over the content they stand in, that of the nested statement over the outer.
  private static func classes(of spans: [Span]) -> String {
    var names: [String] = []
    if spans.contains(where: { $0.part == .cue }) {
      names.append("cue")
    } else if spans.contains(where: { $0.part == .speaker }) {
      names.append("speaker")
    }
    let depth = Set(spans.filter { $0.part == .content }.compactMap(\.statement)).count
    if depth > 0 { names.append(depth > 1 ? "content nested" : "content") }
    if spans.contains(where: { $0.part == .condition }) { names.append("condition") }
    if spans.contains(where: { $0.part == .flag }) { names.append("flag") }
    return names.joined(separator: " ")
  }
}
