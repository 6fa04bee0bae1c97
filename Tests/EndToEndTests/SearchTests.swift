import Foundation
import Primitives
import TestSupport
import Testing

@Suite struct `Searching a record` {
  private let escape = "\u{1B}]0;owned\u{7}\u{1B}[31m"

  private func recorded() throws -> Program {
    let program = try Program()
    let hostile = try program.file(
      "a.txt",
      "Lavrov said that Moscow \(escape)would keep the central limits of New START.\n\nHe warned that inspections were off.\n"
        .utf8)
    let other = try program.file(
      "b.txt",
      "Ryabkov said that the inspectors had left. A spokesman said limits were kept.\n".utf8)
    let read = try program.run(["read", hostile, other])
    #expect(read.status == 0, "\(read.complaint)")
    return program
  }

  @Test func `finds documents with the words that were looked for, in any form`() throws {
    let program = try recorded()
    defer { program.finish() }
    let found = try program.run(["documents", "--search", "inspect*", "--json"])
    let answer = try JSONValue(parsing: found.output)
    #expect(answer["total"] == 2)
    let documents = try #require(answer["documents"]?.array)
    for document in documents {
      let parts = try #require(document["excerpt"]?["parts"]?.array)
      #expect(parts.contains { $0["found"] == true })
    }
    let marked = documents.flatMap { $0["excerpt"]?["parts"]?.array ?? [] }
      .filter { $0["found"] == true }.compactMap { $0["text"]?.string }
    #expect(marked.sorted() == ["inspections", "inspectors"])
    let none = try program.run(["documents", "--search", "nowhere"])
    #expect(none.status == 0 && none.output.contains("No recorded document answers this"))
    let empty = try program.run(["documents", "--search", "…"])
    #expect(empty.status == 64 && empty.complaint.contains("holds no word"))
  }

  @Test func `lets nothing of a text change what a terminal shows`() throws {
    let program = try recorded()
    defer { program.finish() }
    for question in [
      ["documents", "--search", "limits"], ["who-said", "--search", "limits"], ["who-said"],
    ] {
      let answer = try program.run(question)
      #expect(answer.status == 0)
      #expect(answer.output.contains("limits"))
      #expect(
        !answer.output.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" }, "\(question)")
    }
  }

  @Test func `orders by relevance only where there are words`() throws {
    let program = try recorded()
    defer { program.finish() }
    let ranked = try program.run([
      "who-said", "--search", "limits", "--order", "relevance", "--json",
    ])
    #expect(try JSONValue(parsing: ranked.output)["total"] == 2)
    let wordless = try program.run(["who-said", "--order", "relevance"])
    #expect(wordless.status == 64 && wordless.complaint.contains("needs --search"))
  }

  @Test func `corrects only to what the catalogue knows`() throws {
    let program = try recorded()
    defer { program.finish() }
    let said = try JSONValue(
      parsing: try program.run(["who-said", "--search", "central", "--json"]).output)
    let id = try #require(said["statements"]?.array?.first?["id"]?.string)
    let unknown = try program.run([
      "review", "correct", id, "--instrument", "new-strat", "--by", "A",
    ])
    #expect(unknown.status == 1 && unknown.complaint.contains("new-strat"), "\(unknown.complaint)")
    let person = try program.run(["review", "correct", id, "--person", "nobody", "--by", "A"])
    #expect(person.status == 1 && person.complaint.contains("no person “nobody”"))
    let named = try program.run([
      "review", "correct", id, "--instrument", "INF Treaty, new-start", "--by", "A",
    ])
    #expect(named.status == 0, "\(named.complaint)")
    let shown = try program.run(["review", "show", id])
    #expect(shown.output.contains("\(id)~1 stands in its place"), "\(shown.output)")
    let after = try JSONValue(
      parsing: try program.run(["review", "show", id + "~1", "--json"]).output)
    #expect(after["statement"]?["instrument"] == ["inf-treaty", "new-start"])
    #expect(try program.run(["record", "check"]).status == 0)
  }
}
