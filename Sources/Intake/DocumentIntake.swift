public import Archive
public import Documents
public import Positions
import Primitives
import Statements

/// The whole way down, a line for each stage: bytes, document, statements with their positions.
///
/// Pure: it touches no file, clock, network or record. One intake serves any number of threads.
public struct DocumentIntake: Sendable {
  /// What makes documents of bytes; a stream of an archive's documents is made with it.
  public let documents: DocumentReader
  private let statements: StatementReader

  public init(documents: DocumentReader, statements: StatementReader) {
    self.documents = documents
    self.statements = statements
  }

  /// Everything `source` holds, in its order: documents with their statements, and the faults.
  public func read(_ source: DocumentSource) -> [Result<ReadDocument, DocumentFault>] {
    let bytes = source.bytes
    let sourceSHA256 = RecordDigest.sha256(bytes)
    return documents.read(source).map { result in
      result.map { document in
        guard document.id == source.id else { return read(oneOfMany: document) }
        let textSHA256 = RecordDigest.sha256(document.text.utf8)
        let origin = DocumentOrigin(
          sha256: sourceSHA256, name: document.id, byteCount: bytes.count,
          bytes: textSHA256 == sourceSHA256 ? nil : bytes)
        return read(document, from: origin, textSHA256: textSHA256)
      }
    }
  }

  /// The statements of one document out of a feed, an archive or a JSON Lines file.
  ///
  /// It is known by its own text: the file around it may grow or be cut without its being another.
  public func read(oneOfMany document: Document) -> ReadDocument {
    let textSHA256 = RecordDigest.sha256(document.text.utf8)
    let origin = DocumentOrigin(
      sha256: textSHA256, name: document.id, byteCount: document.text.utf8.count, bytes: nil)
    return read(document, from: origin, textSHA256: textSHA256)
  }

  private func read(_ document: Document, from origin: DocumentOrigin, textSHA256: String)
    -> ReadDocument
  {
    var document = document
    if !statements.reads(document.language), let language = document.language {
      document.flags.append(
        TextFlag(
          kind: "language-unread", range: nil,
          why:
            "statements are read from English and Russian; this text looks to be in another language (\(language))"
        ))
    }
    return ReadDocument(
      document: document, origin: origin, textSHA256: textSHA256,
      statements: entries(of: document, sha256: origin.sha256))
  }

  /// The statements of a document that is cut out already, as `read` gives them.
  ///
  /// - Parameter sha256: Of the bytes it is known by (`DocumentOrigin.sha256`).
  public func entries(of document: Document, sha256: String) -> [StatementEntry] {
    let read = statements.read(
      text: document.text, blocks: document.blocks, language: document.language,
      published: document.metadata.published, title: document.metadata.title)
    let part =
      document.id.split(separator: "#", maxSplits: 1).dropFirst().first.map { "#" + $0 } ?? ""
    var seen: [String: Int] = [:]
    return read.map { each in
      let places =
        [each.statement.speaker.range, each.statement.cue].map {
          $0.map { "\($0.start)-\($0.end)" } ?? "-"
        } + each.statement.content.map { "\($0.start)-\($0.end)" }
      let name =
        "depositary/statement/v1\0\(sha256)\(part)\0" + places.joined(separator: "\0")
      var uid = String(RecordDigest.sha256(name.utf8).prefix(20))
      seen[uid, default: 0] += 1
      if let times = seen[uid], times > 1 { uid += "-\(times)" }
      return StatementEntry(uid: uid, statement: each.statement, position: each.position)
    }
  }
}
