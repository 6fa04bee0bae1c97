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

@Suite struct `An annotated file` {
  @Test func `is refused with the line and the field that are wrong`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "reports.jsonl")
    let whole = #"{"doc": "a", "text": "b", "meta": {}, "statements": []}"#
    let reads: [() throws -> Void] = [
      { _ = try AnnotatedItem.read(file.path) }, { _ = try StatementCorpus.articles(file.path) },
    ]
    for (line, what) in [
      (#"{"doc": "a", "text": "b", "meta": {}}"#, "there is no “statements”"),
      (#"{"doc": "a""#, "it is no JSON"),
      (#"{"doc": "a", "text": 7, "meta": {}, "statements": []}"#, "“text” is of another kind"),
    ] {
      try Data("\(whole)\n\(line)\n".utf8).write(to: file)
      for read in reads {
        let error = #expect(throws: TrainingError.self) { try read() }
        #expect(error?.message.contains("reports.jsonl, line 2") == true)
        #expect(error?.message.contains(what) == true, "\(error?.message ?? "")")
      }
    }
  }

  @Test func `that isn't there is named as a file`() {
    let error = #expect(throws: TrainingError.self) {
      try AnnotatedItem.read("/nowhere/reports.jsonl")
    }
    #expect(error?.message.contains("/nowhere/reports.jsonl: there is no such file") == true)
  }
}
