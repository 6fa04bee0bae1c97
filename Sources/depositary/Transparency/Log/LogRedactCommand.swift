import ArgumentParser
import Primitives
import Transparency

/// Deletes a payload by law; the log stays whole.
struct LogRedactCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "redact",
    abstract: "Delete an entry's payload with its salt, and record that it was done and why.",
    discussion: """
      The entry stays and every proof still holds. Without the salt nobody can find out by guessing what \
      the text was. The reason is public: it must not repeat what is deleted. Backups are yours to see to.

      EXAMPLE: depositary log redact log/ 7 --reason "court order 12/26" --key log.key
      """)

  @OptionGroup var log: WritingLogOptions
  @Argument(help: "The entry's place, from 0.")
  var index: UInt64
  @Option(help: "Why, for the public.")
  var reason: String
  @OptionGroup var output: OutputOptions

  func run() throws {
    let place = try ExitCode.refusing {
      let signer = try KeyFile.signer(at: log.key)
      let folder = try TransparencyLog(at: log.path)
      let entry = try folder.reader.entry(at: index, in: folder.signedHead.size)
      let leaf = RFC6962Hashing.leaf(entry)
      guard try Envelope(parsing: entry).payload != nil else {
        throw TransparencyError(
          .missing,
          "Entry \(index) commits to no payload: it is all in the log, which can't be changed.")
      }
      let redaction = Redaction(
        id: "redaction-\(Fresh.name())", recorded: Instant.now, target: leaf, targetIndex: index,
        reason: reason)
      // On record first: a deletion nobody knows of would look like a loss.
      let places = try folder.append([try redaction.envelope.bytes()], checkpointedBy: signer)
      try PayloadFolder(at: log.path + "/payloads").delete(leaf: leaf)
      return places.lowerBound
    }
    output.print(
      json: ["redacted": .integer(Int(index)), "entry": .integer(Int(place))],
      text: "Deleted the payload of entry \(index); entry \(place) says so.\n")
  }
}
