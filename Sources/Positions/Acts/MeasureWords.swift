import Language

/// Which measures the words of a passage speak of: what a few hundred annotated statements can't teach.
struct MeasureWords: OptionSet, Sendable {
  let rawValue: UInt8

  /// The names of those spoken of, in the order of the table.
  var names: [String] {
    Self.table.indices.filter { rawValue >> UInt8($0) & 1 == 1 }.map { Self.table[$0].measure }
  }

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(_ tokens: some Sequence<Token>) {
    var found: UInt8 = 0
    for token in tokens { found |= Self.mask(token.text) }
    rawValue = found
  }

  /// The measure of one word as a mask; 0 for none. Of several stems that fit the longest tells.
  private static func mask(_ word: String) -> UInt8 {
    var lower = word.lowercased()
    return lower.withUTF8 { bytes in
      guard bytes.count > 2 else { return 0 }
      let key = UInt16(bytes[0]) << 8 | UInt16(bytes[1])
      var best: (length: Int, mask: UInt8) = (0, 0)
      for stem in stems[key] ?? [] where stem.bytes.count > best.length {
        let fits = stem.isWhole ? stem.bytes.count == bytes.count : stem.bytes.count <= bytes.count
        if fits, stem.bytes.indices.allSatisfy({ stem.bytes[$0] == bytes[$0] }) {
          best = (stem.bytes.count, stem.mask)
        }
      }
      return best.mask
    }
  }

  private struct Stem: Sendable {
    var bytes: [UInt8]
    var isWhole: Bool
    var mask: UInt8
  }

  /// Beginnings of words by their first two bytes.
  private static let stems: [UInt16: [Stem]] = {
    var stems: [UInt16: [Stem]] = [:]
    for (index, line) in table.enumerated() {
      for word in line.stems.split(separator: " ") {
        let isWhole = word.hasSuffix(".")
        let bytes = Array((isWhole ? word.dropLast() : word).utf8)
        stems[UInt16(bytes[0]) << 8 | UInt16(bytes[1]), default: []].append(
          Stem(bytes: bytes, isWhole: isWhole, mask: 1 << UInt8(index)))
      }
    }
    return stems
  }()

  /// Beginnings of words, English and Russian; one that ends in `.` is the whole word.
  private static let table: [(measure: String, stems: String)] = [
    (
      "inspections",
      "inspect verif monitor on-site visit overflight overfl observ aircraft escort portal seismic sensor station. stations. инспек провер наблюдат верифик"
    ),
    (
      "data-exchange",
      "data notif figures exchange inform telemetr transparen declar count. counts. database уведом обмен данны прозрачн"
    ),
    (
      "deployment",
      "deploy station field base. bases. basing host launcher place placing placed. install interceptor radar arriv withdraw pull. remov production produc mass-produc build duty размещ развёрт разверт постав произвед боев дежур"
    ),
    (
      "testing",
      "test. tests. tested testing explo blast detonat nuclear-test underground yield kiloton novaya nevada semipalatinsk flight-test испыт взрыв полигон"
    ),
    (
      "limits",
      "limit ceiling cut. cuts. cutting reduc warhead number level cap. caps. freez freeze froze half halv percent dismantl destroy eliminat scrap quota tank потол лимит ограничен сокращ уничтож"
    ),
    (
      "negotiation",
      "talk negotiat dialog discuss meet met. table round consult summit agenda propos offer envoy delegat format process contact переговор диалог обсужд встреч консульт раунд предлож"
    ),
    (
      "treaty",
      "treaty accord pact agreement ratif sign withdrawal exit leave leaving left suspen extend extension expir prolong renew complian comply violat breach oblig commit legal abid observance party parties member договор соглаш ратифик подпис денонс выход приостан продл нарушен обязательств"
    ),
    (
      "other",
      "budget money dollar aid. sanction war. ukraine election vote. trust confidence crisis world alliance санкц войн кризис довер"
    ),
  ]
}
