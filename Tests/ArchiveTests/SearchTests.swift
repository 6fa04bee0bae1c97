import Archive
import Documents
import Foundation
import Positions
import Primitives
import Statements
import TestSupport
import Testing

private func words(_ text: String) -> [String] { SearchToken.tokens(of: text).map(\.word) }
private func stem(_ word: String) -> String { SearchToken(word: word, range: TextRange(0, 0)).stem }

@Suite struct `The words of a text` {
  @Test func `are folded: case, accents, look-alikes`() {
    #expect(words("CAFÉ café cafe\u{301} naïve") == ["cafe", "cafe", "cafe", "naive"])
    #expect(words("Ёлка ЁЛКА е\u{308}лка") == ["елка", "елка", "елка"])
    #expect(words("Йод йод и\u{306}од") == ["йод", "йод", "йод"])
    #expect(words("Straße Łódź Ørsted Þór") == ["strasse", "lodz", "orsted", "thor"])
    #expect(words("ﬁre Ⅻ ①") == ["fire", "xii", "1"])
  }

  @Test func `written with letters of another alphabet are found as what they look like`() {
    #expect(words("сruise") == ["cruise"])  // Cyrillic с
    #expect(words("Мoscow Мoscоw") == ["moscow", "moscow"])
    #expect(words("дoгoвop") == ["договор"])  // Latin o and p
    #expect(words("ρeace") == ["peace"])
    #expect(words("Москва Moscow") == ["москва", "moscow"])
    #expect(words("USшник") == ["usшник"])
  }

  @Test func `take possessives, initials and hyphens as a searcher would`() {
    #expect(words("Russia's Russia’s O'Brien don't") == ["russia", "russia", "obrien", "dont"])
    #expect(
      words("the U.S. and U.K. in A. Smith's view") == [
        "the", "us", "and", "uk", "in", "a", "smith", "view",
      ])
    #expect(words("9M729 (SSC-8), New-START.") == ["9m729", "ssc", "8", "new", "start"])
    #expect(words("mis\u{AD}sile miss\u{200B}ile") == ["missile", "missile"])
    #expect(words("") == [])
    #expect(words("… — !?") == [])
    #expect(words("🚀 готов 👩‍🚀") == ["готов"])
  }

  @Test(arguments: 0..<50) func `lie where they were found, in order`(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let parts = [
      "a", "Б", "é", "e\u{301}", "'s", "’", ".", " ", "-", "🚀", "\u{AD}", "9", "ß", "\n", "U.S.",
      "й", "\u{300}",
    ]
    let text = (0..<60).map { _ in parts.randomElement(using: &random) ?? " " }.joined()
    var last = 0
    for token in SearchToken.tokens(of: text) {
      #expect(token.range.start >= last)
      #expect(token.range.end > token.range.start)
      let passage = try #require(text.passage(token.range))
      #expect(words(passage) == [token.word], "\(passage)")
      last = token.range.end
    }
  }

  @Test func `have the stems that Snowball gives them`() throws {
    let url = ProjectFolder.root.appending(path: "Tests/ArchiveTests/Fixtures/stems.json")
    let json = try JSONValue(parsing: Data(contentsOf: url))
    for language in ["english", "russian"] {
      guard case .object(let pairs)? = json[language] else {
        Issue.record("no \(language)")
        continue
      }
      #expect(pairs.count > 50)
      for (word, wanted) in pairs { #expect(.string(stem(word)) == wanted, "\(word)") }
    }
  }

  @Test func `too long for a word are their own stems, in linear time`() {
    let long = String(repeating: "ying", count: 20_000)
    #expect(stem(long) == long)
    #expect(words(String(repeating: "a.", count: 50_000)).count <= 50_000)
  }
}

@Suite struct `A search` {
  private func store(_ folder: TestFolder) throws -> RecordStore {
    let store = try folder.store()
    var report = TestReport(
      """
      Ivanov said missiles were deployed near the border. Petrov said talks on the New-START treaty continue. \
      Иванов сказал договоры соблюдаются. Smith said the U.S. will not test. Kim said сruise flights go on. \
      Lee said missiles, missiles and missiles.
      """)
    try report.add("Ivanov", "said", "missiles were deployed near the border", uid: "a")
    try report.add("Petrov", "said", "talks on the New-START treaty continue", uid: "b")
    try report.add("Иванов", "сказал", "договоры соблюдаются", uid: "c")
    try report.add("Smith", "said", "the U.S. will not test", uid: "d")
    try report.add("Kim", "said", "сruise flights go on", uid: "e")
    try report.add("Lee", "said", "missiles, missiles and missiles", uid: "f")
    try report.record(in: store)
    return store
  }

