package import Primitives

/// One paragraph as the models see it: its words with everything the features ask of them.
///
/// Attributions don't cross paragraphs (99 in 100 of PolNeAR's don't), so a paragraph is the unit that is
/// labelled. Filled again for each paragraph; the arrays keep their room.
package struct WordPassage {
  package init() {}

  package var words: [Word] = []
  /// Places of the tokens in the text.
  package var ranges: [TextRange] = []
  package var tags: [UInt8] = []
  /// For each word the first word of its sentence, and the one behind its last.
  package var sentenceStart: [Int32] = []
  package var sentenceEnd: [Int32] = []
  /// Whether each word stands in quotation marks, and in what kind.
  package var quotes: [QuoteState] = []
  /// Index into `quotations` of the one around each word, marks included; -1 for none.
  package var quotation: [Int32] = []
  package var quotations: [Quotation] = []
  /// How often the word belongs to a cue, from 0 (never seen in one) to 3.
  package var cueLevel: [UInt8] = []
  /// Index of the head of each word, -1 for a root; empty without a parser.
  package var heads: [Int32] = []
  package var relations: [UInt8] = []
  /// Nearest likely cue to the left and right outside quotations in the sentence; -1 for none.
  package var cueLeft: [Int32] = []
  package var cueRight: [Int32] = []
  /// Nearest verb to the left and right in the sentence, the word itself not counted; -1 for none.
  package var verbLeft: [Int32] = []
  package var verbRight: [Int32] = []
  /// Last word of the run of verbs and adverbs the word stands in; -1 outside one.
  package var verbGroup: [Int32] = []
  /// First and last word of the plain noun phrase the word stands in; -1 outside one.
  package var phraseStart: [Int32] = []
  package var phraseEnd: [Int32] = []
  /// What came before: whether the paragraph in front ended inside a quotation.
  package var followsOpenQuote = false
  package var isFirst = false

  package var count: Int { words.count }

  package enum QuoteState: UInt8 {
    /// Outside, in a quotation of up to three words, in a longer one, in one that the paragraph doesn't close.
    case outside, short, long, open
  }

  /// Reads the words of one paragraph's sentences.
  package mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, _ sentences: ArraySlice<Sentence>)
  {
    words.removeAll(keepingCapacity: true)
    ranges.removeAll(keepingCapacity: true)
    sentenceStart.removeAll(keepingCapacity: true)
    sentenceEnd.removeAll(keepingCapacity: true)
    quotations.removeAll(keepingCapacity: true)
    for sentence in sentences {
      let start = Int32(words.count)
      for token in sentence.tokens {
        guard token.range.start >= 0, !token.range.isEmpty, token.range.end <= bytes.count else {
          continue
        }
        words.append(Word(bytes, token.range))
        ranges.append(token.range)
        sentenceStart.append(start)
      }
      let end = Int32(words.count)
      for _ in start..<end { sentenceEnd.append(end) }
    }
    tags = [UInt8](repeating: 0, count: words.count)
    heads.removeAll(keepingCapacity: true)
    relations.removeAll(keepingCapacity: true)
    findQuotations()
  }

  /// Pairs quotation marks: curly ones by their form, straight ones by turns and white space.
  private mutating func findQuotations() {
    quotes = [QuoteState](repeating: .outside, count: words.count)
    quotation = [Int32](repeating: -1, count: words.count)
    var open = -1
    func opens(_ index: Int) -> Bool {
      switch words[index].kind {
      case .openQuote: return true
      case .quote: return true
      default: return false
      }
    }
    func close(_ from: Int, _ through: Int, closed: Bool) {
      let inner = through - from - (closed ? 1 : 0)
      let state: QuoteState = !closed ? .open : inner <= 3 ? .short : .long
      for index in from...through {
        quotes[index] = state
        quotation[index] = Int32(quotations.count)
      }
      quotations.append(
        Quotation(open: from, close: closed ? through : words.count, isClosed: closed))
    }
    for index in words.indices {
      if open < 0 {
        if opens(index) { open = index }
      } else if words[index].kind == .closeQuote
        || (words[index].kind == .quote && words[open].kind == .quote)
      {
        close(open, index, closed: true)
        open = -1
      } else if words[index].kind == .openQuote, words[open].kind == .openQuote, index > open + 1,
        words[index - 1].kind == .stop || words[index - 1].kind == .comma
      {
        // A second opening mark behind a full stop: the first was never closed.
        close(open, index - 1, closed: true)
        open = index
      }
    }
    if open >= 0 {
      close(open, words.count - 1, closed: false)
    }
  }

  /// Fills what is found from tags: verbs and noun phrases around each word, likely cues.
  package mutating func findNeighbours() {
    let count = words.count
    cueLeft = [Int32](repeating: -1, count: count)
    cueRight = cueLeft
    verbLeft = cueLeft
    verbRight = cueLeft
    verbGroup = cueLeft
    phraseStart = cueLeft
    phraseEnd = cueLeft
    var cue: Int32 = -1
    var verb: Int32 = -1
    for index in 0..<count {
      let start = sentenceStart[index]
      if cue < start { cue = -1 }
      if verb < start { verb = -1 }
      cueLeft[index] = cue
      verbLeft[index] = verb
      if isLikelyCue(index) { cue = Int32(index) }
      if tag(index).isVerb { verb = Int32(index) }
    }
    cue = -1
    verb = -1
    for index in stride(from: count - 1, through: 0, by: -1) {
      let end = sentenceEnd[index]
      if cue >= end { cue = -1 }
      if verb >= end { verb = -1 }
      cueRight[index] = cue
      verbRight[index] = verb
      if isLikelyCue(index) { cue = Int32(index) }
      if tag(index).isVerb { verb = Int32(index) }
    }
    var index = 0
    while index < count {
      let end = Int(sentenceEnd[index])
      if tag(index).isNominal {
        var stop = index + 1
        while stop < end, tag(stop).isNominal, words[stop].kind != .comma { stop += 1 }
        for inside in index..<stop {
          phraseStart[inside] = Int32(index)
          phraseEnd[inside] = Int32(stop - 1)
        }
        index = stop
      } else if inVerbGroup(index) {
        var stop = index + 1
        while stop < end, inVerbGroup(stop) { stop += 1 }
        var last = stop - 1
        while last > index, !tag(last).isVerb { last -= 1 }
        for inside in index..<stop { verbGroup[inside] = Int32(last) }
        index = stop
      } else {
        index += 1
      }
    }
  }

  @inline(__always)
  package func tag(_ index: Int) -> WordTag { WordTag(rawValue: tags[index]) ?? .other }

  private func isLikelyCue(_ index: Int) -> Bool {
    cueLevel[index] >= 2 && quotes[index] != .long && quotes[index] != .open
  }

  private func inVerbGroup(_ index: Int) -> Bool {
    switch tag(index) {
    case .modal, .verbBase, .verbPast, .verbGerund, .verbParticiple, .verbPresent, .verbThird, .to,
      .adverb, .particle:
      return true
    default: return false
    }
  }
}

extension WordPassage {
  /// Tags the words, sentence by sentence.
  package mutating func tag(with tagger: WordTagger) {
    words.withUnsafeBufferPointer { words in
      var at = 0
      while at < words.count {
        let stop = Int(sentenceEnd[at])
        tagger.tag(words, at..<stop, into: &tags)
        at = stop
      }
    }
  }
}
