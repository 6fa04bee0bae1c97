import Primitives

/// The working memory of one reading, used again for each paragraph.
package struct AttributionWork: ~Copyable {
  package var lattice = ChainLattice()
  package var sink = FeatureSink()
  package var likely: [LikelySpan] = []
  package var spans: [LikelySpan] = []

  package init() {}
}

/// Paragraphs that are read together: those of a news article, or a stretch of a longer document.
///
/// The second pass looks at the whole window, so memory stays bounded however long the document is.
package struct ReadingWindow {
  package private(set) var count = 0
  package var passages: [WordPassage] = []
  package var readings: [FirstReading] = []
  package var document = DocumentReading()
  private var words = 0
  private var openBefore = false
  private var isAtStart = true

  /// Words after which a window is full; an article of PolNeAR's has at most half as many.
  private static let room = 16_384

  package init() {}

  /// A window of paragraphs that are already read, as in training.
  package init(_ passages: [WordPassage]) {
    self.passages = passages
    readings = passages.map { _ in FirstReading() }
    count = passages.count
  }

  package var isFull: Bool { words >= Self.room }

  /// Adds a paragraph; one without a token is passed over.
  package mutating func add(
    _ bytes: UnsafeBufferPointer<UInt8>, _ sentences: ArraySlice<Sentence>,
    prepare: (inout WordPassage) -> Void
  ) {
    if count == passages.count {
      passages.append(WordPassage())
      readings.append(FirstReading())
    }
    passages[count].isFirst = isAtStart
    passages[count].followsOpenQuote = openBefore
    passages[count].read(bytes, sentences)
    guard passages[count].count > 0 else { return }
    isAtStart = false
    openBefore = passages[count].quotations.last.map { !$0.isClosed } ?? false
    prepare(&passages[count])
    words += passages[count].count
    count += 1
  }

  /// Makes room for the next paragraphs of the document.
  package mutating func clear() {
    count = 0
    words = 0
  }
}

/// The sentences of each paragraph, in order; very long ones divided, so that no step sees an endless one.
package struct ParagraphRanges: Sequence, IteratorProtocol {
  private let sentences: [Sentence]
  private var start = 0

  /// Tokens after which a paragraph is divided; PolNeAR's longest has about half as many.
  private static let room = 1_024

  package init(_ sentences: [Sentence]) {
    guard sentences.contains(where: { $0.tokens.count > Self.room }) else {
      self.sentences = sentences
      return
    }
    var divided: [Sentence] = []
    for sentence in sentences {
      var from = 0
      while from < sentence.tokens.count {
        let to = Swift.min(sentence.tokens.count, from + Self.room)
        let tokens = Array(sentence.tokens[from..<to])
        divided.append(
          Sentence(
            range: TextRange(tokens[0].range.start, tokens[tokens.count - 1].range.end),
            tokens: tokens, paragraph: sentence.paragraph))
        from = to
      }
    }
    self.sentences = divided
  }

  package mutating func next() -> ArraySlice<Sentence>? {
    guard start < sentences.count else { return nil }
    var end = start + 1
    var tokens = sentences[start].tokens.count
    while end < sentences.count, sentences[end].paragraph == sentences[start].paragraph {
      tokens += sentences[end].tokens.count
      if tokens > Self.room { break }
      end += 1
    }
    defer { start = end }
    return sentences[start..<end]
  }
}
