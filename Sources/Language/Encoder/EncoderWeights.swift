internal import Kernels

/// How large an encoder is.
struct EncoderShape: Equatable {
  var width: Int
  var heads: Int
  var layers: Int
  var inner: Int
  /// Pieces of one window, the marks at its ends included.
  var room: Int
  /// Pieces of one word that are read.
  var most: Int
  /// Numbers of the vectors that ask and answer who belongs to whom.
  var link: Int
}

/// The weights of an encoder of the BERT kind with what stands behind it, where they lie in a model file.
final class EncoderWeights: @unchecked Sendable {
  // Sendable because the mapped bytes are read-only and kept alive by `file`.
  struct Layer {
    var questions: KernelMatrix
    var out: KernelMatrix
    var up: KernelMatrix
    var down: KernelMatrix
    var first: Norm
    var second: Norm
  }
  struct Norm {
    var gain: UnsafePointer<Float>
    var bias: UnsafePointer<Float>
  }

  let file: ModelFile
  let shape: EncoderShape
  let vocabulary: Int
  /// A row of steps in 8 bits for each piece, and what one step is worth.
  let words: UnsafePointer<Int8>
  let wordSteps: UnsafePointer<Float>
  let places: UnsafePointer<Float>
  /// Rows for capitals, parts of speech, quotation and cue lexicon, one table behind the other.
  let features: UnsafePointer<Float>
  let norm: Norm
  let layers: [Layer]
  /// From the first and last piece of a word to the word; from there to its labels and its links.
  let mix: KernelMatrix
  let nodes: KernelMatrix
  let links: KernelMatrix

  /// Rows of each table of features.
  static let tables = [3, 32, 4, 4]
  static let labels = ChainLattice.labels

  init(_ file: ModelFile) throws {
    self.file = file
    var numbers = ModelNumbers(try file.section("shape"))
    let stored = try numbers.take(UInt32.self, 9)
    let shape = EncoderShape(
      width: Int(stored[1]), heads: Int(stored[2]), layers: Int(stored[3]), inner: Int(stored[4]),
      room: Int(stored[6]), most: Int(stored[7]), link: Int(stored[8]))
    vocabulary = Int(stored[5])
    guard stored[0] == 1, shape.heads > 0, shape.heads <= 64, shape.width == shape.heads * 32,
      (1...64).contains(shape.layers), shape.inner > 0, shape.inner <= 1 << 14,
      shape.inner % 16 == 0, (8...1024).contains(shape.room),
      (1...shape.room / 2).contains(shape.most),
      shape.link > 0, shape.link % 4 == 0, shape.link <= 1024
    else {
      throw ModelError(
        code: "model-form", "The encoder of the model is of a shape this program doesn't read.")
    }
    self.shape = shape
    let width = shape.width

    func matrix(_ name: String, _ outputs: Int, _ inputs: Int) throws -> KernelMatrix {
      var numbers = ModelNumbers(try file.section(name))
      return KernelMatrix(
        weights: try numbers.take(UInt8.self, outputs * inputs),
        steps: try numbers.take(Float.self, outputs),
        biases: try numbers.take(Float.self, outputs), outputs: Int32(outputs),
        inputs: Int32(inputs))
    }
    func norm(_ name: String) throws -> Norm {
      var numbers = ModelNumbers(try file.section(name))
      return Norm(
        gain: try numbers.take(Float.self, width), bias: try numbers.take(Float.self, width))
    }
    numbers = ModelNumbers(try file.section("words"))
    words = try numbers.take(Int8.self, vocabulary * width)
    wordSteps = try numbers.take(Float.self, vocabulary)
    numbers = ModelNumbers(try file.section("places"))
    places = try numbers.take(Float.self, shape.room * width)
    numbers = ModelNumbers(try file.section("features"))
    features = try numbers.take(Float.self, Self.tables.reduce(0, +) * width)
    self.norm = try norm("norm")
    var layers: [Layer] = []
    for layer in 0..<shape.layers {
      layers.append(
        Layer(
          questions: try matrix("\(layer).questions", 3 * width, width),
          out: try matrix("\(layer).out", width, width),
          up: try matrix("\(layer).up", shape.inner, width),
          down: try matrix("\(layer).down", width, shape.inner),
          first: try norm("\(layer).norm1"), second: try norm("\(layer).norm2")))
    }
    self.layers = layers
    mix = try matrix("mix", width, 2 * width)
    nodes = try matrix("nodes", Self.labels, width)
    links = try matrix("links", 4 * shape.link, width)
  }
}
