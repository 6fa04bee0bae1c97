import Archive
import Foundation
import Testing

@testable import Workbench

@Suite struct `Pages` {
  let small: SmallRecord
  let visitor: Visitor

  init() throws {
    small = try SmallRecord.withReports()
    visitor = try Visitor(small)
  }

  @Test(arguments: [
    ("/", "home.html"), ("/documents", "documents.html"), ("/documents/1", "document.html"),
    ("/documents?search=notification*+suspended&outlet=sample+desk", "documents-found.html"),
    ("/statements?search=remained+bound&order=relevance", "statements-found.html"),
    ("/documents/2", "document-rewrite.html"), ("/documents/1.json", "document.json"),
    ("/statements?state=us", "statements.html"), ("/statements.json?act=warn", "statements.json"),
    ("/statements/0123456789abcdef0002", "statement-nested.html"), ("/speakers", "speakers.html"),
    ("/speakers.json", "speakers.json"), ("/speakers/sergei-ryabkov", "speaker.html"),
    ("/instruments", "instruments.html"), ("/instruments.json?party=US", "instruments.json"),
    ("/instruments/new-start?on=2023-03-16", "instrument.html"),
    ("/instruments/new-start.json?on=2023-03-16", "instrument.json"),
    ("/instruments/new-start-pledges", "instrument-pledge.html"),
    ("/openapi.json", "openapi.json"),
  ])
  func `look as before`(address: String, file: String) async throws {
    try await visitor.expectGolden(address, file)
  }

  @Test func `tell a record that is empty what to do`() async throws {
    let empty = try SmallRecord()
    let visitor = try Visitor(empty)
    #expect(try await visitor.get("/").text.contains("depositary read"))
    #expect(try await visitor.get("/documents").text.contains("No document is recorded here."))
    #expect(try await visitor.get("/statements").text.contains("No recorded statement"))
    #expect(try await visitor.get("/speakers").text.contains("No speaker is recorded yet."))
  }

  @Test func `draw a statement's parts where they stand`() async throws {
    let text = try await visitor.get("/documents/1").text
    #expect(text.contains("<span class=\"speaker\">Deputy Foreign Minister Sergei Ryabkov</span>"))
    #expect(text.contains("<span class=\"cue\">said</span>"))
    // Washington and its cue stand in Ryabkov's content and condition, and are drawn over them.
    #expect(text.contains("<span class=\"speaker content condition\">Washington</span>"))
    #expect(text.contains("<span class=\"cue content condition\">claimed</span>"))
    #expect(text.contains("<span class=\"content nested condition\">Russia remained bound</span>"))
    #expect(text.contains("id=\"t-0123456789abcdef0002\" href=\"#s-0123456789abcdef0002\""))
  }

  @Test func `keep every letter of a document's text`() async throws {
    let page = try await visitor.get("/documents/1").text
    let article = try #require(page.firstMatch(of: /(?s)<article.*?<\/article>/)).output
    let bare = article.replacing(/<a class="place-number".*?<\/a>/, with: "")
      .replacing(/<[^>]*>/, with: "").split(whereSeparator: \.isWhitespace)
    #expect(bare == SmallRecord.report.text.split(whereSeparator: \.isWhitespace))
  }

  @Test func `link no address that isn't of the web`() async throws {
    let page = try await visitor.get("/documents/2").text
    #expect(page.contains("javascript:alert(1)"))
    #expect(!page.contains("href=\"javascript"))
  }

  @Test func `turn a long list without losing the filter`() async throws {
    let many = try SmallRecord()
    for number in 0..<120 {
      var draft = SmallRecord.report
      draft.name = "report-\(number).txt"
      draft.sha256 = String(repeating: "0", count: 61) + String(1000 + number).suffix(3)
      draft.statements = Array(draft.statements.prefix(1))
      draft.statements[0].uid = "uid-\(number)"
      try many.record(draft)
    }
    let visitor = try Visitor(many)
    let second = try await visitor.get("/statements?state=RU&offset=50").text
    #expect(second.contains("51–100 of 120"))
    #expect(second.contains("rel=\"prev\" href=\"/statements?state=RU\""))
    #expect(second.contains("rel=\"next\" href=\"/statements?state=RU&amp;offset=100\""))
    let last = try await visitor.get("/statements?state=RU&offset=100").text
    #expect(last.contains("101–120 of 120") && !last.contains("rel=\"next\""))
    let documents = try await visitor.get("/documents?offset=100").text
    #expect(documents.contains("101–120 of 120"))
    let speaker = try await visitor.get("/speakers/sergei-ryabkov?offset=100").text
    #expect(speaker.contains("101–120 of 120"))
  }

  @Test func `tell what a person decided from what a machine read`() async throws {
    let uid = "0123456789abcdef0001"
    try small.store.review(
      uid, .accepted, note: "heard <it>", by: RecordEvent(at: "2026-11-21T09:00:00Z", who: "Anna"))
    let page = try await visitor.get("/statements/\(uid)").text
    #expect(page.contains("class=\"badge accepted\""))
    #expect(page.contains("<b>Anna</b>: accepted") && page.contains("heard &lt;it&gt;"))
    #expect(
      try await visitor.get("/statements.json?standing=accepted").text.contains("\"total\": 1"))
    let read = try await visitor.get("/statements?standing=machine-read").text
    #expect(!read.contains("badge accepted") && read.contains("badge machine-read"))
  }

  @Test func `put the readings side by side and prefer none`() async throws {
    let text = try await visitor.get("/instruments/new-start?on=2023-03-16").text
    let cells = text.matches(of: /data-label="([^"]*)"><p><span class="standing ([a-z-]*)">/)
      .map { "\($0.output.1): \($0.output.2)" }
    #expect(
      cells == [
        "Face value: suspended", "Russian Federation: suspended", "United States: in-force",
      ])
    // The other party's standing is common ground, and said once.
    #expect(text.contains("data-label=\"Every reading\" colspan=\"3\""))
    #expect(text.contains("readings differ"))
    #expect(text.contains("https://state.invalid/2"))
  }

  @Test func `answer for the knowledge of an earlier day`() async throws {
    let then = try await visitor.get("/instruments/new-start?on=2023-03-16&known-on=2023-02-27")
      .text
    #expect(!then.contains("<span class=\"standing suspended\">"))
    #expect(then.contains("not yet known on 2023-02-27"))
    let before = try await visitor.get("/instruments/new-start?on=2010-05-01").text
    #expect(before.contains("<span class=\"standing signed\">"))
    #expect(before.contains("after 2010-05-01"))
  }

  @Test func `take any name that means one instrument`() async throws {
    let text = try await visitor.get("/instruments/START-3").text
    #expect(text.contains("<h1>New START</h1>"))
    #expect(text.contains("href=\"/instruments/new-start.json\""))
    #expect(try await visitor.get(SitePath.instrument("СНВ-III").path).status == 200)
  }

  @Test(arguments: [
    ("/instruments/START.json", 400, "ambiguous-instrument"),
    ("/instruments/nothing.json", 404, "unknown-instrument"),
    ("/instruments/new-start.json?party=XX", 400, "unknown-party"),
    ("/instruments.json?party=XX", 400, "unknown-party"),
    ("/instruments/new-start.json?provision=none", 400, "unknown-provision"),
    ("/instruments/new-start.json?on=2023", 400, "bad-parameter"),
  ])
  func `say what is known in the place of what is not`(
    address: String, status: Int, code: String
  ) async throws {
    let answer = try await visitor.get(address)
    #expect(answer.status == status)
    #expect(answer.text.contains("\"code\": \"\(code)\""))
  }
}
