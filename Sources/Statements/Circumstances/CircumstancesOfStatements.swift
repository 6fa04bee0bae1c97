import Language
import Primitives

/// When statements were made and through whom they came, read from their sentences and the ones before.
struct CircumstancesOfStatements {
  let sentences: [Sentence]
  let attributions: [Attribution]
  let speakers: [Speaker?]
  let reporters: ReportersInText
  let dates: DatesInText

  /// The date of each statement: named in its clause, else that of the same speaker's last one.
  func saidOn() -> [PartialDay?] {
    var found = [PartialDay?](repeating: nil, count: attributions.count)
    var last: (speaker: Speaker?, date: PartialDay, paragraph: Int)?
    let bySentence = datesBySentence()
    for position in attributions.indices {
      let attribution = attributions[position]
      let sentence = sentences[attribution.sentence]
      let speaker = speakers[position] ?? nil
      // A date outside all content, nearest the cue.
      var best: (distance: Int, date: PartialDay)?
      for entry in bySentence[attribution.sentence] {
        let place = sentence.tokens[entry.index].range
        // Words that stand around the cue itself don't hide a date: *he recalled that Moscow had offered it in 2016*.
        let inContent = attributions.contains { other in
          other.sentence == attribution.sentence
            && other.content.contains { $0.contains(place) && !$0.contains(attribution.cue) }
        }
        if inContent { continue }
        let distance = abs(place.start - attribution.cue.start)
        if best.map({ distance < $0.distance }) ?? true { best = (distance, entry.date) }
      }
      if let best {
        found[position] = best.date
        last = (speaker, best.date, sentence.paragraph)
      } else if let previous = last, same(previous.speaker, speaker),
        sentence.paragraph - previous.paragraph <= 1
      {
        found[position] = previous.date
        last?.paragraph = sentence.paragraph
      }
    }
    return found
  }

  /// The dates in each sentence; those counted from an earlier one are made out.
  private func datesBySentence() -> [[(index: Int, date: PartialDay)]] {
    var told: Day?
    return sentences.map { sentence in
      let found = dates.dates(in: sentence.tokens, after: told)
      told = found.last { $0.date.exact != nil }?.date.exact ?? told
      return found
    }
  }

  private func same(_ left: Speaker?, _ right: Speaker?) -> Bool {
    guard let left, let right else { return false }
    if let name = left.name, let other = right.name { return name == other }
    // Two without a name are one where the same office is said of both.
    return left.kind == right.kind && left.name == right.name && left.state == right.state
      && left.office == right.office && left.office != nil
  }

  /// The medium of each statement: told to it, or named in the sentence; the same speaker's later words share it, and so
  /// do the words in front of *The remarks were reported by …*.
  func reportedBy(_ tokens: TokenIndex) -> [String?] {
    var found = [String?](repeating: nil, count: attributions.count)
    let closing = sentences.suffix(8).lazy.compactMap { reporters.closing($0.tokens) }.first
    var bySentence: [Int: (name: String, place: TextRange)?] = [:]
    var current: (speaker: Speaker?, medium: String)?
    var relay: (body: String, names: Set<String>, end: Int)?
    var passed = 0
    for position in attributions.indices {
      let attribution = attributions[position]
      let speaker = speakers[position] ?? nil
      while passed <= attribution.sentence {
        if passed < attribution.sentence, position > 0,
          attributions[position - 1].sentence < passed,
          let medium = reporters.medium(ofRemark: sentences[passed].tokens)
        {
          current = (speakers[position - 1], medium)
          share(medium, with: position - 1, &found)
        }
        relay = reporters.relay(sentences[passed].tokens) ?? relay
        passed += 1
      }
      if let known = relay, attribution.cue.start >= known.end,
        let name = speaker?.name?.lowercased().split(separator: " ").last,
        known.names.contains(String(name))
      {
        current = (speaker, known.body)
        relay = nil
      }
      var medium = attribution.addressee.flatMap { reporters.medium(addressee: tokens.tokens($0)) }
      if medium == nil {
        let named: (name: String, place: TextRange)?
        if let known = bySentence[attribution.sentence] {
          named = known
        } else {
          named = reporters.medium(sentence: sentences[attribution.sentence].tokens)
          bySentence[attribution.sentence] = .some(named)
        }
        // A paper that speaks for itself passes nobody's words on.
        medium = named.flatMap { named in
          attributions.contains { $0.source?.overlaps(named.place) ?? false } ? nil : named.name
        }
      }
      if let medium {
        current = (speaker, medium)
      } else if let known = current, same(known.speaker, speaker) {
        medium = known.medium
      }
      found[position] = medium ?? closing
    }
    return found
  }

  /// Gives the statements of one speaker up to `last`, in their paragraph, the medium that is named behind them.
  private func share(_ medium: String, with last: Int, _ found: inout [String?]) {
    let paragraph = sentences[attributions[last].sentence].paragraph
    for position in (0...last).reversed() {
      guard sentences[attributions[position].sentence].paragraph == paragraph,
        same(speakers[position] ?? nil, speakers[last] ?? nil)
      else { return }
      found[position] = medium
    }
  }
}
