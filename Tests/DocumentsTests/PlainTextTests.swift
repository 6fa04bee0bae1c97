import Documents
import Foundation
import Primitives
import TestSupport
import Testing

/// The one document that `text` is read to.
func read(_ text: String, id: String = "a.txt", published: PartialDay? = nil) throws -> Document {
  try #require(
    DocumentReader(outlets: outlets).read(
      DocumentSource(id: id, bytes: Array(text.utf8), published: published)
    ).first
  ).get()
}

let outlets = [
  Outlet(
    id: "moscow-times", names: ["The Moscow Times", "MT"], domain: "themoscowtimes.com",
    country: "NL",
    kind: "exile", languages: ["en"], garbledForms: []),
  Outlet(
    id: "ria-novosti", names: ["RIA Novosti", "РИА Новости"], domain: "ria.ru", country: "RU",
    kind: "state",
    languages: ["ru"], garbledForms: ["DEA News"]),
  Outlet(
    id: "reuters", names: ["Reuters"], domain: "reuters.com", country: "GB", kind: "private",
    languages: ["en"], garbledForms: []),
  Outlet(
    id: "state-gov", names: ["U.S. Department of State"], domain: "state.gov", country: "US",
    kind: "government", languages: ["en"], garbledForms: []),
]

extension Document {
  /// The passages of blocks of one kind, in order.
  func passages(_ kind: TextBlock.Kind) -> [String] {
    blocks.filter { $0.kind == kind }.compactMap { text.passage($0.range) }
  }
}

private let page = """
  Envoy Sees No Talks Before Spring

  No time to read?
  Get a summary

  The envoy said that talks on the treaty would not begin before the spring of next year, if they begin at all.

  Why it matters

  Inspections have stood still since 2020, and nobody has proposed how to start them again, the envoy said.

  No time to read?
  Get a summary
  Previous Article

  Goalkeeper returns after a long injury break

  Next Article

  Five ways to save on heating this winter
  """

@Suite struct `Plain text` {
  @Test(arguments: ["\n", "\r\n", "\r"])
  func `is kept to the letter, whatever its line ends`(lineEnd: String) throws {
    let text = "  " + page.replacingOccurrences(of: "\n", with: lineEnd) + lineEnd + "\t "
    let document = try read(text)
    #expect(document.text.utf8.elementsEqual(text.utf8))
    for block in document.blocks { #expect(document.text.passage(block.range) != nil) }
    #expect(
      document.passages(.heading) == ["Envoy Sees No Talks Before Spring", "Why it matters"])
    #expect(document.passages(.paragraph).count == 2)
    #expect(document.metadata.title == "Envoy Sees No Talks Before Spring")
    #expect(document.language == "en")
  }

