import Archive
import Documents
import Foundation
import Positions
import Primitives
import Statements
import Testing
import TestSupport

/// A folder that is gone with the value, and a record in it.
final class TestFolder: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "record-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String = "record.sqlite") -> String { url.appending(path: name).path }

  func store(_ name: String = "record.sqlite", _ access: RecordStore.Access = .write) throws
    -> RecordStore
  {
    try RecordStore(path: path(name), access: access)
  }
}

/// A report made up for a test, its statements found by their words.
struct TestReport {
  var document: Document
  var origin: DocumentOrigin
  var textSHA256: String
  var entries: [StatementEntry] = []

  init(
    _ text: String, name: String = "report.txt", published: String? = "2023-03-22",
    bytes: [UInt8]? = nil, format: DocumentFormat = .text
  ) {
    var meta = Document.Metadata()
    meta.title = "A report"
    meta.published = published.flatMap { PartialDay($0) }
    meta.outlet = "The Outlet"
    document = Document(
      id: name, format: format, language: "en", text: text, metadata: meta,
      blocks: [TextBlock(range: TextRange(0, text.utf8.count), kind: .paragraph)],
      links: [Document.Link(range: nil, address: "https://example.org/")],
      flags: [TextFlag(kind: "source-garbled", range: nil, why: "a test says so")])
    let hash = TestReport.hash(Array(text.utf8))
    textSHA256 = hash
    let kept = bytes ?? Array(text.utf8)
    origin = DocumentOrigin(
      sha256: TestReport.hash(kept), name: name, byteCount: kept.count, bytes: bytes)
  }

  static func hash(_ bytes: [UInt8]) -> String { RecordDigest.sha256(bytes) }

  /// The place of `words`, which must stand in the text.
  func place(_ words: String) throws -> TextRange {
    let range = try #require(document.text.range(of: words, options: .literal))
    let utf8 = document.text.utf8
    return TextRange(
      utf8.distance(from: utf8.startIndex, to: range.lowerBound),
      utf8.distance(from: utf8.startIndex, to: range.upperBound))
  }

  mutating func add(
    _ speaker: String, _ cue: String?, _ content: String..., state: String? = "RU",
    act: StatementAct = .affirm, instruments: [String] = ["new-start"], saidOn: String? = nil,
    nestedIn: Int? = nil, condition: String? = nil, uid: String? = nil, person: String? = nil,
    measure: Measure = .treaty
  ) throws {
    let statement = AttributedStatement(
      speaker: Speaker(
        range: try place(speaker), name: speaker, person: person, office: "Minister",
        state: state, kind: .person, authority: .binding),
      cue: try cue.map(place), content: try content.map(place), quote: .indirect,
      nestedIn: nestedIn, reportedBy: "An agency", saidOn: saidOn.flatMap { PartialDay($0) },
      confidence: 0.75, flags: ["stance-added"])
    let position = Position(
      instruments: instruments, measure: measure, act: act,
      condition: try condition.map(place), target: "US", confidence: 0.5)
    let name = uid ?? String(origin.sha256.prefix(12)) + "-\(entries.count)"
    entries.append(StatementEntry(uid: name, statement: statement, position: position))
  }

  @discardableResult
  func record(
    in store: RecordStore, at: String = "2026-01-01T00:00:00Z", reader: String = "depositary/1",
    who: String = "Anna"
  ) throws -> RecordingOutcome {
    try store.record(
      document, statements: entries, from: origin, textSHA256: textSHA256, reader: reader,
      by: RecordEvent(at: at, who: who))
  }

  /// A report with two statements, one inside the other.
  static func ryabkov() throws -> TestReport {
    var report = TestReport(
      "Sergei Ryabkov made it plain that Moscow will not talk. He said that Washington had claimed the treaty holds."
    )
    try report.add("Sergei Ryabkov", "made it plain", "Moscow will not talk", act: .noTalks)
    try report.add("He", "said", "Washington had claimed the treaty holds", act: .dispute)
    try report.add(
      "Washington", "had claimed", "the treaty holds", state: "US", act: .affirm, nestedIn: 1)
    return report
  }
}

/// The error a piece of work ends in, where it is one of the record's.
func recordError(_ work: () throws -> Void) -> RecordError? {
  do {
    try work()
    return nil
  } catch {
    return error as? RecordError
  }
}
