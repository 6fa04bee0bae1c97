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
    Self.words(Array(name.utf8)) { words.append($0) }
    guard let first = words.first else { return }
    byFirst[first, default: []].append(Array(words.dropFirst()))
  }

  /// Whether any of the names stands in `text`.
  public func occur(in text: String) -> Bool {
    var words: [[UInt8]] = []
    Self.words(Array(text.utf8)) { words.append($0) }
    for (place, word) in words.enumerated() {
      guard let rests = byFirst[word] else { continue }
      for rest in rests
      where words.count - place > rest.count
        && words[(place + 1)..<(place + 1 + rest.count)].elementsEqual(rest)
      {
        return true
      }
    }
    return false
  }

  /// Runs of letters and digits; everything beyond ASCII but marks of punctuation counts as letters.
  private static func words(_ bytes: [UInt8], _ body: ([UInt8]) -> Void) {
    var word: [UInt8] = []
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      let isMark = byte == 0xE2 && at + 2 < bytes.count && bytes[at + 1] == 0x80
      switch byte {
      case _ where isMark:
        if !word.isEmpty { body(word) }
        word.removeAll(keepingCapacity: true)
        at += 2
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: word.append(byte)
      default:
        if !word.isEmpty { body(word) }
        word.removeAll(keepingCapacity: true)
      }
      at += 1
    }
    if !word.isEmpty { body(word) }
  }
}