  @Test func `marks prompts, neighbours and their teasers as furniture`() throws {
    let document = try read(page)
    #expect(
      document.passages(.boilerplate) == [
        "No time to read?", "Get a summary", "No time to read?", "Get a summary",
        "Previous Article",
        "Goalkeeper returns after a long injury break", "Next Article",
        "Five ways to save on heating this winter",
      ])
  }

  @Test func `marks a cookie notice as furniture, and no sentence that speaks of cookies alone`()
    throws
  {
    let text = """
      Cookies help this page remember your settings. Accept all | Only the necessary ones

      Ryabkov said that the talks had not begun, and offered his guests cookies.

      Мы используем файлы куки, чтобы сайт работал лучше. Принять

      The ministry confirmed that the inspections would stay suspended this year.
      """
    let document = try read(text)
    let kinds = document.blocks.map(\.kind)
    #expect(kinds == [.boilerplate, .paragraph, .boilerplate, .paragraph])
  }

  @Test func `marks a short line that comes again as furniture, though no list names it`() throws {
    let body = "The minister said on Monday that nothing had been decided about the missiles yet."
    let document = try read(
      "Title here\n\n\(body)\n\nPulse of the day\n\n\(body) Again.\n\nPulse of the day\n\n\(body) More."
    )
    #expect(document.passages(.boilerplate) == ["Pulse of the day", "Pulse of the day"])
  }

  @Test func `joins hard wraps in the reading only`() throws {
    let text = """
      The ministry said that the data exchange, which both sides had kept up for
      twelve years, would not be taken up again while the present policy lasts, and
      it added that this was final.
      A second paragraph follows at once and is just as long as the first one, they
      say, for the sake of this.
      """
    let document = try read(text)
    #expect(document.passages(.paragraph).count == 2)
    #expect(document.passages(.paragraph)[0].hasSuffix("this was final."))
    #expect(document.text == text)
  }

  @Test func `keeps a paragraph a line apart where nothing is wrapped`() throws {
    let line = String(repeating: "He said that nothing would change in the matter. ", count: 5)
    let document = try read([line, line + "Yes.", line + "No."].joined(separator: "\n"))
    #expect(document.passages(.paragraph).count == 3)
  }

  @Test func `takes the day from the address given as its own and flags days that can't be`() throws
  {
    let text = """
      The analyst said that the decision to drop the pledge could set the stage for a new race.

      Alongside it, the most likely missile to be deployed is the Example-M

      https://t.me/somebody/1
      https://www.themoscowtimes.com/2026/07/07/one-old-story-retold

      ballistic missile, according to a channel that follows these matters closely.

      Original url:

      https://www.themoscowtimes.com/2026/07/07/another-old-story-retold
      https://x.com/somebody/status/1

      https://www.themoscowtimes.com/2025/08/06/new-crisis-or-no-real-change-experts-weigh-in-on-e
      nd-of-the-pledge-a90097
      """
    let document = try read(text)
    #expect(document.metadata.published == PartialDay("2025-08-06"))
    #expect(document.metadata.url?.hasSuffix("weigh-in-on-end-of-the-pledge-a90097") == true)
    #expect(document.metadata.publishedEvidence?.contains("Original url") == true)
    #expect(document.metadata.outlet == "The Moscow Times")
    #expect(document.metadata.tier == .report)
    let contaminated = document.flags.filter { $0.kind == "date-contaminated" }
    #expect(contaminated.count == 2)
    #expect(contaminated.allSatisfy { $0.why.contains("2026-07-07") })
    #expect(document.passages(.links).count == 2)
    let paragraphs = TextBlock.readingParagraphs(of: document.blocks, in: document.text)
    #expect(paragraphs.map(\.count) == [1, 2])
  }

  @Test func `takes a dateline without inventing its year`() throws {
    let document = try read(
      "Pact on hold\n\nMOSCOW, Feb 21 (Reuters) - The president announced on Tuesday that the treaty was suspended."
    )
    #expect(document.metadata.published?.description == "XXXX-02-21")
    #expect(document.metadata.publishedEvidence == "dateline")
    #expect(document.metadata.outlet == "Reuters")
    #expect(document.metadata.tier == .agency)
    #expect(
      try read(
        "Москва. 21 февраля. Россия приостанавливает участие в договоре, заявил президент во вторник."
      )
      .metadata.published?.description == "XXXX-02-21")
  }

  @Test func `reads byline and day above the text`() throws {
    let document = try read(
      """
      OPINION
      The morning after the treaty
      By Anna Smith and Ivan Petrov
      Published: August 6, 2025

      Today, for the first time in half a century, no number binds the two big arsenals, and few have noticed.
      """)
    #expect(document.metadata.title == "The morning after the treaty")
    #expect(document.metadata.authors == ["Anna Smith", "Ivan Petrov"])
    #expect(document.metadata.published == PartialDay("2025-08-06"))
  }

  @Test func `flags a letter of another alphabet inside a word, and not a designation`() throws {
    let document = try read(
      "It \u{441}ould be the 9М729 or the РС-26, the ministry said. Это c\u{43B}ово.")
    let flags = document.flags.filter { $0.kind == "homoglyph" }
    #expect(
      flags.compactMap { $0.range.flatMap(document.text.passage) } == [
        "\u{441}ould", "c\u{43B}ово",
      ])
    #expect(flags.first?.why.contains("U+0441") == true)
  }

  @Test(arguments: [
    ("empty.txt", [UInt8](), "empty"), ("blank.txt", Array(" \n\t ".utf8), "empty"),
    ("binary.bin", [0x41, 0x00, 0x42], "binary"), ("cut.txt", [0x41, 0xC3], "invalid-utf8"),
    ("bad.txt", Array("caf".utf8) + [0xE9] + Array(" society".utf8), "invalid-utf8"),
    ("marked.txt", [0xFF, 0xFE, 0xFA], "invalid-utf8"),
  ])
  func `that can't be read is a fault with a code`(name: String, bytes: [UInt8], code: String)
    throws
  {
    let results = DocumentReader(outlets: []).read(DocumentSource(id: name, bytes: bytes))
    #expect(results.count == 1)
    guard case .failure(let fault)? = results.first else {
      Issue.record("\(name) was read")
      return
    }
    #expect(fault.code == code)
    #expect(fault.id == name)
    #expect(!fault.message.isEmpty)
  }

  @Test(arguments: ["windows-1251", "koi8-r"])
  func `is read in an older Russian encoding when there is no doubt`(name: String) throws {
    let text =
      "Министерство иностранных дел заявило, что участие в договоре приостановлено до особого решения."
    let encoding: String.Encoding = name == "koi8-r" ? .init(rawValue: 0x8000_0A02) : .windowsCP1251
    let data = try #require(text.data(using: encoding))
    let document = try #require(
      DocumentReader(outlets: []).read(DocumentSource(id: "a.txt", bytes: Array(data))).first
    ).get()
    #expect(document.text == text)
    #expect(document.language == "ru")
  }

  @Test func `too large is refused with the sizes`() {
    var reader = DocumentReader(outlets: [])
    reader.maximumBytes = 10
    guard
      case .failure(let fault)? = reader.read(
        DocumentSource(id: "a", bytes: Array("more than ten".utf8))
      ).first
    else {
      Issue.record("was read")
      return
    }
    #expect(fault.code == "too-large")
  }
}

