public import Language
import Primitives

/// Finds attributions in Russian: verbs of speech with *что*, quotation, infinitive or object; *по словам*;
/// remarks behind a dash (*«…», - сказал Песков*).
public struct RussianAttributions: AttributionFinder {
  public init() {}

  public var languages: [String] { ["ru"] }

  public func attributions(in sentences: [Sentence], text: String) -> [Attribution] {
    var found: [Attribution] = []
    for (index, sentence) in sentences.enumerated() {
      var reading = RussianReading(sentence, index: index)
      found += reading.attributions()
    }
    return found
  }
}

/// One Russian sentence on the way from words to attributions.
private struct RussianReading {
  let tokens: [Token]
  let lower: [String]
  let index: Int
  /// For each token the quotation it stands in, -1 outside.
  var quotationOf: [Int]
  let quotations: [Quotation]
  private var lastSubject: Range<Int>?

  init(_ sentence: Sentence, index: Int) {
    tokens = sentence.tokens
    lower = sentence.tokens.map { $0.text.lowercased() }
    self.index = index
    quotations = Quotation.all(in: sentence.tokens)
    quotationOf = [Int](repeating: -1, count: tokens.count)
    for (number, quotation) in quotations.enumerated() where quotation.close - quotation.open > 3 {
      for at in quotation.open...min(quotation.close, tokens.count - 1) { quotationOf[at] = number }
    }
  }

  private func word(_ at: Int) -> String { lower.indices.contains(at) ? lower[at] : "." }
  private func isMark(_ at: Int) -> Bool { !tokens.indices.contains(at) || !tokens[at].isWord }
  private func isDash(_ at: Int) -> Bool { ["-", "–", "—", "--"].contains(word(at)) }
  private func range(_ words: Range<Int>) -> TextRange {
    TextRange(tokens[words.lowerBound].range.start, tokens[words.upperBound - 1].range.end)
  }

  mutating func attributions() -> [Attribution] {
    var found: [Attribution] = []
    let cues = lower.indices.filter { RussianCues.forms[lower[$0]] != nil }
    for (position, at) in cues.enumerated() {
      guard let verb = RussianCues.forms[lower[at]] else { continue }
      let next = position + 1 < cues.count ? cues[position + 1] : nil
      if let drawn = attribution(verb, at, nextCue: next) {
        found.append(drawn)
      }
    }
    found += phrases()
    found += nouns()
    return found.sorted { ($0.cue.start, $0.cue.end) < ($1.cue.start, $1.cue.end) }
  }

  // MARK: Verbs

