import ArgumentParser
import Primitives
import Transparency

/// Copies the public part of a log.
struct LogExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Copy the log's public files, ready to be served or audited elsewhere.",
    discussion: """
      Checkpoint, tiles, entries and the log's public key; no payloads, salts, keys or journal. What is \
      copied is audited first. With --lines the entries are printed instead, one a line.

      EXAMPLE: depositary log export log/ --to public/
               depositary log export log/ --lines
      """)

  @Argument(help: ArgumentHelp("The log's folder.", valueName: "log"))
  var path: String
  @Option(
    help: ArgumentHelp("The folder to copy to; it must not be there yet.", valueName: "folder"))
  var to: String?
  @Flag(help: "Print the entries, one a line.")
  var lines = false
  @Flag(name: .long, help: "Print JSON: what was copied; the entries are JSON as they are.")
  var json = false

  func validate() throws {
    if (to == nil) == !lines { throw ValidationError("Give --to or --lines.") }
  }

  func run() throws {
    try ExitCode.refusing {
      let audit = LogAudit(of: path) { _, entry in
        if lines { Terminal.write(String(decoding: entry, as: UTF8.self) + "\n") }
      }
      guard audit.isClean, let head = audit.head else {
        throw TransparencyError(
          .damaged, "\(path): the log isn't whole. See what `depositary log audit` finds.")
      }
      guard let to else { return }
      let files = try LogReader(at: path).export(to: to)
      if json {
        Terminal.write(
          JSONValue.object([
            ("files", .integer(files)), ("size", .integer(Int(clamping: head.size))),
            ("to", .string(to)),
          ]).text(indented: true) + "\n")
      } else {
        Terminal.complain("Copied \(files) files of a log of \(head.size) entries to \(to).")
      }
    }
  }
}
