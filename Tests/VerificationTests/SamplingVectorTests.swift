import Foundation
import Primitives
import TestSupport
import Testing
import Verification

@Suite struct `Vectors of sampling` {
  @Test func `chances of detection are right to twelve digits`() throws {
    let cases = try vectorCases("detection_probability")
    #expect(!cases.isEmpty)
    for (_, item) in cases {
      let drawing = try Drawing(
        population: item["N"].int, irregular: item["d"].int, sample: item["n"].int)
      switch item["kind"].text {
      case "miss-small":
        #expect(isClose(drawing.detection.miss, item["p_miss"].number, relative: 1e-9), "\(item)")
        #expect(
          isClose(drawing.detection.log10Miss, item["log10_p_miss"].number, relative: 1e-12),
          "\(item)")
      case "detect-imperfect":
        let q = try #require(Fraction(item["q"].text))
        let found = try drawing.detection(recognising: q.value)
        #expect(isClose(found.probability, item["p_detect"].number, relative: 1e-12), "\(item)")
      default:
        let found = drawing.detection
        #expect(isClose(found.probability, item["p_detect"].number, relative: 1e-12), "\(item)")
        if !item["exact"].isNull, let exact = drawing.exactDetection {
          #expect(exact.description == item["exact"].text)
        }
      }
    }
  }

  @Test func `sample sizes are exact, and the approximations are as published`() throws {
    let cases = try vectorCases("sample_size")
    #expect(!cases.isEmpty)
    for (_, item) in cases {
      let risk = try #require(Fraction(item["beta"].text))
      let size = try SampleSize(population: item["N"].int, irregular: item["d"].int, risk: risk)
      #expect(size.exact == item["n_exact"].int, "\(item)")
      #expect(size.iaea == item["n_iaea"].int, "\(item)")
      #expect(size.jaech == item["n_jaech"].int, "\(item)")
      #expect(size.withReplacement == item["n_binomial"].int, "\(item)")
      #expect(size.exact <= size.iaea)
      #expect(size.exact <= size.withReplacement)
    }
  }

  @Test func `yearly visits find what they should`() throws {
    let cases = try vectorCases("site_quota")
    #expect(!cases.isEmpty)
    for (_, item) in cases {
      let visits = try YearlyVisits(
        sites: item["sites"].int, visitsPerYear: item["visits_per_year"].int,
        years: item["years"].int)
      if item["kind"].text == "coverage" {
        #expect(
          isClose(visits.chanceOfVisit, item["p_given_site_visited"].number, relative: 1e-12))
        #expect(
          isClose(
            visits.expectedDistinctSites, item["expected_distinct_sites"].number, relative: 1e-12))
      } else {
        let found = try visits.detection(irregular: item["irregular_sites"].int)
        #expect(isClose(found.inOneYear, item["p_one_year"].number, relative: 1e-12), "\(item)")
        #expect(isClose(found.byTheEnd, item["p_by_year_T"].number, relative: 1e-12), "\(item)")
        if !item["expected_years_to_first"].isNull {
          #expect(
            isClose(
              found.expectedYears ?? .nan, item["expected_years_to_first"].number, relative: 1e-12)
          )
        }
      }
    }
  }

  @Test func `upper bounds exclude exactly what can be excluded`() throws {
    let cases = try vectorCases("upper_bounds")
    #expect(!cases.isEmpty)
    for (_, item) in cases {
      let bound = try UpperBound(
        population: item["N"].int, sample: item["n"].int, found: item["found"].int,
        alpha: try #require(Fraction(item["alpha"].text)))
      #expect(bound.irregularNotExcluded == item["max_defects_not_excluded"].int, "\(item)")
      #expect(
        isClose(bound.share, item["clopper_pearson_upper_p"].number, relative: 1e-9), "\(item)")
    }
  }

  @Test func `inspection games have their exact value and play`() throws {
    let cases = try vectorCases("dresher_game")
    #expect(!cases.isEmpty)
    for (_, item) in cases {
      let game = try InspectionGame(
        periods: item["n_periods"].int, inspections: item["m_inspections"].int)
      #expect(game.value.description == item["value"].text, "\(item)")
      #expect(
        game.play?.inspect.description ?? "" == item["p_inspect_now"].text, "\(item)")
      #expect(game.play?.violate.description ?? "" == item["p_violate_now"].text, "\(item)")
    }
  }

  @Test func `allocations guarantee as much as any can`() throws {
    let cases = try vectorCases("allocation")
    #expect(!cases.isEmpty)
    for (_, item) in cases {
      let plan = try Allocation(
        item["strata"].list.enumerated().map {
          .init(name: "\($0 + 1)", population: $1["N"].int, irregular: $1["d"].int)
        }, budget: item["budget"].int)
      #expect(isClose(plan.guaranteed, item["best_min_p"].number, relative: 1e-12), "\(item)")
      #expect(
        item["optimal_allocations"].list.contains { $0.list.map(\.int) == plan.samples },
        "\(plan.samples)")
    }
  }

  @Test func `quota ledgers count treaty years and quotas`() throws {
    let cases = try vectorCases("quota_ledger")
    #expect(!cases.isEmpty)
    for (_, item) in cases {
      guard item["percent"].isNull else {
        let quota = PercentageQuota(
          objects: item["objects_of_verification"].int, percent: item["percent"].int)
        #expect("\(quota.hundredths)/100" == item["exact"].text)
        #expect(quota.roundedDown == item["floor"].int)
        #expect(quota.roundedHalfUp == item["nearest_half_up"].int)
        continue
      }
      let events = item["events"].list
      var quotas = item["quota"].object.map {
        QuotaLedger.Quota(type: $0.key == "total" ? nil : $0.key, perYear: $0.value.int)
      }
      for entry in item["quota_by_treaty_year"].list {
        let years = entry["years"].text.split(separator: "-").compactMap { Int($0) }
        quotas.append(
          .init(
            type: events.first?[1].text, firstYear: years[0], lastYear: years.last,
            perYear: entry["n"].int))
      }
      let ledger = QuotaLedger(anchor: try #require(Day(item["anchor"].text)), quotas: quotas)
      let lines = try ledger.lines(
        for: events.map { .init(day: try #require(Day($0[0].text)), type: $0[1].text) })
      let expected = item["expect"].list
      #expect(lines.count == expected.count)
      for (line, wanted) in zip(lines, expected) {
        #expect(line.inspection.day.description == wanted["date"].text)
        #expect(line.inspection.type == wanted["type"].text)
        #expect(line.treatyYear == wanted["treaty_year"].intOrNil, "\(wanted)")
        #expect(line.status.rawValue == wanted["status"].text, "\(wanted)")
        #expect(line.remaining == wanted["remaining"].intOrNil, "\(wanted)")
      }
      if let cumulative = item["cumulative"].intOrNil, let type = events.first?[1].text {
        #expect(ledger.cumulative(type: type) == cumulative)
      }
    }
  }

  @Test func `the ledgers of New START and INF have the vectors' anchors`() throws {
    #expect(try Known.ledger().anchor == Day("2011-02-05"))
    #expect(try Known.ledger("inf-treaty").anchor == Day("1988-06-01"))
    #expect(try Known.ledger("inf-treaty").cumulative(type: "short-notice") == 185)
  }
}
