import Foundation
import Language
import TestSupport
import Testing

@testable import Positions

struct `The models of positions` {
  private func models() -> PositionModels {
    var generator = SeededGenerator(seed: 3)
    func linear(_ classes: Int) -> LinearModel {
      LinearModel(
        classes: classes, buckets: 8,
        weights: (0..<classes * 8).map { _ in Int8.random(in: -127...127, using: &generator) },
        bias: (0..<classes).map { _ in Float.random(in: -1...1, using: &generator) }, scale: 0.02)
    }
    let curve = ConfidenceModel.Curve(scores: [0.1, 0.5], shares: [0.3, 0.7])
    return PositionModels(
      acts: linear(StatementAct.allCases.count), measures: linear(Measure.allCases.count),
      instruments: .builtIn,
      confidence: ConfidenceModel(
        statement: (0..<ConfidenceModel.signCount).map { Float($0) / 10 }, act: curve,
        measure: curve, instrument: curve))
  }

  @Test func `come back from their file as they were`() throws {
    let models = models()
    let bytes = models.fileBytes
    let read = try PositionModels(ModelFile(bytes: bytes))
    #expect(read.fileBytes == bytes)
    #expect(read.confidence == models.confidence)
    #expect(read.instruments == models.instruments)
    #expect(read.acts.probabilities(["a", "b"]) == models.acts.probabilities(["a", "b"]))
  }

  @Test func `are refused where a section is of another form`() throws {
    let bytes = ModelFile.write([("acts", [1, 2, 3])])
    let error = #expect(throws: ModelError.self) { try PositionModels(ModelFile(bytes: bytes)) }
    #expect(error?.code == "model-form")
  }
}
