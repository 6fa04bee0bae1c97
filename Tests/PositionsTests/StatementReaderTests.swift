import Foundation
import Positions
import Primitives
import Statements
import TestSupport
import Testing

@Suite struct `A reader of statements` {
  private let reader = StatementReader(
    people: [], outlets: [],
    instruments: [
      InstrumentNames(
        id: "new-start", name: "Treaty on Measures", aliases: ["New START"], kind: "treaty"),
      InstrumentNames(
        id: "inf-treaty", name: "INF", aliases: ["INF Treaty", "INF"], kind: "treaty"),
      InstrumentNames(id: "start-i", name: "START I", aliases: ["START I"], kind: "treaty"),
    ],
    ambiguous: [
      AmbiguousName(
        alias: "START",
        candidates: [
          .init(instrument: "start-i", from: nil, through: Day("2010-04-07")),
          .init(instrument: "new-start", from: Day("2010-04-08"), through: nil),
        ], undated: nil)
    ],
    models: (try? PositionModels(folder: ProjectFolder.root.appending(path: "Models/en-1").path))
      ?? .unlearnt)

  private func read(_ text: String, published: String = "2023-02-21", language: String? = "en")
    -> [ReadStatement]
  {
    reader.read(
      text: text, blocks: [TextBlock(range: TextRange(0, text.utf8.count), kind: .paragraph)],
      language: language, published: PartialDay(published), title: nil)
  }

  @Test func `links the instrument by name, by the day, and by what the treaty goes back to`() {
    #expect(
      read("Moscow said New START was suspended.").map(\.position.instruments) == [["new-start"]])
    #expect(
      read("Moscow said START was suspended.", published: "1994-01-05").map(\.position.instruments)
        == [["start-i"]])
    #expect(
      read(
        "Moscow praised the INF Treaty. Washington said the treaty was dead.",
        published: "1988-01-05"
      )
      .map(\.position.instruments) == [["inf-treaty"], ["inf-treaty"]])
  }

  @Test func `names a subject that no treaty covers, in a report about a treaty`() {
    let text =
      "Moscow said New START was in force. Washington said that the next talks should cover tactical nuclear weapons."
    #expect(
      read(text, published: "2013-06-21").map(\.position.instruments)
        == [["new-start"], ["arms-control-general"]])
  }

  @Test func `finds the condition from its conjunction to the end of its clause`() {
    let text =
      "Moscow said it would resume nuclear tests if the United States did so first, adding that it was ready."
    let condition = read(text).first?.position.condition
    #expect(condition.flatMap(text.passage) == "if the United States did so first")
    #expect(read("Moscow said limits hold until February 2026.").first?.position.condition == nil)
  }

  @Test(arguments: [
    ("Moscow said the charge could not be judged without the data.", "without the data"),
    ("Moscow said that without inspections there would be no trust.", "without inspections"),
    ("Moscow said Russia would live without ceilings.", nil),
    ("Moscow said talks would start without delay.", nil),
  ])
  func `takes without for a condition where something fails otherwise`(
    text: String, condition: String?
  ) {
    #expect(read(text).first?.position.condition.flatMap(text.passage) == condition)
  }

  @Test func `tells plain acts apart`() {
    let acts = read(
      """
      Russia accused the United States of violating New START. Washington denied that it had violated the treaty. \
      The secretary-general urged Moscow to return to talks. Moscow announced the suspension of New START.
      """
    ).map(\.position.act)
    #expect(acts == [.accuse, .deny, .urge, .suspend])
  }

  @Test(arguments: [
    ("Moscow said under New START that no inspectors would visit its bases.", Measure.inspections),
    ("Moscow said it would send no more notifications under New START.", .dataExchange),
    ("Moscow said it would set off no nuclear explosions at Novaya Zemlya.", .testing),
    ("Moscow said talks on New START would be held in Geneva in May.", .negotiation),
    ("Moscow said it would withdraw from the INF Treaty.", .treaty),
  ]) func `tells the measure by the words said`(text: String, measure: Measure) {
    #expect(read(text).first?.position.measure == measure)
  }

  @Test func `names the accused and the addressee`() {
    #expect(
      read("Russia accused the United States of violating New START.").first?.position.target
        == "US")
  }

  @Test func `reads nothing in a language it doesn't know, and says so`() {
    #expect(read("Moskau sagte, der Vertrag sei tot.", language: "de").isEmpty)
    #expect(!reader.reads("de"))
    #expect(reader.reads("en") && reader.reads("ru") && reader.reads(nil))
  }

  @Test func `reads Russian`() {
    let found = read("Москва заявила, что больше не связана договором.", language: "ru")
    #expect(found.count == 1)
    #expect(found.first?.statement.speaker.state == "RU")
  }

  @Test(arguments: 0..<60) func `gives the same answer twice, with places inside the text`(
    seed: Int
  ) {
    var generator = SeededGenerator(seed: seed)
    let parts = [
      "Putin said ", "New START ", "the treaty ", "if ", "“", "”", ", ", ". ", "\r\n", "🚀", "é",
      "е\u{301}", "would ", "require ",
      "unless ", "Washington denied ", "that ", "talks ", "\n\n", "и ", "по словам ", "START ",
      "a new treaty ", "only ",
    ]
    let text = (0..<50).map { _ in parts.randomElement(using: &generator) ?? "" }.joined()
    let found = read(text)
    #expect(found == read(text))
    for statement in found {
      if let condition = statement.position.condition {
        #expect(text.passage(condition) != nil, "seed \(seed)")
      }
      #expect((0...1).contains(statement.position.confidence))
      #expect((0...1).contains(statement.statement.confidence))
    }
  }
}
