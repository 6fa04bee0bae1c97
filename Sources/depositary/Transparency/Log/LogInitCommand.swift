import ArgumentParser
import Primitives
import Transparency

/// Makes a log.
struct LogInitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Make an empty log, signed.",
    discussion: "EXAMPLE: depositary log init log/ --key log.key")

  @OptionGroup var log: WritingLogOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let key = try ExitCode.refusing {
      let signer = try KeyFile.signer(at: log.key)
      return try TransparencyLog.create(at: log.path, origin: signer.name, signer: signer)
        .settings.key
    }
    output.print(
      json: ["log": .string(log.path), "origin": .string(key.name), "key": .string(key.text)],
      text: """
        Made the log \(key.name) in \(log.path).
        Publish its key, so that readers know whom to trust:
        \(key.text)

        """)
  }
}
