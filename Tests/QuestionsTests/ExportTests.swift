import Archive
import Documents
import Foundation
import Positions
import Primitives
import Questions
import Statements
import TestSupport
import Testing

/// The record of the golden exports: two reports, five statements, reviewed by two persons, with all
/// that makes trouble in some form: quotation marks, braces, `&`, line ends, emoji, Cyrillic, no date.
struct ExportedRecord {
  let store: RecordStore
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    store = try RecordStore(path: folder.appending(path: "record.sqlite").path, access: .write)
    try record(
      "Ryabkov & Co.: 100% {no} talks_\r\n\r\nSergei Ryabkov 🚀 said on Wednesday: “There will be \"no talks\", & that’s it”, if asked. Smith said <b>limits</b> hold.",
      name: "one.txt", title: "Ryabkov & Co.: 100% {no} talks_", outlet: "The Outlet",
      authors: ["Jane Doe", "R&D Desk"], published: "2023-03-22",
      url: "https://example.org/a?b=1&c=2", language: "en",
      [
        draft(
          "a1", "Sergei Ryabkov 🚀", "said", ["There will be \"no talks\", & that’s it"], .noTalks,
          .direct, "RU", saidOn: "2023-03-22", condition: "if asked"),
        draft("a2", "Smith", "said", ["<b>limits</b>", "hold"], .affirm, .indirect, "US"),
      ])
    try record(
      "Министр Иванов заявил:\n«Договор действует», и = 1 + 1. He said so. They said no.", name: "два.txt",
      title: nil, outlet: nil, authors: [], published: "2024", url: nil, language: "ru",
      [
        draft(
          "b1", "Министр Иванов", "заявил", ["Договор действует"], .deny, .mixed, "RU",
          saidOn: "2024-05"),
        draft("b2", "He", "said", ["so"], .suspend, .indirect, nil),
        draft("b3", "They", "said", ["no"], .decline, .indirect, nil),
      ])
    func event(_ who: String) -> RecordEvent { RecordEvent(at: "2026-11-21T09:00:00Z", who: who) }
    try store.review("a1", .accepted, note: "heard it", by: event("Anna"))
    var correction = StatementCorrection()
    correction.act = .warn
    try store.correct("b2", correction, by: event("Борис"))
    try store.review("b3", .rejected, by: event("Anna"))
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  private struct Draft {
    var uid: String
    var speaker: String
    var cue: String
    var content: [String]
    var act: StatementAct
    var quote: AttributedStatement.Quote
    var state: String?
    var saidOn: String?
    var condition: String?
  }

  private func draft(
    _ uid: String, _ speaker: String, _ cue: String, _ content: [String], _ act: StatementAct,
    _ quote: AttributedStatement.Quote, _ state: String?, saidOn: String? = nil,
    condition: String? = nil
  ) -> Draft {
    Draft(
      uid: uid, speaker: speaker, cue: cue, content: content, act: act, quote: quote, state: state,
      saidOn: saidOn, condition: condition)
  }

  private func record(
    _ text: String, name: String, title: String?, outlet: String?, authors: [String],
    published: String, url: String?, language: String, _ drafts: [Draft]
  ) throws {
    func place(_ words: String, from: Int = 0) throws -> TextRange {
      let haystack = Array(text.utf8)
      let needle = Array(words.utf8)
      let start = try #require(
        (from...(haystack.count - needle.count)).first {
          haystack[$0..<$0 + needle.count].elementsEqual(needle)
        })
      return TextRange(start, start + needle.count)
    }
    var meta = Document.Metadata()
    meta.title = title
    meta.outlet = outlet
    meta.authors = authors
    meta.published = PartialDay(published)
    meta.url = url
    meta.tier = .report
    let entries = try drafts.map { draft -> StatementEntry in
      let speaker = try place(draft.speaker)
      return StatementEntry(
        uid: draft.uid,
        statement: AttributedStatement(
          speaker: Speaker(
            range: speaker, name: draft.state == nil ? nil : draft.speaker, person: nil,
            office: draft.state.map { "Minister of \($0)" }, state: draft.state,
            kind: draft.state == nil ? .unnamed : .person, authority: .speaking),
          cue: try place(draft.cue, from: speaker.end),
          content: try draft.content.map { try place($0, from: speaker.end) }, quote: draft.quote,
          saidOn: draft.saidOn.flatMap { PartialDay($0) }, confidence: 0.75),
        position: Position(
          instruments: draft.state == nil ? [] : ["new-start"], measure: .treaty, act: draft.act,
          condition: try draft.condition.map { try place($0) }, target: "US", confidence: 0.5))
    }
    let hash = RecordDigest.sha256(text.utf8)
    _ = try store.record(
      Document(
        id: name, format: .text, language: language, text: text, metadata: meta,
        blocks: [TextBlock(range: TextRange(0, text.utf8.count), kind: .paragraph)]),
      statements: entries,
      from: DocumentOrigin(sha256: hash, name: name, byteCount: text.utf8.count, bytes: nil),
      textSHA256: hash, reader: "by hand", by: RecordEvent(at: "2026-11-20T08:00:00Z", who: "test"))
  }
}

