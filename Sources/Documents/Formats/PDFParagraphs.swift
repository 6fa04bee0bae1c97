import Primitives

/// The lines of a PDF put together to paragraphs.
struct PDFParagraphs {
  private(set) var texts: [String] = []
  private(set) var kinds: [TextBlock.Kind] = []
  private(set) var title: String?
  private let hyphens: LineHyphens

  init(_ pages: [PDFPage]) {
    hyphens = LineHyphens(pages.flatMap { $0.blocks.flatMap { $0.map(\.words) } })
    let heads = PDFParagraphs.runningHeads(pages)
    let heights = pages.flatMap { $0.blocks.flatMap { $0.map(\.height) } }.sorted()
    let usual = heights.isEmpty ? 10 : heights[heights.count / 2]
    var largest = usual * 1.25
    for (number, page) in pages.enumerated() {
      for block in page.blocks {
        let lines = block.filter { !$0.words.isEmpty }
        guard let first = lines.first else { continue }
        if lines.count <= 2, lines.allSatisfy({ heads.contains(PDFParagraphs.key($0, page)) }) {
          add(lines.map(\.words).joined(separator: " "), .boilerplate)
          continue
        }
        let words = hyphens.joined(lines.map(\.words))
        let isHeading =
          first.height > usual * 1.15 && lines.count <= 4 && words.split(separator: " ").count <= 30
        if number == 0, isHeading, first.height > largest {
          largest = first.height
          title = words
        }
        if isHeading {
          add(words, .heading)
        } else if goesOn(words) {
          append(words)
        } else {
          add(words, .paragraph)
        }
      }
    }
  }

  private mutating func add(_ words: String, _ kind: TextBlock.Kind) {
    texts.append(words)
    kinds.append(kind)
  }

  /// Whether the paragraph before, furniture aside, is cut in a sentence that these words take up.
  private func goesOn(_ words: String) -> Bool {
    guard let last = kinds.lastIndex(where: { $0 != .boilerplate }), kinds[last] == .paragraph
    else { return false }
    let form = LineForm(texts[last])
    guard !form.endsSentence, !form.endsWithColon else { return false }
    return LineForm(words).firstLetterIsLower == true
  }

  private mutating func append(_ words: String) {
    guard let last = kinds.lastIndex(where: { $0 != .boilerplate }) else { return }
    texts[last] = hyphens.joined([texts[last], words])
  }

  /// Lines in the top or bottom tenth of a page that stand, figures aside, on half of the pages and on two at least.
  private static func runningHeads(_ pages: [PDFPage]) -> Set<String> {
    var counts: [String: Int] = [:]
    for page in pages {
      let keys = Set(
        page.blocks.flatMap { $0 }.filter {
          $0.bottom < page.height * 0.12 || $0.top > page.height * 0.88
        }.map { key($0, page) })
      for key in keys { counts[key, default: 0] += 1 }
    }
    let needed = max(2, (pages.count + 1) / 2)
    return Set(counts.filter { $0.value >= needed }.keys)
  }

  private static func key(_ line: PDFPage.Line, _ page: PDFPage) -> String {
    let words = String(line.words.lowercased().map { $0.isNumber ? "0" : $0 })
    return (line.top < page.height / 2 ? "t" : "b") + words
  }
}
