import Foundation
import Kernels
import TestSupport
import Testing

@testable import Language

/// The instructions this processor has.
private let instructions: [String] = ["plain", "avx2", "vnni"].filter { kernel_use($0) != 0 }

/// The largest difference of two tables.
private func distance(_ one: [[Double]], _ two: [[Float]]) -> Double {
  zip(one, two).flatMap { zip($0, $1).map { abs($0 - Double($1)) } }.max() ?? .infinity
}

@Suite(.serialized) struct `The encoder` {
  private let fixture: EncoderFixture
  private let weights: EncoderWeights

  init() throws {
    fixture = try EncoderFixture.read()
    weights = try EncoderWeights(EncoderFixture.model())
  }

  /// Hidden states, labels and links of a window with the instructions in use.
  private func read(
    _ window: EncoderFixture.Window
  ) -> (hidden: [[Float]], labels: [[Float]], links: [[Float]]) {
    let encoder = Encoder(weights: weights)
    let work = EncoderWork(weights.shape)
    encoder.encode(window.pieces, window.pieceFeatures, work)
    let width = weights.shape.width
    let hidden = window.pieces.indices.map { row in
      (0..<width).map { work.hidden[row * width + $0] }
    }
    var labels: [SIMD16<Float>] = []
    var links: [Float] = []
    encoder.read(
      window.words.map { ($0[0], $0[1]) }, work, labels: &labels, links: &links)
    let size = 4 * weights.shape.link
    return (
      hidden, labels.map { row in (0..<16).map { row[$0] } },
      labels.indices.map { Array(links[($0 * size)..<(($0 + 1) * size)]) }
    )
  }

  @Test func `in plain Swift gives what torch gives`() {
    for window in fixture.windows {
      let found = ReferenceEncoder(weights: weights).hidden(window.pieces, window.pieceFeatures)
      #expect(found.count == window.hidden.count)
      #expect(distance(found, window.hidden) < 1e-4)
    }
  }

  @Test func `in 8 bits stays close to torch`() {
    for window in fixture.windows {
      let found = read(window)
      #expect(distance(found.hidden.map { $0.map(Double.init) }, window.hidden) < 0.12)
      #expect(distance(found.labels.map { $0.map(Double.init) }, window.labels) < 0.12)
      #expect(distance(found.links.map { $0.map(Double.init) }, window.links) < 0.12)
      // Close on the whole too: the root of the mean square, against values of about 1.
      let squares = zip(found.hidden.joined(), window.hidden.joined()).map {
        Double(($0 - $1) * ($0 - $1))
      }
      #expect((squares.reduce(0, +) / Double(squares.count)).squareRoot() < 0.03)
    }
  }

  @Test func `gives the same bits with every set of instructions`() {
    #expect(instructions.contains("plain"))
    for window in fixture.windows {
      var first: (hidden: [[Float]], labels: [[Float]], links: [[Float]])?
      for name in instructions {
        #expect(kernel_use(name) == 1)
        let found = read(window)
        if let first {
          #expect(found.hidden == first.hidden, "\(name)")
          #expect(found.labels == first.labels, "\(name)")
          #expect(found.links == first.links, "\(name)")
        } else {
          first = found
        }
      }
    }
  }

  @Test func `gives the same bits for a window whatever stands beside it`() throws {
    let small = fixture.windows.filter { $0.pieces.count < 12 }
    try #require(small.count > 1)
    let encoder = Encoder(weights: weights)
    let width = weights.shape.width
    func hidden(_ windows: [EncoderFixture.Window]) -> [Float] {
      let work = EncoderWork(weights.shape)
      let pieces = windows.flatMap(\.pieces)
      encoder.encode(
        pieces, windows.flatMap(\.pieceFeatures), windows: windows.map(\.pieces.count), work)
      return (0..<(pieces.count * width)).map { work.hidden[$0] }
    }
    let alone = small.map { hidden([$0]) }
    #expect(hidden(small) == alone.flatMap { $0 })
    #expect(hidden(small.reversed()) == alone.reversed().flatMap { $0 })
  }

  @Test func `is refused when its file is of another shape`() throws {
    let error = #expect(throws: ModelError.self) {
      try EncoderWeights(
        ModelFile(bytes: ModelFile.write([("shape", [UInt8](repeating: 0, count: 36))])))
    }
    #expect(error?.code == "model-form")
  }
}

@Suite struct `Windows of an encoder` {
  private func windows(_ seed: Int) -> (sizes: [[UInt8]], found: [EncoderWindows.Segment]) {
    var generator = SeededGenerator(seed: seed)
    var sizes: [[UInt8]] = []
    var starts: [[Int32]] = []
    for _ in 0..<Int.random(in: 1...12, using: &generator) {
      let count = Int.random(in: 1...120, using: &generator)
      sizes.append((0..<count).map { _ in UInt8.random(in: 1...4, using: &generator) })
      var start: Int32 = 0
      starts.append(
        (0..<count).map { word in
          if Int.random(in: 0..<15, using: &generator) == 0 { start = Int32(word) }
          return start
        })
    }
    return (sizes, EncoderWindows(room: 64).segments(sizes: sizes, starts: starts))
  }

  @Test(arguments: 0..<50) func `hold every word once, in order, and never too many pieces`(
    seed: Int
  ) {
    let (sizes, found) = windows(seed)
    var words = sizes.map { _ in 0 }
    for segment in found {
      #expect(segment.words.lowerBound == words[segment.passage])
      words[segment.passage] = segment.words.upperBound
      let own = segment.words.reduce(0) { $0 + Int(sizes[segment.passage][$1]) }
      #expect(own == segment.pieces)
      #expect(segment.room <= 64)
    }
    #expect(words == sizes.map(\.count))
  }

  @Test(arguments: 0..<50) func `go in batches that keep their order and fit`(seed: Int) {
    let (_, found) = windows(seed)
    let batches = EncoderWindows(room: 64).batches(found)
    #expect(Array(batches.joined()) == found)
    #expect(batches.allSatisfy { !$0.isEmpty && $0.reduce(0) { $0 + $1.room } <= 64 })
  }
}
