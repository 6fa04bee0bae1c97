import Primitives
import TestSupport
import Testing

@Suite struct `Strict JSON` {
  @Test(arguments: [
    ("", "json-unexpected-end"), (" ", "json-unexpected-end"), ("[1,]", "json-unexpected-byte"),
    ("{\"a\":1,}", "json-unexpected-byte"), ("[1 2]", "json-unexpected-byte"),
    ("\u{FEFF}{}", "json-byte-order-mark"), ("{\"a\":1,\"a\":2}", "json-duplicate-key"),
    ("{\"a\":1,\"b\":0,\"\\u0061\":2}", "json-duplicate-key"),
    ("\"\\ud800\"", "json-lone-surrogate"),
    ("\"\\ud800\\u0041\"", "json-lone-surrogate"), ("\"\\udc00\"", "json-lone-surrogate"),
    ("\"\\ud83d\\ude0\"", "json-bad-escape"), ("\"\\x41\"", "json-bad-escape"),
    ("\"a\tb\"", "json-control-character"), ("01", "json-bad-number"), ("-", "json-bad-number"),
    ("1.", "json-bad-number"), ("1e", "json-bad-number"), (".5", "json-unexpected-byte"),
    ("+1", "json-unexpected-byte"), ("1e400", "json-number-out-of-range"),
    ("nul", "json-unexpected-end"), ("nulL", "json-unexpected-byte"),
    ("1 1", "json-trailing-bytes"),
    ("{}]", "json-trailing-bytes"), ("[", "json-unexpected-end"), ("{", "json-unexpected-end"),
    ("{\"a\"", "json-unexpected-end"), ("{\"a\":", "json-unexpected-end"),
    ("{a:1}", "json-unexpected-byte"), ("[1}", "json-unexpected-byte"),
    ("{\"a\":1]", "json-unexpected-byte"), ("'a'", "json-unexpected-byte"),
  ])
  func `refuses what RFC 8259 or our rules don't allow`(text: String, code: String) {
    #expect {
      try JSONValue(parsing: text)
    } throws: { ($0 as? JSONError)?.code.rawValue == code && ($0 as? JSONError)?.offset != nil }
  }

  @Test(
    arguments: [
      [0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22],
      [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], [0x22, 0xE2, 0x82], [0x22, 0x80, 0x22],
      [0x22, 0xF0, 0x80, 0x80, 0x80, 0x22], [0xFF, 0xFE, 0x22, 0x00],
    ] as [[UInt8]])
  func `refuses bytes that are not UTF-8`(bytes: [UInt8]) {
    #expect(throws: JSONError.self) { try JSONValue(parsing: bytes) }
  }

  @Test func `reads every kind of value and keeps the order`() throws {
    let value = try JSONValue(
      parsing: #" {"b" : [ 1, -2.5e1, true, false , null, "\u042f\ud83d\ude00\n" ], "a":{} } "#)
    #expect(
      value == [
        "b": .array([1, -25.0, true, false, nil, "Я😀\n"]), "a": [:],
      ])
    #expect(try JSONValue(parsing: "-0") == .integer(0))
    #expect(try JSONValue(parsing: "9223372036854775807") == .integer(.max))
    #expect(try JSONValue(parsing: "9223372036854775808") == .number(9_223_372_036_854_775_808))
  }

  @Test func `keeps composed and decomposed keys apart`() throws {
    let value = try JSONValue(parsing: "{\"\u{E9}\":1,\"e\u{301}\":2}")
    #expect(value["\u{E9}"] == .integer(1))
    #expect(value["e\u{301}"] == .integer(2))
  }

  @Test func `caps the depth without using the stack`() throws {
    let deep = String(repeating: "[", count: 1_000_000)
    #expect(throws: JSONError.self) { try JSONValue(parsing: deep) }
    let allowed = String(repeating: "[", count: 500) + String(repeating: "]", count: 500)
    #expect(try JSONValue(parsing: allowed).canonicalBytes() == Array(allowed.utf8))
    // The check of canonical bytes makes no values, so that any depth can be asked of it.
    let wide = String(repeating: "{\"a\":[", count: 100_000)
    let closing = String(repeating: "]}", count: 100_000)
    #expect(
      try CanonicalJSON.bytes(from: (wide + closing).utf8, maximumDepth: 200_000)
        == Array((wide + closing).utf8))
  }

  @Test(arguments: 0..<200)
  func `never traps on broken text, and says at which byte`(seed: Int) {
    var random = SeededGenerator(seed: seed)
    let good = Array(
      #"{"k":[1,2.5e-3,-7,"a\u00e9\ud83d\ude00\\","я",true,null],"é":{"x":{"y":[[]]}},"z":""}"#.utf8
    )
    for _ in 0..<50 {
      var bytes = good
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let at = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: at)
        default: bytes.insert(good.randomElement(using: &random)!, at: at)
        }
      }
      do {
        let value = try JSONValue(parsing: bytes)
        let canonical = try value.canonicalBytes()
        #expect(try CanonicalJSON.bytes(from: bytes) == canonical)
        #expect(CanonicalJSON.isCanonical(canonical))
      } catch let error as JSONError {
        #expect(error.offset.map { 0...bytes.count ~= $0 } == true)
      } catch {
        Issue.record("\(error)")
      }
    }
  }
}

