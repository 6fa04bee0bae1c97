/// The hash FNV-1a of 64 bits (Fowler, Noll and Vo; draft-eastlake-fnv): for tables and features, never for security.
///
/// Models are trained on its values and records name things by them: they are the same on every machine and never
/// change.
public enum FNV1a {
  /// What a hash begins with: that of no bytes.
  @inlinable public static var start: UInt64 { 0xCBF2_9CE4_8422_2325 }

  /// The hash with one unit more, which is a byte; whoever takes in larger units makes a hash of its own kind.
  @inlinable
  public static func step(_ hash: UInt64, _ unit: UInt64) -> UInt64 {
    (hash ^ unit) &* 0x0000_0100_0000_01B3
  }

  /// The hash of these bytes, or one that goes on from `start`.
  @inlinable
  public static func hash(
    _ bytes: some Sequence<UInt8>, from start: UInt64 = FNV1a.start
  ) -> UInt64 {
    var hash = start
    for byte in bytes { hash = step(hash, UInt64(byte)) }
    return hash
  }
}
