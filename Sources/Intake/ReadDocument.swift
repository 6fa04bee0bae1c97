public import Archive
public import Documents

/// A document with what was read from it: what `extract` prints and `read` records.
public struct ReadDocument: Sendable {
  public var document: Document
  public var origin: DocumentOrigin
  /// SHA-256 of the canonical text in UTF-8, in hexadecimal.
  public var textSHA256: String
  public var statements: [StatementEntry]
}
