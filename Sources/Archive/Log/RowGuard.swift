import GRDB

/// The triggers that keep rows from being changed or removed, as the migrations made them.
enum RowGuard {
  /// Changes rows of these tables, as a redaction alone may.
  ///
  /// Within the caller's transaction, so that no one ever sees the record without its triggers.
  static func lifted(of tables: [String], _ db: Database, _ work: () throws -> Void) throws {
    for table in tables {
      try db.execute(sql: "DROP TRIGGER \(table)IsKept; DROP TRIGGER \(table)IsNotRemoved")
    }
    try work()
    for table in tables {
      try db.execute(
        sql: """
          CREATE TRIGGER \(table)IsKept BEFORE UPDATE ON \(table)
          BEGIN SELECT RAISE(ABORT, 'the record is append-only: \(table)'); END;
          CREATE TRIGGER \(table)IsNotRemoved BEFORE DELETE ON \(table)
          BEGIN SELECT RAISE(ABORT, 'the record is append-only: \(table)'); END;
          """)
    }
  }
}
