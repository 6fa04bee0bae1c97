import Archive
import Foundation
import Positions
import Primitives
import Statements
import TestSupport
import Testing

private func event(_ who: String, _ at: String = "2026-02-01T00:00:00Z") -> RecordEvent {
  RecordEvent(at: at, who: who)
}

@Suite struct `A review` {
  let folder: TestFolder
  let store: RecordStore
  let uids: [String]

  init() throws {
    folder = try TestFolder()
    store = try folder.store()
    let report = try TestReport.ryabkov()
    try report.record(in: store)
    uids = report.entries.map(\.uid)
  }

  private func shown(_ filter: StatementFilter = StatementFilter()) throws -> [String] {
    var filter = filter
    filter.order = .recorded
    return try store.statements(matching: filter).map(\.uid)
  }

  private func corrected(_ uid: String, act: StatementAct) throws -> ReviewVerdict {
    var entry = try #require(try store.entry(ofStatement: uid))
    entry.position.act = act
    return .corrected(entry)
  }

  @Test func `gives its statement a standing, and names the reviewer`() throws {
    let after = try store.review(uids[0], .accepted, note: "checked", by: event("Anna"))
    #expect(after.standing == .accepted)
    #expect(after.reviewers == ["Anna"])
    let review = try #require(try store.reviews(of: uids[0]).first)
    #expect(review.note == "checked")
    #expect(review.reviewer == "Anna")
    #expect(review.verdict == .accepted)
    #expect(try store.statement(uid: uids[1])?.standing == .machineRead)
  }

  @Test func `that rejects takes its statement out of lists, and keeps it`() throws {
    try store.review(uids[0], .rejected, by: event("Anna"))
    #expect(try shown() == [uids[1], uids[2]])
    #expect(try shown(StatementFilter(standings: [.rejected])) == [uids[0]])
    #expect(try store.statement(uid: uids[0])?.standing == .rejected)
    #expect(try store.count(of: StatementFilter()) == 2)
    #expect(try store.document(id: 1)?.statementCount == 2)
  }

  @Test func `that corrects puts a new statement in the old one's place`() throws {
    let after = try store.review(uids[0], corrected(uids[0], act: .decline), by: event("Anna"))
    #expect(after.uid == uids[0] + "~1")
    #expect(after.act == .decline)
    #expect(after.standing == .corrected)
    #expect(after.supersedes == uids[0])
    #expect(try shown() == [uids[1], uids[2], uids[0] + "~1"])
    let old = try #require(try store.statement(uid: uids[0]))
    #expect(old.act == .noTalks)
    #expect(old.supersededBy == after.uid)
    #expect(!old.isShown)
    #expect(try store.count(of: StatementFilter(act: .decline)) == 1)
    #expect(try store.count(of: StatementFilter(act: .noTalks)) == 0)
    #expect(try store.count(of: StatementFilter(search: "Moscow")) == 1)
  }

  @Test func `that corrects to a place that is none is refused`() throws {
    var entry = try #require(try store.entry(ofStatement: uids[0]))
    entry.statement.content = [TextRange(3, 100_000)]
    let bad = entry
    let error = recordError { try store.review(uids[0], .corrected(bad), by: event("Anna")) }
    #expect(error?.code == "span")
    #expect(try store.reviews(of: uids[0]).isEmpty)
    #expect(try store.totals().events == 1)
  }

  @Test func `is taken back, again and again, by the one who made it`() throws {
    try store.review(uids[0], corrected(uids[0], act: .decline), by: event("Anna"))
    try store.review(uids[0], .rejected, by: event("Anna"))
    #expect(try store.undoReview(by: event("Anna")).standing == .corrected)
    let after = try store.undoReview(of: uids[0], by: event("Anna"))
    #expect(after.standing == .machineRead)
    #expect(after.uid == uids[0])
    #expect(try shown() == uids)
    #expect(recordError { try store.undoReview(by: event("Anna")) }?.code == "review")
    #expect(recordError { try store.undoReview(by: event("Boris")) }?.code == "review")
    #expect(try store.reviews(of: uids[0]).allSatisfy { $0.withdrawnAt != nil })
  }

