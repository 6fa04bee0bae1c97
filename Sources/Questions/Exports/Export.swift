public import Archive
import Positions
import Primitives

/// A form in which statements leave the record for other programs.
///
/// An export holds what was asked for and no more; each says of every statement whether a person has
/// accepted it. `Documentation/DataFormats.md` describes each form.
public protocol Export: Sendable {
  /// The name after `--format`.
  var name: String { get }
  /// What it is for, in a few words.
  var summary: String { get }
  /// The ending of a file of this form, without the stop.
  var fileExtension: String { get }
  /// RFC 6838.
  var mediaType: String { get }

  /// Writes the statements, in their order.
  ///
  /// - Parameter write: Called with pieces of the text, in order.
  func write(
    _ statements: [RecordedStatement], with documents: inout ExportedDocuments,
    to write: (String) throws -> Void) throws
}

/// The forms there are.
public enum Exports {
  /// In the order they are listed.
  public static let all: [any Export] = [
    JSONLinesExport(), CSVExport(), WebAnnotationExport(), CSLExport(), BibTeXExport(), RISExport(),
    PLOVERExport(), QuotationExport(), AtomExport(),
  ]

  /// The form of that name, nil where there is none.
  public static func named(_ name: String) -> (any Export)? { all.first { $0.name == name } }
}

/// What an export needs of the documents that its statements stand in, each fetched once in a row.
public struct ExportedDocuments {
  private let store: RecordStore
  private var known: [Int64: RecordedDocument] = [:]
  private var text: (document: Int64, text: String, offsets: ScalarOffsets)?
  /// Keeps texts for `RecordedStatementJSON`.
  var places: DocumentPlaces

  public init(store: RecordStore) {
    self.store = store
    places = DocumentPlaces(store: store)
  }

  /// - Throws: `RecordError`, with code `unknown` where the record has lost the document.
  mutating func document(_ id: Int64) throws -> RecordedDocument {
    if let document = known[id] { return document }
    guard let document = try store.document(id: id) else {
      throw RecordError(
        code: "unknown",
        message: "Document \(id) is not in the record; `depositary record check` lists every fault.")
    }
    if known.count > 4096 { known.removeAll(keepingCapacity: true) }
    known[id] = document
    return document
  }

  /// A text with its count of scalars.
  mutating func text(_ id: Int64) throws -> (text: String, offsets: ScalarOffsets) {
    if let text, text.document == id { return (text.text, text.offsets) }
    let found = try store.text(ofDocument: id) ?? ""
    let offsets = ScalarOffsets(found)
    text = (id, found, offsets)
    return (found, offsets)
  }

  /// The documents of the statements, each once, in the order they first come, with their statements.
  mutating func grouped(_ statements: [RecordedStatement]) throws
    -> [(document: RecordedDocument, statements: [RecordedStatement])]
  {
    var order: [Int64] = []
    var groups: [Int64: [RecordedStatement]] = [:]
    for statement in statements {
      if groups[statement.document] == nil { order.append(statement.document) }
      groups[statement.document, default: []].append(statement)
    }
    return try order.map { (try document($0), groups[$0] ?? []) }
  }
}

extension RecordedStatement {
  /// A name for the statement in the world outside.
  var urn: String { "urn:depositary:statement:\(uid)" }

  /// What was said, its parts joined by an ellipsis.
  var words: String { content.map(\.text).joined(separator: " … ") }

  /// One line on who said what, where and how sure it is: what a note in a reference holds.
  var note: String {
    var line = "\(speakerLabel)"
    if let office, office != speakerLabel { line += ", \(office)" }
    if let day { line += " (\(day))" }
    line += ": “\(words)” [\(act.rawValue)"
    if !instruments.isEmpty { line += "; \(instruments.joined(separator: ", "))" }
    return line + "; \(standing.rawValue)]"
  }
}

extension RecordedDocument {
  /// A name for the bytes of the document in the world outside.
  var urn: String { "urn:depositary:document:\(sha256)" }
  var headline: String { title ?? name }
}

extension String {
  /// The text on one line: line ends and other controls become spaces.
  var onOneLine: String {
    var out = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      let isBreak = scalar.value < 0x20 || scalar.value == 0x7F || scalar.value == 0x2028 || scalar.value == 0x2029
      if !isBreak {
        out.append(scalar)
      } else if out.last != " " {
        out.append(" ")
      }
    }
    return String(out)
  }
}
