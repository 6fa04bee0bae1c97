import Foundation
import Primitives
import Transparency

// Every figure of one run, against what the machine's own OpenSSL does in the same run.

let nodes = try opensslHashes(bytes: 65)
let kilobytes = try opensslHashes(bytes: 1025)
print(
  "OpenSSL: \(text(nodes / 1e6)) M hashes of 65 bytes a second (E65), \(text(kilobytes / 1e6)) M of 1,025"
)
// The targets for entries of 1 KB were set where the processor hashes by itself (SHA-NI): there 1 KB takes
// four to five times as long as 65 bytes. Where it takes more, one by one OpenSSL alone would miss them.
print("1,025 bytes take \(text(nodes / kilobytes, 1)) times as long as 65\n")

func leaves(_ count: Int, bytes: Int) -> [[UInt8]] {
  (0..<count).map { index in
    var leaf = [UInt8](repeating: 7, count: bytes)
    withUnsafeBytes(of: index) { for (place, byte) in $0.enumerated() { leaf[place] = byte } }
    return leaf
  }
}

// Appending, as the log does it: what comes together is hashed together.
@discardableResult
func measureAppending(_ entries: [[UInt8]], _ what: String, target: Double) -> MerkleTree {
  var tree = MerkleTree()
  let alone = best {
    tree = MerkleTree()
    for entry in entries { tree.append(entry) }
  }
  let together = best {
    tree = MerkleTree()
    tree.append(contentsOf: entries)
  }
  let rate = Double(entries.count) / together.cpu
  report(
    "append, \(what)", "\(text(rate / 1e6)) M/s = \(text(rate / nodes)) E65",
    target: "\(text(target)) E65", rate >= target * nodes)
  let single = Double(entries.count) / alone.cpu
  print("         one by one: \(text(single / 1e6)) M/s = \(text(single / nodes)) E65")
  return tree
}
measureAppending(leaves(100_000, bytes: 1024), "1 KB", target: 0.15)
let short = leaves(1 << 20, bytes: 32)
let tree = measureAppending(short, "32 bytes", target: 0.40)

// Proving and verifying at 2²⁰ leaves: 20 levels.
let head = tree.head
var proofs: [InclusionProof] = []
var time = try best {
  proofs = try (0..<20_000).map {
    try tree.inclusionProof(of: UInt64($0) * 52 % head.size, in: head.size)
  }
}
var rate = Double(proofs.count) / time.cpu
report("make proofs, 2^20 leaves", thousands(rate), target: "20 k/s", rate >= 20_000)

let proved = proofs.map { tree.leafHash(at: $0.index)! }
time = try best {
  for (proof, leaf) in zip(proofs, proved) { try proof.verify(leaf: leaf, in: head) }
}
rate = Double(proofs.count) / time.cpu
report(
  "verify inclusion, 20 levels", "\(thousands(rate)) = \(text(rate * 21 / nodes)) E65/21",
  target: "0.40 E65/21", rate >= 0.40 * nodes / 21)

// On disk.
let folder =
  FileManager.default.temporaryDirectory.path + "/depositary-benchmark-" + UUID().uuidString
defer { try? FileManager.default.removeItem(atPath: folder) }
let signer = try SignerKey(
  name: "benchmark.example/log", type: .ed25519,
  seed: Secret32(bytes: [UInt8](repeating: 1, count: 32))!)