  private mutating func attribution(_ verb: RussianCues.Verb, _ at: Int, nextCue: Int?)
    -> Attribution?
  {
    var cueEnd = at + 1
    var cueStart = at
    if word(at - 1) == "не" { cueStart = at - 1 }
    var subject: Range<Int>?
    var addressee: Range<Int>?
    if verb.lemma == "is+said" {
      // *говорится в заявлении МИД*: who made the writing.
      var from = at + 1
      if ["в", "на"].contains(word(from)) { from += 1 }
      while [
        "заявлении", "сообщении", "комментарии", "документе", "тексте", "совместном", "официальном",
        "письме", "пояснительной", "записке", "докладе", "публикации",
      ].contains(word(from)) { from += 1 }
      var end = from
      while end < tokens.count, tokens[end].isWord,
        !["в", "от", "опубликованном", "на", "к"].contains(word(end))
      { end += 1 }
      guard end > from else { return nil }
      subject = from..<end
    } else if verb.form == .gerund {
      subject = lastSubject ?? clauseSubject(before: at)
    } else if startsRemark(at) || isInverted(at) {
      // *, - сказал журналистам Песков*: the subject stands behind.
      var from = at + 1
      if let told = addresseeBehind(from) {
        addressee = told
        from = told.upperBound
      }
      subject =
        bodyBehind(from, of: at) ?? subjectBehind(from)
        ?? (RussianCues.pronouns.contains(word(at - 1)) ? at - 1..<at : nil)
      if let found = subject, found.isEmpty { subject = nil }
    }
    if subject == nil, verb.form == .finite, verb.lemma != "is+said" {
      subject = subjectInFront(cueStart)
      if subject == nil, ["и", "а", "но", ","].contains(word(cueStart - 1)) {
        subject = lastSubject
      }
      if subject == nil, let behind = subjectBehind(at + 1),
        cueStart == 0 || isMark(cueStart - 1) || isLedIn(cueStart)
      {
        subject = behind
      }
    }
    guard let subject, !subject.contains(at) else { return nil }
    lastSubject = subject
    if addressee == nil {
      addressee =
        addresseeBehind(at + 1)
        ?? (subject.lowerBound > at ? addresseeBehind(subject.upperBound) : nil)
    }
    let behind = max(
      cueEnd, addressee?.upperBound ?? cueEnd, subject.upperBound > at ? subject.upperBound : 0)
    var accused: Range<Int>?
    var spans = content(
      verb, at: at, cueStart: cueStart, behind: behind, subject: subject, nextCue: nextCue,
      cueEnd: &cueEnd, accused: &accused)
    spans = spans.compactMap { trimmed($0, besides: [subject, cueStart..<cueEnd]) }
    guard !spans.isEmpty else { return nil }
    return Attribution(
      source: range(subject), cue: range(cueStart..<cueEnd), content: spans.map(range),
      lemma: verb.lemma.replacing("+", with: " "), addressee: addressee.map(range),
      accused: accused.map(range),
      sentence: index, score: 0.85)
  }

  /// Whether a dash or comma behind what was said comes right in front: *…», - сказал*.
  private func startsRemark(_ at: Int) -> Bool {
    let before = word(at - 1)
    if isDash(at - 1) { return at >= 2 }
    return before == "," && at >= 2 && !isCapitalStartOnly(at - 1)
  }

  private func isCapitalStartOnly(_ comma: Int) -> Bool {
    // A short apposition in front: *Медведев, заместитель …, пригрозил*.
    var commas = 0
    for index in 0..<comma where lower[index] == "," { commas += 1 }
    let finite = (0..<comma).contains { looksFinite($0) }
    return !finite && quotationOf[max(0, comma - 1)] < 0
  }

  private func looksFinite(_ at: Int) -> Bool {
    let word = lower[at]
    if RussianCues.forms[word] != nil { return true }
    guard word.count > 3 else { return ["нет", "был", "есть"].contains(word) }
    for ending in [
      "ет", "ют", "ут", "ит", "ат", "ят", "ла", "ло", "ли", "лась", "лись", "лось", "лся", "ется",
      "ются", "ится", "атся", "ятся", "ал", "ил", "ел", "ял", "ена", "ено", "ены", "ем", "им",
    ]
    where word.hasSuffix(ending) { return !tokens[at].isCapitalized }
    return false
  }

  private func isInverted(_ at: Int) -> Bool {
    word(at - 1) == "," && !isCapitalStartOnly(at - 1) || word(at - 1) == "»"
      || word(at - 1) == "как" || at == 0
  }

  private func addresseeBehind(_ start: Int) -> Range<Int>? {
    guard tokens.indices.contains(start) else { return nil }
    if RussianCues.addressees.contains(word(start)) {
      var end = start + 1
      if word(end) == "«" {
        while end < tokens.count, word(end) != "»" { end += 1 }
        end = min(end + 1, tokens.count)
      } else if ["агентству", "газете", "телеканалу", "изданию"].contains(word(start)),
        tokens.indices.contains(end), tokens[end].isCapitalized
      {
        end += 1
      }
      return start..<end
    }
    if ["тасс", "риа", "рбк", "интерфаксу", "«интерфаксу»", "рт"].contains(word(start)) {
      return start..<(word(start) == "риа" && word(start + 1) == "новости" ? start + 2 : start + 1)
    }
    if word(start) == "«", word(start + 2) == "»",
      word(start + 1).hasSuffix("у") || word(start + 1).hasSuffix("ам")
    {
      return start..<start + 3
    }
    return nil
  }

