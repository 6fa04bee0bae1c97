public import Archive
import Positions
import Primitives
import Statements

/// W3C Web Annotations: each statement an annotation on the places of its document.
///
/// Source: W3C Web Annotation Data Model (Recommendation of 23 February 2017), sections 3.2, 4.2.4, 4.2.5.
public struct WebAnnotationExport: Export {
  public let name = "webannotation"
  public let summary = "W3C Web Annotations (JSON-LD)"
  public let fileExtension = "jsonld"
  public let mediaType = "application/ld+json; profile=\"http://www.w3.org/ns/anno.jsonld\""

  public func write(
    _ statements: [RecordedStatement], with documents: inout ExportedDocuments,
    to write: (String) throws -> Void
  ) throws {
    try write("{\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\"type\":\"AnnotationPage\",\"items\":[")
    for (index, statement) in statements.enumerated() {
      try write((index > 0 ? ",\n" : "\n") + annotation(statement, &documents).text())
    }
    try write("\n]}\n")
  }

  private func annotation(
    _ statement: RecordedStatement, _ documents: inout ExportedDocuments
  ) throws -> JSONValue {
    let document = try documents.document(statement.document)
    let (text, offsets) = try documents.text(statement.document)
    func tag(_ purpose: String, _ value: String) -> JSONValue {
      ["type": "TextualBody", "purpose": .string(purpose), "value": .string(value)]
    }
    var bodies: [JSONValue] = [
      tag("describing", statement.note), tag("classifying", "act:\(statement.act.rawValue)"),
      tag("classifying", "measure:\(statement.measure.rawValue)"),
      tag("classifying", "standing:\(statement.standing.rawValue)"),
    ]
    bodies += statement.instruments.map { tag("tagging", $0) }
    // The report's own page where it has one; the text itself goes by the hash of its bytes.
    let source: JSONValue = .string(document.url ?? document.urn)
    let targets = statement.content.map { passage -> JSONValue in
      let scalars = offsets.scalars(passage.range)
      let before = offsets.bytes(max(0, scalars.lowerBound - 32)..<scalars.lowerBound)
      let after = offsets.bytes(scalars.upperBound..<min(offsets.count, scalars.upperBound + 32))
      return [
        "source": source,
        "selector": [
          [
            "type": "TextQuoteSelector", "exact": .string(passage.text),
            "prefix": .string(before.flatMap(text.passage) ?? ""),
            "suffix": .string(after.flatMap(text.passage) ?? ""),
          ],
          [
            "type": "TextPositionSelector", "start": .integer(scalars.lowerBound),
            "end": .integer(scalars.upperBound),
          ],
        ],
      ]
    }
    return [
      "id": .string(statement.urn), "type": "Annotation", "motivation": "describing",
      "created": .string(statement.recordedAt), "body": .array(bodies), "target": .array(targets),
    ]
  }
}
