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
  /// Words of it that the page's title has.
  var titleWords: Int32 = 0
  /// Pairs of words of it that the page's own structured data gives as text of the article.
  var knownPairs: Int32 = 0
  var pairs: Int32 = 0
  var firstByte: UInt8 = 0
  var lastByte: UInt8 = 0
  /// FNV-1a over its words in lower case.
  var hash: UInt64 = BlockWords.seed
  var themes = SIMD16<UInt8>()

  init(container: Int32, first: Int32) {
    self.container = container
    nodes = first..<first
  }

  /// A button or an entry of a menu: five words at most, all of them a link. Not worth a look.
  var isMenuEntry: Bool { words <= 5 && letters > 0 && linkLetters * 20 >= letters * 19 }

  var linkDensity: Float { letters == 0 ? 0 : Float(linkLetters) / Float(letters) }
}

/// A set of words or pairs of words, by hash, with false finds in about one of 200.
struct WordFilter {
  private(set) var bits: [UInt64]
  private let mask: UInt64
  private(set) var isEmpty = true

  /// - Parameter words: About how many will be put in.
  init(words: Int) {
    var size = 8
    while size * 64 < words * 16, size < 1 << 14 { size *= 2 }
    bits = [UInt64](repeating: 0, count: size)
    mask = UInt64(size * 64 - 1)
  }

  mutating func insert(_ hash: UInt64) {
    isEmpty = false
    let first = hash >> 7 & mask
    let second = hash >> 29 & mask
    bits[Int(first >> 6)] |= 1 << (first & 63)
    bits[Int(second >> 6)] |= 1 << (second & 63)
  }

  @inline(__always)
  func contains(_ hash: UInt64) -> Bool {
    let first = hash >> 7 & mask
    let second = hash >> 29 & mask
    return bits[Int(first >> 6)] >> (first & 63) & 1 != 0
      && bits[Int(second >> 6)] >> (second & 63) & 1 != 0
  }

  /// The words of `text`, each with its hash as blocks hash theirs.
  static func hashes(of text: String) -> [UInt64] {
    var hashes: [UInt64] = []
    var hash = BlockWords.seed
    var length = 0
    var skip = 0
    var before: UInt8 = 0
    for byte in text.utf8 {
      defer { before = byte }
      if skip > 0 {
        skip -= 1
        continue
      }
      var kind = ByteClass.of(byte)
      // Dashes and typographic quotation marks (U+2000 to U+203F) part words.
      if before == 0xE2, byte == 0x80 {
        hash = BlockWords.seed
        length = 0
        skip = 1
        continue
      }
      if byte == 0xE2 { kind = ByteClass.other }
      if kind == ByteClass.letter || kind == ByteClass.capital || kind == ByteClass.digit
        || kind == ByteClass.high
      {
        hash = (hash ^ UInt64(kind == ByteClass.capital ? byte | 0x20 : byte)) &* BlockWords.prime
        length += 1
      } else if length > 0 {
        hashes.append(hash)
        hash = BlockWords.seed
        length = 0
      }
    }
    if length > 0 { hashes.append(hash) }
    return hashes
  }

  @inline(__always)
  static func pair(_ first: UInt64, _ second: UInt64) -> UInt64 {
    (first &* 0x9E37_79B9_7F4A_7C15) ^ (second >> 3)
  }
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
