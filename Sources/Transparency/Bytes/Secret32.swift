import Primitives

/// Thirty-two secret bytes: a master key, a salt, a seed. It never shows what it holds.
///
/// The length is part of the type because a salt or key of free length would not bind: nothing here
/// can be committed to without a full one.
public struct Secret32: Hashable, Sendable {
  private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  /// The secret that these 32 bytes are; nil for any other number of bytes.
  public init?(bytes: some Collection<UInt8>) {
    guard bytes.count == 32 else { return nil }
    withUnsafeMutableBytes(of: &words) { $0.copyBytes(from: bytes) }
  }

  /// The secret written as 64 hexadecimal digits; nil for anything else.
  public init?(hex: some StringProtocol) {
    guard let bytes = [UInt8](hexadecimal: hex) else { return nil }
    self.init(bytes: bytes)
  }

  /// A new secret. Outside of tests the generator must be the system's.
  public static func random(using generator: inout some RandomNumberGenerator) -> Secret32 {
    var secret = Secret32()
    secret.words = (generator.next(), generator.next(), generator.next(), generator.next())
    return secret
  }

  private init() {}

  /// The bytes, for hashing and for the one file they are kept in.
  public var exposedBytes: [UInt8] { withUnsafeBytes(of: words) { Array($0) } }

  /// Equal by content; the time taken doesn't tell where they differ.
  public static func == (left: Secret32, right: Secret32) -> Bool {
    (left.words.0 ^ right.words.0) | (left.words.1 ^ right.words.1)
      | (left.words.2 ^ right.words.2) | (left.words.3 ^ right.words.3) == 0
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(words.0) }
}

extension Secret32: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "(32 secret bytes)" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: [:]) }
}
