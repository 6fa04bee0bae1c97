import Documents
import Primitives
import TestSupport
import Testing

@Suite struct `Lines that recur in an outlet` {
  private static let nouns = [
    "treaty", "warhead", "inspector", "ministry", "silo", "bomber", "limit", "committee", "notice",
    "verification", "stockpile", "submarine", "ceiling", "protocol", "delegation", "range",
  ]

  /// A paragraph of its own for each seed.
  private static func paragraph(_ seed: Int, words: Int = 40) -> String {
    var random = SeededGenerator(seed: seed)
    let said = (0..<words).map { _ in
      (nouns.randomElement(using: &random) ?? "")
        + String(UnicodeScalar(UInt8(97 + Int.random(in: 0..<26, using: &random))))
    }
    return said.joined(separator: " ") + "."
  }

  private static func document(_ lines: [String], outlet: String? = "The Example", id: String = "a")
    -> Document
  {
    var text = ""
    var blocks: [TextBlock] = []
    for line in lines {
      if !text.isEmpty { text += "\n\n" }
      let start = text.utf8.count
      text += line
      blocks.append(TextBlock(range: TextRange(start, text.utf8.count), kind: .paragraph))
    }
    var metadata = Document.Metadata()
    metadata.outlet = outlet
    return Document(
      id: id, format: .html, language: "en", text: text, metadata: metadata, blocks: blocks)
  }

  @Test func `are proposed with their count, figures and marks aside`() {
    var recurring = RecurringLines()
    for seed in 0..<10 {
      recurring.count(
        Self.document([
          Self.paragraph(seed), "Page \(seed) of 12", Self.paragraph(seed + 100),
        ]))
    }
    #expect(
      recurring.lines == [
        RecurringLines.Line(outlet: "The Example", text: "Page 1 of 12", documents: 10, of: 10)
      ])
  }

  @Test func `need three documents and a fifth of the outlet's`() {
    func proposed(with line: Int, of all: Int) -> Bool {
      var recurring = RecurringLines()
      for seed in 0..<all {
        recurring.count(
          Self.document([
            Self.paragraph(seed), seed < line ? "Sign up for our briefing" : "",
            Self.paragraph(seed + 1_000),
          ]))
      }
      return !recurring.lines.isEmpty
    }
    #expect(!proposed(with: 2, of: 4))
    #expect(proposed(with: 3, of: 4))
    #expect(proposed(with: 3, of: 15))
    #expect(!proposed(with: 3, of: 16))
  }

  @Test func `are counted outlet by outlet`() {
    var recurring = RecurringLines()
    for seed in 0..<4 {
      recurring.count(
        Self.document(
          [Self.paragraph(seed), "More from us"], outlet: seed < 2 ? "One" : "Other"))
      recurring.count(Self.document([Self.paragraph(seed + 50), "More from us"], outlet: nil))
    }
    #expect(recurring.lines.isEmpty)
    recurring.count(Self.document([Self.paragraph(9), "More from us"], outlet: "Other"))
    #expect(recurring.lines.map(\.outlet) == ["Other"])
  }

  @Test func `don't come twice with a reprint, a near copy or a cut one`() {
    let quotation = "We see no grounds for a meeting, the spokeswoman said."
    let body = (0..<6).map { Self.paragraph($0) }
    var recurring = RecurringLines()
    let versions = [body, body, body + [Self.paragraph(70)], Array(body.prefix(4))]
    let counted = versions.map { recurring.count(Self.document([quotation] + $0)) }
    #expect(counted == [true, false, false, false])
    #expect(recurring.lines.isEmpty)
    // The same words in three reports of different days are told.
    for seed in 80..<82 { recurring.count(Self.document([quotation, Self.paragraph(seed)])) }
    #expect(recurring.lines.map(\.documents) == [3])
  }

  @Test func `of many words are furniture at a document's edge only`() {
    let long = Self.paragraph(7_000, words: 30)
    func proposed(at place: Int) -> Bool {
      var recurring = RecurringLines()
      for seed in 0..<6 {
        var lines = (0..<12).map { Self.paragraph(seed * 100 + $0) }
        lines.insert(long, at: place)
        recurring.count(Self.document(lines))
      }
      return recurring.lines.map(\.text) == [long]
    }
    #expect(proposed(at: 0))
    #expect(proposed(at: 12))
    #expect(!proposed(at: 6))
  }

  @Test func `are flagged in a document, and its text stays as it is`() throws {
    var recurring = RecurringLines()
    let documents = (0..<5).map {
      Self.document([Self.paragraph($0), "Читайте также", Self.paragraph($0 + 500)])
    }
    for document in documents { recurring.count(document) }
    let marked = recurring.marked(documents[3])
    #expect(marked.text == documents[3].text)
    #expect(marked.blocks.map(\.kind) == [.paragraph, .boilerplate, .paragraph])
    let flag = try #require(marked.flags.first)
    #expect(flag.kind == "recurring-line")
    #expect(flag.range.flatMap { marked.text.passage($0) } == "Читайте также")
    #expect(flag.why.contains("5 of 5 documents of The Example"))
    #expect(recurring.flags(for: documents[3]) == marked.flags)
    // What is marked is known, and is not proposed of it again.
    #expect(recurring.flags(for: marked).isEmpty)
  }

  @Test func `are found in a long run, as often as they stood there or a hundredth less`() {
    var recurring = RecurringLines()
    for seed in 0..<1_000 {
      let late = seed >= 500 && seed % 2 == 0
      recurring.count(
        Self.document([
          Self.paragraph(seed), late ? "Listen to this article" : Self.paragraph(seed + 5_000),
          "All rights reserved",
        ]))
    }
    #expect(recurring.lines.map(\.text) == ["All rights reserved", "Listen to this article"])
    #expect(recurring.lines[0].documents == 1_000)
    #expect((240...250).contains(recurring.lines[1].documents))
    #expect(recurring.lines[1].of == 1_000)
  }
}
