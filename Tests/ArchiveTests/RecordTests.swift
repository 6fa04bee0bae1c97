import Archive
import Documents
import Foundation
import Positions
import Primitives
import Statements
import TestSupport
import Testing

@Suite struct `A recorded document` {
  @Test func `comes back as it was given, with every field of its statements`() throws {
    let folder = try TestFolder()
    let store = try folder.store()
    var report = TestReport("Ivanov said on Monday he would agree if asked. More follows.")
    try report.add(
      "Ivanov", "said", "he would agree", "More follows", act: .condition,
      instruments: ["inf", "new-start"], saidOn: "2023-03", condition: "if asked",
      person: "ivanov", measure: .limits)
    try report.record(in: store)

    let said = try #require(try store.statements(matching: StatementFilter()).first)
    #expect(said.speaker?.text == "Ivanov")
    #expect(said.person == "ivanov")
    #expect(said.office == "Minister")
    #expect(said.state == "RU")
    #expect(said.speakerKind == .person)
    #expect(said.authority == .binding)
    #expect(said.cue?.text == "said")
    #expect(said.content.map(\.text) == ["he would agree", "More follows"])
    #expect(said.quote == .indirect)
    #expect(said.reportedBy == "An agency")
    #expect(said.saidOn == PartialDay("2023-03"))
    #expect(said.instruments == ["inf", "new-start"])
    #expect(said.measure == .limits)
    #expect(said.act == .condition)
    #expect(said.condition?.text == "if asked")
    #expect(said.target == "US")
    #expect(said.confidence == 0.75)
    #expect(said.flags == ["stance-added"])
    #expect(said.standing == .machineRead)
    #expect(said.recordedAt == "2026-01-01T00:00:00Z")

    let document = try #require(try store.document(id: said.document))
    #expect(document.name == "report.txt")
    #expect(document.published == PartialDay("2023-03-22"))
    #expect(document.statementCount == 1)
    #expect(try store.text(ofDocument: document.id) == report.document.text)
    #expect(try store.blocks(ofDocument: document.id) == report.document.blocks)
    #expect(try store.flags(ofDocument: document.id) == report.document.flags)
  }

  @Test func `changes nothing when the same bytes are read twice`() throws {
    let folder = try TestFolder()
    let store = try folder.store()
    let report = try TestReport.ryabkov()
    let first = try report.record(in: store)
    let before = try store.totals()
    let second = try report.record(in: store, at: "2026-02-02T00:00:00Z")
    #expect(first == .recorded(document: 1, statements: 3, repeats: nil))
    #expect(second == .known(document: 1))
    #expect(try store.totals() == before)
    #expect(try store.document(ofBytes: report.origin.sha256) == 1)
    #expect(try store.document(ofBytes: String(repeating: "0", count: 64)) == nil)
  }

  @Test(arguments: [
    "One line.\r\nIvanov said it was signed.\r\n\r\nEnd.",
    "🚀🇷🇺 Before. Ivanov said 👩‍🚀 flew. After 🚀.",
    "Министр Иванов said договор действует. Конец.",
    "Cafe\u{301} and café differ: Ivanov said nai\u{308}ve and naïve differ.",
    "\u{FEFF}Ivanov said a byte order mark stays.\u{200B}",
  ])
  func `keeps its text and places to the byte`(text: String) throws {
    let folder = try TestFolder()
    let store = try folder.store()
    var report = TestReport(text)
    let said = try report.place("said ")
    let rest = String(text.utf8.dropFirst(said.end)) ?? ""
    let words = String(rest.prefix { $0 != "." })
    try report.add("Ivanov".isEmpty ? "" : speaker(in: text), "said", words)
    try report.record(in: store)
    let kept = try #require(try store.text(ofDocument: 1))
    #expect(Array(kept.utf8) == Array(text.utf8))
    #expect(try store.bytes(ofDocument: 1) == Array(text.utf8))
    let statement = try #require(try store.statements(matching: StatementFilter()).first)
    for passage in statement.content + [statement.speaker, statement.cue].compactMap({ $0 }) {
      let at = try #require(kept.passage(passage.range))
      #expect(Array(at.utf8) == Array(passage.text.utf8))
    }
    #expect(Array(statement.content[0].text.utf8) == Array(words.utf8))
  }

  private func speaker(in text: String) -> String { text.contains("Иванов") ? "Иванов" : "Ivanov" }

  @Test func `with a NUL in its text is refused, because SQLite would cut it there`() throws {
    let folder = try TestFolder()
    let store = try folder.store()
    let error = recordError { try TestReport("One\u{0}two.").record(in: store) }
    #expect(error?.code == "nul")
    #expect(try store.totals().events == 0)
  }

