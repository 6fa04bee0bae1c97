/// A JSON text read once and checked in full: its values in the order of the text, flat.
///
/// The tape holds offsets, not copies, so that a text can be checked and rewritten without making a
/// `String` for each of its strings. It is only good as long as the bytes it was read from.
struct JSONTape {
  enum Kind: UInt8 { case null, `true`, `false`, integer, number, string, array, object }

  struct Node {
    var kind: Kind
    /// Whether a string's bytes lie in `decoded` (it had escapes) rather than in the source.
    var isDecoded = false
    /// The bytes: of the token in the source, of a string's content in the source or in `decoded`.
    var start: Int
    var end: Int
    /// The node after this value and all it holds.
    var next: Int
    /// An integer's value, a number's bit pattern, for an object the place of its sorted keys in
    /// `order` or -1 when they stand sorted in the text. For an array and an object, see `count`.
    var extra = 0
    /// How many values an array or members an object has.
    var count = 0
  }

  var nodes: [Node] = []
  /// The content of the strings that had escapes.
  var decoded: [UInt8] = []
  /// Nodes of keys, in the order of RFC 8785, for objects that were not written in it.
  var order: [Int] = []
  let source: UnsafeBufferPointer<UInt8>

  /// The content of the string at `node`, escapes resolved.
  func withBytes<Result>(
    ofString node: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let string = nodes[node]
    if string.isDecoded {
      return decoded.withUnsafeBufferPointer {
        body(.init(rebasing: $0[string.start..<string.end]))
      }
    }
    return body(.init(rebasing: source[string.start..<string.end]))
  }

  /// How two keys stand in RFC 8785's order: by UTF-16 code units.
  func compareKeys(_ left: Int, _ right: Int) -> Int {
    withBytes(ofString: left) { a in
      withBytes(ofString: right) { b in UTF16Order.compare(a, b) }
    }
  }
}

/// The order of RFC 8785, section 3.2.3, decided on UTF-8 bytes.
enum UTF16Order {
  /// Negative, zero or positive as `left` sorts before, with or after `right` by UTF-16 code units.
  ///
  /// UTF-8 sorts by scalars, and so does UTF-16 but for one thing: the scalars above U+FFFF are
  /// written with surrogates (D800 to DFFF) and come before U+E000 to U+FFFF. Where two valid texts
  /// first differ in such a pair, both bytes are lead bytes: F0 and above against EE or EF.
  static func compare(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>)
    -> Int
  {
    let shared = min(left.count, right.count)
    var index = 0
    while index < shared {
      let a = left[index]
      let b = right[index]
      if a != b {
        if a >= 0xEE, b >= 0xEE, (a >= 0xF0) != (b >= 0xF0) { return a >= 0xF0 ? -1 : 1 }
        return a < b ? -1 : 1
      }
      index += 1
    }
    return left.count - right.count
  }

  /// The same for two strings.
  static func compare(_ left: String, _ right: String) -> Int {
    var left = left
    var right = right
    return left.withUTF8 { a in right.withUTF8 { b in compare(a, b) } }
  }
}
