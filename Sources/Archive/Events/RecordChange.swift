import Documents
import Foundation
import GRDB
import Primitives

/// What one event does to the record: all that is needed to do it again.
///
/// An event's payload is kept in the rows that name the event, once; this is its other form, which a
/// digest is made over, a dump is written in and a rebuild replays.
enum RecordChange: Sendable {
  case read(DocumentReading)
  case reread(LaterReading)
  case reviewed(ReviewChange)
  /// A review taken back, by its number.
  case reviewWithdrawn(Int64)
  case logged(LogEntries)
  case redacted(RedactedWords)

  var kind: String {
    switch self {
    case .read: "document-read"
    case .reread: "document-reread"
    case .reviewed: "statement-reviewed"
    case .reviewWithdrawn: "review-withdrawn"
    case .logged: "entries-logged"
    case .redacted: "text-redacted"
    }
  }

  /// A document read for the first time.
  struct DocumentReading: Sendable {
    var document: Document
    var origin: DocumentOrigin
    /// False for the second document out of bytes that are known; its event does not carry them again.
    var isNewSource: Bool
    var textSHA256: String
    var reader: String
    var statements: [RecordedEntry]
  }

  /// What a later reader found otherwise than the record has it.
  struct LaterReading: Sendable {
    var sha256: String
    var name: String
    var reader: String
    /// New statements, and those put in the place of others.
    var statements: [RecordedEntry]
    /// Uids of statements it no longer finds.
    var withdrawn: [String]
  }

  /// A person's verdict on a statement.
  struct ReviewChange: Sendable {
    var statement: String
    var reviewer: String
    var isAdjudication: Bool
    var verdict: StatementStanding
    var note: String?
    /// The correction where it is new.
    var correction: RecordedEntry?
    /// The uid of the correction where it is one that another reviewer made.
    var sharedCorrection: String?
  }

  /// Entries made for a transparency log.
  struct LogEntries: Sendable {
    /// The log's name.
    var origin: String
    var entries: [Entry]

    struct Entry: Sendable {
      var subject: String
      /// The leaf, canonical JSON.
      var envelope: String
      /// Hexadecimal; nil with the payload where both were deleted.
      var salt: String?
      var payload: String?
    }
  }

  /// Words deleted by law, here and in the payloads of log entries.
  struct RedactedWords: Sendable {
    var origin: String
    /// Names of the log entries whose payloads and salts go, at least one; of a review its note too.
    var entries: [String]
    /// The document whose text is blanked; nil where no text is.
    var document: (sha256: String, name: String)?
    /// In bytes of its text.
    var places: [TextRange]
  }

  // MARK: JSON

  /// - Parameters:
  ///   - text: The text of the document that statements of the payload stand in.
  ///   - withSecrets: Also payloads and salts of log entries, which no digest is made over: the envelopes
  ///     commit to them, and they may be deleted.
  func json(text: String, withSecrets: Bool = false) -> JSONValue {
    let offsets = ScalarOffsets(text)
    switch self {
    case .read(let change): return RecordChange.json(change, offsets)
    case .reread(let change):
      return [
        "document": ["sha256": .string(change.sha256), "name": .string(change.name)],
        "reader": .string(change.reader),
        "statements": .array(change.statements.map { $0.json(text, offsets) }),
        "withdrawn": JSONValue(change.withdrawn),
      ]
    case .reviewed(let change):
      return [
        "statement": .string(change.statement), "reviewer": .string(change.reviewer),
        "role": .string(change.isAdjudication ? "adjudication" : "review"),
        "verdict": .string(change.verdict.rawValue), "note": JSONValue(change.note),
        "correction": change.correction?.json(text, offsets) ?? .null,
        "shared_correction": JSONValue(change.sharedCorrection),
      ]
    case .reviewWithdrawn(let review): return ["review": .integer(Int(review))]
    case .logged(let change):
      return [
        "origin": .string(change.origin),
        "entries": .array(
          change.entries.map { entry in
            var members: [(key: String, value: JSONValue)] = [
              ("subject", .string(entry.subject)), ("envelope", .string(entry.envelope)),
            ]
            if withSecrets {
              members += [("salt", JSONValue(entry.salt)), ("payload", JSONValue(entry.payload))]
            }
            return .object(members)
          }),
      ]
    case .redacted(let change):
      return [
        "origin": .string(change.origin), "entries": JSONValue(change.entries),
        "document": change.document.map {
          ["sha256": .string($0.sha256), "name": .string($0.name)]
        } ?? .null,
        "places": .array(
          change.places.map {
            let scalars = offsets.scalars($0)
            return ["start": .integer(scalars.lowerBound), "end": .integer(scalars.upperBound)]
          }),
      ]
    }
  }

