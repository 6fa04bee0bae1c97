extension LegacyEncoding {
  /// The one-byte encoding in which these bytes are Russian beyond doubt; nil where any doubt is left.
  ///
  /// Asked for: at least 40 bytes above ASCII, not one valid multi-byte UTF-8 sequence among them beyond
  /// what chance gives, 97 of 100 of them Cyrillic letters, capitals rare, and the ten commonest letters of
  /// Russian (о е а и н т с р в л, 66 % of running text) making up at least half. The wrong Cyrillic encoding
  /// fails by its capitals (KOI8-R swaps the cases) or its letters.
  static func certainlyRussian(_ bytes: UnsafeBufferPointer<UInt8>) -> LegacyEncoding? {
    let limit = min(bytes.count, 1 << 16)
    var counts = [Int](repeating: 0, count: 256)
    var high = 0
    var sequences = 0
    var index = 0
    guard let base = bytes.baseAddress else { return nil }
    while index < limit {
      let byte = base[index]
      counts[Int(byte)] += 1
      if byte >= 0x80 {
        high += 1
        if UTF8Check.sequenceLength(base + index, bytes.count - index) > 0 { sequences += 1 }
      }
      index += 1
    }
    guard high >= 40, sequences * 20 <= high else { return nil }
    var best: (encoding: LegacyEncoding, common: Int)?
    for encoding in all.prefix(5) where encoding.name != "koi8-u" {
      var letters = 0
      var capitals = 0
      var common = 0
      for byte in 0x80...0xFF where counts[byte] > 0 {
        let scalar = encoding.upper[byte - 0x80]
        let count = counts[byte]
        switch scalar {
        case 0x0410...0x042F, 0x0401:
          letters += count
          capitals += count
        case 0x0430...0x044F, 0x0451: letters += count
        // Quotation marks, dashes, the number sign, no-break space: part of any Russian text.
        case 0x00AB, 0x00BB, 0x2013, 0x2014, 0x2116, 0x00A0, 0x2026, 0x201C, 0x201D, 0x201E:
          letters += count
        default: break
        }
        if commonLetters.contains(scalar) { common += count }
      }
      guard letters * 100 >= high * 97, capitals * 4 <= letters, common * 2 >= letters else {
        continue
      }
      if best.map({ common > $0.common }) ?? true { best = (encoding, common) }
    }
    return best?.encoding
  }

  private static let commonLetters: Set<UInt16> = Set("оеаинтсрвл".utf16)
}
