internal import Language
internal import Primitives

/// Corpus articles with their paragraphs read, tagged and labelled: what every attribution trainer works on.
struct PreparedArticles {
  var articles: [PolNeARCorpus.Article]
  /// Paragraphs by article.
  var passages: [[WordPassage]]
  /// Gold labels by article and paragraph.
  var gold: [[GoldLabels]]

  /// Reads and tags the articles; article `n` is tagged by tagger `n % taggers.count`.
  init(_ articles: [PolNeARCorpus.Article], taggers: [WordTagger]) {
    self.articles = articles
    passages = []
    gold = []
    for (number, article) in articles.enumerated() {
      let sentences = ArticleSentences.sentences(article.text)
      var text = article.text
      var window = ReadingWindow()
      text.withUTF8 { bytes in
        for paragraph in ParagraphRanges(sentences) {
          window.add(bytes, paragraph) { $0.tag(with: taggers[number % taggers.count]) }
        }
      }
      passages.append(Array(window.passages.prefix(window.count)))
      gold.append(passages[number].map { GoldLabels($0, article.attributions) })
    }
  }

  /// Words in all paragraphs.
  var words: Int { passages.reduce(0) { $0 + $1.reduce(0) { $0 + $1.count } } }

  /// How often the stems of words belong to cues, in levels; only stems seen twice in one.
  func cueLevels() -> [(stem: UInt64, level: UInt8)] {
    var counts: [UInt64: (cue: Int, all: Int)] = [:]
    for (passages, golds) in zip(passages, gold) {
      for (passage, gold) in zip(passages, golds) {
        for (word, label) in zip(passage.words, gold.labels) {
          counts[word.stem, default: (0, 0)].all += 1
          if ChainLabel.role(Int(label)) == .cue { counts[word.stem, default: (0, 0)].cue += 1 }
        }
      }
    }
    var levels: [(stem: UInt64, level: UInt8)] = []
    for (stem, count) in counts where count.cue >= 2 {
      let share = (Double(count.cue) - 0.5) / Double(count.all)
      let level: UInt8 = share >= 0.6 ? 3 : share >= 0.25 ? 2 : share >= 0.06 ? 1 : 0
      if level > 0 { levels.append((stem, level)) }
    }
    return levels.sorted { $0.stem < $1.stem }
  }

  /// Marks likely cues by the lexicon and fills what the features ask of the words.
  mutating func finish(_ lexicon: CueLexicon) {
    for article in passages.indices {
      for index in passages[article].indices {
        passages[article][index].cueLevel =
          passages[article][index].words.map { lexicon.level($0.stem) }
        passages[article][index].findNeighbours()
      }
    }
  }
}
