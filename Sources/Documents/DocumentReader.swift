public import Primitives

/// Reads bytes of any known format to documents.
///
/// ```swift
/// let reader = DocumentReader(outlets: catalogue.outlets)
/// for result in reader.read(DocumentSource(id: "a.txt", bytes: bytes)) {
///   switch result {
///   case .success(let document): print(document.metadata.title ?? "untitled")
///   case .failure(let fault): print(fault)
///   }
/// }
/// ```
public struct DocumentReader: Sendable {
  let outlets: OutletFinder
  private let ownClassifier: BlockClassifier?
  private let takesBuiltIn: Bool
  /// What tells an article's blocks from the rest; the one built in is opened at the first page.
  var classifier: BlockClassifier? { takesBuiltIn ? BlockClassifier.builtIn : ownClassifier }
  /// The largest single document read, in bytes; archives and JSON Lines may be larger, their documents not.
  public var maximumBytes = 64 << 20

  /// A reader that knows these outlets by name, alias and domain.
  ///
  /// - Parameter model: The block classifier's file; nil for the one built in. A file that is none is left aside, and
  ///   pages are then cut by hand rules.
  public init(outlets: [Outlet], model: [UInt8]? = nil) {
    self.outlets = OutletFinder(outlets: outlets)
    ownClassifier = model.flatMap { BlockClassifier($0) }
    takesBuiltIn = model == nil
  }

  /// Whether pages are read with a block model rather than by hand rules.
  public var hasModel: Bool { classifier != nil }

  /// One result for each document the source holds, in their order; a fault for each that can't be read.
  ///
  /// A source without a document is a fault; only an archive whose records say that pages have not changed since an
  /// earlier one (`revisit`, ISO 28500) gives nothing. Linear in the bytes.
  public func read(_ source: DocumentSource) -> [Result<Document, DocumentFault>] {
    if source.bytes.starts(with: [0x1F, 0x8B]) {
      var results: [Result<Document, DocumentFault>] = []
      read(source, from: DocumentReader.once(source.bytes)) { results.append($0) }
      return results
    }
    let format = source.format ?? FormatDetection.format(of: source.bytes, name: source.id)
    guard source.bytes.count <= maximumBytes || format == .warc || format == .jsonl else {
      return [
        .failure(
          DocumentFault(
            code: "too-large",
            message:
              "The document has \(source.bytes.count) bytes; at most \(maximumBytes) are read. Divide it.",
            id: source.id))
      ]
    }
    switch format {
    case .text: return [PlainTextFormat(outlets: outlets).read(source)]
    case .jsonl: return readLines(source)
    case .html: return [HTMLFormat(outlets: outlets, classifier: classifier).read(source)]
    case .feed: return FeedFormat(reader: self).read(source)
    case .pdf: return [PDFFormat(outlets: outlets).read(source)]
    case .warc:
      var results: [Result<Document, DocumentFault>] = []
      let chunks = DocumentReader.once(source.bytes)
      WARCFormat(reader: self).read(source, chunks) { results.append($0) }
      return results
    }
  }

