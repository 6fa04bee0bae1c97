public import Archive
import Primitives

/// BibTeX: the reports as references, with their statements as notes.
public struct BibTeXExport: Export {
  public let name = "bibtex"
  public let summary = "BibTeX, a reference for each report"
  public let fileExtension = "bib"
  public let mediaType = "application/x-bibtex"

  public func write(
    _ statements: [RecordedStatement], with documents: inout ExportedDocuments,
    to write: (String) throws -> Void
  ) throws {
    for (document, statements) in try documents.grouped(statements) {
      var fields: [(String, String)] = [("title", "{\(escaped(document.headline))}")]
      if !document.authors.isEmpty {
        // Each in braces of its own, because we don't know which part is the family name.
        fields.append(
          ("author", document.authors.map { "{\(escaped($0))}" }.joined(separator: " and ")))
      }
      if let outlet = document.outlet { fields.append(("journal", escaped(outlet))) }
      if let day = document.published, let year = day.year {
        fields.append(("year", String(year)))
        if let month = day.month { fields.append(("month", BibTeXExport.months[month - 1])) }
        if let day = day.day { fields.append(("day", String(day))) }
      }
      if let url = document.url {
        fields.append(("url", url.onOneLine.filter { !"{}\\".contains($0) }))
      }
      if let language = document.language { fields.append(("language", escaped(language))) }
      fields.append(("note", statements.map { escaped($0.note) }.joined(separator: "; ")))
      let lines = fields.map { key, value in
        key == "month" ? "  month = \(value)" : "  \(key) = {\(value)}"
      }
      try write(
        "@article{depositary-\(document.id),\n" + lines.joined(separator: ",\n") + "\n}\n\n")
    }
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  private func escaped(_ text: String) -> String {
    var out = ""
    for character in text.onOneLine {
      switch character {
      case "\\": out += "\\textbackslash{}"
      case "{": out += "\\{"
      case "}": out += "\\}"
      case "&", "%", "$", "#", "_": out += "\\\(character)"
      case "~": out += "\\textasciitilde{}"
      case "^": out += "\\textasciicircum{}"
      default: out.append(character)
      }
    }
    return out
  }
}
