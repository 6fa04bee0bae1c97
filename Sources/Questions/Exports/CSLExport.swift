public import Archive
import Primitives

/// CSL-JSON: the reports as references, with their statements as notes, for pandoc and CSL processors.
///
/// Source: CSL 1.0.2, csl-data.json.
public struct CSLExport: Export {
  public let name = "csl"
  public let summary = "CSL-JSON, a reference for each report"
  public let fileExtension = "json"
  public let mediaType = "application/vnd.citationstyles.csl+json"

  public func write(
    _ statements: [RecordedStatement], with documents: inout ExportedDocuments,
    to write: (String) throws -> Void
  ) throws {
    let items = try documents.grouped(statements).map(item)
    try write(JSONValue.array(items).text(indented: true) + "\n")
  }

  private func item(_ document: RecordedDocument, _ statements: [RecordedStatement]) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("id", .string("depositary-\(document.id)")), ("type", "article-newspaper"),
      ("title", .string(document.headline.onOneLine)),
    ]
    if !document.authors.isEmpty {
      members.append(
        ("author", .array(document.authors.map { ["literal": .string($0.onOneLine)] })))
    }
    if let outlet = document.outlet {
      members.append(("container-title", .string(outlet.onOneLine)))
    }
    if let day = document.published, let year = day.year {
      let parts = [year, day.month, day.day].compactMap { $0 }.map(JSONValue.integer)
      members.append(("issued", ["date-parts": [.array(parts)]]))
    }
    if let url = document.url { members.append(("URL", .string(url))) }
    if let language = document.language { members.append(("language", .string(language))) }
    members.append(
      ("note", .string(statements.map(\.note.onOneLine).joined(separator: "\n"))))
    return .object(members)
  }
}
