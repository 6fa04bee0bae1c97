public import Primitives

/// A word of a text as the search knows it: folded, with its place.
///
/// Folding takes case, accents and look-alike letters of another alphabet away, so that `Café`, `CAFE`
/// and `сafe` with a Cyrillic `с` are one word; `U.S.` and `US` too. A possessive `'s` goes.
public struct SearchToken: Hashable, Sendable {
  /// In lower case, letters and digits only.
  public var word: String
  /// The bytes of the text it was made of.
  public var range: TextRange

  public init(word: String, range: TextRange) {
    self.word = word
    self.range = range
  }

  /// The stem of the word: English by Porter's rules, Russian by its endings, anything else the word.
  public var stem: String { Stemmer.stem(word) }

  /// The words of `text`, in order of place. Linear in the text.
  public static func tokens(of text: String) -> [SearchToken] {
    let folded = FoldedText(text)
    return folded.words.map { word in
      SearchToken(
        word: String(decoding: folded.bytes[word.letters], as: UTF8.self),
        range: TextRange(word.place.lowerBound, word.place.upperBound))
    }
  }
}
