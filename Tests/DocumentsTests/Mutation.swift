/// Breaks bytes the way broken transfers, bad editors and hostile pages do: the same seed breaks them the same way.
struct Mutation<Generator: RandomNumberGenerator> {
  var random: Generator

  /// - Parameter size: How deep nesting goes and how many attributes are written at most.
  mutating func mutate(_ bytes: [UInt8], size: Int) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...12, using: &random) where bytes.count >= 16 {
      step(&bytes, size)
    }
    return bytes
  }

  private mutating func step(_ bytes: inout [UInt8], _ size: Int) {
    let at = Int.random(in: 0..<bytes.count, using: &random)
    switch Int.random(in: 0..<12, using: &random) {
    case 0, 1:
      for _ in 0..<Int.random(in: 1...30, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      }
    case 2: bytes.removeLast(Int.random(in: 0..<bytes.count / 4 + 1, using: &random))
    case 3: bytes.removeFirst(Int.random(in: 0..<bytes.count / 8 + 1, using: &random))
    case 4:
      let length = Int.random(in: 0..<min(400, bytes.count - at) + 1, using: &random)
      bytes.removeSubrange(at..<at + length)
    case 5:
      // A stretch of it again, elsewhere.
      let length = Int.random(in: 0..<min(2_000, bytes.count - at) + 1, using: &random)
      let other = Int.random(in: 0...bytes.count, using: &random)
      bytes.insert(contentsOf: Array(bytes[at..<at + length]), at: other)
    case 6:
      let tag = [
        "<div>", "<b><i>", "<table><tr><td>", "<a href=x>", "<ul><li>", "<p>", "</p></div>",
      ]
      let piece = Array((tag.randomElement(using: &random) ?? "<p>").utf8)
      let times =
        1 << Int.random(in: 0...size.bitWidth - size.leadingZeroBitCount - 1, using: &random)
      bytes.insert(contentsOf: [[UInt8]](repeating: piece, count: times).joined(), at: at)
    case 7:
      let many = Int.random(in: 1...max(1, size / 5), using: &random)
      let list = (0..<many).map { " a\($0)=\"\($0)\" class=\"x\($0)\"" }.joined()
      bytes.insert(contentsOf: Array("<div\(list)>".utf8), at: at)
    case 8:
      // Letters of windows-1251 and of UTF-16 in the midst of others.
      let pieces: [[UInt8]] = [
        [0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2], [0xFF, 0xFE, 0x41, 0x00], [0xC3, 0x28],
        [0xED, 0xA0, 0x80],
        [0xF4, 0x90, 0x80, 0x80], [0x00], [0xEF, 0xBB, 0xBF], [0xE3, 0x80, 0x82],
      ]
      bytes.insert(contentsOf: pieces.randomElement(using: &random) ?? [], at: at)
    case 9:
      let piece =
        [
          "<!--", "-->", "<![CDATA[", "]]>", "<script>", "</script>", "&#x110000;", "&#0;", "&amp",
          "<svg>",
          "<title>", "<textarea>", "\"", "'", ">", "<", "</", "{", "}", "[", "\\u", "\\ud800",
          "\r\n\r\n",
          "Content-Length: 99999999999\r\n", "WARC/1.0\r\n",
          "<?xml version='1.0' encoding='utf-16'?>",
          "<!DOCTYPE x [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>",
          "9999999999999999999",
        ].randomElement(using: &random) ?? ""
      bytes.insert(contentsOf: Array(piece.utf8), at: at)
    case 10:
      let times = Int.random(in: 1...64, using: &random)
      let byte = UInt8.random(in: 0...255, using: &random)
      bytes.insert(contentsOf: [UInt8](repeating: byte, count: times), at: at)
    default:
      let length = Int.random(in: 0..<min(64, bytes.count - at) + 1, using: &random)
      for place in at..<at + length { bytes[place] = UInt8.random(in: 0...255, using: &random) }
    }
  }
}