  @Test(arguments: [
    ("missile", ["a", "f"]), ("deploying", ["a"]), ("\"missiles were\"", ["a"]),
    ("\"missile were\"", []), ("deploym*", []), ("deploy*", ["a"]), ("new-start", ["b"]),
    ("start new", ["b"]), ("\"start new\"", []), ("договора", ["c"]), ("соблюдать", ["c"]),
    ("ДОГОВОРЫ", ["c"]), ("US", ["d"]), ("U.S. tests", ["d"]), ("cruise", ["e"]), ("cruis*", ["e"]),
    ("“talks on”", ["b"]), ("missile border", ["a"]), ("nothing", []), ("\"new sta*\"", ["b"]),
  ])
  func `finds forms, phrases, beginnings`(search: String, wanted: [String]) throws {
    let folder = try TestFolder()
    let store = try store(folder)
    let found = try store.statements(matching: StatementFilter(search: search)).map(\.uid)
    #expect(found.sorted() == wanted)
    #expect(try store.count(of: StatementFilter(search: search)) == wanted.count)
  }

  @Test func `puts the better answer first`() throws {
    let folder = try TestFolder()
    let found = try store(folder).statements(
      matching: StatementFilter(search: "missiles", order: .relevance))
    #expect(found.map(\.uid) == ["f", "a"])
  }

  @Test func `finds documents by title and text`() throws {
    let folder = try TestFolder()
    let store = try store(folder)
    #expect(try store.documents(matching: DocumentFilter(search: "reports")).count == 1)
    #expect(try store.documents(matching: DocumentFilter(search: "\"talks on\"")).count == 1)
    #expect(try store.documents(matching: DocumentFilter(search: "nowhere")).isEmpty)
  }

  @Test func `shows the places it found`() {
    let text = "Missiles were deployed: the U.S. missile, “договоры”. New-START, new start."
    func shown(_ search: String) -> [String] {
      SearchWords(search).places(in: text).compactMap(text.passage)
    }
    #expect(shown("missile") == ["Missiles", "missile"])
    #expect(shown("\"missile\"") == ["missile"])
    #expect(shown("deploy*") == ["deployed"])
    #expect(shown("договора US") == ["U.S", "договоры"])
    #expect(shown("new-start") == ["New-START", "new start"])
    #expect(shown("\"were deployed\" deployed") == ["were deployed"])
    #expect(shown("nothing").isEmpty)
    #expect(SearchWords(" * \"\" ").isEmpty)
  }
}

@Suite struct `A search of a large record` {
  private static let words = [
    "treaty", "treaties", "Missile", "missiles", "talks", "talking", "сruise", "договор",
    "договоры", "U.S.", "the",
    "verify", "verified", "New-START", "naïve",
  ]

  /// Thousands of statements of a few words each, some in two parts, filed under days in no order.
  private func store(_ folder: TestFolder, _ random: inout SeededGenerator) throws -> RecordStore {
    let store = try folder.store()
    var batch: [DocumentRecording] = []
    for number in 0..<34 {
      var text = ""
      var entries: [StatementEntry] = []
      func add(_ words: String) -> TextRange {
        let start = text.utf8.count
        text += words
        return TextRange(start, text.utf8.count)
      }
      for index in 0..<100 {
        let speaker = add("Speaker \(index)")
        let cue = add(" said ")
        let content = (0..<(index % 9 == 0 ? 2 : 1)).map { _ in
          defer { _ = add("; ") }
          return add(
            (0..<Int.random(in: 1...5, using: &random)).map { _ in
              // Every other word is "the", so that it stands in most statements.
              Bool.random(using: &random)
                ? "the" : Self.words.randomElement(using: &random) ?? ""
            }.joined(separator: " "))
        }
        entries.append(
          StatementEntry(
            uid: "\(number)-\(index)",
            statement: AttributedStatement(
              speaker: Speaker(
                range: speaker, name: "S", state: index % 4 == 0 ? "RU" : "US", kind: .person,
                authority: .binding), cue: cue, content: content, quote: .indirect,
              saidOn: index % 5 == 0
                ? nil
                : PartialDay(
                  year: Int.random(in: 2000...2020, using: &random),
                  month: Int.random(in: 1...12, using: &random)), confidence: 0.5),
            position: Position(
              instruments: [], measure: .treaty, act: .affirm, target: nil, confidence: 0.5)))
      }
      let hash = RecordDigest.sha256(text.utf8)
      var meta = Document.Metadata()
      meta.published = number % 3 == 0 ? nil : PartialDay("2012-0\(1 + number % 9)-11")
      batch.append(
        DocumentRecording(
          document: Document(
            id: "\(number).txt", format: .text, language: nil, text: text, metadata: meta,
            blocks: []),
          origin: DocumentOrigin(
            sha256: hash, name: "\(number).txt", byteCount: text.utf8.count, bytes: nil),
          textSHA256: hash, statements: entries))
    }
    _ = try store.record(
      batch, reader: "test", by: RecordEvent(at: "2026-01-01T00:00:00Z", who: "test"))
    return store
  }

