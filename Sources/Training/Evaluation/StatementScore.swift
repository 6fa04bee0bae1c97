import Foundation
public import Primitives

/// How well statements agree with a gold annotation, document by document added up.
///
/// The definitions are those of the annotation guidelines' scoring hints: a predicted and a gold
/// statement can match when the Jaccard of their content characters, white space left out, is 0.5 or
/// more; matching is one to one, best pairs first; predictions inside the gold's `ignore_spans` are
/// passed over. Fields are scored on what matched.
public struct StatementScore: Sendable {
  /// A share with what it is a share of; precision, recall and their harmonic mean.
  public struct Figure: Hashable, Sendable {
    public var found: Int
    public var predicted: Int
    public var gold: Int

    public var precision: Double {
      predicted > 0 ? Double(found) / Double(predicted) : gold == 0 ? 1 : 0
    }
    public var recall: Double { gold > 0 ? Double(found) / Double(gold) : predicted == 0 ? 1 : 0 }
    public var f1: Double {
      precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0
    }
  }

  private var counts: [String: Int] = [:]
  /// What was missed and what was read otherwise, in the order of the documents.
  public private(set) var misses: [String] = []

  public init() {}

  /// Matched statements.
  public var found: Figure { figure("found", "pred", "gold") }
  /// Statements right in content, speaker, instrument and act together: the figure users feel.
  public var whole: Figure { figure("whole", "pred", "gold") }
  /// Condition spans.
  public var condition: Figure { figure("cond", "cond_pred", "cond_gold") }

  /// Shares of the matched statements, in the order they are printed.
  public var shares: [(name: String, value: Double)] {
    func share(_ name: String, of total: Int) -> (String, Double) {
      (name, total > 0 ? Double(counts[name, default: 0]) / Double(total) : 0)
    }
    let matched = counts["found", default: 0]
    return [
      share("speaker", of: matched), share("name", of: counts["name_n", default: 0]),
      share("state", of: matched), share("cue", of: counts["cue_n", default: 0]),
      share("act", of: matched), share("act~", of: matched), share("instrument", of: matched),
      share("quote", of: matched), share("measure", of: matched), share("reported_by", of: matched),
      share("said_on", of: matched),
    ]
  }

  /// Every figure by the name a floor is pinned under.
  public var figures: [(name: String, value: Double)] {
    [("found", found.f1), ("whole", whole.f1), ("condition", condition.f1)] + shares
  }

  private func figure(_ found: String, _ predicted: String, _ gold: String) -> Figure {
    Figure(
      found: counts[found, default: 0], predicted: counts[predicted, default: 0],
      gold: counts[gold, default: 0])
  }

  /// Adds one document: the gold object and the object that `extract` prints for it.
  ///
  /// - Throws: `EvaluationError` when the predicted text is not the gold's, so that no place can be compared.
  public mutating func add(gold: JSONValue, predicted: JSONValue?) throws {
    let name = gold["doc"]?.string ?? "?"
    guard let text = gold["text"]?.string else {
      throw EvaluationError(message: "\(name): the gold object has no text.")
    }
    if let other = predicted?["text"]?.string, !other.utf8.elementsEqual(text.utf8) {
      throw EvaluationError(
        message:
          "\(name): the predicted text is not the gold text, so no place can be compared. Hand the gold texts in as they are."
      )
    }
    let words = Words(text)
    var ignored = Set<Int>()
    for span in gold["meta"]?["ignore_spans"]?.array ?? [] {
      if let ends = span.array, ends.count == 2, let start = ends[0].integer,
        let end = ends[1].integer
      {
        ignored.formUnion(start..<max(start, end))
      }
    }
    let golden = (gold["statements"]?.array ?? []).map { ($0, words.characters($0["content"])) }
    let read = (predicted?["statements"]?.array ?? [])
      .map { ($0, words.characters($0["content"])) }
      .filter { !$0.1.isEmpty && !$0.1.isSubset(of: ignored) }
    var pairs: [(value: Double, gold: Int, read: Int)] = []
    for (i, one) in golden.enumerated() {
      for (j, other) in read.enumerated() where !one.1.isDisjoint(with: other.1) {
        pairs.append((Words.jaccard(one.1, other.1), i, j))
      }
    }
    pairs.sort { ($1.value, $0.gold, $0.read) < ($0.value, $1.gold, $1.read) }
    var matchOfGold: [Int: Int] = [:]
    var taken = Set<Int>()
    for pair in pairs where pair.value >= 0.5 {
      if matchOfGold[pair.gold] == nil, taken.insert(pair.read).inserted {
        matchOfGold[pair.gold] = pair.read
      }
    }
    counts["gold", default: 0] += golden.count
    counts["pred", default: 0] += read.count
    counts["found", default: 0] += matchOfGold.count
    counts["cond_pred", default: 0] += read.filter { $0.0["condition"]?.isObject == true }.count
    for (index, one) in golden.enumerated() {
      if one.0["condition"]?.isObject == true { counts["cond_gold", default: 0] += 1 }
      guard let match = matchOfGold[index] else {
        misses.append("\(name) \(one.0["id"]?.string ?? "?"): not found: \(Words.start(of: one.0))")
        continue
      }
      compare(one.0, read[match].0, words, name: name)
    }
  }

