import Foundation
import Language
import Primitives
import TestSupport
import Testing

/// The accurate reader of the checkout; nil where a model is missing.
private let reader = try? AttributionLabeller(
  folder: ProjectFolder.root.appending(path: "Models/en-1").path,
  encoder: AttributionEncoder(
    folder: ProjectFolder.root.appending(path: "Models/en-accurate-1").path))

@Suite(.enabled(if: reader != nil, "needs Models/en-1 and Models/en-accurate-1"))
struct `The accurate reader` {
  private func words(_ text: String) throws -> [[String]] {
    LanguageTests.words(foundBy: try #require(reader), in: text)
  }

  @Test func `finds speaker, cue and content of an indirect report`() throws {
    let found = try words(
      "Kremlin spokesman Dmitry Peskov said that Russia would not take part in the talks.")
    #expect(
      found == [
        [
          "Kremlin spokesman Dmitry Peskov", "said",
          "that Russia would not take part in the talks",
        ]
      ])
  }

  @Test func `gives each of two speakers what is theirs`() throws {
    let found = try words(
      "Washington contends that the missile breaks the treaty, while Moscow insists it does not.")
    #expect(found.count == 2)
    #expect(found.first?.first == "Washington")
    #expect(found.last?.first == "Moscow")
  }

  @Test func `reads the same on several threads at once`() async throws {
    let reader = try #require(reader)
    let text = """
      “We will not extend the treaty in its current form,” Mr. Ryabkov told reporters on Monday.

      The ministry later denied that any decision had been taken, and Washington welcomed the denial.
      """
    let alone = reader.attributions(in: text, sentences: sentences(ofParagraph: text))
    #expect(!alone.isEmpty)
    await withTaskGroup(of: [LabelledAttribution].self) { group in
      for _ in 0..<4 {
        group.addTask { reader.attributions(in: text, sentences: sentences(ofParagraph: text)) }
      }
      for await found in group { #expect(found == alone) }
    }
  }

  @Test(arguments: ["", " ", "\n\n", "a", "“", "﷽", String(repeating: "x", count: 5_000)])
  func `survives odd texts`(text: String) throws {
    _ = try words(text)
  }

  @Test func `keeps its parts inside the text, in order and apart`() throws {
    let letters = ["said", "that", "“", "”", ",", ".", "Moscow", "the", "not", "\n\n", "é", "x1"]
    for seed in 0..<6 {
      var generator = SeededGenerator(seed: seed)
      let text = (0..<80).map { _ in letters.randomElement(using: &generator) ?? "" }
        .joined(separator: " ")
      let found = try #require(reader).attributions(
        in: text, sentences: sentences(ofParagraph: text))
      for one in found {
        for part in [one.source, one.cue, one.content] {
          #expect(part == part.sorted())
          for range in part { #expect(text.passage(range) != nil) }
        }
      }
    }
  }

  @Test func `is a clear error where the encoder is missing`() {
    let error = #expect(throws: ModelError.self) { try AttributionEncoder(folder: "/nowhere") }
    #expect(error?.code == "model-missing")
  }
}
