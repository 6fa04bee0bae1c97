import Documents
import Foundation
import GRDB
import Primitives
import Statements

extension RecordStore {
  /// The form of the dump that this program writes.
  public static let dumpVersion = 1

  /// Writes the whole history as JSON Lines: a head, then one line for each event with its payload.
  ///
  /// - Parameter write: Called with each line, its line end included.
  public func dump(_ write: (String) throws -> Void) throws {
    try RecordStore.explaining(path) {
      try pool.read { db in
        let last = try Row.fetchOne(
          db,
          sql:
            "SELECT (SELECT count(*) FROM event) AS count, digest FROM event ORDER BY id DESC LIMIT 1"
        )
        let head: JSONValue = [
          "format": "depositary-record", "version": .integer(RecordStore.dumpVersion),
          "events": .integer(last?["count"] ?? 0), "digest": JSONValue(last?["digest"] as String?),
        ]
        try write(head.text() + "\n")
        try RecordStore.replay(db) { each in
          var line: [(key: String, value: JSONValue)] = [
            ("event", .integer(Int(each.id))), ("at", .string(each.event.at)),
            ("who", .string(each.event.who)), ("kind", .string(each.change.kind)),
            ("why", JSONValue(each.event.why)), ("digest", JSONValue(each.digest)),
          ]
          if each.isRedacted { line.append(("redacted", .bool(true))) }
          line.append(("payload", each.change.json(text: each.text, withSecrets: true)))
          try write(JSONValue.object(line).text() + "\n")
        }
      }
    }
  }

  /// Makes the record at `path` out of a dump; the record is the same as the one that was dumped.
  ///
  /// Every hash, place and digest is checked on the way.
  ///
  /// - Parameter line: Gives the next line without its end, nil at the end.
  /// - Returns: How many events were taken.
  /// - Throws: `RecordError`: `exists`, `dump` with the line's number, `span`; then nothing lies at `path`.
  @discardableResult
  public static func load(dump line: () throws -> String?, to path: String) throws -> Int {
    func fault(_ number: Int, _ what: String) -> RecordError {
      RecordError(code: "dump", message: "Line \(number) of the dump: \(what) No record was made.")
    }
    guard let first = try line(), let head = try? JSONValue(parsing: first),
      head["format"] == "depositary-record", case .integer(let count)? = head["events"]
    else {
      throw fault(1, "it is not the head of a dump (`depositary export --format dump`).")
    }
    guard head["version"] == .integer(dumpVersion) else {
      throw fault(1, "it is of a version that this program does not know.")
    }
    var number = 1
    var taken = 0
    try make(path) { store in
      let texts = TextsOfDump()
      var previous: String?
      var redacted: Set<Int64> = []
      try store.take { put in
        while let text = try line() {
          number += 1
          if text.allSatisfy(\.isWhitespace) { continue }
          do {
            let each = try store.event(text, texts, after: previous)
            previous = each.digest
            if each.isRedacted { redacted.insert(each.id) }
            try put(each)
            taken += 1
          } catch let error as RecordError {
            throw RecordError(code: error.code, message: fault(number, error.message).message)
          } catch let error as JSONError {
            throw fault(number, "\(error).")
          }
        }
      }
      guard taken == count else {
        throw fault(number, "it ends after \(taken) of \(count) events; it was cut short.")
      }
      // Only what a redaction on record explains may lack its words.
      let explained = try store.redactedEvents()
      if let odd = redacted.subtracting(explained).min() {
        throw fault(number, "event \(odd) says that it was redacted, and no redaction names it.")
      }
    }
    return taken
  }

  /// Texts of documents that came by, by document and by statement.
  private final class TextsOfDump {
    var documents: [String: String] = [:]
    var documentOfStatement: [String: String] = [:]
  }

  private func event(_ line: String, _ texts: TextsOfDump, after previous: String?) throws
    -> ReplayedEvent
  {
    let fields = DumpFields(try JSONValue(parsing: line), "event")
    let payload = try fields.member("payload")
    let isRedacted = fields["redacted"] == .bool(true)
    let change = try RecordChange(
      kind: fields.string("kind"), payload: payload,
      textOfDocument: { texts.documents[$0 + "\n" + $1] },
      textOfStatement: { texts.documentOfStatement[$0].flatMap { texts.documents[$0] } })
    var text = ""
    switch change {
    case .read(let reading):
      text = reading.document.text
      let origin = reading.origin
      let hash = RecordDigest.sha256(text.utf8)
      guard
        isRedacted
          || hash == reading.textSHA256
            && (!reading.isNewSource
              || origin.bytes.map(RecordDigest.sha256) ?? hash == origin.sha256)
      else {
        throw RecordError(
          code: "dump", message: "a text or its bytes are not the ones that were hashed.")
      }
      let key = origin.sha256 + "\n" + reading.document.id
      texts.documents[key] = text
      for each in reading.statements { texts.documentOfStatement[each.entry.uid] = key }
    case .reread(let reading):
      let key = reading.sha256 + "\n" + reading.name
      text = texts.documents[key] ?? ""
      for each in reading.statements { texts.documentOfStatement[each.entry.uid] = key }
    case .reviewed(let review):
      let key = texts.documentOfStatement[review.statement]
      text = key.flatMap { texts.documents[$0] } ?? ""
      if let uid = review.correction?.entry.uid { texts.documentOfStatement[uid] = key }
    case .redacted(let words):
      text = words.document.flatMap { texts.documents[$0.sha256 + "\n" + $0.name] } ?? ""
    case .reviewWithdrawn, .logged: break
    }
    let event = RecordEvent(
      at: try fields.string("at"), who: try fields.string("who"), why: try fields.optional("why"))
    let digest = try fields.optional("digest")
    if let digest, !isRedacted {
      let made = try RecordStore.digest(
        of: change.json(text: text), kind: change.kind, by: event, after: previous)
      guard made == digest else {
        throw RecordError(
          code: "dump",
          message: "its digest is not that of the event; it was changed, or one before it.")
      }
    }
    return ReplayedEvent(
      id: Int64(try fields.integer("event")), event: event, digest: digest, change: change,
      text: text, isRedacted: isRedacted)
  }
}
