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
