public import Archive
import Positions
public import Primitives
import Statements

/// A recorded statement as JSON: the extract contract's object, with its document and its standing.
public enum RecordedStatementJSON {
  /// - Parameter places: Keeps the texts already fetched; hand the same one in for a whole answer.
  public static func value(_ statement: RecordedStatement, places: inout DocumentPlaces) throws
    -> JSONValue
  {
    let offsets = try places.offsets(ofDocument: statement.document)
    func members(_ passage: Passage?) -> [(key: String, value: JSONValue)] {
      guard let passage else { return [("text", .null), ("start", .null), ("end", .null)] }
      let scalars = offsets.scalars(passage.range)
      return [
        ("text", .string(passage.text)), ("start", .integer(scalars.lowerBound)),
        ("end", .integer(scalars.upperBound)),
      ]
    }
    return [
      "id": .string(statement.uid),
      "standing": .string(statement.standing.rawValue),
      "reviewers": JSONValue(statement.reviewers),
      "document": [
        "id": .integer(Int(statement.document)), "name": .string(statement.documentName),
        "title": JSONValue(statement.documentTitle), "outlet": JSONValue(statement.outlet),
        "url": JSONValue(statement.documentURL),
        "published": JSONValue(statement.published?.description),
        "tier": .string(statement.tier.rawValue),
      ],
      "recorded_at": .string(statement.recordedAt),
      "speaker": .object(
        members(statement.speaker) + [
          ("name", JSONValue(statement.speakerName)), ("person", JSONValue(statement.person)),
          ("office", JSONValue(statement.office)), ("state", JSONValue(statement.state)),
          ("kind", .string(statement.speakerKind.rawValue)),
          ("authority", .string(statement.authority.rawValue)),
        ]),
      "cue": statement.cue.map { .object(members($0)) } ?? .null,
      "content": .array(statement.content.map { .object(members($0)) }),
      "quote": .string(statement.quote.rawValue),
      "nested_in": JSONValue(statement.nestedIn),
      "reported_by": JSONValue(statement.reportedBy),
      "said_on": JSONValue(statement.saidOn?.description),
      "instrument": JSONValue(statement.instruments.isEmpty ? ["none"] : statement.instruments),
      "measure": .string(statement.measure.rawValue),
      "act": .string(statement.act.rawValue),
      "condition": statement.condition.map { .object(members($0)) } ?? .null,
      "target": JSONValue(statement.target),
      "confidence": .number((statement.confidence * 1000).rounded() / 1000),
      "flags": JSONValue(statement.flags),
    ]
  }
}

/// Converts places of recorded documents, fetching each text once.
public struct DocumentPlaces {
  private let store: RecordStore
  private var known: [Int64: ScalarOffsets] = [:]

  public init(store: RecordStore) { self.store = store }

  mutating func offsets(ofDocument id: Int64) throws -> ScalarOffsets {
    if let offsets = known[id] { return offsets }
    let offsets = ScalarOffsets(try store.text(ofDocument: id) ?? "")
    // A long answer runs over many documents, each met once in a row; a few are enough to keep.
    if known.count >= 64 { known.removeAll(keepingCapacity: true) }
    known[id] = offsets
    return offsets
  }
}
