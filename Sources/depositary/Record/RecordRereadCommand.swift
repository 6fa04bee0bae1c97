import Archive
import ArgumentParser
import Documents
import Foundation
import Intake
import Primitives

/// Reads recorded documents again with this program's reader.
struct RecordRereadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reread",
    abstract: "Read recorded documents again with this program's reader.",
    discussion: """
      What no person has ruled on gives way to what is found now. What a person accepted, corrected or \
      rejected stays; a differing reading waits as a proposal (`depositary review proposals`).

      EXAMPLE: depositary record reread
      """)

  @Option(help: ArgumentHelp("Name of the reader for the history.", valueName: "name"))
  var reader = "depositary/\(Version.current)"
  @Argument(help: "Numbers of documents; all of them by default.")
  var documents: [Int64] = []
  @OptionGroup var record: RecordOptions
  @OptionGroup var catalogue: CatalogueOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let intake = try catalogue.intake()
    let store = try record.openForWriting()
    var sum = RereadingOutcome(unchanged: 0, changed: 0, added: 0, withdrawn: 0, proposed: 0)
    var (read, known, failed) = (0, 0, 0)
    let ids = documents.isEmpty ? try store.documents().map(\.id).reversed() : documents
    for id in ids {
      guard let document = try store.document(id: id), let bytes = try store.bytes(ofDocument: id),
        let text = try store.text(ofDocument: id)
      else { throw ExitCode.finding.saying("there is no document \(id) in the record.") }
      let source = DocumentSource(
        id: document.name, bytes: bytes, format: document.format, published: document.published,
        url: document.url)
      let found = intake.read(source).compactMap { try? $0.get() }.first {
        $0.document.text.utf8.elementsEqual(text.utf8)
      }
      // The text is evidence and never altered: a reader that cuts another one out has nothing to say.
      guard let found else {
        failed += 1
        Terminal.complain(
          "depositary: document \(id) (\(document.name)) gives another text to this program; it is left as it is.")
        continue
      }
      let outcome = try store.reread(
        document: id, statements: found.statements, reader: reader,
        by: RecordEvent(at: Instant.now, who: reader))
      guard let outcome else {
        known += 1
        continue
      }
      read += 1
      sum.unchanged += outcome.unchanged
      sum.changed += outcome.changed
      sum.added += outcome.added
      sum.withdrawn += outcome.withdrawn
      sum.proposed += outcome.proposed
    }
    try store.close()
    output.print(
      json: [
        "reread": .integer(read), "known": .integer(known), "failed": .integer(failed),
        "unchanged": .integer(sum.unchanged), "changed": .integer(sum.changed),
        "added": .integer(sum.added), "withdrawn": .integer(sum.withdrawn),
        "proposed": .integer(sum.proposed),
      ],
      text:
        "\(read) documents read again, \(known) by this reader before: \(sum.unchanged) statements unchanged, \(sum.changed) changed, \(sum.added) added, \(sum.withdrawn) withdrawn, \(sum.proposed) proposed to their reviewers.\n"
    )
    if failed > 0 { throw ExitCode.finding }
  }
}
