import Crypto
public import Foundation
import Primitives

/// A folder of snapshots, each a web archive of its own (WARC 1.1, ISO 28500:2017).
///
/// ```
/// snapshots/example.org/5f0c1d2e3a4b5c6d/20230322T101500Z.warc
/// ```
/// The folder's name below the host is made of the address, so that every retrieval of one address lies together and the
/// latest is found without an index. Files are written beside their place and moved into it: a half-written one is
/// never found.
public struct SnapshotArchive: Sendable {
  private let folder: URL
  private let software: String

  /// - Parameters:
  ///   - folder: Made when the first snapshot is kept.
  ///   - software: What wrote it, such as `depositary/0.1.0`; stands in every archive.
  public init(folder: URL, software: String) {
    self.folder = folder
    self.software = software
  }

  /// Keeps a snapshot, and gives the archive's file.
  ///
  /// - Throws: What the file system says.
  @discardableResult
  public func keep(_ snapshot: PageSnapshot) throws -> URL {
    var head = "HTTP/1.1 \(snapshot.status) \(snapshot.reason)\r\n"
    // The body is kept whole, so it no longer is in chunks.
    for field in snapshot.fields where field.name.lowercased() != "transfer-encoding" {
      head += "\(field.name): \(field.value)\r\n"
    }
    var block = Array((head + "\r\n").utf8)
    block += snapshot.body
    var fields = [
      ("WARC-Target-URI", snapshot.address), ("WARC-Date", snapshot.at),
      ("WARC-Payload-Digest", digest(snapshot.body)), ("WARC-Block-Digest", digest(block)),
      ("Content-Type", "application/http;msgtype=response"),
    ]
    if snapshot.asked != snapshot.address {
      fields.append(("WARC-Redirected-From", snapshot.asked))
    }
    return try write(
      record("response", fields, block), asked: snapshot.asked, at: snapshot.at)
  }

  /// Keeps that the server said the page is unchanged: a `revisit` record that points to the earlier snapshot.
  @discardableResult
  public func keepUnchanged(since snapshot: PageSnapshot, at: String) throws -> URL {
    let block = Array("HTTP/1.1 304 Not Modified\r\n\r\n".utf8)
    return try write(
      record(
        "revisit",
        [
          ("WARC-Target-URI", snapshot.address), ("WARC-Date", at),
          ("WARC-Profile", "http://netpreserve.org/warc/1.1/revisit/server-not-modified"),
          ("WARC-Refers-To-Target-URI", snapshot.address), ("WARC-Refers-To-Date", snapshot.at),
          ("WARC-Payload-Digest", digest(snapshot.body)),
          ("Content-Type", "application/http;msgtype=response"),
        ], block), asked: snapshot.asked, at: at)
  }

  /// The latest snapshot of an address that was kept with its page; nil where there is none that can be read.
  public func latest(of address: String) -> PageSnapshot? {
    let place = place(of: address)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []
    for name in names.filter({ $0.hasSuffix(".warc") }).sorted().reversed() {
      if let data = try? Data(contentsOf: place.appending(path: name)),
        let snapshot = SnapshotArchive.response(in: [UInt8](data), asked: address)
      {
        return snapshot
      }
    }
    return nil
  }

  private func place(of address: String) -> URL {
    let host =
      (try? PageAddress(address))?.host.map {
        $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "-") ? $0 : "_"
      } ?? ["_"]
    let key = Array(SHA256.hash(data: Array(address.utf8))).hexadecimal.prefix(16)
    return folder.appending(path: String(host)).appending(path: String(key))
  }

  private func write(_ record: [UInt8], asked: String, at: String) throws -> URL {
    let place = place(of: asked)
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    let stamp = at.filter { $0.isNumber || $0 == "T" || $0 == "Z" }
    var file = place.appending(path: "\(stamp).warc")
    var number = 1
    // Two answers within one second are two snapshots.
    while FileManager.default.fileExists(atPath: file.path) {
      number += 1
      file = place.appending(path: "\(stamp)-\(number).warc")
    }
    let info = Array(
      "software: \(software)\r\nformat: WARC File Format 1.1\r\n".utf8)
    var bytes = self.record(
      "warcinfo", [("WARC-Date", at), ("Content-Type", "application/warc-fields")], info)
    bytes += record
    try Data(bytes).write(to: file, options: .atomic)
    return file
  }

  private func record(_ type: String, _ fields: [(String, String)], _ block: [UInt8]) -> [UInt8] {
    var name = "depositary/snapshot/v1\0\(type)"
    for (field, value) in fields { name += "\0\(field)\0\(value)" }
    var bytes = Array(SHA256.hash(data: Array(name.utf8))).prefix(16).map { $0 }
    // Version 8, a name of our own making (RFC 9562, 5.8).
    bytes[6] = bytes[6] & 0x0F | 0x80
    bytes[8] = bytes[8] & 0x3F | 0x80
    let hex = bytes.hexadecimal
    let cuts = [0, 8, 12, 16, 20, 32]
    let uuid = zip(cuts, cuts.dropFirst()).map { from, to in
      String(hex.dropFirst(from).prefix(to - from))
    }.joined(separator: "-")
    var head = "WARC/1.1\r\nWARC-Type: \(type)\r\nWARC-Record-ID: <urn:uuid:\(uuid)>\r\n"
    for (field, value) in fields { head += "\(field): \(value)\r\n" }
    head += "Content-Length: \(block.count)\r\n\r\n"
    return Array(head.utf8) + block + Array("\r\n\r\n".utf8)
  }

  private func digest(_ bytes: [UInt8]) -> String {
    "sha256:" + Array(SHA256.hash(data: bytes)).hexadecimal
  }

  /// The first response in an archive of ours; nil where it holds none, or is cut off.
  static func response(in bytes: [UInt8], asked: String) -> PageSnapshot? {
    var at = 0
    func line() -> String? {
      guard let end = bytes[at...].firstIndex(of: 0x0A) else { return nil }
      defer { at = end + 1 }
      let stop = end > at && bytes[end - 1] == 0x0D ? end - 1 : end
      return String(decoding: bytes[at..<stop], as: UTF8.self)
    }
    func head() -> [PageSnapshot.Field] {
      var fields: [PageSnapshot.Field] = []
      while let line = line(), !line.isEmpty {
        guard let colon = line.firstIndex(of: ":") else { continue }
        fields.append(
          PageSnapshot.Field(
            name: String(line[..<colon]),
            value: String(line[line.index(after: colon)...].drop { $0 == " " })))
      }
      return fields
    }
    func value(_ name: String, _ fields: [PageSnapshot.Field]) -> String? {
      fields.first { $0.name.lowercased() == name }?.value
    }
    while let version = line() {
      if version.isEmpty { continue }
      guard version.hasPrefix("WARC/") else { return nil }
      let fields = head()
      guard let length = value("content-length", fields).flatMap({ Int($0) }), length >= 0,
        length <= bytes.count - at
      else { return nil }
      let end = at + length
      guard value("warc-type", fields) == "response" else {
        at = end
        continue
      }
      guard let address = value("warc-target-uri", fields), let date = value("warc-date", fields),
        let words = line()?.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false),
        words.count >= 2, let status = Int(words[1])
      else { return nil }
      let answer = head()
      guard at <= end else { return nil }
      return PageSnapshot(
        asked: asked, address: address, at: date, status: status,
        reason: words.count > 2 ? String(words[2]) : "", fields: answer,
        body: Array(bytes[at..<end]))
    }
    return nil
  }
}
