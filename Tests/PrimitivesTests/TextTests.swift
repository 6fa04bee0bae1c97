import Primitives
import TestSupport
import Testing

@Suite struct `Places in text` {
  static let texts = [
    "", "plain", "line\r\nline\r\n", "Ряб\u{301}ков — “сould” 🇷🇺👩‍🚀 e\u{301}",
    String(repeating: "Договор о СНВ. ", count: 40),
  ]

  @Test(arguments: texts)
  func `convert between bytes and scalars and back`(text: String) {
    let offsets = ScalarOffsets(text)
    #expect(offsets.count == text.unicodeScalars.count)
    var byte = 0
    for (number, scalar) in text.unicodeScalars.enumerated() {
      #expect(offsets.scalar(atByte: byte) == number)
      #expect(offsets.byte(atScalar: number) == byte)
      byte += String(scalar).utf8.count
    }
    #expect(offsets.byte(atScalar: offsets.count) == text.utf8.count)
    #expect(offsets.scalar(atByte: text.utf8.count) == offsets.count)
    #expect(offsets.byte(atScalar: offsets.count + 1) == nil)
  }

  @Test func `refuse a passage that cuts a scalar or leaves the text`() {
    let text = "aя\r\nb"
    #expect(text.passage(TextRange(1, 3)) == "я")
    #expect(text.passage(TextRange(1, 2)) == nil)
    #expect(text.passage(TextRange(0, 99)) == nil)
    #expect(text.passage(TextRange(3, 4)) == "\r")
    #expect(text.passage(TextRange(4, 6)) == "\nb")
  }
}

@Suite struct `Ranges in order` {
  static let ranges = [TextRange(0, 4), TextRange(5, 9), TextRange(9, 12), TextRange(20, 21)]

  @Test(arguments: [
    (TextRange(0, 1), 0..<1), (TextRange(3, 6), 0..<2), (TextRange(4, 5), 1..<1),
    (TextRange(8, 21), 1..<4), (TextRange(12, 20), 3..<3), (TextRange(30, 40), 4..<4),
    (TextRange(0, 99), 0..<4),
  ])
  func `are found by what shares a byte with a range`(range: TextRange, run: Range<Int>) {
    #expect(Self.ranges.run(overlapping: range) == run)
    let slow = Self.ranges.indices.filter { Self.ranges[$0].overlaps(range) }
    #expect(Array(run) == slow)
    #expect([TextRange]().run(overlapping: range).isEmpty)
  }

  @Test func `and bytes of white space are those of ASCII`() {
    let white = (UInt8.min...UInt8.max).filter(\.isWhiteSpace)
    #expect(white == [9, 10, 11, 12, 13, 32])
  }
}

@Suite struct `JSON text` {
  @Test func `keeps order, writes nulls and escapes what must be`() {
    let value: JSONValue = [
      "b": 1, "a": nil, "s": "q\"\\\n\u{1}я\r\n", "n": 0.83, "l": [], "o": [:],
    ]
    #expect(
      value.text()
        == #"{"b":1,"a":null,"s":"q\"\\\n\u0001я\r\n","n":0.83,"l":[],"o":{}}"#)
  }
}

@Suite struct `Text in XML` {
  @Test func `is escaped scalar by scalar`() {
    #expect(XMLText.escaped("a<b> & \"c\"\u{301}") == "a&lt;b&gt; &amp; &quot;c&quot;\u{301}")
    #expect(XMLText.escaped("\r\n\t\u{0}\u{FFFE}") == "&#13;\n\t\u{FFFD}\u{FFFD}")
  }
}
