internal import Crypto

/// HMAC-SHA-256 (RFC 2104), for deriving and ordering; never as a commitment under a key of free length,
/// since a key and the same key with zeros after it give one code.
public enum HMACSHA256 {
  public static func code(for message: some Collection<UInt8>, key: some Collection<UInt8>)
    -> SHA256Hash
  {
    var code = HMAC<SHA256>(key: SymmetricKey(data: Array(key)))
    code.update(data: Array(message))
    return code.finalize().withUnsafeBytes { SHA256Hash(uncheckedBytes: $0) }
  }
}

/// HKDF-SHA-256 (RFC 5869).
public enum HKDFSHA256 {
  /// The longest output: 255 hashes.
  public static let largestOutput = 255 * SHA256Hash.byteCount

  /// Derived bytes; nil where more than `largestOutput` or a negative number is asked for.
  public static func derive(
    from secret: some Collection<UInt8>, salt: some Collection<UInt8>, info: some Collection<UInt8>,
    count: Int
  ) -> [UInt8]? {
    guard 0...largestOutput ~= count else { return nil }
    if count == 0 { return [] }
    let key = HKDF<SHA256>.deriveKey(
      inputKeyMaterial: SymmetricKey(data: Array(secret)), salt: Array(salt), info: Array(info),
      outputByteCount: count)
    return key.withUnsafeBytes { Array($0) }
  }
}
