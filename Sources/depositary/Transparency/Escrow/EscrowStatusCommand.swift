import ArgumentParser
import Primitives
import Transparency

/// Shows how far an escrow was opened.
struct EscrowStatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show the sections, what is open, what is due, and what can be opened no more.",
    discussion: """
      With --secrets also whether key and declaration are there and are those that were committed to. Status 2 \
      where they aren't, or where the declarant has declared a loss.

      EXAMPLE: depositary escrow status public/ --secrets secrets/
      """)

  @Argument(help: ArgumentHelp("The public folder.", valueName: "folder"))
  var path: String
  @Option(
    help: ArgumentHelp(
      "The declarant's own folder, to check that it can open.", valueName: "folder"))
  var secrets: String?
  @OptionGroup var output: OutputOptions

  func run() throws {
    let (folder, progress, loss) = try ExitCode.refusing {
      let folder = try EscrowFolder(at: path)
      return (folder, try folder.read().progress, try folder.declaredLoss)
    }
    var fault: String?
    if let secrets {
      do { _ = try EscrowSecrets.escrow(at: secrets, for: folder) } catch { fault = "\(error)" }
    }
    let due = progress.currentStep.map { progress.plan.steps[$0] } ?? []
    func state(_ section: Int) -> String {
      if progress.isOpen(section: section) { return "open" }
      if loss != nil || fault != nil { return "lost" }
      return due.contains(section) ? "due" : "closed"
    }
    let sections = folder.statement.sections
    var table = TextTable(columns: ["section", "leaves", "open", "state"])
    for (number, section) in sections.enumerated() {
      table.add([
        section.label, String(section.size), String(progress.openLeaves(inSection: number)),
        state(number),
      ])
    }
    var text =
      "Declared by \(folder.statement.declarant), \(folder.statement.created).\n" + table.text
    if let loss {
      text += "Loss declared: \(loss)\nWhat is closed stays closed; what is open stays proved.\n"
    }
    if let fault { text += "It can't be opened with these files: \(fault)\n" }
    output.print(
      json: [
        "declarant": .string(folder.statement.declarant),
        "root": .string(folder.statement.head.root.hex), "loss": JSONValue(loss),
        "fault": JSONValue(fault),
        "sections": .array(
          sections.enumerated().map { number, section in
            [
              "label": .string(section.label), "leaves": .integer(Int(section.size)),
              "open": .integer(Int(progress.openLeaves(inSection: number))),
              "state": .string(state(number)),
            ]
          }),
      ], text: text)
    if loss != nil || fault != nil { throw ExitCode.contested }
  }
}

/// Declares that what is still closed can't be opened any more.
struct EscrowLossCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "declare-loss",
    abstract: "Publish that the key or the declaration was lost, and why.",
    discussion: """
      A loss is said, never passed over: what is closed stays closed for good, what was opened stays proved. \
      To go on, commit to a new declaration.

      EXAMPLE: depositary escrow declare-loss public/ --reason "the key's only copy burnt"
      """)

  @Argument(help: ArgumentHelp("The public folder.", valueName: "folder"))
  var path: String
  @Option(help: "What was lost and how.")
  var reason: String
  @OptionGroup var output: OutputOptions

  func run() throws {
    try ExitCode.refusing {
      try EscrowFolder(at: path).declareLoss(reason: reason, recorded: Instant.now)
    }
    output.print(
      json: ["file": .string("\(path)/loss.json"), "reason": .string(reason)],
      text: "Wrote \(path)/loss.json.\n")
  }
}
