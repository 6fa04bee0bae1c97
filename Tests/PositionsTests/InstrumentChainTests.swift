import Testing
import TestSupport

@testable import Positions

struct `A chain of instruments` {
  @Test func `has likelihoods that sum to one, and keeps a label the firmer its bond`() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<40 {
      let places = Int.random(in: 1...6, using: &generator)
      let scores = (0..<places).map { _ in
        (0..<5).map { _ in Float.random(in: -3...3, using: &generator) }
      }
      let bonds = (0..<places).map { _ in Float.random(in: 0...2, using: &generator) }
      let chain = InstrumentChain(scores: scores, bonds: bonds)
      let sums = chain.sums()
      for place in 0..<places {
        #expect(abs(chain.likelihoods(place, sums).reduce(0, +) - 1) < 1e-3)
      }
      guard places > 1 else { continue }
      let firmer = InstrumentChain(scores: scores, bonds: bonds.map { $0 + 1 })
      #expect(firmer.stays(1, firmer.sums()) >= chain.stays(1, sums) - 1e-4)
    }
  }

  @Test func `finds the best of all paths`() {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<40 {
      let scores = (0..<4).map { _ in
        (0..<3).map { _ in Float.random(in: -2...2, using: &generator) }
      }
      let bonds = (0..<4).map { _ in Float.random(in: 0...2, using: &generator) }
      let chain = InstrumentChain(scores: scores, bonds: bonds)
      func value(_ path: [Int]) -> Float {
        path.indices.reduce(0) {
          $0 + scores[$1][path[$1]] + ($1 > 0 && path[$1] == path[$1 - 1] ? bonds[$1] : 0)
        }
      }
      var top = -Float.infinity
      for number in 0..<81 {
        top = max(top, value([number % 3, number / 3 % 3, number / 9 % 3, number / 27]))
      }
      #expect(abs(value(chain.best()) - top) < 1e-4)
    }
  }
}

struct `A curve of confidence` {
  @Test func `rises, and goes straight between its points`() {
    let curve = ConfidenceModel.Curve(scores: [0.2, 0.6, 0.9], shares: [0.4, 0.6, 0.8])
    #expect(curve.share(0) == 0.4)
    #expect(abs(curve.share(0.4) - 0.5) < 1e-5)
    #expect(curve.share(1) == 0.8)
    var last: Float = 0
    for step in 0...100 {
      let share = curve.share(Float(step) / 100)
      #expect(share >= last)
      last = share
    }
  }
}