  private static func json(_ change: DocumentReading, _ offsets: ScalarOffsets) -> JSONValue {
    let document = change.document
    let meta = document.metadata
    func members(_ range: TextRange?) -> [(key: String, value: JSONValue)] {
      let scalars = range.map(offsets.scalars)
      return [
        ("start", JSONValue(scalars?.lowerBound)), ("end", JSONValue(scalars?.upperBound)),
      ]
    }
    let source: JSONValue = [
      "sha256": .string(change.origin.sha256), "is_new": .bool(change.isNewSource),
      "name": JSONValue(change.isNewSource ? change.origin.name : nil),
      "byte_count": JSONValue(change.isNewSource ? change.origin.byteCount : nil),
      "bytes": change.isNewSource
        ? JSONValue(change.origin.bytes.map { Data($0).base64EncodedString() }) : .null,
    ]
    return [
      "source": source,
      "document": [
        "name": .string(document.id), "format": .string(document.format.rawValue),
        "language": JSONValue(document.language), "text": .string(document.text),
        "text_sha256": .string(change.textSHA256), "title": JSONValue(meta.title),
        "outlet": JSONValue(meta.outlet), "authors": JSONValue(meta.authors),
        "published": JSONValue(meta.published?.description),
        "published_evidence": JSONValue(meta.publishedEvidence),
        "updated": JSONValue(meta.updated?.description),
        "updated_evidence": JSONValue(meta.updatedEvidence), "url": JSONValue(meta.url),
        "tier": .string(meta.tier.rawValue),
        "blocks": .array(
          document.blocks.map {
            .object(members($0.range) + [("kind", .string($0.kind.rawValue))])
          }),
        "links": .array(
          document.links.map { .object(members($0.range) + [("address", .string($0.address))]) }),
        "flags": .array(
          document.flags.map {
            .object(
              members($0.range) + [("kind", .string($0.kind)), ("why", .string($0.why))])
          }),
      ],
      "reader": .string(change.reader),
      "statements": .array(change.statements.map { $0.json(document.text, offsets) }),
    ]
  }

  /// Reads what `json` wrote.
  ///
  /// - Parameter text: Finds the text of a recorded document that the payload refers to.
  /// - Throws: `RecordError` with code `dump` or `span`.
  init(
    kind: String, payload: JSONValue,
    textOfDocument: (_ sha256: String, _ name: String) throws -> String?,
    textOfStatement: (_ uid: String) throws -> String?
  ) throws {
    let fields = DumpFields(payload, kind)
    switch kind {
    case "document-read": self = .read(try RecordChange.reading(fields))
    case "document-reread":
      let document = DumpFields(try fields.member("document"), "document")
      let (sha256, name) = (try document.string("sha256"), try document.string("name"))
      guard let text = try textOfDocument(sha256, name) else {
        throw document.fault("name", "is no document that came before")
      }
      let offsets = ScalarOffsets(text)
      self = .reread(
        LaterReading(
          sha256: sha256, name: name, reader: try fields.string("reader"),
          statements: try fields.list("statements").map { try RecordedEntry($0, text, offsets) },
          withdrawn: try fields.strings("withdrawn")))
    case "statement-reviewed":
      let statement = try fields.string("statement")
      guard let verdict = StatementStanding(rawValue: try fields.string("verdict")) else {
        throw fields.fault("verdict", "is none that this program knows")
      }
      var correction: RecordedEntry?
      if let value = fields["correction"], value != .null {
        guard let text = try textOfStatement(statement) else {
          throw fields.fault("statement", "is none that came before")
        }
        correction = try RecordedEntry(value, text, ScalarOffsets(text))
      }
      self = .reviewed(
        ReviewChange(
          statement: statement, reviewer: try fields.string("reviewer"),
          isAdjudication: try fields.string("role") == "adjudication", verdict: verdict,
          note: try fields.optional("note"), correction: correction,
          sharedCorrection: try fields.optional("shared_correction")))
    case "review-withdrawn": self = .reviewWithdrawn(Int64(try fields.integer("review")))
    case "entries-logged":
      self = .logged(
        LogEntries(
          origin: try fields.string("origin"),
          entries: try fields.list("entries").map {
            let entry = DumpFields($0, "log entry")
            return LogEntries.Entry(
              subject: try entry.string("subject"), envelope: try entry.string("envelope"),
              salt: try entry.optional("salt"), payload: try entry.optional("payload"))
          }))
    case "text-redacted":
      var document: (sha256: String, name: String)?
      var places: [TextRange] = []
      if let value = fields["document"], value != .null {
        let named = DumpFields(value, "document")
        let (sha256, name) = (try named.string("sha256"), try named.string("name"))
        guard let text = try textOfDocument(sha256, name) else {
          throw named.fault("name", "is no document that came before")
        }
        let offsets = ScalarOffsets(text)
        document = (sha256, name)
        places = try fields.list("places").map {
          let place = DumpFields($0, "place")
          let (start, end) = (try place.integer("start"), try place.integer("end"))
          guard start < end, let range = offsets.bytes(start..<end) else {
            throw place.fault("start", "lies outside the text")
          }
          return range
        }
      }
      self = .redacted(
        RedactedWords(
          origin: try fields.string("origin"), entries: try fields.strings("entries"),
          document: document, places: places))
    default:
      throw RecordError(
        code: "dump",
        message: "The dump holds an event of the kind “\(kind)”, which this program does not know.")
    }
  }

