import ArgumentParser
import Foundation
import Primitives
import Transparency

/// Looks at every byte of a log.
struct LogAuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Hash every entry again and name what was changed, lost or cut off.",
    discussion: """
      With --remember the checkpoint is kept in a file and demanded of the next audit, so that a log that \
      was cut back or rewritten is seen even though its signatures are good.

      EXAMPLE: depositary log audit log/ --remember last-checkpoint.txt
      """)

  @Argument(help: ArgumentHelp("The log's folder.", valueName: "log"))
  var path: String
  @Option(help: ArgumentHelp("A checkpoint kept from before.", valueName: "file"))
  var known: [String] = []
  @Option(
    help: ArgumentHelp("The file to keep the checkpoint in from audit to audit.", valueName: "file")
  )
  var remember: String?
  @OptionGroup var trust: TrustOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let audit = try ExitCode.refusing { () -> LogAudit in
      var files = known
      if let remember, FileManager.default.fileExists(atPath: remember) { files.append(remember) }
      let heads = try files.map { file in
        try Checkpoint(text: try SignedNote(parsing: try FileBytes.read(file)).text).head
      }
      var odd = 0
      var audit = LogAudit(of: path, policy: try trust.load(), known: heads) { _, entry in
        if (try? Envelope(parsing: entry)) == nil { odd += 1 }
      }
      audit.entriesWithoutEnvelope = odd
      if audit.isClean, let remember {
        try FileBytes.write(try LogReader(at: path).checkpoint().note.bytes, to: remember)
      }
      return audit
    }
    output.print(json: json(audit), text: text(audit))
    if !audit.isClean { throw ExitCode.finding }
  }

  private func json(_ audit: LogAudit) -> JSONValue {
    [
      "clean": .bool(audit.isClean), "entries": .integer(Int(audit.entriesRead)),
      "size": JSONValue(audit.head.map { Int($0.size) }),
      "root": JSONValue(audit.head?.root.base64),
      "findings": .array(
        audit.findings.map {
          [
            "file": .string($0.file),
            "from": JSONValue($0.entries.map { Int($0.lowerBound) }),
            "to": JSONValue($0.entries.map { Int($0.upperBound) }), "message": .string($0.message),
          ]
        }),
    ]
  }

  private func text(_ audit: LogAudit) -> String {
    if audit.isClean, let head = audit.head {
      let odd =
        audit.entriesWithoutEnvelope == 0
        ? "" : "\(audit.entriesWithoutEnvelope) of them are no envelopes of version 1.\n"
      return
        "\(audit.entriesRead) entries hashed again; all agree with the signed checkpoint of \(head.size).\n"
        + odd
    }
    return audit.findings.map { finding in
      let place = finding.entries.map {
        $0.count == 1
          ? "entry \($0.lowerBound)" : "entries \($0.lowerBound) to \($0.upperBound - 1)"
      }
      return "\(finding.file)\(place.map { ", \($0)" } ?? ""): \(finding.message)\n"
    }.joined()
  }
}
