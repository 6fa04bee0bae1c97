import Foundation
import Primitives
import TestSupport
import Testing

/// An escrow and a draw as a declarant, an inspector and an adversary meet them on the command line.
struct EscrowedProgram {
  let program: Program
  let open: String
  let secrets: String

  init() throws {
    program = try Program()
    open = program.folder.path + "/public"
    secrets = program.folder.path + "/secrets"
  }

  static let declaration = """
    section,site,count
    totals,,12
    sites,Alpha,5
    sites,Bravo,7
    items,Alpha-1,1
    items,Alpha-2,1

    """

  func committed(_ more: [String] = []) throws -> Program.Outcome {
    let file = try program.file("declaration.csv", Array(Self.declaration.utf8))
    return try program.run(
      ["escrow", "commit", file, "--declarant", "State A", "--public", open, "--secrets", secrets]
        + more)
  }

  func opening(_ more: [String]) throws -> Program.Outcome {
    try program.run(["escrow", "open", "--public", open, "--secrets", secrets] + more)
  }

  func verified(_ more: [String] = []) throws -> Program.Outcome {
    try program.run(["escrow", "verify", open] + more)
  }

  func change(_ path: String, _ edit: (String) -> String) throws {
    let url = URL(filePath: path)
    let text = try String(contentsOf: url, encoding: .utf8)
    let edited = edit(text)
    #expect(edited != text)
    try Data(edited.utf8).write(to: url)
  }

  func permissions(_ path: String) throws -> Int {
    let found = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
    return try #require(found as? Int)
  }
}

@Suite struct `An escrow on the command line` {
  @Test func `is committed, opened step by step and verified without the secrets`() throws {
    let each = try EscrowedProgram()
    defer { each.program.finish() }
    let committed = try each.committed(["--json"])
    #expect(committed.status == 0, "\(committed.complaint)")
    #expect(try each.permissions(each.secrets) == 0o700)
    for file in ["master.key", "declaration.json"] {
      #expect(try each.permissions(each.secrets + "/" + file) == 0o600)
    }
    // The key is nowhere but in its file.
    let key = try String(contentsOfFile: each.secrets + "/master.key", encoding: .utf8)
      .trimmingCharacters(in: .whitespacesAndNewlines)
    #expect(key.count == 64 && !committed.output.contains(key))
    #expect(try each.opening(["--section", "totals"]).status == 0)
    try FileManager.default.moveItem(atPath: each.secrets, toPath: each.secrets + "-away")
    let verified = try each.verified(["--json"])
    #expect(verified.status == 0)
    let answer = try JSONValue(parsing: verified.output)
    #expect(answer["fine"] == true)
    #expect(verified.output.contains("12") && !verified.output.contains("Bravo"))
    for file in try FileManager.default.subpathsOfDirectory(atPath: each.open) {
      guard let data = FileManager.default.contents(atPath: each.open + "/" + file) else {
        continue
      }
      #expect(!String(decoding: data, as: UTF8.self).contains(key))
    }
  }

  @Test func `what is not due is refused, and what is forced is seen by every verifier`() throws {
    let each = try EscrowedProgram()
    defer { each.program.finish() }
    _ = try each.committed()
    let early = try each.opening(["--section", "items"])
    #expect(early.status == 1 && early.complaint.contains("not due"))
    #expect(!FileManager.default.fileExists(atPath: each.open + "/openings/0001.json"))
    #expect(try each.verified().status == 0)
    #expect(try each.opening(["--section", "items", "--despite-order"]).status == 0)
    let seen = try each.verified()
    #expect(seen.status == 1 && seen.output.contains("out-of-order"))
    // A step opened twice is written once.
    #expect(try each.opening(["--section", "totals"]).status == 0)
    let again = try each.opening(["--section", "totals"])
    #expect(again.status == 0 && again.output.contains("open already"))
    #expect(!FileManager.default.fileExists(atPath: each.open + "/openings/0003.json"))
    #expect(try each.opening(["--section", "nowhere"]).status == 64)
  }

