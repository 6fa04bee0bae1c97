import Language
import Primitives

/// The personal names a report spells out, with the office in front, by surname.
///
/// *Gates replied* in the sixth paragraph is the *Defense Secretary Robert Gates* who arrived in the first, whether or
/// not he spoke there. One pass over the tokens; the first full form of a surname stays.
struct NamesInText: Sendable {
  private var bySurname: [String: [Token]] = [:]

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
    guard let surname = lower.last, Self.isName(surname), Self.isName(lower[lower.count - 2]),
      surname.utf8.count > 2
    else { return }
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
    if bySurname[surname] == nil { bySurname[surname] = Array(tokens[start..<run.upperBound]) }
  }

  private static func isName(_ word: String) -> Bool {
    !RoleWords.titles.contains(word) && !EnglishWords.persons.contains(word)
      && !EnglishWords.bodies.contains(word) && !EnglishWords.documents.contains(word)
      && Polities.byWord[word] == nil && Polities.bodies[word] == nil
      && EnglishWords.closed[word] == nil && !EnglishWords.things.contains(word)
      && !EnglishWords.days.contains(word) && !EnglishWords.months.contains(word)
  }

  /// The words of the full form, offices first; nil where the report has none.
  func introduction(of surname: String) -> [Token]? { bySurname[surname] }
}
