/// Up to 256 entries in one file: each with its length before it, sixteen bits, highest byte first.
public enum EntryBundle {
  /// The longest entry a log takes.
  public static let longestEntry = Int(UInt16.max)

  /// Appends one entry. Its length must not exceed `longestEntry`.
  static func append(_ entry: some Collection<UInt8>, to bundle: inout [UInt8]) {
    bundle.append(bigEndian: UInt16(entry.count))
    bundle.append(contentsOf: entry)
  }

  /// The bundle of these entries.
  ///
  /// - Throws: `TransparencyError` `too-large` for an entry above 65,535 bytes.
  public static func bytes(of entries: [[UInt8]]) throws -> [UInt8] {
    var out: [UInt8] = []
    for entry in entries {
      guard entry.count <= longestEntry else {
        throw TransparencyError(.tooLarge, "An entry of \(entry.count) bytes; 65,535 is the most.")
      }
      append(entry, to: &out)
    }
    return out
  }

  /// The places of the entries in a bundle.
  ///
  /// - Returns: As many as could be read, and whether the bundle ended right after the last.
  public static func ranges(in bundle: UnsafeRawBufferPointer) -> (
    entries: [Range<Int>], isWhole: Bool
  ) {
    var ranges: [Range<Int>] = []
    var at = 0
    while at + 2 <= bundle.count {
      let length = Int(bundle[at]) << 8 | Int(bundle[at + 1])
      guard at + 2 + length <= bundle.count else { break }
      ranges.append(at + 2..<at + 2 + length)
      at += 2 + length
    }
    return (ranges, at == bundle.count)
  }

  /// The entries of a bundle.
  ///
  /// - Throws: `TransparencyError` `damaged` for a bundle that ends inside an entry.
  public static func entries(of bundle: [UInt8]) throws -> [[UInt8]] {
    try bundle.withUnsafeBytes { buffer in
      let (ranges, isWhole) = ranges(in: buffer)
      guard isWhole else {
        throw TransparencyError(
          .damaged, "The bundle ends inside entry \(ranges.count) of it.")
      }
      return ranges.map { Array(buffer[$0]) }
    }
  }
}
