import Foundation
import Language
import Primitives
import Statements
import TestSupport
import Testing

/// The accurate labeller of the checkout; nil where a model is missing.
private let labeller = try? AttributionLabeller(
  folder: ProjectFolder.root.appending(path: "Models/en-1").path,
  encoder: AttributionEncoder(
    folder: ProjectFolder.root.appending(path: "Models/en-accurate-1").path))

private func sentences(_ text: String) -> [Sentence] {
  SentencesFromText().sentences(
    in: text, blocks: [TextBlock(range: TextRange(0, text.utf8.count), kind: .paragraph)])
}

private let text = """
  Sergei Lavrov said on Monday that Russia would not extend the treaty. The ambassador sketched his proposals to \
  limit missiles of medium range in Europe.

  Washington contends that the missile breaks the treaty, while Moscow insists it does not. A government report \
  cited repeated delays at the plant.
  """

@Suite struct `A second opinion` {
  @Test func `is the rules' own where there is no labeller`() {
    let found = SecondOpinion { _ in nil }.attributions(in: sentences(text), text: text)
    #expect(found == EnglishAttributions().attributions(in: sentences(text), text: text))
    #expect(found.count >= 3)
  }

  @Test(
    .enabled(if: labeller != nil, "needs Models/en-1 and Models/en-accurate-1"),
    arguments: [0.0, 0.5, 0.8])
  func `leaves what the rules found and adds to other sentences`(least: Double) throws {
    let labeller = try #require(labeller)
    let sentences = sentences(text)
    let rules = EnglishAttributions().attributions(in: sentences, text: text)
    let found = SecondOpinion(least: least) { _ in labeller }
      .attributions(in: sentences, text: text)
    #expect(found.filter { !$0.isLearnt } == rules)
    #expect(found.map(\.cue) == found.map(\.cue).sorted())
    for one in found where one.isLearnt {
      #expect(one.score >= least)
      #expect(!rules.contains { $0.sentence == one.sentence })
      #expect(one.source != nil && !one.content.isEmpty)
      for range in [one.cue] + one.content { #expect(text.passage(range) != nil) }
    }
  }

  @Test(.enabled(if: labeller != nil, "needs Models/en-1 and Models/en-accurate-1"))
  func `hears a cue that the rules have no word for`() throws {
    let labeller = try #require(labeller)
    let found = SecondOpinion(least: 0.5) { _ in labeller }
      .attributions(in: sentences(text), text: text)
    let added = found.filter(\.isLearnt).map { text.passage($0.cue) ?? "" }
    #expect(added.contains("sketched"))
  }

  @Test(.enabled(if: labeller != nil, "needs Models/en-1 and Models/en-accurate-1"))
  func `makes no statement of what was not said`() throws {
    let labeller = try #require(labeller)
    let text = "The minister did not address the issue of short-range missiles in Europe."
    let found = SecondOpinion(least: 0) { _ in labeller }
      .attributions(in: sentences(text), text: text)
    #expect(!found.contains { $0.isLearnt })
  }
}
