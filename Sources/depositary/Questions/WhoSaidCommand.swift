public import Archive
public import ArgumentParser
import Catalogue
import Primitives
import Questions

/// Asks the record who said what.
struct WhoSaidCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "who-said",
    abstract: "Find recorded statements, each with its exact words and place.",
    discussion: """
      EXAMPLE: depositary who-said --instrument new-start --state RU --since 2023-02-01
               depositary who-said --speaker ryabkov --act decline
               depositary who-said --search '"mass production" oreshnik*' --json
      """)

  @OptionGroup var statements: StatementOptions
  @Option(help: "As known on this day: recorded on it or earlier.")
  var knownOn: Day?
  @Option(
    help: ArgumentHelp(
      "newest first, by relevance to the words of --search, or as recorded.", valueName: "order"))
  var order = StatementFilter.Order.newest
  @Option(help: "At most so many, the first in that order.")
  var limit: Int?
  @OptionGroup var record: RecordOptions
  @OptionGroup var catalogue: CatalogueOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit takes a number from 1 up.") }
    if order == .relevance, statements.search == nil {
      throw ValidationError("--order relevance needs --search: by what else should it be told?")
    }
  }

  func run() throws {
    let question = WhoSaidWhat(in: try record.openForReading())
    var filter = statements.filter
    if let name = statements.instrument, name != "none" {
      filter.instrument = try catalogue.load().register.id(
        named: name, on: statements.until ?? statements.since)
    }
    filter.knownOn = knownOn
    filter.limit = limit
    filter.order = order
    let answer = try question.answer(filter)
    let json = output.json ? try question.json(answer) : .null
    let listing = StatementListing(
      width: Terminal.width, search: statements.search.map { SearchWords($0) },
      paint: Paint(isColoured: Terminal.isColoured))
    output.print(json: json, text: listing.text(answer))
  }
}

extension StatementFilter.Order: ExpressibleByArgument {}
