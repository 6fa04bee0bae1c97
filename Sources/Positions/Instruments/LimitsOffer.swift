import Language
import Primitives

/// The offer to keep to New START's central limits for a year after its end (the President of Russia, 22 September 2025).
///
/// Who speaks of the offer's own words speaks of the treaty's limits and of what is to hold after it: two instruments
/// of the annotation. That it went unanswered concerns the treaty alone (annotation of the development set).
enum LimitsOffer {
  /// Whether reports of that day can speak of it; false for no day.
  static func wasMade(by published: PartialDay?) -> Bool {
    guard let published, let year = published.year else { return false }
    return year * 12 + (published.month ?? 12) >= 2025 * 12 + 9
  }

  /// Whether the words of `tokens` within `spans` are the offer: limits for one more year, and no word of an answer.
  static func isMade(in tokens: [Token], _ spans: [TextRange]) -> Bool {
    let words = tokens.filter { token in spans.contains { $0.contains(token.range) } }
      .map { PhraseIndex<Int>.key($0.text) }
    let isYear = words.indices.dropFirst().contains { at in
      ["year", "год", "года"].contains(words[at]) && counts.contains(words[at - 1])
        || words[at] == "months" && ["12", "twelve"].contains(words[at - 1])
    }
    return isYear && (words.count <= 5 || words.contains { limits.contains($0) })
      && !words.contains { answers.contains($0) }
  }

  // By the keys of `PhraseIndex`: Russian words by five letters.
  private static let counts: Set<String> = [
    "a", "one", "another", "more", "additional", "extra", "further", "еще", "один", "на", "одног",
  ]
  private static let limits: Set<String> = [
    "offer", "proposal", "limits", "limit", "ceilings", "caps", "levels", "numbers",
    "restrictions", "преде", "предл", "огран", "потол",
  ]
  private static let answers: Set<String> = [
    "answer", "unanswered", "answered", "reply", "replied", "response", "respond", "ответ",
  ]
}
