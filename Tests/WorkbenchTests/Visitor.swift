import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Primitives
import Testing

@testable import Workbench

/// Asks a workbench over a record, in memory.
struct Visitor {
  let server: WorkbenchServer
  /// Kept, so that its file is there as long as the visitor.
  private let record: SmallRecord

  init(_ record: SmallRecord) throws {
    self.record = record
    server = try WorkbenchServer(
      holdings: Holdings(
        record: record.store, instruments: SmallRegister.register, people: Visitor.people),
      today: { Day("2026-11-21")! })
  }

  struct Answer {
    var status: Int
    var type: String
    var headers: HTTPFields
    var text: String
  }

  func get(
    _ path: String, method: HTTPRequest.Method = .get, isLocal: Bool = true
  ) async throws -> Answer {
    let application = Application(router: server.router(isLocal: isLocal))
    return try await application.test(.router) { client in
      let response = try await client.execute(uri: path, method: method)
      return Answer(
        status: response.status.code, type: response.headers[.contentType] ?? "",
        headers: response.headers, text: String(buffer: response.body))
    }
  }

  /// The answer's text is that of the file, which `UPDATE_GOLDEN=1` rewrites.
  func expectGolden(_ path: String, _ file: String) async throws {
    let answer = try await get(path)
    #expect(answer.status == 200)
    let place = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/Pages/\(file)")
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try answer.text.write(to: place, atomically: true, encoding: .utf8)
    }
    let golden = try String(contentsOf: place, encoding: .utf8)
    #expect(
      golden == answer.text,
      "\(path) is not as in \(file). Read the difference, then UPDATE_GOLDEN=1 swift test.")
  }

  static let people = [
    Person(
      id: "sergei-ryabkov", name: "Sergei Ryabkov", aliases: ["Ryabkov"], kind: "official",
      offices: [
        Office(
          role: "Deputy Minister of Foreign Affairs", organisation: "Ministry of Foreign Affairs",
          state: "RU", start: PartialDay("2008-08-15"), end: nil,
          authority: .speaking, sources: [])
      ])
  ]
}
