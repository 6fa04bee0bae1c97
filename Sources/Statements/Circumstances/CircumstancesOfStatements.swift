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
    var bySentence: [Int: [(index: Int, date: PartialDay)]] = [:]
    for position in attributions.indices {
      let attribution = attributions[position]
      let sentence = sentences[attribution.sentence]
      if bySentence[attribution.sentence] == nil {
        bySentence[attribution.sentence] = dates.dates(in: sentence.tokens)
      }
      let speaker = speakers[position] ?? nil
      // A date outside all content, nearest the cue.
      var best: (distance: Int, date: PartialDay)?
      for entry in bySentence[attribution.sentence] ?? [] {
        let place = sentence.tokens[entry.index].range
        let inContent = attributions.contains { other in
          other.sentence == attribution.sentence && other.content.contains { $0.contains(place) }
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

  private func same(_ left: Speaker?, _ right: Speaker?) -> Bool {
    guard let left, let right else { return false }
    if let name = left.name, let other = right.name { return name == other }
    return left.kind == right.kind && left.name == right.name && left.state == right.state
      && left.office == right.office
  }

  /// The medium of each statement: told to it, or named in the sentence; the same speaker's later words share it.
  func reportedBy(_ tokens: TokenIndex) -> [String?] {
    var found = [String?](repeating: nil, count: attributions.count)
    let closing = sentences.suffix(3).lazy.compactMap { reporters.closing($0.tokens) }.first
    var sentenceMedium: [Int: String?] = [:]
    var current: (speaker: Speaker?, medium: String)?
    for position in attributions.indices {
      let attribution = attributions[position]
      let speaker = speakers[position] ?? nil
      var medium = attribution.addressee.flatMap { reporters.medium(addressee: tokens.tokens($0)) }
      if medium == nil {
        if sentenceMedium[attribution.sentence] == nil {
          sentenceMedium[attribution.sentence] = reporters.medium(
            sentence: sentences[attribution.sentence].tokens)
        }
        medium = sentenceMedium[attribution.sentence] ?? nil
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
}
