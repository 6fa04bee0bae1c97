import Documents
import Foundation
import Primitives
import Testing

/// A web archive made as it is read: pages with a picture of 200,000 bytes between them.
private struct EndlessArchive {
  /// One record with a page in it.
  static func page(_ number: Int) -> [UInt8] {
    let html =
      "<html><head><title>Report \(number)</title></head><body><article><h1>Report \(number)</h1><p>The ministry said on day \(number) that the two sides would not resume inspections this year, and that no date had been set for talks.</p></article></body></html>"
    return record("text/html", Array(html.utf8), "https://example.org/\(number)")
  }

  static let picture = record(
    "image/jpeg", [UInt8](repeating: 0xD8, count: 200_000), "https://example.org/picture")

  private static func record(_ type: String, _ body: [UInt8], _ address: String) -> [UInt8] {
    let head = Array("HTTP/1.1 200 OK\r\nContent-Type: \(type)\r\n\r\n".utf8)
    let length = head.count + body.count
    let front =
      "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: \(address)\r\nContent-Type: application/http\r\nContent-Length: \(length)\r\n\r\n"
    return Array(front.utf8) + head + body + Array("\r\n\r\n".utf8)
  }

  /// Reads `pages` pages out of it, and tells how far ahead of the record at hand bytes were asked for at most, and the
  /// bytes in all.
  static func read(pages: Int) -> (documents: Int, ahead: Int, bytes: Int) {
    var next = 0
    var given = 0
    /// Where the record of each page ends.
    var ends: [Int] = []
    var documents = 0
    var ahead = 0
    DocumentReader(outlets: []).read(
      DocumentSource(id: "a.warc", bytes: [], format: .warc),
      from: {
        guard next < pages else { return nil }
        let chunk = page(next) + picture
        ends.append(given + chunk.count - picture.count)
        given += chunk.count
        next += 1
        return chunk
      },
      each: { result in
        guard case .success = result else { return }
        ahead = max(ahead, given - ends[documents])
        documents += 1
      })
    return (documents, ahead, given)
  }

  /// The most memory the process has held, in bytes; nil where the system doesn't say.
  static var peak: Int? {
    let text = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    return text.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
      .flatMap { Int($0.filter(\.isNumber)) }.map { $0 << 10 }
  }
}

@Suite struct `A long web archive` {
  @Test func `is asked for no more than the record at hand and the one behind it`() {
    let read = EndlessArchive.read(pages: 40)
    #expect(read.documents == 40)
    #expect(read.bytes > 8_000_000)
    #expect(read.ahead < 500_000)
  }

  @Test(.enabled(if: EndlessArchive.peak != nil, "the system doesn't tell a process's memory"))
  func `takes the memory of a short one`() async {
    // In a process of its own: other tests take memory as they please.
    await #expect(processExitsWith: .success) {
      _ = EndlessArchive.read(pages: 5)
      let short = EndlessArchive.peak ?? 0
      let long = EndlessArchive.read(pages: 200)
      let more = (EndlessArchive.peak ?? .max) - short
      // 40 MB went by.
      guard long.documents == 200, long.bytes > 40_000_000, more < 8_000_000 else {
        fatalError("\(long.documents) documents, \(long.bytes) bytes, \(more) bytes of memory more")
      }
    }
  }
}
