extension Route {
  static let document = Route(
    pattern: "/documents/{id}",
    summary:
      "One document: its text, blocks and marks, and every statement in it, in order of place.",
    pathParameter: .init(
      name: "id", summary: "The document's number in this record.", example: "1", isNumber: true),
    answer: [
      ("document", "What is known of it."),
      (
        "text",
        "The canonical text. Every start and end is a half-open Unicode scalar offset into it."
      ),
      ("blocks", "What part of the page each stretch of the text is."),
      ("statements", "Who said what, as the extract contract has it."),
      ("flags", "What a careful reader would mark."),
    ]
  ) { asked in
    guard let id = Int64(asked.id), let page = try DocumentPage(asked.holdings, id: id) else {
      throw WorkbenchError.notFound(
        "This record has no document “\(asked.id)”. \(SitePath.documents.path) lists those it has.")
    }
    return page
  }
}
