internal import Primitives

/// The pretrained encoder behind the accurate reader, fine-tuned to tell sources, cues and contents.
///
/// It gives every word scores for the labels of `ChainLabel`, to which those of the linear chains are added,
/// and vectors that say which source a cue and which cue a content has. Made by `Scripts/encoder`; opened by
/// mapping, never executed. Safe to share between tasks.
public final class AttributionEncoder: Sendable {
  let encoder: Encoder
  let pieces: WordPieces
  package let blend: EncoderBlend

  /// Opens `encoder.bin` in `folder`.
  ///
  /// - Throws: `ModelError` where it is missing, damaged or of another version.
  public convenience init(folder: String) throws {
    try self.init(ModelFile(path: folder + "/encoder.bin"))
  }

  package init(_ file: ModelFile) throws {
    encoder = Encoder(weights: try EncoderWeights(file))
    pieces = try WordPieces(file)
    blend = try EncoderBlend(file, link: encoder.weights.shape.link)
    guard pieces.count == encoder.weights.vocabulary else {
      throw ModelError(code: "model-form", "The encoder has other word pieces than its table.")
    }
  }

  /// The same encoder, weighed in otherwise.
  package init(_ other: AttributionEncoder, blend: EncoderBlend) {
    encoder = other.encoder
    pieces = other.pieces
    self.blend = blend
  }

  /// Marks of the pretrained vocabulary: in front of a window, and behind it.
  private static let front: Int32 = 101
  private static let behind: Int32 = 102

  /// Reads the paragraphs of the window, which are places in `bytes`, each by itself.
  ///
  /// What stands in the paragraphs beside one is worth nothing to it that PolNeAR's dev part shows, and a third of
  /// the time would go where every piece looks at every other. The matrices still get many paragraphs at once.
  package func read(
    _ window: borrowing ReadingWindow, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> EncoderReading {
    let shape = encoder.weights.shape
    var reading = EncoderReading()
    var divided: [[Int32]] = []
    var sizes: [[UInt8]] = []
    var starts: [[Int32]] = []
    for index in 0..<window.count {
      var found: [Int32] = []
      var size: [UInt8] = []
      size.reserveCapacity(window.passages[index].count)
      for range in window.passages[index].ranges {
        let before = found.count
        pieces.add(bytes, range.start..<range.end, most: shape.most, to: &found)
        size.append(UInt8(found.count - before))
      }
      divided.append(found)
      sizes.append(size)
      starts.append(window.passages[index].sentenceStart)
      reading.labels.append([])
      reading.links.append([])
      reading.labels[index].reserveCapacity(size.count)
      reading.links[index].reserveCapacity(size.count * shape.link * 4)
    }
    let work = EncoderWork(shape)
    var used = [Int](repeating: 0, count: window.count)
    var row: [Int32] = []
    var features: [PieceFeatures] = []
    var words: [(first: Int, last: Int)] = []
    var labels: [SIMD16<Float>] = []
    var links: [Float] = []
    let windows = EncoderWindows(room: shape.room)
    for batch in windows.batches(windows.segments(sizes: sizes, starts: starts)) {
      row.removeAll(keepingCapacity: true)
      features.removeAll(keepingCapacity: true)
      words.removeAll(keepingCapacity: true)
      for segment in batch {
        let passage = segment.passage
        row.append(Self.front)
        features.append(PieceFeatures())
        for word in segment.words {
          let size = Int(sizes[passage][word])
          words.append((row.count, row.count + size - 1))
          row += divided[passage][used[passage]..<(used[passage] + size)]
          used[passage] += size
          let feature = Self.features(window.passages[passage], word)
          features.append(contentsOf: repeatElement(feature, count: size))
        }
        row.append(Self.behind)
        features.append(PieceFeatures())
      }
      encoder.encode(row, features, windows: batch.map(\.room), work)
      // All words are read before any is written over.
      labels.removeAll(keepingCapacity: true)
      links.removeAll(keepingCapacity: true)
      encoder.read(words, work, labels: &labels, links: &links)
      var from = 0
      for segment in batch {
        let to = from + segment.words.count
        reading.labels[segment.passage] += labels[from..<to]
        reading.links[segment.passage] += links[(from * 4 * shape.link)..<(to * 4 * shape.link)]
        from = to
      }
    }
    return reading
  }

  private static func features(_ passage: borrowing WordPassage, _ word: Int) -> PieceFeatures {
    PieceFeatures(
      capitals: (passage.words[word].isCapital ? 1 : 0) + (passage.words[word].isUpper ? 1 : 0),
      tag: passage.tags[word], quote: passage.quotes[word].rawValue, cue: passage.cueLevel[word],
      isWord: true)
  }
}

/// What the encoder says of the words of each paragraph of a window.
package struct EncoderReading {
  /// Scores of the labels by paragraph and word.
  package var labels: [[SIMD16<Float>]] = []
  /// By paragraph, four vectors for each word: asking for a source as a cue, answering as a source, asking
  /// for a cue as a content, answering as a cue.
  package var links: [[Float]] = []
}
