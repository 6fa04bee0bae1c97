import Foundation
import Language
import Primitives
import TestSupport
import Testing

/// The models of the checkout; nil where they are missing.
private let labeller = try? AttributionLabeller(
  folder: ProjectFolder.root.appending(path: "Models/en-1").path)

@Suite(.enabled(if: labeller != nil, "needs Models/en-1"))
struct `The attribution labeller` {
  private func words(_ text: String) throws -> [[String]] {
    LanguageTests.words(foundBy: try #require(labeller), in: text)
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

  @Test func `finds a quotation in front of its speaker`() throws {
    let found = try words(
      "“We will not extend the treaty in its current form,” Mr. Ryabkov told reporters.")
    #expect(found.count == 1)
    #expect(found.first?.contains("Mr. Ryabkov") == true)
  }

  @Test func `finds what stands behind according to`() throws {
    let found = try words(
      "The missile was tested twice last year, according to two American officials.")
    #expect(found.first?.contains("according to") == true)
    #expect(found.first?.contains("two American officials") == true)
  }

  @Test func `finds nothing where nobody speaks`() throws {
    #expect(try words("The treaty entered into force on 5 February 2011.").isEmpty)
  }

  @Test func `gives the same for the same text`() throws {
    let text =
      "Putin said the pact was dead. “It is over,” he told lawmakers, adding that talks were pointless."
    let reader = try #require(labeller)
    let first = reader.attributions(in: text, sentences: sentences(ofParagraph: text))
    for _ in 0..<3 {
      #expect(reader.attributions(in: text, sentences: sentences(ofParagraph: text)) == first)
    }
  }

  @Test(arguments: [
    "", " ", "\n\n\n", "\"", "“““““““", "said said said said", "” he said. “", ", , , ,",
    "“Да”, — said Лавров. 「はい」 🇷🇺", "\u{FEFF}\u{0}\u{1}", "a’s’s’s",
  ]) func `keeps every range in the text`(text: String) throws {
    let reader = try #require(labeller)
    for found in reader.attributions(in: text, sentences: sentences(ofParagraph: text))
      + reader.statements(in: text, sentences: sentences(ofParagraph: text))
    {
      for range in found.source + found.cue + found.content {
        #expect(text.passage(range)?.isEmpty == false)
      }
      #expect(found.confidence >= 0 && found.confidence <= 1)
    }
  }

  @Test(arguments: 0..<30) func `keeps every range in texts of random pieces`(seed: Int) throws {
    var generator = SeededGenerator(seed: seed)
    let pieces = [
      "said", "he", "“", "”", "\"", ",", ".", "that", "Putin", "the treaty", "told", "\n\n", "’s",
      "according to", ":", "—", "é", "🙂", "would", "not", "Moscow", "(", ")", "accused", "of",
    ]
    let text = (0..<200).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined(
      separator: seed % 3 == 0 ? "" : " ")
    let reader = try #require(labeller)
    for found in reader.attributions(in: text, sentences: sentences(ofParagraph: text)) {
      let parts = found.source + found.cue + found.content
      for range in parts { #expect(text.passage(range)?.isEmpty == false) }
      for (index, one) in parts.enumerated() {
        for other in parts[(index + 1)...] { #expect(!one.overlaps(other)) }
      }
    }
  }

  @Test func `divides an endless sentence instead of failing`() throws {
    let text = String(repeating: "he said that ", count: 3_000)
    let found = try #require(labeller).attributions(
      in: text, sentences: sentences(ofParagraph: text))
    for one in found { for range in one.content { #expect(text.passage(range) != nil) } }
  }

  @Test func `passes over tokens that leave the text`() throws {
    let stray = Sentence(
      range: TextRange(0, 90), tokens: [Token(range: TextRange(80, 90), text: "x")], paragraph: 0)
    #expect(try #require(labeller).attributions(in: "He spoke.", sentences: [stray]).isEmpty)
  }
}

@Suite struct `Shaping an attribution to the guidelines` {
  private func shaped(_ text: String, source: String, cue: String, content: String) -> [String?]? {
    func range(_ part: String) -> TextRange {
      guard let found = text.range(of: part) else { return TextRange(0, 0) }
      return TextRange(
        text.utf8.distance(from: text.startIndex, to: found.lowerBound),
        text.utf8.distance(from: text.startIndex, to: found.upperBound))
    }
    let attribution = LabelledAttribution(
      source: source.isEmpty ? [] : [range(source)], cue: [range(cue)], content: [range(content)],
      confidence: 1)
    return AttributionShaping().shaped(attribution, in: text).map { shaped in
      [shaped.source, shaped.cue, shaped.content].map { $0.first.flatMap { text.passage($0) } }
    }
  }

  @Test func `leaves out that and the full stop`() {
    #expect(
      shaped("He said that it was over.", source: "He", cue: "said", content: "that it was over.")
        == ["He", "said", "it was over"])
  }

  @Test func `leaves out the quotation marks around it and the comma inside them`() {
    #expect(
      shaped("“It is over,” he said.", source: "he", cue: "said", content: "“It is over,”")
        == ["he", "said", "It is over"])
  }

  @Test func `keeps question marks and inner quotations`() {
    #expect(
      shaped("“Is it ‘over’?” he asked.", source: "he", cue: "asked", content: "“Is it ‘over’?”")
        == ["he", "asked", "Is it ‘over’?"])
    #expect(
      shaped(
        "He called it a “bad deal” for all.", source: "He", cue: "called",
        content: "it a “bad deal” for all")
        == ["He", "called", "it a “bad deal” for all"])
  }

  @Test func `leaves out a possessive ending behind the source`() {
    #expect(
      shaped(
        "Russia’s claim that it left.", source: "Russia’s", cue: "claim", content: "that it left")
        == ["Russia", "claim", "it left"])
  }

  @Test func `knows no statement without a source`() {
    #expect(shaped("It is said to be over.", source: "", cue: "said", content: "to be over") == nil)
  }
}
