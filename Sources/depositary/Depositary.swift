import ArgumentParser

/// The command line: one file for each command, grouped in folders as the help groups them.
@main
struct Depositary: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "depositary",
    abstract: "Who is bound by what, on which date, according to whom, on what evidence.",
    discussion: """
      Reads reports on arms control, keeps every attributed statement as evidence with its exact \
      place in its source, and answers from them and from a catalogue of instruments.

      EXAMPLE: depositary read Samples/
               depositary who-said --instrument new-start --state RU
               depositary status new-start --party RU --on 2023-03-15

      EXIT STATUS: 0 fine, 1 a finding or a bad input, 2 contested or undecided, 64 wrong usage.
      """,
    version: Version.current,
    subcommands: [ManualCommand.self],
    groupedSubcommands: [
      CommandGroup(
        name: "Reading",
        subcommands: [
          ExtractCommand.self, ReadCommand.self, FetchCommand.self, FurnitureCommand.self,
          EvaluateCommand.self, TrainCommand.self,
        ]),
      CommandGroup(
        name: "Asking",
        subcommands: [
          WhoSaidCommand.self, DocumentsCommand.self, SummaryCommand.self, BriefCommand.self,
          ServeCommand.self,
        ]),
      LawCommands.group, RecordCommands.group, VerificationCommands.group,
      TransparencyCommands.group,
    ])
}

/// The version of the program, printed by `--version`.
enum Version {
  static let current = "0.1.0"
}
