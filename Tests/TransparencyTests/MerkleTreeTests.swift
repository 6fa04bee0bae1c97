import TestSupport
import Testing

@testable import Transparency

@Suite struct `A Merkle tree` {
  /// The definition of RFC 6962, section 2.1, word for word.
  static func plainRoot(_ leaves: ArraySlice<[UInt8]>) -> SHA256Hash {
    if leaves.isEmpty { return SHA256Hash(of: []) }
    if leaves.count == 1 { return SHA256Hash(of: [0] + leaves[leaves.startIndex]) }
    var half = 1
    while half * 2 < leaves.count { half *= 2 }
    let left = plainRoot(leaves.prefix(half))
    let right = plainRoot(leaves.dropFirst(half))
    return SHA256Hash(of: [1] + left.bytes + right.bytes)
  }

  static func leaves(_ count: Int) -> [[UInt8]] { (0..<count).map { Array("leaf \($0)".utf8) } }

  @Test func `has the roots of the plain definition and proves every leaf and every beginning`()
    throws
  {
    let leaves = Self.leaves(70)
    var tree = MerkleTree()
    for leaf in leaves { tree.append(leaf) }
    let heads = try (0...70).map { size in
      let root = try tree.root(atSize: UInt64(size))
      #expect(root == Self.plainRoot(leaves.prefix(size)))
      return TreeHead(size: UInt64(size), root: root)
    }
    for head in heads {
      for index in 0..<head.size {
        let leaf = RFC6962Hashing.leaf(leaves[Int(index)])
        let proof = try tree.inclusionProof(of: index, in: head.size)
        try proof.verify(leaf: leaf, in: head)
        #expect(throws: TransparencyError.self) {
          try InclusionProof(index: index ^ 1, path: proof.path).verify(leaf: leaf, in: head)
        }
      }
      for old in heads where old.size <= head.size {
        try tree.consistencyProof(from: old.size, to: head.size).verify(from: old, to: head)
      }
    }
  }

  @Test(arguments: 0..<100)
  func `takes no altered proof and never traps`(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let size = UInt64.random(in: 1...200, using: &random)
    var tree = MerkleTree()
    for leaf in Self.leaves(Int(size)) { tree.append(leaf) }
    let index = UInt64.random(in: 0..<size, using: &random)
    let leaf = try #require(tree.leafHash(at: index))
    var proof = try tree.inclusionProof(of: index, in: size)
    let old = UInt64.random(in: 0...size, using: &random)
    let oldHead = TreeHead(size: old, root: try tree.root(atSize: old))
    var consistency = try tree.consistencyProof(from: old, to: size)
    let odd = SHA256Hash(of: [UInt8(truncatingIfNeeded: seed)])
    if !proof.path.isEmpty {
      proof.path[Int.random(in: 0..<proof.path.count, using: &random)] = odd
      #expect(throws: TransparencyError.self) { try proof.verify(leaf: leaf, in: tree.head) }
    }
    if !consistency.path.isEmpty {
      consistency.path[Int.random(in: 0..<consistency.path.count, using: &random)] = odd
      #expect(throws: TransparencyError.self) {
        try consistency.verify(from: oldHead, to: tree.head)
      }
    }
  }

  @Test func `takes no made-up proof of any length for any size`() {
    let odd = SHA256Hash(of: [1])
    let leaf = SHA256Hash(of: [2])
    for count in [0, 1, 5, 62, 63, 64, 200] {
      let path = Array(repeating: odd, count: count)
      for size in [0, 1, 2, UInt64(1) << 63, .max - 1, .max] {
        for index in [0, 1, UInt64(1) << 62, UInt64(1) << 63, .max - 1, .max] {
          let head = TreeHead(size: size, root: odd)
          #expect(throws: TransparencyError.self) {
            try InclusionProof(index: index, path: path).verify(leaf: leaf, in: head)
          }
          if index != size || count > 0 {
            let empty = TreeHead(size: index, root: index == 0 ? RFC6962Hashing.emptyRoot : odd)
            if index == 0, count == 0, size > 0 { continue }
            #expect(throws: TransparencyError.self) {
              try ConsistencyProof(path: path).verify(from: empty, to: head)
            }
          }
        }
      }
    }
  }

  @Test(arguments: [1, 255, 256, 257, 511, 512, 65_535, 65_536, 65_537, 70_000])
  func `has the same root by its tiled edge`(size: Int) {
    var tree = MerkleTree()
    var edge = TileFrontier()
    var full: [TileAddress] = []
    for leaf in 0..<size {
      let hash = RFC6962Hashing.leaf(Array("\(leaf)".utf8))
      tree.append(leafHash: hash)
      edge.append(hash) { address, _ in full.append(address) }
    }
    #expect(edge.root == tree.root)
    #expect(edge.size == tree.size)
    let expected = TileLayout.levels(ofSize: UInt64(size)).reduce(0) { $0 + Int($1.fullTiles) }
    #expect(full.count == expected)
    for (level, part) in TileLayout.levels(ofSize: UInt64(size)).enumerated() {
      #expect(edge.tiles[level].count == part.partialWidth)
    }
  }

  @Test func `refuses sizes and indices it doesn't have`() {
    var tree = MerkleTree()
    tree.append([1])
    #expect(throws: TransparencyError.self) { try tree.root(atSize: 2) }
    #expect(throws: TransparencyError.self) { try tree.inclusionProof(of: 1, in: 1) }
    #expect(throws: TransparencyError.self) { try tree.inclusionProof(of: 0, in: .max) }
    #expect(throws: TransparencyError.self) { try tree.consistencyProof(from: 1, to: 0) }
    #expect(throws: TransparencyError.self) {
      try tree.tile(TileAddress(level: 0, index: .max, width: 256))
    }
    #expect(throws: TransparencyError.self) { try tree.tile(TileAddress(level: 63, index: 0)) }
    #expect(throws: TransparencyError.self) { try tree.tile(TileAddress(level: nil, index: 0)) }
  }

  @Test func `takes no path of a tile that it wouldn't write`() {
    for path in [
      "tile/0/1", "tile/0/x001", "tile/0/000/001", "tile/00/001", "tile/64/001", "tile/-1/001",
      "tile/0/001.p/0", "tile/0/001.p/256", "tile/0/001.p/01", "tile/0/001.p/", "tile/0/x000/001",
      "tile/entries/", "tile/0/", "tiles/0/001", "tile/0/x999/x999/x999/x999/x999/x999/x999/999",
      "tile/0/001.p/1/", "/tile/0/001", "tile/0/0a1", "tile/0/٠٠١", "",
    ] {
      #expect(TileAddress(path: path) == nil, "\(path)")
    }
    for index: UInt64 in [0, 999, 1000, 999_999, 1_000_000, .max] {
      for width in [1, 255, 256] {
        let address = TileAddress(level: nil, index: index, width: width)
        #expect(TileAddress(path: address.path) == address)
      }
    }
  }
}
