import ArgumentParser
import Primitives
import Transparency

/// Opens a section or an entry.
struct EscrowOpenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open",
    abstract: "Open a section, or single leaves, in the agreed order.",
    discussion: """
      The opening is written into the public folder under the next number. What isn't due yet is refused; \
      with --despite-order it is opened all the same, and every verifier will see it.

      EXAMPLE: depositary escrow open --public public/ --secrets secrets/ --section totals
               depositary escrow open --public public/ --secrets secrets/ --leaf 12 --leaf 17
      """)

  @OptionGroup var folders: EscrowFolders
  @Option(help: "The section to open, by label or number.")
  var section: String?
  @Option(help: "A leaf to open, from 0; give it again for more.")
  var leaf: [UInt64] = []
  @Flag(help: "Open even what isn't due.")
  var despiteOrder = false
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if (section == nil) == leaf.isEmpty { throw ValidationError("Give --section or --leaf.") }
  }

  func run() throws {
    let (files, outcomes) = try ExitCode.refusing {
      let folder = try EscrowFolder(at: folders.publicPath)
      let escrow = try EscrowSecrets.escrow(at: folders.secrets, for: folder)
      var progress = try folder.read().progress
      var files: [String] = []
      var outcomes: [OpeningOutcome] = []
      func check(_ outcome: OpeningOutcome, _ what: String) throws -> Bool {
        outcomes.append(outcome)
        guard outcome != .alreadyOpenIdentical else { return false }
        guard outcome == .ok || despiteOrder else {
          throw ExitCode.finding.saying(
            "\(what) is not due yet (\(outcome.rawValue)). Nothing was opened of it.")
        }
        return true
      }
      if let section {
        let number = try folder.statement.section(named: section)
        let opening = try escrow.open(section: number)
        if try check(progress.record(opening), "the section “\(section)”") {
          files.append(try folder.publish(opening))
        }
      }
      for index in leaf {
        let opening = try escrow.open(index: index)
        if try check(progress.record(opening), "leaf \(index)") {
          files.append(try folder.publish(opening))
        }
      }
      return (files, outcomes)
    }
    output.print(
      json: [
        "files": JSONValue(files), "outcomes": JSONValue(outcomes.map(\.rawValue)),
      ],
      text: files.isEmpty
        ? "It was open already; nothing was written.\n"
        : files.map { "Wrote \(folders.publicPath)/\($0).\n" }.joined())
  }
}
