import Foundation
import TestSupport

@testable import Language

/// A tiny encoder made from a seed, with what torch and the reference tokeniser give for it
/// (`Scripts/encoder/fixture.py`).
struct EncoderFixture: Decodable {
  struct Window: Decodable {
    var pieces: [Int32]
    /// For each piece capitals, part of speech, quotation, cue lexicon, and 1 if it belongs to a word.
    var features: [[UInt8]]
    var hidden: [[Float]]
    var words: [[Int]]
    var labels: [[Float]]
    var links: [[Float]]
  }
  var words: [DividedWord]
  var windows: [Window]

  static let folder = ProjectFolder.root.appending(path: "Tests/LanguageTests/Fixtures")

  static func read() throws -> EncoderFixture {
    try JSONDecoder().decode(
      EncoderFixture.self, from: Data(contentsOf: folder.appending(path: "tiny.json")))
  }

  static func model() throws -> ModelFile {
    try ModelFile(path: folder.appending(path: "tiny.bin").path)
  }
}

extension EncoderFixture.Window {
  var pieceFeatures: [PieceFeatures] {
    features.map {
      PieceFeatures(capitals: $0[0], tag: $0[1], quote: $0[2], cue: $0[3], isWord: $0[4] > 0)
    }
  }
}

/// A word with the pieces the reference divides it into.
struct DividedWord: Decodable {
  var word: String
  var pieces: [Int32]

  init(from decoder: any Decoder) throws {
    var values = try decoder.unkeyedContainer()
    word = try values.decode(String.self)
    pieces = try values.decode([Int32].self)
  }
}
