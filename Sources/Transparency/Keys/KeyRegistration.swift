/// Taking a party's key into the list of known keys: it must be sound, and the party must hold it.
public enum KeyRegistration {
  private static let label = "depositary/register/v1"

  /// What a party signs to show that it holds a key: the key under its name, and the challenge it was
  /// given, so that an old proof can't be shown again.
  public static func message(key: VerifierKey, challenge: Secret32) -> [UInt8] {
    Array(label.utf8) + [0] + challenge.exposedBytes + Array(key.text.utf8)
  }

  /// The proof of possession.
  public static func prove(_ signer: SignerKey, challenge: Secret32) throws -> [UInt8] {
    try signer.privateKey.sign(message(key: signer.verifier, challenge: challenge))
  }

  /// Reads a key and checks the proof.
  ///
  /// - Throws: `TransparencyError` `bad-key`, `weak-key` or `bad-signature`.
  public static func register(
    _ text: String, proof: [UInt8], challenge: Secret32
  ) throws -> VerifierKey {
    let key = try VerifierKey(parsing: text)
    guard key.publicKey.verify(proof, of: message(key: key, challenge: challenge)) else {
      throw TransparencyError(
        .badSignature, "The proof that the key “\(key.name)” is held doesn't verify.")
    }
    return key
  }
}