  @Test func `by a second person who finds otherwise makes it contested until one adjudicates`()
    throws
  {
    try store.review(uids[0], .accepted, by: event("Anna"))
    var now = try store.review(uids[0], .rejected, by: event("Boris"))
    #expect(now.isContested)
    #expect(now.standing == .rejected)
    #expect(now.reviewers == ["Anna", "Boris"])
    now = try store.review(uids[0], .accepted, adjudicating: true, by: event("Clara"))
    #expect(!now.isContested)
    #expect(now.standing == .accepted)
    now = try store.review(uids[0], .rejected, by: event("Boris"))
    #expect(now.standing == .accepted)
  }

  @Test func `by a second person who makes the same correction is no contest`() throws {
    let first = try store.review(uids[0], corrected(uids[0], act: .decline), by: event("Anna"))
    var now = try store.review(first.uid, .accepted, by: event("Boris"))
    #expect(now.uid == first.uid)
    #expect(!now.isContested)
    #expect(now.reviewers == ["Anna", "Boris"])
    now = try store.review(first.uid, corrected(first.uid, act: .warn), by: event("Boris"))
    #expect(now.uid == uids[0] + "~2")
    #expect(now.isContested)
    now = try store.review(now.uid, corrected(first.uid, act: .decline), by: event("Boris"))
    #expect(!now.isContested)
    #expect(try store.check().faults == [])
  }

  @Test func `is known only from its day on`() throws {
    try store.review(uids[0], .rejected, by: event("Anna", "2026-02-01T10:00:00Z"))
    try store.review(
      uids[1], corrected(uids[1], act: .warn), by: event("Anna", "2026-03-01T10:00:00Z"))
    try store.undoReview(of: uids[0], by: event("Anna", "2026-04-01T10:00:00Z"))
    func known(_ day: String) throws -> [String] {
      try store.statements(matching: StatementFilter(knownOn: Day(day), order: .recorded)).map {
        "\($0.uid == uids[1] + "~1" ? "c" : String(uids.firstIndex(of: $0.uid) ?? 9)) \($0.standing.rawValue)"
      }
    }
    #expect(try known("2025-12-31") == [])
    let plain = ["0 machine-read", "1 machine-read", "2 machine-read"]
    #expect(try known("2026-01-31") == plain)
    #expect(try known("2026-02-01") == Array(plain.dropFirst()))
    #expect(try known("2026-03-01") == ["2 machine-read", "c corrected"])
    #expect(try known("2026-04-01") == ["0 machine-read", "2 machine-read", "c corrected"])
    for day in ["2025-12-31", "2026-02-01", "2026-03-01", "2026-04-01"] {
      #expect(
        try store.count(of: StatementFilter(knownOn: Day(day))) == known(day).count)
    }
  }

  @Test func `waits in a queue, by place, then for a second reader`() throws {
    #expect(try store.nextToReview(by: "Anna")?.uid == uids[0])
    #expect(try store.nextToReview(by: "Anna", passingOver: [uids[0]])?.uid == uids[1])
    try store.review(uids[0], .accepted, by: event("Anna"))
    #expect(try store.nextToReview(by: "Anna")?.uid == uids[1])
    #expect(try store.nextToReview(by: "Boris", second: true)?.uid == uids[0])
    #expect(try store.nextToReview(by: "Anna", second: true) == nil)
    #expect(
      try store.nextToReview(by: "Boris", matching: StatementFilter(state: "US"))?.uid == uids[2])
  }

  @Test func `of nothing known is refused`() throws {
    #expect(
      recordError { try store.review("nothing", .accepted, by: event("Anna")) }?.code == "unknown")
    #expect(recordError { _ = try store.reviews(of: "nothing") }?.code == "unknown")
    #expect(try store.totals().events == 1)
  }
}

@Suite struct `A later reading` {
  private func reread(
    _ store: RecordStore, _ report: TestReport, reader: String = "depositary/2",
    at: String = "2026-03-01T00:00:00Z"
  ) throws -> RereadingOutcome? {
    try store.reread(
      document: 1, statements: report.entries, reader: reader, by: event("depositary", at))
  }

