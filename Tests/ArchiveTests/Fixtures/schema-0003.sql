-- A record of the third schema (0003-log), frozen on 2026-11-21: the one of schema-0002.sql, brought up, logged, and with the note
-- of a review redacted. Made for this test; never edited. The search tables are empty, as they are made anew.
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
CREATE INDEX documentByText ON document (textSHA256);
CREATE INDEX documentByPublished ON document (published);
CREATE INDEX statementByDocument ON statement (document);
CREATE INDEX statementByPerson ON statement (person);
CREATE INDEX statementByInstrument ON statementInstrument (instrument);
CREATE INDEX statementByDay ON statement (filedOn DESC, document, seq);
CREATE INDEX statementByEvent ON statement (event) WHERE event IS NOT NULL;
CREATE INDEX statementBySuperseded ON statement (supersedes) WHERE supersedes IS NOT NULL;
CREATE INDEX readingByEvent ON reading (event);
CREATE INDEX sourceByEvent ON source (event);
CREATE INDEX rereadingByStatement ON rereading (statement);
CREATE INDEX reviewByStatement ON review (statement);
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
CREATE TABLE redaction (
  event INTEGER NOT NULL REFERENCES event,
  document INTEGER NOT NULL REFERENCES document,
  start INTEGER NOT NULL CHECK (start >= 0),
  "end" INTEGER NOT NULL CHECK ("end" > start),
  PRIMARY KEY (event, document, start)
) STRICT, WITHOUT ROWID;
CREATE INDEX redactionByDocument ON redaction (document);
CREATE TABLE redactedEvent (
  event INTEGER PRIMARY KEY REFERENCES event,
  redaction INTEGER NOT NULL REFERENCES event
) STRICT;
CREATE VIRTUAL TABLE documentSearch USING fts5(
  words, stems, content = '', tokenize = 'ascii');
CREATE VIRTUAL TABLE statementSearch USING fts5(
  speaker, words, stems, content = '', tokenize = 'ascii');