  /// *Отметили в министерстве*: nobody's name, but where it was said.
  private func bodyBehind(_ start: Int, of verb: Int) -> Range<Int>? {
    guard lower[verb].hasSuffix("ли") || lower[verb].hasSuffix("ют"),
      ["в", "во"].contains(word(start)), let phrase = subjectBehind(start + 1),
      phrase.contains(where: { tokens[$0].isCapitalized || RussianCues.bodies.contains(lower[$0]) })
    else { return nil }
    return phrase
  }

  /// *О ней накануне рассказал портал Axios*: in front of the verb stands a phrase that can't be its subject.
  private func isLedIn(_ verb: Int) -> Bool {
    var first = verb
    while first > 0, tokens[first - 1].isWord { first -= 1 }
    return first < verb && ["о", "об", "обо"].contains(word(first))
  }

  /// A noun phrase behind the verb, up to the next mark or verb.
  private func subjectBehind(_ start: Int) -> Range<Int>? {
    var end = start
    var sawComma = false
    while end < tokens.count {
      let current = word(end)
      if tokens[end].isWord
        || current == "-" && end > start && tokens[end].range.start == tokens[end - 1].range.end
      {
        if end > start || true {
          if RussianCues.forms[current] != nil || RussianCues.subordinators.contains(current) {
            break
          }
          if ["в", "на", "во", "после", "по", "о", "об", "от", "из", "к"].contains(current) {
            break
          }
          if DatesInText.weekdays[current] != nil { break }
          // *уточнил он журналистам*, *сообщили в МИД РФ вечером*: no part of who spoke.
          if end > start,
            RussianCues.addressees.contains(current) || RussianCues.times.contains(current)
          {
            break
          }
        }
        end += 1
      } else if current == "«", !sawComma, end > start, addresseeBehind(end) == nil {
        var close = end
        while close < tokens.count, word(close) != "»" { close += 1 }
        if close - end > 4 { break }
        end = min(close + 1, tokens.count)
      } else {
        sawComma = true
        break
      }
    }
    guard end > start else { return nil }
    if end == start + 1, !tokens[start].isCapitalized, !RussianCues.pronouns.contains(word(start)),
      word(start).utf8.count < 8
    {
      return nil
    }
    return start..<end
  }

  /// The phrase between the start of the clause and the verb.
  private func subjectInFront(_ verb: Int) -> Range<Int>? {
    var start = verb
    var at = verb - 1
    while at >= 0 {
      let current = word(at)
      if !tokens[at].isWord {
        if current == "," {
          // An apposition between commas belongs to the subject: *X, заместитель Y, пригрозил*.
          if at == verb - 1 || start == verb, let first = appositionStart(at) {
            return first..<at
          }
          break
        }
        if current == "»" || current == "«" {
          if current == "»" { at -= 1; continue }
          if quotationOf[at] < 0 { start = at; at -= 1; continue }
          break
        }
        if current == "-", at > 0, tokens[at - 1].range.end == tokens[at].range.start {
          at -= 1; continue
        }
        break
      }
      if RussianCues.conjunctions.contains(current), current != "также" || start < verb,
        !(current == "и" && at > 0 && start < verb && tokens[at - 1].isWord
          && !looksFinite(at - 1) && at - 1 > 0)
      {
        break
      }
      if RussianCues.subordinators.contains(current) || RussianCues.forms[current] != nil { break }
      if looksFinite(at), !tokens[at].isCapitalized, start < verb { break }
      start = at
      at -= 1
    }
    // Adverbs and times at the head: *В среду*, *Ранее*, *Тем временем*.
    while start < verb {
      let current = word(start)
      if [
        "ранее", "позднее", "накануне", "вчера", "сегодня", "также", "затем", "вновь", "снова",
        "ещё", "еще", "уже", "тем", "временем", "тогда", "в", "во", "на", "при", "этом", "после",
      ].contains(current) || DatesInText.weekdays[current] != nil
        || DatesInText.months[current] != nil
        || current.utf8.first.map({ (0x30...0x39).contains($0) }) ?? false
      {
        start += 1
        continue
      }
      break
    }
    var end = verb
    // *Москва ещё в 2019 году обещала*
    if end - start > 3, ["году", "года"].contains(word(end - 1)),
      word(end - 2).utf8.allSatisfy({ (0x30...0x39).contains($0) }), word(end - 3) == "в"
    {
      end -= 3
    }
    while end > start,
      [
        "также", "вновь", "снова", "ещё", "еще", "уже", "же", "неоднократно", "прямо", "в", "во",
        "понедельник", "вторник", "среду", "четверг", "пятницу", "субботу", "воскресенье", "не",
      ].contains(word(end - 1)) || RussianCues.times.contains(word(end - 1))
    { end -= 1 }
    guard end > start, end - start < 22, !isLedIn(verb) else { return nil }
    return start..<end
  }

