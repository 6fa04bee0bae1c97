import ArgumentParser
import Catalogue
import Primitives
import Treaties

/// Lists the limits of an instrument.
struct LimitsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "limits",
    abstract: "List the limits of an instrument, and whether they bind on a day.",
    discussion: """
      EXAMPLE: depositary limits new-start --on 2015-01-01
               depositary limits cfe --json
      """)

  @Argument(help: "The instrument: a catalogue id or a name for it.")
  var instrument: String
  @OptionGroup var days: DayOptions
  @OptionGroup var catalogue: CatalogueOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let register = try catalogue.load().register
    let answer = try asking(json: output.json) { () throws(TreatyError) in
      try register.limits(
        of: instrument, on: days.day, isDayGiven: days.on != nil, knownOn: days.known)
    }
    output.print(json: answer.json, text: LimitsCommand.text(answer))
  }

  private static func text(_ answer: LimitsAnswer) -> String {
    guard !answer.entries.isEmpty else {
      return "\(answer.instrument) has no numerical limits in the catalogue.\n"
    }
    var table = TextTable(columns: ["article", "quantity", "limit", "from", "to", "status"])
    for entry in answer.entries {
      let whose = entry.limit.party.map { " (\($0))" } ?? ""
      table.add([
        entry.article, entry.limit.quantity + whose, entry.limit.text,
        entry.from?.description ?? "–", entry.to?.description ?? "–", entry.status.rawValue,
      ])
    }
    return "\(answer.instrument) on \(answer.on), as known on \(answer.knownOn)\n\n" + table.text
  }
}
