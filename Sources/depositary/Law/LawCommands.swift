import ArgumentParser

/// The commands of this group, in the order the help lists them.
enum LawCommands {
  static let group = CommandGroup(name: "The law: catalogue, status, readings", subcommands: all)
  private static let all: [any ParsableCommand.Type] = [
    StatusCommand.self, BoundCommand.self, ResolveCommand.self, CoversCommand.self,
    LimitsCommand.self, TimelineCommand.self, CalendarCommand.self, CatalogueCommand.self,
  ]
}
