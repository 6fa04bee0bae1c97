import Primitives
import Testing

@Suite struct `FNV-1a` {
  @Test(
    arguments: [
      // draft-eastlake-fnv, appendix C, 64 bits.
      ("", 0xCBF2_9CE4_8422_2325), ("a", 0xAF63_DC4C_8601_EC8C), ("foobar", 0x8594_4171_F739_67E8),
    ] as [(String, UInt64)])
  func `has the published values`(text: String, value: UInt64) {
    #expect(FNV1a.hash(text.utf8) == value)
  }

  @Test func `goes on where it was left`() {
    #expect(FNV1a.hash("bar".utf8, from: FNV1a.hash("foo".utf8)) == FNV1a.hash("foobar".utf8))
    #expect(FNV1a.step(FNV1a.start, 0x61) == FNV1a.hash("a".utf8))
  }
}
