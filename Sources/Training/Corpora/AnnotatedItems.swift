internal import Foundation
public import Primitives

/// One annotated report: its text and its statements with their fields (`corpus/guidelines.md`).
public struct AnnotatedItem: Sendable {
  public var id: String
  public var text: String
  public var published: PartialDay?
  public var language: String
  public var statements: [Statement]
  /// Whether every statement of the text is annotated; of a reviewed report only some are.
  public var isComplete: Bool

  public struct Statement: Sendable {
    public var speaker: TextRange?
    public var content: [TextRange]
    /// The act, then the others a careful reader could defend.
    public var acts: [String]
    public var measure: String
    public var instruments: [String]

    public init(
      speaker: TextRange?, content: [TextRange], acts: [String], measure: String,
      instruments: [String]
    ) {
      self.speaker = speaker
      self.content = content
      self.acts = acts
      self.measure = measure
      self.instruments = instruments
    }
  }

  public init(
    id: String, text: String, published: PartialDay?, language: String, statements: [Statement],
    isComplete: Bool = true
  ) {
    self.isComplete = isComplete
    self.id = id
    self.text = text
    self.published = published
    self.language = language
    self.statements = statements
  }

  private struct Line: Decodable {
    var doc: String
    var text: String
    var meta: Meta
    var statements: [Said]
    struct Meta: Decodable {
      var lang: String?
      var published: String?
    }
    struct Place: Decodable {
      var start: Int
      var end: Int
    }
    struct Said: Decodable {
      var speaker: Place?
      var content: [Place]
      var act: String
      var alt_acts: [String]?
      var measure: String
      var instrument: [String]
    }
  }

  /// The items of a JSON Lines file.
  ///
  /// - Throws: `TrainingError` where the file is missing or a line isn't of that form.
  public static func read(_ path: String) throws -> [AnnotatedItem] {
    try CorpusFile.records(Line.self, of: path, called: "statements").map { line in
      let offsets = ScalarOffsets(line.text)
      func range(_ place: Line.Place) -> TextRange? {
        place.start < place.end ? offsets.bytes(place.start..<place.end) : nil
      }
      return AnnotatedItem(
        id: line.doc, text: line.text, published: line.meta.published.flatMap { PartialDay($0) },
        language: line.meta.lang ?? "en",
        statements: line.statements.map { said in
          Statement(
            speaker: said.speaker.flatMap(range), content: said.content.compactMap(range),
            acts: [said.act] + (said.alt_acts ?? []), measure: said.measure,
            instruments: said.instrument)
        })
    }
  }
}

/// A sentence that teaches an act and a measure, for itself: `act/act|measure|sentence`.
public struct ActSentence: Sendable {
  public var acts: [String]
  public var measure: String
  public var text: String

  public init(acts: [String], measure: String, text: String) {
    self.acts = acts
    self.measure = measure
    self.text = text
  }

  /// The sentences of a file; lines that begin with `#` are passed over.
  ///
  /// - Throws: `TrainingError` where the file is missing or a line has no three parts.
  public static func read(_ path: String) throws -> [ActSentence] {
    try CorpusFile.lines(URL(filePath: path)).enumerated().compactMap { number, data in
      let line = String(decoding: data, as: UTF8.self)
      if line.hasPrefix("#") { return nil }
      let parts = line.split(separator: "|", maxSplits: 2).map(String.init)
      guard parts.count == 3 else {
        throw TrainingError(
          code: "corpus-form",
          "\(path):\(number + 1): not “acts|measure|sentence”: \(line.prefix(60))")
      }
      return ActSentence(
        acts: parts[0].split(separator: "/").map(String.init), measure: parts[1], text: parts[2])
    }
  }
}
