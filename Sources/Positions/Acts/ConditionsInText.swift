import Language
import Primitives
import Statements

/// Finds the condition that governs what is said: from its conjunction to the end of its clause.
struct ConditionsInText: Sendable {
  /// The place of the condition in the content; nil for none.
  func condition(in spans: [[Token]]) -> TextRange? {
    for tokens in spans {
      if let found = clause(tokens) ?? required(tokens) { return found }
    }
    return nil
  }

  private func clause(_ tokens: [Token]) -> TextRange? {
    let lower = tokens.map { $0.text.lowercased() }
    for at in tokens.indices where Self.conjunctions.contains(lower[at]) {
      guard let start = conjunction(lower, tokens, at) else { continue }
      let end = clauseEnd(lower, tokens, from: at + 1, start: start)
      guard end > at + 1 else { continue }
      return TextRange(tokens[start].range.start, tokens[end - 1].range.end)
    }
    return nil
  }

  /// The words `conjunction` and `required` look at: one look for each word instead of thirty comparisons.
  private static let conjunctions: Set<String> = [
    "if", "unless", "если", "лишь", "whenever", "until", "till", "as", "for", "so", "provided",
    "providing", "once", "only", "without", "без", "absent", "пока", "as-long-as", "before",
    "прежде",
    "when", "should", "on", "assuming", "supposing", "как", "при",
  ]
  private static let requiring: Set<String> = [
    "require", "requires", "требует", "потребует", "hinge", "hinges", "hinged", "depend", "depends",
    "depended", "rests", "hang", "hangs", "hung", "зависеть", "зависит", "зависят", "зависело",
    "contingent", "conditional",
  ]

  /// Where the condition begins when its conjunction stands at `at`; nil where none does.
  private func conjunction(_ lower: [String], _ tokens: [Token], _ at: Int) -> Int? {
    let next = at + 1 < lower.count ? lower[at + 1] : ""
    let after = at + 2 < lower.count ? lower[at + 2] : ""
    let before = at > 0 ? lower[at - 1] : ""
    switch lower[at] {
    case "if":
      if before == "as" || before == "even" || before == "what" || before == "asked"
        || before == "see" || before == "ask" || before == "know"
      {
        return nil
      }
      return before == "only" ? at - 1 : at
    case "unless", "если", "лишь", "whenever":
      return lower[at] == "лишь" && next != "если"
        ? nil : (lower[at] == "если" && ["только", "лишь"].contains(before) ? at - 1 : at)
    case "until", "till":
      // A fixed date is a term, not a condition.
      return isDate(lower, at + 1) ? nil : at
    case "as": return next == "long" && after == "as" ? at : nil
    case "for": return next == "as" && after == "long" ? at : nil
    case "so": return next == "long" && after == "as" ? at : nil
    case "provided", "providing":
      return [
        "that", "the", "it", "they", "neither", "both", "a", "there", "its", "he", "she", "no",
        "similar",
      ].contains(next) || tokens.indices.contains(at + 1) && tokens[at + 1].isCapitalized
        || before == "," ? at : nil
    case "once":
      guard !["more", "again", "and", ",", "."].contains(next), !["at", "than"].contains(before)
      else { return nil }
      return at
    case "only":
      if ["when", "after", "if", "once"].contains(next) { return at }
      return nil
    case "without", "без":
      // *without a successor the two sides would face no limits*: where it governs a consequence; and behind what it
      // makes impossible, *cannot be judged without the data*. *Russia can live without ceilings* asks for nothing.
      guard at == 0 || [",", "that"].contains(before) || denies(lower[..<at]) else { return nil }
      return governs(lower, at) ? at : nil
    case "absent": return at == 0 ? at : nil
    case "пока": return at
    case "as-long-as": return at
    case "before", "прежде":
      // *no step is possible before the limits are met*: a refusal and what would lift it.
      return refuses(lower[..<at]) && hasVerb(lower[(at + 1)...]) ? at : nil
    case "when": return before == "only" ? at - 1 : nil
    case "should": return at == 0 && tokens[at].isCapitalized ? at : nil
    case "on": return next == "condition" ? at : nil
    case "assuming", "supposing": return at
    case "как": return next == "только" ? at : nil
    case "при": return next == "условии" ? at : nil
    default: return nil
    }
  }

  /// Whether the words in front say that something is not so or cannot be.
  private func denies(_ words: ArraySlice<String>) -> Bool {
    words.contains {
      ["not", "no", "never", "nothing", "cannot", "impossible", "doubt", "нельзя", "не"].contains(
        $0)
        || $0.hasSuffix("n't")
    }
  }

  /// Whether the words in front refuse or demand: *no*, *not*, *must*, *has to*.
  private func refuses(_ words: ArraySlice<String>) -> Bool {
    words.contains {
      [
        "not", "no", "nothing", "never", "must", "cannot", "impossible", "refuse", "refused",
        "none",
      ].contains($0)
        || $0.hasSuffix("n't")
    }
      || zip(words, words.dropFirst()).contains {
        ["has", "have", "had"].contains($0) && $1 == "to"
      }
  }

