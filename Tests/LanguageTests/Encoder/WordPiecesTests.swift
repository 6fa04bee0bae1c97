import Foundation
import Language
import TestSupport
import Testing

/// The encoder of the checkout; nil where it is missing.
private let installed = try? ModelFile(
  path: ProjectFolder.root.appending(path: "Models/en-accurate-1/encoder.bin").path)

private func divided(_ word: String, _ pieces: WordPieces, most: Int) -> [Int32] {
  var found: [Int32] = []
  var word = word
  word.withUTF8 { pieces.add($0, 0..<$0.count, most: most, to: &found) }
  return found
}

/// What a reader keeps of the reference's pieces: the first few, and unknown where there is none.
private func kept(_ pieces: [Int32], most: Int) -> [Int32] {
  pieces.isEmpty ? [WordPieces.unknown] : Array(pieces.prefix(most))
}

@Suite struct `Word pieces` {
  @Test func `are those of the reference with a small vocabulary`() throws {
    let pieces = try WordPieces(EncoderFixture.model())
    for example in try EncoderFixture.read().words {
      for most in [1, 4, 200] {
        #expect(
          divided(example.word, pieces, most: most) == kept(example.pieces, most: most),
          "\(example.word), at most \(most)")
      }
    }
  }

  @Test(.enabled(if: installed != nil, "needs Models/en-accurate-1"))
  func `are those of the reference with the real vocabulary`() throws {
    let pieces = try WordPieces(try #require(installed))
    let examples = try JSONDecoder().decode(
      [DividedWord].self,
      from: Data(contentsOf: EncoderFixture.folder.appending(path: "pieces.json")))
    #expect(examples.count > 40)
    for example in examples {
      #expect(
        divided(example.word, pieces, most: 200) == kept(example.pieces, most: 200),
        "\(example.word)")
    }
  }

  @Test func `come of any bytes, one at least`() throws {
    let pieces = try WordPieces(EncoderFixture.model())
    for seed in 0..<200 {
      var generator = SeededGenerator(seed: seed)
      let bytes = (0..<Int.random(in: 1...60, using: &generator)).map { _ in
        UInt8.random(in: 0...255, using: &generator)
      }
      var found: [Int32] = []
      bytes.withUnsafeBufferPointer { pieces.add($0, 0..<$0.count, most: 5, to: &found) }
      #expect((1...5).contains(found.count))
      #expect(found.allSatisfy { $0 >= 0 && Int($0) < pieces.count })
    }
  }
}
