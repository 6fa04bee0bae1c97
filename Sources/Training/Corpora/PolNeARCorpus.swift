public import Primitives

/// Reads the attributions of PolNeAR (Newell, Margolin, Ruths 2018) as JSON Lines.
public enum PolNeARCorpus {
  /// One article with its attributions.
  public struct Article: Sendable {
    public var id: String
    public var text: String
    public var attributions: [Attribution]

    public init(id: String, text: String, attributions: [Attribution]) {
      self.id = id
      self.text = text
      self.attributions = attributions
    }
  }

  /// One attribution, its parts in order of place.
  public struct Attribution: Sendable, Equatable {
    public var source: [TextRange]
    public var cue: [TextRange]
    public var content: [TextRange]

    public init(source: [TextRange], cue: [TextRange], content: [TextRange]) {
      self.source = source
      self.cue = cue
      self.content = content
    }
  }

  private struct Line: Decodable {
    var id: String
    var text: String
    var attributions: [Parts]?
    struct Parts: Decodable {
      var source: [[Int]]
      var cue: [[Int]]
      var content: [[Int]]
    }
  }

  /// The articles of a file, in its order.
  public static func articles(_ path: String) throws -> [Article] {
    try CorpusFile.records(Line.self, of: path, called: "PolNeAR").map { line in
      let offsets = ScalarOffsets(line.text)
      func ranges(_ pairs: [[Int]]) throws -> [TextRange] {
        try pairs.map { pair in
          guard pair.count == 2, pair[0] < pair[1], let range = offsets.bytes(pair[0]..<pair[1])
          else {
            throw TrainingError(
              code: "corpus-form",
              "\(path): article \(line.id) has a span \(pair) outside its text.")
          }
          return range
        }.sorted()
      }
      return Article(
        id: line.id, text: line.text,
        attributions: try (line.attributions ?? []).map {
          Attribution(
            source: try ranges($0.source), cue: try ranges($0.cue), content: try ranges($0.content))
        })
    }
  }
}
