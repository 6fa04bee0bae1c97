import Archive
import Foundation
import GRDB
import Positions
import Primitives
import Statements
import TestSupport
import Testing

/// One frozen record for every schema that ever landed, in `Fixtures/schema-NNNN.sql`.
@Suite struct `A record of an earlier schema` {
  static let schemas = ["schema-0001"]

  @Test(arguments: schemas, [RecordStore.Access.write, .read])
  func `is brought up, and holds what it held`(schema: String, access: RecordStore.Access) throws {
    let folder = try frozen(schema)
    let store = try folder.store("record.sqlite", access)
    #expect(try store.check().faults == [])
    #expect(
      try store.statements(matching: StatementFilter()).map(\.uid) == ["old3", "old1", "old2"])
    #expect(
      try store.statements(matching: StatementFilter(search: "talking")).map(\.uid) == ["old1"])
    #expect(
      try store.statements(matching: StatementFilter(search: "договоры")).map(\.uid) == ["old3"])
    #expect(
      try store.statements(matching: StatementFilter(speaker: "ryabkov")).map(\.uid) == ["old1"])
    #expect(try store.statements(matching: StatementFilter(until: Day("2023-03-22"))).count == 2)
    #expect(try store.statement(uid: "old1")?.standing == .machineRead)
    #expect(try store.rebuild(into: folder.path("again.sqlite")) == [])
    guard access == .write else { return }
    try TestReport.ryabkov().record(in: store)
    try store.review(
      "old1", .accepted, by: RecordEvent(at: "2026-12-01T00:00:00Z", who: "Anna"))
    let check = try store.check()
    #expect(check.faults == [])
    #expect(check.eventsWithoutDigest == 2)
    #expect(try store.rebuild(into: folder.path("later.sqlite")) == [])
  }

  @Test(arguments: [RecordStore.Access.write, .read])
  func `with reviews is brought up, and holds what persons ruled`(access: RecordStore.Access) throws
  {
    let folder = try frozen("schema-0002")
    let store = try folder.store("record.sqlite", access)
    let check = try store.check()
    #expect(check.faults == [])
    #expect(check.eventsWithoutDigest == 2)
    // The history's digest is the one that the program of that schema printed.
    #expect(check.digest == "1353f4886105d26ee5e059bf3f586ae9a20c6b1edcb4d48eb6c67fa80858b98a")
    #expect(try store.statements(matching: StatementFilter()).map(\.uid) == ["old3", "old2~1"])
    #expect(try store.statement(uid: "old1")?.standing == .rejected)
    #expect(try store.statement(uid: "old2~1")?.standing == .corrected)
    #expect(
      try store.statements(matching: StatementFilter(search: "договоры")).map(\.uid) == ["old3"])
    #expect(try store.reviews(of: "old1").map(\.note) == ["as it stands", nil])
    #expect(try store.rebuild(into: folder.path("again.sqlite")) == [])
    guard access == .write else { return }
    try store.review(
      "old3", .accepted, by: RecordEvent(at: "2026-12-01T00:00:00Z", who: "Anna"))
    #expect(try store.check().faults == [])
  }

  @Test(arguments: [RecordStore.Access.write, .read])
  func `with a log and a redaction is brought up, and its rules stay`(access: RecordStore.Access)
    throws
  {
    let folder = try frozen("schema-0003")
    let store = try folder.store("record.sqlite", access)
    let check = try store.check()
    #expect(check.faults == [])
    #expect(check.logEntries == 5)
    #expect(check.eventsRedacted == 1)
    // The history's digest is the one that the program of that schema printed.
    #expect(check.digest == "c534dbdbf41d1f7b1392dbb0840a6f50bb9c3504526c2fc8f05ffc4445e55aae")
    #expect(try store.reviews(of: "old1").map(\.note) == [nil, nil])
    #expect(try store.rebuild(into: folder.path("again.sqlite")) == [])
    try store.close()
    try DatabaseQueue(path: folder.path()).write { db in
      // No rule makes a table of its own for each row, and each still refuses what it refused.
      let definitions = try String.fetchAll(
        db, sql: "SELECT sql FROM sqlite_schema WHERE type = 'table'")
      for definition in definitions {
        #expect(!definition.contains(#/CHECK \(\w+ IN \('[^']*', '[^']*', /#), "\(definition)")
      }
      func refuses(_ sql: String) -> Bool {
        do {
          try db.execute(sql: sql)
          return false
        } catch let error as DatabaseError {
          return error.resultCode == .SQLITE_CONSTRAINT
            && error.message?.hasPrefix("CHECK") == true
        } catch {
          return false
        }
      }
      #expect(refuses("INSERT INTO block VALUES (1, 9, 0, 1, 'sentence')"))
      #expect(!refuses("INSERT INTO block VALUES (1, 9, 0, 1, 'caption')"))
      for (column, value) in [("speakerKind", "ghost"), ("authority", "G"), ("quote", "none")] {
        let columns = try db.columns(in: "statement").map(\.name)
        let values = columns.map { name in
          switch name {
          case "id": "NULL"
          case "uid": "'x'"
          case column: "'\(value)'"
          default: name
          }
        }
        #expect(
          refuses(
            "INSERT INTO statement SELECT \(values.joined(separator: ", ")) FROM statement LIMIT 1"),
          "\(column)")
      }
      let document = try db.columns(in: "document").map(\.name).filter { $0 != "id" }
      for (column, value) in [("format", "word"), ("tier", "T9")] {
        #expect(
          refuses(
            """
            INSERT INTO document (\(document.joined(separator: ", ")))
            SELECT \(document.map { $0 == column ? "'\(value)'" : $0 == "name" ? "'x'" : $0 }
              .joined(separator: ", ")) FROM document LIMIT 1
            """), "\(column)")
      }
      #expect(
        refuses(
          "INSERT INTO review (statement, reviewer, role, verdict, event) VALUES (1, 'A', 'review', 'good', 1)"
        ))
    }
  }

  @Test func `is of every schema that landed`() throws {
    let folder = try TestFolder()
    try folder.store().close()
    let landed = try DatabaseQueue(path: folder.path()).read {
      try String.fetchAll($0, sql: "SELECT identifier FROM grdb_migrations ORDER BY identifier")
    }
    // The newest needs no frozen record until another follows it.
    for name in landed.dropLast() {
      let fixture = ProjectFolder.root.appending(
        path: "Tests/ArchiveTests/Fixtures/schema-\(name.prefix(4)).sql")
      #expect(FileManager.default.fileExists(atPath: fixture.path), "\(name) has no frozen record")
    }
  }

  private func frozen(_ schema: String) throws -> TestFolder {
    let folder = try TestFolder()
    let sql = try String(
      contentsOf: ProjectFolder.root.appending(path: "Tests/ArchiveTests/Fixtures/\(schema).sql"),
      encoding: .utf8)
    let queue = try DatabaseQueue(path: folder.path())
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
    return folder
  }
}
