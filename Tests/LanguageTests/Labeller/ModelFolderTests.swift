import Foundation
import Language
import TestSupport
import Testing

private let folder = ProjectFolder.root.appending(path: "Models/en-1")
private let card = try? String(contentsOf: folder.appending(path: "card.yaml"), encoding: .utf8)

@Suite(.enabled(if: card != nil, "needs Models/en-1")) struct `The English models` {
  // The smallest only: without optimisation the larger files take a quarter of a minute.
  @Test func `are those of their card`() throws {
    let lines = try #require(card).split(separator: "\n").filter { $0.contains("statements.bin:") }
    #expect(lines.count == 1)
    try ModelFolder.check(folder.path, card: lines.joined(separator: "\n"))
  }

  @Test func `are refused beside the card of others`() throws {
    let other = try #require(card).split(separator: "\n").filter { $0.contains("statements.bin:") }
      .joined().replacingOccurrences(of: "sha256: ", with: "sha256: 0")
    let error = #expect(throws: ModelError.self) { try ModelFolder.check(folder.path, card: other) }
    #expect(error?.code == "model-card")
  }

  @Test func `are refused beside a card that names no file`() {
    let error = #expect(throws: ModelError.self) { try ModelFolder.check(folder.path, card: "") }
    #expect(error?.code == "model-card")
  }
}
