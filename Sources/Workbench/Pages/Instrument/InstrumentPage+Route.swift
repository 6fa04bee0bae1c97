extension Route {
  static let instrument = Route(
    pattern: "/instruments/{id}",
    summary:
      "One instrument: who is bound under each reading and why, its acts, and what was said on it.",
    pathParameter: .init(
      name: "id", summary: "The catalogue's id, or any name that means one instrument.",
      example: "new-start"),
    query: [
      StandingQuery.onParameter, StandingQuery.knownOnParameter, StandingQuery.partyParameter,
      StandingQuery.provisionParameter,
    ],
    answer: [
      ("instrument", "What the catalogue has of it, disputes and provisions included."),
      ("status", "The answer of the status contract, each step with its rule and ruling."),
      ("supporting", "The recorded statements that the answers name, with their places."),
      ("acts", "Every act, in order of day."), ("total", "How many statements concern it."),
      ("statements", "The latest of them."),
    ]
  ) { asked in
    try InstrumentPage(
      asked.holdings, name: asked.id, asked: StandingQuery(asked.query, today: asked.today))
  }
}
