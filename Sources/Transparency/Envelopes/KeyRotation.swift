internal import Primitives

/// The record that a log signs with another key from here on, signed by the old one and the new.
///
/// Without the old signature a stranger could take a log over; without the new one nobody would know
/// that the new key is held. A key that was lost can't sign: then there is an entry of kind `key-loss`,
/// the log begins anew under another name, and the old log still verifies at its last checkpoint.
public enum KeyRotation {
  public static let kind = "key-rotation"
  private static let label = "depositary/key-rotation/v1"

  private static func statement(
    id: String, recorded: String, origin: String, old: VerifierKey, new: VerifierKey
  ) -> Envelope {
    Envelope(
      kind: kind, id: id, recorded: recorded,
      members: [
        .init("origin", .string(origin)), .init("old_key", .string(old.text)),
        .init("new_key", .string(new.text)),
      ])
  }

  private static func message(_ statement: Envelope) throws -> [UInt8] {
    Array(label.utf8) + [0] + (try statement.bytes())
  }

  /// The entry that hands over from one key to the other.
  public static func envelope(
    id: String, recorded: String, origin: String, old: SignerKey, new: SignerKey
  ) throws -> Envelope {
    var envelope = statement(
      id: id, recorded: recorded, origin: origin, old: old.verifier, new: new.verifier)
    let message = try message(envelope)
    envelope.members += [
      .init("old_signature", .string(Base64.encode(try old.privateKey.sign(message)))),
      .init("new_signature", .string(Base64.encode(try new.privateKey.sign(message)))),
    ]
    return envelope
  }

  /// Checks a handover from `current`.
  ///
  /// - Returns: The key that signs from here on.
  /// - Throws: `TransparencyError` where a signature fails or the old key isn't `current`.
  public static func verify(
    _ envelope: Envelope, origin: String, current: VerifierKey
  ) throws -> VerifierKey {
    let members = JSONValue.object(envelope.members.map { ($0.key, $0.value) })
    func text(_ key: String) throws -> String {
      guard case .string(let text)? = members[key] else {
        throw TransparencyError(.badEnvelope, "The key rotation “\(envelope.id)” has no \(key).")
      }
      return text
    }
    guard envelope.kind == kind, try text("origin").utf8.elementsEqual(origin.utf8) else {
      throw TransparencyError(.badEnvelope, "“\(envelope.id)” is no key rotation of this log.")
    }
    let old = try VerifierKey(parsing: try text("old_key"))
    let new = try VerifierKey(parsing: try text("new_key"))
    guard old == current else {
      throw TransparencyError(
        .badSignature, "The key rotation “\(envelope.id)” hands over from a key not in use.")
    }
    let message = try message(
      statement(
        id: envelope.id, recorded: envelope.recorded, origin: origin, old: old, new: new))
    for (key, name) in [(old, "old_signature"), (new, "new_signature")] {
      guard let signature = Base64.decode(try text(name).utf8),
        key.publicKey.verify(signature, of: message)
      else {
        throw TransparencyError(
          .badSignature, "The \(name) of the key rotation “\(envelope.id)” doesn't hold.")
      }
    }
    return new
  }
}
