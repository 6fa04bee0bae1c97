import ArgumentParser
import Catalogue
import Primitives
import Treaties

/// Shows acts and standings over time.
struct TimelineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timeline",
    abstract: "Show the acts and standings of an instrument or a party over time.",
    discussion: """
      EXAMPLE: depositary timeline new-start
               depositary timeline RU --from 2019-01-01 --to 2026-12-31
               depositary timeline inf-treaty --svg > inf.svg
      """)

  @Argument(help: "An instrument's id or name, or a state's code such as RU.")
  var subject: String
  @Option(
    help: ArgumentHelp("The first day shown; that of the first act by default.", valueName: "day"))
  var from: Day?
  @Option(help: ArgumentHelp("The last day shown; today by default.", valueName: "day"))
  var to: Day?
  @Option(
    help: ArgumentHelp(
      "Only what had been made public by then; today by default.", valueName: "day"))
  var knownOn: Day?
  @Flag(help: "Draw it as SVG.")
  var svg = false
  @OptionGroup var catalogue: CatalogueOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if svg, output.json { throw ValidationError("Choose --svg or --json.") }
    if let from, let to, to < from { throw ValidationError("--to lies before --from.") }
  }

  func run() throws {
    let register = try catalogue.load().register
    let last = to ?? max(from ?? .today, .today)
    let timeline = try asking(json: output.json) { () throws(TreatyError) in
      // A code in capitals is a state; everything else is a name.
      if register.states.named(subject) != nil {
        return try register.timeline(
          ofParty: subject, from: from, to: last, knownOn: knownOn ?? .today)
      }
      return try register.timeline(
        ofInstrument: subject, from: from, to: last, knownOn: knownOn ?? .today)
    }
    output.print(json: timeline.json, text: svg ? timeline.svg : timeline.text)
  }
}
