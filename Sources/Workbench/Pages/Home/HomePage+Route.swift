extension Route {
  static let home = Route(
    pattern: SitePath.home.path, summary: "What the record holds, and what came last.",
    answer: [
      ("totals", "How many documents, statements, speakers and instruments there are."),
      ("contested", "Ids of the instruments on which readings differ today."),
      ("documents", "The last recorded, newest first."),
      ("statements", "The latest said, newest first."),
    ]
  ) { asked in try HomePage(asked.holdings, today: asked.today) }
}
