import ArgumentParser
import Primitives
import Transparency

/// Commits to a declaration.
struct EscrowCommitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "commit",
    abstract: "Commit to a declaration: files to publish, and a folder to keep.",
    discussion: """
      The declaration is CSV with a column named “section”, or JSON: {"sections":[{"label":…,"size":…,\
      "entries":[…]}]}. Sections are opened in their order unless --step says otherwise. A section's size is \
      public; by default it is the next power of two above its count, at least 4.

      EXAMPLE: depositary escrow commit declaration.csv --declarant "State A" --public public/ --secrets secrets/
               depositary escrow commit d.json --declarant B --public p/ --secrets s/ --size sites=64 --step totals --step sites,items --sign b.key
      """)

  @Argument(help: ArgumentHelp("The declaration, .csv or .json.", valueName: "file"))
  var declaration: String
  @Option(help: "Who declares.")
  var declarant: String
  @OptionGroup var folders: EscrowFolders
  @Option(help: ArgumentHelp("The size of a section.", valueName: "label=size"))
  var size: [String] = []
  @Option(
    help: ArgumentHelp("A step of opening, in order: labels with commas.", valueName: "labels"))
  var step: [String] = []
  @Option(
    help: ArgumentHelp(
      "Sign statement and plan with the private key in this file.", valueName: "file"))
  var sign: String?
  @Option(help: "When it was made, by your word; by default now.")
  var created: String?
  @OptionGroup var output: OutputOptions

  func run() throws {
    let published = try ExitCode.refusing { () -> EscrowFolder in
      let bytes = try FileBytes.read(declaration)
      var read =
        declaration.hasSuffix(".csv")
        ? try EscrowDeclaration(csv: bytes) : try EscrowDeclaration(json: bytes)
      for given in size {
        let parts = given.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2, let size = Int(parts[1]), size > 0,
          let index = read.sections.firstIndex(where: { $0.label == parts[0] })
        else {
          throw ExitCode.usage.saying("--size takes LABEL=NUMBER with a label of the declaration.")
        }
        read.sections[index].size = size
      }
      for index in read.sections.indices {
        read.sections[index].size = read.escrowSections[index].size
      }
      let signer = try sign.map { try KeyFile.signer(at: $0) }
      let labels = read.sections.map(\.label)
      let steps = try step.map { names in
        try names.split(separator: ",").map {
          try EscrowStatement.section(named: String($0), among: labels)
        }
      }
      // The key is safe before anything is published that only it can open.
      let master = try EscrowSecrets.create(
        read, master: Fresh.secret(), at: folders.secrets, publishingAt: folders.publicPath)
      let escrow = try Escrow.commit(
        read.escrowSections, declarant: declarant, created: created ?? Instant.now,
        id: Fresh.escrow(), master: master)
      var plan = OpeningPlan(statement: escrow.statement)
      if !steps.isEmpty { plan.steps = steps }
      return try EscrowFolder.publish(escrow, plan: plan, at: folders.publicPath, signedBy: signer)
    }
    let statement = published.statement
    output.print(
      json: ["statement": statement.json, "public": .string(published.path)],
      text: """
        Committed to \(statement.sections.count) sections, \(statement.head.size) leaves.
        Root: \(statement.head.root.hex)
        Publish \(published.path). Keep \(folders.secrets), and a copy apart: without its key nothing \
        can be opened.

        """)
  }
}