  @Test(arguments: [
    ("statement.json", "State A", "State B"), ("statement.json", "\"size\":4", "\"size\":5"),
    ("commitments", "0", "1"), ("plan.json", "[0]", "[2]"), ("openings/0001.json", "0", "1"),
    ("openings/0001.json", "{", "["),
  ])
  func `an altered public file is found by status 1`(file: String, old: String, new: String)
    throws
  {
    let each = try EscrowedProgram()
    defer { each.program.finish() }
    let key = each.program.folder.path + "/a.key"
    let made = try each.program.run(["log", "key", key, "--name", "state-a.example", "--json"])
    #expect(made.status == 0, "\(made.complaint)")
    let verifier = try #require(JSONValue(parsing: made.output)["key"]?.string)
    _ = try each.committed(["--sign", key])
    _ = try each.opening(["--section", "totals"])
    #expect(try each.verified(["--key", verifier]).status == 0)
    try each.change(each.open + "/" + file) { $0.replacing(old, with: new, maxReplacements: 1) }
    let found = try each.verified(["--key", verifier])
    #expect(found.status == 1, "\(file): \(found.output)\(found.complaint)")
    #expect(!(found.complaint + found.output).isEmpty)
  }

  @Test func `an opening of another escrow is rejected`() throws {
    let (one, two) = (try EscrowedProgram(), try EscrowedProgram())
    defer {
      one.program.finish()
      two.program.finish()
    }
    for each in [one, two] {
      _ = try each.committed()
      _ = try each.opening(["--section", "totals"])
    }
    let file = "/openings/0001.json"
    try Data(contentsOf: URL(filePath: two.open + file)).write(to: URL(filePath: one.open + file))
    let found = try one.verified()
    #expect(found.status == 1 && found.output.contains("rejected"))
  }

  @Test func `a lost key, a lost declaration and a wrong one end in clear outcomes`() throws {
    let each = try EscrowedProgram()
    defer { each.program.finish() }
    _ = try each.committed()
    _ = try each.opening(["--section", "totals"])
    let status = ["escrow", "status", each.open]
    #expect(try each.program.run(status + ["--secrets", each.secrets]).status == 0)
    let declaration = each.secrets + "/declaration.json"
    let original = try String(contentsOfFile: declaration, encoding: .utf8)
    try each.change(declaration) { $0.replacing("Alpha", with: "Gamma") }
    let wrong = try each.opening(["--section", "sites"])
    #expect(wrong.status == 1 && wrong.complaint.contains("committed to"))
    try Data(original.utf8).write(to: URL(filePath: declaration))
    let key = each.secrets + "/master.key"
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: key)
    let shown = try each.opening(["--section", "sites"])
    #expect(shown.status == 1 && shown.complaint.contains("chmod 600"))
    try FileManager.default.removeItem(atPath: key)
    let lost = try each.opening(["--section", "sites"])
    #expect(lost.status == 2 && lost.complaint.contains("no such key"))
    let told = try each.program.run(status + ["--secrets", each.secrets])
    #expect(told.status == 2 && told.output.contains("lost"))
    let reason = ["escrow", "declare-loss", each.open, "--reason", "burnt"]
    #expect(try each.program.run(reason).status == 0)
    #expect(try each.program.run(reason).status == 1)
    let seen = try each.program.run(status)
    #expect(seen.status == 2 && seen.output.contains("burnt"))
    // What was opened before stays proved.
    #expect(try each.verified().status == 0)
  }

  @Test(arguments: 0..<12)
  func `a commitment killed in its midst leaves all of it or what can be begun again`(seed: Int)
    throws
  {
    let each = try EscrowedProgram()
    defer { each.program.finish() }
    var random = SeededGenerator(seed: seed)
    var text = "section,site\n"
    for number in 0..<20_000 { text += "sites,site-\(number)\n" }
    let file = try each.program.file("large.csv", Array(text.utf8))
    let arguments = [
      "escrow", "commit", file, "--declarant", "A", "--public", each.open, "--secrets",
      each.secrets,
    ]
    let running = try each.program.start(arguments)
    Thread.sleep(forTimeInterval: Double.random(in: 0.02...1.2, using: &random))
    kill(running.process.processIdentifier, SIGKILL)
    running.process.waitUntilExit()
    if FileManager.default.fileExists(atPath: each.open + "/statement.json") {
      // A statement is only ever there when everything else is.
      let status = try each.program.run([
        "escrow", "status", each.open, "--secrets", each.secrets,
      ])
      #expect(status.status == 0, "\(status.complaint)")
    } else {
      let again = try each.program.run(arguments)
      #expect(again.status == 0, "\(again.complaint)")
    }
  }
}

