public import Primitives

/// Bytes to read, with what the caller already knows of them.
///
/// What is given here (a day, an address, a title) is the caller's word and goes before anything found
/// in the bytes.
public struct DocumentSource: Sendable {
  /// The file's name, or any id; a source of several documents gives `id#1`, `id#2`, ….
  public var id: String
  public var bytes: [UInt8]
  /// Nil to have the format found from the bytes and the id's ending.
  public var format: DocumentFormat?
  public var published: PartialDay?
  public var url: String?
  /// The outlet's name or catalogue id.
  public var outlet: String?
  public var title: String?
  /// How the server said the bytes are encoded (`charset` of Content-Type), in any case; nil where it didn't say.
  ///
  /// Goes before what a page declares of itself, as the HTML Living Standard has it (13.2.3.2), but not before the
  /// bytes: what is valid UTF-8 is UTF-8.
  public var encoding: String?

  public init(
    id: String, bytes: [UInt8], format: DocumentFormat? = nil, published: PartialDay? = nil,
    url: String? = nil, outlet: String? = nil, title: String? = nil, encoding: String? = nil
  ) {
    self.id = id
    self.bytes = bytes
    self.format = format
    self.published = published
    self.url = url
    self.outlet = outlet
    self.title = title
    self.encoding = encoding
  }
}

/// Why a document could not be read; stands in the document's place, and the run goes on.
///
/// Codes: `unreadable`, `empty`, `binary`, `invalid-utf8`, `too-large`, `invalid-json`, `no-text`,
/// `damaged`, `encrypted`, `scanned`, `tool-missing`, `unsupported`. More may be added.
public struct DocumentFault: Error, Hashable, Sendable {
  /// A stable name for programs.
  public var code: String
  /// What was found, where, and what to do, for people.
  public var message: String
  /// The id of the document it stands for.
  public var id: String

  public init(code: String, message: String, id: String) {
    self.code = code
    self.message = message
    self.id = id
  }
}

extension DocumentFault: CustomStringConvertible {
  public var description: String { "\(id): \(code): \(message)" }
}
