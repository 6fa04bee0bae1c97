/// A half-open range of UTF-8 bytes in a document's canonical text; both ends lie on scalars.
///
/// Inside the program places are bytes, because that is what Swift indexes fastest. Contracts,
/// corpora and JavaScript count otherwise: `ScalarOffsets` converts, where text leaves the program.
public struct TextRange: Hashable, Comparable, Sendable {
  public var start: Int
  public var end: Int

  public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = end
  }

  public init(_ range: Range<Int>) {
    start = range.lowerBound
    end = range.upperBound
  }

  /// Bytes in the range.
  public var length: Int { end - start }
  public var isEmpty: Bool { end <= start }
  public var range: Range<Int> { start..<Swift.max(start, end) }

  /// By start, then by end.
  public static func < (left: TextRange, right: TextRange) -> Bool {
    (left.start, left.end) < (right.start, right.end)
  }

  /// Whether `other` lies wholly inside.
  public func contains(_ other: TextRange) -> Bool { start <= other.start && other.end <= end }
  /// Whether the byte at `offset` is in the range.
  public func contains(_ offset: Int) -> Bool { start <= offset && offset < end }
  /// Whether the two share a byte.
  public func overlaps(_ other: TextRange) -> Bool { start < other.end && other.start < end }
}

extension [TextRange] {
  /// The run of these ranges that share a byte with `range`, by index; empty where none does.
  ///
  /// They must be in order and not overlap. Logarithmic in their number.
  public func run(overlapping range: TextRange) -> Range<Int> {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].end <= range.start { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < count, self[end].start < range.end { end += 1 }
    return low..<end
  }
}

extension String {
  /// The passage at `range`, as stored; nil when the range leaves the text or cuts a scalar.
  ///
  /// Constant time to find, linear in the passage to copy.
  public func passage(_ range: TextRange) -> String? {
    let bytes = utf8
    guard range.start >= 0, range.end >= range.start, range.end <= bytes.count else { return nil }
    let start = bytes.index(bytes.startIndex, offsetBy: range.start)
    let end = bytes.index(bytes.startIndex, offsetBy: range.end)
    func onScalar(_ index: Index) -> Bool {
      index == bytes.endIndex || bytes[index] & 0b1100_0000 != 0b1000_0000
    }
    guard onScalar(start), onScalar(end) else { return nil }
    return String(self[start..<end])
  }
}
