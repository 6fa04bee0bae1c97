/// Payloads and their salts, each in a file of its own beside the log, so that one can be deleted.
///
/// The record keeps its payloads itself; a log without a record keeps them here.
public struct PayloadFolder: Sendable {
  public let path: String

  public init(at path: String) { self.path = path }

  private func file(_ leaf: SHA256Hash) -> String {
    let name = leaf.hex
    return path + "/" + name.prefix(2) + "/" + name.dropFirst(2)
  }

  /// Keeps a payload for the leaf that commits to it; on the disk when this returns.
  public func keep(_ payload: [UInt8], salt: Secret32, leaf: SHA256Hash) throws {
    let file = file(leaf)
    try Files.makeFolders(Files.parent(of: file), mode: 0o700)
    try Files.replace(file, with: salt.exposedBytes + payload, durable: true, mode: 0o600)
  }

  /// The payload of a leaf, checked against its commitment; nil where it was deleted or never kept.
  ///
  /// - Throws: `TransparencyError` `payload-mismatch` where the file doesn't belong to the commitment.
  public func payload(
    of leaf: SHA256Hash, commitment: SHA256Hash
  ) throws -> (bytes: [UInt8], salt: Secret32)? {
    guard let bytes = try Files.read(file(leaf)) else { return nil }
    guard let salt = Secret32(bytes: bytes.prefix(32)),
      PayloadCommitment.hash(bytes.dropFirst(32), salt: salt) == commitment
    else {
      throw TransparencyError(
        .payloadMismatch, "\(file(leaf)): isn't what the log committed to.")
    }
    return (Array(bytes.dropFirst(32)), salt)
  }

  /// Deletes a payload with its salt. Done already is done.
  public func delete(leaf: SHA256Hash) throws {
    let file = file(leaf)
    guard Files.exists(file) else { return }
    try Files.remove(file)
    try Files.syncDirectory(Files.parent(of: file))
  }

  /// Whether the payload is there.
  public func has(leaf: SHA256Hash) -> Bool { Files.exists(file(leaf)) }
}
