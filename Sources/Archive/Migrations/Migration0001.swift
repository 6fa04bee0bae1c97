import GRDB

/// The first schema: events, sources, documents, readings, statements, and the search over them.
///
/// What a person or the reader put in is never changed: triggers refuse it. A correction is a new row
/// under a new event. The `…Search` tables are made from the others and can be made again.
enum Migration0001 {
  static func migrate(_ db: Database) throws {
    try db.execute(sql: "PRAGMA application_id = \(RecordStore.applicationID)")
    try db.execute(sql: schema)
    for table in [
      "event", "source", "document", "block", "link", "flag", "reading", "statement",
      "content", "statementInstrument",
    ] {
      try db.execute(
        sql: """
          CREATE TRIGGER \(table)IsKept BEFORE UPDATE ON \(table)
          BEGIN SELECT RAISE(ABORT, 'the record is append-only: \(table)'); END;
          CREATE TRIGGER \(table)IsNotRemoved BEFORE DELETE ON \(table)
          BEGIN SELECT RAISE(ABORT, 'the record is append-only: \(table)'); END;
          """)
    }
  }

  private static let schema = """
    CREATE TABLE event (
      id INTEGER PRIMARY KEY,
      at TEXT NOT NULL CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
      who TEXT NOT NULL CHECK (who <> ''),
      kind TEXT NOT NULL,
      why TEXT
    ) STRICT;

    CREATE TABLE source (
      id INTEGER PRIMARY KEY,
      sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
      name TEXT NOT NULL,
      byteCount INTEGER NOT NULL CHECK (byteCount >= 0),
      -- Null where the canonical text is these very bytes.
      bytes BLOB,
      event INTEGER NOT NULL REFERENCES event
    ) STRICT;

    CREATE TABLE document (
      id INTEGER PRIMARY KEY,
      source INTEGER NOT NULL REFERENCES source,
      name TEXT NOT NULL,
      format TEXT NOT NULL CHECK (format IN ('text', 'html', 'pdf', 'feed', 'warc', 'jsonl')),
      language TEXT,
      text TEXT NOT NULL,
      textSHA256 TEXT NOT NULL CHECK (length(textSHA256) = 64),
      title TEXT,
      outlet TEXT,
      authors TEXT NOT NULL CHECK (json_valid(authors)),
      published TEXT,
      publishedEvidence TEXT,
      updated TEXT,
      updatedEvidence TEXT,
      url TEXT,
      tier TEXT NOT NULL CHECK (tier IN ('T0', 'T1', 'T2', 'T3', 'T4')),
      -- The first document with the same text; null for the first.
      copyOf INTEGER REFERENCES document,
      event INTEGER NOT NULL REFERENCES event,
      UNIQUE (source, name)
    ) STRICT;
    CREATE INDEX documentByText ON document (textSHA256);
    CREATE INDEX documentByPublished ON document (published);

    CREATE TABLE block (
      document INTEGER NOT NULL REFERENCES document,
      seq INTEGER NOT NULL,
      start INTEGER NOT NULL CHECK (start >= 0),
      "end" INTEGER NOT NULL CHECK ("end" >= start),
      kind TEXT NOT NULL
        CHECK (kind IN ('paragraph', 'heading', 'boilerplate', 'links', 'byline', 'caption')),
      PRIMARY KEY (document, seq)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE link (
      document INTEGER NOT NULL REFERENCES document,
      seq INTEGER NOT NULL,
      start INTEGER,
      "end" INTEGER,
      address TEXT NOT NULL,
      PRIMARY KEY (document, seq)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE flag (
      document INTEGER NOT NULL REFERENCES document,
      seq INTEGER NOT NULL,
      kind TEXT NOT NULL,
      start INTEGER,
      "end" INTEGER,
      why TEXT NOT NULL,
      PRIMARY KEY (document, seq)
    ) STRICT, WITHOUT ROWID;

    -- One pass of one version of the reader over a document.
    CREATE TABLE reading (
      id INTEGER PRIMARY KEY,
      document INTEGER NOT NULL REFERENCES document,
      reader TEXT NOT NULL,
      event INTEGER NOT NULL REFERENCES event,
      UNIQUE (document, reader)
    ) STRICT;

    CREATE TABLE statement (
      id INTEGER PRIMARY KEY,
      uid TEXT NOT NULL UNIQUE,
      reading INTEGER NOT NULL REFERENCES reading,
      document INTEGER NOT NULL REFERENCES document,
      seq INTEGER NOT NULL,
      speakerStart INTEGER,
      speakerEnd INTEGER,
      speakerText TEXT,
      speakerName TEXT,
      person TEXT,
      office TEXT,
      state TEXT,
      speakerKind TEXT NOT NULL
        CHECK (speakerKind IN ('person', 'office', 'state', 'organisation', 'unnamed')),
      authority TEXT NOT NULL CHECK (authority IN ('A', 'B', 'C', 'D', 'E', 'F')),
      cueStart INTEGER,
      cueEnd INTEGER,
      cueText TEXT,
      quote TEXT NOT NULL CHECK (quote IN ('direct', 'indirect', 'mixed')),
      nestedIn INTEGER REFERENCES statement,
      reportedBy TEXT,
      saidOn TEXT,
      measure TEXT NOT NULL,
      act TEXT NOT NULL,
      conditionStart INTEGER,
      conditionEnd INTEGER,
      conditionText TEXT,
      target TEXT,
      confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
      actConfidence REAL NOT NULL CHECK (actConfidence BETWEEN 0 AND 1),
      flags TEXT NOT NULL CHECK (json_valid(flags)),
      UNIQUE (reading, seq)
    ) STRICT;
    CREATE INDEX statementByDocument ON statement (document);
    CREATE INDEX statementByState ON statement (state);
    CREATE INDEX statementByPerson ON statement (person);
    CREATE INDEX statementByAct ON statement (act);

    CREATE TABLE content (
      statement INTEGER NOT NULL REFERENCES statement,
      seq INTEGER NOT NULL,
      start INTEGER NOT NULL CHECK (start >= 0),
      "end" INTEGER NOT NULL CHECK ("end" > start),
      text TEXT NOT NULL,
      PRIMARY KEY (statement, seq)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE statementInstrument (
      statement INTEGER NOT NULL REFERENCES statement,
      seq INTEGER NOT NULL,
      instrument TEXT NOT NULL,
      PRIMARY KEY (statement, seq)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX statementByInstrument ON statementInstrument (instrument);

    CREATE VIRTUAL TABLE documentSearch USING fts5(
      title, text, content = 'document', content_rowid = 'id',
      tokenize = 'unicode61 remove_diacritics 2');
    CREATE VIRTUAL TABLE statementSearch USING fts5(
      speaker, content, tokenize = 'unicode61 remove_diacritics 2');
    """
}
