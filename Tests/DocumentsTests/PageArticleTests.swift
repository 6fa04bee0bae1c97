import Primitives
import TestSupport
import Testing

@testable import Documents

@Suite struct `An article's table of figures` {
  /// The words of the chosen blocks, where the model would take paragraphs and leave everything else.
  private static func article(_ html: String, rows: Float = -1) -> [String] {
    var found: [String] = []
    LabelledPage.withBlocks(Array(html.utf8), .none) { page in
      let scores = page.blocks.map { block in
        page.tree.nodes[Int(max(0, block.container))].tag == .p ? Float(3) : rows
      }
      found = PageArticle(page, scores: scores, titleBlock: nil).chosen.map {
        String(decoding: page.text(of: page.blocks[$0]), as: UTF8.self)
      }
    }
    return found
  }

  private static let text =
    "<p>The parties declared these numbers of warheads on the first of March.</p>"
  private static let figures =
    "<table><tr><th>Party<th>Warheads</tr>"
    + (1...6).map { "<tr><td>Party \($0)<td>1,\($0)49</tr>" }.joined() + "</table>"

  @Test func `is taken whole with the text before or behind it`() {
    for body in [
      Self.text + Self.figures, Self.figures + Self.text, Self.text + "<div>\(Self.figures)</div>",
    ] {
      let found = Self.article(
        "<body><div>\(body)</div><div><span>Menu of the site here</span></div>")
      #expect(found.count == 8)
      #expect(found.contains("Party 3 1,349"))
      #expect(!found.contains { $0.contains("Menu") })
    }
  }

  @Test func `is left where its rows speak against it, where it is links, and far from the text`() {
    #expect(Self.article("<body><div>\(Self.text)\(Self.figures)</div>", rows: -3).count == 1)
    let links = Self.figures.replacing("1,", with: "<a href=x>See the page of this party</a>")
    #expect(Self.article("<body><div>\(Self.text)\(links)</div>").count == 1)
    let between = "<div>Words of something else between the two</div>"
    #expect(Self.article("<body><div>\(Self.text)</div>\(between)\(Self.figures)").count == 1)
  }

  @Test func `is told from a table that the page is laid out by`() {
    let box =
      "Some words in a box of the page, which are long enough to be told from the cell of a table of figures by their length alone"
    let layout = "<table><tr><td><div>\(box)</div><td><div>\(box)</div></table>"
    #expect(Self.article("<body><div>\(Self.text)\(layout)</div>").count == 1)
  }

  @Test func `of a thousand nested ones costs no more than its page`() {
    let deep = String(repeating: "<table><tr><td>Some figures 1,549<td>", count: 1_000)
    #expect(!Self.article("<body>\(Self.text)\(deep)").isEmpty)
  }
}
