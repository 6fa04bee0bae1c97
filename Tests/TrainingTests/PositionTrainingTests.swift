import Documents
import Foundation
import Positions
import Primitives
import TestSupport
import Testing

@testable import Training

struct `Training positions` {
  private let training = PositionTraining(
    documents: DocumentReader(outlets: []),
    reader: StatementReader(
      people: [], outlets: [],
      instruments: [
        InstrumentNames(id: "new-start", name: "New START", aliases: ["New START"], kind: "treaty"),
        InstrumentNames(id: "cfe", name: "CFE", aliases: ["CFE Treaty"], kind: "treaty"),
      ], ambiguous: []))

  /// Twelve reports, in which refusals and offers are worded each their way.
  private func items() -> [AnnotatedItem] {
    (0..<12).map { number in
      let isRefusal = number % 2 == 0
      let said =
        isRefusal ? "Russia would never accept such inspections" : "Russia was ready for talks"
      let name = isRefusal ? "New START" : "the CFE Treaty"
      let text =
        "The ministry spoke of \(name). Moscow said \(said) under \(name). That was all for day \(number)."
      let start = "The ministry spoke of \(name). Moscow said ".utf8.count
      let content = TextRange(start, start + "\(said) under \(name)".utf8.count)
      return AnnotatedItem(
        id: "r\(number)", text: text, published: PartialDay("2011-01-01"), language: "en",
        statements: [
          AnnotatedItem.Statement(
            speaker: TextRange(start - 12, start - 6), content: [content],
            acts: [isRefusal ? "decline" : "open"],
            measure: isRefusal ? "inspections" : "negotiation",
            instruments: [isRefusal ? "new-start" : "cfe"])
        ])
    }
  }

  @Test func `the same items give the same bytes, and tell what they teach`() throws {
    let made = training.train(items(), sentences: [])
    #expect(made.file == training.train(items(), sentences: []).file)
    let scores = Dictionary(uniqueKeysWithValues: made.scores.map { ($0.name, $0.share) })
    #expect(try #require(scores["act~"]) > 0.9)
    #expect(try #require(scores["instrument"]) > 0.9)
  }

  @Test func `statements that a person accepted count with the rest`() {
    let without = training.train(items(), sentences: [])
    var more = items()
    for index in more.indices { more[index].isComplete = false }
    let with = training.train(items(), sentences: [], accepted: more)
    #expect(without.file != with.file)
  }

  @Test func `a sentence without three parts is refused with its line`() throws {
    let file = FileManager.default.temporaryDirectory
      .appending(path: "sentences-\(UInt64.random(in: 0..<UInt64.max)).txt")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data("# acts\naffirm|treaty|It holds, he said.\naffirm|It holds.\n".utf8).write(to: file)
    let error = #expect(throws: TrainingError.self) { try ActSentence.read(file.path) }
    #expect(error?.message.contains(":3:") == true)
  }

  @Test func `a fitted curve rises whatever was judged`() {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<20 {
      let judged = (0..<200).map { _ in
        (score: Float.random(in: 0...1, using: &generator), isRight: Bool.random(using: &generator))
      }
      let curve = ConfidenceTraining.curve(judged)
      #expect(zip(curve.shares, curve.shares.dropFirst()).allSatisfy { $0 <= $1 })
      #expect(zip(curve.scores, curve.scores.dropFirst()).allSatisfy { $0 <= $1 })
    }
  }
}