CREATE TABLE standing (
  statement INTEGER PRIMARY KEY REFERENCES statement,
  standing TEXT NOT NULL
    CHECK (standing IN ('machine-read', 'accepted', 'corrected', 'rejected')),
  shown INTEGER NOT NULL CHECK (shown IN (0, 1)),
  supersededBy INTEGER REFERENCES statement,
  contested INTEGER NOT NULL CHECK (contested IN (0, 1)),
  reviewers TEXT NOT NULL CHECK (json_valid(reviewers))
) STRICT;
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
INSERT INTO grdb_migrations ("identifier") VALUES ('0001-first-record');
INSERT INTO grdb_migrations ("identifier") VALUES ('0002-history-and-review');
INSERT INTO grdb_migrations ("identifier") VALUES ('0003-log');
INSERT INTO event ("id","at","who","kind","why","digest") VALUES (1, '2026-11-11T08:00:00Z', 'Anna', 'document-read', NULL, NULL);
INSERT INTO event ("id","at","who","kind","why","digest") VALUES (2, '2026-11-12T08:00:00Z', 'Anna', 'document-read', NULL, NULL);
INSERT INTO event ("id","at","who","kind","why","digest") VALUES (3, '2026-11-21T12:28:21Z', 'Anna', 'statement-reviewed', NULL, '43be0fd1102db7f8e5637d71746559796d2d5f6fd2abd62f7625c3b1fb17a857');
INSERT INTO event ("id","at","who","kind","why","digest") VALUES (4, '2026-11-21T12:28:22Z', 'Boris', 'statement-reviewed', NULL, '28b5218cb45a3a19693c5ae518c7c713e9535053fccc40855601fc71d850ffe9');
INSERT INTO event ("id","at","who","kind","why","digest") VALUES (5, '2026-11-21T12:28:23Z', 'Anna', 'review-withdrawn', NULL, '5751d388c0bd304a79a2a5a3ccdd6ada624d12695ed3ebd4ce8a52e02bae8110');
INSERT INTO event ("id","at","who","kind","why","digest") VALUES (6, '2026-11-21T12:28:24Z', 'Anna', 'statement-reviewed', NULL, '1353f4886105d26ee5e059bf3f586ae9a20c6b1edcb4d48eb6c67fa80858b98a');
INSERT INTO event ("id","at","who","kind","why","digest") VALUES (7, '2026-11-21T15:32:48Z', 'nobody', 'entries-logged', NULL, 'afbb0dbad277dec4caaab8b01b51416dc6e5eccbe296100c9cb2129e883fee18');
INSERT INTO event ("id","at","who","kind","why","digest") VALUES (8, '2026-11-21T15:32:48Z', 'nobody', 'entries-logged', NULL, '172f64f26422c50d58e60337f93858cb4db74cb65041557784beff0151b248a3');
INSERT INTO event ("id","at","who","kind","why","digest") VALUES (9, '2026-11-21T15:32:48Z', 'nobody', 'entries-logged', NULL, '2bc7aa27bd0de1fd3039804761d998412d4458815d633175535e9eaaba634613');
INSERT INTO event ("id","at","who","kind","why","digest") VALUES (10, '2026-11-21T15:32:48Z', 'nobody', 'text-redacted', 'asked for', 'c534dbdbf41d1f7b1392dbb0840a6f50bb9c3504526c2fc8f05ffc4445e55aae');
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
INSERT INTO review ("id","statement","reviewer","role","verdict","correction","note","event") VALUES (1, 1, 'Anna', 'review', 'accepted', NULL, NULL, 3);
INSERT INTO review ("id","statement","reviewer","role","verdict","correction","note","event") VALUES (2, 2, 'Boris', 'review', 'corrected', 4, NULL, 4);
INSERT INTO review ("id","statement","reviewer","role","verdict","correction","note","event") VALUES (3, 1, 'Anna', 'review', 'rejected', NULL, NULL, 6);
INSERT INTO withdrawnReview ("review","event") VALUES (1, 5);
INSERT INTO logged ("id","event","origin","kind","subject","name","leaf","envelope","salt","payload","redactedBy") VALUES (1, 7, 'example.org/old', 'statement', 'old2~1', 'statement-dd66ae8c3c88235a', '7a2a86a4cac35ae9e31f8a6ab7d8d5c36a84729f9b623a6a4f92fd1eb02bc326', '{"id":"statement-dd66ae8c3c88235a","kind":"statement","payload":"b760f6dc437f556292d13fd9b394f00e93aa1f81e44ee02edf1b2ec8b155924f","recorded":"2026-11-21T12:28:22Z","v":1}', 'a418a653c8bc3835a5d9928571ee59fd07e1a262ce1c3443e6abe040d0cd9390', '{"document":{"language":"en","name":"one.txt","outlet":null,"published":"2023-03-22","sha256":"4f99aee79aa2d07544a2e83086ae694e3e390ae3453219aed21e0561bf6ccf01","tier":"T2","title":"Report 1","url":null},"reader":"review/4","reviewers":["Boris"],"standing":"corrected","statement":{"act":"warn","act_confidence":0.25,"condition":null,"confidence":0.5,"content":[{"end":109,"start":93,"text":"the treaty holds"}],"cue":{"end":87,"start":80,"text":"claimed"},"flags":[],"instruments":["new-start"],"measure":"treaty","nested_in":null,"quote":"indirect","reported_by":null,"said_on":null,"speaker":{"authority":"B","kind":"state","name":"Washington","office":null,"person":null,"place":{"end":69,"start":59,"text":"Washington"},"state":"US"},"supersedes":"old2","target":null,"uid":"old2~1"}}', NULL);
INSERT INTO logged ("id","event","origin","kind","subject","name","leaf","envelope","salt","payload","redactedBy") VALUES (2, 8, 'example.org/old', 'review', '1', 'review-682748a75f49b9c1', 'a7c1f16ffe5687a1697c5471a398b5d6d65d665f08664e18c1935521e09a74d5', '{"id":"review-682748a75f49b9c1","kind":"review","payload":"8e484e78392ca861f438c2473cea244a552ab17de2af9109ab024a8606b57398","recorded":"2026-11-21T12:28:21Z","v":1}', NULL, NULL, 10);
INSERT INTO logged ("id","event","origin","kind","subject","name","leaf","envelope","salt","payload","redactedBy") VALUES (3, 8, 'example.org/old', 'review', '2', 'review-e890544240b04802', '5b95645c94e6ffc8d25bfa133db8b52cd8875616935eee7ecc6b2325c23c4b46', '{"id":"review-e890544240b04802","kind":"review","payload":"55db8220c305dd7b06411a58c15749cfd51bb03b0138f9e0c36ba0fecea28cb9","recorded":"2026-11-21T12:28:22Z","v":1}', '4a64179b547da8c7d3a00b9922476b5213d854d51fa29718c98db4cd2596b340', '{"at":"2026-11-21T12:28:22Z","correction":"old2~1","note":null,"number":2,"reviewer":"Boris","role":"review","statement":"old2","verdict":"corrected"}', NULL);
INSERT INTO logged ("id","event","origin","kind","subject","name","leaf","envelope","salt","payload","redactedBy") VALUES (4, 8, 'example.org/old', 'review', '3', 'review-21a992d0dba19183', 'bb098b3cc55f636a8f679bd2de8c7950b6ded7378e23b106e48b721e0c24ca06', '{"id":"review-21a992d0dba19183","kind":"review","payload":"b385c745c0886d406c243079c91b1d6e284b1ab61dcc84a11adcf88a40561ff7","recorded":"2026-11-21T12:28:24Z","v":1}', 'c907d8896fbb28b035f8322239f207724874457b224f532fef96ff2d9e0ecbac', '{"at":"2026-11-21T12:28:24Z","correction":null,"note":null,"number":3,"reviewer":"Anna","role":"review","statement":"old1","verdict":"rejected"}', NULL);
INSERT INTO logged ("id","event","origin","kind","subject","name","leaf","envelope","salt","payload","redactedBy") VALUES (5, 9, 'example.org/old', 'review-withdrawn', '1', 'review-withdrawn-3aa259f30876cb0d', 'a88aeb8bd6ce1a669267f60909f9e157812a2132e319049562ec439ecc4cb504', '{"id":"review-withdrawn-3aa259f30876cb0d","kind":"review-withdrawn","payload":"8be6f87406165a724fa8f447a35df5aacd1a124841c9fde731a71076e2086679","recorded":"2026-11-21T12:28:23Z","supersedes":"review-682748a75f49b9c1","v":1}', '28aa6bc85e2786bd6d2544bc33dda1ea76cbb84b597aff5675f0975a55de37d7', '{"at":"2026-11-21T12:28:23Z","by":"Anna","review":1,"why":null}', NULL);
INSERT INTO redactedEvent ("event","redaction") VALUES (3, 10);
INSERT INTO standing ("statement","standing","shown","supersededBy","contested","reviewers") VALUES (1, 'rejected', 1, NULL, 0, '["Anna"]');
INSERT INTO standing ("statement","standing","shown","supersededBy","contested","reviewers") VALUES (2, 'corrected', 0, 4, 0, '["Boris"]');
INSERT INTO standing ("statement","standing","shown","supersededBy","contested","reviewers") VALUES (4, 'corrected', 1, NULL, 0, '["Boris"]');
INSERT INTO passage ("print","document") VALUES (2164982309099770068, 1);
CREATE TRIGGER eventIsKept BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'the record is append-only: event'); END;
CREATE TRIGGER eventIsNotRemoved BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'the record is append-only: event'); END;
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
CREATE TRIGGER statementInstrumentIsKept BEFORE UPDATE ON statementInstrument
BEGIN SELECT RAISE(ABORT, 'the record is append-only: statementInstrument'); END;
CREATE TRIGGER statementInstrumentIsNotRemoved BEFORE DELETE ON statementInstrument
BEGIN SELECT RAISE(ABORT, 'the record is append-only: statementInstrument'); END;
CREATE TRIGGER rereadingIsKept BEFORE UPDATE ON rereading
BEGIN SELECT RAISE(ABORT, 'the record is append-only: rereading'); END;
CREATE TRIGGER rereadingIsNotRemoved BEFORE DELETE ON rereading
BEGIN SELECT RAISE(ABORT, 'the record is append-only: rereading'); END;
CREATE TRIGGER withdrawnReviewIsKept BEFORE UPDATE ON withdrawnReview
BEGIN SELECT RAISE(ABORT, 'the record is append-only: withdrawnReview'); END;
CREATE TRIGGER withdrawnReviewIsNotRemoved BEFORE DELETE ON withdrawnReview
BEGIN SELECT RAISE(ABORT, 'the record is append-only: withdrawnReview'); END;
CREATE TRIGGER redactionIsKept BEFORE UPDATE ON redaction
BEGIN SELECT RAISE(ABORT, 'the record is append-only: redaction'); END;
CREATE TRIGGER redactionIsNotRemoved BEFORE DELETE ON redaction
BEGIN SELECT RAISE(ABORT, 'the record is append-only: redaction'); END;
CREATE TRIGGER redactedEventIsKept BEFORE UPDATE ON redactedEvent
BEGIN SELECT RAISE(ABORT, 'the record is append-only: redactedEvent'); END;
CREATE TRIGGER redactedEventIsNotRemoved BEFORE DELETE ON redactedEvent
BEGIN SELECT RAISE(ABORT, 'the record is append-only: redactedEvent'); END;
CREATE TRIGGER loggedIsKept BEFORE UPDATE ON logged
BEGIN SELECT RAISE(ABORT, 'the record is append-only: logged'); END;
CREATE TRIGGER loggedIsNotRemoved BEFORE DELETE ON logged
BEGIN SELECT RAISE(ABORT, 'the record is append-only: logged'); END;
CREATE TRIGGER documentIsKept BEFORE UPDATE ON document
BEGIN SELECT RAISE(ABORT, 'the record is append-only: document'); END;
CREATE TRIGGER documentIsNotRemoved BEFORE DELETE ON document
BEGIN SELECT RAISE(ABORT, 'the record is append-only: document'); END;
CREATE TRIGGER sourceIsKept BEFORE UPDATE ON source
BEGIN SELECT RAISE(ABORT, 'the record is append-only: source'); END;
CREATE TRIGGER sourceIsNotRemoved BEFORE DELETE ON source
BEGIN SELECT RAISE(ABORT, 'the record is append-only: source'); END;
CREATE TRIGGER statementIsKept BEFORE UPDATE ON statement
BEGIN SELECT RAISE(ABORT, 'the record is append-only: statement'); END;
CREATE TRIGGER statementIsNotRemoved BEFORE DELETE ON statement
BEGIN SELECT RAISE(ABORT, 'the record is append-only: statement'); END;
CREATE TRIGGER contentIsKept BEFORE UPDATE ON content
BEGIN SELECT RAISE(ABORT, 'the record is append-only: content'); END;
CREATE TRIGGER contentIsNotRemoved BEFORE DELETE ON content
BEGIN SELECT RAISE(ABORT, 'the record is append-only: content'); END;
CREATE TRIGGER reviewIsKept BEFORE UPDATE ON review
BEGIN SELECT RAISE(ABORT, 'the record is append-only: review'); END;
CREATE TRIGGER reviewIsNotRemoved BEFORE DELETE ON review
BEGIN SELECT RAISE(ABORT, 'the record is append-only: review'); END;
