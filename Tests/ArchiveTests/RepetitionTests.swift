import Documents
import Foundation
import Primitives
import TestSupport
import Testing

@testable import Archive

@Suite struct `A document that repeats another` {
  /// Sentences that share no run of words with those of another seed.
  private func sentences(_ count: Int, seed: Int) -> [String] {
    var random = SeededGenerator(seed: seed)
    let words = (0..<400).map { "word\(seed)x\($0)" }
    return (0..<count).map { _ in
      (0..<14).map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " ") + "."
    }
  }

  private func record(_ texts: [String], at path: String) throws -> [RecordedDocument] {
    let store = try RecordStore(path: path, access: .write)
    defer { try? store.close() }
    for (number, text) in texts.enumerated() {
      let document = Document(
        id: "\(number).txt", format: .text, language: "en", text: text,
        metadata: Document.Metadata(), blocks: [])
      let outcome = try store.record(
        document, statements: [],
        from: DocumentOrigin(
          sha256: RecordDigest.sha256(text.utf8), name: document.id, byteCount: text.utf8.count,
          bytes: nil), textSHA256: RecordDigest.sha256(text.utf8), reader: "test",
        by: RecordEvent(at: "2026-01-01T00:00:00Z", who: "test"))
      if case .recorded(let id, _, let repeated) = outcome {
        let kept = try store.document(id: id)
        #expect(repeated == kept?.copyOf ?? kept?.repeats?.first)
      }
    }
    return try store.documents().sorted { $0.id < $1.id }
  }

  @Test func `is linked to the first, as it comes and when the tables are made again`() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).sqlite")
      .path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let wire = sentences(30, seed: 1)
    var edited = wire
    edited[7] = "One sentence was written anew by the desk of another paper on the same evening."
    let cut = wire[5..<17] + sentences(20, seed: 2)
    let recorded = try record(
      [
        wire.joined(separator: " "), sentences(30, seed: 3).joined(separator: " "),
        edited.joined(separator: " "), cut.joined(separator: "\n"),
        "A short note that shares nothing with anything before it in this record of ours.",
      ], at: path)
    #expect(recorded.map(\.repeats?.first) == [nil, nil, 1, 1, nil])
    #expect(recorded.map(\.repeats?.kind) == [nil, nil, .near, .reprint, nil])
    #expect((recorded[3].repeats?.containment ?? 0) > 0.33)
    let store = try RecordStore(path: path, access: .write)
    try store.rebuildDerived()
    #expect(try store.documents().sorted { $0.id < $1.id } == recorded)
    try store.close()
  }

  @Test func `is not made of what every document has at its foot`() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).sqlite")
      .path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let foot = sentences(12, seed: 9).joined(separator: " ")
    let texts = (0..<40).map { sentences(3, seed: 100 + $0).joined(separator: " ") + " " + foot }
    let recorded = try record(texts, at: path)
    // The foot is met for the thirty-third time: from then on it counts for nothing.
    #expect(recorded[1].repeats?.first == 1)
    #expect(recorded.suffix(5).allSatisfy { $0.repeats == nil })
  }
}
