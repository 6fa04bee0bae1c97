public import Primitives

/// One attribution as the labeller found it, its spans drawn as PolNeAR draws them.
///
/// Quotation marks, a closing comma inside them and *that* belong to the content; beliefs and intentions
/// are attributions too. Parts are in order of place; cue or source are empty where none was found.
public struct LabelledAttribution: Sendable, Equatable {
  public var source: [TextRange]
  public var cue: [TextRange]
  public var content: [TextRange]
  /// How likely the attribution is right, from 0 to 1.
  public var confidence: Double

  public init(source: [TextRange], cue: [TextRange], content: [TextRange], confidence: Double) {
    self.source = source
    self.cue = cue
    self.content = content
    self.confidence = confidence
  }
}

/// Finds who said what in English text with a trained sequence labeller.
///
/// ```swift
/// let labeller = try AttributionLabeller(folder: "Models/en-1")
/// for found in labeller.attributions(in: text, sentences: sentences) { … }
/// ```
///
/// Two linear chains (Lafferty, McCallum, Pereira 2001) read one after the other, the second seeing what the
/// first found around each word and elsewhere in the document. They give every stretch of words a probability
/// of being a source, a cue or a content; those whose probability pays are chosen, completed and linked.
/// The models are loaded once, never change and are shared freely between tasks. Linear in the text; memory
/// is bounded by a window of paragraphs.
public final class AttributionLabeller: Sendable {
  let tagger: WordTagger
  package let lexicon: CueLexicon
  package let first: AttributionChain
  package let second: AttributionChain?
  /// Redraws what the two chains found as the guidelines draw statements; nil without `statements.bin`.
  package let statements: AttributionChain?
  let linker: SpanLinker
  /// What a span's probability must exceed to be chosen, by role; tuned for F1 on PolNeAR's dev part.
  package let thresholds: [Float]
  package let completion: SpanCompletion
  /// The same for statements; tuned by cross-validation on the project's training texts.
  package let statementThresholds: [Float]
  /// Reads along and is weighed in; nil for the fast reader.
  package let encoder: AttributionEncoder?
  /// Edges of the chains weighed with the encoder's, for attributions and for statements.
  private let blended: [ChainEdges]

  /// What the first pass chooses as hints for the second.
  package static let hints: [Float] = [0.3, 0.3, 0.3]
  /// Spans less likely than this are not looked at.
  static let least: Float = 0.08

  /// Opens the models in `folder`: `tagger.bin`, `attribution.bin`, and `statements.bin` if it is there.
  ///
  /// With an `encoder` this is the accurate reader: some thirty times slower, and right more often.
  ///
  /// - Throws: `ModelError` where one is missing, damaged or of another version.
  public convenience init(folder: String, encoder: AttributionEncoder? = nil) throws {
    try self.init(
      tagger: ModelFile(path: folder + "/tagger.bin"),
      attribution: ModelFile(path: folder + "/attribution.bin"),
      statements: ModelFile.exists(folder + "/statements.bin")
        ? ModelFile(path: folder + "/statements.bin") : nil, encoder: encoder)
  }

  package init(
    tagger: ModelFile, attribution: ModelFile, statements: ModelFile? = nil,
    encoder: AttributionEncoder? = nil
  ) throws {
    self.tagger = WordTagger(rows: try FeatureRows(tagger, "tagger"))
    lexicon = try CueLexicon(attribution, "cues")
    first = try AttributionChain(attribution, "first")
    second = attribution.has("second.rows") ? try AttributionChain(attribution, "second") : nil
    linker = try SpanLinker(attribution, "linker")
    var numbers = ModelNumbers(try attribution.section("thresholds"))
    let stored =
      try encoder?.blend.thresholds ?? numbers.take(Float.self, 5).bounded(5)
    thresholds = Array(stored[0..<3])
    completion = SpanCompletion(content: stored[3], cue: stored[4])
    if let statements {
      self.statements = try AttributionChain(statements, "statements")
      var numbers = ModelNumbers(try statements.section("thresholds"))
      statementThresholds =
        try encoder?.blend.statementThresholds ?? numbers.take(Float.self, 3).bounded(3)
    } else {
      self.statements = nil
      statementThresholds = thresholds.map { $0 * 0.6 }
    }
    self.encoder = encoder
    if let encoder {
      let last = second ?? first
      blended = [last, self.statements ?? last].map(encoder.blend.edges)
    } else {
      blended = []
    }
  }

