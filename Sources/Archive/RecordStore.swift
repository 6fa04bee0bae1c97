import Foundation
import GRDB

/// The record: one SQLite file that keeps documents, statements and every event that made them.
///
/// ```swift
/// let store = try RecordStore(path: "record.sqlite", access: .write)
/// let outcome = try store.record(document, statements, from: source, by: event)
/// let said = try store.statements(matching: StatementFilter(instrument: "new-start"))
/// ```
///
/// A document and its statements are written in one transaction, synced before `record` returns: what
/// was reported done survives a killed process and a power cut. Several processes may read while one
/// writes; a second writer waits for up to ten seconds.
public struct RecordStore: Sendable {
  /// Whether the file may be made and changed.
  public enum Access: Sendable {
    case read, write
  }

  /// The file, as given.
  public let path: String
  let pool: DatabasePool
  private let access: Access

  /// Marks the file as a record of ours (`PRAGMA application_id`, "DPST").
  static let applicationID: Int32 = 0x4450_5354

  /// Opens the record at `path`; for writing it is made where it doesn't exist, and brought to the
  /// newest schema.
  ///
  /// - Throws: `RecordError`: `missing`, `not-a-record`, `newer-schema`, `damaged`, `read-only`,
  ///   `busy`, `full` or `database`. The file is left as it was, but for a migration that ran to its end.
  public init(path: String, access: Access) throws {
    self.path = path
    self.access = access
    // SQLite would take an empty name for a passing database, gone when it is closed.
    guard !path.isEmpty else {
      throw RecordError(
        code: "missing", message: "The record's path is empty. Name a file with --record.")
    }
    let exists = FileManager.default.fileExists(atPath: path)
    if access == .read, !exists {
      throw RecordError(
        code: "missing",
        message:
          "There is no record at \(path). Make one with `depositary read FILE…`, or name another with --record."
      )
    }
    pool = try RecordStore.explaining(path) {
      try RecordStore.checkHeader(path: path)
      let pool: DatabasePool
      if access == .write {
        pool = try RecordStore.alone(at: path) {
          let pool = try DatabasePool(path: path, configuration: RecordStore.configuration)
          try RecordStore.refuseForeign(pool, path: path)
          try RecordStore.bringUp(pool)
          return pool
        }
      } else {
        var configuration = RecordStore.configuration
        configuration.readonly = true
        pool = try DatabasePool(path: path, configuration: configuration)
        try RecordStore.refuseForeign(pool, path: path)
        if try pool.read({
          try !Migrations.all.hasCompletedMigrations($0) || !DerivedTables.areCurrent($0)
        }) {
          try RecordStore.alone(at: path) {
            let writer = try DatabasePool(path: path, configuration: RecordStore.configuration)
            try RecordStore.bringUp(writer)
            try writer.close()
          }
        }
      }
      return pool
    }
  }

