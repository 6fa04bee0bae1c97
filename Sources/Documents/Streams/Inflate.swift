/// A stream of chunks of bytes; nil at its end.
typealias ChunkSource = () throws -> [UInt8]?

/// What is wrong with compressed bytes.
struct InflateProblem: Error {
  var what: String
}

/// Decompresses DEFLATE (RFC 1951) inside gzip (RFC 1952), member after member, chunk by chunk.
///
/// Holds one window of 32 KiB and what is not handed on yet; memory doesn't grow with the stream. Checksums are read over,
/// not checked: a damaged archive is read as far as it makes sense.
final class GzipStream {
  private let source: ChunkSource
  private var input: [UInt8] = []
  private var at = 0
  private var bits: UInt64 = 0
  private var bitCount = 0
  private var isEnded = false

  private enum State { case header, block, stored(Int), coded, trailer, done }
  private var state = State.header
  private var isLast = false
  private var literals = HuffmanTable.fixedLiterals
  private var distances = HuffmanTable.fixedDistances
  /// The window and behind it what was made since the last hand-over.
  private var out: [UInt8] = []
  private var handed = 0
  private var isFirstMember = true

  init(_ source: @escaping ChunkSource) { self.source = source }

  /// The next bytes, about 64 KiB; nil at the end. Throws `InflateProblem` on damage.
  func next() throws -> [UInt8]? {
    while out.count - handed < 1 << 16 {
      switch state {
      case .header:
        guard try header() else {
          state = .done
          continue
        }
        state = .block
      case .block:
        if isLast {
          state = .trailer
          continue
        }
        isLast = try take(1) == 1
        switch try take(2) {
        case 0:
          dropBits()
          let length = Int(try byte()) | Int(try byte()) << 8
          _ = try byte()
          _ = try byte()
          state = .stored(length)
        case 1:
          literals = .fixedLiterals
          distances = .fixedDistances
          state = .coded
        case 2:
          try dynamicTables()
          state = .coded
        default: throw InflateProblem(what: "a block of no known kind")
        }
      case .stored(let left):
        var left = left
        while left > 0, out.count - handed < 1 << 16 {
          out.append(try byte())
          left -= 1
        }
        state = left == 0 ? .block : .stored(left)
      case .coded: if try coded() { state = .block }
      case .trailer:
        dropBits()
        for _ in 0..<8 { _ = try byte() }
        state = .header
        isLast = false
      case .done: return handOver()
      }
    }
    return handOver()
  }

  private func handOver() -> [UInt8]? {
    guard out.count > handed else { return nil }
    let part = Array(out[handed...])
    if out.count > 1 << 15 { out.removeFirst(out.count - 1 << 15) }
    handed = out.count
    return part
  }

  private func header() throws -> Bool {
    guard let first = try optionalByte() else { return false }
    // Padding behind the last member.
    if first == 0, !isFirstMember {
      while let byte = try optionalByte() {
        if byte != 0 { throw InflateProblem(what: "bytes behind the end") }
      }
      return false
    }
    guard first == 0x1F, try byte() == 0x8B, try byte() == 8 else {
      throw InflateProblem(what: "no gzip header")
    }
    isFirstMember = false
    let flags = try byte()
    for _ in 0..<6 { _ = try byte() }
    if flags & 4 != 0 {
      let length = Int(try byte()) | Int(try byte()) << 8
      for _ in 0..<length { _ = try byte() }
    }
    if flags & 8 != 0 { while try byte() != 0 {} }
    if flags & 16 != 0 { while try byte() != 0 {} }
    if flags & 2 != 0 {
      _ = try byte()
      _ = try byte()
    }
    return true
  }

  /// Decodes until the block ends (true) or enough was made (false).
  private func coded() throws -> Bool {
    while out.count - handed < 1 << 16 {
      let symbol = try decode(literals)
      if symbol < 256 {
        out.append(UInt8(symbol))
        continue
      }
      if symbol == 256 { return true }
      guard symbol <= 285 else { throw InflateProblem(what: "a length of no known code") }
      let length =
        Int(GzipStream.lengthBase[symbol - 257])
        + Int(try take(Int(GzipStream.lengthBits[symbol - 257])))
      let code = try decode(distances)
      guard code < 30 else { throw InflateProblem(what: "a distance of no known code") }
      let distance =
        Int(GzipStream.distanceBase[code]) + Int(try take(Int(GzipStream.distanceBits[code])))
      guard distance <= out.count else {
        throw InflateProblem(what: "a distance before the beginning")
      }
      var from = out.count - distance
      for _ in 0..<length {
        out.append(out[from])
        from += 1
      }
    }
    return false
  }