  /// The attributions of the text, in order of place, drawn as PolNeAR draws them.
  ///
  /// `sentences` must be those of `text`, in order; tokens that leave the text are passed over.
  public func attributions(in text: String, sentences: [Sentence]) -> [LabelledAttribution] {
    read(text, sentences, drawing: .attributions)
  }

  /// The statements of the text, in order of place, drawn as the project's guidelines draw them.
  ///
  /// Each has a source and a content; statements inside the content of another are not found.
  public func statements(in text: String, sentences: [Sentence]) -> [LabelledAttribution] {
    read(text, sentences, drawing: .statements).compactMap { found in
      var shaped = AttributionShaping().shaped(found, in: text)
      // The product of the parts' probabilities is too modest: of those with .35 to .45 in cross-validation
      // 60 to 80 in 100 were right, of those with .75 90 were. The root fits.
      shaped?.confidence = found.confidence.squareRoot()
      return shaped
    }
  }

  /// What the encoder says of a text that one window holds, and what follows with that already known: a
  /// trainer tries many shares and thresholds on one reading.
  package func encoded(_ text: String, sentences: [Sentence]) -> EncoderReading? {
    guard let encoder else { return nil }
    var text = text
    return text.withUTF8 { bytes in
      var window = ReadingWindow()
      for paragraph in ParagraphRanges(sentences) {
        window.add(bytes, paragraph) { passage in prepare(&passage) }
      }
      return encoder.read(window, bytes)
    }
  }

  package func attributions(
    in text: String, sentences: [Sentence], encoded: EncoderReading
  ) -> [LabelledAttribution] {
    read(text, sentences, drawing: .attributions, encoded)
  }

  /// Whose way of drawing spans is followed.
  package enum Drawing { case attributions, statements }

  private func read(
    _ text: String, _ sentences: [Sentence], drawing: Drawing, _ known: EncoderReading? = nil
  ) -> [LabelledAttribution] {
    var text = text
    return text.withUTF8 { bytes in
      var found: [LabelledAttribution] = []
      var work = AttributionWork()
      var window = ReadingWindow()
      for paragraph in ParagraphRanges(sentences) {
        window.add(bytes, paragraph) { passage in prepare(&passage) }
        if window.isFull { finish(&window, bytes, known, &work, drawing, into: &found) }
      }
      finish(&window, bytes, known, &work, drawing, into: &found)
      return found
    }
  }

  /// Reads the paragraphs of the window twice and links what is found.
  private func finish(
    _ window: inout ReadingWindow, _ bytes: UnsafeBufferPointer<UInt8>, _ known: EncoderReading?,
    _ work: inout AttributionWork, _ drawing: Drawing, into found: inout [LabelledAttribution]
  ) {
    readFirst(&window, &work)
    let encoded = known ?? encoder?.read(window, bytes)
    var before: UInt64 = 0
    for index in 0..<window.count {
      choose(
        window.passages[index], window.readings[index], window.document, before, drawing,
        encoded?.labels[index], &work)
      before = SecondFeatures.ending(window.readings[index].spans)
      guard !work.spans.isEmpty else { continue }
      var vectors: LinkVectors?
      if let encoder, let encoded { vectors = LinkVectors(encoded.links[index], encoder.blend) }
      let groups = linker.group(window.passages[index], work.spans, vectors: vectors)
      work.spans = completion.complete(work.spans, likely: work.likely, groups: groups)
      link(window.passages[index], work.spans, vectors, into: &found)
    }
    window.clear()
  }

  /// Tags the words and fills what the features ask of them.
  package func prepare(_ passage: inout WordPassage) {
    passage.tag(with: tagger)
    passage.cueLevel.removeAll(keepingCapacity: true)
    for word in passage.words { passage.cueLevel.append(lexicon.level(word.stem)) }
    passage.findNeighbours()
  }

