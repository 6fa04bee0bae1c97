import ArgumentParser
import Catalogue
import Primitives
import Treaties

/// Says which instrument goes by a name.
struct ResolveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resolve",
    abstract: "Say which instrument goes by a name, on a day where one decides.",
    discussion: """
      START-3 in 1997 is not START-3 in 2023. A name that stays shared is ambiguous; today is never \
      taken for its day.

      EXAMPLE: depositary resolve START-3 --on 2023-03-15
               depositary resolve "the moratorium" --json

      EXIT STATUS: 2 for an ambiguous name, 64 for an unknown one.
      """)

  @Argument(help: "The name.")
  var alias: String
  @Option(help: ArgumentHelp("The day on which it was used.", valueName: "day"))
  var on: Day?
  @OptionGroup var catalogue: CatalogueOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let register = try catalogue.load().register
    let resolution = register.resolve(alias, on: on)
    func print(_ instrument: String, _ candidates: [String], _ text: String) {
      output.print(
        json: [
          "alias": .string(alias), "on": JSONValue(on?.description),
          "instrument": .string(instrument), "candidates": JSONValue(candidates),
        ], text: text)
    }
    switch resolution {
    case .instrument(let id):
      print(id, [id], "\(id)  \(register.instrument(id)?.name ?? "")\n")
    case .ambiguous(let ids):
      let lines = ids.map { "  \($0)  \(register.instrument($0)?.name ?? "")\n" }
      print("ambiguous", ids, "ambiguous: \(alias) may be\n\(lines.joined())")
      throw ExitCode.contested
    case .unknown:
      _ = try asking(json: output.json) { () throws(TreatyError) in
        try register.find(alias, on: on)
      }
    }
  }
}
