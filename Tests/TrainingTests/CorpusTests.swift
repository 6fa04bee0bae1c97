import Foundation
import Language
import Primitives
import TestSupport
import Testing

@testable import Training

private let shared = ProjectFolder.shared?.path

@Suite(.enabled(if: shared != nil, "needs the corpora beside the checkout"))
struct `The corpora` {
  private func path(_ name: String) throws -> String { try #require(shared) + "/data/" + name }

  @Test func `PolNeAR's dev part has its 84 articles and 2,190 attributions`() throws {
    let articles = try PolNeARCorpus.articles(path("attribution/polnear-dev.jsonl.gz"))
    #expect(articles.count == 84)
    #expect(articles.reduce(0) { $0 + $1.attributions.count } == 2190)
    for article in articles {
      for one in article.attributions {
        for range in one.source + one.cue + one.content {
          #expect(article.text.passage(range)?.isEmpty == false)
        }
      }
    }
  }

  @Test func `EWT's dev part is drawn on our tokens`() throws {
    let passages = try ParsedCorpus.treebank(path("treebank/en_ewt-ud-dev.conllu.gz"))
    #expect(passages.count == 2001)
    for passage in passages {
      for (sentence, tags) in zip(passage.sentences, passage.tags) {
        #expect(sentence.tokens.count == tags.count)
      }
    }
  }

  @Test func `a missing corpus is named`() {
    let error = #expect(throws: TrainingError.self) {
      try PolNeARCorpus.articles("/nowhere/polnear.jsonl.gz")
    }
    #expect(error?.code == "corpus-missing")
    #expect(error?.message.contains("/nowhere/polnear.jsonl.gz") == true)
  }
}