@Suite struct `An export` {
  static let golden = ProjectFolder.root.appending(path: "Tests/QuestionsTests/Fixtures/Exports")
  static let updates = ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1"

  static func exported(_ name: String, from store: RecordStore, _ filter: StatementFilter = StatementFilter()) throws -> String {
    let export = try #require(Exports.named(name))
    var documents = ExportedDocuments(store: store)
    var text = ""
    try export.write(store.statements(matching: filter), with: &documents) { text += $0 }
    return text
  }

  static func file(_ export: any Export) -> String { "\(export.name).\(export.fileExtension)" }

  @Test(arguments: Exports.all.map(\.name))
  func `is the golden file`(name: String) throws {
    let export = try #require(Exports.named(name))
    let record = try ExportedRecord()
    defer { record.remove() }
    let text = try Self.exported(name, from: record.store)
    let url = Self.golden.appending(path: Self.file(export))
    if Self.updates {
      try FileManager.default.createDirectory(at: Self.golden, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
    #expect(try Data(contentsOf: url) == Data(text.utf8), "run with UPDATE_GOLDEN=1 and read the diff")
  }

  @Test(arguments: Exports.all.map(\.name))
  func `of nothing is still a whole file`(name: String) throws {
    let record = try ExportedRecord()
    defer { record.remove() }
    let text = try Self.exported(name, from: record.store, StatementFilter(state: "XX"))
    if ["webannotation", "schema.org", "csl"].contains(name) {
      #expect(throws: Never.self) { try JSONValue(parsing: text) }
    }
    if name == "atom" { #expect(text.hasSuffix("</feed>\n")) }
    if name == "csv" { #expect(text.split(separator: "\r\n").count == 1) }
  }

  @Test(arguments: Exports.all.map(\.name))
  func `tells machine-read from accepted, and leaves out what was rejected`(name: String) throws {
    let record = try ExportedRecord()
    defer { record.remove() }
    let text = try Self.exported(name, from: record.store)
    for standing in ["machine-read", "accepted", "corrected"] { #expect(text.contains(standing)) }
    #expect(!text.contains("rejected"))
    #expect(!text.contains("suspend"))
  }

  @Test func `in JSON is JSON, and each of its places holds the words beside it`() throws {
    let record = try ExportedRecord()
    defer { record.remove() }
    for name in ["webannotation", "schema.org", "csl"] {
      #expect(throws: Never.self) { try JSONValue(parsing: Self.exported(name, from: record.store)) }
    }
    for line in try Self.exported("jsonl", from: record.store).split(separator: "\n") {
      let value = try JSONValue(parsing: String(line))
      guard case .integer(let document)? = value["document"]?["id"],
        case .array(let content)? = value["content"]
      else {
        Issue.record("no content")
        continue
      }
      let scalars = Array(try #require(try record.store.text(ofDocument: Int64(document))).unicodeScalars)
      for passage in content {
        guard case .integer(let start)? = passage["start"], case .integer(let end)? = passage["end"] else {
          Issue.record("no place")
          continue
        }
        #expect(passage["text"] == .string(String(String.UnicodeScalarView(scalars[start..<end]))))
      }
    }
  }

  @Test func `has a name of its own, and a section in the documentation`() throws {
    #expect(Set(Exports.all.map(\.name)).count == Exports.all.count)
    #expect(Exports.named("nothing") == nil)
    let documentation = try String(
      contentsOf: ProjectFolder.root.appending(path: "Documentation/DataFormats.md"), encoding: .utf8)
    for export in Exports.all { #expect(documentation.contains("### `\(export.name)`"), "\(export.name)") }
  }

  static let python: String? = {
    let environment = ProcessInfo.processInfo.environment
    if let named = environment["DEPOSITARY_PYTHON"] { return named }
    return ["/usr/bin/python3", "/usr/local/bin/python3"].first {
      FileManager.default.isExecutableFile(atPath: $0)
    }
  }()

  /// Runs `Scripts/check-exports.py`, which says of each reader from PyPI that is missing that it is.
  @Test(.enabled(if: python != nil, "no python3 is installed: other programs' readers are not asked"))
  func `is read by other programs' readers, where they are installed`() throws {
    let process = Process()
    process.executableURL = URL(filePath: try #require(Self.python))
    process.arguments = [
      ProjectFolder.root.appending(path: "Scripts/check-exports.py").path, Self.golden.path,
    ]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    print(said)
    #expect(process.terminationStatus == 0, "\(said)")
  }
}
