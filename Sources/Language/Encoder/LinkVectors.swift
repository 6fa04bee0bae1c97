/// What the encoder says of pairs of words of one paragraph, for the linker.
package struct LinkVectors {
  private let vectors: [Float]
  private let blend: EncoderBlend

  /// `vectors` are those of the paragraph in an `EncoderReading`.
  init(_ vectors: [Float], _ blend: EncoderBlend) {
    self.vectors = vectors
    self.blend = blend
  }

  /// What is added to the score of `anchor` (a cue asking for its source, or a content for its cue) having
  /// `candidate`; nil for having none. Both are first words of spans.
  func score(_ role: ChainLabel.Role, anchor: Int, candidate: Int?) -> Float {
    let kind = role == .cue ? 0 : 1
    guard let candidate else { return blend.none[kind] * blend.link }
    let size = blend.size
    let asks = (anchor * 4 + 2 * kind) * size
    let answers = (candidate * 4 + 2 * kind + 1) * size
    guard min(asks, answers) >= 0, max(asks, answers) + size <= vectors.count else { return 0 }
    var sum = SIMD4<Float>(repeating: 0)
    for lane in stride(from: 0, to: size, by: 4) {
      var one = SIMD4<Float>(repeating: 0)
      var two = SIMD4<Float>(repeating: 0)
      for index in 0..<4 {
        one[index] = vectors[asks + lane + index]
        two[index] = vectors[answers + lane + index]
      }
      sum += one * two
    }
    let product = (sum[0] + sum[2]) + (sum[1] + sum[3])
    return product / Float(size).squareRoot() * blend.link
  }
}
