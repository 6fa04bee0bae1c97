/// Whose checkpoints are believed: logs, witnesses, and how many of these must have cosigned.
/// C2SP tlog-policy.
///
/// ```
/// log example.org/log+…
/// witness w1 witness.example/a+…
/// witness w2 witness.example/b+…
/// group two all w1 w2
/// quorum two
/// ```
public struct TrustPolicy: Sendable {
  public private(set) var logs: [VerifierKey] = []
  /// In the order of the file.
  public private(set) var witnesses: [(name: String, key: VerifierKey)] = []
  private var groups: [(name: [UInt8], threshold: Int, members: [[UInt8]])] = []
  /// The name after `quorum`; nil for `none`.
  private var quorum: [UInt8]?

  /// The most logs, witnesses and groups that are read, each.
  public static let most = 256

  /// Trusts one log without witnesses. Such a policy can't see a split view.
  public init(log: VerifierKey) { logs = [log] }

  /// Reads a policy.
  ///
  /// - Throws: `TransparencyError` `bad-policy` with the line, or what a key is refused with.
  public init(parsing bytes: some Collection<UInt8>) throws {
    let bytes = Array(bytes)
    guard bytes.allSatisfy({ $0 == 0x09 || $0 == 0x0A || ($0 >= 0x20 && $0 != 0x7F) }) else {
      throw bad("it holds a control character", line: nil)
    }
    var hasQuorum = false
    var isMember: Set<[UInt8]> = []
    func isKnown(_ name: [UInt8]) -> Bool {
      witnesses.contains { Array($0.name.utf8) == name } || groups.contains { $0.name == name }
    }
    func define(_ name: [UInt8], _ line: Int) throws {
      guard name != Array("none".utf8) else {
        throw bad("“none” is a name of the format", line: line)
      }
      guard !isKnown(name) else { throw bad("a name stands for two things", line: line) }
    }
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    {
      let number = index + 1
      let words = line.split { $0 == 0x20 || $0 == 0x09 }.map(Array.init)
      guard let keyword = words.first, keyword.first != UInt8(ascii: "#") else { continue }
      switch String(decoding: keyword, as: UTF8.self) {
      case "log":
        guard 2...3 ~= words.count else { throw bad("a log is: log KEY [URL]", line: number) }
        let key = try VerifierKey(parsing: String(decoding: words[1], as: UTF8.self))
        guard !logs.contains(where: { $0.publicKey == key.publicKey }) else {
          throw bad("a log's key stands twice", line: number)
        }
        logs.append(key)
      case "witness":
        guard 3...4 ~= words.count else {
          throw bad("a witness is: witness NAME KEY [URL]", line: number)
        }
        try define(words[1], number)
        let key = try VerifierKey(parsing: String(decoding: words[2], as: UTF8.self))
        guard key.type == .cosignature else {
          throw bad("a witness needs a key that cosigns (type 4)", line: number)
        }
        guard !witnesses.contains(where: { $0.key.publicKey == key.publicKey }) else {
          throw bad("a witness's key stands twice", line: number)
        }
        guard String(validating: words[1], as: UTF8.self) != nil else {
          throw bad("a name isn't UTF-8", line: number)
        }
        witnesses.append((String(decoding: words[1], as: UTF8.self), key))
      case "group":
        guard words.count >= 4 else {
          throw bad("a group is: group NAME all|any|NUMBER MEMBER…", line: number)
        }
        try define(words[1], number)
        let members = Array(words[3...])
        for member in members {
          guard isKnown(member) else { throw bad("a member isn't defined above", line: number) }
          guard isMember.insert(member).inserted else {
            throw bad("a name is a member twice", line: number)
          }
        }
        let threshold: Int
        switch String(decoding: words[2], as: UTF8.self) {
        case "all": threshold = members.count
        case "any": threshold = 1
        default:
          guard let given = PlainDecimal.parse(words[2]), 1...UInt64(members.count) ~= given else {
            throw bad("a group's number is from 1 to that of its members", line: number)
          }
          threshold = Int(given)
        }
        groups.append((words[1], threshold, members))
      case "quorum":
        guard words.count == 2, !hasQuorum else {
          throw bad("there is one line: quorum NAME", line: number)
        }
        hasQuorum = true
        if words[1] != Array("none".utf8) {
          guard isKnown(words[1]) else { throw bad("the quorum isn't defined above", line: number) }
          quorum = words[1]
        }
      default:
        throw bad("“\(String(decoding: keyword, as: UTF8.self))” is no keyword", line: number)
      }
      guard max(logs.count, witnesses.count, groups.count) <= TrustPolicy.most else {
        throw TransparencyError(.tooLarge, "A policy this large is not read.")
      }
    }
    guard hasQuorum else { throw bad("it has no quorum line", line: nil) }
  }

  /// A checkpoint that may be believed, and on whose word.
  public struct Verdict: Sendable {
    public var checkpoint: Checkpoint
    public var log: VerifierKey
    /// The witnesses that cosigned, each once, with their times; in the order of the note.
    public var cosigners: [SignedNote.Signer]
  }

  /// Checks a signed checkpoint against the policy.
  ///
  /// The log's key must bear the name of the checkpoint's origin.
  ///
  /// - Throws: `TransparencyError` `no-trusted-signature`, `bad-signature`, `quorum-not-met`, or what
  ///   the checkpoint is refused with.
  public func verify(_ note: SignedNote) throws -> Verdict {
    let checkpoint = try Checkpoint(text: note.text)
    let signers = try note.open(with: logs + witnesses.map(\.key))
    guard
      let log = signers.first(where: { signer in
        logs.contains(signer.key) && signer.key.name.utf8.elementsEqual(checkpoint.origin.utf8)
      })
    else {
      throw TransparencyError(
        .noTrustedSignature,
        "No trusted key of “\(checkpoint.origin)” signed this checkpoint.")
    }
    let cosigners = signers.filter { signer in witnesses.contains { $0.key == signer.key } }
    guard isQuorum(cosigners) else {
      throw TransparencyError(
        .quorumNotMet,
        "The checkpoint of \(checkpoint.head.size) is cosigned by \(cosigners.count) known "
          + "witnesses, which the policy doesn't hold for enough.")
    }
    return Verdict(checkpoint: checkpoint, log: log.key, cosigners: cosigners)
  }

  private func isQuorum(_ cosigners: [SignedNote.Signer]) -> Bool {
    guard let quorum else { return true }
    var met: Set<[UInt8]> = []
    for witness in witnesses where cosigners.contains(where: { $0.key == witness.key }) {
      met.insert(Array(witness.name.utf8))
    }
    // Members are defined above their group, so that one pass is enough.
    for group in groups where group.members.count(where: met.contains) >= group.threshold {
      met.insert(group.name)
    }
    return met.contains(quorum)
  }
}

private func bad(_ why: String, line: Int?) -> TransparencyError {
  TransparencyError(
    .badPolicy, "The policy\(line.map { ", line \($0)" } ?? "") can't be read: \(why).")
}
