internal import Kernels

/// What an encoder is told of a piece besides the piece itself; zeros for the marks between paragraphs.
struct PieceFeatures {
  var capitals: UInt8 = 0
  var tag: UInt8 = 0
  var quote: UInt8 = 0
  var cue: UInt8 = 0
  /// Whether it belongs to a word.
  var isWord = false
}

/// The working memory of an encoder, used again for each window.
struct EncoderWork: ~Copyable {
  let hidden: UnsafeMutablePointer<Float>
  let wide: UnsafeMutablePointer<Float>
  let other: UnsafeMutablePointer<Float>
  let room: UnsafeMutablePointer<Float>
  let rows: KernelRows
  private let values: UnsafeMutablePointer<Int8>
  private let steps: UnsafeMutablePointer<Float>
  private let sums: UnsafeMutablePointer<Int32>

  init(_ shape: EncoderShape) {
    let count = (shape.room + Int(KERNEL_ROWS) - 1) / Int(KERNEL_ROWS) * Int(KERNEL_ROWS)
    let widest = max(shape.inner, 3 * shape.width, 4 * shape.link)
    hidden = .allocate(capacity: count * shape.width)
    other = .allocate(capacity: count * shape.width)
    wide = .allocate(capacity: count * widest)
    room = .allocate(capacity: Int(kernel_attention_room(Int32(count))))
    values = .allocate(capacity: count * widest)
    steps = .allocate(capacity: count)
    sums = .allocate(capacity: count)
    rows = KernelRows(values: values, steps: steps, sums: sums)
  }

  deinit {
    hidden.deallocate()
    other.deallocate()
    wide.deallocate()
    room.deallocate()
    values.deallocate()
    steps.deallocate()
    sums.deallocate()
  }
}

/// The forward pass of an encoder of the BERT kind (Devlin and others 2019), its products in 8 bits.
///
/// Weights are rounded by row when the model is written, activations by row as they come; sums are whole
/// numbers. The same bits on every processor. Costs about 11 million products a piece for six layers of 384.
struct Encoder {
  let weights: EncoderWeights

  /// Encodes one window of at most `room` pieces into `work.hidden`, a row for each.
  func encode(_ pieces: [Int32], _ features: [PieceFeatures], _ work: borrowing EncoderWork) {
    encode(pieces, features, windows: [pieces.count], work)
  }

  /// Encodes windows that lie one behind the other, of at most `room` pieces together.
  ///
  /// `windows` has the pieces of each. A window's result doesn't depend on those beside it: they only share
  /// the way through the matrices.
  func encode(
    _ pieces: [Int32], _ features: [PieceFeatures], windows: [Int], _ work: borrowing EncoderWork
  ) {
    let shape = weights.shape
    let count = min(pieces.count, shape.room)
    let width = shape.width
    var parts: [Range<Int>] = []
    for size in windows {
      let start = parts.last?.upperBound ?? 0
      parts.append(start..<min(count, start + size))
    }
    for part in parts { embed(pieces, features, part, work.hidden) }
    func normalise(_ added: UnsafeMutablePointer<Float>?, _ norm: EncoderWeights.Norm) {
      kernel_normalise(
        work.hidden, added, Int32(count), Int32(width), norm.gain, norm.bias, 1e-12)
    }
    func product(
      _ numbers: UnsafeMutablePointer<Float>, _ inputs: Int, _ matrix: KernelMatrix, gelu: Bool,
      into found: UnsafeMutablePointer<Float>
    ) {
      kernel_round(numbers, Int32(count), Int32(inputs), work.rows)
      withUnsafePointer(to: matrix) {
        kernel_product(work.rows, Int32(count), $0, gelu ? 1 : 0, found)
      }
    }
    normalise(nil, weights.norm)
    for layer in weights.layers {
      product(work.hidden, width, layer.questions, gelu: false, into: work.wide)
      for part in parts where !part.isEmpty {
        kernel_attention(
          work.wide + part.lowerBound * 3 * width, Int32(part.count), Int32(shape.heads),
          work.other + part.lowerBound * width, work.room)
      }
      product(work.other, width, layer.out, gelu: false, into: work.wide)
      normalise(work.wide, layer.first)
      product(work.hidden, width, layer.up, gelu: true, into: work.wide)
      product(work.wide, shape.inner, layer.down, gelu: false, into: work.other)
      normalise(work.other, layer.second)
    }
  }

  /// The sum of what is known of each piece of a window before its neighbours are looked at.
  private func embed(
    _ pieces: [Int32], _ features: [PieceFeatures], _ window: Range<Int>,
    _ hidden: UnsafeMutablePointer<Float>
  ) {
    let width = weights.shape.width
    for index in window {
      let piece = max(0, min(Int(pieces[index]), weights.vocabulary - 1))
      let word = weights.words + piece * width
      let step = weights.wordSteps[piece]
      let place = weights.places + (index - window.lowerBound) * width
      let row = hidden + index * width
      for lane in 0..<width { row[lane] = Float(word[lane]) * step + place[lane] }
      let feature = features[index]
      guard feature.isWord else { continue }
      let values = [feature.capitals, feature.tag, feature.quote, feature.cue]
      var table = weights.features
      for (number, rows) in EncoderWeights.tables.enumerated() {
        let added = table + min(Int(values[number]), rows - 1) * width
        for lane in 0..<width { row[lane] += added[lane] }
        table += rows * width
      }
    }
  }

  /// Reads words out of the encoded window: labels' scores and link vectors of each into the two arrays.
  ///
  /// `words` gives each word's first and last piece; at most `room` of them.
  func read(
    _ words: [(first: Int, last: Int)], _ work: borrowing EncoderWork,
    labels: inout [SIMD16<Float>], links: inout [Float]
  ) {
    let shape = weights.shape
    let width = shape.width
    let count = Int32(words.count)
    guard count > 0 else { return }
    // The encoded window is gathered into wide rows; after that its place is free.
    for (index, word) in words.enumerated() {
      (work.wide + index * 2 * width).update(from: work.hidden + word.first * width, count: width)
      (work.wide + (index * 2 + 1) * width)
        .update(from: work.hidden + word.last * width, count: width)
    }
    kernel_round(work.wide, count, Int32(2 * width), work.rows)
    withUnsafePointer(to: weights.mix) { kernel_product(work.rows, count, $0, 1, work.hidden) }
    kernel_round(work.hidden, count, Int32(width), work.rows)
    withUnsafePointer(to: weights.nodes) { kernel_product(work.rows, count, $0, 0, work.other) }
    withUnsafePointer(to: weights.links) { kernel_product(work.rows, count, $0, 0, work.wide) }
    for index in 0..<words.count {
      var scores = SIMD16<Float>(repeating: 0)
      for lane in 0..<EncoderWeights.labels {
        scores[lane] = work.other[index * EncoderWeights.labels + lane]
      }
      labels.append(scores)
      links.append(
        contentsOf: UnsafeBufferPointer(
          start: work.wide + index * 4 * shape.link, count: 4 * shape.link))
    }
  }
}
