import Archive
import ArgumentParser
import Catalogue
import Positions
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

  @Option(
    help: "The instrument: a catalogue id or a name for it; none for statements on no instrument.")
  var instrument: String?
  @Option(help: "The speaker: a catalogue id, or words of the name or office.")
  var speaker: String?
  @Option(help: "The side spoken for, an ISO 3166-1 code such as RU.")
  var state: String?
  @Option(help: "What the speaker does: affirm, decline, accuse, … (18 acts).")
  var act: String?
  @Option(help: "Said, or else published, on this day or later.")
  var since: Day?
  @Option(help: "… on this day or earlier.")
  var until: Day?
  @Option(help: "Words that were said; \"a phrase\", a beginning*.")
  var search: String?
  @Option(help: "As known on this day: recorded on it or earlier.")
  var knownOn: Day?
  @Option(help: "At most so many, newest first.")
  var limit: Int?
  @OptionGroup var record: RecordOptions
  @OptionGroup var catalogue: CatalogueOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let act, StatementAct(rawValue: act) == nil {
      let known = StatementAct.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("“\(act)” is no act of a statement. Known are: \(known).")
    }
    if let limit, limit < 1 { throw ValidationError("--limit takes a number from 1 up.") }
  }

  func run() throws {
    let question = WhoSaidWhat(in: try record.openForReading())
    let answer = try question.answer(
      StatementFilter(
        instrument: try instrument.map { name in
          name == "none" ? name : try catalogue.load().register.id(named: name, on: until ?? since)
        },
        speaker: speaker, state: state?.uppercased(), act: act.flatMap(StatementAct.init),
        since: since, until: until, search: search, knownOn: knownOn, limit: limit))
    let json = output.json ? try question.json(answer) : .null
    output.print(json: json, text: StatementListing(width: Terminal.width).text(answer))
  }
}
