import Primitives
import TestSupport
import Testing

@testable import Transparency

@Suite struct `Vectors of the Merkle tree` {
  /// The tree a suite speaks of, from its list of leaves or its rule for making them.
  static func tree(of suite: VectorSuite) throws -> MerkleTree {
    var tree = MerkleTree()
    if let leaves = suite.json.texts("leaves_hex") {
      for leaf in leaves { tree.append(try #require([UInt8](hexadecimal: leaf))) }
      return tree
    }
    let label = try #require(suite.json.text("label"))
    let count = try #require(suite.json.integer("n"))
    for index in 0..<count {
      tree.append(SHA256Hash(of: Array("\(label):\(index)".utf8)).bytes.prefix(1 + index % 32))
    }
    return tree
  }

  @Test(arguments: ["merkle_ct8", "merkle_generated"])
  func `merkle_ct8 and merkle_generated`(name: String) throws {
    for suite in try VectorSuite.named(name) {
      let tree = try Self.tree(of: suite)
      for (index, value) in suite.cases.enumerated() {
        let id = Comment(rawValue: "\(suite.name) #\(index)")
        switch value.text("kind") {
        case "root":
          #expect(
            try tree.root(atSize: try #require(value.size("size"), id)) == value.hash("root"), id)
        case "inclusion":
          let size = try #require(value.size("size"), id)
          let root = try #require(value.hash("root"), id)
          let proof = try tree.inclusionProof(of: try #require(value.size("index"), id), in: size)
          #expect(proof.path == value.path("proof"), id)
          let leaf = try #require(value.hash("leaf_hash"), id)
          #expect(tree.leafHash(at: proof.index) == leaf, id)
          #expect(throws: Never.self, id) {
            try proof.verify(leaf: leaf, in: TreeHead(size: size, root: root))
          }
        case "consistency":
          let first = try #require(value.size("size1"), id)
          let second = try #require(value.size("size2"), id)
          let proof = try tree.consistencyProof(from: first, to: second)
          #expect(proof.path == value.path("proof"), id)
          let old = TreeHead(size: first, root: try #require(value.hash("root1"), id))
          let new = TreeHead(size: second, root: try #require(value.hash("root2"), id))
          #expect(throws: Never.self, id) { try proof.verify(from: old, to: new) }
        default: Issue.record("unknown kind of case: \(id)")
        }
      }
    }
  }

  @Test func `merkle_probes`() throws {
    for (id, value) in try VectorSuite.cases(of: "merkle_probes") {
      let accept = try #require((value.flag("accept_strict") ?? value.flag("accept")) as Bool?, id)
      // A path with a hash that isn't 32 bytes, and a root or leaf that isn't, can't even be held.
      guard let path = value.path("proof") else {
        #expect(!accept, id)
        continue
      }
      switch value.text("kind") {
      case "inclusion":
        guard let index = value.size("index"), let size = value.size("size"),
          let root = value.hash("root"), let leaf = value.hash("leaf_hash")
        else {
          #expect(!accept, id)
          continue
        }
        #expect(
          succeeds {
            try InclusionProof(index: index, path: path)
              .verify(leaf: leaf, in: TreeHead(size: size, root: root))
          } == accept, id)
      case "consistency":
        guard let first = value.size("size1"), let second = value.size("size2"),
          let root1 = value.hash("root1"), let root2 = value.hash("root2")
        else {
          #expect(!accept, id)
          continue
        }
        #expect(
          succeeds {
            try ConsistencyProof(path: path).verify(
              from: TreeHead(size: first, root: root1), to: TreeHead(size: second, root: root2))
          } == accept, id)
      default: Issue.record("unknown kind of case: \(id)")
      }
    }
  }
}
