import Documents
import Foundation
import Primitives
import TestSupport
import Testing

private func read(_ text: String, id: String, format: DocumentFormat? = nil) -> [Result<
  Document, DocumentFault
>] {
  DocumentReader(outlets: outlets).read(
    DocumentSource(id: id, bytes: Array(text.utf8), format: format))
}

@Suite struct `A feed` {
  @Test func `of RSS gives its items, escaped and not`() throws {
    let feed = """
      <?xml version="1.0"?><rss version="2.0" xmlns:dc="x" xmlns:content="y"><channel><title>Example &amp; Sons</title>
      <link>https://www.example.org/</link><language>en-GB</language><image><title>logo</title></image>
      <item><title><![CDATA[No talks & no date]]></title><link>https://www.themoscowtimes.com/2025/08/06/a</link>
      <pubDate>Wed, 06 Aug 2025 10:00:00 +0300</pubDate><dc:creator>Anna Smith</dc:creator>
      <description>&lt;p&gt;The minister said no.&lt;/p&gt;</description>
      <content:encoded><![CDATA[<p>The minister said no on Tuesday.</p><p>He gave no reason, nor did the ministry.</p>]]></content:encoded></item>
      <item><title>Empty</title><link>https://www.example.org/b</link></item>
      """
    let results = read(feed, id: "f.xml")
    #expect(results.count == 2)
    let first = try results[0].get()
    #expect(first.id == "f.xml#1")
    #expect(
      first.text == "The minister said no on Tuesday.\n\nHe gave no reason, nor did the ministry.")
    #expect(first.metadata.title == "No talks & no date")
    #expect(first.metadata.published == PartialDay("2025-08-06"))
    #expect(first.metadata.authors == ["Anna Smith"])
    #expect(first.metadata.outlet == "The Moscow Times")
    #expect(throws: DocumentFault.self) { try results[1].get() }
  }

  @Test func `of Atom gives its entries, inline markup and all`() throws {
    let feed = """
      <feed xmlns="http://www.w3.org/2005/Atom"><title>Site</title><entry><title type="html">A &amp;lt;b&amp;gt;</title>
      <link rel="self" href="https://x.org/self"/><link href="https://x.org/1"/><id>tag:x.org,1</id><updated>2024-02-03T00:00:00Z</updated>
      <author><name>Ivan Petrov</name><uri>http://x.org</uri></author>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One said so.</p><p>Two &amp; three denied it.</p></div></content></entry></feed>
      """
    let document = try #require(read(feed, id: "a.atom").first).get()
    #expect(document.text == "One said so.\n\nTwo & three denied it.")
    #expect(document.metadata.url == "https://x.org/1")
    #expect(document.metadata.authors == ["Ivan Petrov"])
    #expect(document.metadata.published == PartialDay("2024-02-03"))
  }

  @Test func `of Atom gives what it packs in base64 unpacked`() throws {
    let packed = Data("<p>The minister said <b>no</b>.</p>".utf8).base64EncodedString()
    for attributes in ["mode=\"base64\" type=\"text/html\"", "type=\"application/octet-stream\""] {
      let feed =
        "<feed><entry><title>A</title><content \(attributes)>\(packed)</content></entry></feed>"
      #expect(try #require(read(feed, id: "a.atom").first).get().text == "The minister said no.")
    }
  }

  @Test func `of JSON gives its items`() throws {
    let feed = #"""
      {"version":"https://jsonfeed.org/version/1.1","title":"S","items":[{"id":"1","url":"https://x.org/1","title":"T",
      "content_text":"He said <no>.\nTwice.","date_published":"2024-05-06T07:08:09Z","authors":[{"name":"A. B."}]}]}
      """#
    let document = try #require(read(feed, id: "f.json").first).get()
    #expect(document.text == "He said <no>.\nTwice.")
    #expect(document.metadata.published == PartialDay("2024-05-06"))
  }
}

private let html = """
  <html><head><title>Talks</title></head><body><div><p>The minister said on Monday that nothing had been decided about the missiles.</p>
  <p>He added that the ministry would publish a statement in the coming weeks, after consultations.</p></div></body></html>
  """

private func record(_ type: String, _ uri: String, _ block: String) -> String {
  "WARC/1.0\r\nWARC-Type: \(type)\r\nWARC-Target-URI: \(uri)\r\nWARC-Date: 2026-07-07T00:00:00Z\r\nContent-Type: application/http\r\nContent-Length: \(block.utf8.count)\r\n\r\n\(block)\r\n\r\n"
}

@Suite struct `A web archive` {
  static let archive =
    record("request", "https://ria.ru/1", "GET / HTTP/1.1\r\n\r\n")
    + record(
      "response", "https://ria.ru/1",
      "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n\(html)")
    + record(
      "response", "https://ria.ru/404",
      "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n\(html)")
    + record(
      "response", "https://ria.ru/p.png", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nxx")

  @Test func `gives its pages with their addresses and never its own day`() throws {
    let results = read(Self.archive, id: "a.warc")
    #expect(results.count == 1)
    let document = try results[0].get()
    #expect(document.id == "a.warc#1")
    #expect(document.format == .html)
    #expect(document.metadata.url == "https://ria.ru/1")
    #expect(document.metadata.outlet == "RIA Novosti")
    #expect(document.metadata.published == nil)
  }

  @Test(arguments: [1, 7, 100, 65_536])
  func `comes out the same in whatever pieces it is read`(size: Int) throws {
    let bytes = Array((Self.archive + Self.archive).utf8)
    var at = 0
    var texts: [String] = []
    DocumentReader(outlets: []).read(
      DocumentSource(id: "a.warc", bytes: []),
      from: {
        guard at < bytes.count else { return nil }
        defer { at += size }
        return Array(bytes[at..<min(bytes.count, at + size)])
      }
    ) { if case .success(let document) = $0 { texts.append(document.text) } }
    #expect(texts.count == 2)
    #expect(texts.allSatisfy { $0.contains("nothing had been decided") })
  }

  @Test func `that only says a page is unchanged gives nothing, one without any document a fault`()
    throws
  {
    let unchanged = record("revisit", "https://ria.ru/1", "HTTP/1.1 304 Not Modified\r\n\r\n")
    #expect(read(unchanged, id: "a.warc").isEmpty)
    #expect(
      try read(unchanged + Self.archive, id: "a.warc").map { try $0.get().id } == ["a.warc#1"])
    let refused = record("response", "https://ria.ru/1", "HTTP/1.1 404 Not Found\r\n\r\n")
    for archive in [refused, unchanged + refused] {
      guard case .failure(let fault)? = read(archive, id: "a.warc").first else {
        Issue.record("no fault")
        continue
      }
      #expect(fault.code == "empty")
    }
  }

  @Test(arguments: [
    ("text/html; charset=windows-1251", "", true), ("text/html;charset=\"CP1251\"", "", true),
    // The server's word goes before the page's own, unless it says UTF-8 of bytes that are none.
    ("text/html; charset=windows-1251", "<meta charset=iso-8859-1>", true),
    ("text/html; charset=utf-8", "<meta charset=windows-1251>", true),
    ("text/html; charset=nonsense", "<meta charset=windows-1251>", true),
    ("text/html", "<meta charset=iso-8859-1>", false),
  ])
  func `hands on the encoding the server gave`(type: String, meta: String, isRight: Bool) throws {
    // Too short and too full of Latin letters for its encoding to be told from the bytes.
    let words =
      "The ministry called it a \u{A4} (sic) on Monday, in the words of Щ., and said no more."
    let page = "<html><head>\(meta)<title>T</title></head><body><p>\(words)</p></body></html>"
    let bytes = page.unicodeScalars.map { scalar -> UInt8 in
      switch scalar.value {
      case 0x429: 0xD9
      case 0xA4: 0xA4
      default: UInt8(scalar.value)
      }
    }
    let head = Array("HTTP/1.1 200 OK\r\nContent-Type: \(type)\r\n\r\n".utf8)
    let block = head + bytes
    let archive =
      Array(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://x.org/\r\nContent-Type: application/http\r\nContent-Length: \(block.count)\r\n\r\n"
          .utf8) + block + Array("\r\n\r\n".utf8)
    let results = DocumentReader(outlets: []).read(DocumentSource(id: "a.warc", bytes: archive))
    let document = try #require(results.first).get()
    #expect(document.text.contains("words of Щ., and") == isRight)
  }

  @Test func `cut off gives what came before and a fault`() throws {
    let results = read(String((Self.archive + Self.archive).dropLast(900)), id: "a.warc")
    #expect(results.count >= 2)
    #expect((try? results[0].get()) != nil)
    guard case .failure(let fault)? = results.last else {
      Issue.record("no fault")
      return
    }
    #expect(fault.code == "damaged")
  }

  @Test func `is read compressed`() throws {
    // Made by gzip from one line, three times.
    let base64 =
      "H4sIAAAAAAAC/9WMwQnAMAzE/p3iBgiZJgsc2CV+JIHYULp93W7Rn5BArSuGTfPQDacJ5qpoaWMr44Y5RCkFqd5ewCmIzsBFT1BoinV+OBg5qkf71fYBOHNOtAUBAAA="
    let bytes = try #require(Data(base64Encoded: base64))
    let results = DocumentReader(outlets: []).read(DocumentSource(id: "x.gz", bytes: Array(bytes)))
    let line =
      "The minister said no. The treaty is dead, he said, and that was the end of the matter.\n"
    #expect(try #require(results.first).get().text == line + line + line)
  }
}

@Suite struct `A credit line` {
  @Test(
    arguments: [
      (
        "MOSCOW, Aug 6 (Reuters) - The minister said no, and that was that for the year.", "Reuters"
      ),
      (
        "MOSCOW, August 6. /Reuters/. The minister said no, and that was that for the year.",
        "Reuters"
      ),
      (
        "The minister said no, and that was that for the year.\n\nSource: RIA Novosti",
        "RIA Novosti"
      ),
      (
        "МОСКВА, 6 авг — РИА Новости. Министр сказал, что переговоров в этом году не будет.",
        "RIA Novosti"
      ),
      ("The minister said no, and that was that for the year (and for the next) - he said.", nil),
      ("The minister said no.\n\nSource: the minister, who was there that day", nil),
    ] as [(String, String?)])
  func `names the outlet whose words are printed`(text: String, outlet: String?) throws {
    let document = try #require(read(text, id: "c.txt", format: .text).first).get()
    #expect((document.metadata.credited ?? document.metadata.outlet) == outlet)
  }
}

@Suite struct `Duplicate documents` {
  private let text = (0..<60).map {
    "Sentence number \($0) says that the side \($0 % 7) will keep limit \($0 * 13) in force."
  }

  @Test func `are found the same, near and reprinted, and other texts are not`() {
    var duplicates = Duplicates()
    #expect(duplicates.add(id: "a", text: text.joined(separator: " ")) == nil)
    #expect(
      duplicates.add(id: "b", text: text.joined(separator: "\n\n").uppercased())?.kind == .same)
    var changed = text
    changed[30] = "Here an editor put a sentence of the paper's own."
    #expect(duplicates.add(id: "c", text: changed.joined(separator: " "))?.kind == .near)
    let reprint =
      text[10..<30].joined(separator: " ") + " "
      + (0..<30).map { "Other words \($0 * 7) of the paper \($0) follow here at once." }.joined(
        separator: " ")
    let match = duplicates.add(id: "d", text: reprint)
    #expect(match?.kind == .reprint)
    #expect(match?.first == "a")
    #expect(
      duplicates.add(id: "e", text: "A short text about nothing that was said before in this test.")
        == nil)
  }

  @Test(arguments: 0..<20)
  func `come out alike on every run`(seed: Int) {
    var random = SeededGenerator(seed: seed)
    let texts = (0..<12).map { _ in text.shuffled(using: &random).prefix(20).joined(separator: " ")
    }
    func run() -> [Duplicates.Match?] {
      var duplicates = Duplicates()
      return texts.enumerated().map { duplicates.add(id: "\($0.offset)", text: $0.element) }
    }
    #expect(run() == run())
  }
}

@Suite struct `A summary` {
  @Test func `is at most five whole passages of the text, in its order, with more than one voice`()
  {
    let text =
      "A says one. A says two. B says three. A says four. C says five. D says six. E says seven."
    var candidates: [DocumentSummary.Candidate] = []
    var at = 0
    for sentence in text.split(separator: ".") {
      let length = sentence.utf8.count + 1
      let speaker = String(sentence.trimmingCharacters(in: .whitespaces).prefix(1))
      candidates.append(
        .init(range: TextRange(at, at + length), speaker: speaker, weight: speaker == "A" ? 1.5 : 1)
      )
      at += length
    }
    candidates.append(.init(range: TextRange(80, 9_000), speaker: nil, weight: 99))
    let lines = DocumentSummary.lines(of: text, from: candidates)
    #expect(
      lines.compactMap(text.passage).map { $0.trimmingCharacters(in: .whitespaces) } == [
        "A says one.", "B says three.", "C says five.", "D says six.", "E says seven.",
      ])
  }
}

@Suite struct `A PDF` {
  static let hasTool = ["/usr/bin", "/usr/local/bin"].contains {
    FileManager.default.isExecutableFile(atPath: "\($0)/pdftotext")
  }

  /// A PDF of pages, each of lines set at a place in a size.
  static func made(_ pages: [[(x: Int, y: Int, size: Int, text: String)]]) -> [UInt8] {
    var objects = [
      "<< /Type /Catalog /Pages 2 0 R >>", "",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    var kids: [String] = []
    for lines in pages {
      var content = "BT\n"
      for line in lines {
        content += "/F1 \(line.size) Tf 1 0 0 1 \(line.x) \(line.y) Tm (\(line.text)) Tj\n"
      }
      content += "ET"
      objects.append("<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream")
      objects.append(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents \(objects.count) 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
      )
      kids.append("\(objects.count) 0 R")
    }
    objects[1] = "<< /Type /Pages /Kids [\(kids.joined(separator: " "))] /Count \(kids.count) >>"
    var file = "%PDF-1.4\n"
    var places: [Int] = []
    for (number, object) in objects.enumerated() {
      places.append(file.utf8.count)
      file += "\(number + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = file.utf8.count
    file += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for place in places { file += String(format: "%010d 00000 n \n", place) }
    file += "trailer << /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n"
    return Array(file.utf8)
  }

  private func body(_ top: Int, _ lines: [String]) -> [(x: Int, y: Int, size: Int, text: String)] {
    lines.enumerated().map { (72, top - 14 * $0.offset, 11, $0.element) }
  }

  @Test(.enabled(if: hasTool, "poppler-utils is not installed"))
  func `gives its paragraphs without running heads, over page and hyphen`() throws {
    let pages = [
      [(72, 770, 9, "Arms Review 12"), (72, 720, 20, "What is left of the treaty")]
        + body(
          680,
          [
            "The parties agreed to keep the numerical limits of the treaty for one",
            "more year, although neither side would allow inspec-",
            "tions at its bases, which had stood still since the",
          ]),
      [(72, 770, 9, "Arms Review 13")]
        + body(720, ["spring of 2020 because of the pandemic.", ""])
        + body(
          640,
          [
            "A second paragraph says that the data exchange ended in 2023, too, and",
            "that nobody has proposed to take it up again.",
          ]),
    ]
    let document = try #require(
      DocumentReader(outlets: []).read(DocumentSource(id: "x.pdf", bytes: Self.made(pages))).first
    ).get()
    #expect(document.metadata.title == "What is left of the treaty")
    #expect(document.passages(.boilerplate).count == 2)
    #expect(document.passages(.paragraph).count == 2)
    #expect(
      document.passages(.paragraph).first?.contains(
        "allow inspections at its bases, which had stood still since the spring of 2020") == true)
  }

  @Test(.enabled(if: hasTool, "poppler-utils is not installed"))
  func `keeps the hyphen of a compound at a line's end and drops that of a divided word`() throws {
    let lines = body(
      720,
      [
        "The treaty forbade all ground-launched missiles of intermediate-",
        "range and shorter-range, and the parties' experts met in the so-",
        "called commission, where the Russian side, a long-",
        "standing critic of inspec-",
        "tions, spoke of US-",
        "Russian parity and of sixty-",
        "four launchers. The range of a missile, long or not, was standing for nothing.",
      ])
    let document = try #require(
      DocumentReader(outlets: []).read(DocumentSource(id: "x.pdf", bytes: Self.made([lines]))).first
    ).get()
    for words in [
      "intermediate-range and", "long-standing critic", "of inspections, spoke",
      "US-Russian parity",
      "sixty-four launchers",
    ] { #expect(document.text.contains(words), "\(words) in \(document.text)") }
  }

  @Test(.enabled(if: hasTool, "poppler-utils is not installed"))
  func `without text is a fault that says what to do`() {
    let results = DocumentReader(outlets: []).read(
      DocumentSource(id: "x.pdf", bytes: Self.made([[]])))
    guard case .failure(let fault)? = results.first else {
      Issue.record("was read")
      return
    }
    #expect(fault.code == "scanned")
    #expect(fault.message.contains("ocrmypdf"))
  }

  @Test func `that is none is a fault that says so`() {
    let results = DocumentReader(outlets: []).read(
      DocumentSource(id: "x.pdf", bytes: Array("%PDF-1.4\nnothing of the kind".utf8)))
    guard case .failure(let fault)? = results.first else {
      Issue.record("was read")
      return
    }
    #expect(["damaged", "tool-missing"].contains(fault.code))
    #expect(fault.message.contains("pdftotext"))
  }
}
