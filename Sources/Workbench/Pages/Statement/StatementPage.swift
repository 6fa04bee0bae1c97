import Archive
import Positions
import Primitives
import Questions

/// One statement with everything recorded of it: the address to cite.
struct StatementPage: Page {
  static let template = "statement"
  var title: String
  var address: String
  var jsonAddress: String
  var statement: ShownStatement
  var outer: ShownStatement?
  var recorded: String
  var json: JSONValue

  /// - Returns: Nil where the record has no such statement.
  init?(_ holdings: Holdings, uid: String) throws {
    let record = holdings.record
    guard let found = try record.statement(uid: uid) else { return nil }
    title = "\(found.speakerLabel): \(Labels.words(found.act.rawValue))"
    address = SitePath.statement(uid: uid).path
    jsonAddress = SitePath.statement(uid: uid).json
    statement = ShownStatement(found, names: holdings.instrumentNames)
    outer = try found.nestedIn.flatMap { try record.statement(uid: $0) }.map {
      ShownStatement($0, names: holdings.instrumentNames)
    }
    recorded = found.recordedAt
    var places = DocumentPlaces(store: record)
    json = ["statement": try RecordedStatementJSON.value(found, places: &places)]
  }
}
