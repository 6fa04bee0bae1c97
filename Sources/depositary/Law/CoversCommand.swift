import ArgumentParser
import Catalogue
import Primitives
import Treaties

/// Says whether an instrument reaches a missile system.
struct CoversCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "covers",
    abstract: "Say whether an instrument covers a system, claim by claim.",
    discussion: """
      What is claimed of a system's range differs by source, and so does the verdict. --range-km, \
      --basing and --kind suppose other facts in place of the recorded ones.

      EXAMPLE: depositary covers oreshnik --instrument inf-treaty
               depositary covers 9m729 --instrument inf-treaty --claim "US government"
               depositary covers prsm --instrument inf-treaty --range-km 500..650

      EXIT STATUS: 2 where the verdict is disputed, 64 for an unknown name.
      """)

  @Argument(help: "The system: a catalogue id or a name for it.")
  var system: String
  @Option(help: "The instrument: a catalogue id or a name for it.")
  var instrument: String
  @Option(help: "Only the claim of this source.")
  var claim: String?
  @Option(
    help: ArgumentHelp("Suppose this range, either end open: 500.., ..480.", valueName: "min..max"))
  var rangeKm: String?
  @Option(help: "Suppose this basing: ground, sea or air.")
  var basing: String?
  @Option(help: "Suppose this kind: ballistic, cruise or boost-glide.")
  var kind: String?
  @Option(help: "Held by this state rather than its own.")
  var party: String?
  @Option(
    help: ArgumentHelp("Also say whether the instrument bound it on this day.", valueName: "day"))
  var on: Day?
  @OptionGroup var catalogue: CatalogueOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let rangeKm, KilometreRange(rangeKm) == nil {
      throw ValidationError(
        "“\(rangeKm)” is no range. Write MIN..MAX in kilometres, such as 500..5500, ..480, 500..")
    }
  }

  func run() throws {
    let register = try catalogue.load().register
    let answer = try asking(json: output.json) { () throws(TreatyError) in
      try register.covers(
        CoverageQuestion(
          system: system, instrument: instrument, claim: claim,
          range: rangeKm.flatMap { KilometreRange($0) }, basing: basing, kind: kind, party: party,
          on: on))
    }
    output.print(json: answer.json, text: CoversCommand.text(answer))
    if answer.verdict == .disputed { throw ExitCode.contested }
  }

  private static func text(_ answer: CoverageAnswer) -> String {
    var out = "\(answer.system) under \(answer.instrument): \(answer.verdict.rawValue)\n"
    for claim in answer.claims {
      let range = claim.range.map { ", \($0.text)" } ?? ""
      out += "\n  \(claim.by) (\(claim.basing), \(claim.kind)\(range)): \(claim.verdict.rawValue)\n"
      out += claim.because.wrapped(to: Terminal.width, indent: "    ") + "\n"
      for source in claim.sources { out += "    \(source)\n" }
    }
    if !answer.bands.isEmpty {
      out += "\n  Bands: " + answer.bands.map(\.text).joined(separator: "; ") + "\n"
    }
    if let remark = answer.remark { out += "\n  \(remark)\n" }
    return out
  }
}