@Suite struct `A draw on the command line` {
  func run(_ program: Program, _ arguments: [String]) throws -> Program.Outcome {
    try program.run(["plan", "draw"] + arguments)
  }

  @Test func `is begun, committed to, revealed and repeated by anyone`() throws {
    let program = try Program()
    defer { program.finish() }
    let ids = try program.file("ids.txt", Array((1...9).map { "site-\($0)\n" }.joined().utf8))
    let draw = program.folder.path + "/draw"
    func coin(_ party: String) -> String { program.folder.path + "/\(party).coin" }
    #expect(try run(program, ["begin", draw, "--ids", ids, "--sample", "3"]).status == 0)
    #expect(try run(program, ["verify", draw]).status == 2)
    #expect(try run(program, ["commit", draw, "--party", "a", "--coin", coin("a")]).status == 0)
    let early = try run(program, ["reveal", draw, "--party", "a", "--coin", coin("a")])
    #expect(early.status == 2 && early.complaint.contains("b hasn't committed"))
    let twice = try run(program, ["commit", draw, "--party", "a", "--coin", coin("c")])
    #expect(twice.status == 1)
    #expect(try run(program, ["commit", draw, "--party", "b", "--coin", coin("b")]).status == 0)
    let wrong = try run(program, ["reveal", draw, "--party", "b", "--coin", coin("a")])
    #expect(wrong.status == 1)
    #expect(try run(program, ["reveal", draw, "--party", "b", "--coin", coin("b")]).status == 0)
    let open = try run(program, ["verify", draw, "--json"])
    #expect(open.status == 2)
    #expect(try JSONValue(parsing: open.output)["outcome"] == "committed")
    #expect(try run(program, ["reveal", draw, "--party", "a", "--coin", coin("a")]).status == 0)
    let drawn = try run(program, ["verify", draw, "--json"])
    #expect(drawn.status == 0)
    let answer = try JSONValue(parsing: drawn.output)
    guard case .array(let selected)? = answer["selected"] else {
      Issue.record("no sample")
      return
    }
    #expect(selected.count == 3 && Set(selected.compactMap(\.string)).count == 3)
    #expect(try run(program, ["verify", draw, "--json"]).output == drawn.output)
    // Anything altered is found.
    let files = try FileManager.default.contentsOfDirectory(atPath: draw).filter {
      $0.hasSuffix(".json")
    }
    #expect(files.count == 6)
    for name in files {
      let url = URL(filePath: draw + "/" + name)
      let before = try Data(contentsOf: url)
      let text = String(decoding: before, as: UTF8.self)
      let place = try #require(text.lastIndex { $0.isHexDigit })
      let other = text[place] == "0" ? "1" : "0"
      try Data(text.replacingCharacters(in: place...place, with: other).utf8).write(to: url)
      let found = try run(program, ["verify", draw])
      #expect(found.status == 1 || found.output != drawn.output, "\(name)")
      try before.write(to: url)
    }
  }

  @Test func `a withheld coin is put on record, and a list no one can draw from is refused`() throws
  {
    let program = try Program()
    defer { program.finish() }
    let ids = try program.file("ids.txt", Array("x\ny\nz\n".utf8))
    let twice = try program.file("twice.txt", Array("x\nx\n".utf8))
    let draw = program.folder.path + "/draw"
    #expect(try run(program, ["begin", draw, "--ids", twice, "--sample", "1"]).status == 1)
    #expect(try run(program, ["begin", draw, "--ids", ids, "--sample", "4"]).status == 1)
    #expect(try run(program, ["begin", draw, "--sample", "1"]).status == 64)
    #expect(try run(program, ["begin", draw, "--ids", ids, "--sample", "1"]).status == 0)
    for party in ["a", "b"] {
      let coin = program.folder.path + "/\(party).coin"
      #expect(
        try run(program, ["commit", draw, "--party", party, "--coin", coin]).status == 0)
    }
    let recorded = try run(
      program, ["record-default", draw, "--party", "b", "--reason", "no coin by noon"])
    #expect(recorded.status == 0)
    let found = try run(program, ["verify", draw, "--json"])
    #expect(found.status == 2)
    #expect(try JSONValue(parsing: found.output)["withheld_by"] == ["b"])
  }
}
