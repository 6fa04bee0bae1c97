public import Archive
import Primitives

/// RIS: the reports as references for Zotero and its like, each statement a note.
///
/// Source: Research Information Systems, "RIS Format Specifications" (2011); type NEWS.
public struct RISExport: Export {
  public let name = "ris"
  public let summary = "RIS, a reference for each report (Zotero)"
  public let fileExtension = "ris"
  public let mediaType = "application/x-research-info-systems"

  public func write(
    _ statements: [RecordedStatement], with documents: inout ExportedDocuments,
    to write: (String) throws -> Void
  ) throws {
    for (document, statements) in try documents.grouped(statements) {
      var lines: [(String, String)] = [("TY", "NEWS"), ("ID", "depositary-\(document.id)")]
      lines.append(("TI", document.headline))
      lines += document.authors.map { ("AU", $0) }
      if let outlet = document.outlet { lines.append(("T2", outlet)) }
      if let day = document.published, let year = day.year {
        let parts = [String(year), day.month.map(two) ?? "", day.day.map(two) ?? "", ""]
        lines.append(("PY", String(year)))
        lines.append(("DA", parts.joined(separator: "/")))
      }
      if let url = document.url { lines.append(("UR", url)) }
      if let language = document.language { lines.append(("LA", language)) }
      lines += statements.map { ("N1", $0.note) }
      lines += Array(Set(statements.flatMap(\.instruments))).sorted().map { ("KW", $0) }
      lines.append(("ER", ""))
      try write(lines.map { "\($0.0)  - \($0.1.onOneLine)\r\n" }.joined())
    }
  }

  private func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
}
