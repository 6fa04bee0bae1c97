/// Which language a text is in, by its letters and its commonest words.
///
/// Deterministic and linear; looks at the first 20,000 bytes. Words that several of the languages share
/// count for none of them. A short text (under eight known words, or no script that settles it) is nil.
enum LanguageGuess {
  static func language(of text: String) -> String? {
    var words: [String: Int] = [:]
    var cyrillic = 0
    var latin = 0
    var other: [String: Int] = [:]
    var marks: [Unicode.Scalar: Int] = [:]
    var word = ""
    var bytes = 0
    func close() {
      if !word.isEmpty, word.utf8.count <= 16 { words[word, default: 0] += 1 }
      word = ""
    }
    for scalar in text.unicodeScalars {
      bytes += UTF8.width(scalar)
      if bytes > 20_000 { break }
      switch scalar.value {
      case 0x41...0x5A:
        latin += 1
        word.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value + 0x20)))
      case 0x61...0x7A, 0xDF...0xF6, 0xF8...0x24F:
        latin += 1
        word.unicodeScalars.append(scalar)
      case 0xC0...0xDE:
        latin += 1
        word.unicodeScalars.append(Unicode.Scalar(scalar.value + 0x20) ?? scalar)
      case 0x400...0x52F:
        cyrillic += 1
        let lower = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
        word.unicodeScalars.append(lower)
        if "іїєґўўђћџјљњыэъё".unicodeScalars.contains(lower) { marks[lower, default: 0] += 1 }
      case 0x370...0x3FF: other["el", default: 0] += 1
      case 0x590...0x5FF: other["he", default: 0] += 1
      case 0x600...0x6FF: other["ar", default: 0] += 1
      case 0x3040...0x30FF: other["ja", default: 0] += 4
      case 0x4E00...0x9FFF: other["zh", default: 0] += 2
      case 0xAC00...0xD7AF: other["ko", default: 0] += 2
      case 0x900...0x97F: other["hi", default: 0] += 1
      case 0x10A0...0x10FF: other["ka", default: 0] += 1
      case 0x530...0x58F: other["hy", default: 0] += 1
      case 0xE00...0xE7F: other["th", default: 0] += 1
      case 0x27, 0x2019: continue
      default: close()
      }
    }
    close()
    if let script = other.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }).first,
      script.value > latin + cyrillic
    {
      return script.key == "zh" && (other["ja"] ?? 0) * 10 > script.value ? "ja" : script.key
    }
    if cyrillic > latin { return cyrillicLanguage(marks, words, letters: cyrillic) }
    return bestByWords(words, among: Stopwords.latin)
  }

  private static func cyrillicLanguage(
    _ marks: [Unicode.Scalar: Int], _ words: [String: Int], letters: Int
  ) -> String? {
    func count(_ scalars: String) -> Int {
      scalars.unicodeScalars.reduce(0) { $0 + (marks[$1] ?? 0) }
    }
    if count("ђћџјљњ") * 100 > letters { return "sr" }
    if count("ў") * 200 > letters { return "be" }
    if count("іїєґ") * 100 > letters * 2 { return "uk" }
    if count("ыэё") * 100 > letters { return "ru" }
    if count("ъ") * 100 > letters { return "bg" }
    return bestByWords(words, among: Stopwords.cyrillic) ?? (letters >= 200 ? "ru" : nil)
  }

  private static func bestByWords(
    _ words: [String: Int], among lists: [(language: String, words: Set<String>)]
  ) -> String? {
    var best: (language: String, hits: Int)?
    for list in lists {
      // Each word counts three times at most, so that a refrain doesn't decide.
      var hits = 0
      for word in list.words { hits += min(3, words[word] ?? 0) }
      if hits > (best?.hits ?? 2) { best = (list.language, hits) }
    }
    return best?.language
  }
}

/// The commonest small words of each language that no other on the list has as common.
private enum Stopwords {
  static let latin: [(language: String, words: Set<String>)] = [
    (
      "en",
      [
        "the", "and", "of", "to", "that", "with", "for", "was", "is", "has", "by", "this", "from",
        "have", "are", "which", "said", "would", "been", "it", "be", "not",
      ]
    ),
    (
      "de",
      [
        "der", "und", "das", "nicht", "mit", "ist", "den", "auf", "für", "eine", "ein", "auch",
        "dem", "sich", "wird", "von", "zu", "im", "werden",
      ]
    ),
    (
      "fr",
      [
        "le", "les", "et", "des", "une", "dans", "est", "pour", "que", "qui", "du", "pas", "sur",
        "avec", "aux", "cette", "ont", "son",
      ]
    ),
    (
      "es",
      [
        "el", "los", "las", "una", "por", "con", "para", "del", "como", "más", "este", "pero",
        "sus", "al", "fue", "y", "su",
      ]
    ),
    (
      "it",
      [
        "il", "che", "della", "di", "per", "non", "sono", "una", "con", "gli", "nel", "alla", "più",
        "dei", "è", "delle", "anche",
      ]
    ),
    (
      "pt",
      [
        "não", "uma", "para", "com", "os", "do", "da", "em", "mais", "ao", "dos", "foi", "pelo",
        "são", "das", "um", "às",
      ]
    ),
    (
      "nl",
      [
        "het", "een", "van", "niet", "dat", "zijn", "voor", "met", "aan", "ook", "wordt", "naar",
        "deze", "door", "op", "bij",
      ]
    ),
    (
      "pl",
      [
        "nie", "się", "jest", "że", "na", "przez", "oraz", "dla", "jak", "tego", "był", "są",
        "które", "po", "od",
      ]
    ),
    (
      "sv",
      [
        "och", "att", "det", "som", "på", "är", "för", "inte", "med", "till", "har", "av", "den",
        "ett", "om",
      ]
    ),
    (
      "tr",
      ["ve", "bir", "bu", "için", "ile", "olarak", "daha", "çok", "olan", "gibi", "kadar", "sonra"]
    ),
    (
      "cs",
      [
        "se", "že", "na", "je", "jsou", "který", "jako", "byl", "pro", "podle", "také", "ale",
        "však",
      ]
    ),
    ("ro", ["și", "în", "să", "cu", "care", "pentru", "este", "din", "mai", "fost", "lui"]),
    ("fi", ["ja", "on", "ei", "että", "oli", "mutta", "kun", "myös", "ovat", "sen"]),
    ("hu", ["és", "egy", "hogy", "nem", "az", "volt", "meg", "is", "csak", "már"]),
  ]
  static let cyrillic: [(language: String, words: Set<String>)] = [
    (
      "ru",
      [
        "и", "в", "не", "на", "что", "с", "по", "это", "как", "его", "из", "для", "о", "от",
        "также",
      ]
    ),
    ("uk", ["і", "в", "не", "що", "та", "з", "до", "як", "це", "його", "від", "про"]),
    ("bg", ["и", "на", "за", "се", "от", "да", "че", "по", "не", "са", "като", "това"]),
  ]
}
