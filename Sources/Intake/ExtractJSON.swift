public import Documents
import Archive
import Positions
public import Primitives
import Statements

/// What `extract` prints of one document: the object of the extract contract.
///
/// Places leave as half-open ranges of Unicode scalars; this is the one file where they are converted.
public enum ExtractJSON {
  /// The object for a document that was read.
  public static func value(_ read: ReadDocument) -> JSONValue {
    let document = read.document
    let places = Places(text: document.text)
    let meta = document.metadata
    return [
      "id": .string(document.id),
      "sha256": .string(read.origin.sha256),
      "format": .string(document.format.rawValue),
      "language": JSONValue(document.language),
      "text": .string(document.text),
      "meta": [
        "title": JSONValue(meta.title), "outlet": JSONValue(meta.outlet),
        "authors": JSONValue(meta.authors), "published": JSONValue(meta.published?.description),
        "published_evidence": JSONValue(meta.publishedEvidence), "url": JSONValue(meta.url),
        "tier": .string(meta.tier.rawValue),
      ],
      "blocks": .array(
        document.blocks.map { block in
          let range = places.offsets.scalars(block.range)
          return [
            "start": .integer(range.lowerBound), "end": .integer(range.upperBound),
            "kind": .string(block.kind.rawValue),
          ]
        }),
      "statements": .array(
        read.statements.map { entry in
          statement(entry.uid, entry.statement, entry.position, read, places)
        }),
      "flags": .array(document.flags.map { flag($0, places) }),
    ]
  }

  /// The object that stands in a document's place where it could not be read.
  public static func value(_ fault: DocumentFault) -> JSONValue {
    [
      "id": .string(fault.id),
      "error": ["code": .string(fault.code), "message": .string(fault.message)],
    ]
  }

  private static func statement(
    _ uid: String, _ statement: AttributedStatement, _ position: Position, _ read: ReadDocument,
    _ places: Places
  ) -> JSONValue {
    let speaker = statement.speaker
    let outer = statement.nestedIn.flatMap {
      read.statements.indices.contains($0) ? read.statements[$0].uid : nil
    }
    return [
      "id": .string(uid),
      "speaker": .object(
        places.members(speaker.range) + [
          ("name", JSONValue(speaker.name)), ("person", JSONValue(speaker.person)),
          ("office", JSONValue(speaker.office)), ("state", JSONValue(speaker.state)),
          ("kind", .string(speaker.kind.rawValue)),
          ("authority", .string(speaker.authority.rawValue)),
        ]),
      "cue": statement.cue.map { .object(places.members($0)) } ?? .null,
      "content": .array(statement.content.map { .object(places.members($0)) }),
      "quote": .string(statement.quote.rawValue),
      "nested_in": JSONValue(outer),
      "reported_by": JSONValue(statement.reportedBy),
      "said_on": JSONValue(statement.saidOn?.description),
      "instrument": JSONValue(position.instruments.isEmpty ? ["none"] : position.instruments),
      "measure": .string(position.measure.rawValue),
      "act": .string(position.act.rawValue),
      "condition": position.condition.map { .object(places.members($0)) } ?? .null,
      "target": JSONValue(position.target),
      "confidence": .number((statement.confidence * 1000).rounded() / 1000),
      "flags": JSONValue(statement.flags),
    ]
  }

  private static func flag(_ flag: TextFlag, _ places: Places) -> JSONValue {
    let place = places.members(flag.range)
    return .object(
      [("kind", .string(flag.kind)), place[1], place[2], place[0], ("why", .string(flag.why))])
  }

  /// Places of one text as members `text`, `start`, `end`; all `null` for no place.
  private struct Places {
    let text: String
    let offsets: ScalarOffsets

    init(text: String) {
      self.text = text
      offsets = ScalarOffsets(text)
    }

    func members(_ range: TextRange?) -> [(key: String, value: JSONValue)] {
      guard let range, let passage = text.passage(range) else {
        return [("text", .null), ("start", .null), ("end", .null)]
      }
      let scalars = offsets.scalars(range)
      return [
        ("text", .string(passage)), ("start", .integer(scalars.lowerBound)),
        ("end", .integer(scalars.upperBound)),
      ]
    }
  }
}
