import Foundation
import TestSupport
import Testing

@testable import Transparency

@Suite struct `An audit` {
  /// Changes one byte of a file, looks, and puts it back.
  func flipped(_ folder: TemporaryFolder, _ file: String, at offset: Int) throws -> LogAudit {
    let url = URL(filePath: folder.path + "/" + file)
    let good = try Data(contentsOf: url)
    var bad = good
    bad[offset] ^= 0x20
    try bad.write(to: url)
    defer { try? good.write(to: url) }
    return LogAudit(of: folder.path)
  }

  @Test func `sees every flipped byte of a small log and names the entry`() throws {
    let folder = TemporaryFolder()
    let log = try TransparencyLog.create(
      at: folder.path, origin: TestKeys.origin, signer: TestKeys.log)
    let entries = (0..<5).map { Array("entry number \($0)".utf8) }
    try log.append(entries, checkpointedBy: TestKeys.log)
    #expect(LogAudit(of: folder.path).isClean)
    let bundle = "tile/entries/000.p/5"
    var owners: [Int] = []
    for (index, entry) in entries.enumerated() {
      owners += entry.map { _ in index } + [index, index]
    }
    for offset in owners.indices {
      let audit = try flipped(folder, bundle, at: offset)
      #expect(
        audit.findings.first?.index == UInt64(owners[offset]), "byte \(offset) of the entries")
    }
    for offset in 0..<5 * 32 {
      let audit = try flipped(folder, "tile/0/000.p/5", at: offset)
      #expect(audit.findings.map(\.index) == [UInt64(offset / 32)], "byte \(offset) of the tile")
    }
    for file in ["checkpoint", "journal", "log.json"] {
      let count = try Data(contentsOf: URL(filePath: folder.path + "/" + file)).count
      for offset in 0..<count {
        #expect(try !flipped(folder, file, at: offset).isClean, "byte \(offset) of \(file)")
      }
    }
    #expect(LogAudit(of: folder.path).isClean)
  }

  @Test func `sees changes above the leaves, lost files and lost bytes`() throws {
    let folder = TemporaryFolder()
    let log = try TransparencyLog.create(
      at: folder.path, origin: TestKeys.origin, signer: TestKeys.log)
    try log.append((0..<700).map { Array("\($0)".utf8) }, checkpointedBy: TestKeys.log)
    #expect(LogAudit(of: folder.path).isClean)
    for offset in [0, 31, 32, 63] {
      let audit = try flipped(folder, "tile/1/000.p/2", at: offset)
      let start = UInt64(offset / 32) * 256
      #expect(audit.findings.map(\.entries) == [start..<start + 256])
    }
    for file in folder.files where file.hasPrefix("tile/") {
      let url = URL(filePath: folder.path + "/" + file)
      let good = try Data(contentsOf: url)
      for bad in [nil, Data(), good.dropLast(), good + [0], Data(good.reversed())] as [Data?] {
        if let bad { try bad.write(to: url) } else { try FileManager.default.removeItem(at: url) }
        let audit = LogAudit(of: folder.path)
        #expect(!audit.isClean, "\(file)")
        #expect(audit.findings.first?.entries != nil)
        try good.write(to: url)
      }
    }
    #expect(LogAudit(of: folder.path).isClean)
  }

  @Test func `sees entries and tiles changed together`() throws {
    let folder = TemporaryFolder()
    let log = try TransparencyLog.create(
      at: folder.path, origin: TestKeys.origin, signer: TestKeys.log)
    var entries = (0..<3).map { Array("\($0)".utf8) }
    try log.append(entries, checkpointedBy: TestKeys.log)
    entries[1] = Array("x".utf8)
    try Data(EntryBundle.bytes(of: entries))
      .write(to: URL(filePath: folder.path + "/tile/entries/000.p/3"))
    try Data(entries.flatMap { RFC6962Hashing.leaf($0).bytes })
      .write(to: URL(filePath: folder.path + "/tile/0/000.p/3"))
    let audit = LogAudit(of: folder.path)
    // The root no longer fits, and the journal still knows the entry.
    #expect(audit.findings.contains { $0.file == "checkpoint" })
    #expect(audit.findings.contains { $0.file == "journal" && $0.index == 1 })
  }

  @Test func `sees a log cut back or rewritten, against a checkpoint kept from before`() throws {
    let folder = TemporaryFolder()
    let log = try TransparencyLog.create(
      at: folder.path + "/log", origin: TestKeys.origin, signer: TestKeys.log)
    try log.append((0..<10).map { [$0] }, checkpointedBy: TestKeys.log)
    try FileManager.default.copyItem(
      atPath: folder.path + "/log", toPath: folder.path + "/older")
    try log.append((10..<20).map { [$0] }, checkpointedBy: TestKeys.log)
    let kept = log.signedHead
    #expect(LogAudit(of: folder.path + "/log", known: [kept]).isClean)
    // The owner puts an older state back: all its signatures are good.
    let audit = LogAudit(of: folder.path + "/older", known: [kept])
    #expect(audit.findings.map(\.entries) == [10..<20])
    // The owner writes another log under the same key and size.
    let fork = try TransparencyLog.create(
      at: folder.path + "/fork", origin: TestKeys.origin, signer: TestKeys.log)
    try fork.append((0..<20).map { [$0 + 100] }, checkpointedBy: TestKeys.log)
    #expect(LogAudit(of: folder.path + "/fork").isClean)
    #expect(!LogAudit(of: folder.path + "/fork", known: [kept]).isClean)
  }

  @Test func `believes a policy rather than the folder`() throws {
    let folder = TemporaryFolder()
    let log = try TransparencyLog.create(
      at: folder.path, origin: TestKeys.origin, signer: TestKeys.log)
    try log.append([[1]], checkpointedBy: TestKeys.log)
    #expect(!LogAudit(of: folder.path, policy: TrustPolicy(log: TestKeys.other.verifier)).isClean)
    #expect(LogAudit(of: folder.path, policy: TrustPolicy(log: TestKeys.log.verifier)).isClean)
  }
}