  private func appositionStart(_ comma: Int) -> Int? {
    var at = comma - 1
    while at >= 0, word(at) != "," {
      if looksFinite(at), !tokens[at].isCapitalized { return nil }
      at -= 1
    }
    guard at > 0 else { return nil }
    var start = at - 1
    while start > 0, tokens[start - 1].isWord, !RussianCues.conjunctions.contains(word(start - 1)),
      !looksFinite(start - 1)
    { start -= 1 }
    return tokens[start].isCapitalized || start == 0 ? start : nil
  }

  private func clauseSubject(before at: Int) -> Range<Int>? {
    for verb in 0..<at where looksFinite(verb) {
      if let subject = subjectInFront(verb),
        tokens[subject.lowerBound].isCapitalized || subject.count == 1
      {
        return subject
      }
    }
    return nil
  }

  // MARK: Content

  private func content(
    _ verb: RussianCues.Verb, at: Int, cueStart: Int, behind: Int, subject: Range<Int>,
    nextCue: Int?, cueEnd: inout Int, accused: inout Range<Int>?
  ) -> [Range<Int>] {
    var start = behind
    // Times and places of speech in front of the content.
    if tokens.indices.contains(start + 1),
      word(start).utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      DatesInText.months[word(start + 1)] != nil
    {
      // *Написал 5 февраля, что*.
      start += 2
    }
    while start < tokens.count, ["в", "во", "на"].contains(word(start)),
      DatesInText.weekdays[word(start + 1)] != nil
        || ["эфире", "интервью", "беседе", "брифинге", "пятницу"].contains(word(start + 1))
    {
      start += 2
      while tokens.indices.contains(start), tokens[start].isWord,
        DatesInText.months[word(start)] != nil || tokens[start].isCapitalized
          || ["с", "агентством"].contains(word(start))
      { start += 1 }
    }
    let stop = contentStop(from: start, cue: at, nextCue: nextCue)
    if word(start) == ",", ["что", "будто", "чтобы"].contains(word(start + 1)) {
      return start + 2 < stop ? [start + 2..<stop] : []
    }
    if word(start) == "что" { return start + 1 < stop ? [start + 1..<stop] : [] }
    if word(start) == ":" { return start + 1 < stop ? [start + 1..<stop] : [] }
    if tokens.indices.contains(start), quotationOf[start] >= 0,
      quotationOf[start] != quotationOf[at]
    {
      return [start..<stop]
    }
    // *Как сообщил журналистам Песков, контактов нет*: what follows the comma.
    if cueStart == 1, word(0) == "как",
      let comma = (start..<stop).first(where: { word($0) == "," }),
      comma + 1 < stop
    {
      return [comma + 1..<stop]
    }
    // In front of the cue: a remark behind a comma or dash.
    let first = min(cueStart, subject.lowerBound)
    if first > 0,
      isDash(first - 1) || word(first - 1) == "," || word(first - 1) == "»"
        || word(first - 1) == "как",
      verb.frames.contains(.clause) || verb.form == .finite && isDash(first - 1)
    {
      var front = first
      if word(front - 1) == "как" { front -= 1 }
      while front > 0, isMark(front - 1), word(front - 1) != "»" { front -= 1 }
      var from = 0
      for index in stride(from: front - 1, through: 0, by: -1)
      where word(index) == ";" || word(index) == "." && index < front - 1 && quotationOf[index] < 0
      {
        from = index + 1
        break
      }
      // Inside a quotation interrupted by its author: «…, - сказал он, - …».
      if front > from,
        (from..<front).contains(where: looksFinite) || quotationOf[front - 1] >= 0
          || front - from >= 2
      {
        var spans = [from..<front]
        var rest = max(behind, at + 1)
        if rest < tokens.count,
          word(rest) == "," || isDash(rest) || word(rest) == "." && quotationOf[rest] >= 0
        {
          while rest < tokens.count, isMark(rest), word(rest) != "«" { rest += 1 }
          if rest < stop, nextCue.map({ $0 > rest + 1 }) ?? true {
            spans.append(rest..<contentStop(from: rest, cue: at, nextCue: nextCue))
          }
        }
        return spans
      }
    }
    guard start < stop else { return [] }
    if verb.frames.contains(.accusing) {
      for index in start..<min(stop, start + 8) where word(index) == "в" || word(index) == "во" {
        accused = start..<index
        return index + 1 < stop ? [index + 1..<stop] : []
      }
      return []
    }
    if let particle = verb.particle,
      word(start) == particle || particle == "о" && word(start) == "об"
    {
      cueEnd = start == at + 1 ? start + 1 : cueEnd
      return start + 1 < stop ? [start + 1..<stop] : []
    }
    if verb.frames.contains(.urging) { return tokens[start].isWord ? [start..<stop] : [] }
    if verb.frames.contains(.infinitive),
      (start..<min(start + 2, stop)).contains(where: {
        word($0).hasSuffix("ть") || word($0).hasSuffix("ться") || word($0).hasSuffix("ти")
      })
    {
      return [start..<stop]
    }
    if verb.frames.contains(.object) || verb.lemma == "threaten" || verb.lemma == "notify",
      tokens[start].isWord, !["в", "на", "по"].contains(word(start))
    {
      return [start..<objectStop(from: start, to: stop)]
    }
    if verb.lemma == "think", tokens[start].isWord {
      return (start..<stop).count > 2 ? [start..<objectStop(from: start, to: stop)] : []
    }
    return []
  }

