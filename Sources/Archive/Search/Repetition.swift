import Documents
import GRDB

/// Which documents repeat earlier ones: near copies, and reprints of wire copy.
///
/// A sample of each text's passage prints is kept to find the few earlier texts worth comparing; those are compared
/// whole. Documents are taken in the order they were recorded, so that the same record always says the same.
enum Repetition {
  /// A passage that so many documents have is boilerplate and tells nothing.
  private static let boilerplate = 32
  /// How many earlier documents one is compared with at most, those that share most first.
  private static let candidates = 8

  static func makeTables(_ db: Database) throws {
    try db.execute(
      sql: """
        DROP TABLE IF EXISTS passage;
        DROP TABLE IF EXISTS repetition;
        CREATE TABLE passage (
          print INTEGER NOT NULL,
          document INTEGER NOT NULL REFERENCES document,
          PRIMARY KEY (print, document)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE repetition (
          document INTEGER PRIMARY KEY REFERENCES document,
          first INTEGER NOT NULL REFERENCES document,
          kind TEXT NOT NULL CHECK (kind IN ('near', 'reprint')),
          containment REAL NOT NULL CHECK (containment > 0 AND containment <= 1)
        ) STRICT;
        """)
  }

  /// Compares a document with those before it, and keeps its prints for those behind it.
  static func index(document id: Int64, text: String, _ db: Database) throws {
    let prints = PassagePrints(of: text)
    let find = try RowWriter(
      db, "SELECT document FROM passage WHERE print = ? LIMIT \(boilerplate)")
    let keep = try RowWriter(db, "INSERT INTO passage (print, document) VALUES (?, ?)")
    var shared: [Int64: Int] = [:]
    for print in prints.sample {
      let key = Int64(bitPattern: print)
      let holders = try find.numbers(key)
      if holders.count == boilerplate { continue }
      for holder in holders { shared[holder, default: 0] += 1 }
      try keep.write([key, id])
    }
    let likely = shared.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(candidates)
    var best: (first: Int64, kind: Duplicates.Kind, containment: Double)?
    for (earlier, _) in likely.sorted(by: { $0.key < $1.key }) {
      guard
        let text = try String.fetchOne(
          db.cachedStatement(sql: "SELECT text FROM document WHERE id = ?"), arguments: [earlier]),
        let match = prints.match(PassagePrints(of: text))
      else { continue }
      // The earliest near copy; without one, the earliest reprint.
      if best == nil || (best?.kind == .reprint && match.kind == .near) {
        best = (earlier, match.kind, match.containment)
      }
    }
    if let best {
      try db.cachedStatement(
        sql: "INSERT INTO repetition (document, first, kind, containment) VALUES (?, ?, ?, ?)"
      ).execute(arguments: [id, best.first, best.kind.rawValue, best.containment])
    }
  }
}
