internal import Crypto
import Primitives

/// A public Ed25519 key (RFC 8032) that may be registered.
///
/// The library below takes any 32 bytes for a key, small orders and second spellings among them, and
/// libraries then disagree on what such a key has signed. They are refused here, where a key comes in.
public struct Ed25519PublicKey: Hashable, Sendable {
  /// The 32 bytes of RFC 8032, section 5.1.2.
  public let bytes: [UInt8]

  /// A key that may be registered.
  ///
  /// - Throws: `TransparencyError` `bad-key` for another length, a y that isn't below the prime or a y
  ///   no point has; `weak-key` for the eight points of small order.
  public init(_ bytes: some Collection<UInt8>) throws {
    let bytes = Array(bytes)
    guard bytes.count == 32 else {
      throw TransparencyError(
        .badKey, "An Ed25519 public key has 32 bytes; this has \(bytes.count).")
    }
    guard Ed25519PublicKey.isBelowPrime(bytes) else {
      throw TransparencyError(
        .badKey, "The public key isn't written in its one canonical form (y ≥ 2^255 − 19).")
    }
    guard !Ed25519PublicKey.isOfSmallOrder(bytes) else {
      throw TransparencyError(
        .weakKey, "The public key is a point of small order: anyone can sign for it.")
    }
    let square = EdwardsField(littleEndian: bytes) * EdwardsField(littleEndian: bytes)
    let above = square - .one
    let below = EdwardsField.d * square + .one
    guard (above * below).isSquare else {
      throw TransparencyError(.badKey, "The public key names no point of the curve.")
    }
    self.bytes = bytes
  }

  /// Whether `signature` is this key's over `message`. False for any other length than 64 bytes.
  public func verify(_ signature: some Collection<UInt8>, of message: some Collection<UInt8>)
    -> Bool
  {
    Ed25519PublicKey.verify(signature, of: message, key: bytes)
  }

  /// The check of the library below, for whatever 32 bytes are given as a key.
  static func verify(
    _ signature: some Collection<UInt8>, of message: some Collection<UInt8>, key: [UInt8]
  ) -> Bool {
    guard signature.count == 64, key.count == 32,
      let key = try? Curve25519.Signing.PublicKey(rawRepresentation: key)
    else { return false }
    return key.isValidSignature(Array(signature), for: Array(message))
  }

  private static func isBelowPrime(_ bytes: [UInt8]) -> Bool {
    guard bytes[31] & 0x7F == 0x7F, bytes[1..<31].allSatisfy({ $0 == 0xFF }) else { return true }
    return bytes[0] < 0xED
  }

  /// The y of the eight points whose order divides 8, sign bit aside: 0, 1, −1 and the two of order 8.
  private static let smallOrder: [[UInt8]] = [
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0100000000000000000000000000000000000000000000000000000000000000",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
  ].compactMap { [UInt8](hexadecimal: $0) }

  private static func isOfSmallOrder(_ bytes: [UInt8]) -> Bool {
    var y = bytes
    y[31] &= 0x7F
    return smallOrder.contains(y)
  }
}

/// A private Ed25519 key. It never shows what it holds.
public struct Ed25519PrivateKey: Sendable {
  /// The 32 bytes of RFC 8032, section 5.1.5, from which all else follows.
  public let seed: Secret32
  public let publicKey: Ed25519PublicKey
  private let key: Curve25519.Signing.PrivateKey

  /// - Throws: `TransparencyError` `bad-key`; no seed is known to lead there.
  public init(seed: Secret32) throws {
    do {
      key = try Curve25519.Signing.PrivateKey(rawRepresentation: seed.exposedBytes)
    } catch {
      throw TransparencyError(.badKey, "These bytes make no private key.")
    }
    self.seed = seed
    publicKey = try Ed25519PublicKey(key.publicKey.rawRepresentation)
  }

  /// The 64 bytes of a signature; the same for the same message on Linux.
  public func sign(_ message: some Collection<UInt8>) throws -> [UInt8] {
    do {
      return Array(try key.signature(for: Array(message)))
    } catch {
      throw TransparencyError(.badKey, "The key could not sign.")
    }
  }
}

extension Ed25519PrivateKey: CustomStringConvertible, CustomReflectable {
  public var description: String { "(private key of \(publicKey.bytes.hexadecimal))" }
  public var customMirror: Mirror { Mirror(self, children: [:]) }
}
