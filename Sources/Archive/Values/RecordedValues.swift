public import Documents
public import Positions
public import Primitives
public import Statements

/// Who does something to the record, when and why; every write is one.
public struct RecordEvent: Hashable, Sendable {
  /// The instant in UTC, ISO 8601: `2026-11-21T07:50:00Z`.
  public var at: String
  /// A person's name, or `depositary` and its version for the reader.
  public var who: String
  /// Free words; nil for none.
  public var why: String?

  public init(at: String, who: String, why: String? = nil) {
    self.at = at
    self.who = who
    self.why = why
  }
}

/// The bytes a document was read from.
public struct DocumentOrigin: Sendable {
  /// SHA-256 in hexadecimal: of the file's bytes, or of the canonical text for one document out of an
  /// archive or a JSON Lines file.
  public var sha256: String
  /// The file's name or address, as given.
  public var name: String
  public var byteCount: Int
  /// The bytes to keep; nil where the canonical text is these very bytes.
  public var bytes: [UInt8]?

  public init(sha256: String, name: String, byteCount: Int, bytes: [UInt8]?) {
    self.sha256 = sha256
    self.name = name
    self.byteCount = byteCount
    self.bytes = bytes
  }
}

/// One statement as the reader gives it, ready to be recorded.
public struct StatementEntry: Sendable {
  /// Stable over readings of the same bytes: made of the document's hash and the places.
  public var uid: String
  public var statement: AttributedStatement
  public var position: Position

  public init(uid: String, statement: AttributedStatement, position: Position) {
    self.uid = uid
    self.statement = statement
    self.position = position
  }
}

/// What became of a document that was handed in.
public enum RecordingOutcome: Hashable, Sendable {
  /// It is new, with its row, the number of its statements, and the earlier document that it repeats: with the same
  /// text, a near copy or a reprint; nil for none.
  case recorded(document: Int64, statements: Int, repeats: Int64?)
  /// The same bytes were recorded before; nothing was changed.
  case known(document: Int64)
}

/// A document as recorded, without its text.
public struct RecordedDocument: Hashable, Sendable, Identifiable {
  public var id: Int64
  /// The file's name, or the id given with it.
  public var name: String
  public var sha256: String
  public var format: DocumentFormat
  public var language: String?
  public var title: String?
  public var outlet: String?
  public var authors: [String]
  public var published: PartialDay?
  public var publishedEvidence: String?
  public var url: String?
  public var tier: SourceTier
  /// The first document with the same text; nil for the first.
  public var copyOf: Int64?
  /// The earlier document whose passages this one repeats without being the same; nil for none.
  public var repeats: Repeated?
  /// The instant it was recorded.
  public var recordedAt: String
  public var statementCount: Int

  /// How a document repeats an earlier one.
  public struct Repeated: Hashable, Sendable {
    /// The earliest of the documents it repeats so.
    public var first: Int64
    /// `near` or `reprint`; the same text is `copyOf`.
    public var kind: Duplicates.Kind
    /// Of the passages of the shorter one, the share the other has too.
    public var containment: Double
  }
}

/// Whether a person has looked at a statement; told apart in every face and export.
public enum StatementStanding: String, Sendable, CaseIterable {
  case machineRead = "machine-read"
  case accepted, corrected, rejected
}

/// A passage with its place and its words, the one checked against the other when it was recorded.
public struct Passage: Hashable, Sendable {
  public var range: TextRange
  public var text: String
}

/// A statement as recorded, with the document it stands in.
public struct RecordedStatement: Hashable, Sendable, Identifiable {
  public var id: Int64
  public var uid: String
  public var document: Int64
  public var documentName: String
  public var documentTitle: String?
  public var documentURL: String?
  public var outlet: String?
  public var published: PartialDay?
  public var tier: SourceTier
  public var speaker: Passage?
  public var speakerName: String?
  public var person: String?
  public var office: String?
  public var state: String?
  public var speakerKind: Speaker.Kind
  public var authority: Authority
  public var cue: Passage?
  public var content: [Passage]
  public var quote: AttributedStatement.Quote
  /// The uid of the statement inside whose content this stands; nil for none.
  public var nestedIn: String?
  public var reportedBy: String?
  public var saidOn: PartialDay?
  public var instruments: [String]
  public var measure: Measure
  public var act: StatementAct
  public var condition: Passage?
  public var target: String?
  public var confidence: Double
  public var flags: [String]
  public var standing: StatementStanding
  /// Whether lists hold it: it is the newest form of what was read or corrected.
  public var isShown: Bool
  /// The uid of the statement this corrects or, by a later reader, replaces; nil for a first reading.
  public var supersedes: String?
  /// The uid of the statement in force in this one's place; nil where none is.
  public var supersededBy: String?
  /// Whether reviewers found differently and no one has adjudicated.
  public var isContested: Bool
  /// Who reviewed it, in order of first review; empty for none.
  public var reviewers: [String]
  /// Name and version of what read it, or `review/` and the event for a person's correction.
  public var reader: String
  /// The instant it was recorded.
  public var recordedAt: String

  /// The day it is filed under: when it was said, else when it was published, which also stands for a
  /// day said without its year; nil where neither is known.
  public var day: PartialDay? {
    saidOn.flatMap { $0.year == nil ? nil : $0 } ?? published ?? saidOn
  }
  /// Who spoke, as shortly as it can be said.
  public var speakerLabel: String { speakerName ?? speaker?.text ?? "unnamed" }
}
