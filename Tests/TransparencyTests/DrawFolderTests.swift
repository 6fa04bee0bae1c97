import Foundation
import Primitives
import TestSupport
import Testing

@testable import Transparency

// The line “biased sample” of the table of threats in Documentation/Escrow.md, over real files.

@Suite struct `A draw in a folder` {
  let a = TestKeys.seed(1)
  let b = TestKeys.seed(2)
  let ids = (1...20).map { "site-\($0)" }

  func begun(_ folder: TemporaryFolder, sample: Int = 4) throws -> DrawFolder {
    try DrawFolder.begin(drawing: sample, from: ids, root: nil, at: folder.path + "/draw")
  }

  /// A finished draw, signed by party a.
  func drawn(_ folder: TemporaryFolder) throws -> DrawFolder {
    let draw = try begun(folder)
    _ = try draw.commit(.a, to: a, signedBy: TestKeys.log)
    _ = try draw.commit(.b, to: b)
    try draw.reveal(.a, coin: a)
    try draw.reveal(.b, coin: b)
    return draw
  }

  func change(_ file: String, in draw: DrawFolder, _ edit: (String) -> String) throws {
    let url = URL(filePath: draw.path + "/" + file)
    let text = try String(contentsOf: url, encoding: .utf8)
    let edited = edit(text)
    #expect(edited != text)
    try Data(edited.utf8).write(to: url)
  }

  @Test func `follows the coins and the list, and a larger sample extends it`() throws {
    let folder = TemporaryFolder()
    let draw = try drawn(folder)
    let reading = try draw.verify(keys: [.a: TestKeys.log.verifier])
    guard case .drawn(let seed, let selected) = reading.outcome else {
      Issue.record("no draw")
      return
    }
    #expect(reading.signed == [.a])
    let repeated = try VerifiableDraw(seed: seed).select(4, from: ids)
    #expect(selected == repeated)
    let larger = TemporaryFolder()
    let other = try begun(larger, sample: 9)
    _ = try other.commit(.a, to: a)
    _ = try other.commit(.b, to: b)
    try other.reveal(.b, coin: b)
    try other.reveal(.a, coin: a)
    guard case .drawn(_, let more) = try other.verify().outcome else {
      Issue.record("no draw")
      return
    }
    #expect(Array(more.prefix(4)) == selected)
  }

  @Test(arguments: [
    ("list.json", "site-7", "site-99"), ("list.json", "\"site-7\",", ""),
    ("list.json", "[\"site-1\",", "[\"site-0\",\"site-1\","), ("round.json", ":4", ":5"),
    ("round.json", "\"root\":\"", "\"root\":\"0"), ("commit-b.json", "\"b\"", "\"a\""),
    ("coin-a.json", "0101", "0102"), ("coin-b.json", "\"b\"", "\"a\""),
    ("commit-a.json", "draw-commitment/v1", "draw-commitment/v2"),
  ])
  func `an altered file is found`(file: String, old: String, new: String) throws {
    let folder = TemporaryFolder()
    let draw = try drawn(folder)
    try change(file, in: draw) {
      $0.replacing(old, with: new, maxReplacements: 1)
    }
    #expect(throws: TransparencyError.self) { try DrawFolder(at: draw.path).verify() }
  }

  @Test(arguments: 0..<40)
  func `a flipped byte is found, or changes nothing that is drawn`(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let folder = TemporaryFolder()
    let draw = try drawn(folder)
    let before = try draw.verify().outcome
    let files = ["round.json", "list.json", "commit-a.json", "commit-b.json", "coin-a.json"]
    let file = files[Int.random(in: files.indices, using: &random)]
    let url = URL(filePath: draw.path + "/" + file)
    var bytes = Array(try Data(contentsOf: url))
    let place = Int.random(in: bytes.indices, using: &random)
    bytes[place] ^= UInt8.random(in: 1...127, using: &random)
    try Data(bytes).write(to: url)
    do {
      #expect(try DrawFolder(at: draw.path).verify().outcome == before, "\(file) \(place)")
    } catch is TransparencyError {}
  }

