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
    let intake = try catalogue.intake()
    let store = try record.openForWriting()
    let files = InputFiles(arguments: reading.files)
    let interruption = Interruption()
    var progress = ReadingProgress(total: files.inputs.count)
    var summary = ReadingSummary(
      documents: 0, statements: 0, faults: 0, passedOver: files.passedOver)
    var results: [JSONValue] = []
    let (format, published) = (reading.documentFormat, reading.publishedDay)
    let who = by ?? NSUserName()

    func note(_ value: @autoclosure () -> JSONValue) {
      if output.json { results.append(value()) }
    }
    var stopped = false
    do {
      try await OrderedWork.run(files.inputs, jobs: reading.jobCount) { input -> Finding in
        switch InputFiles.source(input, format: format, published: published) {
        case .failure(let fault): return .read([.failure(fault)])
        case .success(let source):
          if let known = try? store.document(ofBytes: RecordDigest.sha256(source.bytes)) {
            return .known(known)
          }
          return .read(intake.read(source))
        }
      } each: { finding in
        if interruption.isAsked { throw Interrupted() }
        var done = (documents: 0, statements: 0, faults: 0)
        switch finding {
        case .known(let document):
          summary.known += 1
          note(["document": .integer(Int(document)), "outcome": "known"])
        case .read(let documents):
          for result in documents {
            switch result {
            case .failure(let fault):
              done.faults += 1
              progress.finish()
              Terminal.complain("depositary: \(fault.message)")
              note(ExtractJSON.value(fault))
            case .success(let read):
              let outcome = try store.record(
                read.document, statements: read.statements, from: read.origin,
                textSHA256: read.textSHA256, reader: "depositary/\(Version.current)",
                by: RecordEvent(at: Instant.now, who: who))
              switch outcome {
              case .known(let document):
                summary.known += 1
                note(["document": .integer(Int(document)), "outcome": "known"])
              case .recorded(let document, let statements):
                done.documents += 1
                done.statements += statements
                note([
                  "document": .integer(Int(document)), "name": .string(read.document.id),
                  "outcome": "recorded", "statements": .integer(statements),
                ])
              }
            }
          }
        }
        summary.documents += done.documents
        summary.statements += done.statements
        summary.faults += done.faults
        progress.add(
          documents: done.documents, statements: done.statements, faults: done.faults, files: 1)
      }
    } catch is Interrupted {
      stopped = true
    }
    progress.finish()
    if output.json {
      Terminal.write(
        JSONValue.object([
          ("record", .string(store.path)), ("documents", .integer(summary.documents)),
          ("statements", .integer(summary.statements)), ("known", .integer(summary.known)),
          ("faults", .integer(summary.faults)), ("results", .array(results)),
        ]).text(indented: true) + "\n")
    }
    summary.show()
    try? store.close()
    if stopped {
      Terminal.complain(
        "depositary: stopped. What is counted above is recorded; the same command goes on from there."
      )
      throw ExitCode(130)
    }
    if summary.faults > 0 { throw ExitCode.finding }
  }
}