do {
  let log = try TransparencyLog.create(at: folder + "/small", origin: signer.name, signer: signer)
  let start = Moment.now
  for batch in 0..<200 {
    try log.append(
      Array(short[batch * 1000..<(batch + 1) * 1000]), checkpointedBy: signer)
  }
  let end = Moment.now
  let rate = 200_000 / (end.wall - start.wall)
  report(
    "durable append, a signed checkpoint each 1,000",
    thousands(rate)
      + " by the wall, \(thousands(200_000 / (end.cpu - start.cpu))) by CPU", target: "20 k/s",
    rate >= 20_000)
  let reader = try LogReader(at: folder + "/small")
  var time = try best(of: 1) {
    for index in 0..<200 { _ = try reader.proof(of: UInt64(index) * 999) }
  }
  print("         proof bundles from tiles, one by one: \(thousands(200 / time.cpu))")
  let places = (0..<20_000).map { UInt64($0) * 9 }
  time = try best(of: 1) { _ = try reader.proofs(of: places) }
  print("         proof bundles from tiles, 20,000 at once: \(thousands(20_000 / time.cpu))")
}
do {
  let log = try TransparencyLog.create(at: folder + "/large", origin: signer.name, signer: signer)
  let entry = leaves(10_000, bytes: 1024)
  for _ in 0..<100 { try log.append(entry, checkpointedBy: signer) }
  var clean = false
  let time = best(of: 2) { clean = LogAudit(of: folder + "/large").isClean }
  report(
    "audit, 1 M entries of 1 KB",
    "\(text(time.cpu)) s of CPU, \(text(time.wall)) s by the wall on \(ProcessInfo.processInfo.activeProcessorCount) cores; OpenSSL's hashing alone: \(text(1e6 / kilobytes + 1e6 / nodes)) s of CPU",
    target: "2.5 s", clean && time.cpu <= 2.5)
}

// Canonical JSON: statements as the log takes them, in an order that is not canonical.
let statements = (0..<50_000).map { index in
  JSONValue.object([
    ("v", 1), ("kind", "statement"), ("id", .string("stmt-\(index)")),
    ("recorded", "2026-01-02T03:04:05Z"), ("speaker", "Ministry of Foreign Affairs"),
    (
      "text",
      .string(
        "Мораторий более не действует \u{2014} the moratorium is no longer in force: \(index)")
    ),
    ("span", .array([.integer(index), .integer(index + 80)])), ("quote", .bool(true)),
    ("supersedes", .null),
  ])
}
let document = Array(JSONValue.array(statements).text().utf8)
let megabytes = Double(document.count) / 1e6
var canonical: [UInt8] = []
time = try best { canonical = try CanonicalJSON.bytes(from: document, profile: .integersOnly) }
report(
  "JCS, bytes to bytes", "\(text(megabytes / time.cpu, 0)) MB/s", target: "100 MB/s",
  megabytes / time.cpu >= 100)
time = best { if !CanonicalJSON.isCanonical(canonical, profile: .integersOnly) { fatalError() } }
print("         check of canonical bytes: \(text(megabytes / time.cpu, 0)) MB/s")
var parsed = JSONValue.null
time = try best { parsed = try JSONValue(parsing: document) }
print("         parse to values: \(text(megabytes / time.cpu, 0)) MB/s")
time = try best { _ = try parsed.canonicalBytes() }
print("         write from values: \(text(megabytes / time.cpu, 0)) MB/s")

// Escrow.
let entries = try (0..<100_000).map { index in
  try JSONValue.object([
    ("kind", "item"), ("uid", .string("D-\(index)")), ("site", .integer(index % 40)),
    ("status", "deployed"),
  ]).canonicalBytes()
}
let master = Secret32(bytes: [UInt8](repeating: 9, count: 32))!
let id = EscrowID(bytes: [UInt8](repeating: 8, count: 16))!
time = try best {
  _ = try Escrow.commit(
    [.init(label: "items", size: entries.count, entries: entries)], declarant: "State A",
    created: "2026-01-01T00:00:00Z", id: id, master: master)
}
rate = Double(entries.count) / time.cpu
report("escrow", thousands(rate), target: "100 k/s", rate >= 100_000)

let message = [UInt8](repeating: 3, count: 200)
let checkpoint = try Checkpoint(origin: signer.name, head: head)
time = try best { for _ in 0..<2000 { _ = try checkpoint.signed(by: signer) } }
print("         sign a checkpoint: \(thousands(2000 / time.cpu))")
let note = try checkpoint.signed(by: signer)
time = try best { for _ in 0..<1000 { _ = try note.open(with: [signer.verifier]) } }
print("         open a checkpoint: \(thousands(1000 / time.cpu))")

let missed = rows.filter { !$0.isReached }
print("\n\(rows.count - missed.count) of \(rows.count) targets reached")
exit(missed.isEmpty ? 0 : 1)
