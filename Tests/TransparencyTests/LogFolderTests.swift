import Foundation
import TestSupport
import Testing

@testable import Transparency

@Suite struct `A log in a folder` {
  static func entries(_ range: Range<Int>) -> [[UInt8]] {
    range.map { Array("entry \($0)".utf8) + [UInt8](repeating: 7, count: $0 % 40) }
  }

  static func tree(_ count: Int) -> MerkleTree {
    var tree = MerkleTree()
    for entry in entries(0..<count) { tree.append(entry) }
    return tree
  }

  static let after300 = tree(300).head
  static let after600 = tree(600).head

  @Test func `keeps what it was given, under any batches and reopenings`() throws {
    let folder = TemporaryFolder()
    let path = folder.path + "/log"
    var random = SeededGenerator(seed: 5)
    var log: TransparencyLog? = try .create(
      at: path, origin: TestKeys.origin, signer: TestKeys.log)
    var count = 0
    let whole = Self.tree(2000)
    func head(_ count: Int) throws -> TreeHead {
      TreeHead(size: UInt64(count), root: try whole.root(atSize: UInt64(count)))
    }
    while count < 1400 {
      let batch = Int.random(in: 0...150, using: &random)
      let places: Range<UInt64>
      if Bool.random(using: &random) {
        places = try #require(log).append(
          Self.entries(count..<count + batch), checkpointedBy: TestKeys.log)
        #expect(try #require(log).signedHead == head(count + batch))
      } else {
        places = try #require(log).append(Self.entries(count..<count + batch))
      }
      #expect(places == UInt64(count)..<UInt64(count + batch))
      count += batch
      if Int.random(in: 0..<3, using: &random) == 0 {
        log = nil
        log = try TransparencyLog(at: path)
        #expect(try #require(log).head == head(count))
      }
    }
    try #require(log).sign(by: TestKeys.log)
    let audit = LogAudit(of: path)
    #expect(audit.findings == [])
    #expect(audit.head == Self.tree(count).head)
    #expect(audit.entriesRead == UInt64(count))
    let reader = try LogReader(at: path)
    let tree = Self.tree(count)
    let entries = Self.entries(0..<count)
    let policy = TrustPolicy(log: TestKeys.log.verifier)
    for index in stride(from: 0, to: UInt64(count), by: 97) {
      #expect(try reader.entry(at: index, in: tree.size) == entries[Int(index)])
      let bundle = try reader.proof(of: index)
      #expect(bundle.inclusion == (try tree.inclusionProof(of: index, in: tree.size)))
      let read = try ProofBundle(parsing: bundle.bytes)
      let verdict = try read.verify(leaf: entries[Int(index)], policy: policy)
      #expect(verdict.checkpoint.head == tree.head)
      let old = TreeHead(size: index, root: try tree.root(atSize: index))
      #expect(
        try reader.consistencyProof(from: old)
          == (try tree.consistencyProof(from: index, to: tree.size)))
    }
    #expect(throws: TransparencyError.self) { try reader.proof(of: UInt64(count)) }
    #expect(throws: TransparencyError.self) { try reader.entry(at: .max, in: tree.size) }
  }

  @Test func `is written by one process at a time`() throws {
    let folder = TemporaryFolder()
    let log = try TransparencyLog.create(
      at: folder.path, origin: TestKeys.origin, signer: TestKeys.log)
    #expect {
      try TransparencyLog(at: folder.path)
    } throws: { ($0 as? TransparencyError)?.code == .inUse }
    #expect {
      try TransparencyLog.create(at: folder.path, origin: TestKeys.origin, signer: TestKeys.log)
    } throws: { ($0 as? TransparencyError)?.code == .inUse }
    withExtendedLifetime(log) {}
  }

  @Test func `is not made over another, nor opened where none is`() throws {
    let folder = TemporaryFolder()
    _ = try TransparencyLog.create(
      at: folder.path, origin: TestKeys.origin, signer: TestKeys.log)
    #expect {
      try TransparencyLog.create(at: folder.path, origin: TestKeys.origin, signer: TestKeys.log)
    } throws: { ($0 as? TransparencyError)?.code == .exists }
    #expect {
      try TransparencyLog(at: folder.path + "/nothing")
    } throws: { ($0 as? TransparencyError)?.code == .missing }
  }

  @Test func `takes no entry that is too long and nothing of its batch`() throws {
    let folder = TemporaryFolder()
    let log = try TransparencyLog.create(
      at: folder.path, origin: TestKeys.origin, signer: TestKeys.log)
    let long = [UInt8](repeating: 0, count: 65_536)
    #expect(throws: TransparencyError.self) { try log.append([[1], long]) }
    #expect(log.size == 0)
    try log.append([Array(long.dropLast())], checkpointedBy: TestKeys.log)
    #expect(LogAudit(of: folder.path).isClean)
  }

  @Test func `is signed by its own key only`() throws {
    let folder = TemporaryFolder()
    let log = try TransparencyLog.create(
      at: folder.path, origin: TestKeys.origin, signer: TestKeys.log)
    #expect(throws: TransparencyError.self) { try log.sign(by: TestKeys.other) }
    #expect(throws: TransparencyError.self) {
      try log.append([[1]], checkpointedBy: TestKeys.other)
    }
    #expect(log.size == 0)
  }

  @Test(arguments: 0..<60)
  func `loses nothing that was reported done, wherever a crash cuts the journal`(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let folder = TemporaryFolder()
    let path = folder.path + "/log"
    var log: TransparencyLog? = try .create(
      at: path, origin: TestKeys.origin, signer: TestKeys.log)
    try log?.append(Self.entries(0..<300), checkpointedBy: TestKeys.log)
    let done = try Data(contentsOf: URL(filePath: path + "/journal")).count
    try log?.append(Self.entries(300..<600), checkpointedBy: TestKeys.log)
    log = nil
    // The crash: the last write got so far and no further, and of what isn't synced on its own, the
    // files written since may be there, gone, empty or older.
    let journal = try Data(contentsOf: URL(filePath: path + "/journal"))
    let cut = Int.random(in: done..<journal.count, using: &random)
    try journal.prefix(cut).write(to: URL(filePath: path + "/journal"))
    for file in folder.files
    where file.hasPrefix("log/tile") && Bool.random(using: &random) {
      if Bool.random(using: &random) {
        try FileManager.default.removeItem(atPath: folder.path + "/" + file)
      } else {
        try Data().write(to: URL(filePath: folder.path + "/" + file))
      }
    }
    let old = try #require(try Journal.read(path + "/journal"))
    if let note = old.records.compactMap({ record -> SignedNote? in
      if case .checkpoint(let note) = record { note } else { nil }
    }).last {
      try Data(note.bytes).write(to: URL(filePath: path + "/checkpoint"))
    }
    if Bool.random(using: &random) { try Data().write(to: URL(filePath: path + "/checkpoint")) }
    let again = try TransparencyLog(at: path)
    // The first batch was reported done. The second was not, if its record was cut.
    #expect(again.size == 300 || again.size == 600)
    #expect(again.head == (again.size == 300 ? Self.after300 : Self.after600))
    #expect(again.signedHead.size == 300)
    try again.sign(by: TestKeys.log)
    let audit = LogAudit(of: path)
    #expect(audit.findings == [])
    #expect(audit.head == again.head)
  }

  @Test func `is opened without its journal if its tiles are whole`() throws {
    let folder = TemporaryFolder()
    var log: TransparencyLog? = try .create(
      at: folder.path, origin: TestKeys.origin, signer: TestKeys.log)
    try log?.append(Self.entries(0..<300), checkpointedBy: TestKeys.log)
    log = nil
    try FileManager.default.removeItem(atPath: folder.path + "/journal")
    let again = try TransparencyLog(at: folder.path)
    #expect(again.head == Self.tree(300).head)
    try again.append(Self.entries(300..<310), checkpointedBy: TestKeys.log)
    #expect(LogAudit(of: folder.path).head == Self.tree(310).head)
  }

  @Test func `hands over to a new key that both keys sign for`() throws {
    let folder = TemporaryFolder()
    var log: TransparencyLog? = try .create(
      at: folder.path, origin: TestKeys.origin, signer: TestKeys.log)
    try log?.append(Self.entries(0..<3), checkpointedBy: TestKeys.log)
    let before = try LogReader(at: folder.path).proof(of: 1)
    try log?.rotateKey(
      from: TestKeys.log, to: TestKeys.other, id: "key-2", recorded: "2026-01-01T00:00:00Z")
    #expect(throws: TransparencyError.self) { try log?.sign(by: TestKeys.log) }
    try log?.append(Self.entries(3..<5), checkpointedBy: TestKeys.other)
    log = nil
    #expect(try TransparencyLog(at: folder.path).settings.key == TestKeys.other.verifier)
    let reader = try LogReader(at: folder.path)
    let entry = try Envelope(parsing: try reader.entry(at: 3, in: 6))
    #expect(
      try KeyRotation.verify(entry, origin: TestKeys.origin, current: TestKeys.log.verifier)
        == TestKeys.other.verifier)
    #expect(throws: TransparencyError.self) {
      try KeyRotation.verify(entry, origin: TestKeys.origin, current: TestKeys.other.verifier)
    }
    #expect(throws: TransparencyError.self) {
      try KeyRotation.verify(entry, origin: "another", current: TestKeys.log.verifier)
    }
    // A proof made under the old key holds as it held.
    _ = try before.verify(
      leaf: Self.entries(0..<3)[1], policy: TrustPolicy(log: TestKeys.log.verifier))
    #expect(LogAudit(of: folder.path).isClean)
  }
}
