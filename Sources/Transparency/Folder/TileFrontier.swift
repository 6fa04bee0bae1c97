/// The right edge of a tiled tree: at every level the hashes of the tile that isn't full yet.
///
/// It is all that appending needs: 256 leaves make a tile, whose root goes into the tile above.
struct TileFrontier {
  private(set) var size: UInt64 = 0
  /// The unfinished tile of each level, from level 0 up.
  private(set) var tiles: [[SHA256Hash]] = []

  init() {}

  /// - Parameter tiles: The partial tiles of a tree of that size.
  init(size: UInt64, tiles: [[SHA256Hash]]) {
    self.size = size
    self.tiles = tiles
  }

  var root: SHA256Hash {
    MerkleProofs.root(from: 0, to: size) { level, index in
      let tile = tiles[level / 8]
      let inner = level % 8
      let first = Int((index << UInt64(inner)) % 256)
      return TileFrontier.root(of: tile[first..<first + 1 << inner])
    }
  }

  var head: TreeHead { TreeHead(size: size, root: root) }

  /// Adds a leaf; `full` is given every tile that it completes.
  mutating func append(_ leaf: SHA256Hash, full: (TileAddress, [SHA256Hash]) -> Void) {
    var hash = leaf
    var level = 0
    size += 1
    while true {
      if level == tiles.count { tiles.append([]) }
      tiles[level].append(hash)
      guard tiles[level].count == TileAddress.fullWidth else { return }
      let index = (size >> UInt64(8 * (level + 1))) - 1
      full(TileAddress(level: level, index: index), tiles[level])
      hash = TileFrontier.root(of: tiles[level][...])
      tiles[level].removeAll(keepingCapacity: true)
      level += 1
    }
  }

  /// The root over a power of two of hashes.
  static func root(of hashes: ArraySlice<SHA256Hash>) -> SHA256Hash {
    if hashes.count == 1 { return hashes[hashes.startIndex] }
    // Two rows, each above the other in turn.
    return withUnsafeTemporaryAllocation(of: SHA256Hash.self, capacity: hashes.count) { rows in
      var above = UnsafeMutableBufferPointer(rebasing: rows[..<(hashes.count / 2)])
      var below = UnsafeMutableBufferPointer(rebasing: rows[(hashes.count / 2)...])
      var count = hashes.count / 2
      hashes.withUnsafeBufferPointer { RFC6962Hashing.nodes(over: $0, into: above) }
      while count > 1 {
        let row = UnsafeBufferPointer(rebasing: above[..<count])
        RFC6962Hashing.nodes(over: row, into: below)
        swap(&above, &below)
        count /= 2
      }
      return above[0]
    }
  }
}
