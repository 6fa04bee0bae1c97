import Archive
import Primitives
import Questions

/// The documents of the record, or those that hold the words looked for.
struct DocumentsPage: Page {
  static let template = "documents"
  static let limit = 100
  let title = "Documents"
  let address = SitePath.documents.path
  var jsonAddress: String
  var form: Form
  var documents: [ShownDocument]
  var isEmpty: Bool
  var turning: Turning
  var json: JSONValue

  /// The fields as they were sent.
  struct Form: Sendable {
    var search: String
    var outlet: String
    var language: String
    var since: String
    var until: String
    var isNarrowed: Bool
    var clear = SitePath.documents.path
  }

  init(_ record: RecordStore, filter: DocumentFilter) throws {
    var filter = filter
    filter.limit = DocumentsPage.limit
    let question = WhichDocuments(in: record)
    let answer = try question.answer(filter)
    let members: [(name: String, value: String?)] = [
      ("search", filter.search), ("outlet", filter.outlet), ("language", filter.language),
      ("since", filter.since?.description), ("until", filter.until?.description),
    ]
    func offset(_ number: Int) -> [(name: String, value: String?)] {
      members + [("offset", number == 0 ? nil : String(number))]
    }
    jsonAddress = SitePath.documents.json(offset(filter.offset))
    form = Form(
      search: filter.search ?? "", outlet: filter.outlet ?? "", language: filter.language ?? "",
      since: filter.since?.description ?? "", until: filter.until?.description ?? "",
      isNarrowed: members.contains { $0.value != nil })
    documents = answer.documents.map { ShownDocument($0) }
    isEmpty = documents.isEmpty
    turning = Turning(
      offset: filter.offset, limit: DocumentsPage.limit, shown: documents.count,
      total: answer.total
    ) { SitePath.documents.path(offset($0)) }
    json = [
      "total": .integer(answer.total), "offset": .integer(filter.offset),
      "documents": .array(answer.documents.map { RecordedDocumentJSON.value($0) }),
    ]
  }
}
