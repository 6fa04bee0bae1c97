import Kernels
import TestSupport
import Testing

@testable import Transparency

@Suite struct `Hashing side by side` {
  /// Messages of these lengths and their hashes behind a prefix, with the instructions in use.
  private func hashes(of messages: [[UInt8]], prefix: UInt8) -> [SHA256Hash] {
    let flat = messages.flatMap(\.self)
    var starts: [Int] = []
    for message in messages { starts.append((starts.last ?? 0) + message.count) }
    return flat.withUnsafeBufferPointer { buffer in
      let pointers: [UnsafePointer<UInt8>?] = zip(messages, starts).map { message, end in
        buffer.baseAddress.map { $0 + end - message.count }
      }
      var found = [UInt8](repeating: 0, count: 32 * messages.count)
      sha256_behind(prefix, pointers, messages.map(\.count), messages.count, &found)
      return stride(from: 0, to: found.count, by: 32).compactMap {
        SHA256Hash(bytes: found[$0..<$0 + 32])
      }
    }
  }

  private func plain(_ messages: [[UInt8]], prefix: UInt8) -> [SHA256Hash] {
    messages.map { SHA256Hash(of: [prefix] + $0) }
  }

  @Test(arguments: ["avx512", "avx2", "plain"])
  func `gives with every set of instructions what the library gives`(name: String) {
    // One set is changed for another while other tests hash: all give the same.
    guard sha256_use(name) == 1 else {
      print("skipped: this processor has no \(name)")
      return
    }
    var random = SeededGenerator(seed: 65)
    func message(_ length: Int) -> [UInt8] {
      (0..<length).map { _ in .random(in: 0...255, using: &random) }
    }
    let every = (0...300).map(message)
    #expect(hashes(of: every, prefix: 0) == plain(every, prefix: 0))
    // Long and short in one row: a lane that is done takes the next message while others go on.
    let mixed = (0..<100).map { _ in message(Int.random(in: 0...5000, using: &random)) }
    #expect(hashes(of: mixed, prefix: 1) == plain(mixed, prefix: 1))
    for count in 0...40 {
      let few = (0..<count).map { _ in message(Int.random(in: 0...130, using: &random)) }
      #expect(hashes(of: few, prefix: 0xFF) == plain(few, prefix: 0xFF))
    }
    let long = [message(1_000_003), message(3)]
    #expect(hashes(of: long, prefix: 0) == plain(long, prefix: 0))
  }

  @Test func `gives a log's leaves and nodes as one by one`() {
    var random = SeededGenerator(seed: 66)
    for count in [0, 1, 7, 8, 15, 16, 17, 255, 256, 257, 600] {
      let entries = (0..<count).map { index in
        [UInt8](repeating: UInt8(index % 251), count: Int.random(in: 0...2000, using: &random))
      }
      let leaves = RFC6962Hashing.leaves(entries)
      #expect(leaves == entries.map { RFC6962Hashing.leaf($0) })
      #expect(
        RFC6962Hashing.leaves(over: leaves) == leaves.map { RFC6962Hashing.leaf($0.bytes) })
      #expect(
        RFC6962Hashing.nodes(over: leaves[...])
          == (0..<count / 2).map { RFC6962Hashing.node(leaves[2 * $0], leaves[2 * $0 + 1]) })
    }
  }

  @Test(arguments: 0..<20)
  func `makes the tree that leaf by leaf would make, in whatever portions`(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let leaves = `A Merkle tree`.leaves(Int.random(in: 0...1500, using: &random))
    var alone = MerkleTree()
    for leaf in leaves { alone.append(leaf) }
    var together = MerkleTree()
    var rest = leaves[...]
    while !rest.isEmpty {
      let portion = rest.prefix(Int.random(in: 1...400, using: &random))
      // Now and then a single one between the portions.
      if Bool.random(using: &random) {
        together.append(portion[portion.startIndex])
        rest = rest.dropFirst()
      } else {
        together.append(contentsOf: portion)
        rest = rest.dropFirst(portion.count)
      }
    }
    #expect(together.head == alone.head)
    for size in stride(from: UInt64(0), through: alone.size, by: 97) {
      #expect(try together.root(atSize: size) == alone.root(atSize: size))
      guard size > 0 else { continue }
      #expect(
        try together.inclusionProof(of: size / 2, in: size).path
          == alone.inclusionProof(of: size / 2, in: size).path)
    }
  }
}