  private static func reading(_ fields: DumpFields) throws -> DocumentReading {
    let source = DumpFields(try fields.member("source"), "source")
    let from = DumpFields(try fields.member("document"), "document")
    let text = try from.string("text")
    let offsets = ScalarOffsets(text)
    func range(_ place: DumpFields) throws -> TextRange? {
      guard let start = place["start"], start != .null else { return nil }
      let (lower, upper) = (try place.integer("start"), try place.integer("end"))
      guard lower <= upper, let range = offsets.bytes(lower..<upper) else {
        throw place.fault("start", "lies outside the text")
      }
      return range
    }
    guard let format = DocumentFormat(rawValue: try from.string("format")) else {
      throw from.fault("format", "is none that this program knows")
    }
    var meta = Document.Metadata()
    meta.title = try from.optional("title")
    meta.outlet = try from.optional("outlet")
    meta.authors = try from.strings("authors")
    meta.published = try from.day("published")
    meta.publishedEvidence = try from.optional("published_evidence")
    meta.updated = try from.day("updated")
    meta.updatedEvidence = try from.optional("updated_evidence")
    meta.url = try from.optional("url")
    guard let tier = SourceTier(rawValue: try from.string("tier")) else {
      throw from.fault("tier", "is none that this program knows")
    }
    meta.tier = tier
    let blocks = try from.list("blocks").map { value in
      let place = DumpFields(value, "block")
      guard let range = try range(place),
        let kind = TextBlock.Kind(rawValue: try place.string("kind"))
      else { throw place.fault("kind", "is none that this program knows") }
      return TextBlock(range: range, kind: kind)
    }
    let links = try from.list("links").map { value in
      let place = DumpFields(value, "link")
      return Document.Link(range: try range(place), address: try place.string("address"))
    }
    let flags = try from.list("flags").map { value in
      let place = DumpFields(value, "flag")
      return TextFlag(
        kind: try place.string("kind"), range: try range(place), why: try place.string("why"))
    }
    var bytes: [UInt8]?
    if let encoded = try source.optional("bytes") {
      guard let data = Data(base64Encoded: encoded) else {
        throw source.fault("bytes", "is not Base64")
      }
      bytes = [UInt8](data)
    }
    let isNewSource = try source.member("is_new") == .bool(true)
    return DocumentReading(
      document: Document(
        id: try from.string("name"), format: format, language: try from.optional("language"),
        text: text, metadata: meta, blocks: blocks, links: links, flags: flags),
      origin: DocumentOrigin(
        sha256: try source.string("sha256"), name: try source.optional("name") ?? "",
        byteCount: isNewSource ? try source.integer("byte_count") : 0, bytes: bytes),
      isNewSource: isNewSource,
      textSHA256: try from.string("text_sha256"), reader: try fields.string("reader"),
      statements: try fields.list("statements").map { try RecordedEntry($0, text, offsets) })
  }
}
