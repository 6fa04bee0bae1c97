import Archive
import Documents
import Foundation
import GRDB
import Positions
import Primitives
import Statements
import TestSupport
import Testing
import Transparency

/// A log and a record in one folder.
struct LoggedRecord {
  let folder: TestFolder
  let store: RecordStore
  let log: TransparencyLog
  let signer: SignerKey

  init() throws {
    folder = try TestFolder()
    store = try folder.store()
    signer = try LoggedRecord.signer
    log = try TransparencyLog.create(at: folder.path("log"), origin: signer.name, signer: signer)
  }

  static var signer: SignerKey {
    get throws {
      let seed = try #require(Secret32(bytes: [UInt8](repeating: 7, count: 32)))
      return try SignerKey(name: "example.org/log", type: .ed25519, seed: seed)
    }
  }

  @discardableResult
  func append(seed: Int = 1, also matters: [LogMatter] = []) throws
    -> RecordStore.LoggingOutcome
  {
    var generator = SeededGenerator(seed: seed)
    return try store.append(
      to: log, signedBy: signer, also: matters,
      by: RecordEvent(at: "2026-03-01T00:00:00Z", who: "Anna"), using: &generator)
  }

  func event(_ who: String = "Anna") -> RecordEvent {
    RecordEvent(at: "2026-02-01T00:00:00Z", who: who, why: "because")
  }

