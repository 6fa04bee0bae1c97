import Documents
import Foundation
import Primitives
import TestSupport
import Testing

private func page(_ html: String, url: String? = nil) throws -> Document {
  try #require(
    DocumentReader(outlets: outlets).read(
      DocumentSource(id: "p.html", bytes: Array(html.utf8), format: .html, url: url)
    ).first
  ).get()
}

private let paragraphs = [
  "The foreign ministry said on Tuesday that the two sides would not resume inspections this year, and that no date had been set for talks.",
  "“We see no grounds for a meeting,” the spokeswoman told reporters, adding that the other side’s demands were unacceptable &amp; late.",
  "Experts noted that the last inspections had taken place in March 2020, before the pandemic, and that trust had eroded since then.",
  "The treaty limits each side to 1,550 deployed warheads, 700 deployed launchers, and 800 launchers in all, deployed or not.",
]

private let newsPage = """
  <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>No inspections this year, ministry says | Example News</title>
  <meta property="og:title" content="No inspections this year, ministry says">
  <meta property="og:site_name" content="Example News">
  <link rel="canonical" href="https://www.example.org/2023/12/no-inspections">
  <script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"No inspections this year, ministry says",
  "datePublished":"2023-12-05T23:10:00+03:00","dateModified":"2023-12-06","author":[{"@type":"Person","name":"Anna Smith"},{"@type":"Person","name":"Ivan Petrov"}],}</script>
  </head><body><nav class="menu"><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
  <article class="story"><h1>No inspections this year, ministry says</h1><p class="byline">By Anna Smith and Ivan Petrov</p>
  <div class="article-body"><p>\(paragraphs[0])<p>\(paragraphs[1])</p><h2>What comes next</h2><p>\(paragraphs[2])</p>
  <script>var x = "<p>not text</p>";</script><p>\(paragraphs[3]) See <a href="https://www.example.org/limits">the limits</a>.</p></div></article>
  <aside class="related"><h3>Related</h3><ul><li><a href="/a">Another story about something else entirely</a></li>
  <li><a href="/b">A third story that readers may like</a></li></ul></aside>
  <footer class="footer"><p>© 2023 Example News. All rights reserved. <a href="/privacy">Privacy policy</a></p></footer></body></html>
  """

@Suite struct `A page` {
  @Test func `gives its article, its blocks and what it says of itself`() throws {
    let document = try page(newsPage)
    #expect(document.text.contains("would not resume inspections"))
    #expect(document.text.contains("unacceptable & late"))
    #expect(document.text.contains("800 launchers in all"))
    #expect(!document.text.contains("not text"))
    #expect(!document.text.contains("Another story"))
    #expect(!document.text.contains("All rights reserved"))
    #expect(document.metadata.title == "No inspections this year, ministry says")
    #expect(document.metadata.authors == ["Anna Smith", "Ivan Petrov"])
    #expect(document.metadata.published == PartialDay("2023-12-05"))
    #expect(document.metadata.publishedEvidence == "json-ld datePublished")
    #expect(document.metadata.updated == PartialDay("2023-12-06"))
    #expect(document.metadata.url == "https://www.example.org/2023/12/no-inspections")
    #expect(document.metadata.outlet == "Example News")
    #expect(document.language == "en")
    #expect(document.leftOut.contains { $0.text.contains("All rights reserved") })
    for block in document.blocks { #expect(document.text.passage(block.range)?.isEmpty == false) }
    let link = try #require(document.links.first { $0.address.hasSuffix("/limits") })
    #expect(link.range.flatMap(document.text.passage) == "the limits")
  }

  @Test func `never gets a day that only its address's month suggests`() throws {
    let html = newsPage.replacing("datePublished", with: "somethingElse").replacing(
      "dateModified", with: "other")
    let document = try page(html)
    #expect(document.metadata.published?.description == "2023-12")
    #expect(document.metadata.publishedEvidence?.hasPrefix("address") == true)
  }

  @Test func `keeps and flags dates that contradict each other`() throws {
    let html = newsPage.replacing(
      "<meta charset", with: "<meta name=\"pubdate\" content=\"2021-01-31\"><meta charset")
    let document = try page(html)
    #expect(document.metadata.published == PartialDay("2023-12-05"))
    #expect(
      document.flags.contains { $0.kind == "date-contradicted" && $0.why.contains("2021-01-31") })
  }

