import Archive
import ArgumentParser
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
  @Option(help: "At most so many, newest first.")
  var limit: Int?
  @OptionGroup var record: RecordOptions
  @OptionGroup var catalogue: CatalogueOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit takes a number from 1 up.") }
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
    let answer = try question.answer(filter)
    let json = output.json ? try question.json(answer) : .null
    output.print(json: json, text: StatementListing(width: Terminal.width).text(answer))
  }
}
