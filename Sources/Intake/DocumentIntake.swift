import Archive
import Crypto
public import Documents
public import Positions
import Primitives
import Statements

/// The whole way down, a line for each stage: bytes, document, statements with their positions.
///
/// Pure: it touches no file, clock, network or record. One intake serves any number of threads.
public struct DocumentIntake: Sendable {
  private let documents: DocumentReader
  private let statements: StatementReader

  public init(documents: DocumentReader, statements: StatementReader) {
    self.documents = documents
    self.statements = statements
  }

  /// Everything `source` holds, in its order: documents with their statements, and the faults.
  public func read(_ source: DocumentSource) -> [Result<ReadDocument, DocumentFault>] {
    let bytes = source.bytes
    let sourceSHA256 = DocumentIntake.sha256(bytes)
    return documents.read(source).map { result in
      result.map { document in
        var document = document
        if !statements.reads(document.language), let language = document.language {
          document.flags.append(
            TextFlag(
              kind: "language-unread", range: nil,
              why:
                "statements are read from English and Russian; this text looks to be in another language (\(language))"
            ))
        }
        // One document out of a feed, an archive or a JSON Lines file bears an id of its own and is
        // known by its own text: the file around it may grow or be cut without its being another.
        let isOneOfMany = document.id != source.id
        let textSHA256 = DocumentIntake.sha256(Array(document.text.utf8))
        let origin = DocumentOrigin(
          sha256: isOneOfMany ? textSHA256 : sourceSHA256, name: document.id,
          byteCount: isOneOfMany ? document.text.utf8.count : bytes.count,
          bytes: isOneOfMany || textSHA256 == sourceSHA256 ? nil : bytes)
        return ReadDocument(
          document: document, origin: origin, textSHA256: textSHA256,
          statements: entries(of: document, origin: origin))
      }
    }
  }

  private func entries(of document: Document, origin: DocumentOrigin) -> [StatementEntry] {
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
        "depositary/statement/v1\0\(origin.sha256)\(part)\0" + places.joined(separator: "\0")
      var uid = String(DocumentIntake.sha256(Array(name.utf8)).prefix(20))
      seen[uid, default: 0] += 1
      if let times = seen[uid], times > 1 { uid += "-\(times)" }
      return StatementEntry(uid: uid, statement: each.statement, position: each.position)
    }
  }

  /// SHA-256 of `bytes`, in lower-case hexadecimal.
  public static func sha256(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: SHA256.hash(data: bytes).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
      as: UTF8.self)
  }
}
