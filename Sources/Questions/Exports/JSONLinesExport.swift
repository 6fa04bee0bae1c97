public import Archive
import Primitives

/// JSON Lines: one statement a line, the object of the extract contract with document and standing.
public struct JSONLinesExport: Export {
  public let name = "jsonl"
  public let summary = "JSON Lines, a statement a line"
  public let fileExtension = "jsonl"
  public let mediaType = "application/jsonl"

  public func write(
    _ statements: [RecordedStatement], with documents: inout ExportedDocuments,
    to write: (String) throws -> Void
  ) throws {
    for statement in statements {
      try write(RecordedStatementJSON.value(statement, places: &documents.places).text() + "\n")
    }
  }
}
