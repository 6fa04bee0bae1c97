import Primitives
import TestSupport
import Testing
import Verification

@Suite struct `Answers of the planning tools` {
  @Test func `a sample size is told in every form`() throws {
    let size = try SampleSize(
      population: 100, irregular: 5, risk: try #require(Fraction("5%")))
    #expect(size.json["exact"] == 45)
    #expect(size.json["risk"] == "1/20")
    #expect(size.text.hasPrefix("Draw 45 of 100 items"))
    #expect((size.json["miss"]?.double ?? 1) <= 0.05)
  }

  @Test func `a chance has the digits that a reader needs`() throws {
    #expect(Drawing.text(ofChance: 0) == "0 %")
    #expect(Drawing.text(ofChance: 1) == "100 %")
    #expect(Drawing.text(ofChance: 0.95379) == "95.38 %")
    #expect(Drawing.text(ofChance: 0.0123456) == "1.235 %")
    #expect(Drawing.text(ofChance: 1e-9) == "less than 0.0001 %")
    #expect(Drawing.text(ofChance: 0.999999) == "more than 99.99 %")
  }

  @Test func `certain and impossible detection are JSON all the same`() throws {
    let certain = try Drawing(population: 10, irregular: 5, sample: 6).json()
    #expect(certain["probability"]?.double == 1)
    #expect(certain["log10_miss"] == .null)
    #expect(certain["exact"] == "1/1")
    let never = try Drawing(population: 10, irregular: 0, sample: 6).json()
    #expect(never["probability"]?.double == 0)
    #expect(!never.text().contains("nan") && !certain.text().contains("inf"))
  }

  @Test func `a game with nothing to choose says what is left`() throws {
    #expect(try InspectionGame(periods: 3, inspections: 3).text.contains("inspect in every period"))
    #expect(try InspectionGame(periods: 3, inspections: 0).text.contains("no inspection is left"))
    #expect(try InspectionGame(periods: 3, inspections: 0).json["inspect_now"] == .null)
  }

  @Test func `inspections are read from a file and counted`() throws {
    let text = "date,type\n2012-02-05,type-one\n2011-02-05,type-one\n2010-01-01,type-two\n"
    let lines = try Known.ledger().lines(
      for: try QuotaLedger.inspections(text, file: "i.csv"))
    #expect(lines.map(\.treatyYear) == [nil, 1, 2])
    #expect(lines.map(\.status.rawValue) == ["before-entry-into-force", "ok", "ok"])
    let error = #expect(throws: VerificationError.self) {
      try QuotaLedger.inspections("date,type\n2012-02-30,x\n", file: "i.csv")
    }
    #expect(error?.message.hasPrefix("i.csv:2:") == true)
    let other = try Known.ledger().lines(
      for: [.init(day: Day("2012-01-01")!, type: "type-three")])
    #expect(other.first?.status == .ok)
    #expect(other.first?.remaining == 17)
  }

  @Test(arguments: 0..<20)
  func `a ledger never allows more than its quotas`(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let events = (0..<200).map { _ in
      QuotaLedger.Inspection(
        day: Day(number: 15_010 + Int.random(in: -100...1500, using: &random)),
        type: Bool.random(using: &random) ? "type-one" : "type-two")
    }
    let lines = try Known.ledger().lines(for: events)
    #expect(lines.count == events.count)
    for year in 1...5 {
      let ok = lines.filter { $0.treatyYear == year && $0.status == .ok }
      #expect(ok.count { $0.inspection.type == "type-one" } <= 10)
      #expect(ok.count { $0.inspection.type == "type-two" } <= 8)
    }
    for line in lines {
      #expect((line.treatyYear == nil) == (line.status == .beforeEntryIntoForce))
    }
  }

  @Test func `a curve rises from nothing to certainty`() throws {
    let curve = try DetectionCurve(population: 500, irregular: [1, 5, 50], marked: 100)
    for count in curve.irregular {
      let points = curve.points(irregular: count)
      #expect(points.first?.probability == 0 && points.last?.probability == 1)
      for (a, b) in zip(points, points.dropFirst()) { #expect(a.probability <= b.probability) }
    }
    let svg = curve.svg
    #expect(svg.contains("<title>Chance of detection, 500 items</title>"))
    #expect(svg == curve.svg)
    #expect(throws: VerificationError.self) { try DetectionCurve(population: 5, irregular: []) }
    #expect(throws: VerificationError.self) { try DetectionCurve(population: 5, irregular: [6]) }
  }
}
