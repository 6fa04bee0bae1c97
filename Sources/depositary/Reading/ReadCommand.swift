import Archive
import ArgumentParser
import Documents
import Foundation
import Intake
import Primitives

/// Records documents and their statements.
struct ReadCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read",
    abstract: "Read documents and record them with their statements.",
    discussion: """
      Reading the same bytes twice changes nothing. Ctrl-C stops after the document at hand; what was \
      reported done is kept, and the same command goes on from there.

      EXAMPLE: depositary read Samples/
               depositary read --published 2023-03-22 article.txt
               curl -s https://example.org/page.html | depositary read -
      """)

  @OptionGroup var reading: ReadingOptions
  @OptionGroup var record: RecordOptions
  @OptionGroup var catalogue: CatalogueOptions
  @OptionGroup var models: ModelOptions
  @OptionGroup var output: OutputOptions

  @Option(
    help: ArgumentHelp(
      "Who reads, for the record's history; your login name by default.",
      valueName: "name"))
  var by: String?

  private enum Finding: Sendable {
    case read([Result<ReadDocument, DocumentFault>])
    case known(Int64)
  }

  private struct Interrupted: Error {}

  func run() async throws {
    let intake = try catalogue.intake(reader: models)
    let store = try record.openForWriting()
    let files = InputFiles(arguments: reading.files)
    let interruption = Interruption()
    let sources = reading.sources(files, intake.documents)
    var run = ReadingRun(
      store: store, who: by, total: files.inputs.count, passedOver: files.passedOver,
      json: output.json)
    var stopped = false
    do {
      try await OrderedWork.run(sources, jobs: reading.jobCount) { input -> Finding in
        switch input.taken() {
        case .failure(let fault): return .read([.failure(fault)])
        case .success(.document(let document)):
          let digest = RecordDigest.sha256(document.text.utf8)
          if let known = try? store.document(ofBytes: digest) { return .known(known) }
          return .read([.success(intake.read(oneOfMany: document))])
        case .success(.bytes(let source)):
          if let known = try? store.document(ofBytes: RecordDigest.sha256(source.bytes)) {
            return .known(known)
          }
          return .read(intake.read(source))
        }
      } each: { finding in
        if interruption.isAsked { throw Interrupted() }
        switch finding {
        case .known(let document): run.known(document)
        case .read(let documents): try run.record(documents)
        }
      }
    } catch is Interrupted {
      stopped = true
    }
    try run.close(stopped: stopped)
  }
}
