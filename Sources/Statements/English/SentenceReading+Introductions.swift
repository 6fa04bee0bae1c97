import Language
import Primitives

/// Cues that no verb of speech makes: a state of mind, or a clause that leads up to a quotation.
extension SentenceReading {
  /// *Ryabkov sounded calmer: “…”*: a clause whose verb is no cue brings in a quotation by a colon.
  mutating func findIntroductions() {
    let subjects = EnglishSubjects(reading: self)
    for quotation in sentence.quotations {
      let colon = quotation.open - 1
      guard colon > 1, tag(colon) == .colon, quotation.close - quotation.open > 3 else { continue }
      var first = colon
      while first > 0, ![.stop, .semicolon, .colon, .close].contains(tag(first - 1)) { first -= 1 }
      guard !cues.contains(where: { $0.range.overlaps(first..<colon) }),
        let verb = (first..<colon).first(where: { tag($0).isFinite }),
        let subject = subjects.before(verb), subject.lowerBound >= first,
        subjects.canSpeak(subject), lower(subject.lowerBound) != "it"
      else { continue }
      cues.append(
        FoundCue(
          range: verb..<(colon - verb <= 4 ? colon : verb + 1), head: verb,
          verb: CueVerb(lemma: "say", frames: [.clause], particles: []), subject: subject,
          relation: .own))
    }
  }

  /// *Is convinced that*, *were confident that*: a state of mind, said in a clause with *that*.
  mutating func findConvictions() {
    let subjects = EnglishSubjects(reading: self)
    for index in words.indices.dropFirst(2)
    where EnglishWords.convictions.contains(words[index].lower) && tag(index + 1) == .that {
      var start = index - 1
      while start > 0, tag(start) == .adverb || tag(start) == .not { start -= 1 }
      guard EnglishSubjects.beForms.contains(lower(start)) || lower(start) == "remains",
        let subject = subjects.before(start), subjects.canSpeak(subject),
        !cues.contains(where: { $0.range.overlaps(start..<index + 1) })
      else { continue }
      if words[index].quotation >= 0, tag(subject.lowerBound) == .pronoun { continue }
      cues.append(
        FoundCue(
          range: start..<index + 1, head: index,
          verb: CueVerb(lemma: "believe", frames: [.clause], particles: []), subject: subject,
          relation: .own))
    }
  }
}
