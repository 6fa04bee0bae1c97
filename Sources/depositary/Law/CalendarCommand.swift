import ArgumentParser
import Catalogue
import Primitives
import Treaties

/// Writes the days to come as a calendar.
struct CalendarCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendar",
    abstract: "Write coming dates as iCalendar: expiries, notices running out, deadlines.",
    discussion: """
      EXAMPLE: depositary calendar > arms-control.ics
               depositary calendar --from 2019-03-01 --known-on 2019-03-01 --party RU --list
      """)

  @Option(help: ArgumentHelp("Days after this one; today by default.", valueName: "day"))
  var from: Day?
  @Option(
    help: ArgumentHelp(
      "Only what had been made public by then; today by default.", valueName: "day"))
  var knownOn: Day?
  @Option(help: "Only instruments that concern this state.")
  var party: String?
  @Flag(help: "Print a list for people instead of iCalendar.")
  var list = false
  @OptionGroup var catalogue: CatalogueOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let register = try catalogue.load().register
    let known = knownOn ?? .today
    let dates = try asking(json: output.json) { () throws(TreatyError) in
      try register.comingDates(after: from ?? known, knownOn: known, party: party)
    }
    output.print(
      json: [
        "from": .string((from ?? known).description), "known_on": .string(known.description),
        "dates": .array(dates.map(\.json)),
      ], text: list ? CalendarCommand.text(dates) : ICalendar.text(dates, stamp: known))
  }

  private static func text(_ dates: [ComingDate]) -> String {
    guard !dates.isEmpty else { return "No day to come is known.\n" }
    return dates.map { "\($0.day)  \($0.summary)\n            \($0.detail)\n" }.joined()
  }
}
