public import Archive
import Documents
import Language
public import Positions
public import Primitives

/// Who said what in a document, in a few lines that hold no word of ours.
///
/// Each line is a whole sentence of the text in which a statement stands, with its place. Statements of those who can
/// bind a state come before those who comment, positions on an instrument before other words, and no voice fills the
/// lines while another is unheard.
public struct StatementsInBrief: Sendable {
  /// A statement as far as the choice looks at it.
  public struct Said: Sendable {
    public var speaker: String?
    public var content: [TextRange]
    public var cue: TextRange?
    public var authority: Authority
    public var act: StatementAct
    public var instruments: [String]
    public var confidence: Double

    public init(
      speaker: String?, content: [TextRange], cue: TextRange?, authority: Authority,
      act: StatementAct, instruments: [String], confidence: Double
    ) {
      self.speaker = speaker
      self.content = content
      self.cue = cue
      self.authority = authority
      self.act = act
      self.instruments = instruments
      self.confidence = confidence
    }

    /// A recorded statement.
    public init(_ statement: RecordedStatement) {
      self.init(
        speaker: statement.speakerLabel, content: statement.content.map(\.range),
        cue: statement.cue?.range, authority: statement.authority, act: statement.act,
        instruments: statement.instruments, confidence: statement.confidence)
    }
  }

  /// One line: the words, their place, and which of the statements stand in them.
  public struct Line: Sendable {
    public var passage: String
    public var range: TextRange
    /// Indices among the statements handed in, in order of place; at least one.
    public var statements: [Int]
  }

  public init() {}

  /// At most `limit` lines in the order of the text; empty where nobody is said to have said anything.
  ///
  /// - Complexity: Linear in the text, and in the lines times the statements.
  public func lines(
    of text: String, blocks: [TextBlock], statements: [Said], limit: Int = 5
  ) -> [Line] {
    let sentences = SentencesFromText().sentences(in: text, blocks: blocks).map(\.range)
    var members: [TextRange: [Int]] = [:]
    for (number, said) in statements.enumerated() {
      guard let first = said.content.first else { continue }
      let anchor = said.cue ?? first
      guard let sentence = sentences.first(where: { $0.overlaps(anchor) }) else { continue }
      members[sentence, default: []].append(number)
    }
    let candidates = members.keys.sorted().map { range in
      let inside = (members[range] ?? []).map { statements[$0] }
      let best = inside.max { weight($0) < weight($1) }
      return DocumentSummary.Candidate(
        range: range, speaker: best?.speaker, weight: best.map(weight) ?? 0)
    }
    return DocumentSummary.lines(of: text, from: candidates, limit: limit).compactMap { range in
      text.passage(range).map { Line(passage: $0, range: range, statements: members[range] ?? []) }
    }
  }

  private func weight(_ said: Said) -> Double {
    let voice: Double =
      switch said.authority {
      case .binding: 1.5
      case .speaking: 1.4
      case .official: 1.2
      default: 1
      }
    let isAboutAnInstrument = said.instruments.contains { $0 != "none" }
    return said.confidence * voice * (isAboutAnInstrument ? 1.5 : 1)
  }
}
