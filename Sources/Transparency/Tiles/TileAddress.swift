/// The place of a tile or an entry bundle in a log: C2SP tlog-tiles.
///
/// A tile holds up to 256 hashes side by side; tile `n` of level `l` stands over the entries from
/// `n·256^(l+1)` on. A bundle holds the entries under one tile of level 0.
public struct TileAddress: Hashable, Sendable {
  /// Nil for an entry bundle.
  public var level: Int?
  public var index: UInt64
  /// How many hashes or entries it holds: 256, or 1 to 255 for a partial one.
  public var width: Int

  /// Hashes or entries in a full tile or bundle.
  public static let fullWidth = 256
  public static let highestLevel = 63

  public init(level: Int?, index: UInt64, width: Int = TileAddress.fullWidth) {
    self.level = level
    self.index = index
    self.width = width
  }

  public var isFull: Bool { width == TileAddress.fullWidth }

  /// The path below the log's folder or address, such as `tile/0/x001/x234/067` or `tile/entries/005.p/17`.
  public var path: String {
    var groups: [String] = []
    var rest = index
    repeat {
      let group = String(rest % 1000)
      let padded = String(repeating: "0", count: 3 - group.count) + group
      groups.append(groups.isEmpty ? padded : "x" + padded)
      rest /= 1000
    } while rest > 0
    let place =
      "tile/" + (level.map(String.init) ?? "entries") + "/"
      + groups.reversed().joined(separator: "/")
    return isFull ? place : place + ".p/\(width)"
  }

  /// Reads a path; nil for anything that `path` wouldn't write.
  public init?(path: String) {
    var parts = path.split(separator: "/", omittingEmptySubsequences: false)[...]
    guard parts.popFirst() == "tile", let place = parts.popFirst() else { return nil }
    level = nil
    if place != "entries" {
      guard let number = PlainDecimal.parse(place.utf8), number <= UInt64(TileAddress.highestLevel)
      else { return nil }
      level = Int(number)
    }
    width = TileAddress.fullWidth
    if parts.count >= 2, parts[parts.endIndex - 2].hasSuffix(".p") {
      guard let number = PlainDecimal.parse(parts.removeLast().utf8), 1...255 ~= number else {
        return nil
      }
      width = Int(number)
      parts.append(parts.removeLast().dropLast(2))
    }
    index = 0
    guard let last = parts.last else { return nil }
    for part in parts.dropLast() {
      guard part.utf8.count == 4, part.first == "x" else { return nil }
    }
    guard last.utf8.count == 3 else { return nil }
    for part in parts {
      let digits = part.first == "x" ? part.dropFirst() : part
      guard digits.utf8.allSatisfy({ 0x30...0x39 ~= $0 }), let number = UInt64(digits) else {
        return nil
      }
      let (product, over) = index.multipliedReportingOverflow(by: 1000)
      let (sum, carried) = product.addingReportingOverflow(number)
      guard !over, !carried else { return nil }
      index = sum
    }
    guard self.path == path else { return nil }
  }
}

/// Which tiles a tree of a size has.
public enum TileLayout {
  /// Every level's full tiles and the width of its partial tile (0 for none), from level 0 up; empty for
  /// the empty tree.
  public static func levels(ofSize size: UInt64) -> [(fullTiles: UInt64, partialWidth: Int)] {
    var levels: [(fullTiles: UInt64, partialWidth: Int)] = []
    var hashes = size
    while hashes > 0 {
      levels.append((hashes / 256, Int(hashes % 256)))
      hashes /= 256
    }
    return levels
  }

  /// Every tile of a level, left to right, the partial one last.
  public static func tiles(ofSize size: UInt64, level: Int) -> [TileAddress] {
    let levels = levels(ofSize: size)
    guard levels.indices.contains(level) else { return [] }
    let (full, partial) = levels[level]
    var tiles = (0..<full).map { TileAddress(level: level, index: $0) }
    if partial > 0 { tiles.append(TileAddress(level: level, index: full, width: partial)) }
    return tiles
  }
}

extension MerkleTree {
  /// The bytes of a tile: its hashes side by side.
  ///
  /// - Throws: `TransparencyError` `out-of-range` for a tile this tree doesn't reach, and for a bundle of
  ///   entries, which a tree of hashes doesn't hold.
  public func tile(_ address: TileAddress) throws -> [UInt8] {
    var out: [UInt8] = []
    if let level = address.level, level * 8 < 64 {
      out.reserveCapacity(address.width * SHA256Hash.byteCount)
      let (first, over) = address.index.multipliedReportingOverflow(
        by: UInt64(TileAddress.fullWidth))
      for offset in 0..<UInt64(address.width) where !over {
        guard let hash = subtree(level: level * 8, index: first + offset) else { break }
        out.append(hash)
      }
    }
    guard out.count == address.width * SHA256Hash.byteCount, !out.isEmpty else {
      throw TransparencyError(
        .outOfRange, "A tree of \(size) leaves has no tile \(address.path).")
    }
    return out
  }
}