  @Test func `gives of the first page what the whole answer begins with`() throws {
    var random = SeededGenerator(seed: 11)
    let folder = try TestFolder()
    let store = try store(folder, &random)
    for search in [
      "the", "t*", "the t*", "\"the the\"", "the*", "the missile", "дог*", "the договоров", "cru*",
      "u*",
      "new-start", "\"new sta*\"", "nothing", "n* m* the", "\"the treaty\" the", "US",
    ] {
      for state in [nil, "RU"] {
        let filter = StatementFilter(state: state, search: search)
        let all = try store.statements(matching: filter).map(\.uid)
        #expect(try store.count(of: filter) == all.count)
        for (limit, offset) in [(1, 0), (20, 0), (20, 15), (400, 0), (5, 5_000)] {
          var page = filter
          page.limit = limit
          page.offset = offset
          let found = try store.statements(matching: page).map(\.uid)
          #expect(
            found == Array(all.dropFirst(offset).prefix(limit)),
            "\(search), \(limit) from \(offset), \(state ?? "any state")")
        }
        var since = filter
        since.since = Day("2005-01-01")
        since.until = Day("2011-12-31")
        let within = try store.statements(matching: since).map(\.uid)
        since.limit = 30
        #expect(try store.statements(matching: since).map(\.uid) == Array(within.prefix(30)))
      }
    }
  }

  @Test func `ranks the last recorded of very many, and all of fewer`() throws {
    var random = SeededGenerator(seed: 12)
    let folder = try TestFolder()
    let store = try store(folder, &random)
    for (search, state) in [("the", nil), ("treaty", nil), ("the", "RU")] as [(String, String?)] {
      let filter = StatementFilter(state: state, search: search, order: .relevance)
      let all = try store.statements(matching: filter)
      #expect((all.count > StatementFilter.mostRanked) == (search == "the" && state == nil))
      let ranked = Set(
        all.map(\.id).sorted().suffix(StatementFilter.mostRanked))
      var page = filter
      page.limit = 25
      page.offset = 10
      let wanted = all.map(\.id).filter(ranked.contains).dropFirst(10).prefix(25)
      #expect(try store.statements(matching: page).map(\.id) == Array(wanted))
    }
  }
}

