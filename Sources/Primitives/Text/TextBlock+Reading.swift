extension TextBlock {
  /// The paragraphs of a text as they are read: each a list of ranges that belong together, in order.
  ///
  /// Most lists hold one range. A paragraph that a page break, a list of links or another block of furniture cuts in
  /// two ("the most likely missile could be the Iskander-M" ⟨links⟩ "ballistic missile, according to …")
  /// comes as one list of two ranges, so that its sentence, or a quotation left open, can be read whole. Two
  /// paragraph blocks are joined when the first ends no sentence and the second begins with a small letter, or when the
  /// first leaves a quotation open that the second closes before opening one and furniture stands between them. Only
  /// blocks that are read are looked at; hard line wraps inside a range stay as they are and read as spaces.
  /// Linear in the text.
  public static func readingParagraphs(of blocks: [TextBlock], in text: String) -> [[TextRange]] {
    var paragraphs: [[TextRange]] = []
    var text = text
    text.withUTF8 { bytes in
      var isInterrupted = false
      var mayGoOn = false
      for block in blocks {
        guard block.kind.isRead, block.range.end <= bytes.count, !block.range.isEmpty else {
          isInterrupted = true
          if block.kind == .heading { mayGoOn = false }
          continue
        }
        let words = String(decoding: bytes[block.range.range], as: UTF8.self)
        if mayGoOn, let last = paragraphs.last?.last,
          goesOn(
            String(decoding: bytes[last.range], as: UTF8.self), words, interrupted: isInterrupted)
        {
          paragraphs[paragraphs.count - 1].append(block.range)
        } else {
          paragraphs.append([block.range])
        }
        isInterrupted = false
        mayGoOn = block.kind == .paragraph
      }
    }
    return paragraphs
  }

  private static func goesOn(_ first: String, _ second: String, interrupted: Bool) -> Bool {
    var tail = first.unicodeScalars[...]
    while let last = tail.last, last.properties.isWhitespace { tail = tail.dropLast() }
    var mark = tail
    while let last = mark.last, "”»\"'’)]".unicodeScalars.contains(last) { mark = mark.dropLast() }
    let ends = mark.last.map { ".!?…:;".unicodeScalars.contains($0) } ?? true
    let head = second.unicodeScalars.first {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
    }
    if !ends, head?.properties.isLowercase == true { return true }
    guard interrupted, !ends else { return false }
    return opens(tail) && closesFirst(second)
  }

  /// Whether the last quotation mark of the passage opens a quotation that is not closed.
  private static func opens(_ passage: Substring.UnicodeScalarView) -> Bool {
    for scalar in passage.reversed() {
      if "“«„".unicodeScalars.contains(scalar) { return true }
      if "”»".unicodeScalars.contains(scalar) { return false }
    }
    return false
  }

  private static func closesFirst(_ passage: String) -> Bool {
    for scalar in passage.unicodeScalars {
      if "”»".unicodeScalars.contains(scalar) { return true }
      if "“«„".unicodeScalars.contains(scalar) { return false }
    }
    return false
  }
}
