import Language
import Primitives

/// Goes through the statements of one text, gathering what speaks for each instrument.
struct EvidenceWalk {
  let mentions: [InstrumentLinker.Mention]
  let bySentence: [Int: [Int]]
  let share: [Float]
  let inTitle: [Float]
  let top: Int?
  let lead: [Float]
  let period: [Float]
  let sentences: [Sentence]
  /// Mentions of instruments and topics in order of place; names of single instruments among them, and of moratoria.
  let placed: [Placed]
  let specific: [Placed]
  let moratoria: [Placed]
  /// Whether the offer to keep to New START's limits for a year had been made.
  let isAfterOffer: Bool
  /// Whether the text is one of the field; in others only what its own paragraph names has an instrument.
  let isOfField: Bool

  /// What a mention of arms control in general takes from the treaties' share of a report.
  static let topicShare: Float = 0.15

  /// What a mention in the first third of a report counts for, and one further on: what it is about it says early.
  static let early: Float = 1.8
  static let late: Float = 0.75

  /// What the name of a treaty long ended counts for: it's told of, hardly talked of.
  static let history: Float = 0.25

  /// What a matter without a treaty, missile defence since 2002 or tactical arms, counts for beside one that has a treaty.
  static let matter: Float = 0.5

  /// What *the treaty* counts for, beside a name: it mostly means the one that a report named first.
  static let reference: Float = 0.25

  /// What *the moratorium* counts for in a report on missiles of the INF Treaty's ranges.
  static let pledge: Float = 0.4

  /// The months of the talks on what was to follow START I, April 2009 to April 2010, from year 0; and what a mention of
  /// START I then counts for New START.
  static let succession = (2009 * 12 + 3)...(2010 * 12 + 3)
  static let successor: Float = 1.2

  /// What a mention in the first three sentences says of what a report is about.
  static let leads: [Float] = [1, 0.6, 0.4]

  /// The share of words of the field from which a text is one of it: 1 in 400. Reports of the field have 1 in 250 at least
  /// (`train`), of 284 articles on an election three have 1 in 400 (PolNeAR's dev and train parts).
  static let fieldShare: Float = 0.0025

  /// What *arms control* in a title says, beside an instrument's name: many a column is called so.
  static let topicInTitle: Float = 0.4

  struct Placed {
    var place: Int
    var sentence: Int
    var label: Int
    /// How much it says of what its paragraph is about.
    var weight: Float
  }

