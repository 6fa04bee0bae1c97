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

  private func recorded(_ document: RecordedDocument, text: String, blocks: [TextBlock]) -> Document
  {
    var metadata = Document.Metadata()
    metadata.title = document.title
    metadata.outlet = document.outlet
    metadata.authors = document.authors
    metadata.published = document.published
    metadata.publishedEvidence = document.publishedEvidence
    metadata.url = document.url
    metadata.tier = document.tier
    return Document(
      id: document.name, format: document.format, language: document.language, text: text,
      metadata: metadata, blocks: blocks)
  }

  func run() throws {
    let intake = try catalogue.intake()
    let store = try record.openForWriting()
    var sum = RereadingOutcome(unchanged: 0, changed: 0, added: 0, withdrawn: 0, proposed: 0)
    var (read, known) = (0, 0)
    let ids = documents.isEmpty ? try store.documents().map(\.id).reversed() : documents
    for id in ids {
      guard let document = try store.document(id: id), let bytes = try store.bytes(ofDocument: id),
        let text = try store.text(ofDocument: id)
      else { throw ExitCode.finding.saying("there is no document \(id) in the record.") }
      let source = DocumentSource(
        id: document.name, bytes: bytes, format: document.format, published: document.published,
        url: document.url)
      let cut = intake.read(source).compactMap { try? $0.get() }.first {
        $0.document.text.utf8.elementsEqual(text.utf8)
      }
      // The text is evidence and never altered. Where this program cuts another one out of the bytes, or
      // they were one item of a feed or an archive, the recorded text is read with the blocks it has.
      let statements =
        try cut?.statements
        ?? intake.entries(
          of: recorded(document, text: text, blocks: store.blocks(ofDocument: id)),
          sha256: document.sha256)
      let outcome = try store.reread(
        document: id, statements: statements, reader: reader,
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
        "reread": .integer(read), "known": .integer(known),
        "unchanged": .integer(sum.unchanged), "changed": .integer(sum.changed),
        "added": .integer(sum.added), "withdrawn": .integer(sum.withdrawn),
        "proposed": .integer(sum.proposed),
      ],
      text:
        "\(read) documents read again, \(known) by this reader before: \(sum.unchanged) statements unchanged, \(sum.changed) changed, \(sum.added) added, \(sum.withdrawn) withdrawn, \(sum.proposed) proposed to their reviewers.\n"
    )
  }
}
