import Primitives

/// Which language a text is in, by its letters and its commonest words.
///
/// Deterministic and linear; looks at the first 8,000 bytes. Words that several of the languages share
/// count for none of them. A short text (under eight known words, or no script that settles it) is nil.
enum LanguageGuess {
  static func language(of text: String) -> String? {
    var text = text
    return text.withUTF8 { language(of: $0) }
  }

  static func language(of bytes: UnsafeBufferPointer<UInt8>) -> String? {
    var counts = Counts()
    var hash = FNV1a.start
    var length = 0
    var index = 0
    let end = min(bytes.count, 8_000)
    while index < end {
      let byte = bytes[index]
      switch byte {
      case 0x61...0x7A, 0x41...0x5A:
        counts.latin += 1
        hash = FNV1a.step(hash, UInt64(byte | 0x20))
        length += 1
        index += 1
      case 0x27:
        index += 1
      case 0..<0x80:
        if length > 0 { counts.add(hash) }
        hash = FNV1a.start
        length = 0
        index += 1
      default:
        let (scalar, width) = scalar(bytes, index)
        index += width
        if counts.addLetter(scalar) {
          var value = scalar
          if (0xC0...0xDE).contains(value) || (0x410...0x42F).contains(value) { value += 0x20 }
          if (0x400...0x40F).contains(value) { value += 0x50 }
          hash = FNV1a.step(hash, UInt64(value))
          length += 1
        } else if scalar != 0x2019 {
          if length > 0 { counts.add(hash) }
          hash = FNV1a.start
          length = 0
        }
      }
    }
    if length > 0 { counts.add(hash) }
    return counts.language
  }

  private static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> (
    value: UInt32, width: Int
  ) {
    let first = UInt32(bytes[index])
    let width = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard index + width <= bytes.count else { return (0, max(1, bytes.count - index)) }
    var value = first & (width == 2 ? 0x1F : width == 3 ? 0x0F : 0x07)
    for offset in 1..<width { value = value << 6 | UInt32(bytes[index + offset] & 0x3F) }
    return (value, width)
  }

  /// The hash a stop word has in a text.
  static func hash(_ word: String) -> UInt64 {
    var hash = FNV1a.start
    for scalar in word.unicodeScalars { hash = FNV1a.step(hash, UInt64(scalar.value)) }
    return hash
  }

  private struct Counts {
    var latin = 0
    var cyrillic = 0
    var greek = 0
    var hebrew = 0
    var arabic = 0
    var kana = 0
    var han = 0
    var hangul = 0
    var others: (hindi: Int, georgian: Int, armenian: Int, thai: Int) = (0, 0, 0, 0)
    var serbian = 0
    var belarusian = 0
    var ukrainian = 0
    var russian = 0
    var hard = 0
    var words = [UInt8](repeating: 0, count: Stopwords.count)

    mutating func add(_ hash: UInt64) {
      if let number = Stopwords.numbers[hash], words[number] < 3 { words[number] += 1 }
    }

    /// Counts a letter beyond ASCII; false for what is none.
    mutating func addLetter(_ scalar: UInt32) -> Bool {
      switch scalar {
      case 0xC0...0x24F: latin += 1
      case 0x400...0x52F:
        cyrillic += 1
        switch scalar {
        case 0x402, 0x40B, 0x40F, 0x408, 0x409, 0x40A, 0x452, 0x45B, 0x45F, 0x458, 0x459, 0x45A:
          serbian += 1
        case 0x40E, 0x45E: belarusian += 1
        case 0x406, 0x456, 0x407, 0x457, 0x404, 0x454, 0x490, 0x491: ukrainian += 1
        case 0x42B, 0x44B, 0x42D, 0x44D, 0x401, 0x451: russian += 1
        case 0x42A, 0x44A: hard += 1
        default: break
        }
      case 0x370...0x3FF: greek += 1
      case 0x590...0x5FF: hebrew += 1
      case 0x600...0x6FF: arabic += 1
      case 0x3040...0x30FF: kana += 1
      case 0x4E00...0x9FFF: han += 1
      case 0xAC00...0xD7AF: hangul += 1
      case 0x900...0x97F: others.hindi += 1
      case 0x10A0...0x10FF: others.georgian += 1
      case 0x530...0x58F: others.armenian += 1
      case 0xE00...0xE7F: others.thai += 1
      default: return false
      }
      return true
    }

