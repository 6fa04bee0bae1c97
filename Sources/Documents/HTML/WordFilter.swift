import Primitives

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
    var hash = FNV1a.start
    var length = 0
    func close() {
      if length > 0 { hashes.append(hash) }
      hash = FNV1a.start
      length = 0
    }
    let bytes = Array(text.utf8)
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      let kind = ByteClass.of(byte)
      defer { at += 1 }
      if kind == ByteClass.high {
        // Dashes and typographic quotation marks (U+2000 to U+203F), guillemets and the no-break space part words.
        if byte == 0xE2, at + 2 < bytes.count, bytes[at + 1] == 0x80 {
          close()
          at += 2
          continue
        }
        if byte == 0xC2, at + 1 < bytes.count, [0xA0, 0xAB, 0xBB].contains(bytes[at + 1]) {
          close()
          at += 1
          continue
        }
        if byte >= 0xE3, byte <= 0xEF, at + 2 < bytes.count {
          if EastAsian.isPunctuation(byte, bytes[at + 1], bytes[at + 2]) {
            close()
            at += 2
            continue
          }
          if byte <= 0xE9, length >= 6 { close() }
        }
      }
      if kind == ByteClass.letter || kind == ByteClass.capital || kind == ByteClass.digit
        || kind == ByteClass.high
      {
        hash = FNV1a.step(hash, UInt64(kind == ByteClass.capital ? byte | 0x20 : byte))
        length += 1
      } else {
        close()
      }
    }
    close()
    return hashes
  }

  /// The hash of two words that follow one another.
  @inline(__always)
  static func pair(_ first: UInt64, _ second: UInt64) -> UInt64 {
    (first &* 0x9E37_79B9_7F4A_7C15) ^ (second >> 3)
  }
}
