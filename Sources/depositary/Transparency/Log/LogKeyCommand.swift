import ArgumentParser
import Primitives
import Transparency

/// Makes a key.
struct LogKeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key",
    abstract: "Make a private key in a file of its own, and print its public half.",
    discussion: """
      The file is made with permissions for its owner alone, is never overwritten and never printed. \
      Keep a copy apart: a lost key can't sign again.

      EXAMPLE: depositary log key log.key --name example.org/log
               depositary log key witness.key --name witness.example/a --witness
      """)

  @Argument(help: ArgumentHelp("The file to make.", valueName: "file"))
  var path: String
  @Option(help: "The key's name; for a log its origin, such as example.org/log.")
  var name: String
  @Flag(help: "Make a witness's key, which cosigns with a time.")
  var witness = false
  @OptionGroup var output: OutputOptions

  func run() throws {
    let signer = try ExitCode.refusing {
      let signer = try SignerKey(
        name: name, type: witness ? .cosignature : .ed25519, seed: Fresh.secret())
      try KeyFile.create(signer, at: path)
      return signer
    }
    output.print(
      json: ["key": .string(signer.verifier.text), "file": .string(path)],
      text: signer.verifier.text + "\n")
  }
}