    var language: String? {
      let scripts: [(String, Int)] = [
        ("el", greek), ("he", hebrew), ("ar", arabic), ("ja", kana * 3), ("zh", han * 2),
        ("ko", hangul * 2),
        ("hi", others.hindi), ("ka", others.georgian), ("hy", others.armenian), ("th", others.thai),
      ]
      var best = scripts[0]
      for script in scripts where script.1 > best.1 { best = script }
      if best.1 > latin + cyrillic { return best.0 == "zh" && kana * 10 > han ? "ja" : best.0 }
      guard cyrillic > latin else { return bestByWords(Stopwords.latin) }
      if serbian * 100 > cyrillic { return "sr" }
      if belarusian * 200 > cyrillic { return "be" }
      if ukrainian * 50 > cyrillic { return "uk" }
      if russian * 100 > cyrillic { return "ru" }
      if hard * 100 > cyrillic { return "bg" }
      return bestByWords(Stopwords.cyrillic) ?? (cyrillic >= 200 ? "ru" : nil)
    }

    private func bestByWords(_ languages: Range<Int>) -> String? {
      var hits = [Int](repeating: 0, count: Stopwords.languages.count)
      for (number, count) in words.enumerated() where count > 0 {
        for language in Stopwords.spokenIn[number] { hits[language] += Int(count) }
      }
      var best: (language: Int, hits: Int)?
      for language in languages where hits[language] > (best?.hits ?? 2) {
        best = (language, hits[language])
      }
      return best.map { Stopwords.languages[$0.language] }
    }
  }
}

/// The commonest small words of each language that no other on the list has as common.
private enum Stopwords {
  private static let lines: [(language: String, words: String)] = [
    (
      "en",
      "the and of to that with for was is has by this from have are which said would been it be not"
    ),
    ("de", "der und das nicht mit ist den auf für eine ein auch dem sich wird von zu im werden"),
    ("fr", "le les et des une dans est pour que qui du pas sur avec aux cette ont son"),
    ("es", "el los las una por con para del como más este pero sus al fue y su"),
    ("it", "il che della di per non sono una con gli nel alla più dei è delle anche"),
    ("pt", "não uma para com os do da em mais ao dos foi pelo são das um às"),
    ("nl", "het een van niet dat zijn voor met aan ook wordt naar deze door op bij"),
    ("pl", "nie się jest że na przez oraz dla jak tego był są które po od"),
    ("sv", "och att det som på är för inte med till har av den ett om"),
    ("tr", "ve bir bu için ile olarak daha çok olan gibi kadar sonra"),
    ("cs", "se že na je jsou který jako byl pro podle také ale však"),
    ("ro", "și în să cu care pentru este din mai fost lui"),
    ("fi", "ja on ei että oli mutta kun myös ovat sen"),
    ("hu", "és egy hogy nem az volt meg is csak már"),
    ("ru", "и в не на что с по это как его из для о от также"),
    ("uk", "і в не що та з до як це його від про"),
    ("bg", "и на за се от да че по не са като това"),
  ]
  static let languages = lines.map(\.language)
  static let latin = 0..<14
  static let cyrillic = 14..<17
  /// Each word once, by its hash.
  static let numbers: [UInt64: Int] = {
    var numbers: [UInt64: Int] = [:]
    for line in lines {
      for word in line.words.split(separator: " ") {
        let hash = LanguageGuess.hash(String(word))
        if numbers[hash] == nil { numbers[hash] = numbers.count }
      }
    }
    return numbers
  }()
  static let count = numbers.count
  /// For each word, the languages it is common in.
  static let spokenIn: [[Int]] = {
    var spoken = [[Int]](repeating: [], count: count)
    for (language, line) in lines.enumerated() {
      for word in line.words.split(separator: " ") {
        if let number = numbers[LanguageGuess.hash(String(word))] {
          spoken[number].append(language)
        }
      }
    }
    return spoken
  }()
}
