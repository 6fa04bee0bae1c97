import Primitives

/// Marks in a text that a careful reader would make, whatever it says: letters of another alphabet inside
/// a word, lines printed twice.
enum OddLetters {
  /// Words of Latin and Cyrillic letters mixed, where every letter of the rarer script has a twin of the
  /// other's shape: such a word reads as it should and is found by no search. Linear.
  static func flags(in text: String) -> [TextFlag] {
    var flags: [TextFlag] = []
    var start = 0
    var offset = 0
    var latin = 0
    var cyrillic = 0
    var latinTwins = 0
    var cyrillicTwins = 0
    var word = String.UnicodeScalarView()
    func close(at end: Int) {
      if latin > 0, cyrillic > 0 {
        let isCyrillicOdd = cyrillic <= latin
        if isCyrillicOdd ? cyrillic == cyrillicTwins : latin == latinTwins {
          let letter = word.first {
            isCyrillicOdd ? cyrillicShapes.contains($0) : latinShapes.contains($0)
          }
          let name = letter.map { "U+" + hex($0.value) } ?? ""
          flags.append(
            TextFlag(
              kind: "homoglyph", range: TextRange(start, end),
              why:
                "the letter \(name) is \(isCyrillicOdd ? "Cyrillic in a Latin" : "Latin in a Cyrillic") word; a search for the word misses it"
            ))
        }
      }
      (latin, cyrillic, latinTwins, cyrillicTwins) = (0, 0, 0, 0)
      word = .init()
    }
    for scalar in text.unicodeScalars {
      let value = scalar.value
      let isLatin =
        (value | 0x20 >= 0x61 && value | 0x20 <= 0x7A && value < 0x80)
        || (0xC0...0x24F).contains(value)
      let isCyrillic = (0x400...0x52F).contains(value)
      if isLatin || isCyrillic {
        if word.isEmpty { start = offset }
        word.append(scalar)
        if isLatin {
          latin += 1
          if latinShapes.contains(scalar) { latinTwins += 1 }
        } else {
          cyrillic += 1
          if cyrillicShapes.contains(scalar) { cyrillicTwins += 1 }
        }
      } else if !word.isEmpty {
        close(at: offset)
      }
      offset += UTF8.width(scalar)
    }
    if !word.isEmpty { close(at: offset) }
    return flags
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
