import Archive
import Foundation
import TestSupport
import Testing
import Transparency

/// A record whose writer is killed at any moment. `DEPOSITARY_KILLS` says how often during each kind of
/// work; a few times by default, because each is a process of its own.
@Suite struct `A record whose writer is killed` {
  static let kills =
    ProcessInfo.processInfo.environment["DEPOSITARY_KILLS"].flatMap { Int($0) } ?? 2

  /// What the writer is doing. Reading is in all of them: without documents there is nothing to review.
  enum Work: String, CaseIterable {
    case read, review, log
  }

  @Test(arguments: Work.allCases, 0..<kills)
  func `opens, checks clean and holds all that was reported done`(work: Work, round: Int)
    async throws
  {
    let folder = try TestFolder()
    setenv("DEPOSITARY_KILLED_FOLDER", folder.url.path, 1)
    setenv("DEPOSITARY_KILLED_WORK", work.rawValue, 1)
    // From the first migration on to some hundred documents; another moment in each round.
    setenv("DEPOSITARY_KILLED_AFTER", String(2_000 + (round * 7_919 + 1_000) % 500_000), 1)
    await #expect(processExitsWith: .signal(SIGKILL)) {
      let environment = ProcessInfo.processInfo.environment
      let folder = try #require(environment["DEPOSITARY_KILLED_FOLDER"])
      let work = try #require(environment["DEPOSITARY_KILLED_WORK"].flatMap(Work.init))
      let delay = try #require(environment["DEPOSITARY_KILLED_AFTER"].flatMap { UInt32($0) })
      try Victim(folder: folder, killedAfter: delay).doWork(work)
    }
    try expectSound(folder, after: work)
  }

  private func expectSound(_ folder: TestFolder, after work: Work) throws {
    let reported =
      (try? String(contentsOf: folder.url.appending(path: "done"), encoding: .utf8)) ?? ""
    let done = reported.split(separator: "\n").map { $0.split(separator: " ") }
      .filter { $0.count == 2 }
    func last(_ what: String) -> Int { done.last { $0[0] == what }.flatMap { Int($0[1]) } ?? -1 }
    let store = try folder.store()
    #expect(try store.check().faults == [])
    let totals = try store.totals()
    #expect(totals.documents == totals.statements)
    #expect(totals.documents >= last("read") + 1)
    if last("read") >= 0 {
      for number in 0...last("read") {
        let statement = try #require(try store.statement(uid: "s\(number)"))
        if number <= last("review") { #expect(statement.standing == .accepted) }
      }
    }
    if work == .log, FileManager.default.fileExists(atPath: folder.path("log/log.json")) {
      // Opening it mends what was left undone.
      let log = try TransparencyLog(at: folder.path("log"))
      #expect(LogAudit(of: log.path).findings == [])
      #expect(log.signedHead.size >= UInt64(last("log") + 1))
      var generator = SeededGenerator(seed: 2)
      _ = try store.append(
        to: log, signedBy: LoggedRecord.signer,
        by: RecordEvent(at: "2026-01-03T00:00:00Z", who: "Boris"), using: &generator)
      let leaves = try log.reader.leafHashes()
      let kept = try store.logEntries(for: log.settings.origin)
      // Everything once: no entry is lost between record and log, and none is logged twice.
      #expect(Set(leaves).count == leaves.count)
      #expect(Set(leaves) == Set(kept.map(\.leaf)))
      #expect(try store.check().faults == [])
    }
    // The writer goes on from there.
    try TestReport.ryabkov().record(in: store)
    try store.close()
  }
}

/// The process that is killed.
private struct Victim {
  let folder: String
  let done: Int32

  init(folder: String, killedAfter delay: UInt32) {
    self.folder = folder
    done = open(folder + "/done", O_WRONLY | O_CREAT | O_APPEND, 0o644)
    Thread.detachNewThread {
      usleep(delay)
      kill(getpid(), SIGKILL)
    }
  }

  /// Says that something was done, as the program does when a call has returned.
  private func report(_ what: String, _ number: Int) {
    let line = "\(what) \(number)\n"
    write(done, line, line.utf8.count)
  }

  func doWork(_ work: `A record whose writer is killed`.Work) throws {
    let store = try RecordStore(path: folder + "/record.sqlite", access: .write)
    let log: TransparencyLog?
    let signer = try LoggedRecord.signer
    if work == .log {
      log = try TransparencyLog.create(
        at: folder + "/log", origin: signer.name, signer: signer)
    } else {
      log = nil
    }
    var generator = SeededGenerator(seed: 1)
    let filler = String(repeating: "Filler. ", count: work == .read ? 300 : 10)
    for number in 0..<100_000 {
      var text = TestReport("Ivanov said it \(number). " + filler)
      try text.add("Ivanov", "said", "it \(number)", uid: "s\(number)")
      try text.record(in: store)
      report("read", number)
      guard work != .read else { continue }
      try store.review(
        "s\(number)", .accepted, by: RecordEvent(at: "2026-01-02T00:00:00Z", who: "Boris"))
      report("review", number)
      guard let log else { continue }
      let outcome = try store.append(
        to: log, signedBy: signer, by: RecordEvent(at: "2026-01-02T00:00:00Z", who: "Boris"),
        using: &generator)
      report("log", Int(outcome.places.upperBound) - 1)
    }
  }
}
