internal import Crypto
import Primitives

/// A SHA-256 digest: always 32 bytes.
public struct SHA256Hash: Hashable, Sendable {
  // The bytes in memory order. Four words, so that a hash lies flat in an array.
  private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  /// How many bytes every hash has.
  public static let byteCount = 32

  /// The hash of these very bytes, with nothing before them.
  public init(of bytes: some Collection<UInt8>) {
    var hasher = SHA256()
    hasher.update(bytes)
    self = hasher.digest()
  }

  /// The hash that these 32 bytes are; nil for any other number of bytes.
  public init?(bytes: some Collection<UInt8>) {
    guard bytes.count == SHA256Hash.byteCount else { return nil }
    withUnsafeMutableBytes(of: &words) { $0.copyBytes(from: bytes) }
  }

  /// The hash written as 64 hexadecimal digits of either case; nil for anything else.
  public init?(hex: some StringProtocol) {
    guard let bytes = [UInt8](hexadecimal: hex) else { return nil }
    self.init(bytes: bytes)
  }

  /// The hash written in standard base64; nil for anything but 32 bytes.
  public init?(base64: some StringProtocol) {
    guard let bytes = Base64.decode(base64.utf8) else { return nil }
    self.init(bytes: bytes)
  }

  init(uncheckedBytes bytes: UnsafeRawBufferPointer) {
    withUnsafeMutableBytes(of: &words) { $0.copyMemory(from: bytes) }
  }

  public static func == (left: SHA256Hash, right: SHA256Hash) -> Bool { left.words == right.words }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)
    hasher.combine(words.1)
  }

  public func withUnsafeBytes<Result>(
    _ body: (UnsafeRawBufferPointer) throws -> Result
  ) rethrows -> Result {
    try Swift.withUnsafeBytes(of: words, body)
  }

  /// The 32 bytes.
  public var bytes: [UInt8] { withUnsafeBytes { Array($0) } }
  /// 64 hexadecimal digits, small letters.
  public var hex: String { bytes.hexadecimal }
  /// Standard base64 with padding.
  public var base64: String { Base64.encode(bytes) }
}

extension SHA256Hash: CustomStringConvertible, Comparable {
  public var description: String { hex }

  /// By their bytes, from the first.
  public static func < (left: SHA256Hash, right: SHA256Hash) -> Bool {
    let (a, b) = (left.words, right.words)
    return (a.0.bigEndian, a.1.bigEndian, a.2.bigEndian, a.3.bigEndian)
      < (b.0.bigEndian, b.1.bigEndian, b.2.bigEndian, b.3.bigEndian)
  }
}

extension SHA256 {
  /// Feeds bytes from any collection, without a copy where they lie together.
  mutating func update(_ bytes: some Collection<UInt8>) {
    let fed: Void? = bytes.withContiguousStorageIfAvailable {
      update(bufferPointer: UnsafeRawBufferPointer($0))
    }
    if fed == nil {
      Array(bytes).withUnsafeBytes { update(bufferPointer: $0) }
    }
  }

  func digest() -> SHA256Hash {
    finalize().withUnsafeBytes { SHA256Hash(uncheckedBytes: $0) }
  }
}