  /// The first pass over the window, and the document's reading from it.
  package func readFirst(_ window: inout ReadingWindow, _ work: inout AttributionWork) {
    window.document = DocumentReading()
    for index in 0..<window.count {
      score(window.passages[index], &work)
      work.lattice.spread(first.factors, turned: first.turned)
      work.likely.removeAll(keepingCapacity: true)
      work.lattice.likelySpans(first.factors, atLeast: Self.least, into: &work.likely)
      work.spans = chooseSpans(work.likely, thresholds: second == nil ? thresholds : Self.hints)
      window.readings[index].read(work.lattice, likely: work.likely, chosen: work.spans)
      window.document.add(window.passages[index], work.spans)
    }
  }

  /// Scores of the first chain for each word, into the lattice.
  private func score(_ passage: borrowing WordPassage, _ work: inout AttributionWork) {
    work.lattice.prepare(passage.count)
    for token in 0..<passage.count {
      AttributionFeatures.collect(passage, token, into: &work.sink)
      var scores = first.rows.scores(work.sink)
      scores += AttributionChain.every
      if token == 0 { scores += AttributionChain.first }
      work.lattice.scores[token] = scores
      work.lattice.edgeClass[token] = AttributionFeatures.edge(passage, token)
    }
  }

  /// The spans of one paragraph by the second pass, into `work`.
  private func choose(
    _ passage: borrowing WordPassage, _ reading: borrowing FirstReading,
    _ document: borrowing DocumentReading, _ before: UInt64, _ drawing: Drawing,
    _ encoded: [SIMD16<Float>]?, _ work: inout AttributionWork
  ) {
    let chain = (drawing == .statements ? statements : nil) ?? second ?? first
    var (factors, turned) = (chain.factors, chain.turned)
    scoreSecond(passage, reading, document, before, &work)
    if drawing == .statements, let statements {
      for token in 0..<passage.count {
        StatementFeatures.collect(
          passage, reading, document, before: before, token, into: &work.sink)
        work.lattice.scores[token] +=
          statements.rows.scores(work.sink)
      }
    }
    if let encoder, let encoded {
      for token in 0..<passage.count {
        work.lattice.scores[token] =
          work.lattice.scores[token] * encoder.blend.chain
          + encoded[token] * encoder.blend.encoder + AttributionChain.every
        if token == 0 { work.lattice.scores[0] += AttributionChain.first }
      }
      let edges = blended[drawing == .statements ? 1 : 0]
      (factors, turned) = (edges.factors, edges.turned)
    }
    work.lattice.spread(factors, turned: turned)
    work.likely.removeAll(keepingCapacity: true)
    work.lattice.likelySpans(factors, atLeast: Self.least, into: &work.likely)
    work.spans = chooseSpans(
      work.likely, thresholds: drawing == .statements ? statementThresholds : thresholds)
  }

  /// Scores of both chains for each word, into the lattice.
  package func scoreSecond(
    _ passage: borrowing WordPassage, _ reading: borrowing FirstReading,
    _ document: borrowing DocumentReading, _ before: UInt64, _ work: inout AttributionWork
  ) {
    work.lattice.prepare(passage.count)
    for token in 0..<passage.count {
      var scores = reading.scores[token]
      if let second {
        SecondFeatures.collect(
          passage, reading, document, before: before, token, into: &work.sink)
        scores += second.rows.scores(work.sink)
      }
      work.lattice.scores[token] = scores
      work.lattice.edgeClass[token] = AttributionFeatures.edge(passage, token)
    }
  }

  /// Joins the chosen spans of a paragraph to attributions.
  private func link(
    _ passage: borrowing WordPassage, _ spans: [LikelySpan], _ vectors: LinkVectors?,
    into found: inout [LabelledAttribution]
  ) {
    for group in linker.group(passage, spans, vectors: vectors) {
      var parts: [[TextRange]] = [[], [], []]
      for member in group.members {
        let span = spans[member]
        parts[span.role.rawValue].append(
          TextRange(passage.ranges[span.start].start, passage.ranges[span.end - 1].end))
      }
      found.append(
        LabelledAttribution(
          source: parts[0], cue: parts[1], content: parts[2], confidence: Double(group.confidence)))
    }
  }
}

extension UnsafePointer<Float> {
  /// `count` probabilities, kept away from 0 and 1.
  func bounded(_ count: Int) -> [Float] {
    (0..<count).map { self[$0].isFinite ? Swift.max(0.01, Swift.min(0.99, self[$0])) : 0.5 }
  }
}