  @Test(arguments: ["windows-1251", "koi8-r"])
  func `is read in the encoding it declares`(name: String) throws {
    let text =
      "Министерство иностранных дел заявило, что участие в договоре приостановлено, и переговоров не будет до весны."
    let html =
      "<html><head><meta charset=\"\(name)\"><title>Заявление министерства</title></head><body><div><p>\(text)</p><p>\(text) Повторили.</p></div></body></html>"
    let data = try #require(
      html.data(using: name == "koi8-r" ? .init(rawValue: 0x8000_0A02) : .windowsCP1251))
    let document = try #require(
      DocumentReader(outlets: []).read(DocumentSource(id: "r.html", bytes: Array(data))).first
    ).get()
    #expect(document.text.contains("участие в договоре приостановлено"))
    #expect(document.language == "ru")
  }

  @Test func `has its table's rows as lines, each one block`() throws {
    let rows = [("Russia", "1,549", "527"), ("United States", "1,420", "665")].map {
      "<tr><td>\($0.0)</td><td>\($0.1)</td><td><p>\($0.2)</p></td></tr>"
    }.joined()
    let html = newsPage.replacing(
      "<h2>What comes next</h2>",
      with:
        "<table><tr><th>Party</th><th>Warheads</th><th>Launchers</th></tr>\(rows)</table><h2>What comes next</h2>"
    )
    let text = try page(html).text
    let furniture = try page(html).leftOut.map(\.text)
    #expect((text.components(separatedBy: "\n\n") + furniture).contains("Russia 1,549 527"))
  }

  @Test func `in a script that parts no words by spaces is read like any other`() throws {
    let sentence = "外務省の報道官は火曜日、今年中に査察を再開する予定はないと述べた。協議の日程も決まっていない、と付け加えた。"
    let html = """
      <html><head><meta charset="utf-8"><title>査察の再開なし</title></head><body><ul><li><a href="/">ホーム</a></li></ul>
      <article><h1>査察の再開なし</h1><div class="entry-content"><p>\(sentence)</p><p>専門家は、信頼が損なわれたと指摘する。\(sentence)</p>
      <p>「会う理由はない」と報道官は語った。\(sentence)</p></div></article><footer><p>© 2023 例の新聞</p></footer></body></html>
      """
    let text = try page(html).text
    #expect(text.contains("専門家は、信頼が損なわれたと指摘する。"))
    #expect(text.contains("「会う理由はない」"))
    #expect(!text.contains("©"))
  }

  @Test(arguments: ["", "<h2><a href=\"/x\">What else was written on the same day</a></h2>"])
  func `leaves out the articles inside its article that are others' teasers`(heading: String) throws
  {
    let paragraphs = (0..<4).map {
      "<p>The minister said on day \($0) that the two sides would keep limit \($0) of the treaty, and that no more had been agreed, neither in this year nor for the next.</p>"
    }
    let teasers = (0..<4).map {
      "<article class=\"entry\">\(heading)<p>The paper wrote of affair \($0), which the town had long forgotten, that it would be taken up again by the court before the summer.</p></article>"
    }
    let page =
      "<html><head><title>Limits</title></head><body><article class=\"entry\">\(paragraphs.joined())\(teasers.joined())</article></body></html>"
    let document = try #require(
      DocumentReader(outlets: []).read(
        DocumentSource(id: "p.html", bytes: Array(page.utf8), format: .html)
      ).first
    ).get()
    #expect(document.text.contains("limit 3 of the treaty"))
    #expect(!document.text.contains("affair"))
  }

  @Test func `without an article is a fault`() {
    let results = DocumentReader(outlets: []).read(
      DocumentSource(
        id: "e.html", bytes: Array("<html><body><script>x</script></body></html>".utf8)))
    guard case .failure(let fault)? = results.first else {
      Issue.record("was read")
      return
    }
    #expect(fault.code == "no-text")
  }

  @Test func `nested to 100,000 or with 20,000 attributes is read all the same`() throws {
    let text = "<p>\(paragraphs[0])</p><p>\(paragraphs[1])</p>"
    let deep = String(repeating: "<div>", count: 100_000) + text
    #expect(try page(deep).text.contains("would not resume inspections"))
    let wide =
      "<div " + (0..<20_000).map { "a\($0)=\"\($0)\"" }.joined(separator: " ") + ">" + text
      + "</div>"
    #expect(try page(wide).text.contains("would not resume inspections"))
    let unclosed = String(repeating: "<b><i><a href=x>", count: 20_000) + text
    _ = try? page(unclosed)
    let ends = String(repeating: "<div><i></b></span>", count: 20_000) + text
    #expect(try page(ends).text.contains("would not resume inspections"))
  }
}

@Suite struct `The built-in block model` {
  @Test func `is the file that its card describes`() throws {
    let folder = ProjectFolder.root.appending(path: "Models/documents-blocks-1")
    let file = try Data(contentsOf: folder.appending(path: "blocks.bin"))
    #expect(Array(file) == BlockClassifierTraining.builtInModel)
    #expect(DocumentReader(outlets: []).hasModel)
  }

  @Test func `gives way to hand rules, said in a flag, where a given model is none`() throws {
    let reader = DocumentReader(outlets: [], model: [1, 2, 3])
    let document = try #require(
      reader.read(DocumentSource(id: "p.html", bytes: Array(newsPage.utf8), format: .html)).first
    ).get()
    #expect(document.flags.contains { $0.kind == "no-model" })
    #expect(document.text.contains("would not resume inspections"))
  }

  @Test func `is trained the same from the same pages`() {
    var training = BlockClassifierTraining()
    training.firstLook.trees = 3
    training.secondLook.trees = 3
    let pages = (0..<6).map { number in
      BlockClassifierTraining.Page(
        id: "\(number)", site: "site\(number % 3).org", html: Array(newsPage.utf8),
        text: paragraphs.joined(separator: "\n"))
    }
    let model = training.model(pages)
    #expect(model == training.model(pages))
    #expect(training.oracle(pages)["0"]?.contains("would not resume inspections") == true)
  }
}
