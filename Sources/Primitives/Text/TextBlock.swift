/// A stretch of a document's text with the part it plays on the page.
public struct TextBlock: Hashable, Sendable {
  /// What a stretch of text is for. The raw values are those of the extract contract.
  public enum Kind: String, Sendable, CaseIterable {
    case paragraph, heading, boilerplate, links, byline, caption

    /// Whether statements are read from blocks of this kind.
    public var isRead: Bool { self == .paragraph || self == .caption }
  }

  public var range: TextRange
  public var kind: Kind

  public init(range: TextRange, kind: Kind) {
    self.range = range
    self.kind = kind
  }
}

/// Something a careful reader would mark in a text: what, where, and why it was marked.
public struct TextFlag: Hashable, Sendable {
  /// A short stable name, such as `source-garbled`, `date-contaminated`, `homoglyph`.
  public var kind: String
  /// Nil where the mark concerns the document as a whole.
  public var range: TextRange?
  public var why: String

  public init(kind: String, range: TextRange?, why: String) {
    self.kind = kind
    self.range = range
    self.why = why
  }
}
