internal import Foundation
internal import Language
internal import Primitives

/// Texts with a tag, a head and a relation for each token, drawn on our own tokens.
///
/// Two corpora come in this form: treebanks in CoNLL-U, and PolNeAR's articles as CoreNLP parsed them.
/// Their tokens aren't ours (*don't* is two of theirs), so each of our tokens takes tag and relation of
/// that token of theirs inside it whose head lies outside.
struct ParsedPassage {
  var text: String
  /// Our sentences.
  var sentences: [Sentence]
  /// For each of our tokens, sentence by sentence: tag, head (index in the sentence, -1 for none), relation.
  var tags: [[WordTag]]
  var heads: [[Int]]
  var relations: [[String]]
  /// Which document it stands in, so that folds can be cut between documents.
  var document: String
}

enum ParsedCorpus {
  struct Mark {
    var range: TextRange
    var tag: String
    /// Index of the head among all marks of the text, -1 for a root.
    var head: Int
    var relation: String
  }

  /// Draws `marks`, in order of place, on the tokens of `sentences`.
  static func align(_ text: String, _ sentences: [Sentence], _ marks: [Mark], document: String)
    -> ParsedPassage
  {
    // Which of our tokens (numbered through) each mark lies in.
    let places = sentences.flatMap { $0.tokens.map(\.range) }
    var owner = [Int](repeating: -1, count: marks.count)
    var at = 0
    for (index, mark) in marks.enumerated() {
      while at < places.count, places[at].end <= mark.range.start { at += 1 }
      if at < places.count, places[at].overlaps(mark.range) { owner[index] = at }
    }
    /// Which of our tokens the head of a mark lies in; -1 for a root and for a head that isn't there.
    func headOwner(_ mark: Mark) -> Int {
      marks.indices.contains(mark.head) ? owner[mark.head] : -1
    }
    var chosen = [Int](repeating: -1, count: places.count)
    for (index, mine) in owner.enumerated() where mine >= 0 {
      let leaves = headOwner(marks[index]) != mine
      if chosen[mine] < 0 {
        chosen[mine] = index
      } else if leaves {
        let old = marks[chosen[mine]]
        if headOwner(old) == mine || old.relation == "punct" { chosen[mine] = index }
      }
    }
    var tags: [[WordTag]] = []
    var heads: [[Int]] = []
    var relations: [[String]] = []
    var start = 0
    for sentence in sentences {
      let end = start + sentence.tokens.count
      var sentenceTags: [WordTag] = []
      var sentenceHeads: [Int] = []
      var sentenceRelations: [String] = []
      for token in start..<end {
        guard chosen[token] >= 0 else {
          sentenceTags.append(.other)
          sentenceHeads.append(-1)
          sentenceRelations.append("dep")
          continue
        }
        let mark = marks[chosen[token]]
        sentenceTags.append(WordTag(pennTreebank: mark.tag))
        let head = headOwner(mark)
        sentenceHeads.append(head >= start && head < end && head != token ? head - start : -1)
        sentenceRelations.append(mark.relation)
      }
      tags.append(sentenceTags)
      heads.append(sentenceHeads)
      relations.append(sentenceRelations)
      start = end
    }
    return ParsedPassage(
      text: text, sentences: sentences, tags: tags, heads: heads, relations: relations,
      document: document)
  }

  /// The sentences of a file in CoNLL-U.
  static func treebank(_ path: String) throws -> [ParsedPassage] {
    let data = try CorpusFile.bytes(URL(filePath: path))
    let whole = String(decoding: data, as: UTF8.self)
    var found: [ParsedPassage] = []
    var document = path
    var rows: [[Substring]] = []
    func finish() {
      defer { rows = [] }
      guard !rows.isEmpty else { return }
      var text = ""
      var marks: [Mark] = []
      var skipThrough = 0
      var spaceAfterRange = true
      for row in rows where row.count >= 10 {
        if row[0].contains(".") { continue }
        if let dash = row[0].firstIndex(of: "-") {
          skipThrough = Int(row[0][row[0].index(after: dash)...]) ?? 0
          spaceAfterRange = !row[9].contains("SpaceAfter=No")
          continue
        }
        let number = Int(row[0]) ?? 0
        let start = text.utf8.count
        text += row[1]
        marks.append(
          Mark(
            range: TextRange(start, text.utf8.count), tag: String(row[4]),
            head: (Int(row[6]) ?? 0) - 1,
            relation: String(row[7])))
        if number < skipThrough { continue }
        let space = number == skipThrough ? spaceAfterRange : !row[9].contains("SpaceAfter=No")
        if space { text += " " }
      }
      let range = TextRange(0, text.utf8.count)
      let tokens = Tokenizer().tokens(in: text, range: range)
      guard !tokens.isEmpty else { return }
      found.append(
        align(
          text, [Sentence(range: range, tokens: tokens, paragraph: 0)], marks, document: document))
    }
    for line in whole.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty {
        finish()
      } else if line.hasPrefix("#") {
        if line.hasPrefix("# newdoc") { document = path + String(line) }
      } else {
        rows.append(line.split(separator: "\t", omittingEmptySubsequences: false))
      }
    }
    finish()
    return found
  }

  private struct CoreNLPLine: Decodable {
    var id: String
    var sents: [Sent]
    struct Sent: Decodable {
      var t: [Row]
      var d: [Edge]
    }
    struct Row: Decodable {
      var start: Int
      var end: Int
      var tag: String
      init(from decoder: any Decoder) throws {
        var row = try decoder.unkeyedContainer()
        start = try row.decode(Int.self)
        end = try row.decode(Int.self)
        tag = try row.decode(String.self)
      }
    }
    struct Edge: Decodable {
      var head: Int
      var relation: String
      init(from decoder: any Decoder) throws {
        var row = try decoder.unkeyedContainer()
        head = try row.decode(Int.self)
        relation = try row.decode(String.self)
      }
    }
  }

  /// PolNeAR's articles as CoreNLP parsed them; `texts` are their texts by id.
  static func coreNLP(_ path: String, texts: [String: String]) throws -> [ParsedPassage] {
    let decoder = JSONDecoder()
    var found: [ParsedPassage] = []
    for data in try CorpusFile.lines(URL(filePath: path)) {
      let line = try decoder.decode(CoreNLPLine.self, from: data)
      guard let text = texts[line.id] else { continue }
      let offsets = ScalarOffsets(text)
      var marks: [Mark] = []
      for sentence in line.sents {
        let base = marks.count
        for (row, edge) in zip(sentence.t, sentence.d) {
          guard let range = offsets.bytes(row.start..<max(row.start, row.end)) else { continue }
          marks.append(
            Mark(
              range: range, tag: row.tag, head: edge.head == 0 ? -1 : base + edge.head - 1,
              relation: edge.relation))
        }
        // A row outside the text would shift the heads of its sentence.
        if marks.count != base + sentence.t.count { marks.removeSubrange(base...) }
      }
      let sentences = ArticleSentences.sentences(text)
      found.append(align(text, sentences, marks, document: line.id))
    }
    return found
  }
}

/// The sentences of a corpus article, all of whose text is read.
enum ArticleSentences {
  static func sentences(_ text: String) -> [Sentence] {
    SentencesFromText.asLearnt.sentences(
      in: text, blocks: [TextBlock(range: TextRange(0, text.utf8.count), kind: .paragraph)])
  }
}
