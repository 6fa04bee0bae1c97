import Archive
import Documents
import Foundation
import Positions
import Primitives
import Statements
import Workbench

/// A record made by hand, so that what a page shows depends on the page alone and on no reader.
final class SmallRecord: Sendable {
  let store: RecordStore
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    store = try RecordStore(path: folder.appending(path: "record.sqlite").path, access: .write)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The record of the golden pages: two reports, five statements, one of them in another.
  static func withReports() throws -> SmallRecord {
    let small = try SmallRecord()
    try small.record(report)
    try small.record(rewrite)
    return small
  }

  func record(_ draft: DraftReport) throws {
    let read = draft.read()
    _ = try store.record(
      read.document, statements: read.statements,
      from: DocumentOrigin(
        sha256: draft.sha256, name: draft.name, byteCount: draft.text.utf8.count, bytes: nil),
      textSHA256: draft.sha256, reader: "by hand",
      by: RecordEvent(at: "2026-11-21T08:00:00Z", who: "test"))
  }

  static let report = DraftReport(
    name: "2023-03-30-notifications.txt", title: "Moscow stops all notifications",
    outlet: "Sample desk", published: "2023-03-30", tier: .report,
    text: """
      Moscow stops all notifications

      Deputy Foreign Minister Sergei Ryabkov said on Wednesday that all notifications under New START were suspended as long as Washington, as he put it, claimed that Russia remained bound.

      The State Department called the suspension “legally invalid.”

      No time to read? Get a summary
      """,
    sha256: String(repeating: "a1", count: 32),
    kinds: [.heading, .paragraph, .paragraph, .boilerplate],
    statements: [
      DraftStatement(
        uid: "0123456789abcdef0001", speaker: "Deputy Foreign Minister Sergei Ryabkov",
        name: "Sergei Ryabkov", person: "sergei-ryabkov", office: "Deputy Foreign Minister",
        state: "RU", kind: .person, authority: .speaking, cue: "said",
        content: [
          "all notifications under New START were suspended as long as Washington, as he put it, claimed that Russia remained bound"
        ],
        condition:
          "as long as Washington, as he put it, claimed that Russia remained bound", act: .suspend,
        measure: .dataExchange, instruments: ["new-start"], saidOn: "2023-03-29", confidence: 0.91),
      DraftStatement(
        uid: "0123456789abcdef0002", speaker: "Washington", name: nil, person: nil, office: nil,
        state: "US", kind: .state, authority: .binding, cue: "claimed",
        content: ["Russia remained bound"], act: .dispute, measure: .treaty,
        instruments: ["new-start"], saidOn: nil, confidence: 0.62, nestedIn: 0),
      DraftStatement(
        uid: "0123456789abcdef0003", speaker: "The State Department", name: "State Department",
        person: nil, office: "State Department", state: "US", kind: .office, authority: .speaking,
        cue: "called", content: ["the suspension “legally invalid"], act: .dispute,
        measure: .treaty, instruments: ["new-start"], saidOn: nil, confidence: 0.83,
        quote: .mixed, target: "RU"),
    ])

  static let rewrite = DraftReport(
    name: "rewrite.html", title: "Dialogue & <b>doors</b>", outlet: nil, published: nil,
    tier: .rewrite,
    text: """
      The spokesman, quoted by DEA News, warned of a “playing with fire” moment.

      http://sample.invalid/a
      """,
    sha256: String(repeating: "b2", count: 32), kinds: [.paragraph, .links],
    statements: [
      DraftStatement(
        uid: "0123456789abcdef0004", speaker: "The spokesman", name: nil, person: nil, office: nil,
        state: nil, kind: .unnamed, authority: .unnamed, cue: "warned of",
        content: ["a “playing with fire” moment"], act: .warn, measure: .other, instruments: [],
        saidOn: "XXXX-11", confidence: 0.4, quote: .mixed, reportedBy: "DEA News",
        flags: ["source-garbled"])
    ],
    marks: [("source-garbled", "DEA News", "no such agency is known; RIA News is one letter away")],
    url: "javascript:alert(1)")
}

/// A report with its statements given by their words.
struct DraftReport {
  var name: String
  var title: String?
  var outlet: String?
  var published: String?
  var tier: SourceTier
  var text: String
  var sha256: String
  /// Of the paragraphs in order.
  var kinds: [TextBlock.Kind]
  var statements: [DraftStatement]
  var marks: [(kind: String, words: String, why: String)] = []
  var url: String?

  /// The place where `words` first stand.
  func place(_ words: String) -> TextRange {
    let bytes = Array(text.utf8)
    let wanted = Array(words.utf8)
    let start = (0...(bytes.count - wanted.count)).first {
      bytes[$0..<($0 + wanted.count)].elementsEqual(wanted)
    }
    guard let start else { preconditionFailure("“\(words)” is not in \(name)") }
    return TextRange(start, start + wanted.count)
  }

  func read() -> (document: Document, statements: [StatementEntry]) {
    var metadata = Document.Metadata()
    metadata.title = title
    metadata.outlet = outlet
    metadata.published = published.flatMap { PartialDay($0) }
    metadata.publishedEvidence = published == nil ? nil : "text"
    metadata.tier = tier
    metadata.url = url
    let paragraphs = text.components(separatedBy: "\n\n")
    let blocks = zip(paragraphs, kinds).map { TextBlock(range: place($0), kind: $1) }
    let document = Document(
      id: name, format: .text, language: "en", text: text, metadata: metadata, blocks: blocks,
      flags: marks.map { TextFlag(kind: $0.kind, range: place($0.words), why: $0.why) })
    return (document, statements.map { $0.entry(in: self) })
  }
}

/// A statement given by its words, each at the place where they first stand.
struct DraftStatement {
  var uid: String
  var speaker: String
  var name: String?
  var person: String?
  var office: String?
  var state: String?
  var kind: Speaker.Kind
  var authority: Authority
  var cue: String
  var content: [String]
  var condition: String?
  var act: StatementAct
  var measure: Measure
  var instruments: [String]
  var saidOn: String?
  var confidence: Double
  var quote = AttributedStatement.Quote.indirect
  var nestedIn: Int?
  var target: String?
  var reportedBy: String?
  var flags: [String] = []

  func entry(in report: DraftReport) -> StatementEntry {
    let statement = AttributedStatement(
      speaker: Speaker(
        range: report.place(speaker), name: name, person: person, office: office, state: state,
        kind: kind, authority: authority), cue: report.place(cue),
      content: content.map(report.place), quote: quote, nestedIn: nestedIn, reportedBy: reportedBy,
      saidOn: saidOn.flatMap { PartialDay($0) }, confidence: confidence, flags: flags)
    return StatementEntry(
      uid: uid, statement: statement,
      position: Position(
        instruments: instruments, measure: measure, act: act,
        condition: condition.map(report.place),
        target: target, confidence: confidence))
  }
}
