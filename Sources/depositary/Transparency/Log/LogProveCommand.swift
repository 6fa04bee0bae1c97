import Archive
import ArgumentParser
import Primitives
import Transparency

/// Proves that an entry is in the log, or that the log continues an older state.
struct LogProveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prove",
    abstract: "Write a proof that an entry is logged, to be verified offline.",
    discussion: """
      The proof is one text file (C2SP tlog-proof): place, path and signed checkpoint, and beside them the \
      entry with its payload and salt, unless these were deleted or --bare is given. With --since it \
      is a request for a witness instead: a proof that the log continues the checkpoint in that file.

      EXAMPLE: depositary log prove log/ 0f3c9a5be1d2 --output statement.tlog-proof
               depositary log prove log/ 7 --bare --output 7.tlog-proof
               depositary log prove log/ --since old-checkpoint.txt --output request.txt
      """)

  @Argument(help: ArgumentHelp("The log's folder.", valueName: "log"))
  var path: String
  @Argument(
    help: ArgumentHelp(
      "The entry's place, from 0; or a statement's id, review/7, an act's id.", valueName: "what"))
  var what: String?
  @Flag(help: "Place, path and checkpoint only, without the entry and its payload.")
  var bare = false
  @OptionGroup var record: RecordOptions
  @Option(
    help: ArgumentHelp("Prove that the log continues this signed checkpoint.", valueName: "file"))
  var since: String?
  @Flag(help: "Prove that the log continues the empty one: a first request for a witness.")
  var sinceEmpty = false
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file to write, - for standard output.", valueName: "file"))
  var output = "-"
  @Flag(name: .long, help: "Print the proof as a member of a JSON object, or where it was written.")
  var json = false

  func validate() throws {
    let given = [what != nil, since != nil, sinceEmpty].count { $0 }
    if given != 1 { throw ValidationError("Name an entry, or give --since or --since-empty.") }
  }

  func run() throws {
    var index: UInt64?
    let bytes = try ExitCode.refusing { () -> [UInt8] in
      let reader = try LogReader(at: path)
      if let what {
        let thing = try LoggedThing(what, in: reader, of: try record.openIfPresent())
        index = thing.index
        let proof = try reader.proof(of: thing.index)
        return try bare ? proof.bytes : thing.complete(proof, log: path).bytes
      }
      var old = TreeHead.empty
      if let since {
        let keys = reader.settings.formerKeys + [reader.settings.key]
        let note = try SignedNote(parsing: try FileBytes.read(since))
        _ = try note.open(with: keys)
        old = try Checkpoint(text: note.text).head
      }
      return AddCheckpointRequest(
        oldSize: old.size, proof: try reader.consistencyProof(from: old),
        checkpoint: try reader.checkpoint().note
      ).bytes
    }
    guard json else { return try FileBytes.write(bytes, to: output) }
    var answer: [(key: String, value: JSONValue)] = [
      ("index", JSONValue(index.map { Int(clamping: $0) })), ("bytes", .integer(bytes.count)),
    ]
    if output == "-" {
      answer.append(("proof", .string(String(decoding: bytes, as: UTF8.self))))
    } else {
      try FileBytes.write(bytes, to: output)
      answer.append(("file", .string(output)))
    }
    Terminal.write(JSONValue.object(answer).text(indented: true) + "\n")
  }
}
