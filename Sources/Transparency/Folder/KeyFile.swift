import Primitives

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Secrets in files that their owner alone can read. None is ever printed or overwritten.
///
/// A signer's file is one line, `PRIVATE+KEY+name+id+base64(type ‖ seed)`, as Go's note package writes it;
/// an escrow's master key is one line of 64 hexadecimal digits.
public enum KeyFile {
  /// Keeps a signer's key in a new file.
  ///
  /// - Throws: `TransparencyError` `exists` where there is a file of that name.
  public static func create(_ signer: SignerKey, at path: String) throws {
    let key = signer.verifier
    let secret = Base64.encode([key.type.rawValue] + signer.privateKey.seed.exposedBytes)
    try Files.create(
      path, with: Array("PRIVATE+KEY+\(key.name)+\(key.idText)+\(secret)\n".utf8), mode: 0o600)
  }

  /// The signer in a file.
  ///
  /// - Throws: `TransparencyError` `missing`, `permissions` where others may read it, `bad-key`.
  public static func signer(at path: String) throws -> SignerKey {
    let parts = try line(at: path).split(
      separator: "+", maxSplits: 4, omittingEmptySubsequences: false)
    guard parts.count == 5, parts[0] == "PRIVATE", parts[1] == "KEY",
      let material = Base64.decode(parts[4].utf8), let first = material.first,
      let type = VerifierKey.SignatureType(rawValue: first),
      let seed = Secret32(bytes: material.dropFirst())
    else { throw TransparencyError(.badKey, "\(path): holds no signer's key.") }
    let signer = try SignerKey(name: String(parts[2]), type: type, seed: seed)
    guard signer.verifier.idText == parts[3] else {
      throw TransparencyError(.badKey, "\(path): the key's id doesn't belong to it.")
    }
    return signer
  }

  /// Keeps a secret in a new file.
  public static func create(_ secret: Secret32, at path: String) throws {
    try Files.create(path, with: Array((secret.exposedBytes.hexadecimal + "\n").utf8), mode: 0o600)
  }

  /// The secret in a file.
  public static func secret(at path: String) throws -> Secret32 {
    guard let secret = Secret32(hex: try line(at: path)) else {
      throw TransparencyError(.badKey, "\(path): isn't one line of 64 hexadecimal digits.")
    }
    return secret
  }

  private static func line(at path: String) throws -> String {
    var status = stat()
    guard stat(path, &status) == 0 else {
      if errno == ENOENT || errno == ENOTDIR {
        throw TransparencyError(.missing, "\(path): there is no such key file.")
      }
      throw Files.failure("can't be read", path)
    }
    guard status.st_mode & 0o077 == 0 else {
      throw TransparencyError(
        .permissions,
        "\(path): others may read this key. Take their permissions away (chmod 600) and, if they may "
          + "have read it, make a new key.")
    }
    let bytes = try Files.read(path) ?? []
    return String(decoding: bytes.last == 0x0A ? bytes.dropLast()[...] : bytes[...], as: UTF8.self)
  }
}
