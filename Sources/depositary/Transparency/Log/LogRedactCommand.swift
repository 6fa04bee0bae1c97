import Archive
import ArgumentParser
import Foundation
import Primitives
import Transparency

/// Deletes a payload by law; the log stays whole.
struct LogRedactCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "redact",
    abstract: "Delete an entry's payload with its salt, and record that it was done and why.",
    discussion: """
      The entry stays and every proof still holds. Without the salt nobody can find out by guessing what \
      the text was. The reason is public: it must not repeat what is deleted.

      Of a statement of the record its words are blanked in the document too, in every copy of it, and in \
      the payloads of entries that share them. Backups, dumps and exports made before are yours to see to.

      EXAMPLE: depositary log redact log/ 0f3c9a5be1d2 --reason "court order 12/26" --key log.key
               depositary log redact log/ 7 --reason "court order 12/26" --key log.key
      """)

  @OptionGroup var log: WritingLogOptions
  @Argument(
    help: ArgumentHelp(
      "The entry's place, from 0; or a statement's id, review/7, an act's id.", valueName: "what"))
  var what: String
  @Option(help: "Why, for the public.")
  var reason: String
  @OptionGroup var record: RecordOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let present = try record.openIfPresent()
    let (redacted, places, blanked) = try ExitCode.refusing {
      let signer = try KeyFile.signer(at: log.key)
      let folder = try TransparencyLog(at: log.path)
      let reader = try folder.reader
      let thing = try LoggedThing(what, in: reader, of: present)
      guard try Envelope(parsing: thing.entry).payload != nil else {
        throw TransparencyError(
          .missing,
          "Entry \(thing.index) commits to no payload: it is all in the log, which can't be changed."
        )
      }
      let plan = try thing.logged.flatMap { try present?.redactionPlan(for: $0) }
      if let logged = thing.logged, logged.isRedacted {
        throw TransparencyError(
          .missing, "The payload of entry \(thing.index) was deleted before. Nothing was changed.")
      }
      let leaves = plan?.entries.map(\.leaf) ?? [RFC6962Hashing.leaf(thing.entry)]
      // One that is prepared and not in the log yet has no place to name; it goes in with the next append.
      let targets = try leaves.compactMap { leaf in
        try reader.index(ofLeaf: leaf).map { (leaf: leaf, index: $0) }
      }
      let entries = try targets.map {
        try Redaction(
          id: "redaction-\(Fresh.name())", recorded: Instant.now, target: $0.leaf,
          targetIndex: $0.index, reason: reason
        ).envelope.bytes()
      }
      // On record first: a deletion nobody knows of would look like a loss.
      let places = try folder.append(entries, checkpointedBy: signer)
      for target in targets {
        try PayloadFolder(at: log.path + "/payloads").delete(leaf: target.leaf)
      }
      if let plan {
        let store = try record.openForWriting()
        try store.redact(
          plan, by: RecordEvent(at: Instant.now, who: NSUserName(), why: reason))
        try store.close()
      }
      return (targets.map(\.index), places, plan?.document != nil)
    }
    let named = redacted.map(String.init).joined(separator: ", ")
    let by = places.map(String.init).joined(separator: ", ")
    output.print(
      json: [
        "redacted": .array(redacted.map { .integer(Int($0)) }),
        "entries": .array(places.map { .integer(Int($0)) }), "text_blanked": .bool(blanked),
      ],
      text:
        "Deleted the payload of entry \(named); entry \(by) says so.\n"
        + (blanked ? "Its words are blanked in the document and all its copies.\n" : ""))
  }
}
