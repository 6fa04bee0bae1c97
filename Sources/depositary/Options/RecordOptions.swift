import Archive
import ArgumentParser
import Foundation

/// Which record a command works on.
struct RecordOptions: ParsableArguments {
  @Option(
    name: .customLong("record"),
    help: ArgumentHelp(
      "The record's file.",
      discussion:
        "By default $DEPOSITARY_RECORD, else depositary/record.sqlite under $XDG_DATA_HOME (~/.local/share).",
      valueName: "path"))
  var path: String?

  /// The record's file: the option, the variable, or the default place of the XDG base directory
  /// specification.
  var url: URL {
    let environment = ProcessInfo.processInfo.environment
    if let path { return URL(filePath: path) }
    if let named = environment["DEPOSITARY_RECORD"], !named.isEmpty { return URL(filePath: named) }
    // A relative XDG_DATA_HOME is to be ignored (XDG base directory specification 0.8).
    if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") {
      return URL(filePath: data).appending(path: "depositary/record.sqlite")
    }
    return FileManager.default.homeDirectoryForCurrentUser
      .appending(path: ".local/share/depositary/record.sqlite")
  }

  /// Opens the record for writing, making it and its folder where they don't exist.
  func openForWriting() throws -> RecordStore {
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    return try RecordStore(path: url.path, access: .write)
  }

  /// Opens an existing record for questions; a missing one is an error that says how to make it.
  func openForReading() throws -> RecordStore {
    try RecordStore(path: url.path, access: .read)
  }

  /// Opens the record for questions, nil where none has been made yet.
  func openIfPresent() throws -> RecordStore? {
    FileManager.default.fileExists(atPath: url.path) ? try openForReading() : nil
  }
}
