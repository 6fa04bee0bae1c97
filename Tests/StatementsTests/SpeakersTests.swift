import Language
import Primitives
import Statements
import Testing

/// A text of one paragraph for each `\n`, read on a day.
private func statements(
  _ text: String, on day: String, by finder: any AttributionFinder = EnglishAttributions()
) -> [AttributedStatement] {
  var blocks: [TextBlock] = []
  var start = 0
  for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
    blocks.append(
      TextBlock(range: TextRange(start, start + line.utf8.count), kind: .paragraph))
    start += line.utf8.count + 1
  }
  return StatementsFromSentences(people: [], outlets: [], finder: finder)
    .statements(
      in: SentencesFromText().sentences(in: text, blocks: blocks), text: text,
      published: PartialDay(day)
    ).map(\.statement)
}

private func names(_ text: String, on day: String) -> [String?] {
  statements(text, on: day).map(\.speaker.name)
}

private func states(_ text: String, on day: String) -> [String?] {
  statements(text, on: day).map(\.speaker.state)
}

@Suite struct `Speakers described` {
  @Test(arguments: [
    ("The Soviet leader said the test halt would go on.", "1986-08-19", "Mikhail Gorbachev", "SU"),
    ("The Soviet leader said the freeze would go on.", "1982-03-16", "Leonid Brezhnev", "SU"),
    ("The Russian president said the pact was dead.", "1997-03-21", "Boris Yeltsin", "RU"),
    ("The U.S. president said the pact was dead.", "1988-12-31", "Ronald Reagan", "US"),
    ("The French president said the pact was alive.", "1990-11-20", "François Mitterrand", "FR"),
  ]) func `are a state's leader on that day`(
    text: String, day: String, name: String, state: String
  ) {
    let spoke = statements(text, on: day).map(\.speaker)
    #expect(spoke.map(\.name) == [name])
    #expect(spoke.map(\.state) == [state])
  }

  @Test func `are nobody's leader where another word tells so`() {
    #expect(
      names("The opposition leader said the pact was dead.", on: "1997-03-21") == [nil])
    #expect(
      names("The vice president said the pact was dead.", on: "1997-03-21") == [nil])
  }

  @Test func `are somebody whom the report only named`() {
    let text =
      "The pact was signed on Saturday by Hillary Clinton and Sergei Lavrov, the Russian foreign minister.\n"
      + "“It is in force,” the U.S. Secretary of State said. Her Russian counterpart confirmed that inspections would begin."
    #expect(names(text, on: "2011-02-05") == ["Hillary Clinton", "Sergei Lavrov"])
  }

  @Test func `are of the side whose words tell it`() {
    #expect(
      states(
        "The Foreign Ministry in Beijing said others should go first.", on: "2018-10-23")
        == ["CN"])
    #expect(
      states("A source close to the Russian delegation said talks were over.", on: "2009-12-04")
        == ["RU"])
    #expect(
      states(
        "Western officials who were shown the Soviet list said it was short.", on: "1990-11-20")
        == [nil])
    #expect(
      states(
        "The State Department said sanctions did not bar visits. Its spokesperson added that talks went on.",
        on: "2022-08-09") == ["US", "US"])
  }

  @Test func `keep a ministry apart from who speaks for it, and one department from another`() {
    let spoke = statements(
      "Chinese Foreign Ministry spokesman Liu Jianchao said that it was a pity. The ministry said talks went on. The Energy Department said work went on. The State Department denied it.",
      on: "2008-06-14"
    ).map(\.speaker)
    #expect(spoke.map(\.kind) == [.person, .office, .office, .office])
    #expect(
      spoke.map(\.name) == [
        "Liu Jianchao", "Chinese Foreign Ministry", "United States Department of Energy",
        "United States Department of State",
      ])
  }

  @Test func `are the president of the dateline's state`() {
    #expect(
      names("WASHINGTON -- The president said the pact was sound.", on: "2014-07-29")
        == ["Barack Obama"])
    #expect(
      names("MOSCOW, Nov. 20 -- The president said the pact was sound.", on: "1997-11-20")
        == ["Boris Yeltsin"])
  }

  @Test func `stand for a government as it was called`() {
    #expect(
      names("The administration said the bill was sound.", on: "1986-05-27")
        == ["Reagan administration"])
  }
}