  @Test func `keeps the bytes it was read from where they are not its text`() throws {
    let folder = try TestFolder()
    let store = try folder.store()
    let bytes = Array("<p>Ivanov said so.</p>".utf8) + [0xFF, 0x00]
    let report = TestReport("Ivanov said so.", bytes: bytes, format: .html)
    try report.record(in: store)
    #expect(try store.bytes(ofDocument: 1) == bytes)
    #expect(try store.bytes(ofDocument: 2) == nil)
    #expect(try store.text(ofDocument: 2) == nil)
  }

  @Test func `with the text of an earlier one names it`() throws {
    let folder = try TestFolder()
    let store = try folder.store()
    try TestReport("Ivanov said so.", name: "a.html", bytes: [1], format: .html).record(in: store)
    try TestReport("Ivanov said so.", name: "b.html", bytes: [2], format: .html).record(in: store)
    try TestReport("Another.", name: "c.html", bytes: [3], format: .html).record(in: store)
    #expect(try store.documents().map(\.copyOf) == [nil, 1, nil])
  }

  @Test func `of a feed is known by its own text`() throws {
    let folder = try TestFolder()
    let store = try folder.store()
    try TestReport("One.", name: "feed.xml#1", format: .feed).record(in: store)
    try TestReport("Two.", name: "feed.xml#2", format: .feed).record(in: store)
    #expect(try store.documents().map(\.name) == ["feed.xml#2", "feed.xml#1"])
    let again = try TestReport("Two.", name: "feed.xml#3", format: .feed).record(in: store)
    #expect(again == .known(document: 2))
  }

  @Test func `keeps a nested statement's outer one, in whatever order they come`() throws {
    let folder = try TestFolder()
    let store = try folder.store()
    var report = TestReport("He said that Washington had claimed the treaty holds.")
    try report.add("Washington", "had claimed", "the treaty holds", nestedIn: 1, uid: "inner")
    try report.add("He", "said", "Washington had claimed the treaty holds", uid: "outer")
    try report.record(in: store)
    #expect(try store.statement(uid: "inner")?.nestedIn == "outer")
    #expect(try store.statement(uid: "outer")?.nestedIn == nil)
    #expect(try store.statement(uid: "no such") == nil)
  }
}

@Suite struct `A place that is not a passage of the text` {
  @Test(arguments: [
    TextRange(0, 0), TextRange(5, 2), TextRange(-1, 3), TextRange(0, 1_000_000),
    TextRange(0, 1),  // cuts the first letter, of two bytes
    TextRange(Int.max - 1, Int.max),
  ])
  func `is refused, and nothing is recorded`(place: TextRange) throws {
    let folder = try TestFolder()
    let store = try folder.store()
    var report = TestReport("Ёлкин said so.")
    try report.add("Ёлкин", "said", "so")
    let entry = report.entries[0]
    var changed: [StatementEntry] = []
    var speaker = entry
    speaker.statement.speaker.range = place
    var cue = entry
    cue.statement.cue = place
    var content = entry
    content.statement.content.append(place)
    var condition = entry
    condition.position.condition = place
    changed = [speaker, cue, content, condition]
    for each in changed {
      report.entries = [entry, each]
      let error = recordError { try report.record(in: store) }
      #expect(error?.code == "span")
      #expect(error?.message.contains("statement 2") == true)
    }
    #expect(try store.totals().documents == 0)
    #expect(try store.totals().events == 0)
  }

  @Test func `is no content at all`() throws {
    let folder = try TestFolder()
    let store = try folder.store()
    var report = TestReport("Ivanov said so.")
    try report.add("Ivanov", "said", "so")
    report.entries[0].statement.content = []
    #expect(recordError { try report.record(in: store) }?.code == "span")
    #expect(try store.totals().documents == 0)
  }
}

@Suite struct `Asking for statements` {
  private func store(_ folder: TestFolder) throws -> RecordStore {
    let store = try folder.store()
    var report = TestReport(
      "Ivanov said missiles stay. Petrov said talks are off. Smith said the limits hold.",
      published: "2023-05-10")
    try report.add(
      "Ivanov", "said", "missiles stay", act: .deploy, instruments: ["inf"], saidOn: "2023-03",
      uid: "a", person: "ivan-ivanov")
    try report.add(
      "Petrov", "said", "talks are off", act: .noTalks, instruments: [], saidOn: "XXXX-03",
      uid: "b")
    try report.add(
      "Smith", "said", "the limits hold", state: "US", act: .affirm, saidOn: nil, uid: "c")
    try report.record(in: store)
    var later = TestReport(
      "Kim said \"no\" to tests.", name: "later.txt", published: nil)
    try later.add(
      "Kim", "said", "\"no\" to tests", state: "KP", act: .decline, instruments: ["ctbt"],
      saidOn: "2024", uid: "d")
    try later.record(in: store, at: "2026-03-03T10:00:00Z")
    return store
  }

