import Archive
import Foundation
import GRDB
import TestSupport
import Testing

@Suite struct `A file that is no good record` {
  @Test func `is missing: reading says how to make one`() throws {
    let folder = try TestFolder()
    let error = recordError { _ = try folder.store("none.sqlite", .read) }
    #expect(error?.code == "missing")
    #expect(error?.message.contains("depositary read") == true)
    #expect(!FileManager.default.fileExists(atPath: folder.path("none.sqlite")))
  }

  @Test(arguments: [RecordStore.Access.read, .write])
  func `is no SQLite database: it is refused and left as it was`(access: RecordStore.Access) throws
  {
    let folder = try TestFolder()
    let bytes = Data("Just a text file, longer than sixteen bytes.".utf8)
    try bytes.write(to: folder.url.appending(path: "text"))
    let error = recordError { _ = try folder.store("text", access) }
    #expect(error?.code == "not-a-record")
    #expect(error?.message.contains("no SQLite database") == true)
    #expect(try Data(contentsOf: folder.url.appending(path: "text")) == bytes)
  }

  @Test(arguments: [RecordStore.Access.read, .write])
  func `belongs to another program: it is refused and left as it was`(
    access: RecordStore.Access
  ) throws {
    let folder = try TestFolder()
    let queue = try DatabaseQueue(path: folder.path("other.sqlite"))
    try queue.write { try $0.execute(sql: "CREATE TABLE mine (x); INSERT INTO mine VALUES (1)") }
    try queue.close()
    let before = try Data(contentsOf: folder.url.appending(path: "other.sqlite"))
    let error = recordError { _ = try folder.store("other.sqlite", access) }
    #expect(error?.code == "not-a-record")
    #expect(error?.message.contains("another program") == true)
    let tables = try DatabaseQueue(path: folder.path("other.sqlite")).read {
      try String.fetchAll($0, sql: "SELECT name FROM sqlite_master")
    }
    #expect(tables == ["mine"])
    #expect(before.count > 0)
  }

  @Test(arguments: [RecordStore.Access.read, .write])
  func `is of a newer schema: it is refused with the way out`(access: RecordStore.Access) throws {
    let folder = try TestFolder()
    try folder.store().close()
    let queue = try DatabaseQueue(path: folder.path())
    try queue.write {
      try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('9999-from-the-future')")
    }
    try queue.close()
    let error = recordError { _ = try folder.store("record.sqlite", access) }
    #expect(error?.code == "newer-schema")
    #expect(error?.message.contains("newer Depositary") == true)
  }

  @Test func `cannot be written by us: writing says so, reading works`() throws {
    let folder = try TestFolder()
    let store = try folder.store()
    try TestReport.ryabkov().record(in: store)
    try store.close()
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o444], ofItemAtPath: folder.path())
    defer {
      try? FileManager.default.setAttributes(
        [.posixPermissions: 0o644], ofItemAtPath: folder.path())
    }
    // The superuser may write what the permissions forbid; then there is nothing to refuse.
    guard access(folder.path(), W_OK) != 0 else { return }
    let error = recordError { try TestReport("New.").record(in: folder.store()) }
    #expect(error?.code == "read-only")
    #expect(try folder.store("record.sqlite", .read).totals().statements == 3)
  }

  @Test func `is opened for reading: writing to it says so`() throws {
    let folder = try TestFolder()
    try folder.store().close()
    let store = try folder.store("record.sqlite", .read)
    let error = recordError { try TestReport.ryabkov().record(in: store) }
    #expect(error?.code == "read-only")
  }

  @Test func `is a folder, or lies where nothing can be made`() throws {
    let folder = try TestFolder()
    #expect(recordError { _ = try RecordStore(path: "", access: .write) }?.code == "missing")
    #expect(
      recordError { _ = try RecordStore(path: folder.url.path, access: .write) }?.code
        == "not-a-record")
    let nowhere = recordError { _ = try folder.store("no/such/folder/record.sqlite") }
    #expect(nowhere?.code == "read-only")
  }

  @Test(arguments: 0..<12) func `is damaged: the error says so, and nothing crashes`(seed: Int)
    throws
  {
    let folder = try TestFolder()
    let store = try folder.store()
    for number in 0..<20 {
      var report = TestReport(
        "Ivanov said it \(number). " + String(repeating: "Filler. ", count: 200),
        name: "\(number).txt")
      try report.add("Ivanov", "said", "it \(number)")
      try report.record(in: store)
    }
    try store.close()
    let url = folder.url.appending(path: "record.sqlite")
    var bytes = try Data(contentsOf: url)
    var random = SeededGenerator(seed: seed)
    // Whole pages of noise, never the first, whose magic is another test's matter.
    for _ in 0..<(1 + seed) {
      let page = Int.random(in: 1..<bytes.count / 4096, using: &random)
      for index in 0..<4096 {
        bytes[page * 4096 + index] = UInt8.random(in: 0...255, using: &random)
      }
    }
    try bytes.write(to: url)
    let error = recordError {
      let store = try folder.store()
      _ = try store.statements(matching: StatementFilter())
      _ = try store.statements(matching: StatementFilter(search: "it"))
      for id in 1...20 {
        _ = try store.text(ofDocument: Int64(id))
        _ = try store.blocks(ofDocument: Int64(id))
      }
      _ = try store.totals()
      if try !store.check().faults.isEmpty {
        throw Archive.RecordError(code: "damaged", message: "found by the check")
      }
    }
    #expect(error?.code == "damaged")
  }

  @Test func `is cut short`() throws {
    let folder = try TestFolder()
    let store = try folder.store()
    try TestReport.ryabkov().record(in: store)
    try store.close()
    let url = folder.url.appending(path: "record.sqlite")
    let bytes = try Data(contentsOf: url)
    try bytes.prefix(bytes.count / 2).write(to: url)
    let error = recordError {
      _ = try folder.store().statements(matching: StatementFilter())
      _ = try folder.store().documents()
    }
    #expect(error?.code == "damaged")
  }
}