  /// The end of an object: in front of a colon, or of where it was said (*в беседе с …*).
  private func objectStop(from start: Int, to stop: Int) -> Int {
    var at = start + 1
    while at < stop {
      if quotationOf[at] < 0, word(at) == ":" { return at }
      if word(at) == "в", ["беседе", "интервью", "разговоре", "эфире"].contains(word(at + 1)) {
        return at
      }
      at += 1
    }
    return stop
  }

  /// The end of content: the sentence's, that of the quotation, or where a later cue takes over.
  private func contentStop(from start: Int, cue: Int, nextCue: Int?) -> Int {
    var stop = tokens.count
    if quotationOf[cue] >= 0 { stop = min(stop, quotations[quotationOf[cue]].close) }
    if start < tokens.count, quotationOf[start] >= 0, quotationOf[start] != quotationOf[cue] {
      let close = quotations[quotationOf[start]].close
      if start == quotations[quotationOf[start]].open { return min(stop, close + 1) }
    }
    if let nextCue, nextCue > start, nextCue < stop, quotationOf[nextCue] == quotationOf[cue] {
      var at = nextCue
      if word(at - 1) == "не" { at -= 1 }
      let verb = RussianCues.forms[word(nextCue)]
      let before = word(at - 1)
      if ["и", "а", "но"].contains(before) {
        return before != "и" && word(at - 2) == "," || word(at - 2) == "," ? at - 2 : at - 1
      }
      if verb?.form == .gerund, before == "," { return at - 1 }
      // *, а X заявил*: a clause with its own subject.
      var joint = at - 1
      while joint > start, tokens[joint].isWord, !["а", "но"].contains(word(joint)), at - joint < 8
      { joint -= 1 }
      if ["а", "но"].contains(word(joint)), word(joint - 1) == "," { return joint - 1 }
    }
    return stop
  }

