public import Primitives

/// Counts the lines that stand in many documents of one outlet: furniture that no list of words knows.
///
/// ```swift
/// var recurring = RecurringLines()
/// for document in documents { recurring.count(document) }
/// for line in recurring.lines { print(line.documents, "of", line.of, line.outlet, line.text) }
/// ```
///
/// Nothing is left out by it: what a document reads as depends on its own bytes alone (`Documentation/Documents.md`).
/// It proposes lines, each with its count, to whoever decides; `flags(for:)` shows where they stand in a document, and
/// `marked` gives a copy for a reader who wants them set aside.
///
/// A line is a block of the text; lines are alike whose words are, case, marks and figures aside (“Page 3 of 7” and
/// “Page 4 of 7”). A document that repeats an earlier one of its outlet, whole or for half of its passages, is not
/// counted, so that a quotation in a reprint doesn't come twice.
///
/// Lines are counted by lossy counting (Manku and Motwani, "Approximate frequency counts over data streams", VLDB 2002)
/// with an error of one in a hundred documents: a count is never too high, and too low by a hundredth of the outlet's
/// documents at most. What is held grows with the outlets, not with their documents. The order of the documents decides
/// which of two copies counts; the same documents in the same order give the same lines.
public struct RecurringLines: Sendable {
  /// A line that is proposed as furniture.
  public struct Line: Hashable, Sendable {
    public var outlet: String
    /// As its second document has it.
    public var text: String
    /// In how many documents of the outlet it stands, at least.
    public var documents: Int
    /// How many documents of the outlet were counted, copies aside.
    public var of: Int

    public init(outlet: String, text: String, documents: Int, of: Int) {
      self.outlet = outlet
      self.text = text
      self.documents = documents
      self.of = of
    }
  }

  /// In how many documents of the outlet a line must stand at least. Two may quote the same words; three by chance
  /// rarely do. Of all text of the pages the block model is trained on, 27 sites with three pages and more, these numbers
  /// propose 2,772 words of furniture and 132 of articles (“Pros”, “Cons”), two documents 10,169 and 149, five 250 and none.
  public var least = 3
  /// In what share of the outlet's documents it must stand at least: many outlets have several templates.
  public var share = 0.2
  /// Lines of more words than this are furniture only at the edge of most documents they stand in: the number below which
  /// Kohlschütter, Fankhauser and Nejdl ("Boilerplate detection using shallow text features", WSDM 2010) found blocks
  /// to be mostly furniture.
  public var shortWords = 16
  /// Lines of more words than this never are: a company's paragraph about itself has up to a hundred.
  public var mostWords = 120

  /// How many lines from either end of a document are its edge.
  static let edge = 4
  /// One in how many documents a count may be too low by.
  static let bucket = 100
  /// How many earlier documents of an outlet a new one is compared with.
  static let remembered = 256
  /// How many lines of a document are looked at, from either end.
  static let mostLines = 200

  fileprivate struct Count: Sendable {
    var documents: Int32
    var atEdge: Int32
    /// In how many documents it may have stood before it was counted.
    var missed: Int32
    var words: Int32
    /// Empty until it stands in a second document.
    var text: String
  }

  fileprivate struct Outlet: Sendable {
    var documents = 0
    var lines: [UInt64: Count] = [:]
    /// The least of each document's passage prints, by turns.
    var sketches: [[UInt64]] = []
    var next = 0
  }

  private var outlets: [String: Outlet] = [:]

  public init() {}

  /// Takes a document's lines into the count, each once; one of no known outlet and address is passed over, and so is
  /// one that repeats an earlier one of its outlet.
  ///
  /// Linear in the text, besides one short comparison with each of the last 256 documents of the outlet.
  ///
  /// - Returns: Whether it was counted.
  @discardableResult
  public mutating func count(_ document: Document) -> Bool {
    guard let name = RecurringLines.outlet(of: document) else { return false }
    let lines = RecurringLines.lines(of: document)
    guard !lines.isEmpty else { return false }
    var outlet = outlets.removeValue(forKey: name) ?? Outlet()
    defer { outlets[name] = outlet }
    guard outlet.remembers(document) else { return false }
    outlet.documents += 1
    let missed = Int32((outlet.documents - 1) / RecurringLines.bucket)
    var seen = Set<UInt64>()
    for line in lines where line.words <= mostWords && seen.insert(line.hash).inserted {
      var count =
        outlet.lines[line.hash]
        ?? Count(documents: 0, atEdge: 0, missed: missed, words: Int32(line.words), text: "")
      count.documents += 1
      if line.isAtEdge { count.atEdge += 1 }
      if count.documents == 2 { count.text = String(document.text.passage(line.range) ?? "") }
      outlet.lines[line.hash] = count
    }
    if outlet.documents % RecurringLines.bucket == 0 {
      let passed = Int32(outlet.documents / RecurringLines.bucket)
      outlet.lines = outlet.lines.filter { $0.value.documents + $0.value.missed > passed }
    }
    return true
  }

  /// The lines that are proposed as furniture: by outlet, the most frequent first.
  public var lines: [Line] {
    outlets.keys.sorted().flatMap { name -> [Line] in
      guard let outlet = outlets[name] else { return [] }
      return outlet.lines.values.filter { isFurniture($0, of: outlet.documents) }
        .map {
          Line(
            outlet: name, text: $0.text, documents: Int($0.documents), of: outlet.documents)
        }
        .sorted { ($1.documents, $0.text) < ($0.documents, $1.text) }
    }
  }

