/// The stem of a Russian word.
///
/// Source: the Russian stemmer of Snowball (M. F. Porter, snowballstem.org/algorithms/russian). `ё` has
/// been folded to `е` before.
enum RussianStem {
  /// - Parameter word: Letters `а`–`я` only.
  static func of(_ word: String) -> String {
    var stem = Word(letters: Array(word.unicodeScalars))
    guard stem.letters.count <= 64, let start = stem.firstVowel else { return word }
    stem.start = start + 1
    stem.inflection()
    if stem.ends("и") { stem.letters.removeLast() }
    stem.derivation()
    stem.tidy()
    return String(String.UnicodeScalarView(stem.letters))
  }

  /// Endings by length, the longest first; the flag says that а or я must stand before.
  private struct Endings {
    let list: [(letters: [Unicode.Scalar], needsVowel: Bool)]

    init(afterVowel: String = "", plain: String) {
      func split(_ words: String, _ needs: Bool) -> [(letters: [Unicode.Scalar], needsVowel: Bool)] {
        words.split(separator: " ").map { (Array($0.unicodeScalars), needs) }
      }
      list = (split(afterVowel, true) + split(plain, false)).sorted {
        $0.letters.count > $1.letters.count
      }
    }
  }

  private static let gerund = Endings(
    afterVowel: "в вши вшись", plain: "ив ивши ившись ыв ывши ывшись")
  private static let reflexive = Endings(plain: "ся сь")
  private static let adjective = Endings(
    plain: "ее ие ые ое ими ыми ей ий ый ой ем им ым ом его ого ему ому их ых ую юю ая яя ою ею")
  private static let participle = Endings(afterVowel: "ем нн вш ющ щ", plain: "ивш ывш ующ")
  private static let verb = Endings(
    afterVowel: "ла на ете йте ли й л ем н ло но ет ют ны ть ешь нно",
    plain:
      "ила ыла ена ейте уйте ите или ыли ей уй ил ыл им ым ен ило ыло ено ят ует уют ит ыт ены ить ыть ишь ую ю"
  )
  private static let noun = Endings(
    plain:
      "а ев ов ие ье е иями ями ами еи ии и ией ей ой ий й иям ям ием ем ам ом о у ах иях ях ы ь ию ью ю ия ья я"
  )

  private struct Word {
    var letters: [Unicode.Scalar]
    /// Where the part begins that endings may be cut from: behind the first vowel.
    var start = 0

    static func isVowel(_ letter: Unicode.Scalar) -> Bool { "аеиоуыэюя".unicodeScalars.contains(letter) }

    var firstVowel: Int? { letters.firstIndex(where: Word.isVowel) }

    func ends(_ ending: String) -> Bool { ends(Array(ending.unicodeScalars)) }

    private func ends(_ ending: [Unicode.Scalar]) -> Bool {
      letters.count - ending.count >= start && letters.suffix(ending.count).elementsEqual(ending)
    }

    /// Cuts the longest ending of the list; false where none stands there or its vowel is missing.
    private mutating func cut(_ endings: Endings) -> Bool {
      guard let found = endings.list.first(where: { ends($0.letters) }) else { return false }
      if found.needsVowel {
        let before = letters.count - found.letters.count - 1
        guard before >= start, letters[before] == "а" || letters[before] == "я" else { return false }
      }
      letters.removeLast(found.letters.count)
      return true
    }

    mutating func inflection() {
      if cut(RussianStem.gerund) { return }
      _ = cut(RussianStem.reflexive)
      if cut(RussianStem.adjective) {
        _ = cut(RussianStem.participle)
      } else if !cut(RussianStem.verb) {
        _ = cut(RussianStem.noun)
      }
    }

    /// `-ост`, `-ость`, where they stand behind the second run of vowel and consonant.
    mutating func derivation() {
      for ending in ["ость", "ост"] where ends(ending) {
        let length = ending.unicodeScalars.count
        if letters.count - length >= secondRegion { letters.removeLast(length) }
        return
      }
    }

    mutating func tidy() {
      if ends("нн") {
        letters.removeLast()
        return
      }
      for ending in ["ейше", "ейш"] where ends(ending) {
        letters.removeLast(ending.unicodeScalars.count)
        if ends("нн") { letters.removeLast() }
        return
      }
      if ends("ь") { letters.removeLast() }
    }

    private var secondRegion: Int {
      var at = 0
      for _ in 0..<2 {
        while at < letters.count, !Word.isVowel(letters[at]) { at += 1 }
        while at < letters.count, Word.isVowel(letters[at]) { at += 1 }
        at += 1
      }
      return min(at, letters.count)
    }
  }
}
