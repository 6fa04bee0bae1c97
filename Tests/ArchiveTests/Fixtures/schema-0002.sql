-- A record of the second schema (0002-history-and-review), frozen on 2026-11-21: the one of schema-0001.sql, brought up and
-- reviewed. Made for this test; never edited. The search tables are empty, as they are made anew.
PRAGMA application_id = 1146114900;
PRAGMA user_version = 1;
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
CREATE TABLE event (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  who TEXT NOT NULL CHECK (who <> ''),
  kind TEXT NOT NULL,
  why TEXT
, digest TEXT CHECK (length(digest) = 64)) STRICT;
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
  flags TEXT NOT NULL CHECK (json_valid(flags)), supersedes INTEGER REFERENCES statement, event INTEGER REFERENCES event, filedOn TEXT,
  UNIQUE (reading, seq)
) STRICT;
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
CREATE TABLE rereading (
  reading INTEGER NOT NULL REFERENCES reading,
  statement INTEGER NOT NULL REFERENCES statement,
  -- Null where the later reader no longer finds the statement.
  replacement INTEGER REFERENCES statement,
  PRIMARY KEY (reading, statement)
) STRICT, WITHOUT ROWID;
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
CREATE TABLE withdrawnReview (
  review INTEGER PRIMARY KEY REFERENCES review,
  event INTEGER NOT NULL UNIQUE REFERENCES event
) STRICT;
CREATE VIRTUAL TABLE documentSearch USING fts5(
  words, stems, content = '', tokenize = 'unicode61 remove_diacritics 0');
CREATE VIRTUAL TABLE statementSearch USING fts5(
  speaker, words, stems, content = '', tokenize = 'unicode61 remove_diacritics 0');
