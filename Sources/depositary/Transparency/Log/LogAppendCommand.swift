import Archive
import ArgumentParser
import Catalogue
import Foundation
import Primitives
import Transparency
import Treaties

/// Adds the record's news, or files, to a log.
struct LogAppendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "append",
    abstract: "Log what the record has accepted, or files, and sign a checkpoint over all.",
    discussion: """
      Without files: statements that a person has accepted or corrected, reviews, and the catalogue's \
      acts, as far as the log doesn't have them. Their payloads and salts are kept in the record.

      With files each is one entry. An entry is an envelope of canonical JSON with a salted hash of the file; the file itself and its \
      salt are kept in the folder payloads/ beside the tiles, so that they can be deleted by law and \
      every proof still holds. With --envelopes the files are envelopes already, one a line.

      EXAMPLE: depositary log append log/ --key log.key
               depositary log append log/ statement.txt --kind statement --key log.key
               depositary log append log/ --envelopes record.jsonl --key log.key
      """)

  @OptionGroup var log: WritingLogOptions
  @Argument(help: ArgumentHelp("Files to record, - for standard input.", valueName: "file"))
  var files: [String] = []
  @Option(help: "The kind of record: statement, review, act, escrow …")
  var kind = "document"
  @Option(help: "The record's name; by default the file's, with a random addition.")
  var id: String?
  @Option(help: "The name of the record that this one corrects.")
  var supersedes: String?
  @Option(help: "When it was recorded, by your word; by default now.")
  var recorded: String?
  @Flag(help: "The files hold envelopes, one a line, to be logged as they are.")
  var envelopes = false
  @Flag(inversion: .prefixedNo, help: "Log the catalogue's acts with the record.")
  var acts = true
  @OptionGroup var record: RecordOptions
  @OptionGroup var catalogue: CatalogueOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if files.isEmpty, envelopes || id != nil || supersedes != nil || recorded != nil {
      throw ValidationError(
        "These options go with files; name at least one, or - for standard input.")
    }
    if id != nil, files.count > 1 { throw ValidationError("--id goes with one file.") }
  }

  func run() throws {
    if files.isEmpty { return try logRecord() }
    let places = try ExitCode.refusing {
      let signer = try KeyFile.signer(at: log.key)
      let folder = try TransparencyLog(at: log.path)
      let payloads = PayloadFolder(at: log.path + "/payloads")
      var entries: [[UInt8]] = []
      for file in files {
        let bytes = try FileBytes.read(file)
        if envelopes {
          for line in bytes.split(separator: 0x0A) {
            entries.append(try Envelope(parsing: line).bytes())
          }
          continue
        }
        let salt = Fresh.secret()
        let name = URL(filePath: file).lastPathComponent
        let envelope = Envelope(
          kind: kind, id: id ?? "\(name == "-" ? "stdin" : name)-\(Fresh.name())",
          recorded: recorded ?? Instant.now,
          payload: PayloadCommitment.hash(bytes, salt: salt), supersedes: supersedes)
        let entry = try envelope.bytes()
        // The payload is kept first: an entry without one could never be shown.
        try payloads.keep(bytes, salt: salt, leaf: RFC6962Hashing.leaf(entry))
        entries.append(entry)
      }
      return try folder.append(entries, checkpointedBy: signer)
    }
    output.print(
      json: ["first": .integer(Int(places.lowerBound)), "size": .integer(Int(places.upperBound))],
      text: places.isEmpty
        ? "Nothing to record.\n"
        : "Recorded entries \(places.lowerBound) to \(places.upperBound - 1).\n")
  }

  private func logRecord() throws {
    // Opened for reading first, so that a mistaken path makes no record.
    _ = try record.openForReading()
    let store = try record.openForWriting()
    let matters =
      acts
      ? try catalogue.load().register.instruments.flatMap { instrument -> [LogMatter] in
        guard case .array(let acts)? = CatalogueExport.json(instrument)["acts"] else { return [] }
        return zip(instrument.acts, acts).map { act, value in
          LogMatter(
            kind: "act", subject: act.id,
            payload: ["instrument": .string(instrument.id), "act": value])
        }
      } : []
    let outcome = try ExitCode.refusing {
      let signer = try KeyFile.signer(at: log.key)
      var generator = SystemRandomNumberGenerator()
      return try store.append(
        to: try TransparencyLog(at: log.path), signedBy: signer, also: matters,
        by: RecordEvent(at: Instant.now, who: NSUserName()), using: &generator)
    }
    try store.close()
    let places = outcome.places
    let kinds = outcome.made.keys.sorted().map { (kind: $0, count: outcome.made[$0] ?? 0) }
    let made = kinds.map { "\($0.count) of kind \($0.kind)" }.joined(separator: ", ")
    output.print(
      json: [
        "first": .integer(Int(places.lowerBound)), "size": .integer(Int(places.upperBound)),
        "made": .object(kinds.map { ($0.kind, .integer($0.count)) }),
      ],
      text: places.isEmpty
        ? "The log has everything that the record has for it.\n"
        : "Recorded entries \(places.lowerBound) to \(places.upperBound - 1)\(made.isEmpty ? "" : ": \(made)").\n"
    )
  }
}
