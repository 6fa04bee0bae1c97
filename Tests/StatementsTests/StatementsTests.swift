import Language
import Primitives
import Statements
import TestSupport
import Testing

private struct Found: Equatable, CustomStringConvertible {
  var source: String
  var cue: String
  var content: [String]
  var description: String { "\(source) | \(cue) | \(content)" }
}

private func sentences(_ text: String) -> [Sentence] {
  SentencesFromText().sentences(
    in: text, blocks: [TextBlock(range: TextRange(0, text.utf8.count), kind: .paragraph)])
}

private func read(_ text: String, by finder: any AttributionFinder = EnglishAttributions())
  -> [Found]
{
  finder.attributions(in: sentences(text), text: text).map {
    Found(
      source: $0.source.flatMap(text.passage) ?? "-", cue: text.passage($0.cue) ?? "cut",
      content: $0.content.map { text.passage($0) ?? "cut" })
  }
}

@Suite struct `Attributions in English` {
  @Test func `have the speaker with title and apposition, the cue, and what was said`() {
    #expect(
      read(
        "Pavel Podvig, director of the Russian Nuclear Forces Project, argued that Washington could wait."
      )
        == [
          Found(
            source: "Pavel Podvig, director of the Russian Nuclear Forces Project", cue: "argued",
            content: ["Washington could wait"])
        ])
  }

  @Test func `follow a quotation, in front, behind and around the cue`() {
    #expect(
      read("“This is no exit. It is a pause,” he told lawmakers.")
        == [Found(source: "he", cue: "told lawmakers", content: ["This is no exit. It is a pause"])]
    )
    #expect(
      read("“The measures are lawful,” the department said in a fact sheet, “if Russia returns.”")
        == [
          Found(
            source: "the department", cue: "said",
            content: ["The measures are lawful", "if Russia returns"])
        ])
    #expect(
      read("“Nothing is bound,” said Russian military expert Yury Fedorov.")
        == [
          Found(
            source: "Russian military expert Yury Fedorov", cue: "said",
            content: ["Nothing is bound"])
        ])
  }

  @Test func `go on in quoted sentences without a cue of their own`() {
    #expect(
      read("“It is over,” Sokov said. “Nobody will miss it.” The talks ended.")
        == [Found(source: "Sokov", cue: "said", content: ["It is over", "Nobody will miss it"])])
  }

  @Test func `are two where two cues share a speaker`() {
    #expect(
      read("Putin accused the United States of cheating and warned that Russia would respond.")
        == [
          Found(source: "Putin", cue: "accused", content: ["cheating"]),
          Found(source: "Putin", cue: "warned", content: ["Russia would respond"]),
        ])
    #expect(
      read("Lavrov said the treaty was dead, adding that no talks were planned.")
        == [
          Found(source: "Lavrov", cue: "said", content: ["the treaty was dead"]),
          Found(source: "Lavrov", cue: "adding", content: ["no talks were planned"]),
        ])
  }

  @Test func `end where the main clause begins that a participle led up to`() {
    #expect(
      read(
        "Though the accord collapsed when the U.S. withdrew, accusing Russia of violating it, Moscow said it would abide by a moratorium."
      )
        == [
          Found(source: "the U.S.", cue: "accusing", content: ["violating it"]),
          Found(source: "Moscow", cue: "said", content: ["it would abide by a moratorium"]),
        ])
    #expect(
      read("Though the talks had failed, Moscow said at the time it would keep the limits.")
        == [Found(source: "Moscow", cue: "said", content: ["it would keep the limits"])])
    #expect(
      read("Citing a breach of the treaty, Ryabkov said that inspections would not resume.")
        .map(\.content).contains(["inspections would not resume"]))
  }

  @Test func `are of some of a group with how many they are`() {
    #expect(
      read("One of Putin's aides said the moratorium was over.")
        == [
          Found(source: "One of Putin's aides", cue: "said", content: ["the moratorium was over"])
        ])
    #expect(
      read("Some of the officials warned that time was short.").map(\.source)
        == ["Some of the officials"])
  }

  @Test func `are nobody's where no one in particular would say them`() {
    #expect(read("One should not expect that talks will resume before the autumn.").isEmpty)
    #expect(read("One can argue that the treaty is dead.").isEmpty)
  }

  @Test func `nest`() {
    #expect(
      read(
        "Massicot said that the treaty collapsed after the U.S. accused Russia of deploying the SSC-8."
      )
        == [
          Found(
            source: "Massicot", cue: "said",
            content: ["the treaty collapsed after the U.S. accused Russia of deploying the SSC-8"]),
          Found(source: "the U.S.", cue: "accused", content: ["deploying the SSC-8"]),
        ])
  }

  @Test func `come by phrase and by noun`() {
    #expect(
      read("According to the ministry, the data exchange has ended.")
        == [
          Found(
            source: "the ministry", cue: "According to", content: ["the data exchange has ended"])
        ])
    #expect(
      read("In Ryabkov’s view, any attempt to push would amount to playing with fire.")
        == [
          Found(
            source: "Ryabkov", cue: "view",
            content: ["any attempt to push would amount to playing with fire"])
        ])
    #expect(
      read("Nobody had heeded Russia’s 2020 offer to halt the deployment of missiles.")
        == [
          Found(source: "Russia", cue: "offer", content: ["to halt the deployment of missiles"])
        ])
  }

  @Test(arguments: [
    "This stance underscores how much has changed.", "The message is clear: risks grow.",
    "Putin signed the law on Tuesday.", "It has been reported that talks will resume.",
    "The spokesman gave no further details and declined to elaborate.",
    "Russia suspended the treaty in February.",
  ]) func `aren't made of the author's own words or of acts`(text: String) {
    #expect(read(text).isEmpty, "\(read(text))")
  }
}