@Suite struct `Canonical JSON` {
  /// A value of any shape, keys in any order.
  static func value(_ depth: Int, _ random: inout SeededGenerator) -> JSONValue {
    let words = [
      "", "a", "b", "aa", "é", "e\u{301}", "\u{E000}", "😀", "\u{FFFF}", "\"\\\n\u{1}я", "0",
    ]
    switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &random) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &random))
    case 2: return .integer(Int.random(in: -(1 << 53)...(1 << 53), using: &random))
    case 3: return .string(words.randomElement(using: &random)!)
    case 4:
      let pattern = Double(bitPattern: UInt64.random(in: .min ... .max, using: &random))
      return .number(pattern.isFinite ? pattern : 0.5)
    case 5: return .array((0..<3).map { _ in value(depth - 1, &random) })
    default:
      return .object(
        words.shuffled(using: &random).prefix(Int.random(in: 0...11, using: &random))
          .map { ($0, value(depth - 1, &random)) })
    }
  }

  @Test(arguments: 0..<100)
  func `is reached from any layout and stays as it is`(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let value = Self.value(4, &random)
    let canonical = try value.canonicalBytes()
    #expect(try CanonicalJSON.bytes(from: value.text(indented: true).utf8) == canonical)
    #expect(try CanonicalJSON.bytes(from: value.text().utf8) == canonical)
    #expect(try CanonicalJSON.bytes(from: canonical) == canonical)
    #expect(try JSONValue(parsing: canonical).canonicalBytes() == canonical)
    #expect(CanonicalJSON.isCanonical(canonical))
  }

  @Test(arguments: 0..<100)
  func `orders keys as their UTF-16 stands`(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let alphabet =
      ["a", "z", "\u{7F}", "é", "\u{7FF}", "\u{800}", "\u{D7FF}", "\u{E000}", "\u{FFFF}"]
      + ["\u{10000}", "😀", "\u{10FFFF}"]
    let keys = Set(
      (0..<40).map { _ in
        Array((0..<3).map { _ in alphabet.randomElement(using: &random)! }.joined().utf16)
      })
    let value = JSONValue.object(keys.map { (String(decoding: $0, as: UTF16.self), 1) })
    let sorted = keys.sorted { $0.lexicographicallyPrecedes($1) }
    let plain =
      "{"
      + sorted.map { JSONValue.string(String(decoding: $0, as: UTF16.self)).text() + ":1" }
      .joined(separator: ",") + "}"
    #expect(try value.canonicalBytes() == Array(plain.utf8))
    #expect(try CanonicalJSON.bytes(from: value.text().utf8) == Array(plain.utf8))
  }

  @Test func `refuses a doubled key, infinity and, in the profile, all but integers`() throws {
    #expect(throws: JSONError.self) { try JSONValue.object([("a", 1), ("a", 2)]).canonicalBytes() }
    #expect(throws: JSONError.self) { try JSONValue.number(.infinity).canonicalBytes() }
    for text in ["1.5", "1e2", "1.0", "9007199254740992", "[-9007199254740992]", "1e30"] {
      #expect(throws: JSONError.self) {
        try CanonicalJSON.bytes(from: text.utf8, profile: .integersOnly)
      }
      #expect(try !JSONValue(parsing: text).hasIntegersOnly)
      #expect(throws: JSONError.self) {
        try JSONValue(parsing: text).canonicalBytes(profile: .integersOnly)
      }
    }
    for text in ["9007199254740991", "-9007199254740991", "0"] {
      #expect(CanonicalJSON.isCanonical(text.utf8, profile: .integersOnly))
    }
    #expect(throws: JSONError.self) { try CanonicalJSON.parse("{ }".utf8) }
    #expect(try CanonicalJSON.parse("{}".utf8) == [:])
  }
}
