/// Divides words into the pieces that a pretrained encoder knows (WordPiece; Devlin and others 2019).
///
/// Small letters without accents, punctuation apart, then the longest piece that fits, again and again. What
/// becomes of a scalar is told by a table in the model, written by the reference tokeniser; so both agree.
package struct WordPieces: @unchecked Sendable {
  // Sendable because the mapped bytes are read-only and kept alive by `file`.
  private let file: ModelFile
  private let text: UnsafeRawBufferPointer
  private let ends: UnsafePointer<UInt32>
  private let slots: UnsafePointer<UInt32>
  private let slotMask: Int
  private let scalars: UnsafePointer<SIMD4<UInt32>>
  private let scalarCount: Int
  /// How many pieces there are.
  package let count: Int
  /// Bytes of the longest.
  private let longest: Int
  /// What stands for a word that can't be divided.
  package static let unknown: Int32 = 100
  /// Scalars of a word beyond which it isn't divided.
  private static let room = 100

  /// Reads `pieces.text`, `pieces.ends`, `pieces.table` and `pieces.scalars` of the model.
  package init(_ file: ModelFile) throws {
    self.file = file
    text = try file.section("pieces.text")
    var numbers = ModelNumbers(try file.section("pieces.ends"))
    count = Int(try numbers.one(UInt32.self))
    ends = try numbers.take(UInt32.self, count + 1)
    var longest = 0
    for piece in 0..<count {
      guard ends[piece] <= ends[piece + 1] else { throw Self.disorder }
      longest = max(longest, Int(ends[piece + 1] - ends[piece]))
    }
    guard count > Int(Self.unknown), Int(ends[count]) <= text.count else { throw Self.disorder }
    self.longest = longest
    numbers = ModelNumbers(try file.section("pieces.table"))
    let size = Int(try numbers.one(UInt32.self))
    guard size > count, size.nonzeroBitCount == 1 else { throw Self.disorder }
    slotMask = size - 1
    slots = try numbers.take(UInt32.self, size)
    var full = 0
    for slot in 0..<size where slots[slot] != 0 {
      guard slots[slot] <= UInt32(count) else { throw Self.disorder }
      full += 1
    }
    // A free slot must be left, or a search for what isn't there would not end.
    guard full < size else { throw Self.disorder }
    numbers = ModelNumbers(try file.section("pieces.scalars"))
    scalarCount = Int(try numbers.one(UInt32.self))
    scalars = try numbers.take(SIMD4<UInt32>.self, scalarCount)
  }

  private static var disorder: ModelError {
    ModelError(code: "model-form", "The word pieces of the model aren't in order.")
  }

  /// Adds the pieces of the word at `range` of a text, `most` of them at most and one at least.
  package func add(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, most: Int, to found: inout [Int32]
  ) {
    let before = found.count
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: range.count * 6 + 16) { room in
      var length = 0
      var scalarsHere = 0
      /// Divides what has been gathered.
      func end() {
        guard length > 0 else { return }
        let left = before + most - found.count
        if left > 0 {
          if scalarsHere > Self.room {
            found.append(Self.unknown)
          } else {
            divide(UnsafeBufferPointer(rebasing: room[0..<length]), left, &found)
          }
        }
        length = 0
        scalarsHere = 0
      }
      func put(_ scalar: Unicode.Scalar) {
        for byte in Unicode.UTF8.encode(scalar).unsafelyUnwrapped where length < room.count {
          room[length] = byte
          length += 1
        }
        scalarsHere += 1
      }
      var at = range.lowerBound
      while at < range.upperBound {
        let byte = bytes[at]
        if byte < 0x80 {
          at += 1
          switch byte {
          case 0x41...0x5A: put(Unicode.Scalar(byte | 0x20))
          case 0x09, 0x0A, 0x0D, 0x20: end()
          case 0x00...0x1F, 0x7F: break
          case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E:
            end()
            put(Unicode.Scalar(byte))
            end()
          default: put(Unicode.Scalar(byte))
          }
          continue
        }
        let (scalar, size) = Self.scalar(bytes, at, range.upperBound)
        at += size
        let rule = rule(scalar.value)
        switch rule.kind {
        case .itself: put(scalar)
        case .mapped:
          if rule.count > 0 { put(rule.first) }
          if rule.count > 1 { put(rule.second) }
        case .mark:
          end()
          put(rule.first)
          end()
        case .white: end()
        case .dropped: break
        }
      }
      end()
    }
    if found.count == before { found.append(Self.unknown) }
  }

  /// Longest piece first, from the left; unknown where some stretch fits no piece.
  private func divide(
    _ word: UnsafeBufferPointer<UInt8>, _ most: Int, _ found: inout [Int32]
  ) {
    let before = found.count
    var start = 0
    while start < word.count {
      // FNV-1a of every beginning of what is left, behind the two marks of a piece that goes on.
      var hash: UInt32 = 0x811C_9DC5
      if start > 0 { for byte in [UInt8(0x23), 0x23] { hash = Self.step(hash, byte) } }
      var best: (piece: Int32, end: Int)?
      var end = start
      while end < word.count, end - start < longest {
        hash = Self.step(hash, word[end])
        end += 1
        if end < word.count, word[end] & 0xC0 == 0x80 { continue }
        if let piece = piece(hash, word, start, end) { best = (piece, end) }
      }
      guard let best else {
        found.removeSubrange(before...)
        found.append(Self.unknown)
        return
      }
      found.append(best.piece)
      start = best.end
    }
    if found.count - before > most { found.removeSubrange((before + most)...) }
  }

  @inline(__always)
  private static func step(_ hash: UInt32, _ byte: UInt8) -> UInt32 {
    (hash ^ UInt32(byte)) &* 0x0100_0193
  }

  private func piece(
    _ hash: UInt32, _ word: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> Int32? {
    var slot = Int(hash ^ hash >> 16) & slotMask
    let marks = start > 0 ? 2 : 0
    while slots[slot] != 0 {
      let piece = Int(slots[slot] - 1)
      let from = Int(ends[piece])
      if Int(ends[piece + 1]) - from == end - start + marks,
        marks == 0 || (text[from] == 0x23 && text[from + 1] == 0x23)
      {
        var same = true
        for index in 0..<(end - start) where text[from + marks + index] != word[start + index] {
          same = false
          break
        }
        if same { return Int32(piece) }
      }
      slot = (slot + 1) & slotMask
    }
    return nil
  }

  private enum Kind { case itself, mapped, mark, dropped, white }
  private struct Rule {
    var kind = Kind.itself
    var count = 0
    var first: Unicode.Scalar = " "
    var second: Unicode.Scalar = " "
  }

  private func rule(_ value: UInt32) -> Rule {
    var low = 0
    var high = scalarCount
    while low < high {
      let middle = (low + high) / 2
      if scalars[middle][0] < value { low = middle + 1 } else { high = middle }
    }
    var rule = Rule()
    if low < scalarCount, scalars[low][0] == value {
      let entry = scalars[low]
      rule.count = Int(entry[1] >> 8)
      rule.first = Unicode.Scalar(entry[2]) ?? " "
      rule.second = Unicode.Scalar(entry[3]) ?? " "
      switch entry[1] & 0xFF {
      case 0: rule.kind = .mapped
      case 1: rule.kind = .mark
      case 2: rule.kind = .dropped
      default: rule.kind = .white
      }
    } else if Self.isIdeograph(value) {
      rule.kind = .mark
      rule.first = Unicode.Scalar(value) ?? " "
    }
    return rule
  }

  /// The blocks that the reference sets apart, one scalar a word.
  private static func isIdeograph(_ value: UInt32) -> Bool {
    switch value {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x20000...0x2A6DF, 0x2A700...0x2B73F, 0x2B740...0x2B81F,
      0x2B820...0x2CEAF, 0xF900...0xFAFF, 0x2F800...0x2FA1F:
      return true
    default: return false
    }
  }

  /// The scalar at `at` and its bytes; one byte is passed over where the text is cut.
  private static func scalar(
    _ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int
  ) -> (Unicode.Scalar, Int) {
    let byte = bytes[at]
    let size = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
    guard size > 1, at + size <= end else { return ("\u{FFFD}", 1) }
    var value = UInt32(byte) & (size == 2 ? 0x1F : size == 3 ? 0x0F : 0x07)
    for index in 1..<size { value = value << 6 | UInt32(bytes[at + index] & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", size)
  }
}
