public import Archive
import Positions
import Primitives
import Statements

/// schema.org in JSON-LD: what was quoted as `Quotation`, what was only reported as `Claim`.
public struct QuotationExport: Export {
  public let name = "schema.org"
  public let summary = "schema.org Quotation and Claim (JSON-LD)"
  public let fileExtension = "jsonld"
  public let mediaType = "application/ld+json"

  public func write(
    _ statements: [RecordedStatement], with documents: inout ExportedDocuments,
    to write: (String) throws -> Void
  ) throws {
    try write("{\"@context\":\"https://schema.org\",\"@graph\":[")
    for (index, statement) in statements.enumerated() {
      try write((index > 0 ? ",\n" : "\n") + node(statement, &documents).text())
    }
    try write("\n]}\n")
  }

  private func node(_ statement: RecordedStatement, _ documents: inout ExportedDocuments) throws
    -> JSONValue
  {
    let document = try documents.document(statement.document)
    var speaker: [(key: String, value: JSONValue)] = [
      ("@type", statement.speakerKind == .person ? "Person" : "Organization"),
      ("name", .string(statement.speakerLabel)),
    ]
    if statement.speakerKind == .person, let office = statement.office {
      speaker.append(("jobTitle", .string(office)))
    }
    var report: [(key: String, value: JSONValue)] = [
      ("@type", "NewsArticle"), ("@id", .string(document.urn)),
      ("headline", .string(document.headline)),
    ]
    if let day = document.published, day.year != nil {
      report.append(("datePublished", .string(day.description)))
    }
    if let outlet = document.outlet {
      report.append(("publisher", ["@type": "Organization", "name": .string(outlet)]))
    }
    if let url = document.url { report.append(("url", .string(url))) }
    let isQuoted = statement.quote != .indirect
    var members: [(key: String, value: JSONValue)] = [
      ("@type", isQuoted ? "Quotation" : "Claim"), ("@id", .string(statement.urn)),
      ("text", .string(statement.words)),
      (isQuoted ? "spokenByCharacter" : "author", .object(speaker)),
      (isQuoted ? "isPartOf" : "appearance", .object(report)),
      ("creativeWorkStatus", .string(statement.standing.rawValue)),
      ("dateModified", .string(statement.recordedAt)),
    ]
    if let day = statement.day, day.year != nil {
      members.append(("dateCreated", .string(day.description)))
    }
    if !statement.instruments.isEmpty {
      members.append(("about", .array(statement.instruments.map { ["@type": "Legislation", "identifier": .string($0)] })))
    }
    members.append(("keywords", .string("\(statement.act.rawValue), \(statement.measure.rawValue)")))
    return .object(members)
  }
}
