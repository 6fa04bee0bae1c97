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
