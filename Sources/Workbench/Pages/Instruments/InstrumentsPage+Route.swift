extension Route {
  static let instruments = Route(
    pattern: SitePath.instruments.path,
    summary: "Every instrument, with the standing of each party under each reading on a day.",
    query: [
      StandingQuery.onParameter, StandingQuery.knownOnParameter, StandingQuery.partyParameter,
    ],
    answer: [
      ("on", "The day asked about."), ("known_on", "The day whose knowledge is used."),
      ("contested", "Whether two readings differ on any of them."),
      ("instruments", "For each instrument what the status contract says."),
    ]
  ) { asked in
    try InstrumentsPage(
      asked.holdings.instruments, asked: StandingQuery(asked.query, today: asked.today))
  }
}
