public import Archive
import Documents
public import Primitives

/// Which documents hold some words, or come from an outlet or a time.
public struct WhichDocuments: Sendable {
  private let store: RecordStore

  public init(in store: RecordStore) { self.store = store }

  /// The answer to one filter.
  public struct Answer: Sendable {
    /// With words the best match first, else the last recorded first; cut at the filter's limit.
    public var documents: [Found]
    /// How many pass the filter, whatever its limit.
    public var total: Int
  }

  /// A document with what was found in it.
  public struct Found: Sendable {
    public var document: RecordedDocument
    /// Its title, else its name, cut where words that were searched for begin or end.
    public var heading: [Excerpt.Part]
    /// The stretch of its text that shows most of the words; nil where none were searched for, and where all
    /// stand in the title.
    public var excerpt: Excerpt?
    /// The excerpt's place in Unicode scalars of the canonical text.
    public var excerptPlace: Range<Int>?
  }

  /// Linear in the texts of the documents answered with, where words are searched for.
  ///
  /// - Throws: `RecordError` when the record cannot be read.
  public func answer(_ filter: DocumentFilter) throws -> Answer {
    let documents = try store.documents(matching: filter)
    let isWhole = filter.limit.map { documents.count < $0 } ?? true
    let search = filter.search.map { SearchWords($0) }
    return Answer(
      documents: try documents.map { document in
        let heading = document.title ?? document.name
        var found = Found(
          document: document,
          heading: search?.marked(heading) ?? [Excerpt.Part(text: heading, isFound: false)])
        if let search, let text = try store.text(ofDocument: document.id) {
          found.excerpt = search.excerpt(of: text)
          found.excerptPlace = found.excerpt.map { ScalarOffsets(text).scalars($0.range) }
        }
        return found
      },
      total: isWhole && filter.offset == 0 ? documents.count : try store.count(of: filter))
  }

  /// The answer as JSON, places in Unicode scalars of the documents' texts.
  public func json(_ answer: Answer) -> JSONValue {
    [
      "total": .integer(answer.total),
      "documents": .array(answer.documents.map { RecordedDocumentJSON.value($0) }),
    ]
  }
}

/// A recorded document as programs get it.
public enum RecordedDocumentJSON {
  public static func value(_ document: RecordedDocument) -> JSONValue { .object(members(document)) }

  /// With the stretch of its text in which something was found, where something was.
  public static func value(_ found: WhichDocuments.Found) -> JSONValue {
    var members = members(found.document)
    if let excerpt = found.excerpt, let place = found.excerptPlace {
      members.append(
        (
          "excerpt",
          [
            "start": .integer(place.lowerBound), "end": .integer(place.upperBound),
            "parts": .array(
              excerpt.parts.map { ["text": .string($0.text), "found": .bool($0.isFound)] }),
          ]
        ))
    }
    return .object(members)
  }

  private static func members(_ document: RecordedDocument) -> [(key: String, value: JSONValue)] {
    [
      ("id", .integer(Int(document.id))), ("name", .string(document.name)),
      ("sha256", .string(document.sha256)), ("format", .string(document.format.rawValue)),
      ("language", JSONValue(document.language)), ("title", JSONValue(document.title)),
      ("outlet", JSONValue(document.outlet)), ("authors", JSONValue(document.authors)),
      ("published", JSONValue(document.published?.description)),
      ("published_evidence", JSONValue(document.publishedEvidence)),
      ("url", JSONValue(document.url)), ("tier", .string(document.tier.rawValue)),
      ("copy_of", JSONValue(document.copyOf.map { Int($0) })),
      (
        "repeats",
        document.repeats.map { repeated in
          [
            "document": .integer(Int(repeated.first)), "kind": .string(repeated.kind.rawValue),
            "share": .number((repeated.containment * 100).rounded() / 100),
          ]
        } ?? .null
      ),
      ("recorded_at", .string(document.recordedAt)),
      ("statements", .integer(document.statementCount)),
    ]
  }
}
