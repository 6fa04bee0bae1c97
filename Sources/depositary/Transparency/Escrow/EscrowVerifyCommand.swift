import ArgumentParser
import Primitives
import Transparency

/// Verifies what was opened, from the public files alone.
struct EscrowVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check every opening against the commitment and the agreed order.",
    discussion: """
      Needs the public folder only. With --serials the serial numbers among open entries are looked through \
      for duplicates; those in sections still closed can't be seen. Status 1 where an opening is rejected, \
      out of order or different from an earlier one, where a serial number stands twice, or the signature fails.

      EXAMPLE: depositary escrow verify public/ --key DECLARANTKEY --serials uid
      """)

  @Argument(help: ArgumentHelp("The public folder.", valueName: "folder"))
  var path: String
  @Option(
    help: ArgumentHelp("The declarant's key; its signature is demanded.", valueName: "name+id+key"))
  var key: String?
  @Option(help: ArgumentHelp("The member that holds serial numbers.", valueName: "name"))
  var serials: String?
  @OptionGroup var output: OutputOptions

  func run() throws {
    let (folder, reading) = try ExitCode.refusing {
      let folder = try EscrowFolder(at: path)
      if let key { try folder.verifySignature(by: try VerifierKey(parsing: key)) }
      return (folder, try folder.read())
    }
    let numbers = serials.map {
      SerialNumbers(EscrowFolder.serials(in: reading, member: $0))
    }
    let isFine = reading.isInOrder && numbers?.duplicates.isEmpty ?? true
    output.print(
      json: [
        "fine": .bool(isFine), "root": .string(folder.statement.head.root.hex),
        "signature": key == nil ? "not-checked" : "verified",
        "openings": .array(reading.openings.map(json)),
        "duplicates": JSONValue(numbers?.duplicates ?? []),
        "look_alikes": JSONValue(numbers?.lookAlikes ?? []),
        "entries": .array(
          reading.entries.map {
            [
              "leaf": .integer(Int($0.index)),
              "entry": (try? JSONValue(parsing: $0.entry)) ?? .null,
            ]
          }),
      ], text: text(folder, reading, numbers, isFine))
    if !isFine { throw ExitCode.finding }
  }

  private func json(_ opened: EscrowFolder.Opened) -> JSONValue {
    [
      "file": .string(opened.file), "section": JSONValue(opened.section),
      "leaf": JSONValue(opened.index.map { Int($0) }),
      "outcome": .string(opened.outcome?.rawValue ?? "rejected"),
      "why": JSONValue(opened.rejection),
    ]
  }

  private func text(
    _ folder: EscrowFolder, _ reading: EscrowFolder.Reading, _ numbers: SerialNumbers?,
    _ isFine: Bool
  ) -> String {
    var lines = ["The commitments have the statement's root, \(folder.statement.head.root.hex)."]
    if key != nil { lines.append("The declarant signed statement and plan.") }
    for opened in reading.openings {
      let what =
        opened.index.map { "leaf \($0)" }
        ?? opened.section.map {
          "section \(folder.statement.sections.indices.contains($0) ? folder.statement.sections[$0].label : String($0))"
        }
        ?? "unreadable"
      lines.append(
        "\(opened.file): \(what): \(opened.outcome?.rawValue ?? "rejected")"
          + (opened.rejection.map { ". \($0)" } ?? ""))
    }
    if reading.openings.isEmpty { lines.append("Nothing was opened yet.") }
    if let numbers {
      lines += numbers.duplicates.map { "The serial number “\($0)” stands more than once." }
      lines += numbers.lookAlikes.map { "“\($0)” looks like another serial number; look at both." }
      lines.append("Serial numbers in sections that are still closed can't be seen.")
    }
    lines.append(isFine ? "All that was opened holds." : "Not all that was opened holds.")
    return lines.map { $0 + "\n" }.joined()
  }
}