  /// Every payload in the log's order, checked by a bundle that was written and read again.
  func verifiedPayloads() throws -> [String?] {
    let reader = try log.reader
    return try (0..<log.signedHead.size).map { place in
      let entry = try reader.entry(at: place, in: log.signedHead.size)
      let logged = try store.logEntry(leaf: RFC6962Hashing.leaf(entry), of: signer.name)
      let proved = ProvedEntry(entry: entry, payload: logged?.payload, salt: logged?.salt)
      let bytes = try reader.proof(of: place, extra: proved.extra()).bytes
      let bundle = try ProofBundle(parsing: bytes)
      let again = try #require(bundle.extra.flatMap { ProvedEntry(extra: $0) })
      _ = try again.envelope()
      _ = try bundle.verify(leaf: again.entry, policy: TrustPolicy(log: signer.verifier))
      return again.payload.map { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// Everything that lies on the disk of the record.
  func bytesOnDisk() -> Data {
    ["record.sqlite", "record.sqlite-wal"].reduce(into: Data()) { all, name in
      all += (try? Data(contentsOf: folder.url.appending(path: name))) ?? Data()
    }
  }
}

@Suite struct `A record that is logged` {
  @Test func `gives accepted statements, reviews and outside matters to the log, each once`() throws
  {
    let record = try LoggedRecord()
    let report = try TestReport.ryabkov()
    try report.record(in: record.store)
    let uids = report.entries.map(\.uid)
    #expect(try record.append().places.isEmpty)
    try record.store.review(uids[0], .accepted, note: "heard it", by: record.event())
    var correction = StatementCorrection()
    correction.act = .warn
    let corrected = try record.store.correct(uids[1], correction, by: record.event("Boris"))
    try record.store.review(uids[2], .rejected, by: record.event())
    let act = LogMatter(kind: "act", subject: "new-start/signed", payload: ["type": "signed"])
    let outcome = try record.append(also: [act])
    #expect(outcome.made == ["statement": 2, "review": 3, "act": 1])
    #expect(outcome.places == 0..<6)
    #expect(try record.append(seed: 2, also: [act]).places.isEmpty)

    try record.store.undoReview(by: record.event())
    let changed = LogMatter(kind: "act", subject: "new-start/signed", payload: ["type": "ratified"])
    #expect(try record.append(seed: 3, also: [changed]).made == ["review-withdrawn": 1, "act": 1])

    let entries = try record.store.logEntries(for: record.signer.name)
    #expect(
      entries.map(\.kind) == [
        "statement", "statement", "review", "review", "review", "act", "review-withdrawn", "act",
      ])
    #expect(Set(entries.prefix(2).map(\.subject)) == [uids[0], corrected.uid])
    // Nothing in the log tells of which statement it speaks, or repeats a word of it.
    for entry in entries {
      let envelope = try Envelope(parsing: entry.envelope)
      let text = String(decoding: entry.envelope, as: UTF8.self)
      #expect(!uids.contains { text.contains($0) })
      #expect(envelope.kind == entry.kind && envelope.payload != nil)
    }
    #expect(try Envelope(parsing: entries[7].envelope).supersedes == entries[5].name)
    #expect(try Envelope(parsing: entries[6].envelope).supersedes == entries[4].name)
    let payloads = try record.verifiedPayloads()
    #expect(payloads.count == 8)
    #expect(payloads[0]?.contains("Moscow will not talk") == true)
    #expect(payloads[2]?.contains("heard it") == true)
    #expect(
      try record.store.logEntry(named: uids[0], of: record.signer.name).name == entries[0].name)
    #expect(
      try record.store.logEntry(named: "review/1", of: record.signer.name).name == entries[2].name)
    #expect(
      try record.store.logEntry(named: "new-start/signed", of: record.signer.name).name
        == entries[7].name)
    let error = recordError { _ = try record.store.logEntry(named: "none", of: record.signer.name) }
    #expect(error?.code == "unknown")
    #expect(try record.store.check().faults == [])
    #expect(LogAudit(of: record.log.path).isClean)
  }

  @Test func `names the entry that a correction supersedes`() throws {
    let record = try LoggedRecord()
    let report = try TestReport.ryabkov()
    try report.record(in: record.store)
    let uid = report.entries[0].uid
    try record.store.review(uid, .accepted, by: record.event())
    try record.append()
    var correction = StatementCorrection()
    correction.act = .warn
    try record.store.correct(uid, correction, by: record.event())
    try record.append(seed: 2)
    let statements = try record.store.logEntries(for: record.signer.name)
      .filter { $0.kind == "statement" }
    #expect(statements.count == 2)
    #expect(try Envelope(parsing: statements[1].envelope).supersedes == statements[0].name)
  }

  @Test func `finishes what a process killed between record and log left`() throws {
    let record = try LoggedRecord()
    let report = try TestReport.ryabkov()
    try report.record(in: record.store)
    try record.store.review(report.entries[0].uid, .accepted, by: record.event())
    // Prepared for this log by name, but put into another folder that was then lost.
    let lost = try TransparencyLog.create(
      at: record.folder.path("lost"), origin: record.signer.name, signer: record.signer)
    var generator = SeededGenerator(seed: 1)
    _ = try record.store.append(
      to: lost, signedBy: record.signer, by: record.event(), using: &generator)
    let outcome = try record.append(seed: 2)
    #expect(outcome.made == [:])
    #expect(outcome.places == 0..<2)
    #expect(try record.verifiedPayloads().allSatisfy { $0 != nil })
  }

  @Test func `is dumped, loaded and rebuilt with payloads and salts`() throws {
    let record = try LoggedRecord()
    let report = try TestReport.ryabkov()
    try report.record(in: record.store)
    try record.store.review(report.entries[0].uid, .accepted, by: record.event())
    try record.append()
    try expectTheSameAgain(record)
    let entry = try record.store.logEntry(named: report.entries[0].uid, of: record.signer.name)
    try record.store.redact(record.store.redactionPlan(for: entry), by: record.event())
    try record.store.review(report.entries[1].uid, .accepted, by: record.event())
    try expectTheSameAgain(record)
  }

  private func expectTheSameAgain(_ record: LoggedRecord) throws {
    let number = UUID().uuidString
    #expect(try record.store.check().faults == [])
    #expect(try record.store.rebuild(into: record.folder.path("rebuilt-\(number)")) == [])
    var lines: [String] = []
    try record.store.dump { lines.append(String($0.dropLast())) }
    func load(_ lines: [String], _ name: String) throws -> RecordStore {
      var next = lines.makeIterator()
      try RecordStore.load(dump: { next.next() }, to: record.folder.path(name))
      return try record.folder.store(name, .read)
    }
    let loaded = try load(lines, "loaded-\(number)")
    #expect(try loaded.fingerprint() == record.store.fingerprint())
    #expect(try loaded.check().faults == [])
    // A dump that hides words behind a redaction that never was, or changes a payload, is refused.
    let hidden = lines.map {
      $0.replacing(
        "\"kind\":\"statement-reviewed\"", with: "\"redacted\":true,\"kind\":\"statement-reviewed\""
      )
      .replacing("\"reviewer\":\"Anna\"", with: "\"reviewer\":\"Eve\"")
    }
    #expect(recordError { _ = try load(hidden, "hidden-\(number)") }?.code == "dump")
    let swapped = lines.map {
      $0.replacing("\\\"standing\\\":\\\"accepted", with: "\\\"standing\\\":\\\"rejected")
    }
    if swapped != lines {
      #expect(recordError { _ = try load(swapped, "swapped-\(number)") }?.code == "logged")
    }
  }

  @Test(arguments: [
    ("UPDATE logged SET payload = replace(payload, 'Moscow', 'London')", "loggedIsKept"),
    ("UPDATE logged SET payload = NULL, salt = NULL", "loggedIsKept"),
    ("UPDATE logged SET leaf = replace(leaf, 'a', 'b')", "loggedIsKept"),
    ("DELETE FROM logged WHERE kind = 'review'", "loggedIsNotRemoved"),
  ])
  func `is checked for what was changed behind its back`(sql: String, trigger: String) throws {
    let record = try LoggedRecord()
    let report = try TestReport.ryabkov()
    try report.record(in: record.store)
    try record.store.review(report.entries[0].uid, .accepted, by: record.event())
    try record.append()
    try record.store.close()
    let queue = try DatabaseQueue(path: record.folder.path())
    #expect(throws: DatabaseError.self) { try queue.write { try $0.execute(sql: sql) } }
    try queue.write { try $0.execute(sql: "DROP TRIGGER \(trigger); " + sql) }
    try queue.close()
    let faults = try record.folder.store("record.sqlite", .read).check().faults
    #expect(faults.contains { $0.code == "logged" || $0.code == "digest" }, "\(faults)")
  }
}

