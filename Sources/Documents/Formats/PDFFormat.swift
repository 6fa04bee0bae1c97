import Foundation
import Primitives

/// A PDF read through poppler's `pdftotext -bbox-layout`, whose words and lines with their places are put together here.
///
/// The program is run as a process of its own, so that what a damaged file does to it can't reach us; it gets 60 seconds.
/// Columns come in poppler's order of reading; hyphens at line ends, paragraphs that go on over a column or a page, and
/// running heads are dealt with here.
struct PDFFormat {
  let outlets: OutletFinder

  func read(_ source: DocumentSource) -> Result<Document, DocumentFault> {
    func fault(_ code: String, _ message: String) -> Result<Document, DocumentFault> {
      .failure(DocumentFault(code: code, message: message, id: source.id))
    }
    guard source.bytes.prefix(1_024).count >= 5, let tool = PDFFormat.tool() else {
      return source.bytes.isEmpty
        ? .failure(PlainTextFormat.fault(.empty, id: source.id))
        : fault(
          "tool-missing",
          "PDFs are read by poppler's pdftotext, which is not on this machine. Install it (Debian, Ubuntu: apt-get install poppler-utils; macOS: brew install poppler)."
        )
    }
    switch PDFFormat.run(tool, source.bytes) {
    case .failure(let problem):
      return fault("unreadable", "pdftotext could not be run: \(problem.what).")
    case .success(let output):
      if output.isTimedOut {
        return fault("damaged", "pdftotext was not done with the file after 60 seconds.")
      }
      let errors = output.errors.lowercased()
      if errors.contains("password") || errors.contains("encrypted") {
        return fault(
          "encrypted", "The PDF asks for a password. Remove it (qpdf --decrypt) and read it again.")
      }
      let pages = output.text.withUnsafeBufferPointer {
        PDFPage.pages(HTMLTreeBuilder.tree(of: $0))
      }
      if output.status != 0 || pages.isEmpty {
        return fault(
          "damaged",
          "pdftotext can't read the file: \(output.errors.prefix(200).trimmed). It is damaged or cut off."
        )
      }
      let document = assembled(pages, source)
      if document.blocks.allSatisfy({ !$0.kind.isRead }) {
        return fault(
          "scanned",
          "The PDF's \(pages.count) pages hold no text, only pictures. Recognise the text first (ocrmypdf)."
        )
      }
      return .success(document)
    }
  }

  private func assembled(_ pages: [PDFPage], _ source: DocumentSource) -> Document {
    let paragraphs = PDFParagraphs(pages)
    var text = ""
    var blocks: [TextBlock] = []
    for (words, kind) in zip(paragraphs.texts, paragraphs.kinds) where !words.isEmpty {
      if !text.isEmpty { text += "\n\n" }
      let start = text.utf8.count
      text += words
      blocks.append(TextBlock(range: TextRange(start, text.utf8.count), kind: kind))
    }
    var metadata = Document.Metadata()
    metadata.title = source.title ?? paragraphs.title
    metadata.url = source.url
    let outlet =
      source.outlet.flatMap { outlets.outlet(named: $0) }
      ?? source.url.flatMap { outlets.outlet(at: $0) }
    metadata.outlet = outlet?.names.first ?? source.outlet
    metadata.tier = outlets.tier(outlet: outlet, address: source.url)
    if let given = source.published {
      (metadata.published, metadata.publishedEvidence) = (given, "given")
    } else if let url = source.url, let day = AddressDate.day(in: url) {
      (metadata.published, metadata.publishedEvidence) = (day, "address \(url)")
    } else {
      for words in paragraphs.texts.prefix(8) where words.utf8.count <= 120 {
        if let date = WrittenDate.first(in: words), date.day.exact != nil {
          (metadata.published, metadata.publishedEvidence) = (date.day, "line “\(words)”")
          break
        }
      }
    }
    return Document(
      id: source.id, format: .pdf, language: LanguageGuess.language(of: text), text: text,
      metadata: metadata,
      blocks: blocks, flags: OddLetters.flags(in: text))
  }

  /// Where pdftotext lies, by the PATH; nil where it isn't installed.
  static func tool(path: String? = ProcessInfo.processInfo.environment["PATH"]) -> String? {
    for folder in (path ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":") {
      let place = "\(folder)/pdftotext"
      if FileManager.default.isExecutableFile(atPath: place) { return place }
    }
    return nil
  }

  private struct RunProblem: Error { var what: String }
  private struct Output {
    var text: [UInt8]
    var errors: String
    var status: Int32
    var isTimedOut: Bool
  }

  private static func run(_ tool: String, _ bytes: [UInt8]) -> Result<Output, RunProblem> {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "depositary-\(UUID().uuidString)")
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      defer { try? FileManager.default.removeItem(at: folder) }
      let input = folder.appending(path: "in.pdf")
      let output = folder.appending(path: "out.html")
      let errors = folder.appending(path: "errors")
      try Data(bytes).write(to: input)
      _ = FileManager.default.createFile(atPath: errors.path, contents: nil)
      let process = Process()
      process.executableURL = URL(filePath: tool)
      process.arguments = ["-bbox-layout", "-enc", "UTF-8", "-l", "2000", input.path, output.path]
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = FileHandle.nullDevice
      process.standardError = try FileHandle(forWritingTo: errors)
      let done = DispatchSemaphore(value: 0)
      process.terminationHandler = { _ in done.signal() }
      try process.run()
      let isTimedOut = done.wait(timeout: .now() + 60) == .timedOut
      if isTimedOut {
        process.terminate()
        if done.wait(timeout: .now() + 2) == .timedOut { kill(process.processIdentifier, SIGKILL) }
      }
      process.waitUntilExit()
      let text = (try? Data(contentsOf: output)) ?? Data()
      let said = (try? Data(contentsOf: errors)) ?? Data()
      return .success(
        Output(
          text: [UInt8](text), errors: String(decoding: said, as: UTF8.self),
          status: process.terminationStatus,
          isTimedOut: isTimedOut))
    } catch {
      return .failure(RunProblem(what: "\(error)"))
    }
  }
}
