import Documents
import Foundation
import Intake
import Primitives

/// Files one after the other, archives and JSON Lines document by document, so that no file is held whole that needn't be.
struct ReadingSources: Sequence {
  /// One thing to read: bytes still to be opened, or a document that a stream already cut out.
  enum Item: Sendable {
    case input(InputFiles.Input, format: DocumentFormat?, published: PartialDay?)
    case streamed(Result<Document, DocumentFault>)

    /// The bytes, or the document; the fault that stands in its place.
    func taken() -> Result<Taken, DocumentFault> {
      switch self {
      case .input(let input, let format, let published):
        InputFiles.source(input, format: format, published: published).map { .bytes($0) }
      case .streamed(let result): result.map { .document($0) }
      }
    }
  }

  enum Taken: Sendable {
    case bytes(DocumentSource)
    case document(Document)
  }

  private let inputs: [InputFiles.Input]
  private let reader: DocumentReader
  private let format: DocumentFormat?
  private let published: PartialDay?

  init(
    _ inputs: [InputFiles.Input], reader: DocumentReader, format: DocumentFormat?,
    published: PartialDay?
  ) {
    self.inputs = inputs
    self.reader = reader
    self.format = format
    self.published = published
  }

  func makeIterator() -> Iterator { Iterator(self) }

  struct Iterator: IteratorProtocol {
    private let sources: ReadingSources
    private var number = 0
    private var stream: DocumentStream.Iterator?

    fileprivate init(_ sources: ReadingSources) { self.sources = sources }

    mutating func next() -> Item? {
      while true {
        if let document = stream?.next() { return .streamed(document) }
        stream = nil
        guard number < sources.inputs.count else { return nil }
        let input = sources.inputs[number]
        number += 1
        guard let opened = sources.stream(input) else {
          return .input(input, format: sources.format, published: sources.published)
        }
        stream = opened.makeIterator()
      }
    }
  }

  /// A stream of the input's documents; nil for what is read whole, and for what can't be opened, whose fault is made
  /// when it is read.
  private func stream(_ input: InputFiles.Input) -> DocumentStream? {
    let id: String
    let open: @Sendable () -> FileHandle?
    switch input {
    case .standardInput:
      guard format == .warc || format == .jsonl else { return nil }
      id = "-"
      open = { .standardInput }
    case .file(let url):
      id = url.lastPathComponent
      guard format == .warc || format == .jsonl || format == nil, isArchive(url) else { return nil }
      open = { try? FileHandle(forReadingFrom: url) }
    }
    guard let handle = open() else { return nil }
    return DocumentStream(
      DocumentSource(id: id, bytes: [], format: format, published: published), reader: reader
    ) {
      { try handle.read(upToCount: 1 << 20).flatMap { $0.isEmpty ? nil : [UInt8]($0) } }
    }
  }

  /// Whether the name says that the file holds many documents, or its first bytes do.
  private func isArchive(_ url: URL) -> Bool {
    let name = url.lastPathComponent.lowercased()
    let bare = name.hasSuffix(".gz") ? String(name.dropLast(3)) : name
    if [".warc", ".jsonl", ".ndjson"].contains(where: bare.hasSuffix) { return true }
    if format == .warc || format == .jsonl { return true }
    guard let handle = try? FileHandle(forReadingFrom: url) else { return false }
    defer { try? handle.close() }
    return (try? handle.read(upToCount: 5)).map { [UInt8]($0) == Array("WARC/".utf8) } ?? false
  }
}
