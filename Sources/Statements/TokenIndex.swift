package import Language
package import Primitives

/// Finds the tokens of a place in text.
package struct TokenIndex: Sendable {
  private let tokens: [Token]

  package init(_ sentences: [Sentence]) { tokens = sentences.flatMap(\.tokens) }

  /// The tokens inside `range`.
  package func tokens(_ range: TextRange) -> [Token] {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle].range.start < range.start { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < tokens.count, tokens[end].range.end <= range.end { end += 1 }
    return Array(tokens[low..<end])
  }
}
