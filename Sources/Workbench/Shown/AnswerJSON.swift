import Archive
import Documents
import Positions
import Primitives
import Questions

/// Parts of the answers as programs get them.
enum AnswerJSON {
  /// Statements as the extract contract has them, each with its document and its standing.
  static func statements(_ statements: [RecordedStatement], in record: RecordStore) throws
    -> JSONValue
  {
    var places = DocumentPlaces(store: record)
    return .array(try statements.map { try RecordedStatementJSON.value($0, places: &places) })
  }

  static func document(_ document: RecordedDocument) -> JSONValue {
    [
      "id": .integer(Int(document.id)), "name": .string(document.name),
      "sha256": .string(document.sha256), "format": .string(document.format.rawValue),
      "language": JSONValue(document.language), "title": JSONValue(document.title),
      "outlet": JSONValue(document.outlet), "authors": JSONValue(document.authors),
      "published": JSONValue(document.published?.description),
      "published_evidence": JSONValue(document.publishedEvidence),
      "url": JSONValue(document.url), "tier": .string(document.tier.rawValue),
      "copy_of": JSONValue(document.copyOf.map { Int($0) }),
      "repeats": document.repeats.map { repeated in
        [
          "document": .integer(Int(repeated.first)), "kind": .string(repeated.kind.rawValue),
          "share": .number((repeated.containment * 100).rounded() / 100),
        ]
      } ?? .null,
      "recorded_at": .string(document.recordedAt),
      "statements": .integer(document.statementCount),
    ]
  }

  static func speaker(_ speaker: RecordedSpeaker) -> JSONValue {
    [
      "id": .string(speaker.id), "name": .string(speaker.name),
      "person": JSONValue(speaker.person), "office": JSONValue(speaker.office),
      "state": JSONValue(speaker.state), "authority": .string(speaker.authority.rawValue),
      "statements": .integer(speaker.statements), "documents": .integer(speaker.documents),
      "latest": JSONValue(speaker.latest?.description),
    ]
  }
}
