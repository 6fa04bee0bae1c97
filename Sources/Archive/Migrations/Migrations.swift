import GRDB

/// The schema's history. A migration that has landed is never edited; the next one follows it.
enum Migrations {
  static let all: DatabaseMigrator = {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("0001-first-record", migrate: Migration0001.migrate)
    migrator.registerMigration("0002-history-and-review", migrate: Migration0002.migrate)
    migrator.registerMigration("0003-log", migrate: Migration0003.migrate)
    migrator.registerMigration("0004-plain-rules", migrate: Migration0004.migrate)
    return migrator
  }()
}
