import ArgumentParser
import Primitives
import Transparency

/// Signs the log as it stands, and takes in cosignatures.
struct LogCheckpointCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checkpoint",
    abstract: "Print the signed checkpoint; sign a new one, or add witnesses' cosignatures.",
    discussion: """
      EXAMPLE: depositary log checkpoint log/
               depositary log checkpoint log/ --key log.key
               depositary log checkpoint log/ --cosignatures answer.txt --witness WITNESSKEY
               depositary log checkpoint log/ --key log.key --new-key next.key
      """)

  @Argument(help: ArgumentHelp("The log's folder.", valueName: "log"))
  var path: String
  @Option(help: ArgumentHelp("Sign with the log's private key in this file.", valueName: "file"))
  var key: String?
  @Option(
    help: ArgumentHelp(
      "Hand the log over to the private key in this file; both keys sign.", valueName: "file"))
  var newKey: String?
  @Option(
    help: ArgumentHelp(
      "Add the signature lines in this file, - for standard input.", valueName: "file"))
  var cosignatures: String?
  @Option(help: ArgumentHelp("A witness whose lines are taken.", valueName: "name+id+key"))
  var witness: [String] = []
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if newKey != nil, key == nil {
      throw ValidationError("--new-key goes with --key, the old one.")
    }
    if cosignatures != nil, witness.isEmpty {
      throw ValidationError("Name the witnesses whose lines you trust with --witness.")
    }
  }

  func run() throws {
    let (note, head) = try ExitCode.refusing {
      if key != nil || cosignatures != nil {
        let log = try TransparencyLog(at: path)
        if let key {
          let signer = try KeyFile.signer(at: key)
          if let newKey {
            try log.rotateKey(
              from: signer, to: try KeyFile.signer(at: newKey), id: "key-\(Fresh.name())",
              recorded: Instant.now)
          } else {
            try log.sign(by: signer)
          }
        }
        if let cosignatures {
          let lines = String(decoding: try FileBytes.read(cosignatures), as: UTF8.self)
          try log.add(
            cosignatures: lines, of: try witness.map { try VerifierKey(parsing: $0) })
        }
      }
      return try LogReader(at: path).checkpoint()
    }
    let text = String(decoding: note.bytes, as: UTF8.self)
    output.print(
      json: [
        "size": .integer(Int(head.size)), "root": .string(head.root.base64), "note": .string(text),
      ], text: text)
  }
}