@Suite struct `Attributions in Russian` {
  @Test func `come with что, with a remark behind a dash, and by phrase`() {
    #expect(
      read("Песков заявил, что переговоры не ведутся.", by: RussianAttributions())
        == [Found(source: "Песков", cue: "заявил", content: ["переговоры не ведутся"])])
    #expect(
      read(
        "«Никаких ограничений у нас больше нет», - сказал журналистам Дмитрий Песков.",
        by: RussianAttributions())
        == [
          Found(
            source: "Дмитрий Песков", cue: "сказал",
            content: ["Никаких ограничений у нас больше нет"])
        ])
    #expect(
      read("По словам Рябкова, Москва готова к диалогу.", by: RussianAttributions())
        == [
          Found(source: "Рябкова", cue: "По словам", content: ["Москва готова к диалогу"])
        ])
  }
}

@Suite struct `Statements from sentences` {
  private let published = PartialDay("2025-08-06")
  private let people = [
    Person(
      id: "dmitry-peskov", name: "Dmitry Peskov", aliases: ["Peskov", "Песков"], kind: "official",
      offices: [
        Office(
          role: "Press Secretary", organisation: "Administration of the President", state: "RU",
          start: PartialDay("2012-05-22"), end: nil, authority: .speaking, sources: [])
      ])
  ]
  private let outlets = [
    Outlet(
      id: "interfax", names: ["Interfax"], domain: nil, country: "RU", kind: "agency",
      languages: [],
      garbledForms: [])
  ]

  private func statements(_ text: String) -> [AttributedStatement] {
    StatementsFromSentences(people: people, outlets: outlets)
      .statements(in: sentences(text), text: text, published: published).map(\.statement)
  }

  @Test func `know the person by name, surname and pronoun`() {
    let found = statements(
      "Kremlin spokesman Dmitry Peskov said talks were over. He added that nobody had called. The spokesman warned that time was short."
    )
    #expect(found.map(\.speaker.person) == ["dmitry-peskov", "dmitry-peskov", "dmitry-peskov"])
    #expect(found.map(\.speaker.state) == ["RU", "RU", "RU"])
    #expect(found.first?.speaker.authority == .speaking)
  }