  /// The place of the last of `mentions` that begins in front of `end`.
  static func last(of mentions: [Placed], before end: Int) -> Int? {
    var low = 0
    var high = mentions.count
    while low < high {
      let middle = (low + high) / 2
      if mentions[middle].place < end { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? low - 1 : nil
  }

  /// The share of each label in what a statement's paragraph mentions up to `end`, of the last forty mentions.
  private func paragraphShare(of sentence: Int, before end: Int) -> [Float] {
    var share = [Float](repeating: 0, count: InstrumentLinker.candidates.count)
    guard let last = Self.last(of: placed, before: end) else { return share }
    var total: Float = 0.5
    for mention in placed[max(0, last - 39)...last].reversed() {
      guard sentences[mention.sentence].paragraph == sentences[sentence].paragraph else { break }
      share[mention.label] += mention.weight
      total += mention.weight
    }
    return share.map { $0 / total }
  }

  init(linker: InstrumentLinker, sentences: [Sentence], published: PartialDay?, title: String?) {
    let labels = InstrumentLinker.candidates
    let firstTopic = InstrumentLinker.firstTopic
    var mentions: [InstrumentLinker.Mention] = []
    var words = 0
    var fieldWords = 0
    let year = published?.year ?? Self.lastYear(in: sentences)
    for (index, sentence) in sentences.enumerated() {
      words += sentence.tokens.count
      mentions += linker.mentions(
        in: sentence.tokens, sentence: index, published: published, year: year,
        fieldWords: &fieldWords)
    }
    var inTitle = [Float](repeating: 0, count: labels.count)
    if let title {
      let tokens = Tokenizer().tokens(in: title, range: TextRange(0, title.utf8.count))
      words += tokens.count
      for mention in linker.mentions(
        in: tokens, sentence: -1, published: published, year: year, fieldWords: &fieldWords)
      {
        guard let label = labels.firstIndex(of: mention.id) else { continue }
        inTitle[label] = max(inTitle[label], mention.weight(hint: 0.5, faint: 0.5))
      }
      inTitle[firstTopic] *= Self.topicInTitle
    }

    var counts = [Float](repeating: 0, count: labels.count)
    // The first paragraph of the text itself says what a report is about.
    var lead = [Float](repeating: 0, count: labels.count)
    var placed: [Placed] = []
    var specific: [Placed] = []
    let other = labels.firstIndex(of: "other-treaty")
    var references: Float = 0
    var pledges: Float = 0
    for mention in mentions {
      var place = mention.sentence * 3 <= sentences.count ? Self.early : Self.late
      if InstrumentPeriods.isHistory(mention.id, published) { place *= Self.history }
      if mention.kind == .treaty { references += place }
      if mention.kind == .moratorium { pledges += place }
      guard let label = labels.firstIndex(of: mention.id) else { continue }
      counts[label] += place * mention.weight(hint: 0.35, faint: 0.05)
      if mention.kind == .subject, let other { counts[other] += place * Self.matter }
      if mention.sentence < Self.leads.count {
        lead[label] = max(
          lead[label], mention.weight(hint: 0.4, faint: 0.05) * Self.leads[mention.sentence])
      }
      let one = Placed(
        place: mention.place.start, sentence: mention.sentence, label: label,
        weight: mention.weight(hint: 0.4, faint: 0.1))
      placed.append(one)
      if mention.kind == .name, label < firstTopic { specific.append(one) }
    }
    if let first = specific.first(where: {
      $0.label < InstrumentLinker.treaties && labels[$0.label] != "ru-inf-moratorium"
    }) {
      counts[first.label] += references * Self.reference
    }
    // While START I's successor was negotiated, what was said of START was mostly said of the next.
    if let year = published?.year, let month = published?.month,
      Self.succession.contains(year * 12 + month - 1),
      let old = labels.firstIndex(of: "start-i"), let new = labels.firstIndex(of: "new-start")
    {
      counts[new] += counts[old] * Self.successor
    }
    // Since the INF Treaty's end *the moratorium*, *the pledge* of a report on its missiles is Russia's.
    if let year = published?.year, year * 12 + (published?.month ?? 1) >= 2019 * 12 + 8,
      let treaty = labels.firstIndex(of: "inf-treaty"),
      let pledge = labels.firstIndex(of: "ru-inf-moratorium"),
      let tests = labels.firstIndex(of: "ctbt"), counts[treaty] + counts[pledge] > counts[tests]
    {
      counts[pledge] += pledges * Self.pledge
    }
    // Said for the tenth time it says little more.
    for label in counts.indices {
      counts[label] = counts[label].squareRoot() + inTitle[label] * 1.5
    }
    let treaties = counts[..<firstTopic]
    // A treaty named in passing isn't what a report on other matters is about, or on a halt to tests that no treaty covers.
    let total = max(
      treaties.reduce(0, +) + counts[firstTopic] * Self.topicShare + counts[firstTopic + 1], 0.3)
    let topic = max(counts[firstTopic...].reduce(0, +), 1)
    share = counts.indices.map { counts[$0] / ($0 < firstTopic ? total : topic + total) }
    top = treaties.indices.max { (treaties[$0], $1) < (treaties[$1], $0) }.flatMap {
      treaties[$0] > 0 ? $0 : nil
    }
    // Without a day of publication every instrument the report speaks of may have been of that day.
    period = labels.indices.map { [counts] label in
      published?.year == nil
        ? (label < firstTopic && counts[label] >= 0.35 ? 0.7 : 0)
        : InstrumentPeriods.weight(of: labels[label], published)
    }
    let names = mentions.count { Self.isOfField($0) }
    isOfField = Float(fieldWords + names) >= Self.fieldShare * Float(words)
    self.sentences = sentences
    self.mentions = mentions
    self.inTitle = inTitle
    self.lead = lead
    self.placed = placed
    self.specific = specific
    // Russia's decree of July 2007 put the CFE Treaty under a moratorium, as such decrees call it.
    let isOfCFE = published?.year.map { (2007...2023).contains($0) } ?? false
    moratoria = specific.filter {
      ["ru-inf-moratorium", "ctbt"].contains(labels[$0.label])
        || isOfCFE && labels[$0.label] == "cfe"
    }
    isAfterOffer = LimitsOffer.wasMade(by: published)
    bySentence = Dictionary(grouping: mentions.indices) { mentions[$0].sentence }
  }

  /// The last year that a text speaks of, from 1960 on; nil for none.
  private static func lastYear(in sentences: [Sentence]) -> Int? {
    sentences.lazy.flatMap(\.tokens).compactMap { token -> Int? in
      guard token.text.utf8.count == 4, let year = Int(token.text) else { return nil }
      return (1960...2099).contains(year) ? year : nil
    }.max()
  }

  /// Whether a treaty or the field is named in the sentence, or in the one before of its paragraph.
  private func isNamedNear(_ sentence: Int) -> Bool {
    (max(0, sentence - 1)...sentence).contains { near in
      sentences[near].paragraph == sentences[sentence].paragraph
        && (bySentence[near] ?? []).contains { Self.isOfField(mentions[$0]) }
    }
  }

  /// Whether a mention alone shows the field: the name of a treaty, or arms control in general.
  private static func isOfField(_ mention: InstrumentLinker.Mention) -> Bool {
    let labels = InstrumentLinker.candidates
    return mention.kind == .name
      && (labels.prefix(InstrumentLinker.treaties).contains(mention.id)
        || mention.id == labels[InstrumentLinker.firstTopic])
  }

  func evidence(
    for content: (spans: [TextRange], sentence: Int)
  ) -> InstrumentLinker.Evidence {
    let labels = InstrumentLinker.candidates
    let firstTopic = InstrumentLinker.firstTopic
    var rows = [[Float]](
      repeating: [Float](repeating: 0, count: InstrumentModel.featureCount), count: labels.count)
    var named: [String] = []
    var treatyReference = false
    var moratoriumReference = false
    var anyName = false
    var anySubject = false
    var anyHint = false
    let end = content.spans.last?.end ?? 0
    let near =
      (bySentence[content.sentence - 1] ?? []) + (bySentence[content.sentence] ?? [])
      + (bySentence[content.sentence + 1] ?? [])
    for position in near {
      let mention = mentions[position]
      let inside = content.spans.contains { $0.contains(mention.place) }
      if inside, mention.kind == .treaty { treatyReference = true }
      if inside, mention.kind == .moratorium { moratoriumReference = true }
      guard let label = labels.firstIndex(of: mention.id) else { continue }
      let isTopic = label >= firstTopic
      if inside {
        if mention.kind == .faint {
          rows[label][27] = 1
        } else if mention.isName {
          if mention.kind == .subject {
            anySubject = true
            rows[label][32] = 1
          } else {
            anyName = true
          }
          rows[label][isTopic ? 1 : 0] = 1
          if label < InstrumentLinker.treaties, !named.contains(mention.id) {
            named.append(mention.id)
          }
        } else {
          anyHint = true
          rows[label][isTopic ? 3 : 2] = min(rows[label][isTopic ? 3 : 2] + 1, 2)
        }
      } else if mention.sentence == content.sentence {
        if mention.isName {
          rows[label][isTopic ? 5 : 4] = 1
        } else if mention.kind == .hint {
          rows[label][6] = 1
        }
      } else if mention.sentence < content.sentence {
        rows[label][7] = max(rows[label][7], mention.weight(hint: 0.4, faint: 0))
      }
    }
    if isAfterOffer, LimitsOffer.isMade(in: sentences[content.sentence].tokens, content.spans) {
      for id in ["new-start", "post-2026-agreement"] {
        if let label = labels.firstIndex(of: id) { rows[label][0] = 1 }
      }
      anyName = true
    }
    // *Russia stays in the treaty while the shield is no threat* is about the treaty all the same.
    if anySubject, !treatyReference { anyName = true }
    // The last specific instrument named in front of the end of the content.
    let before = Self.last(of: specific, before: end).map { specific[$0] }
    let last = before?.label
    let lastIsNear =
      before.map {
        $0.sentence >= content.sentence - 2
          && sentences[$0.sentence].paragraph == sentences[content.sentence].paragraph
      } ?? false
    let lastMoratorium = Self.last(of: moratoria, before: end).map { moratoria[$0].label }
    let paragraph = paragraphShare(of: content.sentence, before: end)
    for label in labels.indices {
      let isTopic = label >= firstTopic
      let isTop = label == top
      let isLast = label == last
      if treatyReference, isLast { rows[label][8] = 1 }
      if treatyReference, isTop { rows[label][9] = 1 }
      if moratoriumReference,
        label == lastMoratorium || labels[label] == "ru-inf-moratorium" && share[label] > 0
      {
        rows[label][10] = 1
      }
      if isLast { rows[label][11] = 1 }
      if isTop { rows[label][12] = 1 }
      rows[label][isTopic ? 14 : 13] = share[label]
      rows[label][17] = inTitle[label]
      if isLast, lastIsNear { rows[label][15] = 1 }
      if isLast, lastIsNear, treatyReference, !anyName { rows[label][18] = 1 }
      rows[label][28] = lead[label]
      rows[label][29] = period[label]
      if !anyName, !anyHint { rows[label][30] = lead[label] }
      if !anyName, !anyHint { rows[label][31] = period[label] }
      if isTop, share[label] > 0.6 { rows[label][16] = 1 }
      if isTop, inTitle[label] > 0 { rows[label][19] = 1 }
      if isTop, !anyName, !anyHint { rows[label][20] = 1 }
      if label >= InstrumentLinker.treaties {
        rows[label][21 + label - InstrumentLinker.treaties] = 1
      }
      if isTop, treatyReference, !anyName { rows[label][25] = 1 }
      if isTopic, treatyReference { rows[label][26] = 1 }
      rows[label][33] = paragraph[label]
      if !anyName, !anyHint { rows[label][34] = paragraph[label] }
    }
    return InstrumentLinker.Evidence(
      rows: rows, named: named, isSilent: !anyName && !anyHint && !anySubject,
      isOutside: !isOfField && !isNamedNear(content.sentence))
  }
}
