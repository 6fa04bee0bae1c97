import GRDB

/// The log's side of the record: what was logged, with payloads and salts, and what was redacted.
enum Migration0003 {
  static func migrate(_ db: Database) throws {
    try db.execute(
      sql: """
        -- No question goes by these: both narrow so little that the index of days is better.
        DROP INDEX statementByState;
        DROP INDEX statementByAct;

        -- An entry made for a transparency log. The log has the envelope; the payload that it commits to
        -- and its salt are here alone, so that they can be deleted and every proof still holds.
        CREATE TABLE logged (
          id INTEGER PRIMARY KEY,
          event INTEGER NOT NULL REFERENCES event,
          -- The log's name.
          origin TEXT NOT NULL CHECK (origin <> ''),
          kind TEXT NOT NULL CHECK (kind <> ''),
          -- What it is of, in the record's words: a statement's uid, a review's number, an act's id.
          subject TEXT NOT NULL,
          -- Its name in the log, which tells nothing of the subject.
          name TEXT NOT NULL,
          leaf TEXT NOT NULL CHECK (length(leaf) = 64),
          envelope TEXT NOT NULL,
          salt TEXT CHECK (length(salt) = 64),
          payload TEXT,
          -- The event that deleted payload and salt; null while they are here.
          redactedBy INTEGER REFERENCES event,
          CHECK ((salt IS NULL) = (payload IS NULL)),
          CHECK ((redactedBy IS NULL) OR (payload IS NULL)),
          UNIQUE (origin, name),
          UNIQUE (origin, leaf)
        ) STRICT;
        CREATE INDEX loggedBySubject ON logged (origin, kind, subject);
        CREATE INDEX loggedByEvent ON logged (event);
        CREATE INDEX loggedByRedaction ON logged (redactedBy) WHERE redactedBy IS NOT NULL;

        -- The places of a document's text that were blanked by law.
        CREATE TABLE redaction (
          event INTEGER NOT NULL REFERENCES event,
          document INTEGER NOT NULL REFERENCES document,
          start INTEGER NOT NULL CHECK (start >= 0),
          "end" INTEGER NOT NULL CHECK ("end" > start),
          PRIMARY KEY (event, document, start)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX redactionByDocument ON redaction (document);

        -- Events that a redaction took words out of: their digests can't be made again.
        CREATE TABLE redactedEvent (
          event INTEGER PRIMARY KEY REFERENCES event,
          redaction INTEGER NOT NULL REFERENCES event
        ) STRICT;
        """)
    for table in ["logged", "redaction", "redactedEvent"] {
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
