import Foundation
import Primitives
import TestSupport
import Testing

@testable import Transparency

// Each test is a line of the table of threats in Documentation/Log.md and Documentation/Escrow.md.

enum TestEscrow {
  static let id = EscrowID(hex: "00112233445566778899aabbccddeeff")!
  static let master = TestKeys.seed(42)

  static func entry(_ number: Int) -> [UInt8] { Array(#"{"count":\#(number)}"#.utf8) }

  static func make(
    counts: [Int] = [2, 3, 5], sizes: [Int] = [4, 8, 16], id: EscrowID = id,
    master: Secret32 = master
  ) throws -> Escrow {
    try Escrow.commit(
      zip(counts, sizes).enumerated().map { number, section in
        Escrow.Section(
          label: "s\(number)", size: section.1, entries: (0..<section.0).map { _ in entry(1) })
      }, declarant: "A", created: "2026-01-01T00:00:00Z", id: id, master: master)
  }

  static func published(_ escrow: Escrow) throws -> [UInt8] {
    try escrow.statement.bytes() + escrow.commitments.flatMap(\.bytes)
  }
}

@Suite struct `Threats to an escrow` {
  @Test func `entries can't be guessed from what is published`() throws {
    let escrow = try TestEscrow.make()
    // Equal entries have nothing in common.
    #expect(Set(escrow.commitments).count == escrow.commitments.count)
    // A dictionary of all likely entries, hashed in every way that needs no salt.
    let published = try TestEscrow.published(escrow).hexadecimal
    for number in 0..<200 {
      let entry = TestEscrow.entry(number)
      #expect(!published.contains(SHA256Hash(of: entry).hex))
      #expect(!published.contains(RFC6962Hashing.leaf(entry).hex))
      #expect(!published.contains(entry.hexadecimal))
      for index in 0..<28 as Range<UInt64> {
        let guess = EscrowHashing.commitment(
          escrow: TestEscrow.id, section: index < 4 ? 0 : index < 12 ? 1 : 2, index: index,
          salt: TestKeys.seed(0), entry: entry)
        #expect(!published.contains(guess.hex))
      }
    }
  }

  @Test(arguments: 0..<20)
  func `what is published depends on the sizes of sections only`(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let sizes = (0..<3).map { _ in Int.random(in: 1...20, using: &random) }
    let lengths = try Set(
      (0..<4).map { _ in
        let counts = sizes.map { Int.random(in: 0...$0, using: &random) }
        let escrow = try TestEscrow.make(counts: counts, sizes: sizes)
        return [try escrow.statement.bytes().count, escrow.commitments.count]
      })
    #expect(lengths.count == 1)
  }

  @Test(arguments: 0..<30)
  func `no opening can be changed, swapped or replayed`(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let escrow = try TestEscrow.make()
    let other = try TestEscrow.make(
      id: try #require(EscrowID(bytes: [UInt8](repeating: 9, count: 16))))
    let index = UInt64.random(in: 0..<28, using: &random)
    let good = try escrow.open(index: index)
    try good.verify(against: escrow.statement)
    var bad: [EscrowOpening] = []
    func change(_ edit: (inout EscrowOpening) -> Void) {
      var opening = good
      edit(&opening)
      if opening != good { bad.append(opening) }
    }
    change { $0.index = ($0.index + 1) % 28 }
    change { $0.section = ($0.section + 1) % 3 }
    change { $0.section = .max }
    change { $0.index = .max }
    change { $0.salt[Int.random(in: 0..<32, using: &random)] ^= 1 }
    change { $0.salt.append(0) }
    change { $0.salt.removeLast() }
    change { $0.salt = [] }
    change { $0.content = .padding }
    change { $0.content = .entry(TestEscrow.entry(1)) }
    change { $0.content = .entry(TestEscrow.entry(2)) }
    change { $0.content = .entry([]) }
    change { $0.path.removeLast() }
    change { $0.path.append($0.path[0]) }
    change { $0.path.swapAt(0, 1) }
    change { $0.escrow = other.statement.escrow }
    bad.append(try other.open(index: index))
    for opening in bad {
      #expect(throws: TransparencyError.self) { try opening.verify(against: escrow.statement) }
    }
    var section = try escrow.open(section: 1)
    try section.verify(against: escrow.statement, commitments: escrow.commitments)
    for edit in 0..<6 {
      section = try escrow.open(section: 1)
      switch edit {
      case 0: section.entries[0] = TestEscrow.entry(9)
      case 1: section.entries.removeLast()
      case 2: section.entries.append(TestEscrow.entry(1))
      case 3: section.seed[3] ^= 1
      case 4: section.section = 2
      default: section.seed = try escrow.open(section: 0).seed
      }
      #expect(throws: TransparencyError.self) {
        try section.verify(against: escrow.statement, commitments: escrow.commitments)
      }
    }
    var commitments = escrow.commitments
    commitments.swapAt(0, 1)
    section = try escrow.open(section: 1)
    #expect(throws: TransparencyError.self) {
      try section.verify(against: escrow.statement, commitments: commitments)
    }
  }

  @Test func `opening one section gives no salt of another`() throws {
    let escrow = try TestEscrow.make()
    let seed = try #require(Secret32(bytes: try escrow.open(section: 0).seed))
    for index in 4..<28 as Range<UInt64> {
      let salt = EscrowHashing.salt(seed: seed, index: index).exposedBytes
      #expect(try escrow.open(index: index).salt != salt)
    }
  }

  @Test func `only canonical integers are committed to`() {
    for entry in [#"{"a": 1}"#, #"{"a":1.5}"#, #"{"b":1,"a":1}"#, "", #"{"a":9007199254740992}"#] {
      #expect(throws: TransparencyError.self) {
        try Escrow.commit(
          [.init(label: "s", size: 1, entries: [Array(entry.utf8)])], declarant: "A", created: "",
          id: TestEscrow.id, master: TestEscrow.master)
      }
    }
    #expect(throws: TransparencyError.self) { try TestEscrow.make(counts: [5], sizes: [4]) }
    #expect(throws: TransparencyError.self) { try TestEscrow.make(counts: [], sizes: []) }
  }

