public import Archive
import Positions
import Primitives
import Statements

/// Comma-separated values by RFC 4180: a row for each statement, a line of names first.
///
/// Cells hold the words to the letter. A spreadsheet may take a cell that begins with `=`, `+`, `-` or `@`
/// for a formula: import the columns as text.
public struct CSVExport: Export {
  public let name = "csv"
  public let summary = "a table for spreadsheets (RFC 4180)"
  public let fileExtension = "csv"
  public let mediaType = "text/csv; charset=utf-8; header=present"

  static let columns = [
    "id", "standing", "reviewers", "day", "said_on", "published", "speaker", "person", "office",
    "state", "kind", "authority", "cue", "content", "start", "end", "quote", "nested_in",
    "reported_by", "instruments", "measure", "act", "condition", "target", "confidence", "flags",
    "document", "document_name", "document_sha256", "title", "outlet", "url", "tier", "recorded_at",
  ]

  public func write(
    _ statements: [RecordedStatement], with documents: inout ExportedDocuments,
    to write: (String) throws -> Void
  ) throws {
    try write(CSVExport.columns.joined(separator: ",") + "\r\n")
    for statement in statements {
      let document = try documents.document(statement.document)
      let (_, offsets) = try documents.text(statement.document)
      let places = statement.content.map { offsets.scalars($0.range) }
      let cells: [String] = [
        statement.uid, statement.standing.rawValue, statement.reviewers.joined(separator: "; "),
        statement.day?.description ?? "", statement.saidOn?.description ?? "",
        statement.published?.description ?? "", statement.speakerLabel, statement.person ?? "",
        statement.office ?? "", statement.state ?? "", statement.speakerKind.rawValue,
        statement.authority.rawValue, statement.cue?.text ?? "", statement.words,
        places.map { String($0.lowerBound) }.joined(separator: " "),
        places.map { String($0.upperBound) }.joined(separator: " "), statement.quote.rawValue,
        statement.nestedIn ?? "", statement.reportedBy ?? "",
        statement.instruments.joined(separator: " "), statement.measure.rawValue,
        statement.act.rawValue, statement.condition?.text ?? "", statement.target ?? "",
        JSONValue.number((statement.confidence * 1000).rounded() / 1000).text(),
        statement.flags.joined(separator: " "), String(statement.document), document.name,
        document.sha256, document.title ?? "", document.outlet ?? "", document.url ?? "",
        document.tier.rawValue, statement.recordedAt,
      ]
      try write(cells.map(CSVExport.cell).joined(separator: ",") + "\r\n")
    }
  }

  private static func cell(_ text: String) -> String {
    let isPlain = !text.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
    if isPlain, text.utf8.first != 0x20, text.utf8.last != 0x20 { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