  /// Without marks at the edges and outside the given words.
  private func trimmed(_ range: Range<Int>, besides holes: [Range<Int>]) -> Range<Int>? {
    var range = range
    for hole in holes where range.overlaps(hole) {
      if hole.lowerBound - range.lowerBound >= range.upperBound - hole.upperBound {
        range = range.lowerBound..<max(range.lowerBound, hole.lowerBound)
      } else {
        range = min(hole.upperBound, range.upperBound)..<range.upperBound
      }
    }
    var first = range.lowerBound
    var last = range.upperBound - 1
    func isEdge(_ at: Int) -> Bool {
      !tokens[at].isWord && !["?", "!", "(", ")"].contains(lower[at])
    }
    while first <= last, isEdge(first) || word(first) == "что" { first += 1 }
    while last >= first, isEdge(last) { last -= 1 }
    guard first <= last,
      !(first == last && ["также", "это"].contains(word(first)) && word(first) != "это")
    else { return nil }
    return first..<last + 1
  }

  // MARK: Phrases and nouns

  private func phrases() -> [Attribution] {
    var found: [Attribution] = []
    for at in lower.indices {
      for phrase in RussianCues.sourcePhrases
      where at + phrase.count < lower.count && Array(lower[at..<at + phrase.count]) == phrase {
        let pronoun = phrase.count == 3 && phrase[0] == "по"
        var end = at + phrase.count
        let subject: Range<Int>
        let cue: Range<Int>
        if pronoun {
          subject = at + 1..<at + 2
          cue = at + 2..<at + 3
        } else {
          while end < tokens.count, tokens[end].isWord || word(end) == "-" { end += 1 }
          guard end > at + phrase.count else { continue }
          subject = at + phrase.count..<end
          cue = at..<at + phrase.count
        }
        var spans: [Range<Int>] = []
        if at == 0 || word(at - 1) == "." || word(at - 1) == ";" {
          guard end + 1 < tokens.count else { continue }
          spans = [end + 1..<contentStop(from: end + 1, cue: at, nextCue: nil)]
        } else {
          var first = at
          while first > 0, word(first - 1) != ";" { first -= 1 }
          spans = [first..<at]
          if word(end) == ",", end + 1 < tokens.count { spans.append(end + 1..<tokens.count) }
        }
        spans = spans.compactMap { trimmed($0, besides: [subject, cue]) }
        guard !spans.isEmpty else { continue }
        found.append(
          Attribution(
            source: range(subject), cue: range(cue), content: spans.map(range), lemma: "according",
            sentence: index,
            score: 0.85))
        break
      }
    }
    return found
  }

  /// *предложение Москвы обсудить …*: a speech noun, its owner in the genitive, and what it says.
  private func nouns() -> [Attribution] {
    var found: [Attribution] = []
    for at in lower.indices where RussianCues.nouns.contains(lower[at]) {
      let owner = at + 1
      guard tokens.indices.contains(owner), tokens[owner].isCapitalized,
        Polities.byWord[word(owner)] != nil || Polities.bodies[word(owner)] != nil
      else { continue }
      var start = owner + 1
      if word(start) == "," { start += 1 }
      if word(start) == "что" || word(start) == "о" { start += 1 }
      guard start < tokens.count, tokens[start].isWord,
        start > owner + 1 || word(start).hasSuffix("ть") || word(start).hasSuffix("ти")
          || word(start) == "не"
      else { continue }
      var end = start
      while end < tokens.count, word(end) != ",", word(end) != ".", word(end) != ";" { end += 1 }
      guard let span = trimmed(start..<end, besides: []) else { continue }
      found.append(
        Attribution(
          source: range(owner..<owner + 1), cue: range(at..<at + 1), content: [range(span)],
          lemma: "proposal",
          isNominal: true, sentence: index, score: 0.7))
    }
    return found
  }
}
