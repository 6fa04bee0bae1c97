import Archive
import ArgumentParser
import Catalogue
import Primitives
import Questions
import Treaties

/// Writes a brief on one instrument.
struct BriefCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "brief",
    abstract: "Write a brief on an instrument in Markdown, with footnotes.",
    discussion: """
      EXAMPLE: depositary brief --instrument new-start --since 2023-01-01 > new-start.md
      """)

  @Option(help: "The instrument: a catalogue id or a name for it.")
  var instrument: String
  @Option(help: "Who is bound is answered for this day; today by default.")
  var on: Day?
  @Option(help: "As known on this day; today by default.")
  var knownOn: Day?
  @Option(help: "Statements from this day on.")
  var since: Day?
  @Option(help: "Statements up to this day.")
  var until: Day?
  @OptionGroup var record: RecordOptions
  @OptionGroup var catalogue: CatalogueOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let register = try catalogue.load().register
    let id = try register.id(named: instrument, on: on)
    let store = try record.openForReading()
    let question = WhoSaidWhat(in: store)
    let answer = try question.answer(
      StatementFilter(instrument: id, since: since, until: until, knownOn: knownOn))
    let day = on ?? .today
    let known = knownOn ?? .today
    let status = try register.status(
      StatusQuestion(instrument: id, on: day, isDayGiven: on != nil, knownOn: known))
    let brief = Brief(
      instrument: id, name: register.instrument(id)?.name ?? id, status: status,
      statements: answer.statements)
    let json = output.json ? try question.json(answer) : .null
    output.print(
      json: [
        "instrument": .string(id), "on": .string(day.description),
        "known_on": .string(known.description), "markdown": .string(brief.markdown),
        "statements": json["statements"] ?? [],
      ], text: brief.markdown)
  }
}
