public import Positions
public import Primitives
public import Statements

/// What a reviewer would have otherwise in a statement; what is nil stays as it was read.
///
/// Passages are given by their words, as they stand in the text: the nearest place to the one that was
/// read is taken.
public struct StatementCorrection: Sendable {
  public var act: StatementAct?
  public var measure: Measure?
  /// Catalogue ids; empty for no instrument.
  public var instruments: [String]?
  public var target: String?
  public var speaker: String?
  public var speakerName: String?
  public var person: String?
  public var office: String?
  public var state: String?
  public var authority: Authority?
  public var quote: AttributedStatement.Quote?
  public var saidOn: PartialDay?
  public var cue: String?
  /// The passages of the content, in order of place.
  public var content: [String]?
  public var condition: String?
  /// Fields of `target`, `person`, `office`, `state`, `said-on`, `cue`, `condition` to be emptied.
  public var cleared: Set<String> = []

  public init() {}

  /// Whether nothing is to be changed.
  public var isEmpty: Bool {
    act == nil && measure == nil && instruments == nil && target == nil && speaker == nil
      && speakerName == nil && person == nil && office == nil && state == nil && authority == nil
      && quote == nil && saidOn == nil && cue == nil && content == nil && condition == nil
      && cleared.isEmpty
  }

  /// The names that `cleared` may hold.
  public static let clearable = [
    "condition", "cue", "office", "person", "said-on", "state", "target",
  ]

  /// The entry with these changes.
  ///
  /// - Throws: `RecordError` with code `span` where words do not stand in the text.
  public func applied(to entry: StatementEntry, in text: String) throws -> StatementEntry {
    var entry = entry
    let near = entry.statement.content.first?.start ?? 0
    func place(_ words: String) throws -> TextRange {
      guard let range = StatementCorrection.place(of: words, in: text, near: near) else {
        throw RecordError(
          code: "span",
          message:
            "“\(words)” does not stand in the text. Give the words to the letter, as the document has them."
        )
      }
      return range
    }
    if let act { entry.position.act = act }
    if let measure { entry.position.measure = measure }
    if let instruments { entry.position.instruments = instruments }
    if let target { entry.position.target = target }
    if let speaker { entry.statement.speaker.range = try place(speaker) }
    if let speakerName { entry.statement.speaker.name = speakerName }
    if let person { entry.statement.speaker.person = person }
    if let office { entry.statement.speaker.office = office }
    if let state { entry.statement.speaker.state = state }
    if let authority { entry.statement.speaker.authority = authority }
    if let quote { entry.statement.quote = quote }
    if let saidOn { entry.statement.saidOn = saidOn }
    if let cue { entry.statement.cue = try place(cue) }
    if let content { entry.statement.content = try content.map(place).sorted() }
    if let condition { entry.position.condition = try place(condition) }
    for field in cleared {
      switch field {
      case "condition": entry.position.condition = nil
      case "cue": entry.statement.cue = nil
      case "office": entry.statement.speaker.office = nil
      case "person": entry.statement.speaker.person = nil
      case "said-on": entry.statement.saidOn = nil
      case "state": entry.statement.speaker.state = nil
      case "target": entry.position.target = nil
      default: break
      }
    }
    return entry
  }

  /// The place of `words` whose start is nearest to `near`; nil where they don't stand in the text.
  ///
  /// Any white space between words stands for any other: what a terminal folded is found where the text
  /// goes on. Linear in the text for words that differ early.
  static func place(of words: String, in text: String, near: Int) -> TextRange? {
    let wanted = words.utf8.split(whereSeparator: \.isWhiteSpace).map { Array($0) }
    guard let first = wanted.first?.first else { return nil }
    var best: TextRange?
    var text = text
    text.withUTF8 { bytes in
      for start in bytes.indices where bytes[start] == first {
        // A tie goes to the earlier place; further ones cannot be nearer again.
        if let best, abs(start - near) >= abs(best.start - near) {
          if start > near { break }
          continue
        }
        if let end = end(of: wanted, in: bytes, from: start) { best = TextRange(start, end) }
      }
    }
    return best
  }

  /// Where the words end that begin at `start`; nil where they don't stand there.
  private static func end(
    of words: [[UInt8]], in bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int? {
    var at = start
    for (index, word) in words.enumerated() {
      if index > 0 {
        let gap = at
        while at < bytes.count, bytes[at].isWhiteSpace { at += 1 }
        if at == gap { return nil }
      }
      guard at + word.count <= bytes.count,
        bytes[at..<at + word.count].elementsEqual(word)
      else { return nil }
      at += word.count
    }
    return at
  }
}
