import Foundation
import GRDB

extension RecordStore {
  /// Writes a copy of the record as it stands at this moment, while reading and writing go on.
  ///
  /// The copy is compact, synced, and put under its name when it is whole.
  ///
  /// - Throws: `RecordError`: `exists` where something lies at `destination`, `full`, `read-only`.
  public func backup(to destination: String) throws {
    try RecordStore.refuseToReplace(destination)
    let partial = destination + ".partial"
    try? FileManager.default.removeItem(atPath: partial)
    do {
      try RecordStore.explaining(destination) {
        var configuration = RecordStore.configuration
        configuration.readonly = true
        let source = try DatabaseQueue(path: path, configuration: configuration)
        try source.inDatabase { try $0.execute(sql: "VACUUM INTO ?", arguments: [partial]) }
        try source.close()
      }
      try RecordStore.putInPlace(partial, as: destination)
    } catch {
      try? FileManager.default.removeItem(atPath: partial)
      throw error
    }
  }

  /// Puts a copy of `backup` in the place of the record at `path`, after checking that it is sound.
  ///
  /// What lay at `path` is kept beside it as `….replaced-1`, `-2` …. No other program may have the
  /// record open.
  ///
  /// - Returns: Where the old record lies now; nil where there was none.
  /// - Throws: `RecordError`; then `path` is as it was.
  public static func restore(_ backup: String, to path: String) throws -> String? {
    let source = try RecordStore(path: backup, access: .read)
    let faults = try source.check().faults
    guard faults.isEmpty else {
      throw RecordError(
        code: "damaged",
        message:
          "\(backup) is damaged itself (\(faults[0].message)) and \(faults.count - 1) more faults. Nothing was changed."
      )
    }
    let staged = path + ".restored"
    try? FileManager.default.removeItem(atPath: staged)
    try source.backup(to: staged)
    try source.close()
    var kept: String?
    if FileManager.default.fileExists(atPath: path) {
      var number = 1
      while FileManager.default.fileExists(atPath: "\(path).replaced-\(number)") { number += 1 }
      let name = "\(path).replaced-\(number)"
      for suffix in ["-wal", "-shm", ""]
      where FileManager.default.fileExists(atPath: path + suffix) {
        try move(path + suffix, to: name + suffix)
      }
      kept = name
    }
    try move(staged, to: path)
    return kept
  }

  /// Takes the free space out of the file and folds the search indexes together.
  ///
  /// - Returns: Bytes of the file before and after.
  public func compact() throws -> (before: Int, after: Int) {
    try RecordStore.explaining(path) {
      let before = fileSize
      try pool.write { db in
        for table in ["documentSearch", "statementSearch"] {
          try db.execute(sql: "INSERT INTO \(table) (\(table)) VALUES ('optimize')")
        }
      }
      try pool.vacuum()
      try pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
      return (before, fileSize)
    }
  }

  /// Bytes of the file with its write-ahead log.
  public var fileSize: Int {
    ["", "-wal"].reduce(0) { sum, suffix in
      let attributes = try? FileManager.default.attributesOfItem(atPath: path + suffix)
      return sum + ((attributes?[.size] as? NSNumber)?.intValue ?? 0)
    }
  }

  static func refuseToReplace(_ path: String) throws {
    if FileManager.default.fileExists(atPath: path) {
      throw RecordError(
        code: "exists", message: "\(path) exists already. Nothing was changed; name another file.")
    }
  }

  /// Syncs a file that is whole and gives it its name.
  static func putInPlace(_ partial: String, as path: String) throws {
    if let file = FileHandle(forUpdatingAtPath: partial) {
      try? file.synchronize()
      try? file.close()
    }
    try refuseToReplace(path)
    try move(partial, to: path)
  }

  private static func move(_ source: String, to destination: String) throws {
    do {
      try FileManager.default.moveItem(atPath: source, toPath: destination)
    } catch {
      throw RecordError(
        code: "read-only",
        message: "\(source) cannot be moved to \(destination): \(error.localizedDescription).")
    }
  }
}
