public import Primitives

/// Divides the blocks of a text that are read into sentences.
///
/// ```swift
/// let sentences = SentencesFromText().sentences(in: document.text, blocks: document.blocks)
/// ```
///
/// A hard line wrap ends nothing; an empty line ends a paragraph. A quotation of several sentences that
/// closes in the same paragraph stays whole with the clause that carries it (`“Not yet. Later,” he said.`),
/// up to `longestQuotation` tokens. A paragraph that stops in the middle of a sentence in front of furniture,
/// such as a page break or a list of links, goes on behind it when the next one begins in lower case.
/// Linear in the text.
public struct SentencesFromText: Sendable {
  /// Tokens a quotation may have to be kept in one sentence; a longer one is divided at its full stops.
  public var longestQuotation = 160

  /// Whether sentences are cut as the attribution chains have learnt them: `“Have they read it?” Lavrov said.` is two, and
  /// a doubled apostrophe that opens a quotation belongs to the sentence in front. Cut otherwise, contents lose .3 on
  /// PolNeAR's dev part.
  public var cutsAsLearnt = false

  public init() {}

  /// What cuts sentences for the attribution chains.
  public static var asLearnt: SentencesFromText {
    var division = SentencesFromText()
    division.cutsAsLearnt = true
    return division
  }

  /// The sentences in order of place; blocks must be in order and may leave gaps.
  public func sentences(in text: String, blocks: [TextBlock]) -> [Sentence] {
    var text = text
    return text.withUTF8 { bytes in
      var sentences: [Sentence] = []
      var paragraph = 0
      for tokens in paragraphs(in: bytes, blocks: blocks) {
        divide(tokens, paragraph: paragraph, into: &sentences)
        paragraph += 1
      }
      return sentences
    }
  }

  /// Tokens of each paragraph, broken ones joined.
  private func paragraphs(
    in bytes: UnsafeBufferPointer<UInt8>, blocks: [TextBlock]
  ) -> [[Token]] {
    let tokenizer = Tokenizer()
    var found: [[Token]] = []
    for block in blocks where block.kind.isRead {
      let end = min(block.range.end, bytes.count)
      var start = max(block.range.start, 0)
      while start < end {
        let stop = emptyLine(in: bytes, from: start, to: end) ?? end
        let tokens = tokenizer.tokens(in: bytes, range: TextRange(start, stop))
        start = stop
        guard let first = tokens.first else { continue }
        if let last = found.last, goesOn(last, with: first) {
          found[found.count - 1] += tokens
        } else {
          found.append(tokens)
        }
      }
    }
    return found
  }

  /// The first byte behind an empty line; nil where there is none.
  private func emptyLine(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
  ) -> Int? {
    var at = start
    var sawWord = false
    while at < end {
      if bytes[at] == 0x0A {
        var ahead = at + 1
        while ahead < end, bytes[ahead] == 0x20 || bytes[ahead] == 0x09 || bytes[ahead] == 0x0D {
          ahead += 1
        }
        if ahead < end, bytes[ahead] == 0x0A, sawWord { return ahead + 1 }
      } else if bytes[at] > 0x20 {
        sawWord = true
      }
      at += 1
    }
    return nil
  }

  /// Whether a paragraph that ends without a closing mark is taken up by one that begins in lower case.
  private func goesOn(_ paragraph: [Token], with first: Token) -> Bool {
    guard let last = paragraph.last, last.isWord || last.text == "," || last.text == "-" else {
      return false
    }
    guard first.isWord, !first.isCapitalized, let letter = first.text.unicodeScalars.first else {
      return false
    }
    return ScalarKind(letter.value) == .letter && !last.text.hasSuffix(".")
      && !last.text.hasPrefix("http")
  }

  private func divide(_ tokens: [Token], paragraph: Int, into sentences: inout [Sentence]) {
    let quotations = Quotation.all(in: tokens)
    var start = 0
    var at = 0
    var next = 0
    func close(through last: Int) {
      guard last >= start else { return }
      let range = TextRange(tokens[start].range.start, tokens[last].range.end)
      sentences.append(
        Sentence(range: range, tokens: Array(tokens[start...last]), paragraph: paragraph))
      start = last + 1
    }
    while at < tokens.count {
      while next < quotations.count, quotations[next].close < at { next += 1 }
      if next < quotations.count, quotations[next].open == at,
        quotations[next].isClosed, quotations[next].close - at <= longestQuotation
      {
        at = quotations[next].close
        next += 1
        if endsSentence(at - 1, closedAt: at, in: tokens),
          cutsAsLearnt || !isAttributed(behind: at, in: tokens)
        {
          close(through: at)
        }
        at += 1
        continue
      }
      var last = at
      if Self.isTerminal(tokens[at].text) || tokens[at].text.hasSuffix(".") {
        while last + 1 < tokens.count, Self.closers.contains(tokens[last + 1].text) { last += 1 }
        // A straight mark behind a full stop may open the next sentence instead.
        if last > at, tokens[last].text == "\"" || tokens[last].text == "''" && !cutsAsLearnt,
          next < quotations.count, quotations[next].open == last
        {
          last -= 1
        }
        if endsSentence(at, closedAt: last, in: tokens) { close(through: last) }
      }
      at = last + 1
    }
    close(through: tokens.count - 1)
  }

