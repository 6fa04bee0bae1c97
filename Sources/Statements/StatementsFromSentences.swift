public import Language
public import Primitives

/// Turns sentences into statements: who said what to whom, when, through whom.
///
/// ```swift
/// let sentences = SentencesFromText().sentences(in: text, blocks: blocks)
/// let found = StatementsFromSentences(people: people, outlets: outlets)
///   .statements(in: sentences, text: text, published: published)
/// ```
///
/// Attributions come from an `AttributionFinder`; the rest is resolved here. Deterministic and free of shared
/// state; linear in the text but for the back references of pronouns, which look at the speakers met so far.
public struct StatementsFromSentences: Sendable {
  private let people: PeopleIndex
  private let reporters: ReportersInText
  private let finder: any AttributionFinder

  public init(
    people: [Person], outlets: [Outlet], finder: any AttributionFinder = EnglishAttributions()
  ) {
    self.people = PeopleIndex(people)
    reporters = ReportersInText(outlets: outlets)
    self.finder = finder
  }

  /// The statements in order of cue, each with the attribution it was made from.
  public func statements(
    in sentences: [Sentence], text: String, published: PartialDay?
  ) -> [(statement: AttributedStatement, attribution: Attribution)] {
    let attributions = finder.attributions(in: sentences, text: text)
    guard !attributions.isEmpty else { return [] }
    var speakers = SpeakersInText(
      people: people, day: published?.earliest, text: text, introduced: NamesInText(sentences))
    let tokens = TokenIndex(sentences)
    var resolved = [Speaker?](repeating: nil, count: attributions.count)
    // Speakers are met in the order of their words; persons named between them count for pronouns.
    let order = attributions.indices.sorted {
      (attributions[$0].source?.start ?? attributions[$0].cue.start, $0)
        < (attributions[$1].source?.start ?? attributions[$1].cue.start, $1)
    }
    var bySource: [TextRange: Speaker] = [:]
    var passed = 0
    for position in order {
      let attribution = attributions[position]
      let place = attribution.source?.start ?? attribution.cue.start
      if let source = attribution.source, let known = bySource[source] {
        resolved[position] = known
        continue
      }
      while passed < sentences.count, sentences[passed].range.end <= place {
        subjectMention(of: sentences[passed], spoken: attributions, into: &speakers)
        passed += 1
      }
      let words = attribution.source.map(tokens.tokens) ?? []
      // *Sergei Ryabkov ruled nothing out: a payload was among the options, he told Interfax.*
      if words.count == 1, passed == attribution.sentence {
        subjectMention(of: sentences[passed], before: place, spoken: attributions, into: &speakers)
      }
      speakers.scene = scene(of: sentences[attribution.sentence], before: place)
      let speaker = speakers.speaker(
        of: attribution.source, words: words, at: place,
        isReported: attribution.isNominal || isInWords(attribution, attributions, position))
      if let source = attribution.source { bySource[source] = speaker }
      resolved[position] = speaker
    }
    let circumstances = CircumstancesOfStatements(
      sentences: sentences, attributions: attributions, speakers: resolved, reporters: reporters,
      dates: DatesInText(published: published))
    let dates = circumstances.saidOn()
    let media = circumstances.reportedBy(tokens)
    let nesting = nesting(attributions)
    let quotations = QuotationMarks(sentences)
    return attributions.indices.map { position in
      let attribution = attributions[position]
      return (
        AttributedStatement(
          speaker: resolved[position] ?? Speaker(range: nil, kind: .unnamed, authority: .unnamed),
          cue: attribution.cue, content: attribution.content,
          quote: nesting[position] != nil && quotations.sameQuotation(attributions[position])
            ? .indirect : quotations.quote(of: attribution.content),
          nestedIn: nesting[position], reportedBy: media[position], saidOn: dates[position],
          confidence: attribution.score),
        attribution
      )
    }
  }

  /// Whether the source stands in what another says: *branded Putin's call a non-starter*.
  private func isInWords(
    _ attribution: Attribution, _ all: [Attribution], _ position: Int
  ) -> Bool {
    guard let source = attribution.source else { return false }
    return (max(0, position - 4)..<min(all.count, position + 5)).contains { other in
      other != position && all[other].content.contains { $0.contains(source) }
    }
  }

  /// The state a sentence is about in front of `place`: the last one named there, if not as an object of talk.
  private func scene(of sentence: Sentence, before place: Int) -> String? {
    var found: String?
    for (index, token) in sentence.tokens.enumerated() {
      guard token.range.start < place else { break }
      guard token.isCapitalized, let state = Polities.byWord[token.text.lowercased()]?.state else {
        continue
      }
      // Only the first words of the sentence tell where it plays: *In Bonn, …*, *Beijing kept silent: …*.
      if index < 4 { found = state }
    }
    return found
  }