  @Test func `take bodies, states and the unnamed for what they are`() {
    let found = statements(
      "Washington said it was ready. The State Department said talks would go on. Experts warn that risks grow."
    )
    #expect(found.map(\.speaker.kind) == [.state, .office, .unnamed])
    #expect(
      found.map(\.speaker.name) == ["United States", "United States Department of State", nil])
  }

  @Test func `carry the medium and the day`() {
    let found = statements("On Monday Peskov told Interfax that the pledge was gone.")
    #expect(found.first?.reportedBy == "Interfax")
    #expect(found.first?.saidOn == PartialDay("2025-08-04"))
    #expect(
      statements("Peskov said in November that it was gone.").first?.saidOn == PartialDay("2024-11")
    )
  }

  @Test func `tell direct from mixed and indirect words`() {
    let found = statements(
      "“It is over,” Peskov said. Peskov called it “a broken record of the past” and a joke. Peskov said it was over."
    )
    #expect(found.map(\.quote) == [.direct, .mixed, .indirect])
  }

  @Test(arguments: 0..<150) func `have places that match their words, whatever the text`(seed: Int)
  {
    var generator = SeededGenerator(seed: seed)
    let parts = [
      "Путин", " said", " that", "“", "”", "\"", ", ", ". ", "\r\n", "\n\n", "he ", "Russia ",
      "е\u{301}", "👩‍🚀",
      "according to ", "in his view, ", "Moscow’s ", "claim ", "told reporters", " and warned",
      "accused ", " of ",
      "the U. S. ", "—", "; ", "(", ")", "«", "»", "заявил, что ", "who ", "which ", "adding ",
      "'s ", "treaty ",
      "is ", "dead", "if ", "unless ", "Sen. ", "2019 ", "on Monday ", ":", "по словам ",
      "message was ", "'",
    ]
    let text = (0..<60).map { _ in parts.randomElement(using: &generator) ?? "" }.joined()
    for finder in [EnglishAttributions(), RussianAttributions()] as [any AttributionFinder] {
      let found = StatementsFromSentences(people: people, outlets: outlets, finder: finder)
        .statements(in: sentences(text), text: text, published: published)
      for (statement, _) in found {
        #expect(!statement.content.isEmpty)
        var ranges = statement.content
        if let cue = statement.cue { ranges.append(cue) }
        if let source = statement.speaker.range { ranges.append(source) }
        for range in ranges {
          #expect(!range.isEmpty && text.passage(range) != nil, "seed \(seed): \(range)")
        }
        for (index, range) in ranges.enumerated() {
          for other in ranges[(index + 1)...] {
            #expect(
              !range.overlaps(other),
              "seed \(seed): \(text.passage(range) ?? "") / \(text.passage(other) ?? "")")
          }
        }
        if let outer = statement.nestedIn { #expect(found.indices.contains(outer)) }
      }
      let again = StatementsFromSentences(people: people, outlets: outlets, finder: finder)
        .statements(in: sentences(text), text: text, published: published)
      #expect(again.map(\.statement) == found.map(\.statement))
    }
  }

  @Test func `never come from furniture, and part content that furniture interrupts`() {
    let text =
      "Experts warn that launch sites are being poured\n\nThe ministry said nothing is here.\n\nin two regions."
    let furniture = TextRange(49, 83)
    let blocks = [
      TextBlock(range: TextRange(0, 47), kind: .paragraph),
      TextBlock(range: furniture, kind: .boilerplate),
      TextBlock(range: TextRange(85, text.utf8.count), kind: .paragraph),
    ]
    let found = EnglishAttributions().attributions(
      in: SentencesFromText().sentences(in: text, blocks: blocks), text: text)
    #expect(found.count == 1)
    #expect(
      found.first?.content.map { text.passage($0) ?? "" } == [
        "launch sites are being poured", "in two regions",
      ])
  }
}

@Suite struct `Attributions in clauses that aren't plain` {
  @Test func `give the whole to what frames it at the end`() {
    #expect(
      read("China refuses to take part in such talks, its envoy said.").last
        == Found(
          source: "its envoy", cue: "said", content: ["China refuses to take part in such talks"]))
    #expect(
      read("There are no contacts with Washington, the ministry said.")
        == [
          Found(
            source: "the ministry", cue: "said",
            content: ["There are no contacts with Washington"])
        ])
    #expect(
      read("Moscow will wait, the speaker of the lower house said.").map(\.source)
        == ["the speaker of the lower house"])
  }

  @Test func `leave place and day in front of a title out of the speaker`() {
    #expect(
      read("In Washington President Clinton condemned the tests.").map(\.source)
        == ["President Clinton"])
    #expect(
      read("On June 3 Deputy Foreign Minister Sergei Ryabkov said the talks would go on.")
        .map(\.source) == ["Deputy Foreign Minister Sergei Ryabkov"])
    #expect(
      read("Under Secretary Ellen Tauscher said the treaty was sound.").map(\.source)
        == ["Under Secretary Ellen Tauscher"])
  }

  @Test func `tell two speakers apart that a conjunction joins`() {
    #expect(
      read(
        "Chancellor Kohl called on Moscow to return, while the opposition leader, Hans-Jochen Vogel, blamed both sides."
      ).map(\.source) == ["Chancellor Kohl", "the opposition leader, Hans-Jochen Vogel"])
  }

  @Test func `take what an addressee is told to do`() {
    #expect(
      read("The president told the other side to stop the tests.")
        == [
          Found(
            source: "The president", cue: "told the other side", content: ["to stop the tests"])
        ])
  }
}

