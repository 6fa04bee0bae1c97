import Primitives

/// A leaf block of a page: a run of text that no block element divides.
struct PageBlock {
  /// Nodes from the first text in it to one past the last.
  var nodes: Range<Int32>
  /// Index of the nearest block element around it.
  var container: Int32
  /// Unicode scalars shown, white space aside.
  var letters: Int32 = 0
  var words: Int32 = 0
  var linkLetters: Int32 = 0
  var links: Int32 = 0
  var strongLetters: Int32 = 0
  /// Letters in `em` or `i`.
  var slantedLetters: Int32 = 0
  var digits: Int32 = 0
  var capitals: Int32 = 0
  /// Words that begin with a capital.
  var capitalWords: Int32 = 0
  var commas: Int32 = 0
  var sentenceEnds: Int32 = 0
  var quotes: Int32 = 0
  var bars: Int32 = 0
  var breaks: Int32 = 0
  var images: Int32 = 0
  /// Pictures, players and embedded frames between the block before and this one.
  var media: Int32 = 0
  /// Words of it that the page's title has.
  var titleWords: Int32 = 0
  /// Words of it that the page's own description has.
  var descriptionWords: Int32 = 0
  /// Hash of its first two words.
  var opening: UInt64 = 0
  /// Pairs of words of it that the page's own structured data gives as text of the article.
  var knownPairs: Int32 = 0
  var pairs: Int32 = 0
  var firstByte: UInt8 = 0
  var lastByte: UInt8 = 0
  /// FNV-1a over its words in lower case.
  var hash: UInt64 = FNV1a.start
  var themes = SIMD16<UInt8>()
  /// What its words weigh together, and the lightest of them, by `TokenWeights`.
  var wordWeight: Int32 = 0
  var lowWord: Int8 = 0
  /// What its first two words weigh as such; 0 for a block of one word.
  var openingWeight: Int8 = 0

  init(container: Int32, first: Int32) {
    self.container = container
    nodes = first..<first
  }

  /// A button or an entry of a menu: five words at most, all of them a link. Not worth a look.
  var isMenuEntry: Bool { words <= 5 && letters > 0 && linkLetters * 20 >= letters * 19 }

  /// A paragraph that says something: 25 words, few of them links.
  var isLong: Bool { words >= 25 && linkLetters * 5 < letters }

  /// What its words weigh on the average, as log odds.
  var meanWeight: Float { Float(wordWeight) / TokenWeights.scale / Float(max(1, words)) }

  var linkDensity: Float { letters == 0 ? 0 : Float(linkLetters) / Float(letters) }
}

/// Classes of bytes for counting.
enum ByteClass {
  static let other: UInt8 = 0
  static let space: UInt8 = 1
  static let letter: UInt8 = 2
  static let capital: UInt8 = 3
  static let digit: UInt8 = 4
  static let high: UInt8 = 5

  @inline(__always)
  static func of(_ byte: UInt8) -> UInt8 {
    if byte >= 0x80 { return high }
    if byte >= 0x61 && byte <= 0x7A { return letter }
    if byte <= 0x20 { return space }
    if byte >= 0x41 && byte <= 0x5A { return capital }
    if byte >= 0x30 && byte <= 0x39 { return digit }
    return other
  }
}