  /// Where the proposed lines stand in a document: a flag `recurring-line` each, which says how often the line was counted.
  /// Lines that are known for furniture already get none.
  public func flags(for document: Document) -> [TextFlag] {
    found(in: document).map { $0.flag }
  }

  /// The document with the proposed lines marked as boilerplate and flagged; its text is not touched.
  public func marked(_ document: Document) -> Document {
    var document = document
    for (block, flag) in found(in: document) {
      document.blocks[block].kind = .boilerplate
      document.flags.append(flag)
    }
    return document
  }

  private func found(in document: Document) -> [(block: Int, flag: TextFlag)] {
    guard let name = RecurringLines.outlet(of: document), let outlet = outlets[name] else {
      return []
    }
    return RecurringLines.lines(of: document).compactMap { line in
      guard let count = outlet.lines[line.hash], isFurniture(count, of: outlet.documents) else {
        return nil
      }
      return (
        line.block,
        TextFlag(
          kind: "recurring-line", range: line.range,
          why:
            "this line stands in \(count.documents) of \(outlet.documents) documents of \(name); it may be furniture of the outlet"
        )
      )
    }
  }

  private func isFurniture(_ count: Count, of documents: Int) -> Bool {
    guard Int(count.documents) >= max(2, least),
      Double(count.documents) >= share * Double(documents), Int(count.words) <= mostWords
    else { return false }
    return Int(count.words) <= shortWords || count.atEdge * 2 > count.documents
  }
}

extension RecurringLines {
  /// The outlet's name, else the host of its address; nil where neither is known.
  fileprivate static func outlet(of document: Document) -> String? {
    document.metadata.outlet ?? document.metadata.url.flatMap { WebAddress($0)?.host }
  }

  fileprivate struct Found {
    var block: Int
    var range: TextRange
    var hash: UInt64
    var words: Int
    var isAtEdge: Bool
  }

  /// The lines of a document that aren't known for furniture: blocks of one word of letters and more.
  fileprivate static func lines(of document: Document) -> [Found] {
    let all = document.blocks.indices.filter {
      let kind = document.blocks[$0].kind
      return kind != .boilerplate && kind != .links
    }
    let looked = all.count <= 2 * mostLines ? all : all.prefix(mostLines) + all.suffix(mostLines)
    var found: [Found] = []
    for (place, block) in looked.enumerated() {
      let range = document.blocks[block].range
      // Whole pages in one block are no lines.
      guard range.end - range.start <= 2_000, let text = document.text.passage(range) else {
        continue
      }
      let (words, hash) = folded(text)
      guard words > 0 else { continue }
      found.append(
        Found(
          block: block, range: range, hash: hash, words: words,
          isAtEdge: place < edge || place >= looked.count - edge))
    }
    return found
  }

  /// How many words a line has, and the hash of those that aren't figures, with figures in them left out; no words for a
  /// line without letters.
  static func folded(_ text: some StringProtocol) -> (words: Int, hash: UInt64) {
    var letters: [UInt8] = []
    letters.reserveCapacity(text.utf8.count)
    for byte in text.utf8 where byte < 0x30 || byte > 0x39 { letters.append(byte) }
    let words = WordFilter.hashes(of: String(decoding: letters, as: UTF8.self))
    return (words.count, words.reduce(FNV1a.start) { FNV1a.step($0, $1) })
  }
}

extension RecurringLines.Outlet {
  /// Keeps the document's sketch, and tells whether it is new: false for one that shares half of the smaller one's
  /// passages with one of those kept.
  ///
  /// Broder's sketch of a set ("On the resemblance and containment of documents", 1997): the 24 least prints. Up to the
  /// lesser of two sketches' last prints both are whole, so what is shared there tells what is shared of all.
  fileprivate mutating func remembers(_ document: Document) -> Bool {
    let words = WordFilter.hashes(of: document.text)
    var sketch = Array(PassagePrints(words: words).all.prefix(RecurringLines.sketch))
    if sketch.isEmpty { sketch = [words.reduce(FNV1a.start) { FNV1a.step($0, $1) }] }
    guard !sketches.contains(where: { RecurringLines.repeats(sketch, $0) }) else { return false }
    if sketches.count < RecurringLines.remembered {
      sketches.append(sketch)
    } else {
      sketches[next] = sketch
      next = (next + 1) % RecurringLines.remembered
    }
    return true
  }
}

extension RecurringLines {
  /// How many prints are kept of a document.
  fileprivate static let sketch = 24

  /// Whether two sketches, ascending, share half of the smaller one's prints; four at least where both have as many.
  fileprivate static func repeats(_ left: [UInt64], _ right: [UInt64]) -> Bool {
    let end = min(
      left.count < sketch ? .max : left[sketch - 1], right.count < sketch ? .max : right[sketch - 1]
    )
    var shared = 0
    var (at, other) = (0, 0)
    while at < left.count || other < right.count {
      let mine = at < left.count ? left[at] : .max
      let others = other < right.count ? right[other] : .max
      if min(mine, others) > end { break }
      if mine == others { shared += 1 }
      if mine <= others { at += 1 }
      if others <= mine { other += 1 }
    }
    return shared >= min(4, left.count, right.count) && shared * 2 >= min(at, other)
  }
}
