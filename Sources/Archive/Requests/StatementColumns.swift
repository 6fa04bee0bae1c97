import GRDB
import Positions
import Primitives
import Statements

/// Where the columns of a statement lie in a row.
///
/// Looked up once for all rows of an answer: by name each of some fifty columns costs a comparison with
/// every other, which is more than all the rest of an answer.
struct StatementColumns {
  let id: Int
  private let uid, document, documentName, documentTitle, documentURL, outlet, published, tier: Int
  private let speakerName, person, office, state, speakerKind, authority, quote: Int
  private let nestedIn, reportedBy, saidOn, measure, act, target, confidence, flags: Int
  private let standing, shown, supersedes, supersededBy, contested, reviewers, reader: Int
  private let recordedAt: Int
  private let speaker, cue, condition: PassageColumns

  private struct PassageColumns {
    let start, end, text: Int
  }

  init(_ row: Row) {
    var places: [String: Int] = [:]
    for (index, name) in row.columnNames.enumerated() where places[name] == nil {
      places[name] = index
    }
    func place(_ name: String) -> Int {
      guard let place = places[name] else {
        preconditionFailure("The selection of statements has no column \(name).")
      }
      return place
    }
    func passage(_ name: String) -> PassageColumns {
      PassageColumns(
        start: place(name + "Start"), end: place(name + "End"), text: place(name + "Text"))
    }
    id = place("id")
    uid = place("uid")
    document = place("document")
    documentName = place("documentName")
    documentTitle = place("documentTitle")
    documentURL = place("documentURL")
    outlet = place("outlet")
    published = place("published")
    tier = place("tier")
    speakerName = place("speakerName")
    person = place("person")
    office = place("office")
    state = place("state")
    speakerKind = place("speakerKind")
    authority = place("authority")
    quote = place("quote")
    nestedIn = place("outerUID")
    reportedBy = place("reportedBy")
    saidOn = place("saidOn")
    measure = place("measure")
    act = place("act")
    target = place("target")
    confidence = place("confidence")
    flags = place("flags")
    standing = place("standing")
    shown = place("shown")
    supersedes = place("supersededUID")
    supersededBy = place("nextUID")
    contested = place("contested")
    reviewers = place("reviewers")
    reader = place("reader")
    recordedAt = place("recordedAt")
    speaker = passage("speaker")
    cue = passage("cue")
    condition = passage("condition")
  }

  /// The statement of a row of the same selection.
  func statement(_ row: Row, content: [Passage], instruments: [String]) -> RecordedStatement {
    func text(_ column: Int) -> String? { row[column] }
    func day(_ column: Int) -> PartialDay? { RecordStore.day(row[column]) }
    func passage(_ columns: PassageColumns) -> Passage? {
      guard let start: Int = row[columns.start], let end: Int = row[columns.end],
        let text: String = row[columns.text]
      else { return nil }
      return Passage(range: TextRange(start, end), text: text)
    }
    return RecordedStatement(
      id: row[id], uid: row[uid], document: row[document], documentName: row[documentName],
      documentTitle: row[documentTitle], documentURL: row[documentURL], outlet: row[outlet],
      published: day(published), tier: SourceTier(rawValue: row[tier]) ?? .rewrite,
      speaker: passage(speaker), speakerName: row[speakerName], person: row[person],
      office: row[office], state: row[state],
      speakerKind: Speaker.Kind(rawValue: row[speakerKind]) ?? .unnamed,
      authority: Authority(rawValue: row[authority]) ?? .unnamed, cue: passage(cue),
      content: content, quote: AttributedStatement.Quote(rawValue: row[quote]) ?? .indirect,
      nestedIn: row[nestedIn], reportedBy: row[reportedBy], saidOn: day(saidOn),
      instruments: instruments, measure: Measure(rawValue: row[measure]) ?? .other,
      act: StatementAct(rawValue: row[act]) ?? .assess, condition: passage(condition),
      target: row[target], confidence: row[confidence], flags: RecordStore.strings(row[flags]),
      standing: text(standing).flatMap(StatementStanding.init) ?? .machineRead,
      isShown: row[shown] as Bool? ?? true, supersedes: row[supersedes],
      supersededBy: row[supersededBy], isContested: row[contested] as Bool? ?? false,
      reviewers: text(reviewers).map(RecordStore.strings) ?? [], reader: row[reader],
      recordedAt: row[recordedAt])
  }
}