  /// Reads a stream of bytes document by document, holding no more than one at a time: archives (`warc`, gzip'd or not)
  /// and JSON Lines (gzip'd or not). Other formats are gathered whole, up to `maximumBytes`.
  ///
  /// - Parameters:
  ///   - source: Id and what is known; its `bytes` are not looked at.
  ///   - next: The next bytes; nil at the end. What it throws becomes a fault `unreadable`.
  ///   - each: Called for each document or fault, in order.
  public func read(
    _ source: DocumentSource, from next: @escaping () throws -> [UInt8]?,
    each: (Result<Document, DocumentFault>) -> Void
  ) {
    do {
      guard let first = try next() else {
        return each(.failure(PlainTextFormat.fault(.empty, id: source.id)))
      }
      var pending: [UInt8]? = first
      var chunks: ChunkSource = {
        if let bytes = pending {
          pending = nil
          return bytes
        }
        return try next()
      }
      var head = first
      if first.starts(with: [0x1F, 0x8B]) {
        let stream = GzipStream(chunks)
        head = try stream.next() ?? []
        var plain: [UInt8]? = head
        chunks = {
          if let bytes = plain {
            plain = nil
            return bytes
          }
          return try stream.next()
        }
      }
      let format = source.format ?? FormatDetection.format(of: head, name: source.id)
      switch format {
      case .warc: WARCFormat(reader: self).read(source, chunks, each: each)
      case .jsonl:
        var lines = LineSplitter(format: JSONLinesFormat(reader: self), source: source)
        while let chunk = try chunks() {
          chunk.withUnsafeBufferPointer { lines.feed($0, each: each) }
        }
        lines.finish(each: each)
        if lines.isEmpty { each(.failure(PlainTextFormat.fault(.empty, id: source.id))) }
      default:
        var whole = source
        whole.bytes = []
        whole.format = format
        while let chunk = try chunks() {
          if whole.bytes.count + chunk.count > maximumBytes {
            return each(
              .failure(
                DocumentFault(
                  code: "too-large",
                  message: "The document has more than \(maximumBytes) bytes. Divide it.",
                  id: source.id)))
          }
          whole.bytes += chunk
        }
        read(whole).forEach(each)
      }
    } catch let problem as InflateProblem {
      each(
        .failure(
          DocumentFault(
            code: "damaged", message: "The compressed bytes are damaged: \(problem.what).",
            id: source.id)))
    } catch {
      each(
        .failure(
          DocumentFault(
            code: "unreadable", message: "The bytes could not be read: \(error).", id: source.id)))
    }
  }

  /// The bytes as a stream of one chunk.
  private static func once(_ bytes: [UInt8]) -> ChunkSource {
    var rest: [UInt8]? = bytes
    return {
      defer { rest = nil }
      return rest
    }
  }

  private func readLines(_ source: DocumentSource) -> [Result<Document, DocumentFault>] {
    var results: [Result<Document, DocumentFault>] = []
    source.bytes.withUnsafeBufferPointer { bytes in
      var lines = LineSplitter(format: JSONLinesFormat(reader: self), source: source)
      lines.feed(bytes) { results.append($0) }
      lines.finish { results.append($0) }
    }
    if results.isEmpty { results.append(.failure(PlainTextFormat.fault(.empty, id: source.id))) }
    return results
  }
}

/// Cuts a stream of JSON Lines at its line ends; holds no more than one line.
struct LineSplitter {
  let format: JSONLinesFormat
  let source: DocumentSource
  private var open: [UInt8] = []
  private var line = 0
  private var isTooLong = false
  private var results = 0
  /// Whether no line gave a document or a fault.
  var isEmpty: Bool { results == 0 }

  init(format: JSONLinesFormat, source: DocumentSource) {
    self.format = format
    self.source = source
  }

  mutating func feed(
    _ bytes: UnsafeBufferPointer<UInt8>, each: (Result<Document, DocumentFault>) -> Void
  ) {
    var start = 0
    while start < bytes.count {
      let rest = UnsafeBufferPointer(rebasing: bytes[start...])
      guard let end = rest.firstIndex(of: 0x0A) else {
        if open.count + rest.count > format.reader.maximumBytes {
          isTooLong = true
          open = []
        } else if !isTooLong {
          open.append(contentsOf: rest)
        }
        return
      }
      let part = UnsafeBufferPointer(rebasing: rest[..<end])
      if open.isEmpty {
        close(part, each)
      } else {
        open.append(contentsOf: part)
        finishLine(each)
      }
      start += end + 1
    }
  }

  mutating func finish(each: (Result<Document, DocumentFault>) -> Void) {
    if !open.isEmpty || isTooLong { finishLine(each) }
  }

  private mutating func finishLine(_ each: (Result<Document, DocumentFault>) -> Void) {
    let whole = open
    open = []
    whole.withUnsafeBufferPointer { close($0, each) }
  }

  private mutating func close(
    _ part: UnsafeBufferPointer<UInt8>, _ each: (Result<Document, DocumentFault>) -> Void
  ) {
    line += 1
    if isTooLong {
      isTooLong = false
      results += 1
      each(
        .failure(
          DocumentFault(
            code: "too-large",
            message:
              "Line \(line) is longer than \(format.reader.maximumBytes) bytes. Divide the document.",
            id: "\(source.id)#\(line)")))
      return
    }
    var bytes = part
    if line == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      bytes = UnsafeBufferPointer(rebasing: bytes[3...])
    }
    if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) { return }
    results += 1
    format.document(bytes, line: line, of: source).forEach(each)
  }
}
