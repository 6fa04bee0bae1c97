import Archive
import Primitives
import Questions
import Treaties

/// What the record holds, and what came last.
struct HomePage: Page {
  static let template = "home"
  let title = "Depositary"
  let address = SitePath.home.path
  let jsonAddress = SitePath.home.json
  var today: String
  var totals: [Total]
  var isEmpty: Bool
  var contested: [Contested]
  var hasContested: Bool
  var documents: [ShownDocument]
  var statements: [ShownStatement]
  let allDocuments = SitePath.documents.path
  let allStatements = SitePath.statements.path
  let allInstruments = SitePath.instruments.path
  var json: JSONValue

  /// An instrument on which readings differ today.
  struct Contested: Sendable {
    var name: String
    var to: String
    var standings: [ShownStanding]
  }

  struct Total: Sendable {
    var number: Int
    var what: String
    var to: String
  }

  init(_ holdings: Holdings, today: Day) throws {
    let record = holdings.record
    let held = try record.totals()
    let last = try record.documents(matching: DocumentFilter(limit: 8))
    let said = try record.statements(matching: StatementFilter(limit: 8))
    self.today = today.description
    isEmpty = held.documents == 0
    totals = [
      Total(
        number: held.documents, what: held.documents == 1 ? "document" : "documents",
        to: SitePath.documents.path),
      Total(
        number: held.statements, what: held.statements == 1 ? "statement" : "statements",
        to: SitePath.statements.path),
      Total(
        number: held.speakers, what: held.speakers == 1 ? "speaker" : "speakers",
        to: SitePath.speakers.path),
      Total(
        number: holdings.instruments.instruments.count, what: "instruments",
        to: SitePath.instruments.path),
    ]
    let register = holdings.instruments
    let differing = try register.bound(on: today, knownOn: today).filter(\.isContested)
    contested = differing.map { answer in
      Contested(
        name: holdings.instrumentNames[answer.instrument] ?? answer.instrument,
        to: SitePath.instrument(answer.instrument).path,
        standings: ShownStanding.groups(of: answer, in: register, isBrief: true).filter(
          \.isContested))
    }
    hasContested = !contested.isEmpty
    documents = last.map { ShownDocument($0) }
    statements = said.map { ShownStatement($0, names: holdings.instrumentNames) }
    json = [
      "totals": [
        "documents": .integer(held.documents), "statements": .integer(held.statements),
        "speakers": .integer(held.speakers),
        "instruments": .integer(holdings.instruments.instruments.count),
      ],
      "contested": JSONValue(differing.map(\.instrument)),
      "documents": .array(last.map { RecordedDocumentJSON.value($0) }),
      "statements": try AnswerJSON.statements(said, in: record),
    ]
  }
}
