import Foundation
import Primitives
import TestSupport
import Testing
import Verification

/// The published New START aggregates of the catalogue.
func newSTARTCheck() throws -> LimitsCheck {
  let url = ProjectFolder.catalogue.appending(path: "data/new-start-aggregates.csv")
  let text = try String(contentsOf: url, encoding: .utf8)
  return LimitsCheck(
    rule: try Known.rule(), declarations: try DeclarationsFromCSV.read(text),
    disputes: try Known.disputes())
}

@Suite struct `Declared data against limits` {
  private func finding(
    _ party: String, _ quantity: String, _ day: String, reading: String? = nil
  ) throws -> LimitsCheck.Finding {
    try newSTARTCheck().finding(
      party: party, quantity: quantity, on: try #require(Day(day)), reading: reading)
  }

  @Test func `the first American count is above a limit that does not bind yet`() throws {
    let found = try finding("US", "deployed_warheads", "2011-02-05")
    #expect(found.status.verdict == "not-yet-due")
    #expect(found.value == 1800)
    #expect(found.margin == -250)
    #expect(found.answer["limit"] == 1550)
    #expect(found.sources.count == 2)
  }

  @Test func `the day on which the limits begin to bind belongs to them`() throws {
    #expect(try finding("RU", "deployed_warheads", "2018-02-04").status == .notYetBinding)
    #expect(try finding("RU", "deployed_warheads", "2018-02-05").status == .within)
    #expect(
      try finding("US", "deployed_and_nondeployed_launchers", "2018-02-05").status == .notDeclared)
  }

  @Test func `a disputed count is contested, and each side's own count is shown`() throws {
    let found = try finding("US", "launchers_total", "2022-03-01")
    #expect(found.status == .contested)
    #expect(found.value == 800)
    #expect(found.disputed.map(\.value) == [901])
    #expect(found.disputed.map(\.status) == [.over])
    #expect(try finding("US", "launchers_total", "2022-03-01", reading: "RU").status == .over)
    #expect(try finding("US", "launchers_total", "2022-03-01", reading: "US").status == .within)
  }

  @Test func `what was not provided is not declared, and never within`() throws {
    #expect(try finding("RU", "deployed_warheads", "2023-03-01").status == .notDeclared)
    #expect(try finding("US", "deployed_warheads", "2022-09-01").status == .notDeclared)
  }

  @Test func `a declaration stands until the next one is overdue`() throws {
    #expect(try finding("US", "deployed_warheads", "2023-09-30").value == 1419)
    let late = try finding("US", "deployed_warheads", "2024-06-01")
    #expect(late.status == .notDeclared)
    #expect(late.value == nil)
    #expect(late.note.contains("2023-03-01 (1419)"))
  }

  @Test func `after the end the limits no longer bind, before the beginning not yet`() throws {
    #expect(try finding("US", "deployed_warheads", "2026-02-05").status == .noLongerBinding)
    #expect(try finding("US", "deployed_warheads", "2010-05-01").status.verdict == "not-yet-due")
  }

  @Test func `a party whose suspension is read in two ways is contested`() throws {
    var check = try newSTARTCheck()
    let day = try #require(Day("2023-06-01"))
    check.declarations.append(
      Declaration(day: day, party: "RU", quantity: "deployed_warheads", value: 1500))
    let together = try check.finding(party: "RU", quantity: "deployed_warheads", on: day)
    #expect(together.status == .contested)
    // At face value the suspension reaches the limits as well.
    #expect(together.readings.map(\.reading) == ["face-value", "RU"])
    #expect(
      try check.finding(party: "RU", quantity: "deployed_warheads", on: day, reading: "RU").status
        == .noLongerBinding)
    #expect(
      try check.finding(party: "RU", quantity: "deployed_warheads", on: day, reading: "US").status
        == .within)
  }

  @Test func `a number published later is not known before`() throws {
    let text = "as_of,published,party,deployed_warheads\n2019-03-01,2019-03-31,US,1400\n"
    let check = LimitsCheck(
      rule: try Known.rule(), declarations: try DeclarationsFromCSV.read(text))
    let day = try #require(Day("2019-03-15"))
    func status(_ known: String) throws -> LimitsCheck.Status {
      try check.finding(
        party: "US", quantity: "deployed_warheads", on: day, known: Day(known)
      ).status
    }
    #expect(try status("2019-03-30") == .notDeclared)
    #expect(try status("2019-03-31") == .within)
    #expect(check.findings(known: Day("2019-03-30")).isEmpty)
  }

  @Test func `a limit given in the question takes the treaty's place`() throws {
    let found = try newSTARTCheck().finding(
      party: "US", quantity: "deployed_warheads", on: try #require(Day("2022-03-01")),
      ceiling: 1000)
    #expect(found.status == .over)
    #expect(found.margin == -515)
  }

  @Test func `unknown parties and quantities are refused with the known ones`() throws {
    let check = try newSTARTCheck()
    let day = try #require(Day("2022-03-01"))
    let party = #expect(throws: VerificationError.self) {
      try check.finding(party: "CN", quantity: "deployed_warheads", on: day)
    }
    #expect(party?.message.contains("RU, US") == true)
    let quantity = #expect(throws: VerificationError.self) {
      try check.finding(party: "US", quantity: "tanks", on: day)
    }
    #expect(quantity?.message.contains("deployed_warheads") == true)
  }

  @Test func `every row of the published data gets a finding for each limit`() throws {
    let check = try newSTARTCheck()
    let findings = check.findings()
    #expect(findings.count == check.declarations.count)
    #expect(findings.count % 3 == 0)
    #expect(findings.contains { $0.status == .notDeclared })
    for finding in findings where finding.value == nil { #expect(finding.status == .notDeclared) }
    let known = check.findings(known: Day("2012-01-01"))
    #expect(known.count == 12)
  }

  @Test(arguments: 0..<60)
  func `a status follows from the number, the ceiling and the days alone`(seed: Int) {
    var random = SeededGenerator(seed: seed)
    let start = Day(number: Int.random(in: 10_000...12_000, using: &random))
    let end = start.adding(days: Int.random(in: 0...2000, using: &random))
    let binds = DayRange(start: start, end: end)
    for _ in 0..<50 {
      let day = Day(number: Int.random(in: 9_000...15_000, using: &random))
      let value = Bool.random(using: &random) ? nil : Int.random(in: 0...200, using: &random)
      let ceiling = Int.random(in: 0...200, using: &random)
      let status = LimitsCheck.status(value: value, ceiling: ceiling, on: day, binds: binds)
      switch status {
      case .notDeclared: #expect(value == nil)
      case .within: #expect(value ?? .max <= ceiling && binds.contains(day))
      case .over: #expect(value ?? .min > ceiling && binds.contains(day))
      case .notYetBinding: #expect(day < start)
      case .noLongerBinding: #expect(day >= end)
      case .contested: Issue.record("one count contests nothing")
      }
    }
  }
}

