import ArgumentParser
import Catalogue
import Primitives
import Treaties

/// Answers who is bound by every instrument.
struct BoundCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bound",
    abstract: "Say who is bound by what: every instrument, on one day.",
    discussion: """
      EXAMPLE: depositary bound --party RU --on 2023-03-15
               depositary bound --party US --reading face-value --known-on 2019-02-05
               depositary bound --json

      EXIT STATUS: 2 where the readings differ on any of them and none was chosen.
      """)

  @Option(help: "The state, an ISO 3166-1 code such as RU, or SU; every party by default.")
  var party: String?
  @OptionGroup var days: DayOptions
  @Option(help: "One holder's reading: RU, US, NATO …, or face-value; all by default.")
  var reading: String?
  @OptionGroup var catalogue: CatalogueOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let register = try catalogue.load().register
    let answers = try asking(json: output.json) { () throws(TreatyError) in
      try register.bound(party: party, on: days.day, knownOn: days.known, reading: reading)
    }
    output.print(
      json: InstrumentRegister.json(answers, on: days.day, knownOn: days.known),
      text: StatusListing(register: register, width: Terminal.width)
        .summary(answers, party: party))
    if reading == nil, answers.contains(where: \.isContested) { throw ExitCode.contested }
  }
}
