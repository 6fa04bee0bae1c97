import GRDB

/// History and review: a digest for every event, corrections, reviews, later readings.
///
/// The search tables of the first schema go; `DerivedTables` makes those of today.
enum Migration0002 {
  static func migrate(_ db: Database) throws {
    try db.execute(
      sql: """
        DROP TABLE documentSearch;
        DROP TABLE statementSearch;

        -- SHA-256 over the event before and this one with its payload; null for events recorded before
        -- there were digests.
        ALTER TABLE event ADD COLUMN digest TEXT CHECK (length(digest) = 64);

        -- The statement this one corrects or, by a later reader, replaces; null for a first reading.
        ALTER TABLE statement ADD COLUMN supersedes INTEGER REFERENCES statement;
        -- The event of a correction or a later reading; null where the document's own event made it.
        ALTER TABLE statement ADD COLUMN event INTEGER REFERENCES event;
        -- When it was said, else (or where the year is unknown) when its document was published: the day
        -- it is filed under.
        ALTER TABLE statement ADD COLUMN filedOn TEXT;
        DROP TRIGGER statementIsKept;
        UPDATE statement SET filedOn =
          coalesce(CASE WHEN saidOn LIKE 'XXXX%' THEN NULL ELSE saidOn END, (SELECT published FROM document WHERE document.id = statement.document));
        CREATE TRIGGER statementIsKept BEFORE UPDATE ON statement
        BEGIN SELECT RAISE(ABORT, 'the record is append-only: statement'); END;
        CREATE INDEX statementByDay ON statement (filedOn DESC, document, seq);
        CREATE INDEX statementByEvent ON statement (event) WHERE event IS NOT NULL;
        CREATE INDEX statementBySuperseded ON statement (supersedes) WHERE supersedes IS NOT NULL;
        CREATE INDEX readingByEvent ON reading (event);
        CREATE INDEX sourceByEvent ON source (event);

        -- What a later reading of a document found otherwise; what it found the same isn't listed.
        CREATE TABLE rereading (
          reading INTEGER NOT NULL REFERENCES reading,
          statement INTEGER NOT NULL REFERENCES statement,
          -- Null where the later reader no longer finds the statement.
          replacement INTEGER REFERENCES statement,
          PRIMARY KEY (reading, statement)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX rereadingByStatement ON rereading (statement);

        -- What a person found of a statement. The last one of each reviewer counts.
        CREATE TABLE review (
          id INTEGER PRIMARY KEY,
          statement INTEGER NOT NULL REFERENCES statement,
          reviewer TEXT NOT NULL CHECK (reviewer <> ''),
          role TEXT NOT NULL CHECK (role IN ('review', 'adjudication')),
          verdict TEXT NOT NULL CHECK (verdict IN ('accepted', 'corrected', 'rejected')),
          correction INTEGER REFERENCES statement
            CHECK ((correction IS NOT NULL) = (verdict = 'corrected')),
          note TEXT,
          event INTEGER NOT NULL UNIQUE REFERENCES event
        ) STRICT;
        CREATE INDEX reviewByStatement ON review (statement);

        CREATE TABLE withdrawnReview (
          review INTEGER PRIMARY KEY REFERENCES review,
          event INTEGER NOT NULL UNIQUE REFERENCES event
        ) STRICT;
        """)
    for table in ["rereading", "review", "withdrawnReview"] {
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
