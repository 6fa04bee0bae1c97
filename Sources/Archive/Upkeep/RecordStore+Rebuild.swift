import Foundation
import GRDB
import Primitives

extension RecordStore {
  /// Makes the search and the standings anew from the events, in one transaction.
  public func rebuildDerived() throws {
    try RecordStore.explaining(path) { try pool.write(DerivedTables.rebuild) }
  }

  /// Replays every event into a new record at `destination` and compares the two, table by table.
  ///
  /// - Returns: Names of tables that differ; empty for the same record.
  /// - Throws: `RecordError`; then nothing lies at `destination`.
  public func rebuild(into destination: String) throws -> [String] {
    try RecordStore.make(destination) { store in
      try RecordStore.explaining(path) {
        try pool.read { db in
          try store.take { put in try RecordStore.replay(db) { try put($0) } }
        }
      }
    }
    let rebuilt = try RecordStore(path: destination, access: .read)
    let (old, new) = (try fingerprint(), try rebuilt.fingerprint())
    try rebuilt.close()
    return old.keys.filter { old[$0] != new[$0] }.sorted()
  }

  /// SHA-256 of every table's rows, by table. Equal for two records that hold the same.
  public func fingerprint() throws -> [String: String] {
    try RecordStore.explaining(path) {
      try pool.read { db in
        var prints: [String: String] = [:]
        for table in RecordStore.tables {
          var lines: [UInt8] = []
          var rolling = ""
          let rows = try Row.fetchCursor(
            db, sql: "SELECT * FROM \(table.name) ORDER BY \(table.key)")
          while let row = try rows.next() {
            for (_, value) in row {
              switch value.storage {
              case .null: lines.append(0)
              case .int64(let number): lines += Array("i\(number)".utf8)
              case .double(let number): lines += Array("d\(number.bitPattern)".utf8)
              case .string(let text): lines += Array("s\(text.utf8.count):".utf8) + Array(text.utf8)
              case .blob(let data): lines += Array("b\(data.count):".utf8) + [UInt8](data)
              }
            }
            if lines.count > 1 << 20 {
              rolling = RecordDigest.sha256(Array(rolling.utf8) + lines)
              lines = []
            }
          }
          prints[table.name] = RecordDigest.sha256(Array(rolling.utf8) + lines)
        }
        return prints
      }
    }
  }

  private static let tables: [(name: String, key: String)] = [
    ("event", "id"), ("source", "id"), ("document", "id"), ("block", "document, seq"),
    ("link", "document, seq"), ("flag", "document, seq"), ("reading", "id"), ("statement", "id"),
    ("content", "statement, seq"), ("statementInstrument", "statement, seq"),
    ("rereading", "reading, statement"), ("review", "id"), ("withdrawnReview", "review"),
    ("logged", "id"), ("redaction", "event, document, start"), ("redactedEvent", "event"),
    ("standing", "statement"),
  ]

  /// Makes a record under a passing name, and gives it its own when `fill` has ended well.
  static func make(_ path: String, _ fill: (RecordStore) throws -> Void) throws {
    try refuseToReplace(path)
    let partial = path + ".partial"
    func clear() {
      for suffix in ["", "-wal", "-shm"] {
        try? FileManager.default.removeItem(atPath: partial + suffix)
      }
    }
    clear()
    do {
      let store = try RecordStore(path: partial, access: .write)
      try fill(store)
      try store.close()
      try putInPlace(partial, as: path)
      clear()
    } catch {
      clear()
      throw error
    }
  }

  /// Takes replayed events in, some hundred a transaction.
  func take(_ feed: ((ReplayedEvent) throws -> Void) throws -> Void) throws {
    var batch: [ReplayedEvent] = []
    func flush() throws {
      try pool.write { db in
        for each in batch {
          try RecordStore.append(
            each.change, text: each.text, by: each.event, digest: .some(each.digest), db)
        }
      }
      batch.removeAll(keepingCapacity: true)
    }
    try feed { each in
      batch.append(each)
      if batch.count >= 200 { try flush() }
    }
    try flush()
  }
}