@Suite struct `A legal removal` {
  private func logged(
    _ text: String = "Ivanov said that Омега-7 is 🚀 ready, if asked. Petrov said nothing."
  )
    throws -> (LoggedRecord, TestReport)
  {
    let record = try LoggedRecord()
    var report = TestReport(text, bytes: Array(("<p>" + text).utf8), format: .html)
    try report.add(
      "Ivanov", "said", "Омега-7 is 🚀 ready", condition: "if asked", uid: "secret")
    try report.add("Petrov", "said", "nothing", uid: "other")
    try report.record(in: record.store)
    for uid in ["secret", "other"] { try record.store.review(uid, .accepted, by: record.event()) }
    try record.append()
    return (record, report)
  }

  @Test func `deletes the words everywhere, and every proof still verifies`() throws {
    let (record, report) = try logged()
    let before = record.log.signedHead
    let entry = try record.store.logEntry(named: "secret", of: record.signer.name)
    let plan = try record.store.redactionPlan(for: entry)
    #expect(plan.entries.map(\.subject) == ["secret"])
    try record.log.append(
      [
        Redaction(
          id: "redaction-1", recorded: "2026-04-01T00:00:00Z", target: entry.leaf, targetIndex: 0,
          reason: "court order 12/26"
        ).envelope.bytes()
      ], checkpointedBy: record.signer)
    try record.store.redact(plan, by: record.event())

    let check = try record.store.check()
    #expect(check.faults == [])
    #expect(check.eventsRedacted == 1)
    let statement = try #require(try record.store.statement(uid: "secret"))
    #expect(statement.content[0].text == "×××××xxxxxx\u{1F7A8}xxxxxx")
    #expect(statement.content[0].range == report.entries[0].statement.content[0])
    #expect(statement.speaker?.text == "Ivanov")
    #expect(try record.store.statement(uid: "other")?.content[0].text == "nothing")
    #expect(try record.store.statements(matching: StatementFilter(search: "ready")).isEmpty)
    #expect(try record.store.documents(matching: DocumentFilter(search: "омега")).isEmpty)
    #expect(try record.store.statements(matching: StatementFilter(search: "nothing")).count == 1)
    #expect(try record.store.logEntry(named: "secret", of: record.signer.name).isRedacted)

    // Not one word is left in the file: no text, no index, no free page, no write-ahead log.
    let disk = record.bytesOnDisk()
    for word in ["Омега", "омега", "Омега-7 is 🚀 ready", "if asked"] {
      #expect(disk.range(of: Data(word.utf8)) == nil, "\(word) is still on the disk")
    }
    let payloads = try record.verifiedPayloads()
    #expect(payloads.map { $0 == nil } == [true, false, false, false, true])
    let proof = try record.log.reader.consistencyProof(from: before)
    try proof.verify(from: before, to: record.log.signedHead)
    #expect(LogAudit(of: record.log.path, known: [before]).isClean)
    // What was deleted isn't logged again, and the same bytes aren't read again.
    #expect(try record.append(seed: 5).places.isEmpty)
    #expect(try report.record(in: record.store) == .known(document: 1))
  }

