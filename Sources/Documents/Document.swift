public import Primitives

/// A report as it is kept: its canonical text, never altered afterwards, and what is known of it.
///
/// For plain text the canonical text is the input itself, decoded, not trimmed, line ends kept; for
/// every other format it is the extracted article, its paragraphs parted by one empty line.
public struct Document: Sendable {
  /// The file's name or the id given with it; `#n` behind it where a file holds several.
  public var id: String
  public var format: DocumentFormat
  /// ISO 639-1 code of the language found; nil where none was.
  public var language: String?
  public var text: String
  public var metadata: Metadata
  /// In order of place, not overlapping. What no block covers is white space.
  public var blocks: [TextBlock]
  public var links: [Link]
  public var flags: [TextFlag]
  /// The first words of what a page held besides its article and the text leaves out, 60 pieces at most; empty
  /// for plain text, which leaves nothing out.
  public var leftOut: [LeftOut] = []

  public init(
    id: String, format: DocumentFormat, language: String?, text: String, metadata: Metadata,
    blocks: [TextBlock], links: [Link] = [], flags: [TextFlag] = []
  ) {
    self.id = id
    self.format = format
    self.language = language
    self.text = text
    self.metadata = metadata
    self.blocks = blocks
    self.links = links
    self.flags = flags
  }

  /// What a document says about itself, or its address does, each with the evidence where it matters.
  public struct Metadata: Sendable, Equatable {
    public var title: String?
    /// The outlet's name as the catalogue prints it, or as the page does where the catalogue is silent.
    public var outlet: String?
    /// The outlet that the document credits with its words ("(Reuters) —", "Source: TASS"), as the catalogue prints its
    /// name; nil where it credits none or itself.
    public var credited: String?
    public var authors: [String] = []
    /// Never more precise than the evidence.
    public var published: PartialDay?
    /// Where the date was taken from: `json-ld`, `meta article:published_time`, `url`, `text`, …
    public var publishedEvidence: String?
    public var updated: PartialDay?
    public var updatedEvidence: String?
    public var url: String?
    public var tier: SourceTier = .rewrite

    public init() {}
  }

  /// A piece of furniture that is not part of the text.
  public struct LeftOut: Hashable, Sendable {
    public var text: String
    public var kind: TextBlock.Kind

    public init(text: String, kind: TextBlock.Kind) {
      self.text = text
      self.kind = kind
    }
  }

  /// A link with the place of its words.
  public struct Link: Hashable, Sendable {
    /// Nil where the link stands outside the canonical text.
    public var range: TextRange?
    public var address: String

    public init(range: TextRange?, address: String) {
      self.range = range
      self.address = address
    }
  }
}

/// The formats that are read. The raw values are those of the command line and the contract.
public enum DocumentFormat: String, Sendable, CaseIterable {
  case text, html, pdf, feed, warc, jsonl
}
