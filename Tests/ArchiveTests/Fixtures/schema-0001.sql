-- A record of the first schema (0001-first-record), frozen on 2026-11-21. Made for this test; never edited.
PRAGMA application_id = 1146114900;
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO grdb_migrations VALUES ('0001-first-record');

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


CREATE TRIGGER eventIsKept BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'the record is append-only: event'); END;
CREATE TRIGGER eventIsNotRemoved BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'the record is append-only: event'); END;
CREATE TRIGGER sourceIsKept BEFORE UPDATE ON source
BEGIN SELECT RAISE(ABORT, 'the record is append-only: source'); END;
CREATE TRIGGER sourceIsNotRemoved BEFORE DELETE ON source
BEGIN SELECT RAISE(ABORT, 'the record is append-only: source'); END;
CREATE TRIGGER documentIsKept BEFORE UPDATE ON document
BEGIN SELECT RAISE(ABORT, 'the record is append-only: document'); END;
CREATE TRIGGER documentIsNotRemoved BEFORE DELETE ON document
BEGIN SELECT RAISE(ABORT, 'the record is append-only: document'); END;
CREATE TRIGGER blockIsKept BEFORE UPDATE ON block
BEGIN SELECT RAISE(ABORT, 'the record is append-only: block'); END;
CREATE TRIGGER blockIsNotRemoved BEFORE DELETE ON block
BEGIN SELECT RAISE(ABORT, 'the record is append-only: block'); END;
CREATE TRIGGER linkIsKept BEFORE UPDATE ON link
BEGIN SELECT RAISE(ABORT, 'the record is append-only: link'); END;
CREATE TRIGGER linkIsNotRemoved BEFORE DELETE ON link
BEGIN SELECT RAISE(ABORT, 'the record is append-only: link'); END;
CREATE TRIGGER flagIsKept BEFORE UPDATE ON flag
BEGIN SELECT RAISE(ABORT, 'the record is append-only: flag'); END;
CREATE TRIGGER flagIsNotRemoved BEFORE DELETE ON flag
BEGIN SELECT RAISE(ABORT, 'the record is append-only: flag'); END;
CREATE TRIGGER readingIsKept BEFORE UPDATE ON reading
BEGIN SELECT RAISE(ABORT, 'the record is append-only: reading'); END;
CREATE TRIGGER readingIsNotRemoved BEFORE DELETE ON reading
BEGIN SELECT RAISE(ABORT, 'the record is append-only: reading'); END;
CREATE TRIGGER statementIsKept BEFORE UPDATE ON statement
BEGIN SELECT RAISE(ABORT, 'the record is append-only: statement'); END;
CREATE TRIGGER statementIsNotRemoved BEFORE DELETE ON statement
BEGIN SELECT RAISE(ABORT, 'the record is append-only: statement'); END;
CREATE TRIGGER contentIsKept BEFORE UPDATE ON content
BEGIN SELECT RAISE(ABORT, 'the record is append-only: content'); END;
CREATE TRIGGER contentIsNotRemoved BEFORE DELETE ON content
BEGIN SELECT RAISE(ABORT, 'the record is append-only: content'); END;
CREATE TRIGGER statementInstrumentIsKept BEFORE UPDATE ON statementInstrument
BEGIN SELECT RAISE(ABORT, 'the record is append-only: statementInstrument'); END;
CREATE TRIGGER statementInstrumentIsNotRemoved BEFORE DELETE ON statementInstrument
BEGIN SELECT RAISE(ABORT, 'the record is append-only: statementInstrument'); END;
INSERT INTO event ("id","at","who","kind","why") VALUES (1, '2026-11-11T08:00:00Z', 'Anna', 'document-read', NULL);
INSERT INTO source ("id","sha256","name","byteCount","bytes","event") VALUES (1, '4f99aee79aa2d07544a2e83086ae694e3e390ae3453219aed21e0561bf6ccf01', 'one.txt', 110, NULL, 1);
INSERT INTO document ("id","source","name","format","language","text","textSHA256","title","outlet","authors","published","publishedEvidence","updated","updatedEvidence","url","tier","copyOf","event") VALUES (1, 1, 'one.txt', 'text', 'en', 'Sergei Ryabkov said on 22 March that Moscow will not talk. Washington, he said, claimed that the treaty holds.', '4f99aee79aa2d07544a2e83086ae694e3e390ae3453219aed21e0561bf6ccf01', 'Report 1', NULL, '[]', '2023-03-22', 'option', NULL, NULL, NULL, 'T2', NULL, 1);
INSERT INTO documentSearch ("rowid","title","text") VALUES (1, 'Report 1', 'Sergei Ryabkov said on 22 March that Moscow will not talk. Washington, he said, claimed that the treaty holds.');
INSERT INTO block ("document","seq","start","end","kind") VALUES (1, 0, 0, 110, 'paragraph');
INSERT INTO reading ("id","document","reader","event") VALUES (1, 1, 'depositary/0.1.0', 1);
INSERT INTO statement ("id","uid","reading","document","seq","speakerStart","speakerEnd","speakerText","speakerName","person","office","state","speakerKind","authority","cueStart","cueEnd","cueText","quote","nestedIn","reportedBy","saidOn","measure","act","conditionStart","conditionEnd","conditionText","target","confidence","actConfidence","flags") VALUES (1, 'old1', 1, 1, 0, 0, 14, 'Sergei Ryabkov', 'Sergei Ryabkov', NULL, NULL, 'RU', 'person', 'B', 15, 19, 'said', 'indirect', NULL, NULL, '2023-03-22', 'treaty', 'no-talks', NULL, NULL, NULL, NULL, 0.5, 0.25, '[]');
INSERT INTO content ("statement","seq","start","end","text") VALUES (1, 0, 37, 57, 'Moscow will not talk');
INSERT INTO statementInstrument ("statement","seq","instrument") VALUES (1, 0, 'new-start');
INSERT INTO statementSearch ("rowid","speaker","content") VALUES (1, 'Sergei Ryabkov', 'Moscow will not talk');
INSERT INTO statement ("id","uid","reading","document","seq","speakerStart","speakerEnd","speakerText","speakerName","person","office","state","speakerKind","authority","cueStart","cueEnd","cueText","quote","nestedIn","reportedBy","saidOn","measure","act","conditionStart","conditionEnd","conditionText","target","confidence","actConfidence","flags") VALUES (2, 'old2', 1, 1, 1, 59, 69, 'Washington', 'Washington', NULL, NULL, 'US', 'state', 'B', 80, 87, 'claimed', 'indirect', NULL, NULL, NULL, 'treaty', 'affirm', NULL, NULL, NULL, NULL, 0.5, 0.25, '[]');
INSERT INTO content ("statement","seq","start","end","text") VALUES (2, 0, 93, 109, 'the treaty holds');
INSERT INTO statementInstrument ("statement","seq","instrument") VALUES (2, 0, 'new-start');
INSERT INTO statementSearch ("rowid","speaker","content") VALUES (2, 'Washington', 'the treaty holds');
INSERT INTO event ("id","at","who","kind","why") VALUES (2, '2026-11-12T08:00:00Z', 'Anna', 'document-read', NULL);
INSERT INTO source ("id","sha256","name","byteCount","bytes","event") VALUES (2, '5b99fca7437d153fcada1709aa43b2bceb371dd89f897e2c56586b6a42277553', 'два.txt', 80, NULL, 2);
INSERT INTO document ("id","source","name","format","language","text","textSHA256","title","outlet","authors","published","publishedEvidence","updated","updatedEvidence","url","tier","copyOf","event") VALUES (2, 2, 'два.txt', 'text', 'ru', 'Министр Иванов заявил: «Договор действует».', '5b99fca7437d153fcada1709aa43b2bceb371dd89f897e2c56586b6a42277553', 'Report 2', NULL, '[]', '2023-05', 'option', NULL, NULL, NULL, 'T2', NULL, 2);
INSERT INTO documentSearch ("rowid","title","text") VALUES (2, 'Report 2', 'Министр Иванов заявил: «Договор действует».');
INSERT INTO block ("document","seq","start","end","kind") VALUES (2, 0, 0, 80, 'paragraph');
INSERT INTO reading ("id","document","reader","event") VALUES (2, 2, 'depositary/0.1.0', 2);
INSERT INTO statement ("id","uid","reading","document","seq","speakerStart","speakerEnd","speakerText","speakerName","person","office","state","speakerKind","authority","cueStart","cueEnd","cueText","quote","nestedIn","reportedBy","saidOn","measure","act","conditionStart","conditionEnd","conditionText","target","confidence","actConfidence","flags") VALUES (3, 'old3', 2, 2, 0, 0, 27, 'Министр Иванов', 'Министр Иванов', NULL, NULL, 'RU', 'person', 'B', 28, 40, 'заявил', 'indirect', NULL, NULL, NULL, 'treaty', 'affirm', NULL, NULL, NULL, NULL, 0.5, 0.25, '[]');
INSERT INTO content ("statement","seq","start","end","text") VALUES (3, 0, 44, 77, 'Договор действует');
INSERT INTO statementInstrument ("statement","seq","instrument") VALUES (3, 0, 'new-start');
INSERT INTO statementSearch ("rowid","speaker","content") VALUES (3, 'Министр Иванов', 'Договор действует');
