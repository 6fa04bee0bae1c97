import Foundation
import Primitives
import TestSupport
import Testing

/// The way of a statement from a report into the log, to a proof, and out of the record by law.
@Suite struct `A statement's way into the log` {
  private let words = "Russia would keep the limits of New START until Whitsun"

  private func story(_ program: Program) throws -> (log: String, key: String, logKey: String) {
    let text =
      "Moscow, March 1, 2023\n\nLavrov said that \(words). He added that talks were not under way.\n"
    let report = try program.file("report.txt", text.utf8)
    #expect(try program.run(["read", report]).status == 0)
    let key = program.folder.appending(path: "log.key").path
    let log = program.folder.appending(path: "log").path
    let made = try JSONValue(
      parsing: try program.run(["log", "key", key, "--name", "test.example/log", "--json"]).output)
    #expect(try program.run(["log", "init", log, "--key", key]).status == 0)
    return (log, key, made["key"]?.string ?? "")
  }

  private func uid(_ program: Program) throws -> String {
    let said = try JSONValue(
      parsing: try program.run(["who-said", "--search", "Whitsun", "--json"]).output)
    return try #require(said["statements"]?.array?.first?["id"]?.string)
  }

  @Test func `read, accept, append, prove, verify, redact, and verify again`() throws {
    let program = try Program()
    defer { program.finish() }
    let (log, key, logKey) = try story(program)
    let uid = try uid(program)
    #expect(try program.run(["review", "accept", uid, "--by", "Anna"]).status == 0)
    let appended = try program.run(["log", "append", log, "--key", key, "--no-acts", "--json"])
    #expect(appended.status == 0, "\(appended.complaint)")
    #expect(try JSONValue(parsing: appended.output)["size"] == 2)
    let again = try program.run(["log", "append", log, "--key", key, "--no-acts"])
    #expect(again.output.contains("has everything"))
    #expect(try program.run(["log", "checkpoint", log]).output.hasPrefix("test.example/log\n2\n"))

    let proof = program.folder.appending(path: "s.tlog-proof").path
    #expect(try program.run(["log", "prove", log, uid, "--output", proof]).status == 0)
    // Offline: no record, no log, the key alone.
    let verified = try program.run(["log", "verify", proof, "--key", logKey, "--json"])
    #expect(verified.status == 0, "\(verified.complaint)")
    let answer = try JSONValue(parsing: verified.output)
    #expect(answer["verified"] == true && answer["size"] == 2)
    #expect(answer["payload"]?.string?.contains(words) == true)
    #expect(try program.run(["log", "show", log, uid, "--payload"]).output.contains(words))

    // A changed word, a changed entry, another's key: none of them passes.
    let text = try String(contentsOfFile: proof, encoding: .utf8)
    let extra = try #require(text.split(separator: "\n").first { $0.hasPrefix("extra ") })
    let data = try #require(Data(base64Encoded: String(extra.dropFirst(6))))
    let changed = String(decoding: data, as: UTF8.self).replacing("Whitsun", with: "Advent")
    let forged = try program.file(
      "forged.tlog-proof",
      text.replacing(extra.dropFirst(6), with: Data(changed.utf8).base64EncodedString()).utf8)
    #expect(try program.run(["log", "verify", forged, "--key", logKey]).status == 1)

    let bundles = program.folder.appending(path: "bundles").path
    #expect(try program.run(["log", "export", log, "--bundles", bundles]).status == 0)
    let files = try FileManager.default.contentsOfDirectory(atPath: bundles).sorted()
    #expect(files.count == 2)
    for file in files {
      #expect(
        try program.run(["log", "verify", bundles + "/" + file, "--key", logKey]).status == 0)
    }

    let redacted = try program.run([
      "log", "redact", log, uid, "--reason", "court order 12/26", "--key", key,
    ])
    #expect(redacted.status == 0, "\(redacted.complaint)")
    #expect(redacted.output.contains("blanked"))
    // The old proof, a new one, the whole log and the record: all still verify; the words are gone.
    #expect(try program.run(["log", "verify", proof, "--key", logKey]).status == 0)
    let later = program.folder.appending(path: "later.tlog-proof").path
    #expect(try program.run(["log", "prove", log, uid, "--output", later]).status == 0)
    let after = try program.run(["log", "verify", later, "--key", logKey, "--json"])
    #expect(after.status == 0, "\(after.complaint)")
    #expect(try JSONValue(parsing: after.output)["payload"] == .null)
    #expect(try program.run(["log", "audit", log]).status == 0)
    let check = try program.run(["record", "check"])
    #expect(check.status == 0, "\(check.output)")
    #expect(check.output.contains("redact"))
    for name in ["record.sqlite", "record.sqlite-wal"] {
      let bytes = (try? Data(contentsOf: program.folder.appending(path: name))) ?? Data()
      #expect(bytes.range(of: Data("Whitsun".utf8)) == nil)
    }
    #expect(
      try program.run(["log", "redact", log, uid, "--reason", "x", "--key", key]).status == 2)
    #expect(try program.run(["log", "show", log, uid, "--payload"]).status == 2)
    #expect(try program.run(["log", "show", log, "2"]).output.contains("court order 12/26"))

    // A dump of it all makes the same record.
    let dump = try program.run(["export", "--format", "dump"])
    let copy = program.folder.appending(path: "copy.sqlite").path
    let path = try program.file("dump.jsonl", dump.output.utf8)
    let loaded = try program.run(["import", path, "--record", copy])
    #expect(loaded.status == 0, "\(loaded.complaint)")
    #expect(
      try program.run(["export", "--format", "dump", "--record", copy]).output == dump.output)
  }

  @Test func `the catalogue's acts go along, once`() throws {
    let program = try Program()
    defer { program.finish() }
    let (log, key, logKey) = try story(program)
    let appended = try program.run(["log", "append", log, "--key", key, "--json"])
    #expect(appended.status == 0, "\(appended.complaint)")
    let made = try JSONValue(parsing: appended.output)["made"]
    #expect((made?["act"]?.integer ?? 0) > 100)
    #expect(
      try program.run(["log", "append", log, "--key", key]).output.contains("has everything"))
    let entry = try program.run(["log", "show", log, "0", "--payload"])
    let act = try JSONValue(parsing: entry.output)
    let id = try #require(act["act"]?["id"]?.string)
    let proof = program.folder.appending(path: "act.tlog-proof").path
    #expect(try program.run(["log", "prove", log, id, "--output", proof]).status == 0)
    #expect(try program.run(["log", "verify", proof, "--key", logKey]).status == 0)
  }

  @Test func `what was not accepted isn't logged, and asking for it says so`() throws {
    let program = try Program()
    defer { program.finish() }
    let (log, key, _) = try story(program)
    let uid = try uid(program)
    let appended = try program.run(["log", "append", log, "--key", key, "--no-acts"])
    #expect(appended.output.contains("has everything"))
    let proved = try program.run(["log", "prove", log, uid])
    #expect(proved.status == 1)
    #expect(proved.complaint.contains("was not logged"))
    let other = try program.run(["log", "append", log, "--key", key, "--record", "/no/such/record"])
    #expect(other.status == 1 && other.complaint.contains("There is no record"))
  }
}
