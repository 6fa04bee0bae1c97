import Archive
import ArgumentParser
import Primitives
import Transparency

/// Shows entries.
struct LogShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Print an entry as it was logged, or the payload it commits to.",
    discussion: """
      EXAMPLE: depositary log show log/ 7 > 7.leaf
               depositary log show log/ 0f3c9a5be1d2 --payload
      """)

  @Argument(help: ArgumentHelp("The log's folder.", valueName: "log"))
  var path: String
  @Argument(
    help: ArgumentHelp(
      "The entry's place, from 0; or a statement's id, review/7, an act's id.", valueName: "what"))
  var what: String
  @OptionGroup var record: RecordOptions
  @Flag(help: "Print the payload, checked against the entry.")
  var payload = false
  @Flag(name: .long, help: "Print the entry or the payload as a member of a JSON object.")
  var json = false

  func run() throws {
    var index: UInt64 = 0
    let bytes = try ExitCode.refusing { () -> [UInt8] in
      let thing = try LoggedThing(
        what, in: try LogReader(at: path), of: try record.openIfPresent())
      index = thing.index
      guard payload else { return thing.entry }
      guard try Envelope(parsing: thing.entry).payload != nil else {
        throw TransparencyError(.missing, "Entry \(index) commits to no payload; it is all there.")
      }
      guard let kept = try thing.payload(log: path) else {
        throw TransparencyError(
          .missing, "The payload of entry \(index) was deleted, or isn't kept here.")
      }
      return kept.bytes
    }
    guard json else { return try FileBytes.write(bytes, to: "-") }
    Terminal.write(
      JSONValue.object([
        ("index", .integer(Int(clamping: index))),
        (payload ? "payload" : "entry", .string(String(decoding: bytes, as: UTF8.self))),
      ]).text(indented: true) + "\n")
  }
}
