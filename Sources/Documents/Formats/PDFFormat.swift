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

/// A page as pdftotext lays it out.
struct PDFPage {
  struct Line {
    var words: String
    var top: Double
    var bottom: Double
    var left: Double
    var right: Double
    var height: Double
  }
  var height: Double
  /// Blocks in order of reading, each of lines.
  var blocks: [[Line]]

  /// The pages in pdftotext's XHTML, whose element names an HTML tree doesn't know: they are read by their order.
  static func pages(_ tree: HTMLTree) -> [PDFPage] {
    var pages: [PDFPage] = []
    let bytes = tree.bytes
    var at = 0
    func attribute(_ name: String, _ tag: Substring) -> Double {
      guard let place = tag.range(ofText: name + "=\"") else { return 0 }
      return Double(tag[place.upperBound...].prefix { $0 != "\"" }) ?? 0
    }
    var words: [String] = []
    var line: PDFPage.Line?
    while at < bytes.count {
      guard bytes[at] == 0x3C else {
        at += 1
        continue
      }
      var end = at
      while end < bytes.count, bytes[end] != 0x3E { end += 1 }
      let tag = String(decoding: bytes[at..<end], as: UTF8.self)[...]
      at = end + 1
      if tag.hasPrefix("<page") {
        pages.append(PDFPage(height: attribute("height", tag), blocks: []))
      } else if tag.hasPrefix("<block"), !pages.isEmpty {
        pages[pages.count - 1].blocks.append([])
      } else if tag.hasPrefix("<line") {
        line = Line(
          words: "", top: attribute("yMin", tag), bottom: attribute("yMax", tag),
          left: attribute("xMin", tag),
          right: attribute("xMax", tag), height: attribute("yMax", tag) - attribute("yMin", tag))
        words = []
      } else if tag.hasPrefix("<word") {
        var close = at
        while close < bytes.count, bytes[close] != 0x3C { close += 1 }
        words.append(CharacterReferences.decoded(bytes, min(at, close)..<close))
        at = close
      } else if tag.hasPrefix("</line"), var done = line {
        done.words = words.joined(separator: " ")
        if let last = pages.indices.last, let block = pages[last].blocks.indices.last {
          pages[last].blocks[block].append(done)
        }
        line = nil
      }
    }
    return pages
  }
}

/// The lines of a PDF put together to paragraphs.
struct PDFParagraphs {
  private(set) var texts: [String] = []
  private(set) var kinds: [TextBlock.Kind] = []
  private(set) var title: String?

  init(_ pages: [PDFPage]) {
    let heads = PDFParagraphs.runningHeads(pages)
    let heights = pages.flatMap { $0.blocks.flatMap { $0.map(\.height) } }.sorted()
    let usual = heights.isEmpty ? 10 : heights[heights.count / 2]
    var largest = usual * 1.25
    for (number, page) in pages.enumerated() {
      for block in page.blocks {
        let lines = block.filter { !$0.words.isEmpty }
        guard let first = lines.first else { continue }
        if lines.count <= 2, lines.allSatisfy({ heads.contains(PDFParagraphs.key($0, page)) }) {
          add(lines.map(\.words).joined(separator: " "), .boilerplate)
          continue
        }
        let words = PDFParagraphs.joined(lines)
        let isHeading =
          first.height > usual * 1.15 && lines.count <= 4 && words.split(separator: " ").count <= 30
        if number == 0, isHeading, first.height > largest {
          largest = first.height
          title = words
        }
        if isHeading {
          add(words, .heading)
        } else if goesOn(words) {
          append(words)
        } else {
          add(words, .paragraph)
        }
      }
    }
  }

  private mutating func add(_ words: String, _ kind: TextBlock.Kind) {
    texts.append(words)
    kinds.append(kind)
  }

  /// Whether the paragraph before, furniture aside, is cut in a sentence that these words take up.
  private func goesOn(_ words: String) -> Bool {
    guard let last = kinds.lastIndex(where: { $0 != .boilerplate }), kinds[last] == .paragraph
    else { return false }
    let form = LineForm(texts[last])
    guard !form.endsSentence, !form.endsWithColon else { return false }
    return LineForm(words).firstLetterIsLower == true
  }

  private mutating func append(_ words: String) {
    guard let last = kinds.lastIndex(where: { $0 != .boilerplate }) else { return }
    texts[last] = PDFParagraphs.joined([texts[last], words])
  }

  private static func joined(_ lines: [PDFPage.Line]) -> String { joined(lines.map(\.words)) }

  /// Lines as one text: a hyphen at a line's end goes where a small letter follows a small letter.
  static func joined(_ lines: [String]) -> String {
    var out = ""
    for line in lines {
      if out.isEmpty {
        out = line
        continue
      }
      let head = line.unicodeScalars.first
      if out.hasSuffix("\u{AD}") {
        out.removeLast()
        out += line
      } else if out.hasSuffix("-"), head?.properties.isLowercase == true,
        let before = out.unicodeScalars.dropLast().last, before.properties.isLowercase
      {
        // "intermediate-" + "range" keeps its hyphen where the word stands hyphenated elsewhere; it can't be known here.
        out.removeLast()
        out += line
      } else {
        out += " " + line
      }
    }
    return out
  }

  /// Lines in the top or bottom tenth of a page that stand, figures aside, on half of the pages and on two at least.
  private static func runningHeads(_ pages: [PDFPage]) -> Set<String> {
    var counts: [String: Int] = [:]
    for page in pages {
      let keys = Set(
        page.blocks.flatMap { $0 }.filter {
          $0.bottom < page.height * 0.12 || $0.top > page.height * 0.88
        }.map { key($0, page) })
      for key in keys { counts[key, default: 0] += 1 }
    }
    let needed = max(2, (pages.count + 1) / 2)
    return Set(counts.filter { $0.value >= needed }.keys)
  }

  private static func key(_ line: PDFPage.Line, _ page: PDFPage) -> String {
    let words = String(line.words.lowercased().map { $0.isNumber ? "0" : $0 })
    return (line.top < page.height / 2 ? "t" : "b") + words
  }
}
