/// The passages of a text as hashes, to tell whether another text repeats them.
///
/// Winnowed fingerprints (Schleimer, Wilkerson, Aiken, "Winnowing: local algorithms for document fingerprinting", SIGMOD
/// 2003): of every eight runs of six words the one with the least hash is kept, so that two texts that share fourteen
/// words in a row share a print. Letters alone count: marks, case and white space don't.
public struct PassagePrints: Sendable {
  /// Each once, in ascending order; empty for a text of fewer than six words.
  public let all: [UInt64]

  /// Linear in the text.
  public init(of text: String) {
    self.init(words: WordFilter.hashes(of: text))
  }

  init(words: [UInt64]) { all = Duplicates.fingerprints(words) }

  /// About a quarter of the prints, the same ones of every text: enough to find which texts are worth comparing.
  public var sample: [UInt64] { all.filter { $0 & 3 == 0 } }

  /// How this text repeats an earlier one, and of the prints of the one with fewer, the share the other has too; nil
  /// where it doesn't. Linear in both.
  public func match(_ earlier: PassagePrints) -> (kind: Duplicates.Kind, containment: Double)? {
    var shared = 0
    var (left, right) = (0, 0)
    while left < all.count, right < earlier.all.count {
      if all[left] == earlier.all[right] {
        shared += 1
        left += 1
        right += 1
      } else if all[left] < earlier.all[right] {
        left += 1
      } else {
        right += 1
      }
    }
    return PassagePrints.match(shared: shared, of: all.count, and: earlier.all.count)
  }

  /// The rule: near copies share 85 of 100 prints, reprints a third of the smaller one's and six at least.
  static func match(shared: Int, of one: Int, and other: Int) -> (
    kind: Duplicates.Kind, containment: Double
  )? {
    let containment = min(1, Double(shared) / Double(max(1, min(one, other))))
    if shared >= 3, Double(shared) / Double(max(1, max(one, other))) >= 0.85 {
      return (.near, containment)
    }
    if shared >= 6, containment >= 1.0 / 3 { return (.reprint, containment) }
    return nil
  }
}
