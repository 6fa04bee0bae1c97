import Foundation
import Primitives
import TestSupport
import Testing

@Suite struct `The page on verification` {
  /// Each command of the page with what the page says that it prints.
  private static func examples() throws -> [(command: String, output: String)] {
    let url = ProjectFolder.root.appending(path: "Documentation/Verification.md")
    let page = try String(contentsOf: url, encoding: .utf8)
    var found: [(String, String)] = []
    var isInside = false
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isInside = line == "```console"
      } else if isInside, line.hasPrefix("$ depositary ") {
        found.append((String(line.dropFirst("$ depositary ".count)), ""))
      } else if isInside, !found.isEmpty {
        found[found.count - 1].1 += line + "\n"
      }
    }
    return found
  }

  @Test func `shows what the program prints`() throws {
    let program = try Program()
    defer { program.finish() }
    let examples = try Self.examples()
    #expect(examples.count >= 14)
    for (command, output) in examples {
      // The page names files as seen from the checkout.
      let arguments = command.split(separator: " ").map { word in
        let path = ProjectFolder.root.appending(path: String(word)).path
        return word.contains("/") && FileManager.default.fileExists(atPath: path)
          ? path : String(word)
      }
      let outcome = try program.run(arguments)
      #expect(outcome.output == output, "depositary \(command)\n\(outcome.complaint)")
    }
  }

  @Test func `answers in the contract's form`() throws {
    let program = try Program()
    defer { program.finish() }
    let cases: [(String, String, String, String, Int32)] = [
      ("US", "2011-02-05", "deployed_warheads", "not-yet-due", 0),
      ("US", "2022-03-01", "deployed_warheads", "within", 0),
      ("US", "2022-03-01", "deployed_and_nondeployed_launchers", "contested", 2),
      ("RU", "2023-03-01", "deployed_warheads", "not-declared", 2),
      ("RU", "2026-03-01", "deployed_warheads", "no-longer-binding", 0),
    ]
    for (party, day, quantity, verdict, status) in cases {
      let outcome = try program.run([
        "check", "limits", "--instrument", "new-start", "--party", party, "--as-of", day,
        "--quantity", quantity, "--json",
      ])
      let answer = try JSONValue(parsing: outcome.output)
      #expect(answer["verdict"]?.string == verdict, "\(party) \(day) \(quantity)")
      #expect(outcome.status == status)
      for key in ["value", "limit", "margin", "sources"] { #expect(answer[key] != nil) }
    }
    let over = try program.run([
      "check", "limits", "--instrument", "new-start", "--party", "US", "--as-of", "2022-03-01",
      "--quantity", "deployed_warheads", "--limit", "1000", "--json",
    ])
    #expect(try JSONValue(parsing: over.output)["margin"] == -515)
    #expect(over.status == 1)
  }

  @Test(arguments: [
    ["check", "limits", "--instrument", "new-start", "--party", "CN", "--as-of", "2022-03-01"],
    ["check", "limits", "--instrument", "no-such-treaty"],
    ["check", "limits", "--instrument", "new-start", "--reading", "XX"],
    ["plan", "sample", "--population", "10", "--irregular", "20", "--risk", "5%"],
    ["plan", "sample", "--population", "10", "--irregular", "2", "--risk", "many"],
    ["plan", "quota", "--objects", "10"],
    ["ring", "--km", "20000", "--at", "Berlin"],
    ["ring", "no-such-system", "--at", "Berlin"],
    ["ring", "--km", "500", "--at", "Nowhere"],
  ])
  func `refuses what cannot be asked with a message and status 64`(arguments: [String]) throws {
    let program = try Program()
    defer { program.finish() }
    let outcome = try program.run(arguments)
    #expect(outcome.status == 64, "\(outcome.complaint)")
    #expect(outcome.output.isEmpty && !outcome.complaint.isEmpty)
  }

  @Test func `bad files are named, and drawings are written`() throws {
    let program = try Program()
    defer { program.finish() }
    let draft = try program.file("draft.yaml", Array("title: x\nparties: [A]\n".utf8))
    let refused = try program.run(["what-if", draft])
    #expect(refused.status == 1 && refused.complaint.contains("neither limits nor bands"))
    let data = try program.file("data.csv", Array("as_of,party,x\n2018-02-30,US,1\n".utf8))
    let bad = try program.run(["check", "limits", data, "--instrument", "new-start"])
    #expect(bad.status == 1 && bad.complaint.contains(":2:"))
    let map = program.folder.appending(path: "map.svg")
    let ring = try program.run([
      "ring", "oreshnik", "--at", "Kaliningrad", "--band", "inf", "--svg", map.path, "--json",
    ])
    #expect(ring.status == 0, "\(ring.complaint)")
    #expect(try String(contentsOf: map, encoding: .utf8).contains("</svg>"))
    #expect(try JSONValue(parsing: ring.output)["type"] == "FeatureCollection")
  }
}
