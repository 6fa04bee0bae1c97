import Language
import Primitives

/// Joins quoted sentences without a cue of their own to the statement they go on from.
struct Continuations {
  let sentences: [TaggedSentence]
  /// Indices of sentences that a cue with a colon in front has brought in already.
  var introduced: Set<Int> = []

  func joined(_ found: [Attribution]) -> [Attribution] {
    var found = found
    var byCue: [Int: [Int]] = [:]
    for (position, attribution) in found.enumerated() {
      byCue[attribution.sentence, default: []].append(position)
    }
    for (index, sentence) in sentences.enumerated() {
      guard !introduced.contains(index), let quoted = Self.quotedWhole(sentence) else { continue }
      // Goes on from the sentence before: same paragraph, or an unclosed quotation of the last one.
      guard index > 0 else { continue }
      let before = sentences[index - 1]
      let samePart = before.paragraph == sentence.paragraph
      let goesOver = before.paragraph + 1 == sentence.paragraph && endsOpen(before)
      if samePart || goesOver, let last = lastQuoting(index - 1, before, found, byCue) {
        found[last].content.append(quoted)
        byCue[index, default: []].append(last)
        continue
      }
      // Or leads up to the next sentence's: “A.” “B,” he said.
      if index + 1 < sentences.count, sentences[index + 1].paragraph == sentence.paragraph,
        sentences[index + 1].words.first?.quotation == 0, let next = byCue[index + 1]?.first,
        found[next].content[0].start <= sentences[index + 1].range.start + 4
      {
        found[next].content.insert(quoted, at: 0)
      }
    }
    return found
  }

  /// The words of a sentence that is nothing but a quotation; nil otherwise.
  static func quotedWhole(_ sentence: TaggedSentence) -> TextRange? {
    guard let first = sentence.words.first, first.quotation == 0,
      let quotation = sentence.quotations.first,
      quotation.open == 0
    else { return nil }
    let last = min(quotation.close, sentence.words.count) - 1
    for word in sentence.words.dropFirst(quotation.close + 1)
    where word.tag != .stop && word.tag != .close {
      return nil
    }
    var end = last
    while end > 0,
      [.comma, .close].contains(sentence.words[end].tag) || sentence.words[end].text == "."
    { end -= 1 }
    guard end >= 1 else { return nil }
    return TextRange(sentence.words[1].range.start, sentence.words[end].range.end)
  }

  private func endsOpen(_ sentence: TaggedSentence) -> Bool {
    sentence.quotations.last.map { !$0.isClosed } ?? false
  }

  /// The last statement of a sentence whose content is quoted.
  private func lastQuoting(
    _ index: Int, _ sentence: TaggedSentence, _ found: [Attribution], _ byCue: [Int: [Int]]
  ) -> Int? {
    guard let here = byCue[index] else { return nil }
    // The outermost: the one whose cue stands outside quotations, or that was continued already.
    for position in here.reversed() {
      let attribution = found[position]
      if attribution.sentence != index { return position }
      guard let last = attribution.content.last else { continue }
      let inside = sentence.words.contains { $0.quotation >= 0 && last.contains($0.range) }
      let cueOutside = !sentence.words.contains {
        $0.quotation >= 0 && attribution.cue.contains($0.range)
      }
      if inside && cueOutside { return position }
    }
    return nil
  }
}
