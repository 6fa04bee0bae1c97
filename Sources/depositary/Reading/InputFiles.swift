import ArgumentParser
import Documents
import Foundation
import Primitives

/// What a reading command is given: files, folders and standard input.
struct InputFiles {
  /// One file to read, or standard input.
  enum Input: Sendable {
    case file(URL)
    case standardInput
  }

  /// In the order they were named; a folder's files by path.
  private(set) var inputs: [Input] = []
  /// Files in folders that are of no format we read.
  private(set) var passedOver = 0

  /// Endings that are read out of a folder. A file that is named itself is read whatever it is called.
  static let endings: Set<String> = [
    "txt", "text", "html", "htm", "xhtml", "pdf", "xml", "rss", "atom", "json", "jsonl", "ndjson",
    "warc", "gz",
  ]

  init(arguments: [String]) {
    for argument in arguments.isEmpty ? ["-"] : arguments {
      var isFolder: ObjCBool = false
      if argument == "-" {
        inputs.append(.standardInput)
      } else if FileManager.default.fileExists(atPath: argument, isDirectory: &isFolder),
        isFolder.boolValue
      {
        add(folder: URL(filePath: argument))
      } else {
        inputs.append(.file(URL(filePath: argument)))
      }
    }
  }

  private mutating func add(folder: URL) {
    let keys: [URLResourceKey] = [.isRegularFileKey]
    let found = FileManager.default.enumerator(
      at: folder, includingPropertiesForKeys: keys, options: [.skipsHiddenFiles])
    var files: [URL] = []
    while let file = found?.nextObject() as? URL {
      guard (try? file.resourceValues(forKeys: Set(keys)))?.isRegularFile == true else { continue }
      if InputFiles.endings.contains(file.pathExtension.lowercased()) {
        files.append(file)
      } else {
        passedOver += 1
      }
    }
    inputs += files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }.map {
      .file($0)
    }
  }

  /// The bytes of an input as a source of documents, or the fault that stands in its place.
  static func source(_ input: Input, format: DocumentFormat?, published: PartialDay?)
    -> Result<DocumentSource, DocumentFault>
  {
    switch input {
    case .standardInput:
      let bytes = FileHandle.standardInput.readDataToEndOfFile()
      return .success(
        DocumentSource(id: "-", bytes: [UInt8](bytes), format: format, published: published))
    case .file(let url):
      let name = url.lastPathComponent
      do {
        let size = try url.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0
        guard size <= largest else {
          return .failure(
            DocumentFault(
              code: "too-large",
              message:
                "\(url.relativePath) has \(size) bytes; one file may have \(largest). Cut it into documents, or hand them in one at a time.",
              id: name))
        }
        let bytes = try Data(contentsOf: url, options: .mappedIfSafe)
        return .success(
          DocumentSource(id: name, bytes: [UInt8](bytes), format: format, published: published))
      } catch {
        let reason =
          FileManager.default.fileExists(atPath: url.path)
          ? "it cannot be read; check its permissions" : "there is no such file"
        return .failure(
          DocumentFault(
            code: "unreadable", message: "\(url.relativePath): \(reason).", id: name))
      }
    }
  }

  /// The largest file that is read whole, in bytes. No article comes near it, and every page of it
  /// has to fit in memory several times over.
  static let largest = 128 << 20
}
