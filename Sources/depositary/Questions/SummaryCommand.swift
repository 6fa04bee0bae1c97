import Archive
import ArgumentParser
import Documents
import Foundation
import Intake
import Positions
import Primitives
import Questions
import Statements

/// Tells in at most five lines who said what in a document, in the document's own words.
struct SummaryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "summary",
    abstract: "Tell in a few exact quotations who said what in a document.",
    discussion: """
      Every line is a whole sentence of the document, with its place in Unicode scalars; no word is \
      added. A document is a file, or the number of a recorded document as `who-said` shows it.

      EXAMPLE: depositary summary article.txt
               depositary summary 12 --lines 3
      """)

  @Option(help: ArgumentHelp("How many lines at most.", valueName: "n"))
  var lines = 5
  @Argument(help: "A file, - for standard input, or the number of a recorded document.")
  var document: String
  @OptionGroup var record: RecordOptions
  @OptionGroup var catalogue: CatalogueOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard lines > 0 else { throw ValidationError("--lines takes a number from 1 up.") }
  }

  /// A document with what the summary and its heading are made of.
  private struct Told {
    var id: String
    var title: String?
    var outlet: String?
    var published: PartialDay?
    var text: String
    var blocks: [TextBlock]
    var statements: [StatementsInBrief.Said]
  }

  func run() throws {
    let found = try documents()
    var values: [JSONValue] = []
    var text = ""
    for told in found {
      let brief = StatementsInBrief().lines(
        of: told.text, blocks: told.blocks, statements: told.statements, limit: lines)
      values.append(json(told, brief))
      text += (text.isEmpty ? "" : "\n") + page(told, brief)
    }
    output.print(json: values.count == 1 ? values[0] : .array(values), text: text)
  }

  /// A file of that name goes before a number.
  private func documents() throws -> [Told] {
    if document != "-", !FileManager.default.fileExists(atPath: document),
      let number = Int64(document)
    {
      return [try recorded(number)]
    }
    let files = InputFiles(arguments: [document])
    let intake = try catalogue.intake()
    var found: [Told] = []
    var faults = 0
    for input in files.inputs {
      let read = InputFiles.source(input, format: nil, published: nil).map { intake.read($0) }
      for result in (try? read.get()) ?? [.failure(fault(read))] {
        switch result {
        case .failure(let fault):
          faults += 1
          Terminal.complain("depositary: \(fault.message)")
        case .success(let read): found.append(told(read))
        }
      }
    }
    if found.isEmpty, faults > 0 { throw ExitCode.finding }
    return found
  }

  private func fault<T>(_ result: Result<T, DocumentFault>) -> DocumentFault {
    if case .failure(let fault) = result { return fault }
    return DocumentFault(code: "empty", message: "There is nothing to read.", id: document)
  }

  private func told(_ read: ReadDocument) -> Told {
    let meta = read.document.metadata
    return Told(
      id: read.document.id, title: meta.title, outlet: meta.outlet, published: meta.published,
      text: read.document.text, blocks: read.document.blocks,
      statements: read.statements.map { entry in
        let statement = entry.statement
        return StatementsInBrief.Said(
          speaker: statement.speaker.name
            ?? statement.speaker.range.flatMap {
              read.document.text.passage($0)
            }, content: statement.content, cue: statement.cue,
          authority: statement.speaker.authority,
          act: entry.position.act, instruments: entry.position.instruments,
          confidence: statement.confidence)
      })
  }

  private func recorded(_ number: Int64) throws -> Told {
    let store = try record.openForReading()
    guard let found = try store.document(id: number), let text = try store.text(ofDocument: number)
    else {
      throw ExitCode.finding.saying(
        "the record \(store.path) has no document \(number), and there is no file of that name. `depositary who-said` shows each statement's document in brackets."
      )
    }
    let statements = try WhoSaidWhat(in: store).answer(StatementFilter(document: number)).statements
    return Told(
      id: found.name, title: found.title, outlet: found.outlet, published: found.published,
      text: text, blocks: try store.blocks(ofDocument: number),
      statements: statements.map { StatementsInBrief.Said($0) })
  }

  private func page(_ told: Told, _ brief: [StatementsInBrief.Line]) -> String {
    let about = [told.outlet, told.published?.description].compactMap { $0 }
    var page = told.title ?? told.id
    if !about.isEmpty { page += " (\(about.joined(separator: ", ")))" }
    page += "\n"
    if brief.isEmpty { return page + "Nobody is reported to have said anything.\n" }
    let offsets = ScalarOffsets(told.text)
    for line in brief {
      let place = offsets.scalars(line.range)
      let words = line.passage.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      var entry = "• \(words) [\(place.lowerBound)–\(place.upperBound)]"
      let said = line.statements.map { told.statements[$0] }.map(label)
      if !said.isEmpty { entry += " — " + said.joined(separator: "; ") }
      page += String(entry.wrapped(to: Terminal.width, indent: "  ").drop { $0 == " " }) + "\n"
    }
    return page
  }

  private func label(_ said: StatementsInBrief.Said) -> String {
    let about = said.instruments.filter { $0 != "none" }
    return ([said.speaker ?? "someone", said.act.rawValue] + about).joined(separator: " · ")
  }

  private func json(_ told: Told, _ brief: [StatementsInBrief.Line]) -> JSONValue {
    let offsets = ScalarOffsets(told.text)
    return [
      "id": .string(told.id), "title": JSONValue(told.title), "outlet": JSONValue(told.outlet),
      "published": JSONValue(told.published?.description),
      "lines": .array(
        brief.map { line in
          let place = offsets.scalars(line.range)
          return [
            "text": .string(line.passage), "start": .integer(place.lowerBound),
            "end": .integer(place.upperBound),
            "statements": .array(
              line.statements.map { number in
                let said = told.statements[number]
                return [
                  "speaker": JSONValue(said.speaker), "act": .string(said.act.rawValue),
                  "instrument": JSONValue(said.instruments),
                ]
              }),
          ]
        }),
    ]
  }
}