@Suite struct `Speakers named` {
  @Test func `may be introduced in passing, with the office behind`() {
    let spoke = statements(
      "This was conveyed by Pavel Gromov, the Russian ambassador to the council, in an interview. He stressed that channels were open. Gromov noted that nobody had called.",
      on: "2025-03-01"
    ).map(\.speaker)
    #expect(spoke.map(\.name) == ["Pavel Gromov", "Pavel Gromov"])
    #expect(spoke.map(\.state) == ["RU", "RU"])
    #expect(spoke.last?.authority == .speaking)
  }

  @Test func `have the state that stands in front of an expert's name, and none by what they were`()
  {
    #expect(
      states(
        "Russian military expert Oleg Petrov said the range was secret.", on: "2019-08-02")
        == ["RU"])
    #expect(
      states("Peter Jones, a Canadian scholar, said the range was secret.", on: "2019-08-02")
        == ["CA"])
    #expect(
      states(
        "Oleg Petrov, a former Soviet arms negotiator, said the range was secret.",
        on: "2019-08-02") == [nil])
  }

  @Test func `aren't newspapers and agencies of a state`() {
    let spoke = statements(
      "Tass said the charge was false. The army newspaper Krasnaya Zvezda said the shield was a dream.",
      on: "1987-03-27"
    ).map(\.speaker)
    #expect(spoke.map(\.kind) == [.organisation, .organisation])
    #expect(spoke.map(\.name) == ["Tass", "Krasnaya Zvezda"])
    #expect(spoke.map(\.state) == ["SU", "SU"])
  }

  @Test func `may have a surname that is a common word, or stand in capitals`() {
    #expect(
      names("Tom King said the cuts would stand.", on: "1991-10-14") == ["Tom King"])
    #expect(
      names("Mr. LUGAR said the treaty was sound.", on: "2002-07-09") == ["Richard Lugar"])
  }

  @Test func `are several states by all their names`() {
    let spoke = statements(
      "Washington and Berlin announced the plan.", on: "2024-07-28"
    ).map(\.speaker)
    #expect(spoke.map(\.name) == ["United States and Germany"])
    #expect(
      names("Bonn appealed to both sides to go on.", on: "1986-10-13") == ["West Germany"])
  }

  @Test func `are ministries by what they see to`() {
    #expect(
      names("South Korea's Unification Ministry said it was a pity.", on: "2023-11-22")
        == ["South Korean Unification Ministry"])
    #expect(
      names("The U.S. Department of Commerce said it was a pity.", on: "2023-11-22")
        == ["US Commerce Department"])
  }

  @Test func `aren't those whom another's words mention`() {
    #expect(
      names(
        "National Security Adviser Robert O'Brien had branded President Vladimir Putin's call for an extension a non-starter. Without a freeze, he said, there would be nothing to extend.",
        on: "2020-10-20"
      ).last == "Robert O'Brien")
    #expect(
      names("China has not moved an inch. It calls the talks unfair.", on: "2026-02-19")
        == ["China"])
  }

  @Test func `preside for no state`() {
    #expect(
      states(
        "NATO Secretary General Manfred Woerner said the talks were sound.", on: "1991-05-01")
        == [nil])
    #expect(
      states("Georgian President Eduard Shevardnadze said the pact was sound.", on: "1999-11-19")
        == ["GE"])
  }
}

@Suite struct `Any words in any order` {
  /// Words that rules look behind or in front of, so that each comes first and last, beside each.
  private static let words = """
    put read set let cut cast say says said told telling calling according to the The a his its He It that which who whose was has have been for in by of as far back
    2007 years day later next no longer not neither nor with from Mr. LUGAR U. S. Un King Church counterpart secretary state head ministry department president leader
    Moscow Washington Putin Tass , . : ; " “ ” ’s ( ) — МИД В Как сообщил он дипломат « » что - и
    """.split(whereSeparator: \.isWhitespace).map(String.init)

