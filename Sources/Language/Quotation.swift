import Primitives

/// A passage between quotation marks, by the indices of its marks among the tokens of a paragraph.
public struct Quotation: Hashable, Sendable {
  /// Index of the opening mark.
  public var open: Int
  /// Index of the closing mark; the number of tokens where the quotation isn't closed in the paragraph.
  public var close: Int
  public var isClosed: Bool

  public init(open: Int, close: Int, isClosed: Bool) {
    self.open = open
    self.close = close
    self.isClosed = isClosed
  }

  /// The outermost quotations of a paragraph, in order, not overlapping.
  ///
  /// Straight marks open where nothing is open and white space or a bracket stands in front. An opening curly
  /// mark that is never closed runs to the end of the paragraph, as where a quotation goes on in the next one.
  /// Linear in the tokens.
  public static func all(in tokens: [Token]) -> [Quotation] {
    var found: [Quotation] = []
    var open: Int?
    var closing: Set<String> = []
    var depth = 0
    for (index, token) in tokens.enumerated() {
      let text = token.text
      guard text.utf8.count <= 3, !token.isWord else { continue }
      if let start = open {
        if closing.contains(text), !isApostrophe(at: index, in: tokens) {
          // Guillemets and low quotes nest: «…«…»…».
          if depth > 0 {
            depth -= 1
            continue
          }
          found.append(Quotation(open: start, close: index, isClosed: true))
          open = nil
        } else if text == tokens[start].text, text == "«" {
          depth += 1
        }
      } else if let closers = marks[text] {
        if text == "'" || text == "‘" {
          guard opens(index, in: tokens), closesAhead(index, closers, in: tokens) else { continue }
        } else if text == "\"" {
          guard opens(index, in: tokens) || index + 1 < tokens.count else { continue }
        }
        open = index
        closing = closers
        depth = 0
      }
    }
    if let open, tokens[open].text != "'" {
      found.append(Quotation(open: open, close: tokens.count, isClosed: false))
    }
    return found
  }

  private static let marks: [String: Set<String>] = [
    "“": ["”", "\""], "\"": ["\"", "”"], "«": ["»"], "„": ["“", "”", "\""], "``": ["''", "\""],
    "‘": ["’", "'"], "'": ["'"], "''": ["''"],
  ]

  /// Whether nothing but space or an opening mark stands directly in front, and a word directly behind.
  private static func opens(_ index: Int, in tokens: [Token]) -> Bool {
    guard index + 1 < tokens.count else { return false }
    let mark = tokens[index]
    guard tokens[index + 1].range.start == mark.range.end else { return false }
    guard index > 0 else { return true }
    let before = tokens[index - 1]
    return before.range.end < mark.range.start
      || ["(", "[", "—", "–", "\"", "“"].contains(before.text)
  }

  /// Whether a single mark has its partner within 60 tokens: otherwise it is an apostrophe.
  private static func closesAhead(_ index: Int, _ closers: Set<String>, in tokens: [Token]) -> Bool
  {
    var at = index + 1
    while at < min(tokens.count, index + 60) {
      if closers.contains(tokens[at].text), !isApostrophe(at: at, in: tokens) { return true }
      at += 1
    }
    return false
  }

  /// Whether a single closing mark stands for a possessive of a plural: `allies’ forces`.
  private static func isApostrophe(at index: Int, in tokens: [Token]) -> Bool {
    guard tokens[index].text == "’" || tokens[index].text == "'", index > 0 else { return false }
    let before = tokens[index - 1]
    guard before.range.end == tokens[index].range.start, before.text.hasSuffix("s") else {
      return false
    }
    return index + 1 < tokens.count && tokens[index + 1].isWord
  }
}
