/// Lines of a text that read on as one: a paragraph broken by hard wraps, or a line on its own.
struct ParagraphLines {
  /// Indices into the text's lines.
  var lines: Range<Int>
  /// Bytes from the first letter of the first line to the last of the last, line ends inside included.
  var range: Range<Int>
  /// Its words, the hard wraps read as spaces.
  var form: LineForm
  /// Blank lines in front of it.
  var blanksBefore: Int
  var startsPage: Bool
  /// An address broken by a hard wrap is read as one here; nil for everything else.
  var address: String?

  /// Joins hard wraps. Linear.
  ///
  /// A text counts as wrapped when most of its full lines end near one width. There a line goes on in the
  /// next when the next one's first word would not have fitted, or when it stops short of a sentence's
  /// end and the next begins with a small letter.
  static func group(_ lines: [TextLine], in bytes: UnsafeBufferPointer<UInt8>) -> [ParagraphLines] {
    let forms = lines.map { LineForm(String(decoding: bytes[$0.range], as: UTF8.self)) }
    let wrap = wrapWidth(lines, isAddress: forms.map(\.isAddress))
    var groups: [ParagraphLines] = []
    var blanks = 0
    var index = 0
    var page = false
    while index < lines.count {
      page = page || lines[index].startsPage
      if lines[index].isBlank {
        blanks += 1
        index += 1
        continue
      }
      var end = index + 1
      var address = LineForm.address(in: forms[index].text)
      while end < lines.count, !lines[end].isBlank {
        if let open = address {
          guard goesOnAsAddress(lines[end - 1], forms[end], wrap: wrap) else { break }
          address = open + forms[end].text
        } else {
          guard let wrap, goesOn(lines[end - 1], forms[end - 1], forms[end], wrap: wrap) else {
            break
          }
        }
        end += 1
      }
      let range = lines[index].range.lowerBound..<lines[end - 1].range.upperBound
      let text =
        end == index + 1
        ? forms[index] : LineForm(forms[index..<end].map(\.text).joined(separator: " "))
      groups.append(
        ParagraphLines(
          lines: index..<end, range: range, form: text, blanksBefore: blanks, startsPage: page,
          address: address))
      blanks = 0
      page = false
      index = end
    }
    return groups
  }

  /// The width the text was wrapped at; nil for text that was not.
  static func wrapWidth(_ lines: [TextLine], isAddress: [Bool]) -> Int? {
    var widths: [Int] = []
    for index in lines.indices.dropLast() where !lines[index].isBlank && !lines[index + 1].isBlank {
      if lines[index].width >= 40, !isAddress[index] { widths.append(lines[index].width) }
    }
    guard widths.count >= 2 else { return nil }
    widths.sort()
    let wide = widths[min(widths.count - 1, widths.count * 19 / 20)]
    guard wide <= 140 else { return nil }
    let full = widths.filter { $0 * 4 >= wide * 3 }.count
    return full * 10 >= widths.count * 6 ? wide : nil
  }

  private static func goesOn(
    _ line: TextLine, _ form: LineForm, _ next: LineForm, wrap: Int
  ) -> Bool {
    if next.isAddress || FurnitureWords.whole.contains(next.folded)
      || FurnitureWords.whole.contains(form.folded)
    {
      return false
    }
    let firstWord = next.text.prefix { !$0.isWhitespace }.count
    if (line.width + 1 + firstWord) * 20 >= wrap * 17 { return true }
    return line.width * 2 >= wrap && !form.endsSentence && !form.endsWithColon
      && next.firstLetterIsLower == true
  }

  /// An address goes on in a line that is one word of address letters, when the line before was full.
  private static func goesOnAsAddress(_ line: TextLine, _ next: LineForm, wrap: Int?) -> Bool {
    guard next.words == 1, !next.isAddress, line.width >= 60, line.width * 10 >= (wrap ?? 0) * 8
    else {
      return false
    }
    var marks = 0
    for scalar in next.text.unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z": break
      case "0"..."9", "-", "_", "/", "%", "?", "=", "&", ".", "~", "+", "#": marks += 1
      default: return false
      }
    }
    return marks > 0
  }
}
