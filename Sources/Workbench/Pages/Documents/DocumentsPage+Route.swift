import Archive

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
      .init(
        name: "outlet", summary: "The outlet, as its documents have it; case doesn't matter.",
        example: "TASS"),
      .init(name: "language", summary: "ISO 639-1 code of the language.", example: "ru"),
      .init(
        name: "since", summary: "Published on this day or later.", example: "2023-01-01",
        isDay: true),
      .init(
        name: "until", summary: "… on this day or earlier.", example: "2023-12-31", isDay: true),
      .init(name: "offset", summary: "Pass over so many.", example: "100", isNumber: true),
    ],
    answer: [
      ("total", "How many there are, whatever the offset."),
      ("offset", "How many were passed over."),
      (
        "documents",
        "At most a hundred, without their text; with words, the `excerpt` that shows most of them."
      ),
    ]
  ) { asked in
    let query = asked.query
    let days = try query.days()
    let filter = DocumentFilter(
      search: query.text("search"), outlet: query.text("outlet"), language: query.text("language"),
      since: days.since, until: days.until,
      offset: try query.number("offset", in: 0...10_000_000, otherwise: 0))
    return try DocumentsPage(asked.holdings.record, filter: filter)
  }
}
