import Primitives

/// Finds documents that repeat earlier ones: the same text, nearly the same, or a reprint of part of it.
///
/// Passages are compared by winnowed fingerprints (Schleimer, Wilkerson, Aiken, "Winnowing: local algorithms for document
/// fingerprinting", SIGMOD 2003): of every eight runs of six words the one with the least hash is kept, so that two
/// texts that share fourteen words in a row share a fingerprint. Wire copy that outlets cut and reorder shares too few
/// of all its words for a plain similarity; containment of the smaller in the larger finds it.
///
/// Deterministic: documents are compared with those added before, and the first of equals wins. Adding costs the
/// words of the text and at most 32 earlier documents for each fingerprint.
public struct Duplicates: Sendable {
  /// How a document repeats another.
  public enum Kind: String, Sendable, CaseIterable {
    /// Word for word, marks and white space aside.
    case same
    /// At least 85 of 100 fingerprints are shared.
    case near
    /// A third of the smaller one's passages, six at least, stand in the other.
    case reprint
  }

  /// An earlier document that the added one repeats.
  public struct Match: Hashable, Sendable {
    /// The id of the earlier document.
    public var first: String
    public var kind: Kind
    /// Of the fingerprints of the one with fewer, the share the other has too.
    public var containment: Double
  }

  private var ids: [String] = []
  private var sizes: [Int] = []
  private var whole: [UInt64: Int] = [:]
  private var places: [UInt64: [Int32]] = [:]

  public init() {}

  /// How many documents were added.
  public var count: Int { ids.count }

  /// Adds a document and tells which earlier one it repeats most; nil for a new one.
  public mutating func add(id: String, text: String) -> Match? {
    let words = WordFilter.hashes(of: text)
    let prints = PassagePrints(words: words).all
    let hash = words.reduce(FNV1a.start) { FNV1a.step($0, $1) }
    var match: Match?
    if !words.isEmpty, let earlier = whole[hash] {
      match = Match(first: ids[earlier], kind: .same, containment: 1)
    } else {
      var shared: [Int32: Int] = [:]
      for print in prints {
        for earlier in places[print] ?? [] { shared[earlier, default: 0] += 1 }
      }
      var best: (number: Int32, containment: Double, kind: Kind)?
      for (number, count) in shared {
        guard
          let (kind, containment) = PassagePrints.match(
            shared: count, of: prints.count, and: sizes[Int(number)])
        else { continue }
        // The earlier of two that are equally alike.
        if let old = best, (old.containment, -old.number) > (containment, -number) { continue }
        best = (number, containment, kind)
      }
      match = best.map {
        Match(first: ids[Int($0.number)], kind: $0.kind, containment: $0.containment)
      }
    }
    let number = Int32(ids.count)
    ids.append(id)
    sizes.append(prints.count)
    if !words.isEmpty, whole[hash] == nil { whole[hash] = Int(number) }
    // A passage that many documents have is boilerplate and tells nothing.
    for print in prints where (places[print]?.count ?? 0) < 32 {
      places[print, default: []].append(number)
    }
    return match
  }

  /// The winnowed hashes of runs of six words, each once, in ascending order.
  static func fingerprints(_ words: [UInt64], run: Int = 6, window: Int = 8) -> [UInt64] {
    guard words.count >= run else { return [] }
    var runs: [UInt64] = []
    runs.reserveCapacity(words.count)
    for at in 0...words.count - run {
      var hash = FNV1a.start
      for word in words[at..<at + run] { hash = FNV1a.step(hash, word) }
      // FNV mixes its high bits best.
      runs.append(hash ^ (hash >> 32))
    }
    // The least of each window, taken when it changes: of eight windows in a row most have the same.
    var kept: [UInt64] = []
    kept.reserveCapacity(runs.count / 4 + 1)
    var least = -1
    for last in min(window, runs.count) - 1..<runs.count {
      let first = max(0, last + 1 - window)
      let before = least
      if least < first {
        least = first
        for at in first...last where runs[at] < runs[least] { least = at }
      } else if runs[last] < runs[least] {
        least = last
      }
      if least != before { kept.append(runs[least]) }
    }
    kept.sort()
    var distinct: [UInt64] = []
    distinct.reserveCapacity(kept.count)
    for hash in kept where hash != distinct.last { distinct.append(hash) }
    return distinct
  }
}
