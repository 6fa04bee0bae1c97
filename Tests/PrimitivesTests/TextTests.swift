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