  /// Lets a person or state that opens a sentence without speaking be meant by a later pronoun.
  ///
  /// `place` is where the words that may mean it begin; nil for those of later sentences.
  private func subjectMention(
    of sentence: Sentence, before place: Int? = nil, spoken: [Attribution],
    into speakers: inout SpeakersInText
  ) {
    guard let first = sentence.tokens.first, first.isCapitalized else { return }
    if place == nil, let holder = officeHolder(of: sentence) {
      if !spoken.contains(where: { sentence.range.contains($0.cue) }) {
        speakers.mention(holder, at: holder[0].range.start)
      }
      return
    }
    let tokens = sentence.tokens
    // *In Congress, …*, *China's Sha Zukang …*
    var start = 0
    if first.text == "In", let comma = tokens.prefix(5).firstIndex(where: { $0.text == "," }) {
      start = comma + 1
    } else if tokens.count > 3, ["'s", "’s"].contains(tokens[1].text), tokens[2].isCapitalized,
      tokens[3].isCapitalized
    {
      start = 2
    }
    var end = start
    while end < min(tokens.count, start + 10),
      tokens[end].isCapitalized || end == 0
        || RoleWords.titles.contains(tokens[end].text.lowercased())
    {
      end += 1
    }
    guard end > start else { return }
    let words = Array(tokens[start..<end])
    let range = TextRange(words[0].range.start, words[words.count - 1].range.end)
    if let place, range.end > place { return }
    if spoken.contains(where: { $0.source?.overlaps(range) ?? false }) { return }
    let last = words[words.count - 1].text.lowercased()
    if words.count == 1, let polity = Polities.byWord[last], polity.state != nil {
      // *China has not moved an inch. It calls …*: a state that acts, not one whose matters are told of.
      if end < tokens.count, Self.finite.contains(tokens[end].text.lowercased()) {
        speakers.mention(words, at: first.range.start)
      }
      return
    }
    guard
      people.person(named: words.suffix(2).map { $0.text.lowercased() }) != nil
        || people.person(named: [last]) != nil
        || speakers.introduced.introduction(of: last) != nil
        || words.count == 1 && speakers.isOfRecord(last)
    else {
      if place == nil, let subject = namedSubject(of: sentence),
        !spoken.contains(where: { sentence.range.contains($0.cue) })
      {
        speakers.mention(subject, at: subject[0].range.start)
      }
      return
    }
    speakers.mention(words, at: first.range.start)
  }

  /// Verbs behind a state's name that make it act.
  private static let finite: Set<String> = [
    "has", "had", "is", "was", "also", "did", "does", "would", "will", "remains", "remained",
    "kept", "went", "took", "turned", "gave", "made",
  ]

  /// Somebody of the catalogue who is named with his role behind an introduction and does something: *According to
  /// the ministry, spokeswoman Maria Zakharova gave an assessment*; nil for nobody.
  private func namedSubject(of sentence: Sentence) -> [Token]? {
    let opening = sentence.tokens.prefix(16)
    let lower = opening.map(\.plainLower)
    for role in lower.indices.dropLast(3)
    where EnglishWords.persons.contains(lower[role])
      && people.person(named: [lower[role + 1], lower[role + 2]]) != nil
    {
      let form = EnglishCues.forms[lower[role + 3]]?[0].form ?? EnglishVerbs.common[lower[role + 3]]
      if form == .past || form == .third { return Array(opening[role...role + 2]) }
    }
    return nil
  }

  /// The holder of a state's office who opens a sentence without a name: *Russia's press secretary*, *a former deputy
  /// secretary of Russia's Security Council*; nil for none.
  private func officeHolder(of sentence: Sentence) -> [Token]? {
    let opening = sentence.tokens.prefix(12)
    let lower = opening.map(\.plainLower)
    guard
      let role = lower.indices.first(where: {
        EnglishWords.persons.contains(lower[$0]) && !EnglishWords.isPlural(lower[$0])
      })
    else { return nil }
    func isSide(_ index: Int) -> Bool {
      opening[index].isCapitalized && Polities.byWord[lower[index]]?.state != nil
    }
    var span: Range<Int>?
    if let side = lower.indices[..<role].last(where: isSide), role - side <= 4 {
      span = side..<role + 1
    } else if role + 1 < lower.count, lower[role + 1] == "of",
      let side = lower.indices[(role + 1)...].first(where: isSide), side - role <= 3
    {
      var end = side + 1
      while end < lower.count, opening[end].isCapitalized || lower[end] == "'s" { end += 1 }
      span = role..<end
    }
    guard var found = span, found.lowerBound <= 5,
      !found.contains(where: { index in
        lower[index] == ","
          || EnglishCues.forms[lower[index]].map { [.past, .third].contains($0[0].form) } ?? false
      })
    else { return nil }
    // A name behind it is a person's, who is met by name.
    if found.upperBound == role + 1, found.upperBound < lower.count,
      opening[found.upperBound].isCapitalized
    {
      return nil
    }
    while found.lowerBound > 0,
      RoleWords.formerWords.contains(lower[found.lowerBound - 1])
        || ["a", "an", "the", "deputy", "senior", "first", "chief"].contains(
          lower[found.lowerBound - 1])
    {
      found = found.lowerBound - 1..<found.upperBound
    }
    return Array(opening[found])
  }

  /// For each attribution the innermost other inside whose content its cue stands; nil for none.
  private func nesting(_ attributions: [Attribution]) -> [Int?] {
    attributions.indices.map { position in
      let cue = attributions[position].cue
      var best: (index: Int, length: Int)?
      // Only neighbours can hold it: contents are near their cues.
      for other in max(0, position - 12)..<min(attributions.count, position + 12)
      where other != position {
        for span in attributions[other].content where span.contains(cue) {
          if best.map({ span.length < $0.length }) ?? true { best = (other, span.length) }
        }
      }
      return best?.index
    }
  }
}
