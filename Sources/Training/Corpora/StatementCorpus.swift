internal import Foundation
internal import Primitives

/// Reads the project's own annotated news items (`corpus/guidelines.md`) as attributions.
public enum StatementCorpus {
  private struct Line: Decodable {
    var doc: String
    var text: String
    var meta: Meta
    var statements: [Statement]
    struct Meta: Decodable { var lang: String? }
    struct Place: Decodable {
      var start: Int
      var end: Int
    }
    struct Statement: Decodable {
      var speaker: Place?
      var cue: Place?
      var content: [Place]
    }
  }

  /// The English articles of a file; of statements inside one another the outer come first.
  public static func articles(_ path: String) throws -> [PolNeARCorpus.Article] {
    try CorpusFile.records(Line.self, of: path, called: "statements").compactMap { line in
      guard line.meta.lang ?? "en" == "en" else { return nil }
      let offsets = ScalarOffsets(line.text)
      func ranges(_ places: [Line.Place]) -> [TextRange] {
        places.compactMap { $0.start < $0.end ? offsets.bytes($0.start..<$0.end) : nil }.sorted()
      }
      let attributions = line.statements.map { statement in
        PolNeARCorpus.Attribution(
          source: ranges(statement.speaker.map { [$0] } ?? []),
          cue: ranges(statement.cue.map { [$0] } ?? []), content: ranges(statement.content))
      }
      func size(_ attribution: PolNeARCorpus.Attribution) -> Int {
        attribution.content.reduce(0) { $0 + $1.length }
      }
      return PolNeARCorpus.Article(
        id: line.doc, text: line.text,
        attributions: attributions.enumerated().sorted {
          (-size($0.element), $0.offset) < (-size($1.element), $1.offset)
        }.map(\.element))
    }
  }
}
