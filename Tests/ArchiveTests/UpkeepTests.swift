import Archive
import Documents
import Foundation
import GRDB
import Positions
import Primitives
import Statements
import TestSupport
import Testing

/// A record made up from a seed: documents, reviews, corrections, undoings, later readings.
func randomRecord(seed: Int, in folder: TestFolder, name: String = "record.sqlite") throws
  -> RecordStore
{
  let store = try folder.store(name)
  var random = SeededGenerator(seed: seed)
  var uids: [String] = []
  let acts: [StatementAct] = [.affirm, .deny, .warn, .decline]
  let people = ["Anna", "Борис", "Clara"]
  for step in 0..<30 {
    let at = "2026-01-\(step < 9 ? "0" : "")\(step + 1)T00:00:00Z"
    let who = people.randomElement(using: &random) ?? "Anna"
    switch Int.random(in: 0..<6, using: &random) {
    case 0, 1:
      var report = TestReport(
        "Ivanov 🚀 said it \(step). Mr Petrov then said it was so. “Да”, сказал он.",
        name: "\(step).txt", bytes: step % 3 == 0 ? [0, 1, 2, UInt8(step)] : nil,
        format: step % 3 == 0 ? .html : .text)
      try report.add("Ivanov 🚀", "said", "it \(step)", uid: "a\(step)")
      try report.add("он", "сказал", "Да", saidOn: "2025-11", nestedIn: 0, uid: "b\(step)")
      try report.record(in: store, at: at, who: who)
      uids += ["a\(step)", "b\(step)"]
    case 2, 3:
      guard let uid = uids.randomElement(using: &random), let entry = try store.entry(ofStatement: uid)
      else { continue }
      var changed = entry
      changed.position.act = acts.randomElement(using: &random) ?? .affirm
      let verdict: ReviewVerdict =
        [.accepted, .rejected, .corrected(changed)].randomElement(using: &random) ?? .accepted
      _ = recordError {
        try store.review(
          uid, verdict, note: step % 2 == 0 ? "№ \(step)" : nil,
          adjudicating: step % 5 == 0, by: RecordEvent(at: at, who: who, why: "because"))
      }
    case 4:
      _ = recordError { try store.undoReview(by: RecordEvent(at: at, who: who)) }
    default:
      guard let document = try store.documents().randomElement(using: &random) else { continue }
      var filter = StatementFilter(document: document.id, withSuperseded: true)
      filter.order = .recorded
      let some = try store.statements(matching: filter).filter { _ in Bool.random(using: &random) }
      let entries = try some.compactMap { try store.entry(ofStatement: $0.uid) }.map {
        entry -> StatementEntry in
        var entry = entry
        entry.position.act = acts.randomElement(using: &random) ?? .affirm
        entry.uid = String(entry.uid.prefix { $0 != "@" && $0 != "~" })
        return entry
      }
      var seen: Set<String> = []
      _ = try store.reread(
        document: document.id, statements: entries.filter { seen.insert($0.uid).inserted },
        reader: "depositary/\(step)", by: RecordEvent(at: at, who: "depositary"))
    }
  }
  return store
}

@Suite struct `The history of a record` {
  @Test(arguments: 0..<10) func `adds up to the same record when it is replayed`(seed: Int) throws {
    let folder = try TestFolder()
    let store = try randomRecord(seed: seed, in: folder)
    #expect(try store.check().faults == [])
    #expect(try store.rebuild(into: folder.path("again.sqlite")) == [])
    let before = try store.fingerprint()
    try store.rebuildDerived()
    #expect(try store.fingerprint() == before)
    #expect(try store.check().faults == [])
  }

  @Test(arguments: 0..<10) func `is restored from its dump to the same record`(seed: Int) throws {
    let folder = try TestFolder()
    let store = try randomRecord(seed: seed, in: folder)
    var lines: [String] = []
    try store.dump { lines.append(String($0.dropLast())) }
    var next = lines.makeIterator()
    let taken = try RecordStore.load(dump: { next.next() }, to: folder.path("loaded.sqlite"))
    #expect(taken == lines.count - 1)
    let loaded = try folder.store("loaded.sqlite", .read)
    #expect(try loaded.fingerprint() == store.fingerprint())
    #expect(try loaded.check().faults == [])
    var again: [String] = []
    try loaded.dump { again.append(String($0.dropLast())) }
    #expect(again == lines)
  }

  @Test func `is refused from a dump that was cut, changed or is none`() throws {
    let folder = try TestFolder()
    let store = try randomRecord(seed: 3, in: folder)
    var lines: [String] = []
    try store.dump { lines.append(String($0.dropLast())) }
    func load(_ lines: [String]) -> Archive.RecordError? {
      var next = lines.makeIterator()
      return recordError {
        try RecordStore.load(dump: { next.next() }, to: folder.path("loaded.sqlite"))
      }
    }
    #expect(load([])?.code == "dump")
    #expect(load(["{}"])?.code == "dump")
    #expect(load(lines.dropLast())?.message.contains("cut short") == true)
    #expect(load([lines[0]] + lines.dropFirst(2))?.code != nil)
    #expect(load(lines.map { $0.replacing("Ivanov", with: "Iwanow") })?.code == "dump")
    #expect(load(lines.map { $0.replacing("\"act\":\"affirm\"", with: "\"act\":\"deny\"") })?.code == "dump")
    #expect(load(lines + ["not JSON"])?.message.contains("Line \(lines.count + 1)") == true)
    #expect(!FileManager.default.fileExists(atPath: folder.path("loaded.sqlite")))
    #expect(load(lines) == nil)
    #expect(load(lines)?.code == "exists")
  }

