/// Words whose full stop belongs to them, and whether a sentence can end with it.
enum Abbreviations {
  /// Whether the full stop behind `word` is part of it: a single letter, letters with inner stops, or a known one.
  static func keepsStop(_ word: some Collection<UInt8>) -> Bool {
    guard word.count <= 12 else { return false }
    var scalars = 0
    var hasStop = false
    var lower: [UInt8] = []
    lower.reserveCapacity(word.count)
    for byte in word {
      if byte & 0b1100_0000 != 0b1000_0000 { scalars += 1 }
      if byte == 0x2E { hasStop = true }
      lower.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
    }
    if let first = word.first, (0x30...0x39).contains(first) { return false }
    if scalars == 1 { return ScalarKind.isCapital(Array(word)) || single.contains(lower) }
    return hasStop || neverLast.contains(lower) || sometimesLast.contains(lower)
  }

  /// Whether `token`, which ends in a full stop of its own, always has something behind it: titles,
  /// initials, months, `e.g.`.
  static func neverEndsSentence(_ token: String) -> Bool {
    var word = Array(token.utf8.dropLast())
    for index in word.indices where (0x41...0x5A).contains(word[index]) { word[index] |= 0x20 }
    return neverLast.contains(word)
  }

  /// Whether the word is short for another only in front of a number (*No. 4*, *Art. VI*), and a word of its own elsewhere:
  /// *he would vote no.*
  static func needsNumber(_ word: some Collection<UInt8>) -> Bool {
    word.count <= 4
      && beforeNumbers.contains(word.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 })
  }

  private static let beforeNumbers = table("no nos art arts fig")

  private static func table(_ words: String) -> Set<[UInt8]> {
    Set(words.split(whereSeparator: \.isWhitespace).map { Array($0.utf8) })
  }

  /// Lower-case single letters that are abbreviations in Russian.
  private static let single = table("г в т д п с р н")

  private static let neverLast = table(
    """
    sen rep gen col lt maj cmdr adm capt sgt cpl pvt brig mr mrs ms dr prof gov hon rev amb sec dep
    supt insp pres mt ft st messrs vs e.g i.e cf viz jan feb mar apr jun jul aug sept sep oct nov dec
    no nos art arts para paras fig vol pp approx ca
    т.е т.н им ул см напр рис стр акад проф ген полк зам
    """)

  private static let sometimesLast = table(
    """
    inc corp co ltd jr sr bros est dept univ ass'n assn etc al
    гг др пр млн млрд тыс руб долл кв обл янв фев февр апр авг сент окт нояб дек т.д т.п т.к
    """)
}

extension ScalarKind {
  /// Whether the first scalar of the UTF-8 `bytes` is a capital letter.
  static func isCapital(_ bytes: some Collection<UInt8>) -> Bool {
    guard let first = bytes.first else { return false }
    if first < 0x80 { return (0x41...0x5A).contains(first) }
    let scalar = String(decoding: bytes.prefix(4), as: UTF8.self).unicodeScalars.first
    guard let scalar else { return false }
    if (0x400...0x42F).contains(scalar.value) { return true }
    if (0x430...0x45F).contains(scalar.value) { return false }
    return scalar.properties.isUppercase
  }
}

extension Token {
  /// Whether the token begins with a capital letter.
  public var isCapitalized: Bool { ScalarKind.isCapital(text.utf8) }

  /// Whether it holds a letter or a digit, so that it is a word or a number and not a mark.
  public var isWord: Bool {
    for byte in text.utf8 where byte < 0x80 {
      if (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) { return true }
    }
    for scalar in text.unicodeScalars where scalar.value >= 0x80 {
      let kind = ScalarKind(scalar.value)
      if kind == .letter || kind == .digit { return true }
    }
    return false
  }
}
