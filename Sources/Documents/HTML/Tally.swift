/// Counts of 64-bit keys in a table of open slots, several times as fast as a dictionary for the few hundred a page has.
///
/// A key that finds no free slot in 64 steps, which only a page made for it can bring about, is counted with the one
/// that stands there: the time stays linear, the count of such a page is off.
struct Tally {
  private var keys: [UInt64]
  private var slots: [Int32]
  private var counts: [Int32] = []
  private let shift: UInt64

  /// - Parameter expected: About how many different keys will come.
  init(_ expected: Int) {
    var bits: UInt64 = 6
    while 1 << bits < expected * 2, bits < 20 { bits += 1 }
    keys = [UInt64](repeating: 0, count: 1 << bits)
    slots = [Int32](repeating: -1, count: 1 << bits)
    shift = 64 - bits
  }

  @inline(__always)
  private func place(_ key: UInt64) -> Int {
    var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> shift)
    for _ in 0..<64 {
      if slots[place] < 0 || keys[place] == key { return place }
      place = (place + 1) & (keys.count - 1)
    }
    return place
  }

  /// Counts `key` once more.
  ///
  /// - Returns: The key's number, counted from nought in the order keys came first.
  @discardableResult
  mutating func add(_ key: UInt64) -> Int {
    let place = place(key)
    if slots[place] < 0 {
      slots[place] = Int32(counts.count)
      keys[place] = key
      counts.append(0)
    }
    let slot = Int(slots[place])
    counts[slot] += 1
    return slot
  }

  /// The key's number; nil for one that never came.
  func slot(_ key: UInt64) -> Int? {
    let slot = slots[place(key)]
    return slot < 0 ? nil : Int(slot)
  }

  /// How often the key came.
  func count(_ key: UInt64) -> Int32 { slot(key).map { counts[$0] } ?? 0 }
}
