import ArgumentParser
import Primitives
import Transparency

/// Verifies a proof, offline.
struct LogVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Verify a proof that an entry was logged; no log and no network needed.",
    discussion: """
      A proof that `log prove` wrote holds the entry itself; of another's proof give it with --entry. \
      Whom to trust comes from you, by --key or --policy, never from the proof. A proof without \
      witnesses shows that the log's owner signed for the entry; only witnesses' times are evidence of when.

      EXAMPLE: depositary log verify statement.tlog-proof --key KEY
               depositary log verify 7.tlog-proof --entry 7.leaf --policy policy.txt
               depositary log verify 7.tlog-proof --entry 7.leaf --key KEY --payload text.txt --salt SALT
      """)

  @Argument(help: ArgumentHelp("The proof, - for standard input.", valueName: "proof"))
  var proof: String
  @Option(
    help: ArgumentHelp(
      "The entry as it was logged, byte for byte; by default the one in the proof.",
      valueName: "file"))
  var entry: String?
  @Option(help: ArgumentHelp("The entry's hash instead.", valueName: "hex"))
  var leafHash: String?
  @Option(
    help: ArgumentHelp("Also check that this file is what the entry commits to.", valueName: "file")
  )
  var payload: String?
  @Option(help: ArgumentHelp("The payload's salt.", valueName: "hex"))
  var salt: String?
  @OptionGroup var trust: TrustOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if entry != nil, leafHash != nil {
      throw ValidationError("Give --entry or --leaf-hash, not both.")
    }
    if trust.key == nil, trust.policy == nil {
      throw ValidationError("Say whom you trust, with --key or --policy.")
    }
    if (payload == nil) != (salt == nil) { throw ValidationError("--payload goes with --salt.") }
    if payload != nil, entry == nil { throw ValidationError("--payload goes with --entry.") }
  }

  func run() throws {
    var proved: ProvedEntry?
    let (index, verdict) = try ExitCode.refusing {
      guard let policy = try trust.load() else { throw ExitCode.usage }
      let bundle = try ProofBundle(parsing: try FileBytes.read(proof))
      let leaf: SHA256Hash
      if let entry {
        let bytes = try FileBytes.read(entry)
        leaf = RFC6962Hashing.leaf(bytes)
        if let payload, let salt { try check(payload: payload, salt: salt, of: bytes) }
      } else if let leafHash {
        guard let hash = SHA256Hash(hex: leafHash) else {
          throw ExitCode.usage.saying("--leaf-hash takes 64 hexadecimal digits.")
        }
        leaf = hash
      } else {
        guard let own = bundle.extra.flatMap({ ProvedEntry(extra: $0) }) else {
          throw TransparencyError(
            .missing, "The proof doesn't hold its entry. Give it with --entry, or --leaf-hash.")
        }
        // An entry that is no envelope is bytes all the same; a payload must be the one it commits to.
        if own.payload != nil { _ = try own.envelope() }
        proved = own
        leaf = RFC6962Hashing.leaf(own.entry)
      }
      return (bundle.inclusion.index, try bundle.verify(leafHash: leaf, policy: policy))
    }
    let head = verdict.checkpoint.head
    output.print(
      json: [
        "verified": true, "entry": text(of: proved?.entry), "payload": text(of: proved?.payload),
        "index": .integer(Int(index)), "origin": .string(verdict.log.name),
        "size": .integer(Int(head.size)), "root": .string(head.root.base64),
        "witnesses": .array(
          verdict.cosigners.map {
            ["name": .string($0.key.name), "time": .string(UnixTime.text($0.time ?? 0))]
          }),
      ],
      text:
        "Verified: entry \(index) of \(verdict.log.name), under its checkpoint of \(head.size).\n"
        + (verdict.cosigners.isEmpty
          ? "No witness saw it: when it was logged is the log's own word.\n"
          : verdict.cosigners.map {
            "Seen by \($0.key.name) at \(UnixTime.text($0.time ?? 0)).\n"
          }.joined()) + (proved.map(shown) ?? ""))
  }

  private func text(of bytes: [UInt8]?) -> JSONValue {
    bytes.map { .string(String(decoding: $0, as: UTF8.self)) } ?? .null
  }

  private func shown(_ proved: ProvedEntry) -> String {
    let entry = "The entry: \(String(decoding: proved.entry, as: UTF8.self).safeOnTerminal)\n"
    guard let payload = proved.payload else {
      return entry + "Its payload isn't in the proof: withheld, deleted, or the entry has none.\n"
    }
    return entry
      + "Its payload, as the entry commits to it: \(String(decoding: payload, as: UTF8.self).safeOnTerminal)\n"
  }

  private func check(payload: String, salt: String, of entry: [UInt8]) throws {
    guard let salt = Secret32(hex: salt) else {
      throw ExitCode.usage.saying("--salt takes 64 hexadecimal digits.")
    }
    let commitment = PayloadCommitment.hash(try FileBytes.read(payload), salt: salt)
    guard try Envelope(parsing: entry).payload == commitment else {
      throw TransparencyError(
        .payloadMismatch, "\(payload): isn't what the entry committed to, or the salt is another.")
    }
  }
}
