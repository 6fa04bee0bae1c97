import ArgumentParser
import Primitives
import Transparency

/// Declarations committed to now and opened later.
struct EscrowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "escrow",
    abstract: "Commit to a declaration now, open it step by step, verify what was opened.",
    discussion: """
      Each entry is hidden behind a salted hash; the counts of sections are hidden by padding. What is \
      opened later is checked against the commitment, in the agreed order. It proves that a declaration \
      wasn't changed since; it doesn't prove that it was true or complete.

      EXAMPLE: depositary escrow commit declaration.csv --declarant "State A" --public public/ --secrets secrets/
               depositary escrow open --public public/ --secrets secrets/ --section totals
               depositary escrow verify public/
      """,
    subcommands: [
      EscrowCommitCommand.self, EscrowOpenCommand.self, EscrowVerifyCommand.self,
      EscrowStatusCommand.self, EscrowLossCommand.self,
    ])
}

/// The two folders of a declarant.
struct EscrowFolders: ParsableArguments {
  @Option(
    name: .customLong("public"),
    help: ArgumentHelp("The folder with the files to be published.", valueName: "folder"))
  var publicPath: String
  @Option(
    help: ArgumentHelp("The folder with key and declaration, for you alone.", valueName: "folder"))
  var secrets: String
}

extension EscrowStatement {
  /// The number of the section of that label or number.
  func section(named name: String) throws -> Int {
    try EscrowStatement.section(named: name, among: sections.map(\.label))
  }

  /// The place of that label or number among labels.
  static func section(named name: String, among labels: [String]) throws -> Int {
    if let index = labels.firstIndex(where: { $0.utf8.elementsEqual(name.utf8) }) { return index }
    if let index = Int(name), labels.indices.contains(index) { return index }
    let known = labels.joined(separator: ", ")
    throw ExitCode.usage.saying("there is no section “\(name)”. There are: \(known).")
  }
}