  /// Whether a clause follows: a finite verb before the next mark.
  private func hasVerb(_ words: ArraySlice<String>) -> Bool {
    for word in words {
      if [",", ".", ";", ":"].contains(word) { return false }
      if EnglishDates.finite.contains(word) || word.hasSuffix("ed") || word.hasSuffix("ли") {
        return true
      }
    }
    return false
  }

  private func governs(_ lower: [String], _ at: Int) -> Bool {
    guard at + 1 < lower.count, !lower[at + 1].hasSuffix("ing") else { return false }
    return lower.contains {
      [
        "would", "will", "cannot", "can't", "can", "could", "no", "nothing", "impossible", "won't",
        "станет", "будет", "must", "may", "not",
      ].contains($0)
    }
  }

  private func isDate(_ lower: [String], _ at: Int) -> Bool {
    guard at < lower.count else { return false }
    let word = lower[at]
    if word.utf8.first.map({ (0x30...0x39).contains($0) }) ?? false { return true }
    return EnglishDates.months.contains(word)
      || ["then", "now", "recently", "early", "late", "today", "tomorrow", "next"].contains(word)
  }

  /// *Without a successor the two sides would …*, *without trust there is …*: where the main clause begins with no
  /// comma in front.
  private func beginsMainClause(_ lower: [String], _ index: Int) -> Bool {
    let word = lower[index]
    if ["there", "it", "they", "we", "he", "she", "nothing", "nobody", "neither"].contains(word) {
      return true
    }
    return ["the", "a", "both", "no"].contains(word)
      && !["of", "on", "in", "for", "to", "with", "from", "by", "at", "and", "or", "without"]
        .contains(
          lower[index - 1])
      && lower[index...].contains {
        EnglishDates.finite.contains($0) || $0 == "would" || $0 == "will"
      }
  }

  /// The end of the clause: a comma behind which the main clause goes on, or the end of the span.
  private func clauseEnd(_ lower: [String], _ tokens: [Token], from at: Int, start: Int) -> Int {
    var index = at
    var sawVerb = false
    while index < tokens.count {
      let word = lower[index]
      if EnglishDates.finite.contains(word) || word.hasSuffix("s") && index > at
        || word.hasSuffix("ed") || word.hasSuffix("ет") || word.hasSuffix("ут")
        || word.hasSuffix("ли")
      {
        sawVerb = true
      }
      if [".", ";", "!", "?", "—", "–", "--"].contains(word) || word == ":" { return index }
      if lower[start] == "without", index > start + 1, beginsMainClause(lower, index) {
        return index
      }
      if word == "," {
        // At the head of the span the main clause follows the comma; elsewhere a list may go on.
        if start <= 1 { return index }
        if index + 1 < lower.count,
          [
            "but", "and", "then", "a", "the", "it", "he", "she", "they", "we", "which", "while",
            "because", "since", "as", "но", "а", "то", "not",
          ].contains(lower[index + 1]), sawVerb,
          !(lower[index + 1] == "and" && listGoesOn(lower, index))
        {
          return index
        }
      }
      if word == "then", start <= 1, index > at { return index }
      index += 1
    }
    return tokens.count
  }

  private func listGoesOn(_ lower: [String], _ comma: Int) -> Bool {
    !lower[comma...].dropFirst(2).prefix(6).contains { EnglishDates.finite.contains($0) }
  }

  /// The thing required: *would require clear incentives*, *hinges on Washington abandoning its plans*.
  private func required(_ tokens: [Token]) -> TextRange? {
    let lower = tokens.map { $0.text.lowercased() }
    for at in lower.indices where Self.requiring.contains(lower[at]) {
      let next = at + 1 < lower.count ? lower[at + 1] : ""
      var start: Int?
      switch lower[at] {
      case "require", "requires", "требует", "потребует": start = at + 1
      case "hinge", "hinges", "hinged", "depend", "depends", "depended", "rests", "hang", "hangs",
        "hung":
        if next == "on" || next == "upon" { start = at + 2 }
      case "зависеть", "зависит", "зависят", "зависело": if next == "от" { start = at + 1 }
      case "contingent", "conditional": if next == "on" || next == "upon" { start = at + 2 }
      default: break
      }
      guard let first = start, first < tokens.count else { continue }
      if lower[at].hasPrefix("require"), at > 0,
        ["not", "n't", "doesn't", "didn't"].contains(lower[at - 1])
      {
        continue
      }
      var end = first
      while end < tokens.count,
        !(lower[end] == "," && end + 1 < lower.count
          && (lower[end + 1].hasSuffix("ing") || lower[end + 1] == "which"))
      { end += 1 }
      return TextRange(tokens[first].range.start, tokens[end - 1].range.end)
    }
    return nil
  }
}

/// Small English lists shared by the readers of positions.
enum EnglishDates {
  static let months: Set<String> = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november",
    "december", "jan.", "feb.", "mar.", "apr.", "aug.", "sept.", "oct.", "nov.", "dec.", "jan",
    "feb", "aug", "sept",
    "oct", "nov", "dec",
  ]
  static let finite: Set<String> = [
    "is", "are", "was", "were", "has", "have", "had", "do", "does", "did", "will", "would", "can",
    "could", "shall",
    "should", "may", "might", "must", "cannot", "can't", "won't", "isn't", "aren't", "be",
  ]
}
