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
  /// The largest single document read, in bytes; archives and JSON Lines may be larger, their documents not.
  public var maximumBytes = 64 << 20

  /// A reader that knows these outlets by name, alias and domain.
  public init(outlets: [Outlet]) { self.outlets = OutletFinder(outlets: outlets) }

  /// One result for each document the source holds, in their order; a fault for each that can't be read.
  ///
  /// Never empty: a source without a document is a fault. Linear in the bytes.
  public func read(_ source: DocumentSource) -> [Result<Document, DocumentFault>] {
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
    default:
      return [
        .failure(
          DocumentFault(
            code: "unsupported", message: "\(format.rawValue) is not read yet.", id: source.id))
      ]
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
    format.document(bytes, line: line, of: source).forEach(each)
  }
}
