/// Converts places in one text between UTF-8 bytes (inside the program) and Unicode scalars (outside).
///
/// Making one costs one pass over the text and a byte count every 64 scalars; a conversion then costs
/// at most 64 steps (none at all in pure ASCII).
public struct ScalarOffsets: Sendable {
  private let text: String
  private let marks: [Int]
  /// Scalars in the text.
  public let count: Int
  private let isASCII: Bool

  public init(_ text: String) {
    var text = text
    text.makeContiguousUTF8()
    var marks: [Int] = []
    var scalars = 0
    var bytes = 0
    text.utf8.withContiguousStorageIfAvailable { buffer in
      marks.reserveCapacity(buffer.count / 64 + 1)
      for byte in buffer {
        if byte & 0b1100_0000 != 0b1000_0000 {
          if scalars & 63 == 0 { marks.append(bytes) }
          scalars += 1
        }
        bytes += 1
      }
    }
    self.text = text
    self.marks = marks
    count = scalars
    isASCII = scalars == bytes
  }

  /// The number of scalars in front of byte `offset`, which must lie in the text or at its end.
  public func scalar(atByte offset: Int) -> Int {
    if isASCII { return offset }
    var low = 0
    var high = marks.count
    while low < high {
      let middle = (low + high) / 2
      if marks[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return 0 }
    var scalar = (low - 1) * 64
    var byte = marks[low - 1]
    var index = text.utf8.index(text.utf8.startIndex, offsetBy: byte)
    while byte < offset {
      byte += 1
      index = text.utf8.index(after: index)
      if index == text.utf8.endIndex || text.utf8[index] & 0b1100_0000 != 0b1000_0000 {
        scalar += 1
      }
    }
    return scalar
  }

  /// The byte at which scalar number `scalar` begins; the text's length for its count; nil beyond it.
  public func byte(atScalar scalar: Int) -> Int? {
    guard scalar >= 0, scalar <= count else { return nil }
    if isASCII { return scalar }
    if scalar == count { return text.utf8.count }
    var at = scalar / 64 * 64
    var byte = marks[scalar / 64]
    var index = text.utf8.index(text.utf8.startIndex, offsetBy: byte)
    while at < scalar {
      repeat {
        byte += 1
        index = text.utf8.index(after: index)
      } while text.utf8[index] & 0b1100_0000 == 0b1000_0000
      at += 1
    }
    return byte
  }

  /// The same place counted in scalars.
  public func scalars(_ range: TextRange) -> Range<Int> {
    scalar(atByte: range.start)..<scalar(atByte: range.end)
  }

  /// The same place counted in bytes; nil when it leaves the text.
  public func bytes(_ range: Range<Int>) -> TextRange? {
    guard let start = byte(atScalar: range.lowerBound), let end = byte(atScalar: range.upperBound)
    else { return nil }
    return TextRange(start, end)
  }
}
