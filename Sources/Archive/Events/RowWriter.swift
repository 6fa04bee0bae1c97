import GRDB
import GRDBSQLite

/// Writes rows by one prepared statement, or looks numbers up.
///
/// GRDB's own way makes a list of boxed values for each row and walks it twice; of a record that takes in thousands of
/// statements a second that was a tenth of the time.
struct RowWriter {
  private let statement: Statement

  /// - Parameter sql: An `INSERT` or `SELECT` whose `?` stand for the values, in order; prepared once for each connection.
  init(_ db: Database, _ sql: String) throws {
    statement = try db.cachedStatement(sql: sql)
  }

  /// Writes one row.
  ///
  /// - Parameter values: As many as the statement has parameters; nil for `NULL`.
  func write(_ values: [(any BoundValue)?]) throws {
    let handle = statement.sqliteStatement
    precondition(
      values.count == Int(sqlite3_bind_parameter_count(handle)),
      "A row needs as many values as its statement has parameters.")
    sqlite3_reset(handle)
    for (index, value) in zip(Int32(1)..., values) {
      let code = value?.bind(to: handle, at: index) ?? sqlite3_bind_null(handle, index)
      guard code == SQLITE_OK else { throw error(code, handle) }
    }
    let code = sqlite3_step(handle)
    // The message is the step's own until the statement is reset.
    let error = code == SQLITE_DONE ? nil : error(code, handle)
    sqlite3_reset(handle)
    if let error { throw error }
  }

  /// The first column of the rows that the statement, a `SELECT`, gives for one value.
  func numbers(_ value: Int64) throws -> [Int64] {
    let handle = statement.sqliteStatement
    sqlite3_reset(handle)
    sqlite3_bind_int64(handle, 1, value)
    var numbers: [Int64] = []
    var code = sqlite3_step(handle)
    while code == SQLITE_ROW {
      numbers.append(sqlite3_column_int64(handle, 0))
      code = sqlite3_step(handle)
    }
    let error = code == SQLITE_DONE ? nil : error(code, handle)
    sqlite3_reset(handle)
    if let error { throw error }
    return numbers
  }

  private func error(_ code: Int32, _ handle: OpaquePointer) -> DatabaseError {
    let db = sqlite3_db_handle(handle)
    return DatabaseError(
      resultCode: ResultCode(rawValue: sqlite3_extended_errcode(db)),
      message: sqlite3_errmsg(db).map { String(cString: $0) }, sql: statement.sql)
  }
}

/// A value that a statement's parameter can take.
protocol BoundValue {
  /// Returns SQLite's result code. What is bound is copied.
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32
}

extension Int: BoundValue {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    sqlite3_bind_int64(statement, index, Int64(self))
  }
}

extension Int64: BoundValue {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    sqlite3_bind_int64(statement, index, self)
  }
}

extension Double: BoundValue {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    sqlite3_bind_double(statement, index, self)
  }
}

extension String: BoundValue {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    var text = self
    return text.withUTF8 { UTF8Text.bind($0, to: statement, at: index) }
  }
}

/// Text that is at hand as bytes, which must be UTF-8.
struct UTF8Text: BoundValue {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    bytes.withUnsafeBufferPointer { UTF8Text.bind($0, to: statement, at: index) }
  }

  fileprivate static func bind(
    _ bytes: UnsafeBufferPointer<UInt8>, to statement: OpaquePointer, at index: Int32
  ) -> Int32 {
    bytes.withMemoryRebound(to: CChar.self) { text in
      // A null pointer would bind NULL.
      guard let first = text.baseAddress, !text.isEmpty else {
        return sqlite3_bind_text(statement, index, "", 0, Copied.destructor)
      }
      return sqlite3_bind_text64(
        statement, index, first, UInt64(text.count), Copied.destructor, UInt8(SQLITE_UTF8))
    }
  }
}

/// Bytes kept as they are.
struct Blob: BoundValue {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    if bytes.isEmpty { return sqlite3_bind_zeroblob(statement, index, 0) }
    return bytes.withUnsafeBytes {
      sqlite3_bind_blob64(
        statement, index, $0.baseAddress, UInt64($0.count), Copied.destructor)
    }
  }
}

private enum Copied {
  /// SQLITE_TRANSIENT, a macro that Swift does not see: SQLite makes a copy of its own.
  static let destructor = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
}
