import Primitives
import TestSupport
import Testing

@testable import Transparency

@Suite struct `Vectors of tiles` {
  @Test func `tlog_tiles`() throws {
    for suite in try VectorSuite.named("tlog_tiles") {
      let rule = try #require(suite.json.text("leaf_rule"))
      // The rule is written as: leaf i = ASCII "tile-dev:" + decimal i
      let quoted = rule.split(separator: "\"", omittingEmptySubsequences: false)
      try #require(quoted.count == 3)
      let size = try #require(suite.json.size("size"))
      var tree = MerkleTree()
      for index in 0..<size { tree.append(Array("\(quoted[1])\(index)".utf8)) }
      #expect(tree.root == suite.json.hash("root"))
      let levels = TileLayout.levels(ofSize: size)
      for count in suite.json.list("tile_counts") ?? [] {
        let level = try #require(count.integer("level"))
        #expect(levels[level].fullTiles == count.size("full_tiles"))
        #expect(levels[level].partialWidth == count.integer("partial_width"))
      }
      for example in suite.json.list("path_examples") ?? [] {
        let address = TileAddress(
          level: example.integer("level"), index: try #require(example.size("index")),
          width: example.integer("width") ?? TileAddress.fullWidth)
        #expect(address.path == example.text("path"))
        #expect(TileAddress(path: address.path) == address)
      }
      for (index, value) in suite.cases.enumerated() {
        let id = Comment(rawValue: "\(suite.name) #\(index)")
        let path = try #require(value.text("path"), id)
        let address = try #require(TileAddress(path: path), id)
        let level = try #require(address.level, id)
        #expect(TileLayout.tiles(ofSize: size, level: level).contains(address), id)
        let bytes = try tree.tile(address)
        #expect(bytes.count == value.integer("bytes"), id)
        #expect(SHA256Hash(of: bytes) == value.hash("sha256"), id)
      }
    }
  }

  @Test func `tlog_tessera_log`() throws {
    for suite in try VectorSuite.named("tlog_tessera_log") {
      let entries = (suite.json.texts("entries_utf8") ?? []).map { Array($0.utf8) }
      var tree = MerkleTree()
      for entry in entries { tree.append(entry) }
      for (index, value) in suite.cases.enumerated() {
        let id = Comment(rawValue: "\(suite.name) #\(index)")
        let size = try #require(value.size("size"), id)
        let key = try VerifierKey(parsing: try #require(value.text("vkey"), id))
        let note = try SignedNote(parsing: Array(try #require(value.text("checkpoint"), id).utf8))
        let verdict = try TrustPolicy(log: key).verify(note)
        #expect(verdict.checkpoint.origin == value.text("origin"), id)
        #expect(verdict.checkpoint.head.size == size, id)
        #expect(verdict.checkpoint.head.root == value.hash("root"), id)
        #expect(try tree.root(atSize: size) == value.hash("root"), id)
        if let tile = value["tile"] {
          let address = try #require(tile.text("path").flatMap { TileAddress(path: $0) }, id)
          #expect(try tree.tile(address) == tile.bytes("hex"), id)
        }
        if let bundle = value["entries"] {
          let address = try #require(bundle.text("path").flatMap { TileAddress(path: $0) }, id)
          let first = Int(address.index) * TileAddress.fullWidth
          let part = Array(entries[first..<first + address.width])
          #expect(try EntryBundle.bytes(of: part) == bundle.bytes("hex"), id)
          #expect(try EntryBundle.entries(of: try #require(bundle.bytes("hex"), id)) == part, id)
        }
      }
    }
  }
}
