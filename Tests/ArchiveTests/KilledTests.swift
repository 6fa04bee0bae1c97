import Archive
import Foundation
import TestSupport
import Testing

/// A record whose writer is killed at any moment. `DEPOSITARY_KILLS` says how often; a few times by
/// default, because each is a process of its own.
@Suite struct `A record whose writer is killed` {
  static let kills =
    ProcessInfo.processInfo.environment["DEPOSITARY_KILLS"].flatMap { Int($0) } ?? 6

  @Test(arguments: 0..<kills)
  func `opens, checks clean and holds all that was reported done`(round: Int) async throws {
    let folder = try TestFolder()
    setenv("DEPOSITARY_KILLED_FOLDER", folder.url.path, 1)
    setenv("DEPOSITARY_KILLED_ROUND", String(round), 1)
    await #expect(processExitsWith: .signal(SIGKILL)) {
      let environment = ProcessInfo.processInfo.environment
      let folder = try #require(environment["DEPOSITARY_KILLED_FOLDER"])
      let round = try #require(environment["DEPOSITARY_KILLED_ROUND"].flatMap { Int($0) })
      // From the first migration on to some hundred documents.
      let delay = UInt32(2_000 + round * 7_919 % 150_000)
      Thread.detachNewThread {
        usleep(delay)
        kill(getpid(), SIGKILL)
      }
      let done = open(folder + "/done", O_WRONLY | O_CREAT | O_APPEND, 0o644)
      let store = try RecordStore(path: folder + "/record.sqlite", access: .write)
      for number in 0..<100_000 {
        var report = TestReport("Ivanov said it \(number). " + String(repeating: "Filler. ", count: 300))
        try report.add("Ivanov", "said", "it \(number)", uid: "s\(number)")
        try report.record(in: store)
        if number % 3 == 0 {
          try store.review(
            "s\(number)", .accepted, by: RecordEvent(at: "2026-01-02T00:00:00Z", who: "Boris"))
        }
        let line = "\(number)\n"
        write(done, line, line.utf8.count)
      }
    }
    let reported = (try? String(contentsOf: folder.url.appending(path: "done"), encoding: .utf8)) ?? ""
    let last = reported.split(separator: "\n").compactMap { Int($0) }.max()
    let store = try folder.store()
    #expect(try store.check().faults == [])
    let totals = try store.totals()
    #expect(totals.documents == totals.statements)
    if let last {
      #expect(totals.documents >= last + 1)
      for number in 0...last {
        let statement = try #require(try store.statement(uid: "s\(number)"))
        #expect(statement.standing == (number % 3 == 0 ? .accepted : .machineRead))
      }
    }
    // The writer goes on from there.
    try TestReport.ryabkov().record(in: store)
  }
}