CREATE TABLE standing (
  statement INTEGER PRIMARY KEY REFERENCES statement,
  standing TEXT NOT NULL
    CHECK (standing IN ('machine-read', 'accepted', 'corrected', 'rejected')),
  shown INTEGER NOT NULL CHECK (shown IN (0, 1)),
  supersededBy INTEGER REFERENCES statement,
  contested INTEGER NOT NULL CHECK (contested IN (0, 1)),
  reviewers TEXT NOT NULL CHECK (json_valid(reviewers))
) STRICT;
INSERT INTO grdb_migrations ("identifier") VALUES ('0001-first-record');
INSERT INTO grdb_migrations ("identifier") VALUES ('0002-history-and-review');
INSERT INTO event ("id","at","who","kind","why","digest") VALUES (1, '2026-11-11T08:00:00Z', 'Anna', 'document-read', NULL, NULL);
INSERT INTO event ("id","at","who","kind","why","digest") VALUES (2, '2026-11-12T08:00:00Z', 'Anna', 'document-read', NULL, NULL);
INSERT INTO event ("id","at","who","kind","why","digest") VALUES (3, '2026-11-21T12:28:21Z', 'Anna', 'statement-reviewed', NULL, '43be0fd1102db7f8e5637d71746559796d2d5f6fd2abd62f7625c3b1fb17a857');
INSERT INTO event ("id","at","who","kind","why","digest") VALUES (4, '2026-11-21T12:28:22Z', 'Boris', 'statement-reviewed', NULL, '28b5218cb45a3a19693c5ae518c7c713e9535053fccc40855601fc71d850ffe9');
INSERT INTO event ("id","at","who","kind","why","digest") VALUES (5, '2026-11-21T12:28:23Z', 'Anna', 'review-withdrawn', NULL, '5751d388c0bd304a79a2a5a3ccdd6ada624d12695ed3ebd4ce8a52e02bae8110');
INSERT INTO event ("id","at","who","kind","why","digest") VALUES (6, '2026-11-21T12:28:24Z', 'Anna', 'statement-reviewed', NULL, '1353f4886105d26ee5e059bf3f586ae9a20c6b1edcb4d48eb6c67fa80858b98a');
INSERT INTO source ("id","sha256","name","byteCount","bytes","event") VALUES (1, '4f99aee79aa2d07544a2e83086ae694e3e390ae3453219aed21e0561bf6ccf01', 'one.txt', 110, NULL, 1);
INSERT INTO source ("id","sha256","name","byteCount","bytes","event") VALUES (2, '5b99fca7437d153fcada1709aa43b2bceb371dd89f897e2c56586b6a42277553', 'два.txt', 80, NULL, 2);
INSERT INTO document ("id","source","name","format","language","text","textSHA256","title","outlet","authors","published","publishedEvidence","updated","updatedEvidence","url","tier","copyOf","event") VALUES (1, 1, 'one.txt', 'text', 'en', 'Sergei Ryabkov said on 22 March that Moscow will not talk. Washington, he said, claimed that the treaty holds.', '4f99aee79aa2d07544a2e83086ae694e3e390ae3453219aed21e0561bf6ccf01', 'Report 1', NULL, '[]', '2023-03-22', 'option', NULL, NULL, NULL, 'T2', NULL, 1);
INSERT INTO document ("id","source","name","format","language","text","textSHA256","title","outlet","authors","published","publishedEvidence","updated","updatedEvidence","url","tier","copyOf","event") VALUES (2, 2, 'два.txt', 'text', 'ru', 'Министр Иванов заявил: «Договор действует».', '5b99fca7437d153fcada1709aa43b2bceb371dd89f897e2c56586b6a42277553', 'Report 2', NULL, '[]', '2023-05', 'option', NULL, NULL, NULL, 'T2', NULL, 2);
INSERT INTO block ("document","seq","start","end","kind") VALUES (1, 0, 0, 110, 'paragraph');
INSERT INTO block ("document","seq","start","end","kind") VALUES (2, 0, 0, 80, 'paragraph');
INSERT INTO reading ("id","document","reader","event") VALUES (1, 1, 'depositary/0.1.0', 1);
INSERT INTO reading ("id","document","reader","event") VALUES (2, 2, 'depositary/0.1.0', 2);
INSERT INTO reading ("id","document","reader","event") VALUES (3, 1, 'review/4', 4);
INSERT INTO statement ("id","uid","reading","document","seq","speakerStart","speakerEnd","speakerText","speakerName","person","office","state","speakerKind","authority","cueStart","cueEnd","cueText","quote","nestedIn","reportedBy","saidOn","measure","act","conditionStart","conditionEnd","conditionText","target","confidence","actConfidence","flags","supersedes","event","filedOn") VALUES (1, 'old1', 1, 1, 0, 0, 14, 'Sergei Ryabkov', 'Sergei Ryabkov', NULL, NULL, 'RU', 'person', 'B', 15, 19, 'said', 'indirect', NULL, NULL, '2023-03-22', 'treaty', 'no-talks', NULL, NULL, NULL, NULL, 0.5, 0.25, '[]', NULL, NULL, '2023-03-22');
INSERT INTO statement ("id","uid","reading","document","seq","speakerStart","speakerEnd","speakerText","speakerName","person","office","state","speakerKind","authority","cueStart","cueEnd","cueText","quote","nestedIn","reportedBy","saidOn","measure","act","conditionStart","conditionEnd","conditionText","target","confidence","actConfidence","flags","supersedes","event","filedOn") VALUES (2, 'old2', 1, 1, 1, 59, 69, 'Washington', 'Washington', NULL, NULL, 'US', 'state', 'B', 80, 87, 'claimed', 'indirect', NULL, NULL, NULL, 'treaty', 'affirm', NULL, NULL, NULL, NULL, 0.5, 0.25, '[]', NULL, NULL, '2023-03-22');
INSERT INTO statement ("id","uid","reading","document","seq","speakerStart","speakerEnd","speakerText","speakerName","person","office","state","speakerKind","authority","cueStart","cueEnd","cueText","quote","nestedIn","reportedBy","saidOn","measure","act","conditionStart","conditionEnd","conditionText","target","confidence","actConfidence","flags","supersedes","event","filedOn") VALUES (3, 'old3', 2, 2, 0, 0, 27, 'Министр Иванов', 'Министр Иванов', NULL, NULL, 'RU', 'person', 'B', 28, 40, 'заявил', 'indirect', NULL, NULL, NULL, 'treaty', 'affirm', NULL, NULL, NULL, NULL, 0.5, 0.25, '[]', NULL, NULL, '2023-05');
INSERT INTO statement ("id","uid","reading","document","seq","speakerStart","speakerEnd","speakerText","speakerName","person","office","state","speakerKind","authority","cueStart","cueEnd","cueText","quote","nestedIn","reportedBy","saidOn","measure","act","conditionStart","conditionEnd","conditionText","target","confidence","actConfidence","flags","supersedes","event","filedOn") VALUES (4, 'old2~1', 3, 1, 0, 59, 69, 'Washington', 'Washington', NULL, NULL, 'US', 'state', 'B', 80, 87, 'claimed', 'indirect', NULL, NULL, NULL, 'treaty', 'warn', NULL, NULL, NULL, NULL, 0.5, 0.25, '[]', 2, 4, '2023-03-22');
INSERT INTO content ("statement","seq","start","end","text") VALUES (1, 0, 37, 57, 'Moscow will not talk');
INSERT INTO content ("statement","seq","start","end","text") VALUES (2, 0, 93, 109, 'the treaty holds');
INSERT INTO content ("statement","seq","start","end","text") VALUES (3, 0, 44, 77, 'Договор действует');
INSERT INTO content ("statement","seq","start","end","text") VALUES (4, 0, 93, 109, 'the treaty holds');
INSERT INTO statementInstrument ("statement","seq","instrument") VALUES (1, 0, 'new-start');
INSERT INTO statementInstrument ("statement","seq","instrument") VALUES (2, 0, 'new-start');
INSERT INTO statementInstrument ("statement","seq","instrument") VALUES (3, 0, 'new-start');
INSERT INTO statementInstrument ("statement","seq","instrument") VALUES (4, 0, 'new-start');
INSERT INTO review ("id","statement","reviewer","role","verdict","correction","note","event") VALUES (1, 1, 'Anna', 'review', 'accepted', NULL, 'as it stands', 3);
INSERT INTO review ("id","statement","reviewer","role","verdict","correction","note","event") VALUES (2, 2, 'Boris', 'review', 'corrected', 4, NULL, 4);
INSERT INTO review ("id","statement","reviewer","role","verdict","correction","note","event") VALUES (3, 1, 'Anna', 'review', 'rejected', NULL, NULL, 6);
INSERT INTO withdrawnReview ("review","event") VALUES (1, 5);
INSERT INTO standing ("statement","standing","shown","supersededBy","contested","reviewers") VALUES (1, 'rejected', 1, NULL, 0, '["Anna"]');
INSERT INTO standing ("statement","standing","shown","supersededBy","contested","reviewers") VALUES (2, 'corrected', 0, 4, 0, '["Boris"]');
INSERT INTO standing ("statement","standing","shown","supersededBy","contested","reviewers") VALUES (4, 'corrected', 1, NULL, 0, '["Boris"]');
CREATE INDEX documentByText ON document (textSHA256);
CREATE INDEX documentByPublished ON document (published);
CREATE INDEX statementByDocument ON statement (document);
CREATE INDEX statementByState ON statement (state);
CREATE INDEX statementByPerson ON statement (person);
CREATE INDEX statementByAct ON statement (act);
CREATE INDEX statementByInstrument ON statementInstrument (instrument);
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
CREATE TRIGGER statementIsKept BEFORE UPDATE ON statement
BEGIN SELECT RAISE(ABORT, 'the record is append-only: statement'); END;
CREATE INDEX statementByDay ON statement (filedOn DESC, document, seq);
CREATE INDEX statementByEvent ON statement (event) WHERE event IS NOT NULL;
CREATE INDEX statementBySuperseded ON statement (supersedes) WHERE supersedes IS NOT NULL;
CREATE INDEX readingByEvent ON reading (event);
CREATE INDEX sourceByEvent ON source (event);
CREATE INDEX rereadingByStatement ON rereading (statement);
CREATE INDEX reviewByStatement ON review (statement);
CREATE TRIGGER rereadingIsKept BEFORE UPDATE ON rereading
BEGIN SELECT RAISE(ABORT, 'the record is append-only: rereading'); END;
CREATE TRIGGER rereadingIsNotRemoved BEFORE DELETE ON rereading
BEGIN SELECT RAISE(ABORT, 'the record is append-only: rereading'); END;
CREATE TRIGGER reviewIsKept BEFORE UPDATE ON review
BEGIN SELECT RAISE(ABORT, 'the record is append-only: review'); END;
CREATE TRIGGER reviewIsNotRemoved BEFORE DELETE ON review
BEGIN SELECT RAISE(ABORT, 'the record is append-only: review'); END;
CREATE TRIGGER withdrawnReviewIsKept BEFORE UPDATE ON withdrawnReview
BEGIN SELECT RAISE(ABORT, 'the record is append-only: withdrawnReview'); END;
CREATE TRIGGER withdrawnReviewIsNotRemoved BEFORE DELETE ON withdrawnReview
BEGIN SELECT RAISE(ABORT, 'the record is append-only: withdrawnReview'); END;
