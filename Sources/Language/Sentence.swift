public import Primitives

/// One sentence of a document's text with its tokens.
///
/// A hard line wrap doesn't end a sentence, nor does a page break or a block of furniture inside one:
/// `range` may then span blocks that are not read, whose bytes no token covers.
public struct Sentence: Sendable {
  public var range: TextRange
  public var tokens: [Token]
  /// Index of the paragraph it stands in, among the blocks that are read; sentences of one paragraph share it.
  public var paragraph: Int

  public init(range: TextRange, tokens: [Token], paragraph: Int) {
    self.range = range
    self.tokens = tokens
    self.paragraph = paragraph
  }
}

/// A word, number or mark with its place.
public struct Token: Hashable, Sendable {
  public var range: TextRange
  public var text: String

  public init(range: TextRange, text: String) {
    self.range = range
    self.text = text
  }
}
