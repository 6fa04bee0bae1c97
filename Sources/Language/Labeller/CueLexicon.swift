/// How often the forms of a word belong to a cue, in four levels: never, sometimes, often, mostly.
package struct CueLexicon: @unchecked Sendable {
  // Sendable because the bytes pointed to are read-only and kept alive by `file`.
  private let file: ModelFile?
  private let keys: UnsafePointer<UInt32>
  private let levels: UnsafePointer<UInt8>
  private let mask: Int

  /// The lexicon in the section `name`: keys in a table of a power of two, zero where empty.
  package init(_ file: ModelFile, _ name: String) throws {
    self.file = file
    var numbers = ModelNumbers(try file.section(name))
    let size = Int(try numbers.one(UInt32.self))
    guard size > 0, size & (size - 1) == 0 else {
      throw ModelError(code: "model-form", "The lexicon of cues has \(size) places.")
    }
    mask = size - 1
    keys = try numbers.take(UInt32.self, size)
    levels = try numbers.take(UInt8.self, size)
    // At least one empty place ends every search.
    guard (0..<size).contains(where: { [keys] in keys[$0] == 0 }) else {
      throw ModelError(code: "model-form", "The lexicon of cues is full.")
    }
  }

  /// The level of a word by the hash of its stem; 0 for an unknown one.
  @inline(__always)
  package func level(_ stem: UInt64) -> UInt8 {
    let key = UInt32(truncatingIfNeeded: stem >> 32) | 1
    var slot = Int(key >> 8) & mask
    while keys[slot] != 0 {
      if keys[slot] == key { return levels[slot] }
      slot = (slot + 1) & mask
    }
    return 0
  }

  /// The section for a lexicon.
  package static func write(_ entries: [(stem: UInt64, level: UInt8)]) -> [UInt8] {
    var size = 64
    while size < entries.count * 2 + 2 { size *= 2 }
    var keys = [UInt32](repeating: 0, count: size)
    var levels = [UInt8](repeating: 0, count: size)
    for entry in entries.sorted(by: { $0.stem < $1.stem }) {
      let key = UInt32(truncatingIfNeeded: entry.stem >> 32) | 1
      var slot = Int(key >> 8) & (size - 1)
      while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & (size - 1) }
      keys[slot] = key
      levels[slot] = max(levels[slot], entry.level)
    }
    var writer = ModelNumbersWriter()
    writer.put([UInt32(size)])
    writer.put(keys)
    writer.put(levels)
    return writer.bytes
  }
}
