import Foundation
import Primitives
import TestSupport
import Testing

@Suite struct `Extracting` {
  static let article = """
    Moscow Rules Out Talks on New START

    No time to read?
    Get a summary

    MOSCOW, March 22, 2023 - Russian Deputy Foreign Minister Sergei Ryabkov said that there was no room \
    for talks on New START with the United States. “We will not discuss it,” he told reporters.

    Previous Article

    A striker praises the new turf
    """

  @Test func `prints the contract's object with places that match their words`() throws {
    let program = try Program()
    defer { program.finish() }
    let path = try program.file("article.txt", Self.article.utf8)
    let outcome = try program.run(["extract", path])
    #expect(outcome.status == 0, "\(outcome.complaint)")
    let document = try #require(try outcome.lines.first)
    guard case .object(let members) = document else {
      Issue.record("not an object")
      return
    }
    #expect(
      members.map(\.key) == [
        "id", "sha256", "format", "language", "text", "meta", "blocks", "statements", "flags",
      ])
    #expect(document["id"] == "article.txt")
    #expect(document["text"] == .string(Self.article))
    let statements = try #require(document["statements"]?.array)
    #expect(statements.count >= 2)
    try Places.check(document)
    #expect(statements.contains { $0["speaker"]?["person"] == "sergei-ryabkov" })
    #expect(statements.allSatisfy { $0["instrument"] == ["new-start"] })
    #expect(
      !statements.contains {
        $0["content"]?.array?.first?["text"]?.string?.contains("turf") == true
      })
  }

  @Test(arguments: [
    "Ryabkov said on Monday:\r\n“There is no room for talks on New START.”\r\n\r\n🚀 Lavrov said that the treaty was suspended.\r\n",
    "“Мораторий больше не действует”, — заявил Песков. Сергей Лавров сказал, что Россия не связана договором.",
    "Re\u{301}sume\u{301} 👩‍🚀: Peskov said that New START — naïve or not — was dead.\n\nPeskov: “No.”",
    "\u{FEFF}Lavrov said the INF Treaty had ended.",
  ])
  func `counts scalars through line ends, emoji, Cyrillic and combining marks`(text: String) throws
  {
    let program = try Program()
    defer { program.finish() }
    let outcome = try program.run(["extract", try program.file("a.txt", text.utf8)])
    try Places.check(try #require(try outcome.lines.first))
  }

  @Test func `goes on after bad input and says so in its place`() throws {
    let program = try Program()
    defer { program.finish() }
    let paths = [
      try program.file("good.txt", Self.article.utf8),
      try program.file("empty.txt", []),
      try program.file("binary.txt", (0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 7) }),
      try program.file(
        "invalid.txt", Array("Lavrov said \u{201C}".utf8) + [0xFF, 0xC3, 0x28, 0x80, 0xFE]),
      program.folder.appending(path: "missing.txt").path,
      try program.file("good2.txt", (Self.article + "\n").utf8),
    ]
    let outcome = try program.run(["extract"] + paths)
    #expect(outcome.status == 1)
    let lines = try outcome.lines
    #expect(
      lines.map { $0["id"]?.string } == [
        "good.txt", "empty.txt", "binary.txt", "invalid.txt", "missing.txt", "good2.txt",
      ])
    #expect(lines[0]["error"] == nil && lines[5]["error"] == nil)
    for line in lines[1...4] {
      #expect(line["error"]?["code"]?.string?.isEmpty == false)
      #expect(line["error"]?["message"]?.string?.isEmpty == false)
      #expect(line["statements"] == nil)
    }
    #expect(lines[1]["error"]?["code"] == "empty")
    #expect(outcome.complaint.contains("4 could not be read"))
  }

  @Test func `prints the same bytes on one core and on several`() throws {
    let samples = ProjectFolder.root.appending(path: "Samples").path
    let program = try Program()
    defer { program.finish() }
    let one = try program.run(["extract", "--jobs", "1", samples])
    let several = try program.run(["extract", "--jobs", "4", samples])
    #expect(one.output == several.output)
    #expect(!one.output.isEmpty)
  }

  @Test func `reads JSON Lines under the ids it is given`() throws {
    let program = try Program()
    defer { program.finish() }
    let lines = """
      {"id": "x1", "text": "Lavrov said New START was suspended.", "published": "2023-03-01"}
      {"id": "x2", "text": "Nothing was said."}
      """
    let outcome = try program.run(
      ["extract", "--format", "jsonl", "-"], input: lines)
    #expect(try outcome.lines.map { $0["id"]?.string } == ["x1", "x2"])
    #expect(try outcome.lines.first?["meta"]?["published"] == "2023-03-01")
  }

  @Test(arguments: [
    ["extract", "--format", "docx"], ["extract", "--published", "2023-13-01"],
    ["extract", "--jobs", "0"],
  ])
  func `refuses wrong usage with status 64`(arguments: [String]) throws {
    let program = try Program()
    defer { program.finish() }
    let outcome = try program.run(arguments)
    #expect(outcome.status == 64)
    #expect(!outcome.complaint.isEmpty)
  }
}

/// Checks every place of an extract object against its text.
enum Places {
  static func check(_ document: JSONValue) throws {
    let scalars = Array(try #require(document["text"]?.string).unicodeScalars)
    func check(_ value: JSONValue?) throws {
      guard let value, let start = value["start"]?.integer else { return }
      let end = try #require(value["end"]?.integer)
      try #require(0 <= start && start < end && end <= scalars.count)
      if let text = value["text"]?.string {
        #expect(Array(text.unicodeScalars) == Array(scalars[start..<end]))
      }
    }
    for block in document["blocks"]?.array ?? [] { try check(block) }
    for flag in document["flags"]?.array ?? [] { try check(flag) }
    for statement in document["statements"]?.array ?? [] {
      for key in ["speaker", "cue", "condition"] { try check(statement[key]) }
      let content = try #require(statement["content"]?.array)
      #expect(!content.isEmpty)
      for place in content { try check(place) }
    }
  }
}
