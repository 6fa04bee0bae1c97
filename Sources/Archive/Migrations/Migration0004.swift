import GRDB

/// Rules on columns written so that a row is checked against them at no cost.
///
/// For `x IN ('a', 'b', 'c')` in a CHECK, SQLite makes a passing table with memory of its own, fills it and drops it for
/// every row that is written; that was a third of the time it takes to record a statement. `x = 'a' OR x = 'b' …` says
/// the same. No row is touched: the rule's words alone change, as sqlite.org/lang_altertable.html ("Making Other Kinds
/// Of Table Schema Changes", for constraints that hold of what is there) tells.
enum Migration0004 {
  /// The columns whose rule names three values or more.
  private static let columns = [
    (table: "document", name: "format"), (table: "document", name: "tier"),
    (table: "block", name: "kind"), (table: "statement", name: "speakerKind"),
    (table: "statement", name: "authority"), (table: "statement", name: "quote"),
    (table: "review", name: "verdict"),
  ]

  static func migrate(_ db: Database) throws {
    try db.execute(sql: "PRAGMA writable_schema = ON")
    for column in columns {
      let sql = try String.fetchOne(
        db, sql: "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?",
        arguments: [column.table])
      guard let sql, let plain = plain(sql, column.name) else { continue }
      try db.execute(
        sql: "UPDATE sqlite_schema SET sql = ? WHERE type = 'table' AND name = ?",
        arguments: [plain, column.table])
    }
    // Every connection reads the schema again, this one too.
    let version = try Int.fetchOne(db, sql: "PRAGMA schema_version") ?? 0
    try db.execute(sql: "PRAGMA schema_version = \(version + 1)")
    try db.execute(sql: "PRAGMA writable_schema = RESET")
  }

  /// The table's definition with the rule on a column written out; nil where it has none of that form.
  private static func plain(_ sql: String, _ column: String) -> String? {
    guard let start = sql.firstRange(of: "CHECK (\(column) IN ("),
      let end = sql[start.upperBound...].firstRange(of: "))")
    else { return nil }
    let values = sql[start.upperBound..<end.lowerBound].split(separator: ",").map {
      String($0.drop { $0 == " " })
    }
    return sql[..<start.lowerBound]
      + "CHECK (" + values.map { "\(column) = \($0)" }.joined(separator: " OR ") + ")"
      + sql[end.upperBound...]
  }
}
