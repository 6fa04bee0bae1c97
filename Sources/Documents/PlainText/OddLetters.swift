import Primitives

/// Marks in a text that a careful reader would make, whatever it says: letters of another alphabet inside
/// a word, lines printed twice.
enum OddLetters {
  /// Words of Latin and Cyrillic letters mixed, where every letter of the rarer script has a twin of the
  /// other's shape: such a word reads as it should and is found by no search. Linear.
  static func flags(in text: String) -> [TextFlag] {
    var text = text
    return text.withUTF8 { bytes in
      var flags: [TextFlag] = []
      var start = 0
      var hasLatin = false
      var hasCyrillic = false
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        var length = 1
        if byte < 0x80 {
          let isLetter = (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
          if isLetter {
            hasLatin = true
            index += 1
            continue
          }
        } else if byte >= 0xD0 && byte <= 0xD4 {
          hasCyrillic = true
          index += 2
          continue
        } else if byte >= 0xC3 && byte <= 0xC9 {
          hasLatin = true
          index += 2
          continue
        } else {
          length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
        }
        if hasLatin && hasCyrillic, let flag = flag(bytes, start..<index) { flags.append(flag) }
        hasLatin = false
        hasCyrillic = false
        index += length
        start = index
      }
      if hasLatin && hasCyrillic, let flag = flag(bytes, start..<bytes.count) { flags.append(flag) }
      return flags
    }
  }

  private static func flag(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> TextFlag? {
    let word = String(decoding: bytes[range], as: UTF8.self).unicodeScalars
    let cyrillic = word.filter { (0x400...0x52F).contains($0.value) }
    let latin = word.filter { $0.value < 0x250 }
    guard !cyrillic.isEmpty, !latin.isEmpty else { return nil }
    let isCyrillicOdd = cyrillic.count <= latin.count
    let odd = isCyrillicOdd ? cyrillic : latin
    let shapes = isCyrillicOdd ? cyrillicShapes : latinShapes
    guard odd.allSatisfy(shapes.contains), let letter = odd.first else { return nil }
    let place = isCyrillicOdd ? "Cyrillic in a Latin" : "Latin in a Cyrillic"
    return TextFlag(
      kind: "homoglyph", range: TextRange(range),
      why: "the letter U+\(hex(letter.value)) is \(place) word; a search for the word misses it")
  }

  /// Lines of four and more words that stand twice in a row.
  static func doubledLines(_ layout: PlainTextLayout) -> [(group: Int, flag: TextFlag)] {
    var found: [(Int, TextFlag)] = []
    for index in layout.groups.indices.dropFirst() where layout.kinds[index] == .paragraph {
      let form = layout.groups[index].form
      guard form.words >= 4, layout.groups[index - 1].form.folded == form.folded else { continue }
      found.append(
        (
          index,
          TextFlag(
            kind: "doubled-line", range: TextRange(layout.groups[index].range),
            why: "the line repeats the one before it")
        ))
    }
    return found
  }

  private static func hex(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  // Unicode Technical Standard 39, confusables between the two scripts.
  private static let cyrillicShapes = Set("асеорхуіјѕԁһкмтвнАВСЕНІЈКМОРЅТХУ".unicodeScalars)
  private static let latinShapes = Set("aceopxyijsdhkmtbnABCEHIJKMOPSTXY".unicodeScalars)
}
