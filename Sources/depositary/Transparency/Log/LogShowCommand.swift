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
               depositary log show log/ 7 --payload
      """)

  @Argument(help: ArgumentHelp("The log's folder.", valueName: "log"))
  var path: String
  @Argument(help: "The entry's place, from 0.")
  var index: UInt64
  @Flag(help: "Print the payload, checked against the entry.")
  var payload = false
  @Flag(name: .long, help: "Print the entry or the payload as a member of a JSON object.")
  var json = false

  func run() throws {
    let bytes = try ExitCode.refusing { () -> [UInt8] in
      let reader = try LogReader(at: path)
      let entry = try reader.entry(at: index, in: try reader.checkpoint().head.size)
      guard payload else { return entry }
      let envelope = try Envelope(parsing: entry)
      guard let commitment = envelope.payload else {
        throw TransparencyError(.missing, "Entry \(index) commits to no payload; it is all there.")
      }
      let kept = try PayloadFolder(at: path + "/payloads")
        .payload(of: RFC6962Hashing.leaf(entry), commitment: commitment)
      guard let kept else {
        throw TransparencyError(.missing, "The payload of entry \(index) isn't kept here.")
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
