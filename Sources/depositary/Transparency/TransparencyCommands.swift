import ArgumentParser

/// The commands of this group, in the order the help lists them.
enum TransparencyCommands {
  static let group = CommandGroup(
    name: "Evidence that proves itself: log and escrow", subcommands: all)
  private static let all: [any ParsableCommand.Type] = [LogCommand.self, EscrowCommand.self]
}
