extension Route {
  static let statement = Route(
    pattern: "/statements/{uid}",
    summary: "One statement, with its places in the document's text.",
    pathParameter: .init(name: "uid", summary: "The statement's id, stable over readings."),
    answer: [
      ("statement", "As the extract contract has it, with its document."),
      ("reviews", "What persons found of it, oldest first, those taken back too."),
    ]
  ) { asked in
    guard let page = try StatementPage(asked.holdings, uid: asked.id) else {
      throw WorkbenchError.notFound(
        "This record has no statement “\(asked.id)”. \(SitePath.statements.path) lists those it has."
      )
    }
    return page
  }
}
