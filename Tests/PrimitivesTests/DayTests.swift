import Primitives
import TestSupport
import Testing

@Suite struct `A day` {
  @Test(arguments: [
    "1970-01-01", "2000-02-29", "2011-02-05", "2026-12-31", "0001-01-01", "9999-12-31",
  ])
  func `is written as it is read`(text: String) { #expect(Day(text)?.description == text) }

  @Test(arguments: [
    "2011-02-30", "2011-2-05", "2011-13-01", "", "20110205", "2011-02-05T00", "−011-02-05",
  ])
  func `that the calendar lacks is not read`(text: String) { #expect(Day(text) == nil) }

  @Test(arguments: 0..<50)
  func `comes back from its number and its parts`(seed: Int) throws {
    var generator = SeededGenerator(seed: seed)
    let day = Day(number: Int.random(in: -700_000...2_900_000, using: &generator))
    let (year, month, dayOfMonth) = day.components
    #expect(Day(year: year, month: month, day: dayOfMonth) == day)
    #expect(day.adding(days: 1).number == day.number + 1)
  }

  @Test func `months are added as treaties count them`() {
    #expect(Day("2019-02-02")!.adding(months: 6) == Day("2019-08-02"))
    #expect(Day("2019-08-31")!.adding(months: 6) == Day("2020-02-29"))
    #expect(Day("2011-02-05")!.adding(years: 10) == Day("2021-02-05"))
    #expect(Day("2011-01-31")!.adding(months: -2) == Day("2010-11-30"))
  }

  @Test func `knows its weekday`() {
    #expect(Day("2025-08-04")!.weekday == 1)
    #expect(Day("1969-12-28")!.weekday == 7)
  }
}

@Suite struct `A partial day` {
  @Test(arguments: ["2014", "2014-07", "2014-07-03", "XXXX-11", "XXXX-11-05"])
  func `is written as it is read`(text: String) { #expect(PartialDay(text)?.description == text) }

  @Test(arguments: ["XXXX", "2014-13", "2014-02-30", "14", "2014-7", "2014-07-03-01", "20a4"])
  func `that cannot be is not read`(text: String) { #expect(PartialDay(text) == nil) }

  @Test func `spans the days it can be`() {
    #expect(PartialDay("2014-02")?.earliest == Day("2014-02-01"))
    #expect(PartialDay("2014-02")?.latest == Day("2014-02-28"))
    #expect(PartialDay("XXXX-02")?.earliest == nil)
    #expect(PartialDay("2014")?.exact == nil)
  }
}
