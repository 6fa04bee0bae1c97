public import Primitives

/// What a person types into a search box, made safe for FTS5.
///
/// Words are all to be found, in any of their forms; `"…"` keeps words together as they are, a `*` at a
/// word's end finds its beginnings. Everything else that FTS5 would read as its own grammar is taken as
/// a plain word. Words beyond the sixty-fourth are not asked for.
public struct SearchWords: Sendable {
  /// One thing to be found.
  enum Term: Hashable, Sendable {
    /// A word in any of its forms; several stems where it holds a hyphen or the like.
    case forms(words: [String], stems: [String])
    /// Words as they are, one behind the other.
    case phrase([String])
    /// Like a phrase, the last word only begun.
    case beginning([String])
  }

  let terms: [Term]

  /// - Parameter typed: Taken whole; quotation marks may be of any kind.
  public init(_ typed: String) {
    var terms: [Term] = []
    func add(_ term: Term) {
      if terms.count < 64, !terms.contains(term) { terms.append(term) }
    }
    var rest = Substring(typed)
    while let first = rest.first {
      if SearchWords.quotes.contains(first) {
        rest = rest.dropFirst()
        let phrase = rest.prefix { !SearchWords.quotes.contains($0) }
        rest = rest.dropFirst(phrase.count).dropFirst()
        let words = SearchToken.tokens(of: String(phrase)).map(\.word).prefix(64)
        if !words.isEmpty {
          add(phrase.hasSuffix("*") ? .beginning(Array(words)) : .phrase(Array(words)))
        }
      } else if first.isWhitespace {
        rest = rest.dropFirst()
      } else {
        let word = rest.prefix { !$0.isWhitespace && !SearchWords.quotes.contains($0) }
        rest = rest.dropFirst(word.count)
        let tokens = SearchToken.tokens(of: String(word)).prefix(64)
        if tokens.isEmpty { continue }
        add(
          word.hasSuffix("*")
            ? .beginning(tokens.map(\.word))
            : .forms(words: tokens.map(\.word), stems: tokens.map(\.stem)))
      }
    }
    self.terms = terms
  }

  private static let quotes: Set<Character> = ["\"", "“", "”", "„", "«", "»"]

  /// Whether nothing was typed that could be found.
  public var isEmpty: Bool { terms.isEmpty }

  /// Whether some word is only begun.
  var hasBeginning: Bool {
    terms.contains {
      if case .beginning = $0 { return true }
      return false
    }
  }

  /// Whether a text has all that was asked for: what the search index says of it, told from the text itself.
  func fit(_ text: FoldedText) -> Bool {
    lazy var stems = [0x20] + text.stems
    let words = [0x20] + text.bytes
    // Words are parted by one space each and hold none, so that a run of them is a run of bytes.
    return terms.allSatisfy { term in
      switch term {
      case .forms(_, let asked): stems.holds(" \(asked.joined(separator: " ")) ")
      case .phrase(let asked): words.holds(" \(asked.joined(separator: " ")) ")
      case .beginning(let asked): words.holds(" \(asked.joined(separator: " "))")
      }
    }
  }

  /// The FTS5 expression over the columns `words` and `stems`; nil where there is nothing to find.
  var expression: String? {
    if terms.isEmpty { return nil }
    return terms.map { term in
      switch term {
      case .forms(_, let stems): "stems : \"\(stems.joined(separator: " "))\""
      case .phrase(let words): "words : \"\(words.joined(separator: " "))\""
      case .beginning(let words): "words : \"\(words.joined(separator: " "))\" *"
      }
    }.joined(separator: " AND ")
  }

  /// The FTS5 expression over the column `speaker`, every word as it is.
  var speakerExpression: String? {
    if terms.isEmpty { return nil }
    return terms.map { term in
      switch term {
      case .forms(let words, _), .phrase(let words): "speaker : \"\(words.joined(separator: " "))\""
      case .beginning(let words): "speaker : \"\(words.joined(separator: " "))\" *"
      }
    }.joined(separator: " AND ")
  }

  /// The passages of `text` that were asked for, in order and not overlapping: what a page highlights.
  ///
  /// Linear in the text for each thing asked for.
  public func places(in text: String) -> [TextRange] {
    SearchWords.merged(found(in: text).map(\.range))
  }

  /// Every passage that was asked for with the number of what it is found by, in order; they may overlap.
  func found(in text: String) -> [(range: TextRange, term: Int)] {
    let tokens = SearchToken.tokens(of: text)
    let stems = tokens.map(\.stem)
    var found: [(range: TextRange, term: Int)] = []
    for (number, term) in terms.enumerated() {
      let (asked, isBegun): ([String], Bool) =
        switch term {
        case .forms(_, let stems): (stems, false)
        case .phrase(let words): (words, false)
        case .beginning(let words): (words, true)
        }
      guard asked.count <= tokens.count else { continue }
      for start in 0...(tokens.count - asked.count) {
        let fits = asked.indices.allSatisfy { index in
          if case .forms = term { return stems[start + index] == asked[index] }
          let word = tokens[start + index].word
          return isBegun && index == asked.count - 1
            ? word.utf8.starts(with: asked[index].utf8) : word == asked[index]
        }
        if fits {
          let range = TextRange(
            tokens[start].range.start, tokens[start + asked.count - 1].range.end)
          found.append((range, number))
        }
      }
    }
    return found.sorted { ($0.range, $0.term) < ($1.range, $1.term) }
  }

  /// Ranges in order, those that overlap made one.
  static func merged(_ ranges: [TextRange]) -> [TextRange] {
    var merged: [TextRange] = []
    for range in ranges {
      if let last = merged.last, range.start < last.end {
        merged[merged.count - 1].end = max(last.end, range.end)
      } else {
        merged.append(range)
      }
    }
    return merged
  }
}

extension [UInt8] {
  /// Whether `part` stands somewhere in these bytes. Its first byte and its second are looked for; the rest seldom has
  /// to be.
  fileprivate func holds(_ part: String) -> Bool {
    var part = part
    return part.withUTF8 { part in
      withUnsafeBufferPointer { bytes in
        guard part.count >= 2, bytes.count >= part.count else { return false }
        for at in 0...(bytes.count - part.count)
        where bytes[at + 1] == part[1] && bytes[at] == part[0] {
          if part.indices.allSatisfy({ bytes[at + $0] == part[$0] }) { return true }
        }
        return false
      }
    }
  }
}