  @Test func `a statement that isn't one is refused`() throws {
    let good = String(decoding: try TestEscrow.make().statement.bytes(), as: UTF8.self)
    for (from, to) in [
      ("/v1", "/v2"), ("\"first\":4", "\"first\":5"), ("\"size\":8", "\"size\":9"),
      ("\"tree_size\":28", "\"tree_size\":29"), ("\"created\"", "\"Created\""),
      ("{\"created\"", "{ \"created\""), ("\"index\":1", "\"index\":0"),
      ("\"tree_size\":28", "\"tree_size\":28,\"x\":1"),
    ] {
      #expect(good.contains(from))
      #expect(throws: TransparencyError.self, "\(to)") {
        try EscrowStatement(parsing: Array(good.replacing(from, with: to).utf8))
      }
    }
  }

  @Test func `the folder survives the loss of all but key and declaration, and tells other keys`()
    throws
  {
    let folder = TemporaryFolder()
    let declaration = try EscrowDeclaration(
      csv: Array(
        "section,kind,count,name\r\ntotals,total,11,\r\nsites,site,3,\"Alpha, \"\"north\"\"\"\r\n"
          .utf8))
    #expect(
      declaration.sections.map { $0.entries.map { String(decoding: $0, as: UTF8.self) } } == [
        [#"{"count":11,"kind":"total"}"#],
        [#"{"count":3,"kind":"site","name":"Alpha, \"north\""}"#],
      ])
    let master = TestKeys.seed(3)
    let escrow = try Escrow.commit(
      declaration.escrowSections, declarant: "A", created: "2026-01-01T00:00:00Z",
      id: TestEscrow.id,
      master: master)
    let published = try EscrowFolder.publish(
      escrow, at: folder.path + "/public", signedBy: TestKeys.log)
    try published.verifySignature(by: TestKeys.log.verifier)
    #expect(throws: TransparencyError.self) {
      try published.verifySignature(by: TestKeys.other.verifier)
    }
    _ = try EscrowSecrets.create(
      declaration, master: master, at: folder.path + "/secrets",
      publishingAt: folder.path + "/public")
    let again = try EscrowSecrets.escrow(at: folder.path + "/secrets", for: published)
    #expect(again.commitments == escrow.commitments)
    for file in ["master.key", "declaration.json"] {
      let mode =
        try FileManager.default.attributesOfItem(
          atPath: folder.path + "/secrets/" + file)[.posixPermissions] as? Int
      #expect(mode == 0o600)
    }
    _ = try published.publish(try again.open(section: 1))
    _ = try published.publish(try again.open(index: 0))
    var reading = try published.read()
    #expect(reading.openings.map(\.outcome) == [.outOfOrder, .ok])
    #expect(!reading.isInOrder)
    _ = try published.publish(try again.open(section: 0))
    _ = try published.publish(try again.open(section: 0))
    _ = try published.publish(try again.open(section: 1))
    reading = try published.read()
    #expect(
      reading.openings.map(\.outcome) == [.outOfOrder, .ok, .ok, .alreadyOpenIdentical, .ok])
    #expect(reading.progress.currentStep == nil)
    try Data("{}".utf8).write(to: URL(filePath: folder.path + "/public/openings/0006.json"))
    #expect(try published.read().openings.last?.rejection != nil)

    #expect(try published.declaredLoss == nil)
    try published.declareLoss(reason: "burnt", recorded: "2026-02-01T00:00:00Z")
    #expect(try published.declaredLoss == "burnt")
    #expect(throws: TransparencyError.self) {
      try published.declareLoss(reason: "no, it wasn't", recorded: "2026-02-02T00:00:00Z")
    }
    try FileManager.default.removeItem(atPath: folder.path + "/secrets/master.key")
    #expect {
      try EscrowSecrets.escrow(at: folder.path + "/secrets", for: published)
    } throws: { ($0 as? TransparencyError)?.code == .missing }
    try KeyFile.create(TestKeys.seed(4), at: folder.path + "/secrets/master.key")
    #expect {
      try EscrowSecrets.escrow(at: folder.path + "/secrets", for: published)
    } throws: { ($0 as? TransparencyError)?.code == .badDeclaration }
  }

  @Test func `serial numbers that look alike are told, not merged`() {
    let serials = SerialNumbers([
      "A-1", "А-1", "A\u{2013}1", "Ａ-1", "É-1", "E\u{301}-1", "B-2", "B-2", "B-2", "B-3",
    ])
    #expect(serials.duplicates == ["B-2"])
    #expect(
      serials.lookAlikes.map { Array($0.utf8) }
        == ["А-1", "A\u{2013}1", "Ａ-1", "E\u{301}-1"].map { Array($0.utf8) })
  }

  @Test func `altering any input of a draw changes it, and a withheld coin is a default`() throws {
    let (a, b) = (TestKeys.seed(1), TestKeys.seed(2))
    let round = VerifiableDraw.Round(
      escrowRoot: SHA256Hash(of: [1]), commitmentA: VerifiableDraw.commitment(to: a),
      commitmentB: VerifiableDraw.commitment(to: b))
    guard case .drawn(let draw) = try VerifiableDraw.end(round, coinA: a, coinB: b) else {
      Issue.record("no draw")
      return
    }
    var elsewhere = round
    elsewhere.escrowRoot = SHA256Hash(of: [2])
    guard case .drawn(let other) = try VerifiableDraw.end(elsewhere, coinA: a, coinB: b) else {
      Issue.record("no draw")
      return
    }
    let ids = (0..<50).map { "site-\($0)" }
    #expect(try draw.select(50, from: ids) != other.select(50, from: ids))
    for count in 0...50 {
      #expect(try draw.select(count, from: ids) == Array(draw.select(50, from: ids).prefix(count)))
    }
    #expect(throws: TransparencyError.self) { try VerifiableDraw.end(round, coinA: b, coinB: a) }
    #expect(throws: TransparencyError.self) { try VerifiableDraw.end(round, coinA: a, coinB: a) }
    #expect(try VerifiableDraw.end(round, coinA: a, coinB: nil) == .withheld(by: [.b]))
    #expect(try VerifiableDraw.end(round, coinA: nil, coinB: nil) == .withheld(by: [.a, .b]))
    #expect(throws: TransparencyError.self) { try draw.select(1, from: ["x", "x"]) }
    #expect(throws: TransparencyError.self) { try draw.select(-1, from: ids) }
    var copied = round
    copied.commitmentB = round.commitmentA
    #expect(throws: TransparencyError.self) { try VerifiableDraw.end(copied, coinA: a, coinB: a) }
  }
}

