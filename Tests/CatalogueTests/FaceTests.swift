import Catalogue
import Primitives
import TestSupport
import Testing
import Treaties

@Suite struct `What is shown of the law` {
  let register = BuiltIn.register
  let today = BuiltIn.today
  func day(_ text: String) -> Day { Day(text) ?? today }

  @Test func `answers New START in March 2023 as the contract prints it`() throws {
    let answer = try register.status(
      StatusQuestion(
        instrument: "START-3", party: "RU", on: day("2023-03-15"), knownOn: today, reading: "RU"))
    let json = answer.json(statements: { _ in ["s1"] })
    let text = json.text()
    #expect(
      text.hasPrefix(
        #"{"instrument":"new-start","on":"2023-03-15","known_on":"2026-11-21","contested":true,"answers":[{"party":"RU","reading":"RU","provision":null,"state":"suspended","bound":"none","since":"2023-02-28","until":null,"conditional":false,"condition":null,"uncertain":false,"because":[{"act":"new-start/2023-02-28/RU/suspended","type":"suspended","date":"2023-02-28","effect":"participation suspended","sources":["https://"#
      ), "\(text)")
    #expect(text.hasSuffix(#""statements":["s1"]}]}"#))
    #expect(
      answer.answers[0].because.contains { $0.effect.hasPrefix("new-start-limits-pledges-2023:") })
  }

  @Test(arguments: BuiltIn.register.instruments.map(\.id))
  func `names a source for every reason, on any day of any act`(id: String) throws {
    let instrument = try #require(register.instrument(id))
    let days = Set(instrument.acts.flatMap { [$0.day.adding(days: -1), $0.day] } + [today])
    for on in days.sorted() {
      let answer = try register.status(StatusQuestion(instrument: id, on: on, knownOn: today))
      for party in answer.answers {
        #expect(!party.because.isEmpty, "\(party.party) \(on)")
        #expect(party.because.allSatisfy { !$0.sources.isEmpty }, "\(party.party) \(on)")
        #expect(party.because.allSatisfy { $0.rule.map { !$0.sources.isEmpty } ?? true })
      }
    }
  }

  @Test func `explains a ruling that defeats an act, with rule and source`() throws {
    let answer = try register.status(
      StatusQuestion(
        instrument: "new-start", party: "RU", on: day("2023-03-15"), knownOn: today, reading: "US"))
    let tree = StatusListing(register: register, width: 80, explained: true).text(answer)
    #expect(tree.contains("ruling: US holds it void, since 2023-03-15"))
    #expect(
      tree.contains("rule: VCLT arts. 24 and 26") || tree.contains("rule: VCLT art. 24 and 26"))
    #expect(tree.split(separator: "\n").allSatisfy { $0.count <= 80 || $0.contains("http") })
  }

  @Test func `lists limits with their article and whether they bind`() throws {
    func statuses(_ on: String) throws -> Set<LimitsAnswer.Status> {
      Set(
        try register.limits(of: "new-start", on: day(on), knownOn: today).entries
          .filter { $0.article.hasPrefix("II(1)") }.map(\.status))
    }
    #expect(try statuses("2015-01-01") == [.notYetBinding])
    #expect(try statuses("2018-02-05") == [.binding])
    #expect(try statuses("2023-03-15") == [.contested])
    #expect(try statuses("2026-02-06") == [.noLongerBinding])
    let second = try register.limits(of: "START II", on: day("1999-01-01"), knownOn: today)
    #expect(second.entries.map(\.status) == [.neverBinding])
    #expect(second.entries.allSatisfy { !$0.sources.isEmpty })
  }

  @Test func `draws readings side by side where they differ`() throws {
    let timeline = try register.timeline(
      ofInstrument: "new-start", to: today, knownOn: today)
    let russia = timeline.tracks.filter { $0.party == "RU" }
    #expect(russia.map(\.readings) == [["face-value", "RU"], ["US"]])
    #expect(russia[0].periods.contains { $0.state == .suspended })
    #expect(!russia[1].periods.contains { $0.state == .suspended })
    #expect(timeline.tracks.filter { $0.party == "US" }.count == 1)
    let svg = timeline.svg
    #expect(svg.hasPrefix("<svg xmlns=") && svg.hasSuffix("</svg>\n"))
    #expect(svg == timeline.svg)
    #expect(svg.contains("<title id=\"timeline-title\">"))
    #expect(timeline.text.contains("suspended, bound: none"))
    let state = try register.timeline(
      ofParty: "RU", from: day("2019-01-01"), to: today, knownOn: today)
    #expect(state.tracks.contains { $0.instrument == "cfe" })
    #expect(state.entries.allSatisfy { ($0.date.latest ?? today) >= day("2019-01-01") })
    #expect(state.tracks.flatMap(\.periods).allSatisfy { $0.start >= day("2019-01-01") })
  }

  @Test func `tells the days to come as they were known`() throws {
    let dates = try register.comingDates(after: day("2019-03-01"), knownOn: day("2019-03-01"))
    #expect(
      dates.contains {
        $0.instrument == "inf-treaty" && $0.kind == "notice-ends" && $0.day == day("2019-08-02")
      })
    #expect(
      dates.contains {
        $0.instrument == "new-start" && $0.kind == "expiry" && $0.day == day("2021-02-05")
      })
    #expect(dates.allSatisfy { $0.day > day("2019-03-01") && !$0.sources.isEmpty })
    #expect(Set(dates.map(\.uid)).count == dates.count)
  }

  @Test func `writes calendars that RFC 5545 allows`() throws {
    let dates = try register.comingDates(after: day("2015-01-01"), knownOn: day("2015-01-01"))
    let calendar = ICalendar.text(dates, stamp: day("2015-01-01"))
    #expect(calendar.hasPrefix("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"))
    #expect(calendar.hasSuffix("END:VCALENDAR\r\n"))
    let bytes = Array(calendar.utf8)
    #expect(!bytes.indices.contains { bytes[$0] == 10 && ($0 == 0 || bytes[$0 - 1] != 13) })
    for line in bytes.split(separator: 10, omittingEmptySubsequences: false) {
      #expect(line.count <= 76)
    }
    // Unfolded, every event has what it must have.
    let lines = calendar.replacing("\r\n ", with: "").split(separator: "\r\n")
    let starts = lines.filter { $0 == "BEGIN:VEVENT" }.count
    #expect(starts == dates.count)
    #expect(lines.filter { $0.hasPrefix("UID:") }.count == starts)
    #expect(lines.filter { $0.hasPrefix("DTSTAMP:20150101T000000Z") }.count == starts)
  }

  @Test func `exports every act, and every fact with its source`() {
    let export = CatalogueExport(
      register: register, people: BuiltIn.catalogue.people, outlets: BuiltIn.catalogue.outlets,
      seenOn: today)
    let acts = register.instruments.map(\.acts.count).reduce(0, +)
    for table in CatalogueExport.Table.allCases {
      let text = export.csv(table)
      #expect(text.hasSuffix("\r\n") && text.split(separator: "\r\n").count > 20, "\(table)")
    }
    #expect(export.csv(.acts).split(separator: "\r\n").count >= acts + 1)
    let facts = export.facts()
    #expect(Set(facts).count == facts.count || facts.count > acts * 5)
    for act in register.instruments.flatMap(\.acts) {
      #expect(
        facts.contains {
          $0.entity == "act:\(act.id)" && $0.property == "type" && $0.source == act.sources[0]
        })
    }
    let rows = export.factsCSV().split(separator: "\r\n")
    #expect(rows.count >= facts.count + 1)
    #expect(export.json["instruments"] != nil)
  }

  @Test func `goes with every instrument, party and reading without a fault`() throws {
    for on in ["1985-01-01", "1992-06-01", "2003-02-01", "2019-03-10", "2023-11-15", "2026-02-05"] {
      for known in [on, "2026-11-21"] {
        let answers = try register.bound(on: day(on), knownOn: day(known))
        #expect(answers.count == register.instruments.count)
        let text = StatusListing(register: register).summary(answers, party: nil)
        #expect(text.contains("on \(on), as known on \(known)"))
        for answer in answers {
          for party in answer.answers where party.state == .none { #expect(party.bound != .legal) }
        }
      }
    }
  }
}