  @Test func `takes in corrections and copies of the words, and no others`() throws {
    let record = try LoggedRecord()
    let text = "Ivanov said the weather is fine. Petrov said that Ivanov had said it."
    for (number, name) in ["one.txt", "two.txt"].enumerated() {
      var report = TestReport(text, name: name, bytes: [UInt8(number)], format: .html)
      try report.add("Ivanov", "said", "the weather is fine", uid: "a\(number)")
      try report.add("Petrov", "said", "Ivanov had said it", uid: "b\(number)")
      try report.record(in: record.store)
    }
    var correction = StatementCorrection()
    correction.content = ["weather is fine"]
    try record.store.review("a0", .accepted, by: record.event())
    try record.append()
    try record.store.correct("a0", correction, by: record.event("Boris"))
    for uid in ["a1", "b0"] { try record.store.review(uid, .accepted, by: record.event()) }
    try record.append(seed: 2)
    let entry = try record.store.logEntry(named: "a0", of: record.signer.name)
    let plan = try record.store.redactionPlan(for: entry)
    #expect(Set(plan.entries.map(\.subject)) == ["a0", "a0~1", "a1"])
    try record.store.redact(plan, by: record.event())
    for id in [Int64(1), 2] {
      #expect(
        try record.store.text(ofDocument: id)?.hasPrefix("Ivanov said xxxxxxxxxxxxxxxxxxx. Petrov")
          == true)
    }
    #expect(try record.store.statement(uid: "a0~1")?.content[0].text == "xxxxxxxxxxxxxxx")
    #expect(try record.store.statement(uid: "b1")?.content[0].text == "Ivanov had said it")
    #expect(record.bytesOnDisk().range(of: Data("weather".utf8)) == nil)
    #expect(try record.store.check().faults == [])
  }

  @Test func `of a review takes its note`() throws {
    let (record, _) = try logged()
    try record.store.review(
      "other", .rejected, note: "a slip of the tongue", by: record.event("Boris"))
    try record.append(seed: 2)
    let entry = try record.store.logEntry(named: "review/3", of: record.signer.name)
    try record.store.redact(record.store.redactionPlan(for: entry), by: record.event())
    #expect(try record.store.reviews(of: "other").last?.note == nil)
    #expect(try record.store.check().faults == [])
    #expect(record.bytesOnDisk().range(of: Data("slip of the tongue".utf8)) == nil)
  }
}
