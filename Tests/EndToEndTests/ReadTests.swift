import Foundation
import Primitives
import TestSupport
import Testing

@Suite struct `Recording` {
  private let samples = ProjectFolder.root.appending(path: "Samples").path

  @Test func `the same bytes twice changes nothing`() throws {
    let program = try Program()
    defer { program.finish() }
    let first = try program.run(["read", "--json", samples])
    #expect(first.status == 0, "\(first.complaint)")
    let before = try program.run(["who-said", "--json"])
    let again = try program.run(["read", "--json", samples])
    let counts = try JSONValue(parsing: again.output)
    #expect(counts["documents"] == 0)
    #expect(counts["statements"] == 0)
    #expect((counts["known"]?.integer ?? 0) > 0)
    #expect(try program.run(["who-said", "--json"]).output == before.output)
  }

  @Test func `survives being killed at any moment, with all that was reported done`() throws {
    let program = try Program()
    defer { program.finish() }
    var paths: [String] = []
    for number in 0..<60 {
      let text =
        "Report \(number)\n\nLavrov said that Russia would keep the limits of New START in year \(number). He added that talks were not under way.\n"
      paths.append(try program.file("report-\(number).txt", text.utf8))
    }
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<5 {
      let running = try program.start(["read", "--jobs", "1"] + paths)
      Thread.sleep(forTimeInterval: Double.random(in: 0.05...1.2, using: &generator))
      kill(running.process.processIdentifier, SIGKILL)
      running.process.waitUntilExit()
      guard FileManager.default.fileExists(atPath: program.record.path) else { continue }
      let asked = try program.run(["who-said", "--json"])
      // Killed before the first migration there is nothing to ask yet; otherwise it opens clean.
      #expect(asked.status == 0 || asked.complaint.contains("no such table"), "\(asked.complaint)")
    }
    let last = try program.run(["read", "--json"] + paths)
    #expect(last.status == 0, "\(last.complaint)")
    let counts = try JSONValue(parsing: last.output)
    let recorded = counts["documents"]?.integer ?? 0
    let known = counts["known"]?.integer ?? 0
    #expect(recorded + known == 60)
    let said = try JSONValue(parsing: try program.run(["who-said", "--json"]).output)
    #expect((said["total"]?.integer ?? 0) >= 60)
  }

  @Test func `a file that is no record is refused and left alone`() throws {
    let program = try Program()
    defer { program.finish() }
    let path = try program.file("notes.txt", "not a database, but long enough to look at".utf8)
    let article = try program.file("a.txt", "Lavrov said New START was suspended.".utf8)
    let outcome = try program.run(["read", "--record", path, article])
    #expect(outcome.status == 1)
    #expect(outcome.complaint.contains("not a record"))
    #expect(try String(contentsOfFile: path, encoding: .utf8).hasPrefix("not a database"))
  }

  @Test func `a question about a record that doesn't exist says how to make one`() throws {
    let program = try Program()
    defer { program.finish() }
    let outcome = try program.run(["who-said"])
    #expect(outcome.status == 1)
    #expect(outcome.complaint.contains("depositary read"))
  }

  @Test func `who said what is found by instrument, state, act and words`() throws {
    let program = try Program()
    defer { program.finish() }
    #expect(try program.run(["read", samples]).status == 0)
    let all = try JSONValue(parsing: try program.run(["who-said", "--json"]).output)
    let treaty = try JSONValue(
      parsing: try program.run(["who-said", "--instrument", "new-start", "--json"]).output)
    let side = try JSONValue(
      parsing: try program.run([
        "who-said", "--instrument", "START-3", "--until", "2023-12-31", "--state", "ru", "--json",
      ]).output)
    let totals = [all, treaty, side].map { $0["total"]?.integer ?? 0 }
    #expect(totals[0] > totals[1] && totals[1] > totals[2] && totals[2] > 0)
    for statement in side["statements"]?.array ?? [] {
      #expect(statement["speaker"]?["state"] == "RU")
      #expect(statement["standing"] == "machine-read")
    }
    #expect(try program.run(["who-said", "--act", "sing"]).status == 64)
    // What a person types is never read as the search engine's own grammar.
    #expect(try program.run(["who-said", "--search", "NEAR( \" OR - *"]).status == 0)
  }
}
