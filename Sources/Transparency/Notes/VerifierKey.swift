import Primitives

/// A named public key that signs notes, and how it signs: a C2SP vkey.
public struct VerifierKey: Hashable, Sendable {
  /// How a key signs. Others (ECDSA, ML-DSA-44) are assigned by C2SP and not read here.
  public enum SignatureType: UInt8, Sendable {
    /// Ed25519 over the note's text.
    case ed25519 = 0x01
    /// Ed25519 over a time and a checkpoint: a witness's cosignature.
    case cosignature = 0x04
  }

  public let name: String
  public let type: SignatureType
  public let publicKey: Ed25519PublicKey
  /// The first four bytes of SHA-256(name ‖ 0A ‖ type ‖ key).
  public let id: UInt32

  /// - Throws: `TransparencyError` `bad-key` for a name that is empty or holds a space or a plus.
  public init(name: String, type: SignatureType, publicKey: Ed25519PublicKey) throws {
    guard VerifierKey.isName(name) else {
      throw TransparencyError(
        .badKey, "“\(name)” can't name a key: use a text without spaces, controls and plus signs.")
    }
    self.name = name
    self.type = type
    self.publicKey = publicKey
    let hash = SHA256Hash(of: Array(name.utf8) + [0x0A, type.rawValue] + publicKey.bytes)
    id = hash.bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// Reads `name+id+base64(type ‖ key)`.
  ///
  /// - Throws: `TransparencyError` `bad-key` or `weak-key`; `unknown-version` for a type not read here.
  public init(parsing text: some StringProtocol) throws {
    let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[1].utf8.count == 8,
      parts[1].utf8.allSatisfy({ 0x30...0x39 ~= $0 || 0x61...0x66 ~= $0 }),
      let id = UInt32(parts[1], radix: 16), let material = Base64.decode(parts[2].utf8),
      let type = material.first
    else {
      throw TransparencyError(
        .badKey, "“\(text.prefix(120))” is not a key. Write name+8 hexadecimal digits+base64.")
    }
    guard let type = SignatureType(rawValue: type) else {
      throw TransparencyError(
        .unknownVersion, "The key “\(parts[0])” signs in a way (type \(type)) that isn't read here."
      )
    }
    try self.init(
      name: String(parts[0]), type: type, publicKey: Ed25519PublicKey(material.dropFirst()))
    guard self.id == id else {
      throw TransparencyError(
        .badKey, "The id in the key “\(name)” doesn't belong to its name and bytes.")
    }
  }

  /// `name+id+base64(type ‖ key)`, which may be published.
  public var text: String {
    "\(name)+\(idText)+\(Base64.encode([type.rawValue] + publicKey.bytes))"
  }

  /// The id as eight hexadecimal digits.
  public var idText: String {
    var bytes: [UInt8] = []
    bytes.append(bigEndian: id)
    return bytes.hexadecimal
  }

  static func isName(_ name: String) -> Bool {
    !name.isEmpty
      && name.unicodeScalars.allSatisfy {
        !$0.properties.isWhitespace && $0 != "+" && $0.value >= 0x20 && $0.value != 0x7F
      }
  }

  /// Equal where the bytes are: `==` on strings would hold composed and decomposed names equal.
  public static func == (left: VerifierKey, right: VerifierKey) -> Bool {
    left.id == right.id && left.type == right.type && left.publicKey == right.publicKey
      && left.name.utf8.elementsEqual(right.name.utf8)
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

extension VerifierKey: CustomStringConvertible {
  public var description: String { text }
}
