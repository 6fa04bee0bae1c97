import Foundation
import Language
import TestSupport
import Testing

private let folder = ProjectFolder.root.appending(path: "Models/en-1")
private let card = try? String(contentsOf: folder.appending(path: "card.yaml"), encoding: .utf8)

@Suite(.enabled(if: card != nil, "needs Models/en-1")) struct `The English models` {
  @Test func `are those of their card`() throws {
    try ModelFolder.check(folder.path, card: try #require(card))
  }

  @Test func `are refused beside the card of others`() throws {
    let other = try #require(card).replacingOccurrences(of: "sha256: ", with: "sha256: 0")
    let error = #expect(throws: ModelError.self) { try ModelFolder.check(folder.path, card: other) }
    #expect(error?.code == "model-card")
  }

  @Test func `are refused beside a card that names no file`() {
    let error = #expect(throws: ModelError.self) { try ModelFolder.check(folder.path, card: "") }
    #expect(error?.code == "model-card")
  }
}