@Suite struct `JSON Lines` {
  @Test func `gives a document for each line and a fault for each that is broken`() throws {
    let lines = #"""
      {"id": "a", "text": "The minister said no.", "published": "2025-08", "url": "https://ria.ru/20250806/x.html"}

      {"id": "b", "text": 3}
      {"id": "c"
      {"text": "Second text \ud83d\ude00 said so.", "title": "T", "outlet": "MT"}
      """#
    let results = DocumentReader(outlets: outlets).read(
      DocumentSource(id: "in.jsonl", bytes: Array(lines.utf8)))
    #expect(results.count == 4)
    let first = try results[0].get()
    #expect(first.id == "a")
    #expect(first.metadata.published?.description == "2025-08")
    #expect(first.metadata.outlet == "RIA Novosti")
    #expect(throws: DocumentFault.self) { try results[1].get() }
    #expect(throws: DocumentFault.self) { try results[2].get() }
    let last = try results[3].get()
    #expect(last.id == "in.jsonl#5")
    #expect(last.text == "Second text 😀 said so.")
    #expect(last.metadata.outlet == "The Moscow Times")
  }
}

@Suite struct `The five articles` {
  static let folder = ProjectFolder.shared?.appending(path: "corpus")

  struct Gold: Decodable {
    struct Meta: Decodable { var ignore_spans: [[Int]]? }
    var doc: String
    var text: String
    var meta: Meta
  }

  @Test(.enabled(if: folder != nil, "the shared corpus is not beside this checkout"))
  func `have their furniture marked as the annotators did, and no word of the rest`() throws {
    let file = try #require(Self.folder).appending(path: "gold.jsonl")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    for line in lines {
      let gold = try JSONDecoder().decode(Gold.self, from: Data(line.utf8))
      let document = try read(gold.text, id: gold.doc)
      let offsets = ScalarOffsets(gold.text)
      let ignored = (gold.meta.ignore_spans ?? []).compactMap { offsets.bytes($0[0]..<$0[1]) }
      for block in document.blocks {
        let isIgnored = ignored.contains { $0.contains(block.range) }
        #expect(
          block.kind.isRead == !isIgnored,
          "\(gold.doc): \(block.kind) \(document.text.passage(block.range)?.prefix(60) ?? "")")
      }
    }
  }
}
