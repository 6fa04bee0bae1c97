extension Route {
  static let documents = Route(
    pattern: SitePath.documents.path,
    summary: "The documents, last recorded first; with words to search for, the best match first.",
    query: [
      .init(
        name: "search",
        summary:
          "Words of the title or the text: all of them; `\"a phrase\"`, `missil*` for a beginning.",
        example: "moratorium"),
      .init(name: "offset", summary: "Pass over so many.", example: "100", isNumber: true),
    ],
    answer: [
      ("total", "How many there are, whatever the offset."),
      ("offset", "How many were passed over."),
      ("documents", "At most a hundred, without their text."),
    ]
  ) { asked in
    try DocumentsPage(
      asked.holdings.record, search: asked.query.text("search"),
      offset: asked.query.number("offset", in: 0...10_000_000, otherwise: 0))
  }
}
