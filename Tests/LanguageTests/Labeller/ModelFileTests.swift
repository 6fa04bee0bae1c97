import Foundation
import Language
import TestSupport
import Testing

@Suite struct `A model file` {
  private var bytes: [UInt8] {
    ModelFile.write([("one", [1, 2, 3]), ("two", Array(repeating: 7, count: 100))])
  }

  @Test func `gives back the sections written`() throws {
    let file = try ModelFile(bytes: bytes)
    #expect(Array(try file.section("one")) == [1, 2, 3])
    #expect(try file.section("two").count == 100)
    withExtendedLifetime(file) {}
  }

  @Test func `is read from disk as from memory`() throws {
    let url = FileManager.default.temporaryDirectory.appending(
      path: "model-\(UUID().uuidString).bin")
    defer { try? FileManager.default.removeItem(at: url) }
    try Data(bytes).write(to: url)
    let file = try ModelFile(path: url.path)
    #expect(Array(try file.section("one")) == [1, 2, 3])
    withExtendedLifetime(file) {}
  }

  @Test func `asks for a section it lacks with a code`() throws {
    let file = try ModelFile(bytes: bytes)
    let error = #expect(throws: ModelError.self) { try file.section("three") }
    #expect(error?.code == "model-form")
  }

  @Test(arguments: [0, 1, 8, 63, 64, 100, 200]) func `is refused when cut short`(length: Int) {
    let error = #expect(throws: ModelError.self) {
      try ModelFile(bytes: Array(bytes.prefix(length)))
    }
    #expect(error?.code == "model-form")
  }

  @Test(arguments: 0..<50) func `is refused when a byte behind the header changes`(seed: Int) {
    var generator = SeededGenerator(seed: seed)
    var damaged = bytes
    damaged[Int.random(in: 64..<damaged.count, using: &generator)] ^= UInt8.random(
      in: 1...255, using: &generator)
    #expect(throws: ModelError.self) { try ModelFile(bytes: damaged) }
  }

  @Test func `of another version is refused by that name`() {
    var other = bytes
    other[8] = 9
    let error = #expect(throws: ModelError.self) { try ModelFile(bytes: other) }
    #expect(error?.code == "model-version")
  }

  @Test func `that is missing says so and what to do`() {
    let error = #expect(throws: ModelError.self) { try ModelFile(path: "/nowhere/tagger.bin") }
    #expect(error?.code == "model-missing")
    #expect(error?.message.contains("--models") == true)
  }

  @Test(arguments: 0..<20) func `finds every feature's row and no other`(seed: Int) throws {
    var generator = SeededGenerator(seed: seed)
    let rows = (0..<500).map { _ in
      (
        hash: UInt64.random(in: 0...UInt64.max, using: &generator),
        weights: (0..<16).map { _ in Float(Int.random(in: -127...127, using: &generator)) }
      )
    }
    let section = FeatureRows.write(rows, width: 16, limit: 127)
    let table = try FeatureRows(ModelFile(bytes: ModelFile.write([("rows", section)])), "rows")
    var sink = FeatureSink()
    for row in rows {
      sink.clear()
      sink.add(row.hash)
      let sum = table.sum16(sink)
      #expect((0..<16).allSatisfy { Float(sum[$0]) * table.scale == row.weights[$0] })
    }
    for _ in 0..<100 {
      sink.clear()
      sink.add(UInt64.random(in: 0...UInt64.max, using: &generator))
      #expect(table.sum16(sink) == SIMD16(repeating: 0))
    }
  }
}

@Suite struct `SHA-256` {
  // FIPS 180-4's examples, and the length at which a second block is needed for the padding.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ]) func `digests the standard's examples`(text: String, digest: String) {
    #expect(SHA256.hex(Array(text.utf8)) == digest)
  }
}