  private mutating func compare(
    _ gold: JSONValue, _ read: JSONValue, _ words: Words, name: String
  ) {
    func count(_ key: String, if holds: Bool) { if holds { counts[key, default: 0] += 1 } }
    let goldSpeaker = words.characters(gold["speaker"])
    let readSpeaker = words.characters(read["speaker"])
    let common = goldSpeaker.intersection(readSpeaker).count
    let isSpeaker =
      common > 0 && Double(common) >= 0.5 * Double(min(goldSpeaker.count, readSpeaker.count))
    count("speaker", if: isSpeaker)
    if let wanted = gold["speaker"]?["name"]?.string, !wanted.isEmpty {
      count("name_n", if: true)
      count("name", if: Names.same(wanted, read["speaker"]?["name"]?.string))
    }
    count("state", if: gold["speaker"]?["state"]?.string == read["speaker"]?["state"]?.string)
    if gold["cue"]?.isObject == true {
      count("cue_n", if: true)
      count(
        "cue", if: !words.characters(gold["cue"]).isDisjoint(with: words.characters(read["cue"])))
    }
    let act = read["act"]?.string
    let isStrict = gold["act"]?.string == act
    let alternatives = gold["alt_acts"]?.array?.compactMap(\.string) ?? []
    let isLenient = isStrict || (act.map(alternatives.contains) ?? false)
    count("act", if: isStrict)
    count("act~", if: isLenient)
    if !isLenient {
      misses.append(
        "\(name) \(gold["id"]?.string ?? "?"): act \(act ?? "none") for \(gold["act"]?.string ?? "?"): \(Words.start(of: gold))"
      )
    }
    let isInstrument = Words.set(gold["instrument"]) == Words.set(read["instrument"])
    count("instrument", if: isInstrument)
    for key in ["quote", "measure", "reported_by", "said_on"] {
      count(key, if: gold[key]?.string == read[key]?.string)
    }
    if gold["condition"]?.isObject == true, read["condition"]?.isObject == true {
      let overlap = Words.jaccard(
        words.characters(gold["condition"]), words.characters(read["condition"]))
      count("cond", if: overlap >= 0.5)
    }
    count("whole", if: isSpeaker && isInstrument && isLenient)
  }
}

/// Why an evaluation could not be made.
public struct EvaluationError: Error, Sendable, CustomStringConvertible {
  public var message: String
  public init(message: String) { self.message = message }
  public var description: String { message }
}

/// A text's characters by number, as sets of places.
private struct Words {
  private let isSpace: [Bool]

  init(_ text: String) { isSpace = text.unicodeScalars.map(\.properties.isWhitespace) }

  /// The characters, white space left out, of a place or a list of places; empty for none.
  func characters(_ value: JSONValue?) -> Set<Int> {
    guard let value else { return [] }
    var found = Set<Int>()
    for span in value.array ?? [value] {
      guard let start = span["start"]?.integer, let end = span["end"]?.integer, start < end else {
        continue
      }
      for place in max(0, start)..<min(max(end, 0), isSpace.count) where !isSpace[place] {
        found.insert(place)
      }
    }
    return found
  }

  static func jaccard(_ one: Set<Int>, _ other: Set<Int>) -> Double {
    let all = one.union(other).count
    return all > 0 ? Double(one.intersection(other).count) / Double(all) : 1
  }

  static func set(_ value: JSONValue?) -> Set<String> {
    guard let value else { return [] }
    return Set((value.array ?? [value]).compactMap(\.string))
  }

  static func start(of statement: JSONValue) -> String {
    String((statement["content"]?.array?.first?["text"]?.string ?? "").prefix(70))
  }
}

/// Whether two names name one person, as far as spelling tells.
private enum Names {
  static func same(_ gold: String, _ read: String?) -> Bool {
    let one = folded(gold)
    let other = folded(read ?? "")
    guard !other.isEmpty else { return false }
    if one == other { return true }
    if other.contains(" "), other.hasSuffix(" " + one) { return true }
    guard one.contains(" "), other.contains(" ") else { return false }
    let (first, second) = (one.split(separator: " "), other.split(separator: " "))
    return first.last == second.last && first[0].first == second[0].first
  }

  private static func folded(_ name: String) -> String {
    let plain = name.unicodeScalars.flatMap { scalar -> [Unicode.Scalar] in
      // Latin letters with accents decompose; the mark is dropped.
      Array(String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars)
    }
    .filter { !$0.properties.isDiacritic && $0.properties.generalCategory != .nonspacingMark }
    var text = ""
    text.unicodeScalars.append(contentsOf: plain)
    return text.lowercased().split { $0 == " " || $0 == "." }.joined(separator: " ")
  }
}
