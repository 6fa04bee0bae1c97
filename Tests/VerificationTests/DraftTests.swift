import Primitives
import TestSupport
import Testing
import Verification

@Suite struct `A draft of an agreement` {
  private static let tree = """
    {"title": "Lower levels", "parties": ["A", "B", "C"], "start": "2027-01-01",
     "schedule": {"steps": 3, "every-months": 12},
     "limits": [
       {"id": "warheads", "label": "Warheads", "quantity": "w", "ceiling": 1000,
        "start-ceiling": 1600},
       {"id": "all", "terms": {"w": 1, "n": 1}, "ceiling": 2000}],
     "bands": [{"name": "intermediate", "range-km": "(1000, 5500]", "basing": ["ground"]}],
     "inventories": {
       "A": {"w": 1500, "n": [300, 600]},
       "B": {"w": {"low": 900, "high": 1100, "source": "s1", "as-of": "2025-01"}, "n": null},
       "C": {"w": {"value": 500}, "n": {"low": 100, "high": 200}}},
     "systems": [
       {"name": "S", "party": "A", "basing": ["ground"],
        "claims": [{"by": "owner", "km-max": 5500}, {"by": "other", "km": [5000, 6000]}]},
       {"name": "T", "party": "B", "basing": ["sea"], "claims": [{"by": "owner", "km": 2000}]},
       {"name": "U", "party": "B", "claims": [{"by": "nobody"}]}]}
    """

  private func evaluation() throws -> DraftEvaluation {
    try DraftEvaluation(Draft(try JSONValue(parsing: Self.tree)))
  }

  private func statuses(_ limit: String, _ party: String) throws -> [String] {
    try evaluation().findings.filter { $0.limit.cap.id == limit && $0.party == party }
      .map(\.result.status.rawValue)
  }

