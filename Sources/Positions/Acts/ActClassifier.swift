/// Tells the act and the measure of a statement from its features, by two linear models.
public struct ActClassifier: Sendable {
  public let acts: LinearModel
  public let measures: LinearModel

  public init(acts: LinearModel, measures: LinearModel) {
    self.acts = acts
    self.measures = measures
  }

  /// The models built into the program; see `Documentation/Models/Positions.md` for what they were trained on.
  public static let trained = ActClassifier(
    acts: PackedModel.decoded(ActModel.packed, classes: StatementAct.allCases.count),
    measures: PackedModel.decoded(MeasureModel.packed, classes: Measure.allCases.count))

  func act(of features: StatementFeatures) -> (act: StatementAct, probability: Float) {
    let probabilities = acts.probabilities(features.features)
    let best = probabilities.indices.max { (probabilities[$0], $1) < (probabilities[$1], $0) } ?? 0
    return (StatementAct.allCases[best], Self.calibrated(probabilities[best]))
  }

  /// The share of acts of this probability that a careful reader accepts, as measured in cross-validation on
  /// the development set (891 statements in ten bins): low ones are right more often than they say.
  static func calibrated(_ probability: Float) -> Float {
    probability < 0.72 ? 0.3 + 0.59 * probability : probability
  }

  func measure(of features: StatementFeatures) -> Measure {
    let probabilities = measures.probabilities(features.features)
    let best = probabilities.indices.max { (probabilities[$0], $1) < (probabilities[$1], $0) } ?? 0
    return Measure.allCases[best]
  }
}

/// A model as text: base 64 of the scale, the bias and the weights, runs of zero shortened.
public enum PackedModel {
  /// Weights as bytes, zero runs as a zero and a length, then base 64.
  public static func packed(_ model: LinearModel) -> String {
    var bytes: [UInt8] = []
    func put(_ value: Float) {
      let bits = value.bitPattern
      for shift in stride(from: 0, to: 32, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(shift)))
      }
    }
    put(model.scale)
    for value in model.bias { put(value) }
    var at = 0
    while at < model.weights.count {
      if model.weights[at] == 0 {
        var run = 1
        while run < 255, at + run < model.weights.count, model.weights[at + run] == 0 { run += 1 }
        bytes += [0, UInt8(run)]
        at += run
      } else {
        bytes.append(UInt8(bitPattern: model.weights[at]))
        at += 1
      }
    }
    return Base64.encoded(bytes)
  }

  /// The model in `text`; one without weights, which tells nothing apart, where the text is no model.
  static func decoded(_ text: StaticString, classes: Int) -> LinearModel {
    let bytes = text.withUTF8Buffer { Base64.decoded($0) }
    let buckets = 1 << 14
    let head = 4 * (1 + classes)
    guard bytes.count > head else {
      return LinearModel(
        classes: classes, buckets: 1, weights: [Int8](repeating: 0, count: classes),
        bias: [Float](repeating: 0, count: classes), scale: 1)
    }
    func float(_ at: Int) -> Float {
      Float(bitPattern: (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[at + $1]) << UInt32(8 * $1) })
    }
    var weights: [Int8] = []
    weights.reserveCapacity(buckets * classes)
    var at = head
    while at < bytes.count, weights.count < buckets * classes {
      if bytes[at] == 0, at + 1 < bytes.count {
        weights.append(contentsOf: repeatElement(0, count: Int(bytes[at + 1])))
        at += 2
      } else {
        weights.append(Int8(bitPattern: bytes[at]))
        at += 1
      }
    }
    while weights.count < buckets * classes { weights.append(0) }
    return LinearModel(
      classes: classes, buckets: buckets, weights: weights,
      bias: (0..<classes).map { float(4 + 4 * $0) }, scale: float(0))
  }
}

enum Base64 {
  private static let letters = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func encoded(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 4 / 3 + 4)
    var at = 0
    while at < bytes.count {
      let group = (0..<3).reduce(UInt32(0)) {
        $0 << 8 | (at + $1 < bytes.count ? UInt32(bytes[at + $1]) : 0)
      }
      for shift in [18, 12, 6, 0] as [UInt32] { text.append(letters[Int(group >> shift & 63)]) }
      at += 3
    }
    return String(decoding: text, as: UTF8.self)
  }

  static func decoded(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var values = [UInt8](repeating: 255, count: 256)
    for (index, letter) in letters.enumerated() { values[Int(letter)] = UInt8(index) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count * 3 / 4)
    var group: UInt32 = 0
    var count = 0
    for letter in text where values[Int(letter)] != 255 {
      group = group << 6 | UInt32(values[Int(letter)])
      count += 1
      if count == 4 {
        bytes += [UInt8(group >> 16 & 255), UInt8(group >> 8 & 255), UInt8(group & 255)]
        group = 0
        count = 0
      }
    }
    return bytes
  }
}
