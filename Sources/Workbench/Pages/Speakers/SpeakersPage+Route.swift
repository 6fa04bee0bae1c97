extension Route {
  static let speakers = Route(
    pattern: SitePath.speakers.path,
    summary: "Everyone the statements name, those with most statements first.",
    answer: [
      ("total", "How many there are."),
      ("speakers", "Each with office, state and authority as in the latest statement."),
    ]
  ) { asked in try SpeakersPage(asked.holdings.record) }
}
