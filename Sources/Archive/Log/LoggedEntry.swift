public import Primitives
public import Transparency

/// An entry of a transparency log as the record keeps it: the log has the envelope, the record the
/// payload and the salt that the envelope commits to.
public struct LoggedEntry: Hashable, Sendable {
  /// The log's name.
  public var origin: String
  /// `statement`, `review`, `review-withdrawn` or a kind that came from outside, such as `act`.
  public var kind: String
  /// What it is of, in the record's words: a statement's uid, a review's number, an act's id.
  public var subject: String
  /// Its name in the log; it tells nothing of the subject.
  public var name: String
  /// The leaf, byte for byte.
  public var envelope: [UInt8]
  /// The hash of the leaf.
  public var leaf: SHA256Hash
  /// Canonical JSON; nil where it was deleted.
  public var payload: [UInt8]?
  /// Nil where it was deleted.
  public var salt: Secret32?

  /// Whether payload and salt were deleted by law.
  public var isRedacted: Bool { payload == nil }
}

/// Something from outside the record that is to be logged, such as an act of the catalogue.
public struct LogMatter: Sendable {
  public var kind: String
  /// Its name among its kind. Another payload under the same name is logged as a correction.
  public var subject: String
  public var payload: JSONValue

  public init(kind: String, subject: String, payload: JSONValue) {
    self.kind = kind
    self.subject = subject
    self.payload = payload
  }
}
