import Primitives
import TestSupport
import Testing
import Verification

@Suite struct `Intervals of time` {
  @Test(arguments: 0..<60)
  func `stand in one relation, and composition holds it`(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    func some() -> DayRange {
      let start = Day(number: Int.random(in: 0...12, using: &random))
      let isOpen = Int.random(in: 0...5, using: &random) == 0
      return DayRange(
        start: start,
        end: isOpen ? nil : start.adding(days: Int.random(in: 1...6, using: &random)))
    }
    for _ in 0..<40 {
      let (a, b, c) = (some(), some(), some())
      let first = try #require(AllenRelation(of: a, to: b))
      let second = try #require(AllenRelation(of: b, to: c))
      let third = try #require(AllenRelation(of: a, to: c))
      #expect(first.composed(with: second).contains(third))
      #expect(AllenRelation(of: b, to: a) == first.inverse)
      #expect((first == .equals) == (a == b))
    }
  }

  @Test func `compose to the 409 entries of Allen's table`() {
    let entries = AllenRelation.allCases.flatMap { first in
      AllenRelation.allCases.map { first.composed(with: $0).count }
    }
    #expect(entries.count == 169)
    #expect(entries.reduce(0, +) == 409)
  }

  @Test func `that are empty stand in none`() {
    #expect(AllenRelation(of: 3..<3, to: 1..<2) == nil)
  }
}

@Suite struct `Rules that can be defeated` {
  typealias Literal = DefeasibleTheory.Literal

  private func theory(seed: Int, cyclic: Bool) -> DefeasibleTheory {
    var random = SeededGenerator(seed: seed)
    func literal(below limit: Int) -> Literal {
      Literal(
        (Bool.random(using: &random) ? "-" : "") + "a\(Int.random(in: 0..<limit, using: &random))")
    }
    let rules = (0..<12).map { index in
      let head = Int.random(in: 1..<8, using: &random)
      let kind: DefeasibleTheory.Rule.Strength =
        [.strict, .defeasible, .defeasible, .defeater][Int.random(in: 0..<4, using: &random)]
      return DefeasibleTheory.Rule(
        id: "r\(index)", strength: kind,
        body: (0..<Int.random(in: 0...2, using: &random)).map { _ in
          literal(below: cyclic ? 8 : head)
        }, head: Literal((Bool.random(using: &random) ? "-" : "") + "a\(head)"))
    }
    var superior: Set<DefeasibleTheory.Superiority> = []
    for i in 0..<12 {
      for j in (i + 1)..<12 where Int.random(in: 0..<4, using: &random) == 0 {
        superior.insert(.init("r\(i)", over: "r\(j)"))
      }
    }
    return DefeasibleTheory(facts: [Literal("a0")], rules: rules, superior: superior)
  }

  @Test(arguments: 0..<80)
  func `conclude the same in any order, and what is definite also defeasibly`(seed: Int) {
    var random = SeededGenerator(seed: seed + 1000)
    let theory = theory(seed: seed, cyclic: seed % 2 == 1)
    let found = theory.conclusions
    #expect(Set(found.definitely).isSubset(of: found.defeasibly))
    var shuffled = theory
    shuffled.rules.shuffle(using: &random)
    #expect(shuffled.conclusions == found)
    // Opposites follow together only where both are definite: the facts and strict rules clash.
    for literal in found.defeasibly where found.defeasibly.contains(literal.opposite) {
      #expect(
        found.definitely.contains(literal) || found.definitely.contains(literal.opposite))
    }
  }

  @Test func `do not follow from themselves`() {
    let q = Literal("q")
    let theory = DefeasibleTheory(
      facts: [], rules: [.init(id: "r", strength: .defeasible, body: [q], head: q)], superior: [])
    #expect(theory.conclusions.defeasibly.isEmpty)
  }

  @Test func `that oppose each other without a superior one leave the question open`() {
    let rules: [DefeasibleTheory.Rule] = [
      .init(id: "keep", strength: .defeasible, body: [], head: Literal("bound")),
      .init(id: "suspend", strength: .defeasible, body: [], head: Literal("-bound")),
    ]
    #expect(
      DefeasibleTheory(facts: [], rules: rules, superior: []).conclusions.defeasibly.isEmpty)
    let reading = DefeasibleTheory(
      facts: [], rules: rules, superior: [.init("suspend", over: "keep")])
    #expect(reading.conclusions.defeasibly == [Literal("-bound")])
  }
}

@Suite struct `A log of assertions` {
  @Test(arguments: 0..<30)
  func `answers as a replay does, whatever the order of entry`(seed: Int) {
    var random = SeededGenerator(seed: seed)
    var entries = (1...40).map { recorded in
      let from = Int.random(in: 0...50, using: &random)
      return (
        recorded, from, from + Int.random(in: 1...20, using: &random),
        Int.random(in: 0...4, using: &random)
      )
    }
    let replay = entries
    entries.shuffle(using: &random)
    var log = AssertionLog<String, Int, Int>()
    for (recorded, from, to, value) in entries {
      log.assert(value == 0 ? nil : value, for: "k", over: from..<to, at: recorded)
    }
    for valid in stride(from: 0, through: 70, by: 3) {
      for known in [0, 7, 20, 40] {
        let last = replay.last { $0.0 <= known && $0.1 <= valid && valid < $0.2 }
        let expected = last.flatMap { $0.3 == 0 ? nil : $0.3 }
        #expect(log.value(of: "k", at: valid, known: known) == expected)
      }
    }
  }
}

@Suite struct `A chain of obligations` {
  private func day(_ number: Int) -> Day { Day(number: number) }

  @Test func `an act on the day of its deadline is in time, one after today does not count yet`() {
    let chain = ObligationChain([.init(act: "notify", deadline: day(10))])
    #expect(chain.status(done: ["notify": day(10)], on: day(11)).overall == .fulfilled)
    #expect(chain.status(done: ["notify": day(9)], on: day(8)).overall == .pending)
    #expect(chain.status(done: [:], on: day(10)).overall == .pending)
    #expect(chain.status(done: [:], on: day(11)).overall == .violated)
  }

  @Test func `without links owes nothing`() {
    #expect(ObligationChain([]).status(done: [:], on: day(0)).overall == .fulfilled)
  }
}

@Suite struct `The day of a notification` {
  @Test func `that was not made is pending until its deadline has passed`() throws {
    let rule = try Known.deadlines().rule
    let event = Day("2020-02-26")!
    #expect(
      rule.notification(of: event, notified: nil, today: Day("2020-03-02")!).status == .pending)
    let missed = rule.notification(of: event, notified: nil, today: Day("2020-03-05")!)
    #expect(missed.status == .missed && missed.daysLate == 3)
  }
}
