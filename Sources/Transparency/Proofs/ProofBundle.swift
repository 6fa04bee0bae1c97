/// A proof in one file that something was logged and seen by witnesses: C2SP tlog-proof.
/// It is checked offline, against a policy the reader already has.
public struct ProofBundle: Hashable, Sendable {
  public static let header = "c2sp.org/tlog-proof@v1"

  public var inclusion: InclusionProof
  /// The signed checkpoint, byte for byte.
  public var checkpoint: SignedNote
  /// What the maker put beside the proof. Nothing vouches for it.
  public var extra: [UInt8]?

  public init(inclusion: InclusionProof, checkpoint: SignedNote, extra: [UInt8]? = nil) {
    self.inclusion = inclusion
    self.checkpoint = checkpoint
    self.extra = extra
  }

  /// Reads a bundle.
  ///
  /// - Throws: `TransparencyError` `unknown-version` for another first line, `bad-proof`, or what the
  ///   checkpoint's note is refused with.
  public init(parsing bytes: some Collection<UInt8>) throws {
    guard bytes.count <= SignedNote.largest else {
      throw TransparencyError(.tooLarge, "A proof of \(bytes.count) bytes is not read.")
    }
    var rest = Array(bytes)[...]
    func line() throws -> ArraySlice<UInt8> {
      guard let end = rest.firstIndex(of: 0x0A) else { throw bad("it ends too early") }
      defer { rest = rest[(end + 1)...] }
      return rest[..<end]
    }
    guard try line().elementsEqual(ProofBundle.header.utf8) else {
      throw TransparencyError(
        .unknownVersion, "This is no proof of a version known here (\(ProofBundle.header)).")
    }
    var next = try line()
    if next.starts(with: "extra ".utf8) {
      guard let bytes = Base64.decode(next.dropFirst(6)) else {
        throw bad("its extra isn't base64")
      }
      extra = bytes
      next = try line()
    }
    guard next.starts(with: "index ".utf8), let index = PlainDecimal.parse(next.dropFirst(6)) else {
      throw bad("its index isn't a plain decimal number")
    }
    var path: [SHA256Hash] = []
    while case let text = try line(), !text.isEmpty {
      guard path.count < InclusionProof.longestPath else { throw bad("its path is too long") }
      guard let hash = Base64.decode(text).flatMap({ SHA256Hash(bytes: $0) }) else {
        throw bad("a line of its path isn't the base64 of 32 bytes")
      }
      path.append(hash)
    }
    inclusion = InclusionProof(index: index, path: path)
    checkpoint = try SignedNote(parsing: rest)
  }

  /// The bundle's text.
  public var bytes: [UInt8] {
    var text = ProofBundle.header + "\n"
    if let extra { text += "extra \(Base64.encode(extra))\n" }
    text += "index \(inclusion.index)\n"
    for hash in inclusion.path { text += hash.base64 + "\n" }
    return Array((text + "\n").utf8) + checkpoint.bytes
  }

  /// Checks that `leafHash` was logged, by `policy`.
  ///
  /// - Returns: The checkpoint it was checked against, its log and its witnesses with their times. The
  ///   time a record gives for itself is a claim; these are the evidence.
  /// - Throws: `TransparencyError`, saying what doesn't hold.
  public func verify(leafHash: SHA256Hash, policy: TrustPolicy) throws -> TrustPolicy.Verdict {
    let verdict = try policy.verify(checkpoint)
    try inclusion.verify(leaf: leafHash, in: verdict.checkpoint.head)
    return verdict
  }

  /// The same for a leaf's data.
  public func verify(
    leaf: some Collection<UInt8>, policy: TrustPolicy
  ) throws -> TrustPolicy.Verdict {
    try verify(leafHash: RFC6962Hashing.leaf(leaf), policy: policy)
  }
}

private func bad(_ why: String) -> TransparencyError {
  TransparencyError(.badProof, "This is not a proof: \(why).")
}
