import GRDB
import Positions
import Primitives
import Statements

/// A statement as an event carries it: its own fields, and the uids of those it stands to.
struct RecordedEntry: Sendable {
  /// With `nestedIn` nil: the index means nothing outside its document.
  var entry: StatementEntry
  /// The uid of the statement inside whose content this stands.
  var nestedIn: String?
  /// The uid of the statement this corrects or replaces.
  var supersedes: String?

  init(_ entry: StatementEntry, nestedIn: String?, supersedes: String? = nil) {
    self.entry = entry
    self.entry.statement.nestedIn = nil
    self.nestedIn = nestedIn
    self.supersedes = supersedes
  }

  /// The entries of one document, their indices turned into uids.
  ///
  /// An index outside the list or on a circle, which no reader should give, stands for none.
  static func list(_ entries: [StatementEntry]) -> [RecordedEntry] {
    func outer(_ index: Int) -> Int? {
      entries[index].statement.nestedIn.flatMap { entries.indices.contains($0) ? $0 : nil }
    }
    return entries.indices.map { index in
      var at = outer(index)
      // No report nests deeper than a handful; the bound keeps a hostile list linear.
      for _ in 0..<32 {
        guard let each = at, each != index else { break }
        at = outer(each)
      }
      return RecordedEntry(
        entries[index], nestedIn: at == nil ? outer(index).map { entries[$0].uid } : nil)
    }
  }

  /// All that was read, without names: two entries that differ in nothing else say the same.
  var comparable: StatementEntry {
    var entry = entry
    entry.uid = nestedIn ?? ""
    return entry
  }

  // MARK: Rows

  /// The statement of that row, nil where there is none.
  static func row(_ id: Int64, _ db: Database) throws -> RecordedEntry? {
    try Row.fetchOne(db.cachedStatement(sql: select + " WHERE statement.id = ?"), arguments: [id])
      .map { try entry($0, db) }
  }

  /// The statements of one reading, as they came.
  static func rows(ofReading id: Int64, _ db: Database) throws -> [RecordedEntry] {
    try Row.fetchAll(
      db.cachedStatement(sql: select + " WHERE statement.reading = ? ORDER BY statement.seq"),
      arguments: [id]
    ).map { try entry($0, db) }
  }

  private static let select = """
    SELECT statement.*,
      (SELECT uid FROM statement AS other WHERE other.id = statement.nestedIn) AS outerUID,
      (SELECT uid FROM statement AS other WHERE other.id = statement.supersedes) AS supersededUID
    FROM statement
    """

  private static func entry(_ row: Row, _ db: Database) throws -> RecordedEntry {
    let id: Int64 = row["id"]
    func range(_ name: String) -> TextRange? {
      guard let start: Int = row[name + "Start"], let end: Int = row[name + "End"] else {
        return nil
      }
      return TextRange(start, end)
    }
    let content = try Row.fetchAll(
      db.cachedStatement(
        sql: "SELECT start, \"end\" FROM content WHERE statement = ? ORDER BY seq"),
      arguments: [id]
    ).map { TextRange($0["start"], $0["end"]) }
    let instruments = try String.fetchAll(
      db.cachedStatement(
        sql: "SELECT instrument FROM statementInstrument WHERE statement = ? ORDER BY seq"),
      arguments: [id])
    let speaker = Speaker(
      range: range("speaker"), name: row["speakerName"], person: row["person"],
      office: row["office"], state: row["state"],
      kind: Speaker.Kind(rawValue: row["speakerKind"]) ?? .unnamed,
      authority: Authority(rawValue: row["authority"]) ?? .unnamed)
    let statement = AttributedStatement(
      speaker: speaker, cue: range("cue"), content: content,
      quote: AttributedStatement.Quote(rawValue: row["quote"]) ?? .indirect,
      reportedBy: row["reportedBy"], saidOn: RecordStore.day(row["saidOn"]),
      confidence: row["confidence"], flags: RecordStore.strings(row["flags"]))
    let position = Position(
      instruments: instruments, measure: Measure(rawValue: row["measure"]) ?? .other,
      act: StatementAct(rawValue: row["act"]) ?? .assess, condition: range("condition"),
      target: row["target"], confidence: row["actConfidence"])
    return RecordedEntry(
      StatementEntry(uid: row["uid"], statement: statement, position: position),
      nestedIn: row["outerUID"], supersedes: row["supersededUID"])
  }