@Suite struct `Speakers of other decades` {
  private func speakers(_ text: String, published: String) -> [Speaker] {
    StatementsFromSentences(people: [], outlets: [])
      .statements(in: sentences(text), text: text, published: PartialDay(published))
      .map(\.statement.speaker)
  }

  @Test func `are known by surname in their years, with their side`() {
    let spoke = speakers("Weinberger said Moscow was cheating.", published: "1986-12-05")
    #expect(spoke.map(\.name) == ["Caspar Weinberger"])
    #expect(spoke.map(\.state) == ["US"])
    #expect(
      speakers("Mr. Bush said the treaty was sound.", published: "1991-08-01").map(\.name)
        == ["George Bush"])
    #expect(
      speakers("Mr. Bush said the treaty was sound.", published: "2002-05-25").map(\.name)
        == ["George W. Bush"])
  }

  @Test func `are those the report spelled out before, whether they spoke or not`() {
    let spoke = speakers(
      "Defense Minister Jan Novak of Poland arrived on Monday. The visit lasted an hour. Novak said it was useful.",
      published: "2007-02-01")
    #expect(spoke.last?.name == "Jan Novak")
  }

  @Test func `speak for the Soviet Union while there was one`() {
    #expect(
      speakers("Moscow said the treaty stood.", published: "1986-12-05").map(\.state) == ["SU"])
    #expect(
      speakers("Moscow said the treaty stood.", published: "1996-12-05").map(\.state) == ["RU"])
  }

  @Test func `speak for no one state where two are named`() {
    #expect(
      speakers("Washington and Berlin announced the plan.", published: "2024-07-28").map(\.state)
        == [nil])
  }

  @Test func `stand in front of the day that parts them from their verb`() {
    for time in ["on Tuesday", "Tuesday", "this week", "late on Monday", "in November"] {
      let text = "Foreign Minister Sergei Lavrov \(time) said that Russia would keep the limits."
      #expect(read(text).map(\.source) == ["Foreign Minister Sergei Lavrov"], "\(time)")
    }
    #expect(
      read("The Foreign Ministry on March 3 denied that talks were held.").map(\.source)
        == ["The Foreign Ministry"])
  }

  @Test func `are told from namesakes by initials and years`() {
    #expect(
      speakers("President George W. Bush said the treaty stood.", published: "2001-12-14")
        .map(\.state) == ["US"])
    #expect(
      speakers("Volodymyr Zelenskyy said the treaty stood.", published: "2024-12-14")
        .map(\.state) == ["UA"])
  }

  @Test func `are known again by a family name that stands first`() {
    let spoke = speakers(
      "Fu Cong of the Chinese Foreign Ministry said China would not join. Fu added that others should cut.",
      published: "2020-07-08")
    #expect(spoke.map(\.name) == ["Fu Cong", "Fu Cong"])
    #expect(spoke.map(\.state) == ["CN", "CN"])
  }

  @Test func `may be an office's holder whom a sentence opened with, unnamed`() {
    let spoke = speakers(
      "Russia's permanent representative to the council took the floor on Monday. He noted that talks had ended.",
      published: "2020-07-08")
    #expect(spoke.map(\.state) == ["RU"])
  }

  @Test func `belong to the state a sentence begins with, where no other is named`() {
    #expect(
      speakers(
        "Beijing kept its distance: the Foreign Ministry said others should go first.",
        published: "2013-06-24"
      ).map(\.state) == ["CN"])
  }
}
