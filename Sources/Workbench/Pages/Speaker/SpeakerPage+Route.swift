extension Route {
  static let speaker = Route(
    pattern: "/speakers/{id}",
    summary: "One speaker: offices held, and every statement, newest first.",
    pathParameter: .init(
      name: "id", summary: "A person's id in the catalogue, else the name as recorded.",
      example: "sergei-ryabkov"),
    query: [.init(name: "offset", summary: "Pass over so many.", example: "50", isNumber: true)],
    answer: [
      ("id", "As asked."), ("name", "The full name."),
      ("known", "Whether the catalogue has this person."),
      ("offices", "Offices held, as the catalogue has them."),
      ("total", "How many statements there are."), ("offset", "How many were passed over."),
      ("statements", "At most fifty, as the extract contract has them."),
    ]
  ) { asked in
    let offset = try asked.query.number("offset", in: 0...10_000_000, otherwise: 0)
    guard let page = try SpeakerPage(asked.holdings, id: asked.id, offset: offset) else {
      throw WorkbenchError.notFound(
        "Neither the record nor the catalogue knows a speaker “\(asked.id)”. \(SitePath.speakers.path) lists those of the record."
      )
    }
    return page
  }
}
