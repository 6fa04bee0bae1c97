/// Something refused: a proof that doesn't hold, a note that isn't one, a file that was changed.
///
/// Whatever comes from outside is refused with one of these; nothing from outside traps.
public struct TransparencyError: Error, Hashable, Sendable {
  /// Stable names for programs. New ones may be added.
  public enum Code: String, Sendable {
    case badEncoding = "bad-encoding"
    case badKey = "bad-key"
    case weakKey = "weak-key"
    case badNote = "bad-note"
    case badSignature = "bad-signature"
    case noTrustedSignature = "no-trusted-signature"
    case badCheckpoint = "bad-checkpoint"
    case badProof = "bad-proof"
    case proofRejected = "proof-rejected"
    case badPolicy = "bad-policy"
    case quorumNotMet = "quorum-not-met"
    case unknownVersion = "unknown-version"
    case badEnvelope = "bad-envelope"
    case payloadMismatch = "payload-mismatch"
    case badStatement = "bad-statement"
    case openingRejected = "opening-rejected"
    case badDeclaration = "bad-declaration"
    case coinMismatch = "coin-mismatch"
    case outOfRange = "out-of-range"
    case tooLarge = "too-large"
    case inUse = "in-use"
    case exists = "exists"
    case missing = "missing"
    case damaged = "damaged"
    case permissions = "permissions"
    case fileSystem = "file-system"
  }

  public var code: Code
  /// What was found, where, and what to do, for people. Never holds a secret.
  public var message: String

  public init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }
}

extension TransparencyError: CustomStringConvertible {
  public var description: String { message }
}
