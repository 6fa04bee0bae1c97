import ArgumentParser
import Documents
import Foundation
import Primitives

/// What `extract` and `read` have in common.
struct ReadingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What the files are: auto, text, html, pdf, feed, warc or jsonl.", valueName: "format"))
  var format = "auto"

  @Option(
    help: ArgumentHelp(
      "The day the documents were published, where they don't say: YYYY, YYYY-MM or YYYY-MM-DD.",
      valueName: "date"))
  var published: String?

  @Option(
    help: ArgumentHelp(
      "How many documents are read at once; as many as there are cores by default.",
      valueName: "n"))
  var jobs: Int?

  @Argument(
    help: ArgumentHelp(
      "Files and folders to read; - or nothing for standard input.", valueName: "file"))
  var files: [String] = []

  /// Nil for `auto`.
  var documentFormat: DocumentFormat? { DocumentFormat(rawValue: format) }
  var publishedDay: PartialDay? { published.flatMap { PartialDay($0) } }
  var jobCount: Int { jobs ?? ProcessInfo.processInfo.activeProcessorCount }

  /// What there is to read, in order: each file, and each document of an archive.
  func sources(_ files: InputFiles, _ reader: DocumentReader) -> ReadingSources {
    ReadingSources(
      files.inputs, reader: reader, format: documentFormat, published: publishedDay)
  }

  func validate() throws {
    guard format == "auto" || documentFormat != nil else {
      let known = (["auto"] + DocumentFormat.allCases.map(\.rawValue)).joined(separator: ", ")
      throw ValidationError("“\(format)” is no format. Known are: \(known).")
    }
    if let published, publishedDay == nil {
      throw ValidationError(
        "“\(published)” is not a day. Write YYYY-MM-DD, or YYYY-MM or YYYY if the day isn't known.")
    }
    if let jobs, jobs < 1 { throw ValidationError("--jobs takes a number from 1 up.") }
  }
}