  @Test func `a list exchanged together with its round no longer fits the commitments`() throws {
    let folder = TemporaryFolder()
    let draw = try drawn(folder)
    let other = TemporaryFolder()
    let made = try DrawFolder.begin(
      drawing: 4, from: ids.dropLast() + ["site-x"], root: nil, at: other.path + "/draw")
    for file in ["round.json", "list.json"] {
      let data = try Data(contentsOf: URL(filePath: made.path + "/" + file))
      try data.write(to: URL(filePath: draw.path + "/" + file))
    }
    let error = try #require(throws: TransparencyError.self) {
      try DrawFolder(at: draw.path).verify()
    }
    #expect(error.code == .badStatement && error.message.contains("another round"))
  }

  @Test func `a commitment exchanged with its coin fails its signature`() throws {
    let folder = TemporaryFolder()
    let draw = try drawn(folder)
    let c = TestKeys.seed(3)
    for name in ["commit-a.json", "coin-a.json"] {
      try FileManager.default.removeItem(atPath: draw.path + "/" + name)
    }
    _ = try draw.commit(.a, to: c)
    try draw.reveal(.a, coin: c)
    // Without a key nobody could tell; with it, it is found.
    _ = try draw.verify()
    let error = try #require(throws: TransparencyError.self) {
      try draw.verify(keys: [.a: TestKeys.log.verifier])
    }
    #expect(error.code == .badSignature)
    #expect(throws: TransparencyError.self) { try draw.verify(keys: [.a: TestKeys.other.verifier]) }
    #expect(throws: TransparencyError.self) { try draw.verify(keys: [.b: TestKeys.log.verifier]) }
  }

  @Test func `no coin is shown before both have committed`() throws {
    let folder = TemporaryFolder()
    let draw = try begun(folder)
    _ = try draw.commit(.a, to: a)
    let error = try #require(throws: TransparencyError.self) { try draw.reveal(.a, coin: a) }
    #expect(error.code == .missing)
    #expect(try draw.verify().outcome == .open(uncommitted: [.b]))
    // Put there all the same, it is found.
    let other = TemporaryFolder()
    let done = try drawn(other)
    try FileManager.default.removeItem(atPath: done.path + "/commit-b.json")
    try FileManager.default.removeItem(atPath: done.path + "/coin-b.json")
    #expect(throws: TransparencyError.self) { try done.verify() }
  }

  @Test func `a copied commitment, a second one and another's coin are refused`() throws {
    let folder = TemporaryFolder()
    let draw = try begun(folder)
    _ = try draw.commit(.a, to: a)
    #expect(throws: TransparencyError.self) { try draw.commit(.b, to: a) }
    #expect(throws: TransparencyError.self) { try draw.commit(.a, to: b) }
    _ = try draw.commit(.b, to: b)
    #expect(throws: TransparencyError.self) { try draw.reveal(.a, coin: b) }
    try draw.reveal(.a, coin: a)
    #expect(throws: TransparencyError.self) { try draw.reveal(.a, coin: a) }
  }

  @Test func `a withheld coin waits, is recorded once, and stays on record`() throws {
    let folder = TemporaryFolder()
    let draw = try begun(folder)
    _ = try draw.commit(.a, to: a)
    #expect(throws: TransparencyError.self) {
      try draw.recordDefault(of: .b, reason: "none", recorded: "2026-01-01T00:00:00Z")
    }
    _ = try draw.commit(.b, to: b)
    try draw.reveal(.a, coin: a)
    #expect(try draw.verify().outcome == .committed(unshown: [.b]))
    try draw.recordDefault(of: .b, reason: "no coin", recorded: "2026-01-01T00:00:00Z")
    #expect(try draw.verify().outcome == .withheld(by: [.b]))
    #expect(throws: TransparencyError.self) {
      try draw.recordDefault(of: .b, reason: "again", recorded: "2026-01-01T00:00:00Z")
    }
    #expect(throws: TransparencyError.self) {
      try draw.recordDefault(of: .a, reason: "no", recorded: "2026-01-01T00:00:00Z")
    }
    #expect(throws: TransparencyError.self) {
      try DrawFolder.begin(drawing: 4, from: ids, root: nil, at: draw.path)
    }
  }

  @Test func `leaves of another escrow are refused, and so is a list nobody can draw from`() throws
  {
    let folder = TemporaryFolder()
    let escrow = try TestEscrow.make()
    let leaves = escrow.statement.sections[1].range.map { "leaf-\($0)" }
    let draw = try DrawFolder.begin(
      drawing: 2, from: leaves, root: escrow.statement.head.root, at: folder.path + "/draw")
    _ = try draw.verify(escrow: escrow.statement)
    let other = try TestEscrow.make(counts: [2, 3, 6])
    #expect(throws: TransparencyError.self) { try draw.verify(escrow: other.statement) }
    for (sample, ids) in [(0, ["x"]), (2, ["x"]), (1, ["x", "x"]), (1, ["x", ""]), (1, [])] {
      #expect(throws: TransparencyError.self) {
        try DrawFolder.begin(
          drawing: sample, from: ids, root: nil, at: folder.path + "/never")
      }
    }
  }
}