@Suite struct `How far reviewers agree` {
  // K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011): sections A, B and C.
  @Test func `is what Krippendorff works out by hand`() throws {
    func units(_ rows: String...) -> [[String?]] {
      let coders = rows.map { $0.map { $0 == "." ? nil : String($0) } }
      return (0..<coders[0].count).map { unit in coders.map { $0[unit] } }
    }
    let binary = try #require(Agreement.alpha(units("0100000010", "1110010000")))
    #expect(abs(binary - 0.095) < 0.0005)
    let nominal = try #require(Agreement.alpha(units("aabbdcccedda", "babbbccceddd")))
    #expect(abs(nominal - 0.692) < 0.0005)
    let missing = try #require(
      Agreement.alpha(
        units("123321412...", "1233224125.3", ".3332342251.", "12332441251.")))
    #expect(abs(missing - 0.743) < 0.0005)
  }

  @Test func `is one for full agreement, and undefined without variety or pairs`() {
    #expect(Agreement.alpha([["a", "a"], ["b", "b"]]) == 1)
    #expect(Agreement.alpha([["a", "a"], ["a", "a"]]) == nil)
    #expect(Agreement.alpha([["a", nil], [nil, "b"]]) == nil)
    #expect(Agreement.alpha([]) == nil)
    #expect((Agreement.alpha([["a", "b"], ["b", "a"]]) ?? 0) < 0)
  }

  @Test func `of units counts each once`() throws {
    let (a, b, c) = ([TextRange(0, 10)], [TextRange(20, 30)], [TextRange(20, 26)])
    #expect(Agreement.unitF1([a, b], [a, b]) == 1)
    #expect(Agreement.unitF1([a, b], [a, c]) == 0.5)
    #expect(Agreement.unitF1([a, b], [a, c], overlap: 0.5) == 1)
    #expect(Agreement.unitF1([a], [a, a, b]) == 0.5)
    #expect(Agreement.unitF1([a], []) == 0)
    #expect(Agreement.unitF1([], []) == nil)
  }

  @Test func `is counted over the record's reviews`() throws {
    let folder = try TestFolder()
    let store = try folder.store()
    let report = try TestReport.ryabkov()
    try report.record(in: store)
    func event(_ who: String) -> RecordEvent { RecordEvent(at: "2026-02-01T00:00:00Z", who: who) }
    let uids = report.entries.map(\.uid)
    for uid in uids { try store.review(uid, .accepted, by: event("Anna")) }
    #expect(try store.reviewAgreement().statements == 0)
    var correction = StatementCorrection()
    correction.act = .warn
    try store.review(uids[0], .accepted, by: event("Boris"))
    try store.correct(uids[1], correction, by: event("Boris"))
    try store.review(uids[2], .rejected, by: event("Boris"))
    let agreement = try store.reviewAgreement()
    #expect(agreement.statements == 3)
    #expect(agreement.contested == 2)
    #expect(agreement.fields.map(\.name).prefix(2) == ["verdict", "act"])
    #expect(agreement.fields[0].agreeing == 1)
    #expect(agreement.fields[1].units == 2)
    #expect(agreement.fields[1].agreeing == 1)
    #expect(agreement.pairs.count == 1)
    #expect(agreement.pairs[0].unitF1 == 0.8)
  }

  @Test func `A correction finds the nearest place of its words`() throws {
    let folder = try TestFolder()
    let store = try folder.store()
    var report = TestReport(
      "No talks. Ivanov said no talks were held. No talks, no talks were planned.")
    try report.add("Ivanov", "said", "no talks", uid: "a")
    try report.record(in: store)
    var correction = StatementCorrection()
    correction.content = ["no talks were held"]
    correction.condition = "No talks"
    correction.cleared = ["target"]
    let after = try store.correct(
      "a", correction, by: RecordEvent(at: "2026-02-01T00:00:00Z", who: "Anna"))
    #expect(after.content.map(\.range) == [TextRange(22, 40)])
    #expect(
      after.condition?.range == TextRange(0, 8) || after.condition?.range == TextRange(42, 50))
    #expect(after.target == nil)
    correction.content = ["never said"]
    let bad = correction
    #expect(
      recordError {
        try store.correct("a", bad, by: RecordEvent(at: "2026-02-01T00:00:00Z", who: "Anna"))
      }?.code == "span")
    // What changes nothing is no correction.
    var same = StatementCorrection()
    same.act = .affirm
    same.content = ["no talks"]
    let unchanged = same
    let before = try store.statement(uid: "a")
    #expect(
      recordError {
        try store.correct("b", unchanged, by: RecordEvent(at: "2026-02-01T00:00:00Z", who: "Anna"))
      }?.code == "unknown")
    var report2 = TestReport("Ivanov said no talks.", name: "other.txt")
    try report2.add("Ivanov", "said", "no talks", uid: "c")
    try report2.record(in: store)
    #expect(
      recordError {
        try store.correct("c", unchanged, by: RecordEvent(at: "2026-02-01T00:00:00Z", who: "Anna"))
      }?.code == "unchanged")
    #expect(try store.statement(uid: "c")?.standing == .machineRead)
    #expect(try store.statement(uid: "a") == before)
    #expect(try store.uid(beginning: "a") == "a")
    #expect(recordError { _ = try store.uid(beginning: "zzz") }?.code == "unknown")
  }
}