  @Test func `make a document`() {
    for first in Self.words {
      for second in Self.words.enumerated().filter({ $0.offset % 6 == 0 }).map(\.element) {
        let text = "\(first) \(second) it, he said."
        for found in statements(text, on: "1991-12-25") {
          #expect(found.content.allSatisfy { text.passage($0) != nil }, "\(text)")
        }
      }
      _ = statements("\(first) он", on: "2026-02-06", by: RussianAttributions())
    }
  }
}

@Suite struct `Speakers in Russian` {
  @Test func `are ministries by their short names, without the words beside them`() {
    let spoke = statements(
      "В МИД РФ вечером сообщили, что Москва продолжит соблюдать ограничения. МИД Польши заявил, что решение верное. Белый дом заявил, что договор закончился.",
      on: "2023-02-21", by: RussianAttributions()
    ).map(\.speaker)
    #expect(
      spoke.map(\.name) == ["Russian Foreign Ministry", "Polish Foreign Ministry", "White House"])
    #expect(spoke.map(\.state) == ["RU", "PL", "US"])
  }

  @Test func `are foreign leaders by their own spelling, and nobody by a plural`() {
    let spoke = statements(
      "Глава Пентагона Ллойд Остин заявил, что решение верное. В Кремле сообщили, что ответа нет. Аналитики полагают, что договора не будет.",
      on: "2023-02-21", by: RussianAttributions()
    ).map(\.speaker)
    #expect(spoke.map(\.name) == ["Lloyd Austin", "Kremlin", nil])
    #expect(spoke.map(\.state) == ["US", "RU", nil])
  }

  @Test func `end where an addressee or a time begins`() {
    let text = "«Переговоров нет», - уточнил он журналистам."
    let spoke = statements(text, on: "2023-02-21", by: RussianAttributions()).map(\.speaker)
    #expect(spoke.compactMap { $0.range.flatMap(text.passage) } == ["он"])
  }
}

@Suite struct `Days and media of statements` {
  @Test(arguments: [
    (
      "The ministry said on Monday that it was free. “Nothing binds us,” Peskov said the next day.",
      "2025-08-07", ["2025-08-04", "2025-08-05"]
    ),
    (
      "The letter came on October 5. Hours later the ministry said it agreed.", "1991-10-14",
      ["1991-10-05"]
    ),
    (
      "The note was sent on 30 January 2019. Two days later Pompeo said it was over.",
      "2019-03-01", ["2019-02-01"]
    ),
    (
      "Russia's 2020 offer to halt deployment stands, Ryabkov said.", "2025-08-06",
      ["2020", nil]
    ),
    (
      "Experts note that Russia had declared as far back as 2007 that it would go.", "2023-11-08",
      [nil, "2007"]
    ),
  ]) func `are counted from the day told of before`(
    text: String, day: String, expected: [String?]
  ) {
    #expect(statements(text, on: day).map { $0.saidOn?.description } == expected, "\(text)")
  }

  @Test func `come from the medium told, even unknown, and from remarks behind`() {
    #expect(
      statements("“The way out is simple,” he told DW.", on: "2019-02-01").map(\.reportedBy)
        == ["DW"])
    #expect(
      statements("“The way out is simple,” he told NATO.", on: "2019-02-01").map(\.reportedBy)
        == [nil])
    let text =
      "Sergei Ryabkov made it plain that there is no room for talks. The remarks were reported by Ria News.\nRyabkov stressed that nothing would change. Washington said it regretted that."
    #expect(
      statements(text, on: "2023-03-22").map(\.reportedBy) == ["Ria News", "Ria News", nil])
  }

  @Test func `aren't the paper that speaks for itself`() {
    #expect(
      statements("Tass said the charge was false.", on: "1987-03-27").map(\.reportedBy) == [nil])
  }

  @Test func `may be a body that relays somebody's words`() {
    let found = statements(
      "According to the Russian Foreign Ministry, spokeswoman Maria Zakharova gave an assessment of the talks. She indicated that nothing was new.",
      on: "2023-06-05")
    #expect(found.last?.reportedBy == "Russian Foreign Ministry")
  }
}