@Suite struct `Threats to a log` {
  @Test func `a wrong or weak key is not registered`() throws {
    let challenge = TestKeys.seed(77)
    let proof = try KeyRegistration.prove(TestKeys.log, challenge: challenge)
    let text = TestKeys.log.verifier.text
    #expect(
      try KeyRegistration.register(text, proof: proof, challenge: challenge)
        == TestKeys.log.verifier)
    for (text, proof, challenge) in [
      (text, proof, TestKeys.seed(78)), (text, Array(proof.dropLast()), challenge),
      (TestKeys.other.verifier.text, proof, challenge),
    ] {
      #expect(throws: TransparencyError.self) {
        try KeyRegistration.register(text, proof: proof, challenge: challenge)
      }
    }
    // About half of all y have no point: such a key is refused, though the library would take it.
    var random = SeededGenerator(seed: 1)
    var points = 0
    for _ in 0..<64 {
      var bytes = Secret32.random(using: &random).exposedBytes
      bytes[31] &= 0x7F
      if (try? Ed25519PublicKey(bytes)) != nil { points += 1 }
    }
    #expect(16...48 ~= points)
    for seed in 0..<40 as Range<UInt8> {
      #expect(throws: Never.self) { try Ed25519PrivateKey(seed: TestKeys.seed(seed)) }
    }
  }

  @Test func `a log that shows two faces is refused by a witness that keeps both`() throws {
    let folder = TemporaryFolder()
    let signer = TestKeys.witness(1)
    func request(_ entries: [[UInt8]], old: Int) throws -> [UInt8] {
      var tree = MerkleTree()
      for entry in entries { tree.append(entry) }
      return AddCheckpointRequest(
        oldSize: UInt64(old),
        proof: try tree.consistencyProof(from: UInt64(old), to: tree.size),
        checkpoint: try Checkpoint(origin: TestKeys.origin, head: tree.head).signed(
          by: TestKeys.log)
      ).bytes
    }
    func open() throws -> WitnessFolder {
      try WitnessFolder(at: folder.path, signer: signer, logs: [TestKeys.log.verifier])
    }
    do {
      let witness = try open()
      #expect(throws: TransparencyError.self) { try open() }
      let first = try witness.addCheckpoint(request([[1], [2], [3]], old: 0), at: 1000)
      #expect(first.status == 200)
    }
    // It remembers over a restart.
    do {
      let witness = try open()
      #expect(try witness.addCheckpoint(request([[1]], old: 0), at: 1001).status == 409)
      #expect(try witness.addCheckpoint(request([[1], [2]], old: 3 - 1), at: 1001).status == 409)
      let fork = try witness.addCheckpoint(
        AddCheckpointRequest(
          oldSize: 3, proof: ConsistencyProof(path: []),
          checkpoint: try Checkpoint(
            origin: TestKeys.origin, head: TreeHead(size: 3, root: SHA256Hash(of: [9]))
          ).signed(by: TestKeys.log)
        ).bytes, at: 1002)
      #expect(fork.status == 422)
      #expect(fork.evidence != nil)
      #expect(try witness.evidence().count == 2)
      for note in try witness.evidence() { _ = try note.open(with: [TestKeys.log.verifier]) }
      #expect(
        try witness.addCheckpoint(request([[1], [2], [3], [4]], old: 3), at: 1003).status == 200)
      for junk in ["", "old", "old 3", "old 3\n\n", "old 03\n\n\n", "old 3\nAAAA\n\n"] {
        #expect(try witness.addCheckpoint(Array(junk.utf8), at: 1).status == 400)
      }
    }
    // A witness whose memory was changed doesn't go on.
    let file = folder.path + "/" + SHA256Hash(of: Array(TestKeys.origin.utf8)).hex + "/checkpoint"
    var bytes = [UInt8](try Data(contentsOf: URL(filePath: file)))
    bytes[TestKeys.origin.utf8.count + 1] = UInt8(ascii: "2")
    try Data(bytes).write(to: URL(filePath: file))
    #expect { try open() } throws: { ($0 as? TransparencyError)?.code == .damaged }
  }

  @Test func `a policy counts witnesses as it says, and no witness twice`() throws {
    let w = (0..<4 as Range<UInt8>).map(TestKeys.witness)
    let head = TreeHead(size: 1, root: RFC6962Hashing.leaf([1]))
    let checkpoint = try Checkpoint(origin: TestKeys.origin, head: head)
    func policy(_ lines: String) throws -> TrustPolicy {
      let keys = w.enumerated().map { "witness w\($0) \($1.verifier.text)\n" }.joined()
      return try TrustPolicy(
        parsing: Array(
          "# test\n\n\tlog \(TestKeys.log.verifier.text) https://x\n\(keys)\(lines)".utf8))
    }
    func isMet(_ lines: String, by signers: [Int]) throws -> Bool {
      var note = try checkpoint.signed(by: TestKeys.log)
      for (time, signer) in signers.enumerated() {
        note.signatures.append(try w[signer].cosign(checkpoint, at: UInt64(time)))
      }
      let policy = try policy(lines)
      return succeeds { _ = try policy.verify(note) }
    }
    #expect(try isMet("quorum none\n", by: []))
    #expect(try isMet("quorum w1\n", by: [1]))
    #expect(try !isMet("quorum w1\n", by: [0, 2, 3]))
    let nested = "group x 2 w0 w1 w2\ngroup y any w3\ngroup z all x y\nquorum z\n"
    #expect(try isMet(nested, by: [0, 2, 3]))
    #expect(try !isMet(nested, by: [0, 1, 2]))
    #expect(try !isMet(nested, by: [0, 0, 0, 3]))
    for bad in [
      "", "quorum x\n", "quorum none\nquorum none\n", "group none any w0\nquorum none\n",
      "group x 0 w0\nquorum x\n", "group x 2 w0\nquorum x\n", "group x 01 w0\nquorum x\n",
      "group x any w0 w0\nquorum x\n", "group x any w0\ngroup y any w0\nquorum y\n",
      "group x any y\ngroup y any w0\nquorum x\n", "group x any none\nquorum x\n",
      "group w0 any w1\nquorum w0\n", "group x any\nquorum x\n", "quorum\n",
      "nonsense\nquorum none\n",
      "witness w9 \(w[0].verifier.text)\nquorum none\n", "quorum none\r\n",
      "witness w9 \(TestKeys.other.verifier.text)\nquorum none\n",
      "log \(TestKeys.log.verifier.text)\nquorum none\n",
    ] {
      #expect(throws: TransparencyError.self, "\(bad)") { try policy(bad) }
    }
    // A log's key signs under its own name only.
    let stranger = try Checkpoint(origin: "another.example", head: head)
    #expect(throws: TransparencyError.self) {
      try policy("quorum none\n").verify(try stranger.signed(by: TestKeys.log))
    }
  }

  @Test(arguments: 0..<60)
  func `broken notes, proofs, policies and requests are refused, and never trap`(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    var tree = MerkleTree()
    for leaf in 0..<7 as Range<UInt8> { tree.append([leaf]) }
    let checkpoint = try Checkpoint(origin: TestKeys.origin, head: tree.head)
    var note = try checkpoint.signed(by: TestKeys.log)
    note.signatures.append(try TestKeys.witness(1).cosign(checkpoint, at: 5))
    let inclusion = try tree.inclusionProof(of: 3, in: 7)
    let bundle = ProofBundle(inclusion: inclusion, checkpoint: note, extra: [1, 2, 3]).bytes
    let request = AddCheckpointRequest(
      oldSize: 4, proof: try tree.consistencyProof(from: 4, to: 7), checkpoint: note
    ).bytes
    let keys = [TestKeys.log.verifier, TestKeys.witness(1).verifier]
    let policy = Array(
      "log \(keys[0].text)\nwitness w \(keys[1].text)\ngroup g 1 w\nquorum g\n".utf8)
    let trusted = try TrustPolicy(parsing: policy)
    _ = try ProofBundle(parsing: bundle).verify(leaf: [3], policy: trusted)
    func broken(_ bytes: [UInt8]) -> [UInt8] {
      var bytes = bytes
      let at = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 1: bytes.remove(at: at)
      case 2: bytes.insert([0x0A, 0x20, 0x30, 0xFF, 0x2B].randomElement(using: &random)!, at: at)
      default: bytes.removeSubrange(at...)
      }
      return bytes
    }
    for _ in 0..<20 {
      // A change that still verifies must leave the leaf, its place and the tree as they were; the
      // extra bytes and a signature that isn't needed are nobody's word.
      if let read = try? ProofBundle(parsing: broken(bundle)),
        let verdict = try? read.verify(leaf: [3], policy: trusted)
      {
        #expect(read.inclusion == inclusion)
        #expect(verdict.checkpoint == checkpoint)
      }
      _ = try? TrustPolicy(parsing: broken(policy))
      _ = try? AddCheckpointRequest(parsing: broken(request))
      _ = try? VerifierKey(
        parsing: String(decoding: broken(Array(keys[0].text.utf8)), as: UTF8.self))
      _ = try? Envelope(parsing: broken(Array(#"{"id":"a","kind":"b","recorded":"c","v":1}"#.utf8)))
    }
  }

  @Test func `unknown versions are refused`() throws {
    #expect {
      try Envelope(parsing: Array(#"{"id":"a","kind":"b","recorded":"c","v":2}"#.utf8))
    } throws: { ($0 as? TransparencyError)?.code == .unknownVersion }
    #expect {
      try ProofBundle(parsing: Array("c2sp.org/tlog-proof@v2\n".utf8))
    } throws: { ($0 as? TransparencyError)?.code == .unknownVersion }
    // ML-DSA-44, which C2SP has assigned a type and which isn't read here.
    let material = Base64.encode([6] + [UInt8](repeating: 1, count: 1312))
    #expect {
      try VerifierKey(parsing: "w.example+00000000+" + material)
    } throws: { ($0 as? TransparencyError)?.code == .unknownVersion }
  }

  @Test func `a deleted payload leaves nothing to guess by`() throws {
    let folder = TemporaryFolder()
    let payloads = PayloadFolder(at: folder.path + "/payloads")
    let payload = Array("Not yet".utf8)
    let salt = TestKeys.seed(5)
    let commitment = PayloadCommitment.hash(payload, salt: salt)
    let leaf = RFC6962Hashing.leaf([1])
    try payloads.keep(payload, salt: salt, leaf: leaf)
    #expect(try payloads.payload(of: leaf, commitment: commitment)?.bytes == payload)
    #expect(throws: TransparencyError.self) {
      try payloads.payload(of: leaf, commitment: SHA256Hash(of: payload))
    }
    try payloads.delete(leaf: leaf)
    try payloads.delete(leaf: leaf)
    #expect(try payloads.payload(of: leaf, commitment: commitment) == nil)
    #expect(folder.files == [])
  }

  @Test func `secrets don't show in text, dumps or files that others may read`() throws {
    let folder = TemporaryFolder()
    let secret = TestKeys.seed(0xAB)
    let signer = try SignerKey(name: "x", type: .ed25519, seed: secret)
    var shown = "\(secret) \(signer) \(signer.privateKey)"
    dump(secret, to: &shown)
    dump(signer, to: &shown)
    dump(signer.privateKey, to: &shown)
    debugPrint(secret, signer, to: &shown)
    #expect(!shown.lowercased().contains("abab"))
    #expect(!shown.contains("12370169555311111083"))  // the same bytes as a number
    let path = folder.path + "/key"
    try KeyFile.create(signer, at: path)
    #expect(try KeyFile.signer(at: path).verifier == signer.verifier)
    #expect(throws: TransparencyError.self) { try KeyFile.create(signer, at: path) }
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    #expect { try KeyFile.signer(at: path) } throws: {
      ($0 as? TransparencyError)?.code == .permissions
    }
  }

  @Test func `base64 has one text for each sequence of bytes`() {
    for bytes in [[], [0], [1, 2], [255, 254, 253], [UInt8](repeating: 250, count: 50)] as [[UInt8]]
    {
      #expect(Base64.decode(Base64.encode(bytes).utf8) == bytes)
    }
    for bad in [
      "A", "AA", "AAA", "AB==", "AAB=", "====", "AA=A", "A===", "AA==AAAA", "AA-_", "AAAA\n",
    ] {
      #expect(Base64.decode(bad.utf8) == nil, "\(bad)")
    }
  }
}
