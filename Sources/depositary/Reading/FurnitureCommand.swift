import ArgumentParser
import Documents
import Intake
import Primitives

/// Lists lines that recur over the documents of an outlet, for a person to judge.
struct FurnitureCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "furniture",
    abstract: "List lines that recur over an outlet's documents and may be its furniture.",
    discussion: """
      A line is listed that stands in three documents of an outlet and a fifth of them at least; copies and reprints \
      aren't counted. Nothing is left out of any document for it. Touches no record and no network.

      EXAMPLE: depositary furniture Samples/
      """)

  @OptionGroup var reading: ReadingOptions
  @OptionGroup var catalogue: CatalogueOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let reader = try catalogue.intake().documents
    let files = InputFiles(arguments: reading.files)
    var recurring = RecurringLines()
    var documents = 0
    var faults = 0
    try await OrderedWork.run(reading.sources(files, reader), jobs: reading.jobCount) {
      input -> [Result<Document, DocumentFault>] in
      switch input.taken() {
      case .failure(let fault): [.failure(fault)]
      case .success(.bytes(let source)): reader.read(source)
      case .success(.document(let document)): [.success(document)]
      }
    } each: { results in
      for result in results {
        switch result {
        case .success(let document):
          documents += 1
          recurring.count(document)
        case .failure(let fault):
          faults += 1
          Terminal.complain("depositary: \(fault.message)")
        }
      }
    }
    if output.json {
      let lines = recurring.lines.map { line -> JSONValue in
        [
          "outlet": .string(line.outlet), "text": .string(line.text),
          "documents": .integer(line.documents), "of": .integer(line.of),
        ]
      }
      Terminal.write(JSONValue.array(lines).text(indented: true) + "\n")
    } else {
      for line in recurring.lines {
        Terminal.write(
          "\(line.documents) of \(line.of)  \(line.outlet)  \(line.text)".safeOnTerminal + "\n")
      }
      if recurring.lines.isEmpty {
        Terminal.write("No line recurs over three documents of an outlet and a fifth of them.\n")
      }
    }
    ReadingSummary(
      documents: documents, statements: 0, faults: faults, passedOver: files.passedOver
    ).show()
    if faults > 0 { throw ExitCode.finding }
  }
}
