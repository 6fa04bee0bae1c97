import Primitives

/// Finds the furniture nobody listed: lines that stand in many documents of one outlet.
///
/// ```swift
/// var furniture = OutletFurniture()
/// for document in documents { furniture.count(document) }
/// let cleaned = documents.map(furniture.marked)
/// ```
///
/// Which documents are counted decides what is found, not their order.
public struct OutletFurniture: Sendable {
  /// In how many documents of the outlet a line must stand at least.
  public var least = 3
  /// In what share of the outlet's documents it must stand at least.
  public var share = 0.1

  private var lines: [String: [UInt64: Int]] = [:]
  private var documents: [String: Int] = [:]

  public init() {}

  /// Takes a document's lines into the count, each once; one without an outlet is passed over. Linear in its text.
  public mutating func count(_ document: Document) {
    guard let outlet = document.metadata.outlet else { return }
    documents[outlet, default: 0] += 1
    for hash in Set(OutletFurniture.hashes(of: document).map(\.hash)) {
      lines[outlet, default: [:]][hash, default: 0] += 1
    }
  }

  /// The document with those of its paragraphs that are furniture of its outlet marked as boilerplate.
  ///
  /// A document's own copy counts as one of `least`; a text that was itself printed three times is told apart by
  /// its length: lines over 40 words are never furniture.
  public func marked(_ document: Document) -> Document {
    guard let outlet = document.metadata.outlet, let counted = lines[outlet] else {
      return document
    }
    let needed = max(least, Int((share * Double(documents[outlet] ?? 0)).rounded(.up)))
    var document = document
    for (index, hash) in OutletFurniture.hashes(of: document)
    where counted[hash, default: 0] >= needed {
      document.blocks[index].kind = .boilerplate
    }
    return document
  }

  /// Blocks of text of at most 40 words, by the hash of their words, figures aside.
  private static func hashes(of document: Document) -> [(index: Int, hash: UInt64)] {
    document.blocks.indices.compactMap { index in
      let block = document.blocks[index]
      guard [.paragraph, .heading, .byline].contains(block.kind),
        let text = document.text.passage(block.range), text.utf8.count <= 600
      else { return nil }
      let words = WordFilter.hashes(of: String(text.filter { !$0.isNumber }))
      guard (1...40).contains(words.count) else { return nil }
      return (index, words.reduce(BlockWords.seed) { ($0 ^ $1) &* BlockWords.prime })
    }
  }
}