@Suite struct `What was found in a text` {
  @Test func `is marked, whatever its form, and the parts are the text`() {
    let words = SearchWords("missile \"central limits\" insp*")
    let text = "Missiles under central limits;\nInspectors inspected no missile’s limits."
    let parts = words.marked(text)
    #expect(parts.map(\.text).joined() == text)
    #expect(
      parts.filter(\.isFound).map(\.text)
        == ["Missiles", "central limits", "Inspectors", "inspected", "missile’s"])
    #expect(words.marked("") == [])
    #expect(words.marked("nothing of it") == [.init(text: "nothing of it", isFound: false)])
  }

  @Test func `is shown where most different words stand together`() throws {
    let filler = (0..<200).map { "filler\($0)" }.joined(separator: " ")
    let text =
      "The moratorium. \(filler) moratorium moratorium moratorium \(filler) a moratorium on inspections \(filler)"
    let excerpt = try #require(SearchWords("moratorium inspection").excerpt(of: text))
    #expect(excerpt.parts.filter(\.isFound).map(\.text) == ["moratorium", "inspections"])
    #expect(excerpt.isCutBefore && excerpt.isCutAfter)
    #expect(text.passage(excerpt.range) == excerpt.parts.map(\.text).joined())
    // One word alone: where it stands most often.
    let often = try #require(SearchWords("moratorium").excerpt(of: text))
    #expect(often.parts.filter(\.isFound).count == 3)
    #expect(SearchWords("absent").excerpt(of: text) == nil)
  }

  @Test(arguments: 0..<200)
  func `lies in an excerpt of whole words that is the text to the letter`(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let stock = [
      "missile", "missiles", "дого\u{301}вор", "договора", "é", "…", "🚀", "U.S.", "limits", "«вес»",
      "x",
    ]
    let text = (0..<Int.random(in: 1...120, using: &random)).map { _ in
      (stock.randomElement(using: &random) ?? "")
        + ([" ", "\n", "  ", ", "].randomElement(using: &random) ?? " ")
    }.joined()
    let length = Int.random(in: 1...300, using: &random)
    let search = SearchWords("missile договор \"u.s. limits\"")
    guard let excerpt = search.excerpt(of: text, length: length) else {
      #expect(search.places(in: text).isEmpty)
      return
    }
    let whole = try #require(text.passage(excerpt.range))
    #expect(excerpt.parts.map(\.text).joined() == whole)
    #expect(excerpt.parts.contains { $0.isFound })
    #expect(!excerpt.parts.contains { $0.text.isEmpty })
    #expect(excerpt.isCutBefore == (excerpt.range.start > 0))
    #expect(excerpt.isCutAfter == (excerpt.range.end < text.utf8.count))
    if excerpt.range.start > 0 {
      let before = try #require(text.passage(TextRange(0, excerpt.range.start)))
      let first = try #require(excerpt.parts.first)
      // It begins with a word, or with what was found.
      #expect(before.last?.isWhitespace == true || first.isFound)
    }
  }
}

@Suite struct `Documents of a record` {
  @Test func `are found by words, outlet, language and day together`() throws {
    let folder = try TestFolder()
    let store = try folder.store()
    func add(
      _ name: String, _ text: String, outlet: String, published: String?, language: String
    ) throws {
      var report = TestReport(text, name: name, published: published)
      report.document.metadata.outlet = outlet
      report.document.language = language
      try report.record(in: store)
    }
    try add(
      "a.txt", "The moratorium on missiles holds.", outlet: "TASS", published: "2023-02-28",
      language: "en")
    try add(
      "b.txt", "A moratorium; the moratorium of moratoriums.", outlet: "Reuters",
      published: "2023-03", language: "en")
    try add(
      "c.txt", "Мораторий на ракеты остаётся.", outlet: "tass", published: nil, language: "ru")
    func names(_ filter: DocumentFilter) throws -> [String] {
      let found = try store.documents(matching: filter).map(\.name)
      #expect(try store.count(of: filter) == found.count)
      return found
    }
    #expect(try names(DocumentFilter()) == ["c.txt", "b.txt", "a.txt"])
    #expect(try names(DocumentFilter(search: "moratorium")) == ["b.txt", "a.txt"])
    #expect(try names(DocumentFilter(search: "moratorium missile")) == ["a.txt"])
    #expect(try names(DocumentFilter(outlet: "TASS")) == ["c.txt", "a.txt"])
    #expect(try names(DocumentFilter(outlet: "TASS", language: "RU")) == ["c.txt"])
    // A month passes where some day of it does; no day passes nowhere.
    #expect(try names(DocumentFilter(since: Day("2023-03-15"))) == ["b.txt"])
    #expect(try names(DocumentFilter(until: Day("2023-03-01"))) == ["b.txt", "a.txt"])
    #expect(try names(DocumentFilter(search: "moratorium", until: Day("2023-02-28"))) == ["a.txt"])
    #expect(try names(DocumentFilter(search: "…")) == [])
    let page = DocumentFilter(limit: 1, offset: 1)
    #expect(try store.documents(matching: page).map(\.name) == ["b.txt"])
    #expect(try store.count(of: page) == 3)
  }
}