@Suite struct `What is recorded` {
  @Test(arguments: [
    "event", "source", "document", "block", "link", "flag", "reading", "statement", "content",
    "statementInstrument",
  ])
  func `can be neither changed nor removed, even by hand`(table: String) throws {
    let folder = try TestFolder()
    let store = try folder.store()
    try TestReport.ryabkov().record(in: store)
    try store.close()
    let queue = try DatabaseQueue(path: folder.path())
    let columns = try queue.read { try $0.columns(in: table).map(\.name) }
    let column = try #require(columns.first)
    #expect(throws: DatabaseError.self) {
      try queue.write { try $0.execute(sql: "UPDATE \(table) SET \"\(column)\" = \"\(column)\"") }
    }
    #expect(throws: DatabaseError.self) {
      try queue.write { try $0.execute(sql: "DELETE FROM \(table)") }
    }
  }

  @Test func `is there for a second store, and for a reader while another writes`() async throws {
    let folder = try TestFolder()
    let one = try folder.store()
    let two = try folder.store()
    let reader = try folder.store("record.sqlite", .read)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (number, store) in [one, two].enumerated() {
        group.addTask {
          for index in 0..<25 {
            var report = TestReport(
              "Ivanov said it \(number) \(index).", name: "\(number)-\(index).txt")
            try report.add("Ivanov", "said", "it \(number) \(index)")
            try report.record(in: store)
          }
        }
      }
      group.addTask {
        for _ in 0..<25 {
          // A document and its statement are seen together or not at all.
          let totals = try reader.totals()
          #expect(totals.documents == totals.statements)
        }
      }
      try await group.waitForAll()
    }
    #expect(try reader.totals().documents == 50)
    #expect(try reader.totals().events == 50)
    #expect(try reader.check(deep: true).faults.isEmpty)
  }
}

@Suite struct `A record that two processes write` {
  @Test func `keeps what both report done`() async throws {
    let folder = try TestFolder()
    setenv("DEPOSITARY_WRITERS_FOLDER", folder.url.path, 1)
    async let one: Void = expectWriterToEnd()
    async let two: Void = expectWriterToEnd()
    _ = await (one, two)
    let store = try folder.store("record.sqlite", .read)
    #expect(try store.totals().documents == 60)
    #expect(try store.totals().statements == 60)
    #expect(try store.check().faults == [])
    let reported = try String(contentsOf: folder.url.appending(path: "done"), encoding: .utf8)
    #expect(reported.split(separator: "\n").count == 60)
  }

  private func expectWriterToEnd() async {
    await #expect(processExitsWith: .success) {
      let folder = try #require(ProcessInfo.processInfo.environment["DEPOSITARY_WRITERS_FOLDER"])
      let done = open(folder + "/done", O_WRONLY | O_CREAT | O_APPEND, 0o644)
      let store = try RecordStore(path: folder + "/record.sqlite", access: .write)
      for number in 0..<30 {
        let name = "\(getpid())-\(number)"
        var report = TestReport("Ivanov said it \(name).", name: "\(name).txt")
        try report.add("Ivanov", "said", "it \(name)")
        try report.record(in: store)
        let line = name + "\n"
        write(done, line, line.utf8.count)
      }
      try store.close()
    }
  }
}

@Suite struct `A record that can grow no further` {
  /// No file may grow beyond 2 MB, as on a disk that is full or under a quota.
  @Test func `says so, keeps all that was reported done, and goes on when there is room`()
    async throws
  {
    let folder = try TestFolder()
    setenv("DEPOSITARY_FULL_FOLDER", folder.url.path, 1)
    await #expect(processExitsWith: .success) {
      let folder = try #require(ProcessInfo.processInfo.environment["DEPOSITARY_FULL_FOLDER"])
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: 2 << 20, rlim_max: 2 << 20)
      try #require(setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
      let done = open(folder + "/done", O_WRONLY | O_CREAT | O_APPEND, 0o644)
      let store = try RecordStore(path: folder + "/record.sqlite", access: .write)
      var error: Archive.RecordError?
      for number in 0..<2_000 where error == nil {
        var report = TestReport(
          "Ivanov said it \(number). " + String(repeating: "Filler \(number). ", count: 2_000))
        try report.add("Ivanov", "said", "it \(number)", uid: "s\(number)")
        error = recordError { try report.record(in: store) }
        let line = "\(number)\n"
        if error == nil { write(done, line, line.utf8.count) }
      }
      let found = try #require(error)
      try #require(found.code == "full")
      try #require(found.message.contains("make room"))
      // Questions are answered all the same.
      try #require(try store.totals().documents > 0)
    }
    let reported = try String(contentsOf: folder.url.appending(path: "done"), encoding: .utf8)
    let count = reported.split(separator: "\n").count
    let store = try folder.store()
    #expect(try store.totals().documents == count)
    #expect(try store.check().faults == [])
    try TestReport.ryabkov().record(in: store)
    #expect(try store.totals().documents == count + 1)
  }
}