  @Test func `says who is over which limit and by when`() throws {
    let findings = try evaluation().findings
    let a = findings.filter { $0.limit.cap.id == "warheads" && $0.party == "A" }
    #expect(a.map(\.result.ceiling) == [1600, 1400, 1200, 1000])
    #expect(
      a.map { $0.day?.description } == ["2027-01-01", "2028-01-01", "2029-01-01", "2030-01-01"])
    #expect(a.map(\.result.status.rawValue) == ["within", "over", "over", "over"])
    #expect(a.last?.result.excess == Interval(500))
    #expect(try statuses("warheads", "B") == ["within", "within", "within", "depends"])
    let reductions = try evaluation().reductions
    #expect(reductions.first?.finding.day == Day("2028-01-01"))
    #expect(reductions.first?.byTheEnd == Interval(500))
  }

  @Test func `names the estimate that decides`() throws {
    let findings = try evaluation().findings.filter { $0.limit.cap.id == "all" }
    #expect(findings.map(\.result.status.rawValue) == ["depends", "unknown", "within"])
    #expect(findings[0].result.decidedBy == ["n"])
    #expect(findings[1].result.decidedBy == ["n"])
  }

  @Test func `says which systems a band would cover on which claim`() throws {
    let coverage = try evaluation().coverage
    #expect(coverage.map(\.together) == [.contested, .outside, .unknown])
    #expect(coverage[0].claims.map(\.reading) == ["maximum range", "interval"])
    #expect(coverage[0].claims.map(\.membership) == [.inside, .straddles])
    #expect(!coverage[1].isAboutItsBasing)
    #expect(try evaluation().json["bands"]?.array?.count == 3)
    #expect(try evaluation().bandTable.rows.count == 3)
  }

  @Test(arguments: [
    ("{}", "draft.title: is missing"),
    (#"{"title": "x", "parties": []}"#, "names no party"),
    (#"{"title": "x", "parties": ["A"]}"#, "neither limits nor bands"),
    (
      #"{"title": "x", "parties": ["A"], "limits": [{"id": "l", "quantity": "w", "cieling": 3}]}"#,
      "draft.limits[1].cieling: is not a key here"
    ),
    (
      #"{"title": "x", "parties": ["A"], "limits": [{"id": "l", "ceiling": 3}]}"#,
      "needs a quantity"
    ),
    (
      #"{"title": "x", "parties": ["A"], "bands": [{"name": "b", "range-km": "500-1000"}]}"#,
      "is not a band"
    ),
    (
      #"{"title": "x", "parties": ["A"], "start": "soon", "limits": []}"#, "is “soon”, not a day"
    ),
    (
      #"""
      {"title": "x", "parties": ["A"], "limits": [{"id": "l", "quantity": "w", "ceiling": 3}],
       "inventories": {"B": {"w": 1}}}
      """#, "is not among the parties A"
    ),
    (
      #"""
      {"title": "x", "parties": ["A"],
       "limits": [{"id": "l", "quantity": "w", "ceiling": 3, "start-ceiling": 5}]}
      """#, "draft.schedule: is missing"
    ),
    (
      #"""
      {"title": "x", "parties": ["A"], "limits": [{"id": "l", "quantity": "w", "ceiling": 3}],
       "inventories": {"A": {"w": 1.5}}}
      """#, "draft.inventories.A.w: is not a whole number"
    ),
    (#"[]"#, "is not a mapping"),
  ])
  func `with a fault is refused with the path to it`(text: String, part: String) throws {
    let tree = try JSONValue(parsing: text)
    let error = #expect(throws: VerificationError.self) { try Draft(tree) }
    #expect(error?.message.contains(part) == true, "\(error?.message ?? "")")
  }

  @Test func `with numbers too large to add is refused and does not crash`() {
    let cap = Cap(id: "x", terms: [Cap.Term("w", weight: .max)], ceiling: 1)
    #expect(throws: VerificationError.self) { try cap.evaluate(["w": Interval(.max)]) }
  }

  @Test(arguments: 0..<100)
  func `ceilings agree with trying every number in the estimates`(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let names = ["a", "b", "c"]
    var inventory: [String: Interval?] = [:]
    for name in names {
      let low = Int.random(in: 0...6, using: &random)
      inventory[name] = Interval(low, low + Int.random(in: 0...3, using: &random))
    }
    let terms = names.map { Cap.Term($0, weight: Int.random(in: -2...3, using: &random)) }
    let cap = Cap(id: "x", terms: terms, ceiling: Int.random(in: -5...25, using: &random))
    var sums = [0]
    for term in terms {
      let held = try #require(inventory[term.quantity] ?? nil)
      sums = sums.flatMap { sum in (held.low...held.high).map { sum + term.weight * $0 } }
    }
    let found = try cap.evaluate(inventory)
    #expect(found.holding == Interval(sums.min() ?? 0, sums.max() ?? 0))
    let over = sums.map { max(0, $0 - cap.ceiling) }
    #expect(found.excess == Interval(over.min() ?? 0, over.max() ?? 0))
    let room = sums.map { max(0, cap.ceiling - $0) }
    #expect(found.headroom == Interval(room.min() ?? 0, room.max() ?? 0))
    let expected: Cap.Status =
      sums.allSatisfy { $0 > cap.ceiling }
      ? .over : sums.allSatisfy { $0 <= cap.ceiling } ? .within : .depends
    #expect(found.status == expected)
    #expect(found.decidedBy.isEmpty == (expected != .depends) || found.decidedBy.isEmpty)
  }
}

@Suite struct `A band of ranges` {
  @Test(arguments: ["", "[500]", "[5,1]", "(5,5)", "[a,b]", "500,1000", "[nan,1]", "[1,2,3]"])
  func `that is none is refused`(text: String) {
    #expect(throws: VerificationError.self) { try RangeBand(text) }
  }

  @Test(arguments: 0..<60)
  func `holds an interval when it holds every number of it`(seed: Int) {
    var random = SeededGenerator(seed: seed)
    let low = Int.random(in: 0...5, using: &random)
    let band = RangeBand(
      low: Double(low), includesLow: Bool.random(using: &random),
      high: Double(low + Int.random(in: 1...5, using: &random)),
      includesHigh: Bool.random(using: &random))
    let start = Int.random(in: 0...10, using: &random)
    let claim = Double(start)...Double(start + Int.random(in: 0...6, using: &random))
    let held = stride(from: claim.lowerBound, through: claim.upperBound, by: 0.125).map(
      band.contains)
    let expected: RangeBand.Membership =
      held.allSatisfy { $0 } ? .inside : held.contains(true) ? .straddles : .outside
    #expect(band.membership(of: claim) == expected)
  }
}

@Suite struct `A schedule` {
  @Test(arguments: 0..<40)
  func `begins and ends where it says and never turns round`(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let start = Int.random(in: -50...2000, using: &random)
    let target = Int.random(in: -50...2000, using: &random)
    let steps = Int.random(in: 1...20, using: &random)
    let ceilings = try Schedule(start: start, target: target, steps: steps).ceilings
    #expect(ceilings.first == start && ceilings.last == target && ceilings.count == steps + 1)
    for (a, b) in zip(ceilings, ceilings.dropFirst()) {
      #expect(start >= target ? a >= b : a <= b)
    }
  }
}
