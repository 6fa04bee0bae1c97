import Archive
import Primitives

/// The documents of the record, or those that hold the words looked for.
struct DocumentsPage: Page {
  static let template = "documents"
  static let limit = 100
  let title = "Documents"
  let address = SitePath.documents.path
  var jsonAddress: String
  var search: String
  var isSearch: Bool
  var documents: [ShownDocument]
  var isEmpty: Bool
  var turning: Turning
  var json: JSONValue

  init(_ record: RecordStore, search: String?, offset: Int) throws {
    let all = try record.documents(search: search, limit: nil, offset: 0)
    let found = Array(all.dropFirst(offset).prefix(DocumentsPage.limit))
    jsonAddress = SitePath.documents.json([
      ("search", search), ("offset", offset == 0 ? nil : String(offset)),
    ])
    self.search = search ?? ""
    isSearch = search != nil
    documents = found.map { ShownDocument($0) }
    isEmpty = found.isEmpty
    turning = Turning(
      offset: offset, limit: DocumentsPage.limit, shown: found.count, total: all.count
    ) {
      SitePath.documents.path([("search", search), ("offset", $0 == 0 ? nil : String($0))])
    }
    json = [
      "total": .integer(all.count), "offset": .integer(offset),
      "documents": .array(found.map(AnswerJSON.document)),
    ]
  }
}
