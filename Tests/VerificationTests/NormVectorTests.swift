import Primitives
import TestSupport
import Testing
import Verification

@Suite struct `Vectors of norms` {
  @Test func `Allen's relations hold and compose`() throws {
    let cases = try vectorCases("allen")
    #expect(!cases.isEmpty)
    for (_, item) in cases {
      if item["kind"].text == "relation" {
        let a = item["a"].list.map(\.int)
        let b = item["b"].list.map(\.int)
        let relation = AllenRelation(of: a[0]..<a[1], to: b[0]..<b[1])
        #expect(relation?.rawValue == item["relation"].text, "\(item)")
        #expect(
          AllenRelation(of: b[0]..<b[1], to: a[0]..<a[1])?.rawValue == relation?.inverse.rawValue)
      } else {
        let first = try #require(AllenRelation(rawValue: item["r1"].text))
        let second = try #require(AllenRelation(rawValue: item["r2"].text))
        #expect(
          first.composed(with: second).map(\.rawValue).sorted() == item["result"].texts.sorted(),
          "\(item)")
      }
    }
  }

  @Test func `default terms come to their value or to a conflict`() throws {
    func term(_ value: VectorValue) -> DefaultTerm<Int> {
      if !value["value"].isNull { return .value(value["value"].int) }
      if value["default"].isNull { return .empty }
      let just = value["just"]
      let condition: DefaultTerm<Int>.Condition =
        just.text == "empty"
        ? .empty : just.text == "conflict" ? .conflict : just.bool ? .holds : .fails
      return .default(value["default"].list.map(term), when: condition, then: term(value["cons"]))
    }
    let cases = try vectorCases("default_calculus")
    #expect(!cases.isEmpty)
    for (_, item) in cases {
      let expected: DefaultTerm<Int>.Result =
        item["result"].isObject
        ? .value(item["result"]["value"].int)
        : item["result"].text == "conflict" ? .conflict : .empty
      #expect(term(item["term"]).result == expected, "\(item["id"].text)")
    }
  }

  @Test func `defeasible theories conclude what the proof conditions do`() throws {
    let cases = try vectorCases("defeasible")
    #expect(!cases.isEmpty)
    for (_, item) in cases {
      let rules = try item["rules"].list.map { rule in
        DefeasibleTheory.Rule(
          id: rule["id"].text,
          strength: try #require(DefeasibleTheory.Rule.Strength(rawValue: rule["type"].text)),
          body: rule["body"].texts.map { DefeasibleTheory.Literal($0) },
          head: DefeasibleTheory.Literal(rule["head"].text))
      }
      let theory = DefeasibleTheory(
        facts: item["facts"].texts.map { DefeasibleTheory.Literal($0) }, rules: rules,
        superior: Set(
          item["superior"].list.map { .init($0[0].text, over: $0[1].text) }))
      let found = theory.conclusions
      #expect(
        found.definitely.map(\.description).sorted() == item["definitely"].texts.sorted(),
        "\(item["id"].text)")
      #expect(
        found.defeasibly.map(\.description).sorted() == item["defeasibly"].texts.sorted(),
        "\(item["id"].text)")
    }
  }

  @Test func `chains of obligations stand as they should`() throws {
    let cases = try vectorCases("contrary_to_duty")
    #expect(!cases.isEmpty)
    for (_, item) in cases {
      let chain = ObligationChain(
        item["chain"].list.map {
          .init(act: $0["act"].text, deadline: Day(number: $0["by"].int))
        })
      let found = chain.status(
        done: item["done"].object.mapValues { Day(number: $0.int) },
        on: Day(number: item["now"].int))
      #expect(found.links.map(\.rawValue) == item["links"].texts, "\(item["id"].text)")
      #expect(found.overall.rawValue == item["overall"].text, "\(item["id"].text)")
    }
  }

  @Test func `what was believed when is answered from the log`() throws {
    let cases = try vectorCases("bitemporal")
    #expect(!cases.isEmpty)
    for (file, item) in cases {
      var log = AssertionLog<String, Int, Int>()
      for assertion in file["assertions"].list {
        log.assert(
          assertion["value"].intOrNil, for: assertion["key"].text,
          over: assertion["valid_from"].int..<assertion["valid_to"].int, at: assertion["tx"].int)
      }
      #expect(
        log.value(of: item["key"].text, at: item["valid_at"].int, known: item["known_at"].int)
          == item["value"].intOrNil, "\(item)")
    }
  }

  @Test func `notifications fall due on the treaty's days`() throws {
    let cases = try vectorCases("deadlines")
    #expect(!cases.isEmpty)
    let rule = try Known.deadlines().rule
    for (_, item) in cases {
      if item["event"].isNull {
        let start = try #require(Day(item["entry_into_force"].text))
        let expected = item["expect"]
        #expect(
          rule.initialDataDue(entryIntoForce: start).description
            == expected["initial_data_due"].text)
        let periods = expected["periods"].list
        let found = rule.periods(entryIntoForce: start, count: periods.count)
        #expect(found.map(\.firstDay.description) == periods.map { $0["first_day"].text })
        #expect(found.map(\.lastDay.description) == periods.map { $0["last_day"].text })
        #expect(found.map(\.due.description) == periods.map { $0["due"].text })
      } else {
        let event = try #require(Day(item["event"].text))
        let found = rule.notification(
          of: event, notified: Day(item["notified"].text), today: event)
        #expect(found.due.description == item["due"].text)
        #expect(found.status.rawValue == item["status"].text, "\(item)")
        #expect(found.daysLate == item["days_late"].int)
      }
    }
  }

  @Test func `declared numbers stand to their limits`() throws {
    let cases = try vectorCases("limits_over_time")
    #expect(!cases.isEmpty)
    for (file, item) in cases {
      let rule = file["rule"]
      let bind = rule["limits_bind"].texts
      let binds = DayRange(start: try #require(Day(bind[0])), end: Day(bind[1]))
      let day = try #require(Day(item["date"].text))
      for expected in item["findings"].list {
        let name = expected["limit"].text
        let ceiling = rule["limits"][name].int
        let value = item["declared"][name].intOrNil
        let status = LimitsCheck.status(value: value, ceiling: ceiling, on: day, binds: binds)
        #expect(status.rawValue == expected["status"].text, "\(item["id"].text) \(name)")
        if let value {
          #expect(ceiling - value == expected["margin"].int)
          #expect(max(0, value - ceiling) == expected["excess"].int)
        }
      }
      guard item["kind"].text == "contested" else { continue }
      let (quantity, value) = try #require(item["declared"].object.first)
      let claimedBy = item["adjustments_claimed_by"].text
      let found = LimitsCheck.compare(
        declared: value.int,
        disputes: [
          DeclarationDispute(
            claimedBy: claimedBy, party: item["party"].text, quantity: quantity, day: day,
            adjustments: item["adjustments"].list.map {
              .init(what: $0["what"].text, add: $0["add"].int)
            }, source: item["source"].text)
        ], ceiling: item["ceiling"].int, on: day, binds: binds)
      let expected = item["expected"]
      for (count, key) in [
        (found.declared, "as_declared"), (found.disputed[0], "as_contested_by_\(claimedBy)"),
      ] {
        #expect(count.value == expected[key]["value"].int)
        #expect(count.excess == expected[key]["excess"].int)
        #expect(count.status.rawValue == expected[key]["status"].text)
      }
      #expect(found.agreed == expected["agreed"].bool)
      #expect(found.overall.rawValue == expected["overall"].text)
    }
  }

  @Test(.enabled(if: !fixtureCasesAreMissing("limits_over_time"), "no limits_over_time vectors"))
  func `New START's own rule is that of the vectors`() throws {
    let file = try #require(try vectorCases("limits_over_time").first?.file)
    guard file["rule"]["id"].text.hasPrefix("new-start") else { return }
    let rule = try Known.rule()
    #expect(rule.inForce.start.description == file["rule"]["in_force"][0].text)
    #expect(rule.inForce.end?.description == file["rule"]["in_force"][1].text)
    #expect(rule.binds.start.description == file["rule"]["limits_bind"][0].text)
    for (name, ceiling) in file["rule"]["limits"].object {
      #expect(rule.limit(on: name)?.ceiling == ceiling.int)
    }
  }
}

func fixtureCasesAreMissing(_ suite: String) -> Bool {
  ((try? VectorFolder.files(named: suite)) ?? []).isEmpty
}
