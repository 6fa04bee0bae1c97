/// The paths of RFC 9162, sections 2.1.3.1 and 2.1.4.1, over any store of complete subtrees.
///
/// A store answers `hash(level, index)`: the root of the leaves from `index·2^level` up to
/// `(index + 1)·2^level`. It is asked for whole subtrees only.
enum MerkleProofs {
  /// The root of the leaves in `start ..< end`. `start` must be a multiple of a power of two not less
  /// than the number of leaves, as the parts of a tree always are.
  static func root(
    from start: UInt64, to end: UInt64, hash: (Int, UInt64) throws -> SHA256Hash
  ) rethrows -> SHA256Hash {
    var size = end - start
    guard size > 0 else { return RFC6962Hashing.emptyRoot }
    var end = end
    var root: SHA256Hash?
    while size > 0 {
      let level = size.trailingZeroBitCount
      let width = UInt64(1) << UInt64(level)
      let subtree = try hash(level, (end - width) >> UInt64(level))
      root = root.map { RFC6962Hashing.node(subtree, $0) } ?? subtree
      size -= width
      end -= width
    }
    return root ?? RFC6962Hashing.emptyRoot
  }

  /// From the leaf's sibling up to the root's child. `index` must be less than `size`.
  static func inclusion(
    of index: UInt64, in size: UInt64, hash: (Int, UInt64) throws -> SHA256Hash
  ) rethrows -> [SHA256Hash] {
    var path: [SHA256Hash] = []
    path.reserveCapacity(64 - size.leadingZeroBitCount)
    var level = 0
    while level < 64, (size - 1) >> UInt64(level) > 0 {
      let shift = UInt64(level)
      let sibling = (index >> shift) ^ 1
      let last = (size - 1) >> shift
      if sibling < last || (sibling == last && size & ((1 << shift) - 1) == 0) {
        path.append(try hash(level, sibling))
      } else if sibling == last {
        path.append(try root(from: sibling << shift, to: size, hash: hash))
      }
      level += 1
    }
    return path
  }

  /// From `first` leaves to `second`; empty where they are equal or `first` is none.
  /// `first` must not exceed `second`.
  static func consistency(
    from first: UInt64, to second: UInt64, hash: (Int, UInt64) throws -> SHA256Hash
  ) rethrows -> [SHA256Hash] {
    guard first > 0, first < second else { return [] }
    // SUBPROOF of the RFC, read from the top down; the list comes out root side first.
    var path: [SHA256Hash] = []
    var start: UInt64 = 0
    var end = second
    var old = first
    var isOldRoot = true
    while old < end - start {
      let size = end - start
      let half = UInt64(1) << UInt64(63 - (size - 1).leadingZeroBitCount)
      if old <= half {
        path.append(try root(from: start + half, to: end, hash: hash))
        end = start + half
      } else {
        path.append(try root(from: start, to: start + half, hash: hash))
        start += half
        old -= half
        isOldRoot = false
      }
    }
    if !isOldRoot { path.append(try root(from: start, to: end, hash: hash)) }
    return path.reversed()
  }
}