  // MARK: JSON

  /// The entry with its places in Unicode scalars and the words that stand there.
  func json(_ text: String, _ offsets: ScalarOffsets) -> JSONValue {
    func place(_ range: TextRange?) -> JSONValue {
      guard let range, let passage = text.passage(range) else { return .null }
      let scalars = offsets.scalars(range)
      return [
        "start": .integer(scalars.lowerBound), "end": .integer(scalars.upperBound),
        "text": .string(passage),
      ]
    }
    let statement = entry.statement
    let speaker = statement.speaker
    let position = entry.position
    return [
      "uid": .string(entry.uid), "supersedes": JSONValue(supersedes),
      "speaker": [
        "place": place(speaker.range), "name": JSONValue(speaker.name),
        "person": JSONValue(speaker.person), "office": JSONValue(speaker.office),
        "state": JSONValue(speaker.state), "kind": .string(speaker.kind.rawValue),
        "authority": .string(speaker.authority.rawValue),
      ],
      "cue": place(statement.cue), "content": .array(statement.content.map { place($0) }),
      "quote": .string(statement.quote.rawValue), "nested_in": JSONValue(nestedIn),
      "reported_by": JSONValue(statement.reportedBy),
      "said_on": JSONValue(statement.saidOn?.description),
      "instruments": JSONValue(position.instruments),
      "measure": .string(position.measure.rawValue), "act": .string(position.act.rawValue),
      "condition": place(position.condition), "target": JSONValue(position.target),
      "confidence": .number(statement.confidence), "act_confidence": .number(position.confidence),
      "flags": JSONValue(statement.flags),
    ]
  }

  /// Reads what `json` wrote; every place is checked against the words beside it.
  ///
  /// - Throws: `RecordError` with code `dump` or `span`.
  init(_ json: JSONValue, _ text: String, _ offsets: ScalarOffsets) throws {
    let fields = DumpFields(json, "statement")
    func place(_ value: JSONValue?) throws -> TextRange? {
      guard let value, value != .null else { return nil }
      let place = DumpFields(value, "place")
      let (start, end) = (try place.integer("start"), try place.integer("end"))
      let words = try place.string("text")
      guard start <= end, let range = offsets.bytes(start..<end),
        let passage = text.passage(range), passage.utf8.elementsEqual(words.utf8)
      else {
        throw RecordError(
          code: "span",
          message:
            "The place \(start)..<\(end) of a statement does not hold the words beside it. The event was not taken."
        )
      }
      return range
    }
    let speaker = DumpFields(try fields.member("speaker"), "speaker")
    func known<Value>(_ value: Value?, _ name: String) throws -> Value {
      guard let value else { throw fields.fault(name, "is none that this program knows") }
      return value
    }
    let statement = AttributedStatement(
      speaker: Speaker(
        range: try place(speaker["place"]), name: try speaker.optional("name"),
        person: try speaker.optional("person"), office: try speaker.optional("office"),
        state: try speaker.optional("state"),
        kind: try known(Speaker.Kind(rawValue: speaker.string("kind")), "kind"),
        authority: try known(Authority(rawValue: speaker.string("authority")), "authority")),
      cue: try place(fields["cue"]),
      content: try fields.list("content").compactMap { try place($0) },
      quote: try known(
        AttributedStatement.Quote(rawValue: fields.string("quote")), "quote"),
      reportedBy: try fields.optional("reported_by"), saidOn: try fields.day("said_on"),
      confidence: try fields.number("confidence"), flags: try fields.strings("flags"))
    let position = Position(
      instruments: try fields.strings("instruments"),
      measure: try known(Measure(rawValue: fields.string("measure")), "measure"),
      act: try known(StatementAct(rawValue: fields.string("act")), "act"),
      condition: try place(fields["condition"]), target: try fields.optional("target"),
      confidence: try fields.number("act_confidence"))
    entry = StatementEntry(
      uid: try fields.string("uid"), statement: statement, position: position)
    nestedIn = try fields.optional("nested_in")
    supersedes = try fields.optional("supersedes")
  }
}

extension StatementEntry: Equatable {
  public static func == (left: StatementEntry, right: StatementEntry) -> Bool {
    left.uid == right.uid && left.statement == right.statement && left.position == right.position
  }
}