  @Test func `that finds the same changes nothing shown`() throws {
    let folder = try TestFolder()
    let store = try folder.store()
    var report = try TestReport.ryabkov()
    try report.record(in: store)
    let before = try store.statements(matching: StatementFilter())
    report.entries[0].statement.confidence = 0.9
    #expect(
      try reread(store, report)
        == RereadingOutcome(unchanged: 3, changed: 0, added: 0, withdrawn: 0, proposed: 0))
    #expect(try store.statements(matching: StatementFilter()) == before)
    #expect(try reread(store, report) == nil)
  }

  @Test func `replaces what no person ruled on, adds, and withdraws`() throws {
    let folder = try TestFolder()
    let store = try folder.store()
    var report = try TestReport.ryabkov()
    let uids = report.entries.map(\.uid)
    try report.record(in: store)
    report.entries[1].position.act = .accuse
    report.entries.removeFirst()
    report.entries[1].statement.nestedIn = 0
    try report.add("Sergei Ryabkov", nil, "plain", uid: "new")
    let outcome = try #require(try reread(store, report))
    #expect(
      outcome == RereadingOutcome(unchanged: 1, changed: 1, added: 1, withdrawn: 1, proposed: 0))
    let shown = try store.statements(matching: StatementFilter(order: .recorded))
    #expect(shown.map(\.uid) == [uids[2], uids[1] + "@1", "new"])
    #expect(shown[1].act == .accuse)
    #expect(shown[1].reader == "depositary/2")
    #expect(
      try store.statements(matching: StatementFilter(knownOn: Day("2026-02-01"))).count == 3)
    #expect(try store.check().faults == [])
    // A third reader that finds what the first did.
    let third = try #require(
      try reread(store, TestReport.ryabkov(), reader: "depositary/3", at: "2026-04-01T00:00:00Z"))
    #expect(third.changed == 1)
    #expect(third.withdrawn == 1)
    #expect(third.added == 1)
    #expect(try store.check().faults == [])
  }

  @Test func `proposes and never undoes a person`() throws {
    let folder = try TestFolder()
    let store = try folder.store()
    var report = try TestReport.ryabkov()
    let uids = report.entries.map(\.uid)
    try report.record(in: store)
    try store.review(uids[0], .accepted, by: event("Anna"))
    try store.review(uids[1], .rejected, by: event("Anna"))
    report.entries[0].position.act = .warn
    report.entries[1].position.act = .warn
    report.entries[1].uid = "moved"
    let outcome = try #require(try reread(store, report))
    #expect(outcome.proposed == 2)
    #expect(outcome.unchanged == 0 || outcome.changed <= 1)
    #expect(try store.statement(uid: uids[0])?.standing == .accepted)
    #expect(try store.count(of: StatementFilter(act: .warn)) == 0)
    let proposals = try store.proposals()
    #expect(proposals.map(\.held.uid) == [uids[0], uids[1]])
    #expect(proposals.map(\.proposed?.act) == [.warn, .warn])
    // Taken, it is the person's correction; left, it stays a proposal; undone, the reader's holds.
    let proposal = try #require(proposals[0].proposed)
    let taken = try store.review(proposal.uid, .accepted, by: event("Anna", "2026-03-02T00:00:00Z"))
    #expect(taken.uid == uids[0] + "~1")
    #expect(taken.act == .warn)
    #expect(try store.proposals().map(\.held.uid) == [uids[1]])
    try store.undoReview(of: uids[1], by: event("Anna", "2026-03-03T00:00:00Z"))
    #expect(try store.proposals().isEmpty)
    #expect(try store.statement(uid: "moved")?.isShown == true)
    #expect(try store.check().faults == [])
  }

  @Test func `of no document, or with a false place, is refused`() throws {
    let folder = try TestFolder()
    let store = try folder.store()
    var report = try TestReport.ryabkov()
    #expect(recordError { _ = try reread(store, report) }?.code == "unknown")
    try report.record(in: store)
    report.entries[0].statement.content = [TextRange(0, 9_999)]
    #expect(recordError { _ = try reread(store, report) }?.code == "span")
  }
}

@Suite struct `Words of a correction` {
  @Test func `are found across other white space, nearest first`() throws {
    let folder = try TestFolder()
    let store = try folder.store()
    var report = TestReport("Ivanov said\n  it holds. Petrov said it\n\n  holds, and it holds good.")
    try report.add("Petrov", "said", "holds, and it", uid: "one")
    try report.record(in: store)
    let event = RecordEvent(at: "2026-02-01T00:00:00Z", who: "Anna")
    var correction = StatementCorrection()
    correction.content = ["it holds"]
    #expect(try store.correct("one", correction, by: event).content[0].text == "it\n\n  holds")
    correction.content = ["it\nholds good."]
    #expect(try store.correct("one", correction, by: event).content[0].text == "it holds good.")
    for words in ["itholds", "it holds bad", "   ", ""] {
      correction.content = [words]
      #expect(recordError { try store.correct("one", correction, by: event) }?.code == "span")
    }
  }
}
