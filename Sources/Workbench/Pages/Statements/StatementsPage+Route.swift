extension Route {
  static let statements = Route(
    pattern: SitePath.statements.path,
    summary: "Who said what: the statements that pass every filter given, newest first.",
    query: StatementQuery.parameters,
    answer: [
      ("total", "How many there are, whatever the offset."),
      ("offset", "How many were passed over."),
      ("statements", "At most fifty, as the extract contract has them, each with its document."),
    ]
  ) { asked in try StatementsPage(asked.holdings, query: StatementQuery(asked.query)) }
}
