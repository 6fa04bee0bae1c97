import Language
import Primitives

/// The personal names a report spells out, with the office in front, by surname.
///
/// *Gates replied* in the sixth paragraph is the *Defense Secretary Robert Gates* who arrived in the first, whether or
/// not he spoke there. One pass over the tokens; the first full form of a surname stays.
struct NamesInText: Sendable {
  /// A person as a report first names them in full.
  struct Introduction: Sendable {
    var surname: String
    /// The words of the full form, offices first.
    var words: [Token]
    /// What stands behind a comma: *the Russian ambassador to the United States*; empty for no office there.
    var behind: [Token]
  }

  private var bySurname: [String: Int] = [:]
  /// In order of place.
  private(set) var introductions: [Introduction] = []

  init(_ sentences: [Sentence]) {
    for sentence in sentences {
      let tokens = sentence.tokens
      var at = 0
      while at < tokens.count {
        guard tokens[at].isCapitalized, tokens[at].isWord else {
          at += 1
          continue
        }
        let start = at
        while at < tokens.count, tokens[at].isCapitalized, tokens[at].isWord,
          tokens[at].text != "'s"
        { at += 1 }
        add(tokens, start..<at)
      }
    }
  }

  private mutating func add(_ tokens: [Token], _ run: Range<Int>) {
    // The last two words must look like a name: neither is an office, body or state.
    guard run.count >= 2 else { return }
    let lower = run.map { tokens[$0].text.lowercased() }
    guard let surname = lower.last, Self.isName(surname), surname.utf8.count > 2 else { return }
    guard Self.isName(lower[lower.count - 2]) else {
      // *President Obama*, *Mrs Thatcher*: no full form, but somebody who may be meant later.
      if RoleWords.titles.contains(lower[lower.count - 2]),
        !introductions.contains(where: { $0.surname == surname })
      {
        introductions.append(
          Introduction(surname: surname, words: run.suffix(2).map { tokens[$0] }, behind: []))
      }
      return
    }
    // Offices in front, also in lower case: *the chief Soviet negotiator, Yuli A. Kvitsinsky* has them behind a comma.
    var start = run.lowerBound
    var back = start - 1
    if back >= 0, tokens[back].text == "," { back -= 1 }
    while back >= 0, run.lowerBound - back < 8 {
      let word = tokens[back].text.lowercased()
      guard
        EnglishWords.persons.contains(word) || RoleWords.titles.contains(word)
          || Polities.byWord[word] != nil
      else { break }
      start = back
      back -= 1
    }
    if tokens[start].text == "," { start += 1 }
    guard bySurname[surname] == nil else { return }
    bySurname[surname] = introductions.count
    introductions.append(
      Introduction(
        surname: surname, words: Array(tokens[start..<run.upperBound]),
        behind: Self.apposition(tokens, run.upperBound)))
  }

  /// The words between the comma at `comma` and the next one, if an office is among them.
  private static func apposition(_ tokens: [Token], _ comma: Int) -> [Token] {
    guard comma < tokens.count else { return [] }
    if tokens[comma].text == "(" {
      // *DMITRY A. POLYANSKIY (Russian Federation)*
      let words = tokens[(comma + 1)...].prefix(6).prefix { $0.text != ")" }
      return words.contains { Polities.byWord[$0.plainLower]?.state != nil } ? Array(words) : []
    }
    guard tokens[comma].text == "," else { return [] }
    let words = tokens[(comma + 1)...].prefix(14).prefix {
      ![",", ".", "\"", "”", ";"].contains($0.text)
    }
    let head = words.prefix { !["who", "said", "of"].contains($0.text) }
    return head.contains { EnglishWords.persons.contains($0.plainLower) } ? Array(words) : []
  }

  private static func isName(_ word: String) -> Bool {
    word.unicodeScalars.count > 1 && !RussianCues.persons.contains(word)
      && !RoleWords.titles.contains(word) && !EnglishWords.persons.contains(word)
      && !EnglishWords.bodies.contains(word) && !EnglishWords.documents.contains(word)
      && Polities.byWord[word] == nil && Polities.bodies[word] == nil
      && EnglishWords.closed[word] == nil && !EnglishWords.things.contains(word)
      && !EnglishWords.days.contains(word) && !EnglishWords.months.contains(word)
  }

  /// What stands behind the full form, the first time; empty for no office there.
  func apposition(of surname: String) -> [Token] {
    bySurname[surname].map { introductions[$0].behind } ?? []
  }

  /// The words of the full form, offices first; nil where the report has none.
  func introduction(of surname: String) -> [Token]? {
    bySurname[surname].map { introductions[$0].words }
  }
}