  /// Closes the file; a store that writes folds the write-ahead log in first, where no one reads it.
  /// Using the store afterwards throws.
  public func close() throws {
    if access == .write { try? pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) } }
    try pool.close()
  }

  /// Does work while no other process makes or brings up a record in this folder.
  ///
  /// Two that begin at once would both find the schema missing and both make it. The lock is on the folder: a lock of
  /// our own on the file would, when given up, take SQLite's with it (fcntl(2), closing any descriptor). Where the file
  /// system knows no such lock, SQLite's own have to do.
  private static func alone<Result>(at path: String, _ work: () throws -> Result) rethrows -> Result
  {
    let folder = URL(filePath: path).deletingLastPathComponent().path
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    defer { if descriptor >= 0 { _ = Foundation.close(descriptor) } }
    if descriptor >= 0 {
      while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
    }
    return try work()
  }

  /// Brings the schema, then the derived tables, up to this program's.
  private static func bringUp(_ pool: DatabasePool) throws {
    try Migrations.all.migrate(pool)
    if try !pool.read(DerivedTables.areCurrent) {
      try pool.write { db in
        if try !DerivedTables.areCurrent(db) { try DerivedTables.rebuild(db) }
      }
    }
  }

  static var configuration: Configuration {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .timeout(10)
    configuration.prepareDatabase { db in
      // FULL syncs the log at every commit, so that what was reported done survives a power cut too.
      try db.execute(sql: "PRAGMA synchronous = FULL")
      // Up to 192 MB for the one that writes: with SQLite's own 2 MB a large record's indexes would be read again
      // and again. Filled only by a large record.
      if !db.configuration.readonly {
        try db.execute(sql: "PRAGMA cache_size = -196608")
        // The log is folded into the file at 64 MB rather than 4: a large transaction goes beyond those at once, and
        // pages that the next ones change again would be written twice.
        try db.execute(sql: "PRAGMA wal_autocheckpoint = 16384")
      }
    }
    return configuration
  }

  /// SQLite's own check comes late and says "file is not a database" of any damage at the front.
  private static func checkHeader(path: String) throws {
    guard let file = FileHandle(forReadingAtPath: path) else { return }
    defer { try? file.close() }
    let head: Data
    do {
      head = try file.read(upToCount: 16) ?? Data()
    } catch {
      throw RecordError(
        code: "not-a-record",
        message:
          "\(path) cannot be read as a file; it may be a folder. Name another file with --record.")
    }
    guard head.isEmpty || head == Data("SQLite format 3\0".utf8) else {
      throw RecordError(
        code: "not-a-record",
        message:
          "\(path) is not a record: it is no SQLite database. Name another file with --record.")
    }
  }

  private static func refuseForeign(_ pool: DatabasePool, path: String) throws {
    try pool.read { db in
      let id = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
      // A process killed before its first migration leaves the migrations' own table and nothing else.
      let tables =
        try Int.fetchOne(
          db,
          sql:
            "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name <> 'grdb_migrations'")
        ?? 0
      guard id == applicationID || (id == 0 && tables == 0) else {
        throw RecordError(
          code: "not-a-record",
          message:
            "\(path) is a database of another program, not a record. Nothing was changed; name another file with --record."
        )
      }
      if try Migrations.all.hasBeenSuperseded(db) {
        throw RecordError(
          code: "newer-schema",
          message:
            "\(path) was written by a newer Depositary than this one. Nothing was changed; install the newer program to use it."
        )
      }
    }
  }

  /// Runs `work`, turning SQLite's errors into ours.
  static func explaining<Result>(_ path: String, _ work: () throws -> Result) throws -> Result {
    do {
      return try work()
    } catch let error as DatabaseError {
      throw RecordStore.explanation(of: error, path: path)
    }
  }

  private static func explanation(of error: DatabaseError, path: String) -> RecordError {
    let detail = error.message ?? error.resultCode.description
    // A limit on file sizes or a quota shows as a failed write, not as a full disk.
    let isUnwritten = [
      ResultCode.SQLITE_IOERR_WRITE, .SQLITE_IOERR_FSYNC, .SQLITE_IOERR_TRUNCATE,
      .SQLITE_IOERR_SHMSIZE,
    ].contains(error.extendedResultCode)
    switch isUnwritten ? .SQLITE_FULL : error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      return RecordError(
        code: "busy",
        message:
          "\(path) is being written by another process and did not come free within ten seconds. Nothing was changed; try again."
      )
    case .SQLITE_FULL:
      return RecordError(
        code: "full",
        message:
          "\(path) cannot grow any further (\(detail)): the disk is full, over its quota or failing. The last document was not recorded, everything before it was; make room and run the same command again."
      )
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_CANTOPEN:
      return RecordError(
        code: "read-only",
        message:
          "\(path) cannot be opened or written (\(detail)). Check that the file and its folder belong to you, or name another with --record."
      )
    case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_IOERR:
      return RecordError(
        code: "damaged",
        message:
          "\(path) is damaged (\(detail)). Nothing was changed. Keep a copy, and restore a backup or recover the rest with sqlite3's .recover."
      )
    default:
      return RecordError(code: "database", message: "\(path): \(detail)")
    }
  }
}
