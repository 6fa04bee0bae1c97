import ArgumentParser
import Documents
import Intake
import Primitives

/// Prints what a document holds, one JSON object a line, touching no record.
struct ExtractCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Print documents with their statements as JSON Lines.",
    discussion: """
      One object a document, in the order of the input, as Documentation/DataFormats.md describes. \
      Every place is a half-open range of Unicode scalars in the document's text. What cannot be \
      read is an object with "error" in its place. Touches no record and no network.

      With --attributions the objects hold attributions as the public PolNeAR corpus draws them, from \
      the trained labeller, for scoring against it. --reader says who reads, statements or attributions.

      EXAMPLE: depositary extract article.txt
               depositary extract --published 2023-03-22 Samples/ > statements.jsonl
      """)

  @OptionGroup var reading: ReadingOptions
  @OptionGroup var catalogue: CatalogueOptions

  @Flag(name: .long, help: "Print JSON (this command always does; accepted for symmetry).")
  var json = false

  @Flag(help: "Print attributions as the public corpus draws them, instead of statements.")
  var attributions = false
  @OptionGroup var models: ModelOptions

  func run() async throws {
    let (reader, read) = try attributions ? attributionReader() : statementReader()
    let files = InputFiles(arguments: reading.files)
    var documents = 0
    var statements = 0
    var faults = 0
    try await OrderedWork.run(reading.sources(files, reader), jobs: reading.jobCount) {
      input -> [Line] in
      switch input.taken() {
      case .success(let taken): read(taken)
      case .failure(let fault): [Line(fault)]
      }
    } each: { results in
      for result in results {
        Terminal.write(result.text)
        if let count = result.statements {
          documents += 1
          statements += count
        } else {
          faults += 1
        }
      }
    }
    ReadingSummary(
      documents: documents, statements: statements, faults: faults, passedOver: files.passedOver
    ).show()
    if faults > 0 { throw ExitCode.finding }
  }

  /// One line of the output: the text, and how many statements it holds; nil for a fault.
  private struct Line: Sendable {
    var text: String
    var statements: Int?

    init(_ value: JSONValue, statements: Int) {
      text = value.text() + "\n"
      self.statements = statements
    }

    init(_ fault: DocumentFault) { text = ExtractJSON.value(fault).text() + "\n" }
  }

  private func statementReader() throws -> (
    DocumentReader, @Sendable (ReadingSources.Taken) -> [Line]
  ) {
    let intake = try catalogue.intake(reader: models)
    return (
      intake.documents,
      { taken in
        let read: [Result<ReadDocument, DocumentFault>] =
          switch taken {
          case .bytes(let source): intake.read(source)
          case .document(let document): [.success(intake.read(oneOfMany: document))]
          }
        return read.map { result in
          switch result {
          case .success(let read): Line(ExtractJSON.value(read), statements: read.statements.count)
          case .failure(let fault): Line(fault)
          }
        }
      }
    )
  }

  private func attributionReader() throws -> (
    DocumentReader, @Sendable (ReadingSources.Taken) -> [Line]
  ) {
    let documents = DocumentReader(outlets: [])
    let intake = AttributionIntake(
      documents: documents, reader: try models.reader(catalogue))
    return (
      documents,
      { taken in
        let read: [Result<JSONValue, DocumentFault>] =
          switch taken {
          case .bytes(let source): intake.read(source)
          case .document(let document): [.success(intake.read(document))]
          }
        return read.map { result in
          switch result {
          case .success(let value):
            Line(value, statements: value["attributions"]?.array?.count ?? 0)
          case .failure(let fault): Line(fault)
          }
        }
      }
    )
  }
}

/// The closing line of a reading, on standard error.
struct ReadingSummary {
  var documents: Int
  var known = 0
  /// Of the documents, those that repeat an earlier one, whole or in part.
  var repeating = 0
  var statements: Int
  var faults: Int
  var passedOver: Int

  func show() {
    var line = "\(documents) document\(documents == 1 ? "" : "s"), \(statements) statements"
    if repeating > 0 {
      line += "; \(repeating) of them repeat\(repeating == 1 ? "s" : "") an earlier one"
    }
    if known > 0 { line += "; \(known) known already, nothing changed" }
    if faults > 0 { line += "; \(faults) could not be read" }
    if passedOver > 0 { line += "; \(passedOver) files of other kinds passed over" }
    Terminal.complain(line)
  }
}