  private func dynamicTables() throws {
    let literalCount = Int(try take(5)) + 257
    let distanceCount = Int(try take(5)) + 1
    let codeCount = Int(try take(4)) + 4
    var codeLengths = [UInt8](repeating: 0, count: 19)
    let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    for index in 0..<codeCount { codeLengths[order[index]] = UInt8(try take(3)) }
    let codes = HuffmanTable(codeLengths)
    var lengths: [UInt8] = []
    while lengths.count < literalCount + distanceCount {
      let symbol = try decode(codes)
      switch symbol {
      case 0..<16: lengths.append(UInt8(symbol))
      case 16:
        guard let last = lengths.last else { throw InflateProblem(what: "a repeat of nothing") }
        lengths += [UInt8](repeating: last, count: Int(try take(2)) + 3)
      case 17: lengths += [UInt8](repeating: 0, count: Int(try take(3)) + 3)
      default: lengths += [UInt8](repeating: 0, count: Int(try take(7)) + 11)
      }
    }
    guard lengths.count == literalCount + distanceCount else {
      throw InflateProblem(what: "too many code lengths")
    }
    literals = HuffmanTable(Array(lengths[..<literalCount]))
    distances = HuffmanTable(Array(lengths[literalCount...]))
  }

  private func decode(_ table: HuffmanTable) throws -> Int {
    try fill(15)
    let entry = table.entries[Int(bits & 0x7FFF)]
    let length = Int(entry & 15)
    guard length > 0, length <= bitCount else {
      throw InflateProblem(what: "a code that stands for nothing")
    }
    bits >>= UInt64(length)
    bitCount -= length
    return Int(entry >> 4)
  }

  private func take(_ count: Int) throws -> UInt32 {
    guard count > 0 else { return 0 }
    try fill(count)
    guard bitCount >= count else { throw InflateProblem(what: "the stream is cut off") }
    let value = UInt32(truncatingIfNeeded: bits & (1 << UInt64(count) - 1))
    bits >>= UInt64(count)
    bitCount -= count
    return value
  }

  /// Has `count` bits ready, or all that are left.
  private func fill(_ count: Int) throws {
    while bitCount < count, let byte = try rawByte() {
      bits |= UInt64(byte) << UInt64(bitCount)
      bitCount += 8
    }
  }

  private func dropBits() {
    let odd = bitCount & 7
    bits >>= UInt64(odd)
    bitCount -= odd
  }

  private func byte() throws -> UInt8 {
    guard let byte = try optionalByte() else { throw InflateProblem(what: "the stream is cut off") }
    return byte
  }

  private func optionalByte() throws -> UInt8? {
    if bitCount >= 8 {
      let byte = UInt8(truncatingIfNeeded: bits)
      bits >>= 8
      bitCount -= 8
      return byte
    }
    return try rawByte()
  }

  private func rawByte() throws -> UInt8? {
    while at >= input.count {
      guard !isEnded, let chunk = try source() else {
        isEnded = true
        return nil
      }
      input = chunk
      at = 0
    }
    at += 1
    return input[at - 1]
  }

  private static let lengthBase: [UInt16] = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
    163, 195, 227, 258,
  ]
  private static let lengthBits: [UInt8] = [
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
  ]
  private static let distanceBase: [UInt16] = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049,
    3073, 4097, 6145,
    8193, 12289, 16385, 24577,
  ]
  private static let distanceBits: [UInt8] = [
    0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13,
    13,
  ]
}

/// A canonical Huffman code as one table over 15 bits: symbol × 16 + length; 0 where no code fits.
struct HuffmanTable {
  let entries: [UInt16]

  init(_ lengths: [UInt8]) {
    var counts = [Int](repeating: 0, count: 16)
    for length in lengths { counts[Int(length & 15)] += 1 }
    counts[0] = 0
    var next = [Int](repeating: 0, count: 17)
    for length in 1...15 { next[length + 1] = (next[length] + counts[length]) << 1 }
    var entries = [UInt16](repeating: 0, count: 1 << 15)
    for (symbol, length) in lengths.enumerated() where length > 0 && length <= 15 {
      let code = next[Int(length)]
      next[Int(length)] += 1
      guard code < 1 << Int(length) else { continue }
      var reversed = 0
      for bit in 0..<Int(length) where code >> bit & 1 != 0 {
        reversed |= 1 << (Int(length) - 1 - bit)
      }
      var slot = reversed
      while slot < 1 << 15 {
        entries[slot] = UInt16(symbol) << 4 | UInt16(length)
        slot += 1 << Int(length)
      }
    }
    self.entries = entries
  }

  static let fixedLiterals = HuffmanTable(
    [UInt8](repeating: 8, count: 144) + [UInt8](repeating: 9, count: 112)
      + [UInt8](repeating: 7, count: 24)
      + [UInt8](repeating: 8, count: 8))
  static let fixedDistances = HuffmanTable([UInt8](repeating: 5, count: 30))
}

/// Whole gzip'd bytes made plain, up to a limit; nil where they are damaged from the start or too large.
enum Gzip {
  static func decompressed(_ bytes: [UInt8], limit: Int) -> [UInt8]? {
    var isGiven = false
    let stream = GzipStream {
      defer { isGiven = true }
      return isGiven ? nil : bytes
    }
    var out: [UInt8] = []
    do {
      while let part = try stream.next() {
        out += part
        if out.count > limit { return nil }
      }
    } catch {
      return out.isEmpty ? nil : out
    }
    return out
  }
}
