import Archive
import ArgumentParser
import Catalogue
import Primitives
import Questions
import Treaties

/// Answers who is bound by one instrument.
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Say who is bound by an instrument on a day, according to whom, as known when.",
    discussion: """
      Every reading that the catalogue knows is answered beside the face value of the acts; none is \
      preferred. Each answer says on which acts it rests; --explain tells the whole reasoning.

      EXAMPLE: depositary status new-start --party RU --on 2023-03-15
               depositary status START-3 --on 2023-03-15 --reading US --explain
               depositary status new-start --on 2022-01-01 --known-on 2015-01-01
               depositary status inf-treaty --party RU --provision inspections --on 2005-01-01 --json

      EXIT STATUS: 2 where the readings differ and none was chosen, or the name is ambiguous; 64 for an \
      unknown name.
      """)

  @Argument(help: "The instrument: a catalogue id or a name for it.")
  var instrument: String
  @Option(help: "The state, an ISO 3166-1 code such as RU, or SU; every party by default.")
  var party: String?
  @OptionGroup var days: DayOptions
  @Option(help: "One holder's reading: RU, US, NATO …, or face-value; all by default.")
  var reading: String?
  @Option(help: "A provision's id, or limits, inspections, data-exchange, notifications.")
  var provision: String?
  @Flag(help: "Tell the whole reasoning as a tree: acts, rules, rulings, sources.")
  var explain = false
  @OptionGroup var record: RecordOptions
  @OptionGroup var catalogue: CatalogueOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let register = try catalogue.load().register
    let answer = try asking(json: output.json) { () throws(TreatyError) in
      try register.status(
        StatusQuestion(
          instrument: instrument, party: party, on: days.day, isDayGiven: days.on != nil,
          knownOn: days.known, reading: reading, provision: provision))
    }
    if output.json {
      let supporting = try SupportingStatements(
        in: try record.openIfPresent(), of: answer)
      Terminal.write(
        answer.json(explained: explain) { supporting.ids(for: $0) }.text(indented: true) + "\n")
    } else {
      let listing = StatusListing(register: register, width: Terminal.width, explained: explain)
      Terminal.write(listing.text(answer))
    }
    if answer.isContested, reading == nil { throw ExitCode.contested }
  }
}
