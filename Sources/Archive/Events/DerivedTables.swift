import GRDB

/// The tables that are made from the others and can be made again at any time: search, standing, repetition.
///
/// Their form belongs to the program, not to the schema: a program with another stemmer raises `version`,
/// and a record is brought up to it when it is next opened for writing.
enum DerivedTables {
  /// Kept in the file as `PRAGMA user_version`.
  static let version: Int32 = 2

  static func areCurrent(_ db: Database) throws -> Bool {
    try Int32.fetchOne(db, sql: "PRAGMA user_version") == version
  }

  /// Drops and makes every derived table, in the caller's transaction. Linear in the record.
  static func rebuild(_ db: Database) throws {
    try db.execute(
      sql: """
        DROP TABLE IF EXISTS documentSearch;
        DROP TABLE IF EXISTS statementSearch;
        DROP TABLE IF EXISTS standing;

        -- The folded words of a text and their stems; the text itself is in `document`. They are words
        -- already, parted by spaces: the plainest tokenizer is right, and the quickest.
        CREATE VIRTUAL TABLE documentSearch USING fts5(
          words, stems, content = '', tokenize = 'ascii');
        CREATE VIRTUAL TABLE statementSearch USING fts5(
          speaker, words, stems, content = '', tokenize = 'ascii');

        -- What the reviews and later readings of a statement come to. A statement without a row is as
        -- the machine read it, and current.
        CREATE TABLE standing (
          statement INTEGER PRIMARY KEY REFERENCES statement,
          standing TEXT NOT NULL
            CHECK (standing = 'machine-read' OR standing = 'accepted' OR standing = 'corrected'
              OR standing = 'rejected'),
          shown INTEGER NOT NULL CHECK (shown IN (0, 1)),
          supersededBy INTEGER REFERENCES statement,
          contested INTEGER NOT NULL CHECK (contested IN (0, 1)),
          reviewers TEXT NOT NULL CHECK (json_valid(reviewers))
        ) STRICT;
        """)
    // Parts of an index are put together eight at a time rather than four: fewer are written again and again.
    for table in ["documentSearch", "statementSearch"] {
      try db.execute(sql: "INSERT INTO \(table) (\(table), rank) VALUES ('automerge', 8)")
    }
    try Repetition.makeTables(db)
    let documents = try Row.fetchCursor(
      db, sql: "SELECT id, title, text, copyOf FROM document ORDER BY id")
    while let row = try documents.next() {
      try index(
        document: row["id"], title: row["title"], text: row["text"], copyOf: row["copyOf"], db)
    }
    let statements = try Row.fetchCursor(
      db, sql: "SELECT id, speakerText, speakerName, office FROM statement ORDER BY id")
    let contents = try db.makeStatement(
      sql: "SELECT text FROM content WHERE statement = ? ORDER BY seq")
    while let row = try statements.next() {
      let id: Int64 = row["id"]
      try index(
        statement: id, speaker: [row["speakerText"], row["speakerName"], row["office"]],
        content: String.fetchAll(contents, arguments: [id]), db)
    }
    for (id, standing) in try StandingFold(db).all() { try write(standing, of: id, db) }
    try db.execute(sql: "PRAGMA user_version = \(version)")
  }

  /// - Parameter copyOf: The first document with the same text; nil for the first.
  static func index(
    document id: Int64, title: String?, text: String, copyOf: Int64?, _ db: Database
  ) throws {
    if copyOf == nil { try Repetition.index(document: id, text: text, db) }
    let words = FoldedText((title.map { $0 + "\n" } ?? "") + text)
    try RowWriter(
      db, "INSERT INTO documentSearch (rowid, words, stems) VALUES (?, ?, ?)"
    ).write([id, UTF8Text(words.bytes), UTF8Text(words.stems)])
  }

  static func index(statement id: Int64, speaker: [String?], content: [String], _ db: Database)
    throws
  {
    // The words of the text are the name as often as not.
    var parts: [String] = []
    for case let part? in speaker where !parts.contains(part) { parts.append(part) }
    let names = FoldedText(parts.joined(separator: "\n"))
    let words = FoldedText(content.joined(separator: "\n"))
    try RowWriter(
      db, "INSERT INTO statementSearch (rowid, speaker, words, stems) VALUES (?, ?, ?, ?)"
    ).write([id, UTF8Text(names.bytes), UTF8Text(words.bytes), UTF8Text(words.stems)])
  }

  /// Keeps what the fold says of a statement; nil for one that needs no row.
  static func write(_ standing: FoldedStanding?, of id: Int64, _ db: Database) throws {
    guard let standing else {
      try db.cachedStatement(sql: "DELETE FROM standing WHERE statement = ?")
        .execute(arguments: [id])
      return
    }
    try db.cachedStatement(
      sql: """
        INSERT OR REPLACE INTO standing (statement, standing, shown, supersededBy, contested, reviewers)
        VALUES (?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      id, standing.standing.rawValue, standing.isShown, standing.supersededBy,
      standing.isContested, standing.reviewersJSON,
    ])
  }
}