@Suite struct `Declarations in a file` {
  @Test(arguments: [
    ("", "the file is empty"),
    ("a,b\n1,2\n", "as_of and party are needed"),
    ("as_of,party\n", "no column holds a quantity"),
    ("as_of,party,x\n2018-02-30,US,1\n", "data.csv:2: “2018-02-30” is not a day"),
    ("as_of,party,x\n2018-02-05,US,many\n", "is not a whole number"),
    ("as_of,party,x\n2018-02-05,US,-1\n", "is not a whole number"),
    ("as_of,party,x\n2018-02-05,US\n", "2 fields where the first line has 3"),
    ("as_of,party,x\n2018-02-05,,1\n", "the party is missing"),
    ("as_of,party,published,x\n2018-02-05,US,soon,1\n", "“soon” under published is not a day"),
    ("as_of,party,x\n2018-02-05,US,\"1\n", "is not closed"),
  ])
  func `that cannot be read are refused with their place`(text: String, part: String) {
    let error = #expect(throws: VerificationError.self) { try DeclarationsFromCSV.read(text) }
    #expect(error?.message.contains(part) == true, "\(error?.message ?? "")")
  }

  @Test(arguments: 0..<40)
  func `come back as they were written`(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    var table = AnswerTable(columns: ["as_of", "party", "warheads", "sources", "note"])
    let pieces = ["a", "\"", ",", "\n", "é", " ", "\r\n", "x"]
    var notes: [String] = []
    for _ in 0..<Int.random(in: 1...8, using: &random) {
      let note = (0..<5).map { _ in pieces[Int.random(in: 0..<8, using: &random)] }.joined()
      notes.append(note)
      table.add(["2020-01-01", "US", "\(Int.random(in: 0...9, using: &random))", "a b", note])
    }
    let found = try DeclarationsFromCSV.read(table.csv)
    #expect(found.map { Array($0.note.utf8) } == notes.map { Array($0.utf8) })
    #expect(found.allSatisfy { $0.sources == ["a", "b"] })
  }
}

@Suite struct `The plot of limits` {
  @Test func `is one drawing with a panel for each limit and gaps for what is missing`() throws {
    let plot = LimitsPlot(try newSTARTCheck(), title: "New START & its limits")
    let svg = plot.svg
    #expect(svg.contains("<title>New START &amp; its limits</title>"))
    for ceiling in ["700", "1550", "800"] { #expect(svg.contains("limit \(ceiling)")) }
    #expect(svg.contains("binds from 2018-02-05"))
    #expect(svg == plot.svg)
    // The totals of 2016-03-01 are missing: their line is drawn in more than one piece.
    let paths = svg.split(separator: "\n").filter { $0.hasPrefix("<path") }
    #expect(paths.contains { $0.count(where: { $0 == "M" }) > 1 })
    #expect(!svg.contains("nan") && !svg.contains("inf "))
  }

  @Test func `of nothing says so`() throws {
    let svg = try LimitsPlot(LimitsCheck(rule: Known.rule(), declarations: []), title: "x").svg
    #expect(svg.contains("No declarations."))
  }
}

@Suite struct `Notifications due` {
  @Test func `are those of the treaty until its end`() throws {
    let list = try Known.deadlines().due(today: try #require(Day("2020-01-01")))
    #expect(list.first?.due == Day("2011-03-22"))
    #expect(list.first?.status == .past)
    #expect(list.contains { $0.due == Day("2018-03-30") })
    #expect(list.last?.period?.start == Day("2025-03-01"))
    #expect(list.allSatisfy { $0.period?.end.map { $0 <= Day("2026-02-05")! } ?? true })
    #expect(list.map(\.due) == list.map(\.due).sorted())
  }
}
