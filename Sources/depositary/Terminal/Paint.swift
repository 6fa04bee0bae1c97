/// Colour and weight of words on a terminal.
///
/// Painted words carry marks of our own, which become escape codes only when a page is finished, so that nothing
/// in a text that was read can pass for one.
struct Paint {
  /// Whether there is colour at all; without it words stay as they are.
  let isColoured: Bool

  /// The codes of ECMA-48's SGR that are used.
  enum Code: String {
    case bold = "1"
    case faint = "2"
    case red = "31"
    case yellow = "33"
    case cyan = "36"
    /// Bold and yellow: what was searched for.
    case found = "1;33"
  }

  /// The words in that code. It goes on each word, so that folding the lines leaves no line half painted.
  func words(_ words: String, _ code: Code) -> String {
    guard isColoured else { return words }
    return words.split(separator: " ", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "\u{E000}\(code.rawValue)m\($0)\u{E001}" }.joined(separator: " ")
  }

  /// A finished page: marks made into codes. Whatever of it came out of a text must be `safeOnTerminal`.
  static func finished(_ page: String) -> String {
    page.replacing("\u{E000}", with: "\u{1B}[").replacing("\u{E001}", with: "\u{1B}[0m")
  }
}

extension String {
  /// Without controls, which a text that was read could use to change what a terminal shows.
  var safeOnTerminal: String {
    var out = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      let isMark = scalar == "\u{E000}" || scalar == "\u{E001}"
      if (!isControl && !isMark) || scalar == "\n" || scalar == "\t" { out.append(scalar) }
    }
    return String(out)
  }

  /// How many characters are seen of it: marks of paint aren't.
  var seenCount: Int {
    guard utf8.contains(0xEE) else { return count }
    var seen = 0
    var isMark = false
    for character in self {
      if character == "\u{E000}" {
        isMark = true
      } else if isMark {
        // A code ends at its first letter.
        if character == "m" { isMark = false }
      } else if character != "\u{E001}" {
        seen += 1
      }
    }
    return seen
  }
}
