import Archive
import Primitives
import Questions

/// One document: its text with the statements drawn in, and the list of them beside it.
struct DocumentPage: Page {
  static let template = "document"
  var title: String
  var address: String
  var jsonAddress: String
  var document: ShownDocument
  var blocks: [MarkedText.Block]
  var statements: [ShownStatement]
  var hasStatements: Bool
  /// Who said what, in a few of the document's own sentences.
  var brief: [BriefLine]
  var hasBrief: Bool
  var marks: [Mark]
  var hasMarks: Bool
  var json: JSONValue

  /// Something a careful reader would mark.
  struct Mark: Sendable {
    var kind: String
    var why: String
    /// How often, where it is more than once.
    var places: String?
  }

  /// A sentence in which somebody is reported to have said something.
  struct BriefLine: Sendable {
    var passage: String
    /// The statements that stand in it.
    var members: [Member]

    struct Member: Sendable {
      var number: Int
      var uid: String
    }
  }

  /// - Returns: Nil where the record has no such document.
  init?(_ holdings: Holdings, id: Int64) throws {
    let record = holdings.record
    guard let document = try record.document(id: id), let text = try record.text(ofDocument: id)
    else { return nil }
    let blocks = try record.blocks(ofDocument: id)
    let flags = try record.flags(ofDocument: id)
    let said = try record.statements(matching: StatementFilter(document: id)).sorted {
      (DocumentPage.place($0), $0.id) < (DocumentPage.place($1), $1.id)
    }
    title = document.title ?? document.name
    address = SitePath.document(id).path
    jsonAddress = SitePath.document(id).json
    self.document = ShownDocument(document)
    self.blocks = MarkedText(text: text, blocks: blocks, statements: said, flags: flags).blocks
    statements = said.enumerated().map { index, statement in
      ShownStatement(statement, number: index + 1, names: holdings.instrumentNames)
    }
    hasStatements = !said.isEmpty
    brief = StatementsInBrief().lines(
      of: text, blocks: blocks, statements: said.map { StatementsInBrief.Said($0) }
    ).map { line in
      BriefLine(
        passage: line.passage,
        members: line.statements.map { .init(number: $0 + 1, uid: said[$0].uid) })
    }
    // Where there is little to choose from the brief would repeat the list beside the text.
    hasBrief = said.count > 5
    marks = DocumentPage.marks(flags)
    hasMarks = !flags.isEmpty
    let offsets = ScalarOffsets(text)
    func place(_ range: TextRange) -> [(key: String, value: JSONValue)] {
      [
        ("start", .integer(offsets.scalar(atByte: range.start))),
        ("end", .integer(offsets.scalar(atByte: range.end))),
      ]
    }
    json = [
      "document": RecordedDocumentJSON.value(document),
      "text": .string(text),
      "blocks": .array(
        blocks.map { .object(place($0.range) + [("kind", .string($0.kind.rawValue))]) }),
      "statements": try AnswerJSON.statements(said, in: record),
      "flags": .array(
        flags.map { flag in
          .object(
            [("kind", .string(flag.kind))]
              + (flag.range.map(place) ?? [("start", .null), ("end", .null)])
              + [
                ("text", JSONValue(flag.range.flatMap { text.passage($0) })),
                ("why", .string(flag.why)),
              ])
        }),
    ]
  }

  /// What is marked alike at several places is listed once.
  private static func marks(_ flags: [TextFlag]) -> [Mark] {
    var times: [[String]: Int] = [:]
    for flag in flags { times[[flag.kind, flag.why], default: 0] += 1 }
    return flags.compactMap { flag in
      guard let count = times.removeValue(forKey: [flag.kind, flag.why]) else { return nil }
      return Mark(
        kind: Labels.words(flag.kind), why: flag.why, places: count > 1 ? "\(count) places" : nil)
    }
  }

  /// Where a statement begins in the text.
  private static func place(_ statement: RecordedStatement) -> Int {
    let places =
      statement.content.map(\.range.start)
      + [statement.speaker?.range.start, statement.cue?.range.start].compactMap { $0 }
    return places.min() ?? 0
  }
}
