import ArgumentParser
import Primitives
import Transparency

/// Cosigns a log's checkpoint, as a witness does.
struct LogWitnessCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "witness",
    abstract: "Answer a log's request for a cosignature, and remember what was cosigned.",
    discussion: """
      The request is one of C2SP tlog-witness, as `log prove --since` writes it. The answer goes to standard \
      output: signature lines to be added with `log checkpoint --cosignatures`. A log that shows two faces \
      is refused, and both are kept under evidence/. Exchange the files as you like; no network is used.

      EXAMPLE: depositary log witness witness/ request.txt --key witness.key --log LOGKEY
      """)

  @Argument(
    help: ArgumentHelp("The witness's folder, made where there is none.", valueName: "folder"))
  var path: String
  @Argument(help: ArgumentHelp("The request, - for standard input.", valueName: "request"))
  var request: String
  @Option(help: ArgumentHelp("The file with the witness's private key.", valueName: "file"))
  var key: String
  @Option(help: ArgumentHelp("A log it cosigns for.", valueName: "name+id+key"))
  var log: [String]
  @OptionGroup var output: OutputOptions

  func run() throws {
    let answer = try ExitCode.refusing {
      let witness = try WitnessFolder(
        at: path, signer: try KeyFile.signer(at: key),
        logs: try log.map { try VerifierKey(parsing: $0) })
      return try witness.addCheckpoint(try FileBytes.read(request), at: UnixTime.now)
    }
    let isEvidence = answer.evidence != nil
    if answer.status == 200 || output.json {
      output.print(
        json: [
          "status": .integer(answer.status), "body": .string(answer.body),
          "evidence": .bool(isEvidence),
        ], text: answer.body)
    }
    guard answer.status != 200 else { return }
    let reason =
      answer.status == 409
      ? "the witness last cosigned a tree of \(answer.body.dropLast()); prove from there."
      : String(answer.body.dropLast())
    throw ExitCode.finding.saying(
      "refused (\(answer.status)): \(reason)"
        + (isEvidence ? " Both checkpoints are kept in \(path)/evidence." : ""))
  }
}
