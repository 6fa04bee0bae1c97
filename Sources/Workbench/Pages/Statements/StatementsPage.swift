import Archive
import Primitives

/// Who said what: the statements that pass the filters, newest first.
struct StatementsPage: Page {
  static let template = "statements"
  let title = "Statements"
  let address = SitePath.statements.path
  var jsonAddress: String
  var form: StatementQuery.Form
  var statements: [ShownStatement]
  var isEmpty: Bool
  var turning: Turning
  var json: JSONValue

  init(_ holdings: Holdings, query: StatementQuery) throws {
    let record = holdings.record
    let total = try record.count(of: query.filter)
    let found = try record.statements(matching: query.filter)
    let offset = query.filter.offset
    jsonAddress = SitePath.statements.json(
      query.members + [("offset", offset == 0 ? nil : String(offset))])
    form = query.form(
      action: SitePath.statements.path, names: holdings.instrumentNames)
    let search = query.filter.search.map { SearchWords($0) }
    statements = found.map {
      ShownStatement($0, names: holdings.instrumentNames, search: search)
    }
    isEmpty = found.isEmpty
    turning = Turning(
      offset: offset, limit: StatementQuery.limit, shown: found.count, total: total
    ) { query.path(.statements, offset: $0) }
    json = [
      "total": .integer(total), "offset": .integer(offset),
      "statements": try AnswerJSON.statements(found, in: record),
    ]
  }
}
