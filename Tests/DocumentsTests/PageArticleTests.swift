import Primitives
import TestSupport
import Testing

@testable import Documents

/// The words of the chosen blocks, where the model would take paragraphs and headings, and leave everything else.
private func article(_ html: String, rows: Float = -1) -> [String] {
  var found: [String] = []
  LabelledPage.withBlocks(Array(html.utf8), .none) { page in
    let scores = page.blocks.map { block in
      let tag = page.tree.nodes[Int(max(0, block.container))].tag
      return tag == .p || tag.isHeading ? Float(3) : rows
    }
    found = PageArticle(page, scores: scores, titleBlock: BlockFeatures.titleBlock(page)).chosen
      .map { String(decoding: page.text(of: page.blocks[$0]), as: UTF8.self) }
  }
  return found
}

@Suite struct `A page that goes on with the next story` {
  private static func story(_ title: String, _ inside: String = "", tag: String = "article")
    -> String
  {
    let text = (0..<5).map {
      "<p>\(title): the parties declared the numbers of their warheads on day \($0) of the month, and said so.</p>"
    }
    return
      "<\(tag) class=post><div class=head><h1 class=headline>\(title)</h1></div><div>\(text.joined())\(inside)</div></\(tag)>"
  }

  private static func page(_ body: String) -> String {
    "<head><title>Inspections stopped for the year</title></head><body>\(body)</body>"
  }

  @Test func `ends where the next one begins`() {
    let found = article(
      Self.page(
        Self.story("Inspections stopped for the year")
          + Self.story("Minister resigns over the budget")
          + Self.story("Rain expected in the north")))
    #expect(found.count == 5)
    #expect(found.allSatisfy { $0.hasPrefix("Inspections stopped") })
  }

  @Test func `keeps the parts of one story`() {
    let parts =
      "<h1 class=headline>What the treaty says of them</h1><p>It says a good deal of them.</p>"
    // A second heading of the same template in the same article, and stories that stand in no article at all.
    #expect(article(Self.page(Self.story("Inspections stopped for the year", parts))).count == 7)
    let divided =
      Self.story("Inspections stopped for the year", tag: "div")
      + Self.story("Minister resigns over the budget", tag: "div")
    #expect(article(Self.page(divided)).count == 11)
  }
}

@Suite struct `An article's table of figures` {

  private static let text =
    "<p>The parties declared these numbers of warheads on the first of March.</p>"
  private static let figures =
    "<table><tr><th>Party<th>Warheads</tr>"
    + (1...6).map { "<tr><td>Party \($0)<td>1,\($0)49</tr>" }.joined() + "</table>"

  @Test func `is taken whole with the text before or behind it`() {
    for body in [
      Self.text + Self.figures, Self.figures + Self.text, Self.text + "<div>\(Self.figures)</div>",
    ] {
      let found = article(
        "<body><div>\(body)</div><div><span>Menu of the site here</span></div>")
      #expect(found.count == 8)
      #expect(found.contains("Party 3 1,349"))
      #expect(!found.contains { $0.contains("Menu") })
    }
  }

  @Test func `is left where its rows speak against it, where it is links, and far from the text`() {
    #expect(article("<body><div>\(Self.text)\(Self.figures)</div>", rows: -3).count == 1)
    let links = Self.figures.replacing("1,", with: "<a href=x>See the page of this party</a>")
    #expect(article("<body><div>\(Self.text)\(links)</div>").count == 1)
    let between = "<div>Words of something else between the two</div>"
    #expect(article("<body><div>\(Self.text)</div>\(between)\(Self.figures)").count == 1)
  }

  @Test func `is told from a table that the page is laid out by`() {
    let box =
      "Some words in a box of the page, which are long enough to be told from the cell of a table of figures by their length alone"
    let layout = "<table><tr><td><div>\(box)</div><td><div>\(box)</div></table>"
    #expect(article("<body><div>\(Self.text)\(layout)</div>").count == 1)
  }

  @Test func `of a thousand nested ones costs no more than its page`() {
    let deep = String(repeating: "<table><tr><td>Some figures 1,549<td>", count: 1_000)
    #expect(!article("<body>\(Self.text)\(deep)").isEmpty)
  }
}
