import ArgumentParser

/// The commands of this group, in the order the help lists them.
enum VerificationCommands {
  static let group = CommandGroup(
    name: "Verification: limits, plans, drafts, rings", subcommands: all)
  private static let all: [any ParsableCommand.Type] = [
    CheckCommand.self, WhatIfCommand.self, PlanCommand.self, RingCommand.self,
  ]
}
