import Documents
import Foundation
import Primitives
import TestSupport
import Testing

/// How many mutants of each kind are read: 25, or as many as `DEPOSITARY_MUTATIONS` says.
private let mutants =
  ProcessInfo.processInfo.environment["DEPOSITARY_MUTATIONS"].flatMap(Int.init) ?? 25

/// Of PDFs one in fifty, for each is handed to `pdftotext`; or as many as `DEPOSITARY_PDF_MUTATIONS` says.
private let brokenPDFs =
  ProcessInfo.processInfo.environment["DEPOSITARY_PDF_MUTATIONS"].flatMap(Int.init)
  ?? max(3, mutants / 50)

@Suite struct `Whatever a document is broken into` {
  static let page = """
    <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>No inspections | Example</title>
    <script type="application/ld+json">{"@type":"NewsArticle","headline":"No inspections","datePublished":"2023-12-05","author":[{"name":"Anna Smith"}]}</script>
    </head><body><nav><ul><li><a href="/">Home</a></li></ul></nav><article><h1>No inspections</h1><p class="byline">By Anna Smith</p>
    <p>The ministry said on Tuesday that the two sides would not resume inspections this year &amp; that no date had been set.</p>
    <table><tr><td>Russia</td><td>1,549</td></tr></table><blockquote>“We see no grounds for a meeting,” she said.</blockquote>
    <pre>  a   b </pre><p>査察の再開はない。</p><p>Участие в договоре приостановлено.</p></article><aside><a href="/b">Another story</a></aside></body></html>
    """
  static let feed = """
    <?xml version="1.0"?><rss version="2.0"><channel><title>S</title><item><title><![CDATA[No talks]]></title><link>https://x.org/1</link>
    <pubDate>Wed, 06 Aug 2025 10:00:00 +0300</pubDate><description>&lt;p&gt;The minister said no, twice.&lt;/p&gt;</description></item></channel></rss>
    """
  static let atom = """
    <feed xmlns="http://www.w3.org/2005/Atom"><entry><title type="html">A</title><link href="https://x.org/1"/><updated>2024-02-03T00:00:00Z</updated>
    <content type="xhtml"><div><p>One said so.</p></div></content></entry></feed>
    """
  static let jsonFeed =
    #"{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","content_html":"<p>He said no.</p>","date_published":"2024-05-06T07:08:09Z"}]}"#
  static let lines =
    #"{"id":"a","text":"The minister said no.","published":"2024-05-06"}"# + "\n"
    + #"{"id":"b","html":"<p>He said \ud83d\ude00 no.</p>"}"# + "\n"
  static let archive: String = {
    let block = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n\(page)"
    let record =
      "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://x.org/1\r\nContent-Type: application/http\r\nContent-Length: \(block.utf8.count)\r\n\r\n\(block)\r\n\r\n"
    return record + record
  }()
  static let text = """
    The Example
    6 August 2025
    By Anna Smith

    The minister said no. The treaty is dead, he said, and that was
    the end of the mat-
    ter. “We see no grounds,” the spokeswoman said.
    Share this article
    """
  static let kinds: [(name: String, bytes: [UInt8])] = [
    ("a.html", Array(page.utf8)), ("f.xml", Array(feed.utf8)), ("f.atom", Array(atom.utf8)),
    ("f.json", Array(jsonFeed.utf8)), ("l.jsonl", Array(lines.utf8)),
    ("a.warc", Array(archive.utf8)),
    ("t.txt", Array(text.utf8)),
  ]

  static func check(_ results: [Result<Document, DocumentFault>], _ what: String) {
    #expect(!results.isEmpty, "\(what): neither document nor fault")
    for result in results {
      switch result {
      case .failure(let fault): #expect(!fault.code.isEmpty && !fault.message.isEmpty, "\(what)")
      case .success(let document):
        #expect(!document.text.isEmpty, "\(what)")
        for block in document.blocks {
          #expect(document.text.passage(block.range) != nil, "\(what): block \(block.range)")
        }
        for range in document.links.compactMap(\.range) {
          #expect(document.text.passage(range) != nil, "\(what): link \(range)")
        }
        for range in document.flags.compactMap(\.range) {
          #expect(document.text.passage(range) != nil, "\(what): flag \(range)")
        }
      }
    }
  }

  @Test(arguments: kinds.indices)
  func `it gives documents whose places lie in their text, or faults`(kind: Int) {
    let (name, bytes) = Self.kinds[kind]
    for seed in 0..<mutants {
      var mutation = Mutation(random: SeededGenerator(seed: seed))
      // Small ones mostly; every fiftieth is nested to 65,536 and has thousands of attributes.
      let mutant = mutation.mutate(bytes, size: seed % 50 == 49 ? 100_000 : 300)
      Self.check(
        DocumentReader(outlets: []).read(DocumentSource(id: name, bytes: mutant)),
        "\(name), seed \(seed)")
    }
  }

  @Test(.enabled(if: `A PDF`.hasTool, "poppler-utils is not installed"))
  func `a PDF is read or is a fault`() {
    let bytes = `A PDF`.made([
      [(72, 720, 20, "What is left"), (72, 680, 11, "The parties agreed to keep the limits.")],
      [(72, 720, 11, "Nobody has proposed to take it up again.")],
    ])
    for seed in 0..<brokenPDFs {
      var mutation = Mutation(random: SeededGenerator(seed: seed))
      let mutant = mutation.mutate(bytes, size: 300)
      Self.check(
        DocumentReader(outlets: []).read(
          DocumentSource(id: "x.pdf", bytes: mutant, format: .pdf)), "PDF, seed \(seed)")
    }
  }
}
