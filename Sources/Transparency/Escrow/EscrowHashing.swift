import Primitives

/// How Escrow v1 derives salts and commits to entries. Labels end with a zero byte, numbers are written
/// highest byte first, every field but the last has a fixed length.
///
/// A plain salted hash is used, not HMAC: HMAC takes a key and the same key with zeros after it for one.
public enum EscrowHashing {
  private static func label(_ name: String) -> [UInt8] {
    Array("depositary/escrow/v1/\(name)".utf8) + [0]
  }
  private static let sectionLabel = label("section")
  private static let saltLabel = label("salt")
  private static let entryLabel = label("entry")
  private static let padLabel = label("pad")

  /// The seed of a section: whoever has it can open that section and no other.
  public static func sectionSeed(master: Secret32, escrow: EscrowID, section: UInt32) -> Secret32 {
    var message = sectionLabel + escrow.bytes
    message.append(bigEndian: section)
    return secret(HMACSHA256.code(for: message, key: master.exposedBytes))
  }

  /// The salt of one leaf; `index` counts through all sections.
  public static func salt(seed: Secret32, index: UInt64) -> Secret32 {
    var message = saltLabel
    message.append(bigEndian: index)
    return secret(HMACSHA256.code(for: message, key: seed.exposedBytes))
  }

  /// The commitment to an entry: the leaf's data.
  public static func commitment(
    escrow: EscrowID, section: UInt32, index: UInt64, salt: Secret32, entry: [UInt8]
  ) -> SHA256Hash {
    var message = prefix(entryLabel, escrow, section, index, salt, extra: 8 + entry.count)
    message.append(bigEndian: UInt64(entry.count))
    message += entry
    return SHA256Hash(of: message)
  }

  /// The commitment to nothing: a leaf that only fills its section up.
  public static func padding(
    escrow: EscrowID, section: UInt32, index: UInt64, salt: Secret32
  ) -> SHA256Hash {
    SHA256Hash(of: prefix(padLabel, escrow, section, index, salt, extra: 0))
  }

  private static func prefix(
    _ label: [UInt8], _ escrow: EscrowID, _ section: UInt32, _ index: UInt64, _ salt: Secret32,
    extra: Int
  ) -> [UInt8] {
    var message: [UInt8] = []
    message.reserveCapacity(label.count + 60 + extra)
    message += label
    message += escrow.bytes
    message.append(bigEndian: section)
    message.append(bigEndian: index)
    message += salt.exposedBytes
    return message
  }

  private static func secret(_ hash: SHA256Hash) -> Secret32 {
    Secret32(bytes: hash.bytes)!  // a hash has 32 bytes
  }
}

/// Sixteen random bytes that name one escrow, so that nothing of it can be shown as another's.
public struct EscrowID: Hashable, Sendable {
  public let bytes: [UInt8]

  /// Nil for another number of bytes than 16.
  public init?(bytes: some Collection<UInt8>) {
    guard bytes.count == 16 else { return nil }
    self.bytes = Array(bytes)
  }

  /// Written as 32 hexadecimal digits.
  public init?(hex: some StringProtocol) {
    guard let bytes = [UInt8](hexadecimal: hex) else { return nil }
    self.init(bytes: bytes)
  }

  public static func random(using generator: inout some RandomNumberGenerator) -> EscrowID {
    var bytes: [UInt8] = []
    bytes.append(bigEndian: generator.next() as UInt64)
    bytes.append(bigEndian: generator.next() as UInt64)
    return EscrowID(bytes: bytes)!  // twice eight bytes
  }

  public var hex: String { bytes.hexadecimal }
}