  @Test func `tells who did what, when and why`() throws {
    let folder = try TestFolder()
    let store = try folder.store()
    let report = try TestReport.ryabkov()
    try report.record(in: store)
    let uid = report.entries[0].uid
    try store.review(
      uid, .accepted, by: RecordEvent(at: "2026-02-01T00:00:00Z", who: "Anna", why: "a quiet day"))
    try store.undoReview(by: RecordEvent(at: "2026-02-02T00:00:00Z", who: "Anna"))
    let events = try store.events()
    #expect(events.map(\.kind) == ["review-withdrawn", "statement-reviewed", "document-read"])
    #expect(events.map(\.subject) == [uid, uid, "report.txt"])
    #expect(events[1].why == "a quiet day")
    #expect(Set(events.compactMap(\.digest)).count == 3)
    #expect(try store.events(kind: "document-read", limit: 5).count == 1)
  }
}

@Suite struct `A check of the record` {
  private func tampered(_ sql: String, dropping triggers: [String] = []) throws -> RecordCheck {
    let folder = try TestFolder()
    let store = try folder.store()
    let report = try TestReport.ryabkov()
    try report.record(in: store)
    try store.review(
      report.entries[0].uid, .accepted, by: RecordEvent(at: "2026-02-01T00:00:00Z", who: "Anna"))
    #expect(try store.check().faults == [])
    try store.close()
    let queue = try DatabaseQueue(path: folder.path())
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA foreign_keys = OFF")
      for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger)") }
      try db.execute(sql: sql)
    }
    try queue.close()
    return try folder.store("record.sqlite", .read).check()
  }

  @Test(arguments: [
    ("UPDATE statement SET act = 'warn' WHERE id = 2", "statementIsKept", "digest"),
    ("UPDATE statement SET cueText = 'lied' WHERE id = 2", "statementIsKept", "span"),
    ("UPDATE statement SET filedOn = '1999'", "statementIsKept", "filed"),
    ("UPDATE content SET start = start + 1 WHERE statement = 1", "contentIsKept", "span"),
    ("UPDATE document SET text = replace(text, 'Moscow', 'London')", "documentIsKept", "text"),
    ("UPDATE document SET title = 'Another'", "documentIsKept", "digest"),
    ("UPDATE event SET who = 'Eve' WHERE id = 1", "eventIsKept", "digest"),
    ("UPDATE review SET reviewer = 'Eve'", "reviewIsKept", "digest"),
    ("UPDATE block SET \"end\" = 99999", "blockIsKept", "block"),
    ("DELETE FROM content WHERE statement = 1", "contentIsNotRemoved", "digest"),
    ("DELETE FROM document", "documentIsNotRemoved", "orphan"),
    ("DELETE FROM review", "reviewIsNotRemoved", "digest"),
    ("UPDATE standing SET standing = 'rejected'", "", "standing"),
    ("DELETE FROM standing", "", "standing"),
    ("INSERT INTO standing VALUES (2, 'accepted', 1, NULL, 0, '[]')", "", "standing"),
    ("DELETE FROM statementSearch_docsize", "", "search"),
  ])
  func `finds what was changed behind its back`(sql: String, trigger: String, code: String) throws {
    let check = try tampered(sql, dropping: trigger.isEmpty ? [] : [trigger])
    #expect(check.faults.map(\.code).contains(code), "\(check.faults)")
  }
}

@Suite struct `A copy of the record` {
  @Test func `is the same record, made while another writes`() throws {
    let folder = try TestFolder()
    let store = try randomRecord(seed: 1, in: folder)
    let writer = try folder.store()
    let before = try store.fingerprint()
    try store.backup(to: folder.path("copy.sqlite"))
    try TestReport.ryabkov().record(in: writer)
    let copy = try folder.store("copy.sqlite", .read)
    #expect(try copy.fingerprint() == before)
    #expect(try copy.check().faults == [])
    #expect(try store.fingerprint() != before)
    #expect(recordError { try store.backup(to: folder.path("copy.sqlite")) }?.code == "exists")
    #expect(recordError { try store.backup(to: folder.path("no/where")) } != nil)
  }

  @Test func `is put back, and what lay there is kept`() throws {
    let folder = try TestFolder()
    let store = try randomRecord(seed: 2, in: folder)
    let before = try store.fingerprint()
    try store.backup(to: folder.path("copy.sqlite"))
    try TestReport.ryabkov().record(in: store)
    let after = try store.fingerprint()
    try store.close()
    let kept = try #require(try RecordStore.restore(folder.path("copy.sqlite"), to: folder.path()))
    #expect(try folder.store().fingerprint() == before)
    #expect(try RecordStore(path: kept, access: .read).fingerprint() == after)
    #expect(recordError { _ = try RecordStore.restore(folder.path("none"), to: folder.path()) }?.code == "missing")
  }

  @Test func `that is damaged is not put back`() throws {
    let folder = try TestFolder()
    let store = try randomRecord(seed: 2, in: folder)
    try store.backup(to: folder.path("copy.sqlite"))
    let queue = try DatabaseQueue(path: folder.path("copy.sqlite"))
    try queue.write {
      try $0.execute(sql: "DROP TRIGGER eventIsKept; UPDATE event SET who = 'Eve'")
    }
    try queue.close()
    let before = try store.fingerprint()
    #expect(recordError { _ = try RecordStore.restore(folder.path("copy.sqlite"), to: folder.path()) }?.code == "damaged")
    #expect(try folder.store().fingerprint() == before)
  }

  @Test func `compacted holds the same`() throws {
    let folder = try TestFolder()
    let store = try randomRecord(seed: 4, in: folder)
    let before = try store.fingerprint()
    let sizes = try store.compact()
    #expect(sizes.after <= sizes.before)
    #expect(try store.fingerprint() == before)
    #expect(try store.check().faults == [])
  }
}
