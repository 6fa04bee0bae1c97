import ArgumentParser
import Catalogue
import Primitives
import Treaties
import Verification

/// Evaluates a draft of an agreement.
struct WhatIfCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "what-if",
    abstract: "Evaluate a draft: who would be above which limit, and what a band would cover.",
    discussion: """
      Estimates are intervals: what hangs on where in them the truth lies is shown as “depends”, with the \
      class that decides. A draft's bands are held against its own systems, or else against those of the \
      catalogue, on each claim about their range.

      EXAMPLE: depositary what-if Samples/drafts/five-power-ceiling.yaml
               depositary what-if Samples/drafts/intermediate-range-pause.yaml --json

      EXIT STATUS: 0 all settled and within, 1 somebody over a limit or a bad draft, 2 undecided or contested.
      """)

  @Argument(help: ArgumentHelp("The draft as YAML or JSON.", valueName: "draft.yaml"))
  var file: String
  @Flag(help: "Print CSV: the limits, or the bands of a draft without limits.")
  var csv = false
  @OptionGroup var catalogue: CatalogueOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let (tree, fault) = YAMLTree.read(try inputText(file), file: file)
    guard let tree else { throw ExitCode.finding.saying(fault?.description ?? "no YAML") }
    let evaluation = try refusing {
      let draft = try Draft(tree, name: file)
      let own = draft.bands.isEmpty || !draft.systems.isEmpty
      let systems = own ? [] : try catalogue.everything().systems.map(Draft.System.init)
      return try DraftEvaluation(
        draft, systems: systems.filter { draft.parties.contains($0.party) || $0.party.isEmpty })
    }
    let table = evaluation.findings.isEmpty ? evaluation.bandTable : evaluation.limitTable
    output.print(json: evaluation.json, text: csv ? table.csv : evaluation.text)
    if evaluation.findings.contains(where: { $0.result.status == .over }) { throw ExitCode.finding }
    if !evaluation.isSettled { throw ExitCode.contested }
  }
}
