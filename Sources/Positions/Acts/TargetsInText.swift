import Language
import Primitives
import Statements

/// Whom a statement is addressed to or accuses: states named in what was said other than the speaker's own.
struct TargetsInText: Sendable {
  /// ISO codes parted by commas, or `NATO`, `the West`; nil for none.
  func target(
    act: StatementAct, own: String?, accused: [Token], content: [[Token]], cue: [Token]
  ) -> String? {
    if let found = parties(accused, besides: nil) { return found }
    let named = parties(content.flatMap { $0 }, besides: own)
    switch act {
    case .suspend, .withdraw, .conclude, .notBound, .affirm, .deploy:
      return act == .affirm || act == .deploy ? nil : nil
    default: return named
    }
  }

  private func parties(_ tokens: [Token], besides own: String?) -> String? {
    var states: [String] = []
    var bodies: [String] = []
    for (index, token) in tokens.enumerated() {
      let lower = token.text.lowercased()
      if lower == "states", index > 0, tokens[index - 1].text.lowercased() == "united" {
        if own != "US", !states.contains("US") { states.append("US") }
      } else if let state = StateWords.state(of: lower), state != own {
        if own == "RU" && state == "SU" || own == "SU" && state == "RU" { continue }
        if !states.contains(state) { states.append(state) }
      } else if lower == "nato" || lower == "нато" {
        if !bodies.contains("NATO") { bodies.append("NATO") }
      } else if lower == "west", token.isCapitalized {
        if !bodies.contains("the West") { bodies.append("the West") }
      }
    }
    if let first = states.first { return first }
    return bodies.first
  }
}
