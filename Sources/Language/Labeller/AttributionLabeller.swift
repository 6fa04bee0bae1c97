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
/// A linear chain (Lafferty, McCallum, Pereira 2001) gives every stretch of words a probability of being a
/// source, a cue or a content; those whose probability pays are chosen, and a linker joins them. The
/// models are loaded once, never change and are shared freely between tasks. Linear in the text.
public final class AttributionLabeller: Sendable {
  let tagger: WordTagger
  let lexicon: CueLexicon
  package let chain: AttributionChain
  let linker: SpanLinker
  /// What a span's probability must exceed to be chosen, by role; tuned for F1 on PolNeAR's dev part.
  package let thresholds: [Float]
  package let completion = SpanCompletion()

  /// Opens the models in `folder`: `tagger.bin` and `attribution.bin`.
  ///
  /// - Throws: `ModelError` where one is missing, damaged or of another version.
  public convenience init(folder: String) throws {
    try self.init(
      tagger: ModelFile(path: folder + "/tagger.bin"),
      attribution: ModelFile(path: folder + "/attribution.bin"))
  }

  package init(tagger: ModelFile, attribution: ModelFile) throws {
    self.tagger = WordTagger(rows: try FeatureRows(tagger, "tagger"))
    lexicon = try CueLexicon(attribution, "cues")
    chain = try AttributionChain(attribution, "chain")
    linker = try SpanLinker(attribution, "linker")
    var numbers = ModelNumbers(try attribution.section("thresholds"))
    let stored = try numbers.take(Float.self, 3)
    thresholds = (0..<3).map { max(0.05, min(0.95, stored[$0])) }
  }

  /// The attributions of the text, in order of their cues.
  public func attributions(in text: String, sentences: [Sentence]) -> [LabelledAttribution] {
    var text = text
    return text.withUTF8 { bytes in
      var found: [LabelledAttribution] = []
      var work = AttributionWork()
      var openBefore = false
      forEachParagraph(sentences) { range in
        work.passage.isFirst = range.lowerBound == 0
        work.passage.followsOpenQuote = openBefore
        work.passage.read(bytes, sentences[range])
        openBefore = work.passage.quotations.last.map { !$0.isClosed } ?? false
        guard work.passage.count > 0 else { return }
        prepare(&work.passage)
        label(&work, thresholds: thresholds)
        guard !work.spans.isEmpty else { return }
        let groups = linker.group(work.passage, work.spans)
        work.spans = completion.complete(work.spans, likely: work.likely, groups: groups)
        link(work, into: &found)
      }
      return found
    }
  }

  /// Tags the words and fills what the features ask of them.
  package func prepare(_ passage: inout WordPassage) {
    passage.tag(with: tagger)
    passage.cueLevel.removeAll(keepingCapacity: true)
    for word in passage.words { passage.cueLevel.append(lexicon.level(word.stem)) }
    passage.findNeighbours()
  }

  /// Chooses the spans of the passage.
  package func label(_ work: inout AttributionWork, thresholds: [Float]) {
    let count = work.passage.count
    work.lattice.prepare(count)
    for token in 0..<count {
      AttributionFeatures.collect(work.passage, token, into: &work.sink)
      var scores = SIMD16<Float>(chain.rows.sum16(work.sink)) * chain.rows.scale
      scores += AttributionChain.every
      if token == 0 { scores += AttributionChain.first }
      work.lattice.scores[token] = scores
      work.lattice.edgeClass[token] = AttributionFeatures.edge(work.passage, token)
    }
    work.lattice.spread(chain.factors, turned: chain.turned)
    work.likely.removeAll(keepingCapacity: true)
    work.lattice.likelySpans(
      chain.factors, atLeast: min(0.08, thresholds.min() ?? 0.08), into: &work.likely)
    work.spans = chooseSpans(work.likely, thresholds: thresholds)
  }

  /// Joins the chosen spans to attributions.
  package func link(_ work: borrowing AttributionWork, into found: inout [LabelledAttribution]) {
    let spans = work.spans
    let groups = linker.group(work.passage, spans)
    for group in groups {
      func ranges(_ role: ChainLabel.Role) -> [TextRange] {
        group.members.filter { spans[$0].role == role }.map { index in
          TextRange(
            work.passage.ranges[spans[index].start].start,
            work.passage.ranges[spans[index].end - 1].end)
        }
      }
      found.append(
        LabelledAttribution(
          source: ranges(.source), cue: ranges(.cue), content: ranges(.content),
          confidence: Double(group.confidence)))
    }
  }

  private func forEachParagraph(_ sentences: [Sentence], _ body: (Range<Int>) -> Void) {
    var start = 0
    while start < sentences.count {
      var end = start + 1
      while end < sentences.count, sentences[end].paragraph == sentences[start].paragraph { end += 1 }
      body(start..<end)
      start = end
    }
  }
}

/// The working memory of one reading, used again for each paragraph.
package struct AttributionWork: ~Copyable {
  package var passage = WordPassage()
  package var lattice = ChainLattice()
  package var sink = FeatureSink()
  package var likely: [LikelySpan] = []
  package var spans: [LikelySpan] = []

  package init() {}
}
