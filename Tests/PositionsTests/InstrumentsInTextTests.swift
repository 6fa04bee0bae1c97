import Foundation
import Positions
import Primitives
import TestSupport
import Testing

@Suite struct `The instruments of a text's statements` {
  private let reader = StatementReader(
    people: [], outlets: [],
    instruments: [
      InstrumentNames(
        id: "new-start", name: "Treaty on Measures", aliases: ["New START"], kind: "treaty"),
      InstrumentNames(
        id: "npt", name: "Treaty on Non-Proliferation", aliases: ["NPT"], kind: "treaty"),
      InstrumentNames(id: "ctbt", name: "Test-Ban Treaty", aliases: ["CTBT"], kind: "treaty"),
    ], ambiguous: [],
    models: (try? PositionModels(folder: ProjectFolder.root.appending(path: "Models/en-1").path))
      ?? .unlearnt)

  /// The instruments of the text's statements; paragraphs are told by empty lines.
  private func read(_ text: String, _ published: String, title: String? = nil) -> [[String]] {
    var blocks: [TextBlock] = []
    var at = 0
    for part in text.components(separatedBy: "\n\n") {
      blocks.append(TextBlock(range: TextRange(at, at + part.utf8.count), kind: .paragraph))
      at += part.utf8.count + 2
    }
    return reader.read(
      text: text, blocks: blocks, language: "en", published: PartialDay(published), title: title
    ).map(\.position.instruments)
  }

  @Test func `are both the treaty and what follows it in the offer of one more year of its limits`()
  {
    let both = ["new-start", "post-2026-agreement"]
    #expect(
      read("Putin said Russia would keep New START's limits for another year.", "2025-09-23")
        == [both])
    // Before the offer was made a year is a year; that nobody answered concerns the treaty.
    #expect(
      read("Putin said Russia would keep New START's limits for another year.", "2020-10-17")
        == [["new-start"]])
    #expect(
      read(
        "Lavrov said the proposal to keep New START's limits for a year had got no answer.",
        "2025-11-11") == [["new-start"]])
  }

  @Test func `take the five for the nuclear powers, and five years for years`() {
    #expect(
      read("Beijing said the five should pledge no first use of nuclear weapons.", "2022-01-05")
        == [["five-power-framework"]])
    #expect(
      read("Moscow said New START should run for the five years it allows.", "2020-10-20")
        == [["new-start"]])
  }

  @Test func `aren't told by who an official is`() {
    let text =
      "Moscow said New START had been signed. An arms control official said the Senate would vote soon."
    #expect(read(text, "2010-05-05") == [["new-start"], ["new-start"]])
  }

  @Test func `are of the treaty named first where the report goes on about the treaty`() {
    let text = """
      Delegates in New York said the NPT would be extended.

      Canada said the treaty had served everyone. Mexico said the treaty needed more members. Oslo said the treaty was fair. Paris said it supported a ban on tests.

      Cairo said the outcome of the conference was unfair.
      """
    #expect(read(text, "1995-05-12") == [["npt"], ["npt"], ["npt"], ["npt"], ["ctbt"], ["npt"]])
  }

  @Test(arguments: [
    ("1991-09-01", [[]]), ("1995-09-01", [["ctbt"]]), ("2023-11-02", [["ctbt"]]),
  ])
  func `are the test-ban treaty's from the talks on it`(day: String, expected: [[String]]) {
    #expect(read("Moscow said it backed a ban on nuclear tests.", day) == expected)
  }

  @Test(arguments: [
    ("2010-12-24", "new-start"), ("2011-06-01", "post-2026-agreement"),
    ("2025-06-01", "post-2026-agreement"),
  ])
  func `are a new treaty's that is being talked of at the time`(day: String, expected: String) {
    #expect(read("Moscow said a new, fairer treaty was needed.", day) == [[expected]])
  }

  @Test func `follow what their paragraph is about`() {
    let text = """
      Washington said New START was in force.

      On the CTBT, the ambassador said Russia would not be the first to test. He said Russia had not decided on the CTBT. He said nobody should be surprised.
      """
    #expect(
      read(text, "2023-10-06", title: "Arms control this week")
        == [["new-start"], ["ctbt"], ["ctbt"], ["ctbt"]])
  }

  @Test(arguments: [
    (
      "Before the nuclear talks Moscow said its strategic arms would be cut by half.", "1985-10-01",
      "start-i"
    ),
    (
      "Before the nuclear talks Moscow said its strategic arms would be cut by a third.",
      "2010-03-01", "new-start"
    ),
    ("Moscow said British and French missiles should be counted.", "1983-02-01", "inf-treaty"),
    (
      "Moscow said British and French missiles should be counted.", "2023-02-21",
      "five-power-framework"
    ),
    ("Paris said work on a missile shield would wreck everything.", "1986-02-01", "abm-treaty"),
    (
      "Paris said work on a missile shield would wreck everything.", "2008-04-03",
      "arms-control-general"
    ),
    (
      "At the disarmament talks Bonn said its soldiers and artillery would be counted.",
      "1990-03-01", "cfe"
    ),
    ("The Duma said the third START treaty was far off.", "1998-03-01", "arms-control-general"),
  ])
  func `are those that words of the field stood for in their period`(
    text: String, day: String, expected: String
  ) {
    #expect(read(text, day) == [[expected]])
  }

  @Test(arguments: [
    ("Moscow said the 1972 accord was dead.", "abm-treaty"),
    ("Moscow said it would keep the treaty of 1987.", "inf-treaty"),
    ("Moscow said a pact signed in 1990 was out of date.", "cfe"),
  ])
  func `are told by the year of a treaty's signature`(text: String, expected: String) {
    #expect(read(text, "2000-06-05") == [[expected]])
  }

  @Test func `aren't told by the name of a body that has arms control in it`() {
    let text =
      "Moscow said New START had been signed. The head of the Arms Control and Disarmament Agency said the Senate would vote soon."
    #expect(read(text, "2010-05-05") == [["new-start"], ["new-start"]])
  }

  @Test func `aren't those of a treaty long ended that a report looks back on`() {
    let text = """
      Warsaw said the interceptors would come. Moscow said the shield was a danger. Prague said it was sorry.

      The ABM Treaty was given up years ago.

      Oslo said it had not been asked.
      """
    #expect(read(text, "2009-09-18").allSatisfy { $0 == ["arms-control-general"] })
  }

  @Test func `are told by names in small letters inside a sentence alone`() {
    #expect(
      read("Moscow said the limits of Salt were still observed.", "1985-06-11")
        == [["arms-control-general"]])
  }

  @Test func `are told in a single sentence by its topic`() {
    #expect(
      read("Moscow said talks on strategic stability would go on.", "2021-06-17")
        == [["arms-control-general"]])
  }

  @Test func `are none in a text of other matters, but for what is named there`() {
    let rally =
      "The senator said voters wanted a new deal on health care. Her rival said the troops should come home from Europe. "
      + "A pollster said women over fifty had made up their minds, and that nothing said on television in the last weeks would move them. "
      + "Her campaign promised to hire more teachers and said the schools of the state had been tested for lead."
    #expect(!read(rally, "2016-10-01").contains { !$0.isEmpty })
    #expect(read(rally, "2016-10-01").count > 2)
    let long = Array(repeating: rally, count: 8).joined(separator: " ")
    let aside = long + " She said New START should stay."
    #expect(read(aside, "2016-10-01").last == ["new-start"])
    #expect(read(aside, "2016-10-01").first == [])
  }
}
