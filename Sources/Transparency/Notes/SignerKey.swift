/// A named private key that signs notes. It never shows what it holds.
public struct SignerKey: Sendable {
  public let verifier: VerifierKey
  let privateKey: Ed25519PrivateKey

  public init(name: String, type: VerifierKey.SignatureType, seed: Secret32) throws {
    privateKey = try Ed25519PrivateKey(seed: seed)
    verifier = try VerifierKey(name: name, type: type, publicKey: privateKey.publicKey)
  }

  public var name: String { verifier.name }

  /// The signature line over a note's text, for a key of type `ed25519`.
  public func sign(_ text: [UInt8]) throws -> NoteSignature {
    guard verifier.type == .ed25519 else {
      throw TransparencyError(
        .badKey, "The key “\(name)” cosigns at a time; it doesn't sign notes.")
    }
    return NoteSignature(name: name, id: verifier.id, signature: try privateKey.sign(text))
  }

  /// The cosignature over a checkpoint, for a key of type `cosignature`: that at `time` (seconds since
  /// 1970) this was the largest consistent tree the witness had seen.
  public func cosign(_ checkpoint: Checkpoint, at time: UInt64) throws -> NoteSignature {
    guard verifier.type == .cosignature else {
      throw TransparencyError(.badKey, "The key “\(name)” signs notes; it doesn't cosign.")
    }
    guard time <= UInt64(Int64.max) else {
      throw TransparencyError(.outOfRange, "A cosignature's time ends at 2^63 − 1 seconds.")
    }
    var signature: [UInt8] = []
    signature.append(bigEndian: time)
    signature += try privateKey.sign(Cosignature.message(checkpoint.text, at: time))
    return NoteSignature(name: name, id: verifier.id, signature: signature)
  }
}

extension SignerKey: CustomStringConvertible, CustomReflectable {
  public var description: String { "(signer \(verifier.text))" }
  public var customMirror: Mirror { Mirror(self, children: [:]) }
}