  private func found(_ filter: StatementFilter) throws -> [String] {
    let folder = try TestFolder()
    let store = try store(folder)
    let uids = try store.statements(matching: filter).map(\.uid)
    #expect(try store.count(of: filter) == uids.count)
    return uids.sorted()
  }

  @Test func `narrows by state, act, instrument, speaker, document`() throws {
    #expect(try found(StatementFilter()) == ["a", "b", "c", "d"])
    #expect(try found(StatementFilter(state: "US")) == ["c"])
    #expect(try found(StatementFilter(act: .decline)) == ["d"])
    #expect(try found(StatementFilter(instrument: "inf")) == ["a"])
    #expect(try found(StatementFilter(instrument: "none")) == ["b"])
    #expect(try found(StatementFilter(speaker: "ivan-ivanov")) == ["a"])
    #expect(try found(StatementFilter(speaker: "petrov")) == ["b"])
    #expect(try found(StatementFilter(document: 2)) == ["d"])
    #expect(try found(StatementFilter(state: "RU", act: .affirm)) == [])
  }

  @Test
  func `takes a partly known day for any of its days, and files an unknown year by publication`()
    throws
  {
    func since(_ day: String) throws -> [String] { try found(StatementFilter(since: Day(day))) }
    func until(_ day: String) throws -> [String] { try found(StatementFilter(until: Day(day))) }
    #expect(try since("2023-03-31") == ["a", "b", "c", "d"])
    #expect(try since("2023-04-01") == ["b", "c", "d"])
    #expect(try since("2024-12-31") == ["d"])
    #expect(try since("2025-01-01") == [])
    #expect(try until("2023-03-01") == ["a"])
    #expect(try until("2023-02-28") == [])
    #expect(try until("2023-05-10") == ["a", "b", "c"])
    #expect(try until("2024-01-01") == ["a", "b", "c", "d"])
  }

  @Test func `finds words, phrases and beginnings in what was said`() throws {
    #expect(try found(StatementFilter(search: "limits")) == ["c"])
    #expect(try found(StatementFilter(search: "LIMITS hold")) == ["c"])
    #expect(try found(StatementFilter(search: "\"hold limits\"")) == [])
    #expect(try found(StatementFilter(search: "\"limits hold\"")) == ["c"])
    #expect(try found(StatementFilter(search: "missil*")) == ["a"])
    #expect(try found(StatementFilter(search: "Ivanov")) == [])
  }

  @Test(arguments: [
    "\"", "\"\"", "*", "***", "-", "AND", "NOT", "a OR", "NEAR(a b)", "content:", "^x", "{a b}",
    "(", ")", "\"a", "a\"b", "'; DROP TABLE statement; --", "\u{0}", "a*b*", "🚀", "+ -", "col : x",
    String(repeating: "\"a ", count: 500), String(repeating: "word ", count: 2_000),
  ])
  func `takes hostile words as plain words`(search: String) throws {
    let folder = try TestFolder()
    let store = try store(folder)
    for filter in [StatementFilter(search: search), StatementFilter(speaker: search)] {
      #expect(throws: Never.self) {
        _ = try store.statements(matching: filter)
        _ = try store.count(of: filter)
      }
    }
    #expect(throws: Never.self) {
      _ = try store.documents(matching: DocumentFilter(search: search))
    }
    #expect(try store.totals().statements == 4)
  }

  @Test func `pages through the answer in one order`() throws {
    let folder = try TestFolder()
    let store = try store(folder)
    let all = try store.statements(matching: StatementFilter()).map(\.uid)
    #expect(all.first == "b" || all.first == "d")
    var paged: [String] = []
    for offset in 0..<5 {
      paged += try store.statements(matching: StatementFilter(limit: 1, offset: offset)).map(\.uid)
    }
    #expect(paged == all)
    #expect(try store.count(of: StatementFilter(limit: 1)) == 4)
  }

  @Test func `as known on a day leaves out what was recorded after it`() throws {
    #expect(try found(StatementFilter(knownOn: Day("2025-12-31"))) == [])
    #expect(try found(StatementFilter(knownOn: Day("2026-01-01"))) == ["a", "b", "c"])
    #expect(try found(StatementFilter(knownOn: Day("2026-03-02"))) == ["a", "b", "c"])
    #expect(try found(StatementFilter(knownOn: Day("2026-03-03"))) == ["a", "b", "c", "d"])
  }
}