  /// Whether who said it stands behind a quotation: `“Have they read it?” Lavrov said.`
  private func isAttributed(behind close: Int, in tokens: [Token]) -> Bool {
    guard close + 1 < tokens.count, !Self.clauseOpeners.contains(tokens[close + 1].text) else {
      return false
    }
    for at in close + 1..<min(close + 9, tokens.count) {
      let text = tokens[at].text
      if Self.isTerminal(text) || text == "," || Self.openers.contains(text) { return false }
      guard at > close + 1, Self.saying.contains(text) else { continue }
      guard at + 1 < tokens.count else { return true }
      let next = tokens[at + 1]
      return !next.isWord || Self.behindSaying.contains(next.text)
    }
    return false
  }

  /// *“Is it dead?” What he asked, …*: a sentence of its own begins.
  private static let clauseOpeners: Set<String> = [
    "What", "When", "Where", "How", "Why", "If", "As", "While", "Though", "Although", "After",
    "Before", "Since", "Because", "Whether", "Once", "Until",
  ]

  private static let saying: Set<String> = [
    "said", "says", "asked", "asks", "wrote", "writes", "replied", "added", "tweeted", "shouted",
    "exclaimed", "retorted", "wondered", "demanded", "joked", "quipped", "told", "tells",
  ]
  /// What may stand behind such a verb where it has its words in front.
  private static let behindSaying: Set<String> = [
    "in", "on", "at", "during", "after", "before", "of", "to", "about", "when", "as", "while",
    "reporters", "later", "recently", "yesterday", "today", "Monday", "Tuesday", "Wednesday",
    "Thursday", "Friday", "Saturday", "Sunday",
  ]

  static let closers: Set<String> = ["”", "\"", "»", "’", "'", "''", ")", "]"]
  private static let openers: Set<String> = [
    "“", "\"", "«", "„", "‘", "'", "``", "''", "(", "[", "—", "–", "-", "--", "•",
  ]

  static func isTerminal(_ mark: String) -> Bool {
    switch mark {
    case ".", "!", "?", "…": return true
    default: return mark.hasPrefix("..")
    }
  }

  /// Whether the token at `at`, with its closing marks up to `last`, ends a sentence.
  private func endsSentence(_ at: Int, closedAt last: Int, in tokens: [Token]) -> Bool {
    guard at >= 0 else { return false }
    let token = tokens[at]
    guard last + 1 < tokens.count else { return true }
    let next = tokens[last + 1]
    var opener = next
    if Self.openers.contains(next.text), last + 2 < tokens.count { opener = tokens[last + 2] }
    let beginsAnew =
      opener.isCapitalized || next.text == "•"
      || (opener.isWord && (opener.text.utf8.first.map { $0 >= 0x30 && $0 <= 0x39 } ?? false))
    if Self.isTerminal(token.text) {
      // Glued texts (`dialogue.Russia`) are divided too; `“Why?” he asked` isn't.
      return beginsAnew && !["-", "–", "—", "--"].contains(next.text)
    }
    guard token.text.hasSuffix("."), token.isWord else { return false }
    if Abbreviations.neverEndsSentence(token.text) { return false }
    if last > at { return beginsAnew }
    // `the U.S. The …` ends, `the U.S. Senate` doesn't: only a word that opens sentences counts.
    let isInitial = token.text.unicodeScalars.count == 2
    if isInitial {
      let spread =
        at > 0 && tokens[at - 1].text.unicodeScalars.count == 2
        && tokens[at - 1].text.hasSuffix(".")
      guard spread || token.text == "г." else { return false }
    }
    // *U.S. Under Secretary*.
    if next.text == "Under", last + 2 < tokens.count, tokens[last + 2].text == "Secretary" {
      return false
    }
    return Self.sentenceOpeners.contains(next.text)
      || (Self.openers.contains(next.text) && next.text != "(" && beginsAnew)
  }

  /// Words that begin a sentence and aren't part of a name.
  private static let sentenceOpeners = Set(
    """
    The A An In On At By For From With But And Or So Yet He She It They We I You This That These Those
    There Here His Her Its Their Our If As While When Although Though Since Because After Before Until
    Earlier Later Meanwhile However Moscow Russia Washington Russian American What Who Why How Both Such
    Some Many Most Several Other Another Under Despite According Asked Speaking Citing
    В Во На По Но И А Он Она Они Это Эти Если Как Когда При Для Также Кроме Ранее Позднее Россия Москва
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
