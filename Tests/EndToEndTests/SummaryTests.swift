import Foundation
import Primitives
import TestSupport
import Testing

@Suite struct `A summary of a document` {
  private func sample() throws -> URL {
    let folder = ProjectFolder.root.appending(path: "Samples")
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil
    ).filter { $0.pathExtension == "txt" }.sorted { $0.path < $1.path }
    return try #require(files.first)
  }

  @Test func `quotes it word for word, in its order and in five lines at most`() throws {
    let program = try Program()
    defer { program.finish() }
    let file = try sample()
    let outcome = try program.run(["summary", file.path, "--json"])
    #expect(outcome.status == 0)
    let value = try JSONValue(parsing: Array(outcome.output.utf8))
    let lines = try #require(value["lines"]?.array)
    #expect((1...5).contains(lines.count))
    let extracted = try #require(try program.run(["extract", file.path]).lines.first)
    let text = Array(try #require(extracted["text"]?.string).unicodeScalars)
    var last = 0
    for line in lines {
      let start = try #require(line["start"]?.integer)
      let end = try #require(line["end"]?.integer)
      #expect(start >= last)
      last = end
      var words = String.UnicodeScalarView()
      words.append(contentsOf: text[start..<end])
      #expect(line["text"]?.string == String(words))
      #expect(line["statements"]?.array?.isEmpty == false)
    }
  }

  @Test func `is the same of a file and of the document recorded from it`() throws {
    let program = try Program()
    defer { program.finish() }
    let file = try sample()
    #expect(try program.run(["read", file.path]).status == 0)
    let ofFile = try program.run(["summary", file.path]).output
    #expect(!ofFile.isEmpty)
    #expect(try program.run(["summary", "1"]).output == ofFile)
    let missing = try program.run(["summary", "99"])
    #expect(missing.status == 1)
    #expect(missing.complaint.contains("no document 99"))
  }
}

@Suite struct `A large archive` {
  @Test func `is read document by document, whatever its size`() throws {
    let program = try Program()
    defer { program.finish() }
    func record(_ type: String, _ body: [UInt8]) -> [UInt8] {
      let head =
        "WARC/1.1\r\nWARC-Type: \(type)\r\nWARC-Target-URI: https://example.org/\r\nContent-Type: application/http;msgtype=\(type)\r\nContent-Length: \(body.count)\r\n\r\n"
      return Array(head.utf8) + body + Array("\r\n\r\n".utf8)
    }
    func page(_ words: String) -> [UInt8] {
      record(
        "response",
        Array("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n\(words)".utf8))
    }
    // Larger than one file that is read whole may be: the most of it requests, which are no documents.
    let filler = record("request", [UInt8](repeating: 0x20, count: 1 << 20))
    let url = program.folder.appending(path: "large.warc")
    try Data().write(to: url)
    let handle = try FileHandle(forWritingTo: url)
    try handle.write(
      contentsOf: page("“We will keep to the limits of New START,” Sergei Lavrov said."))
    for _ in 0..<130 { try handle.write(contentsOf: filler) }
    try handle.write(contentsOf: page("“We want talks on New START,” Antony Blinken said."))
    try handle.close()
    let outcome = try program.run(["read", url.path])
    #expect(outcome.status == 0)
    #expect(outcome.complaint.contains("2 documents, 2 statements"))
    let again = try program.run(["read", url.path])
    #expect(again.complaint.contains("0 documents, 0 statements; 2 known already"))
  }
}
