import ArgumentParser

/// A log that can't be changed without showing it.
struct LogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "Keep records in a tamper-evident log, and prove what it holds.",
    discussion: """
      A log is a folder in the layout of C2SP tlog-tiles, signed with Ed25519. It proves what was \
      recorded and that nothing was changed since; it doesn't prove that what was recorded is true.

      EXAMPLE: depositary log key log.key --name example.org/log
               depositary log init log/ --key log.key
               depositary log append log/ statement.json --kind statement --key log.key
               depositary log prove log/ 0 --output 0.tlog-proof
               depositary log verify 0.tlog-proof --entry statement.leaf --key KEY
      """,
    subcommands: [
      LogKeyCommand.self, LogInitCommand.self, LogAppendCommand.self, LogCheckpointCommand.self,
      LogShowCommand.self, LogProveCommand.self, LogVerifyCommand.self, LogAuditCommand.self,
      LogWitnessCommand.self, LogRedactCommand.self, LogExportCommand.self,
    ])
}

/// The log's folder and the key it is written with.
struct WritingLogOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("The log's folder.", valueName: "log"))
  var path: String
  @Option(help: ArgumentHelp("The file with the log's private key.", valueName: "file"))
  var key: String
}
