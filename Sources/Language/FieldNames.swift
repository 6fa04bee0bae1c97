public import Primitives

/// Tells whether a text is of this field: whether it names an instrument, a system or a known speaker.
///
/// A name counts as the catalogue writes it, capitals and all, on whole words; names without a capital
/// letter (*nuclear five*) and topics say too little. Linear in the text.
public struct FieldNames: Sendable {
  /// By first word what follows it in each name.
  private var byFirst: [[UInt8]: [[[UInt8]]]] = [:]

  public init(people: [Person], instruments: [InstrumentNames]) {
    for person in people {
      add(person.name)
      for alias in person.aliases { add(alias) }
    }
    for instrument in instruments where instrument.kind != "topic" {
      add(instrument.name)
      for alias in instrument.aliases { add(alias) }
    }
  }

  private mutating func add(_ name: String) {
    guard name.unicodeScalars.contains(where: { $0.properties.isUppercase }) else { return }
    var words: [[UInt8]] = []
    Array(name.utf8).withUnsafeBufferPointer { bytes in
      Self.words(bytes) {
        words.append($0)
        return true
      }
    }
    guard let first = words.first else { return }
    byFirst[first, default: []].append(Array(words.dropFirst()))
  }

  /// Whether any of the names stands in `text`.
  public func occur(in text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      // What must still follow for the names that have begun.
      var begun: [ArraySlice<[UInt8]>] = []
      var isFound = false
      Self.words(bytes) { word in
        var going: [ArraySlice<[UInt8]>] = []
        for rest in begun where rest.first == word { going.append(rest.dropFirst()) }
        for rest in byFirst[word] ?? [] { going.append(rest[...]) }
        begun = going
        isFound = going.contains(where: \.isEmpty)
        return !isFound
      }
      return isFound
    }
  }

  /// Runs of letters and digits until `body` gives false; everything beyond ASCII but the marks of general
  /// punctuation counts as letters.
  private static func words(_ bytes: UnsafeBufferPointer<UInt8>, _ body: ([UInt8]) -> Bool) {
    var word: [UInt8] = []
    func end() -> Bool {
      guard !word.isEmpty else { return true }
      defer { word.removeAll(keepingCapacity: true) }
      return body(word)
    }
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      let isMark = byte == 0xE2 && at + 2 < bytes.count && bytes[at + 1] == 0x80
      switch byte {
      case _ where isMark:
        guard end() else { return }
        at += 2
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: word.append(byte)
      default: guard end() else { return }
      }
      at += 1
    }
    _ = end()
  }
}
