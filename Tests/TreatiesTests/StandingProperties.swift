import Primitives
import TestSupport
import Testing
import Treaties

@Suite struct `Standings of treaties made up at random` {
  /// Acts of all kinds in any order, some known late, some in part, some imprecise.
  static func instrument(seed: Int) -> Instrument {
    var generator = SeededGenerator(seed: seed)
    let start = Day("1990-01-01")!
    let types = MadeUp.types.map(\.id)
    let parties = ["AA", "BB", "CC"]
    var acts: [LegalAct] = []
    for index in 0..<Int.random(in: 1...14, using: &generator) {
      let day = start.adding(days: Int.random(in: 0...4000, using: &generator))
      let type = types.randomElement(using: &generator) ?? "signed"
      let actors = parties.shuffled(using: &generator).prefix(
        Int.random(in: 1...3, using: &generator))
      acts.append(
        MadeUp.act(type, day.description, actors.sorted()) { act in
          act.id += "-\(index)"
          if type.hasSuffix("notice") {
            act.effective = day.adding(days: Int.random(in: 1...400, using: &generator))
          }
          if Int.random(in: 0..<6, using: &generator) == 0 { act.scope = ["inspections"] }
          if Int.random(in: 0..<6, using: &generator) == 0 { act.knownOn = day.adding(days: 60) }
          if Int.random(in: 0..<8, using: &generator) == 0 {
            act.rivalDates = [day.adding(days: 3)]
          }
          if type == "succeeded" { act.predecessor = "CC" }
          if type == "extended" { act.extendsTo = .day(day.adding(days: 900)) }
        })
    }
    return MadeUp.instrument(
      acts, kind: Bool.random(using: &generator) ? MadeUp.treaty : MadeUp.pledge,
      bilateral: Bool.random(using: &generator)
    ) { instrument in
      if Bool.random(using: &generator) { instrument.term = .years(5) }
      for act in instrument.acts where Int.random(in: 0..<4, using: &generator) == 0 {
        instrument.rulings.append(
          Ruling(
            holder: "BB", act: act.id, verdict: Bool.random(using: &generator) ? .void : .effective,
            sources: ["https://example.org/ruling"]))
      }
    }
  }

  static let far = MadeUp.day("2100-01-01")

  @Test(arguments: 0..<120)
  func `never depend on the order acts are listed in`(seed: Int) {
    var generator = SeededGenerator(seed: seed + 1000)
    let made = Self.instrument(seed: seed)
    var mixed = made
    mixed.acts.shuffle(using: &generator)
    for reading in ["face-value", "BB"] {
      let one = MadeUp.register([made]).standings(of: made, reading: reading, knownOn: Self.far)
      let other = MadeUp.register([mixed]).standings(of: mixed, reading: reading, knownOn: Self.far)
      for line in ["AA", "BB", "CC"] {
        #expect(
          Self.bare(one[line] ?? [], made) == Self.bare(other[line] ?? [], mixed), "\(line)")
      }
    }
  }

  /// Periods with acts by id, for places differ when acts are listed otherwise.
  static func bare(_ periods: [StandingPeriod], _ instrument: Instrument) -> [String] {
    periods.map { period in
      let standing = period.standing
      let grounds = standing.grounds.map { "\($0.part) \(instrument.acts[$0.act].id)" }.sorted()
      return
        "\(period.start) \(String(describing: period.end)) \(standing.state) \(standing.bound) "
        + "\(String(describing: standing.since)) \(String(describing: standing.until)) "
        + "\(standing.isUncertain) \(grounds)"
    }
  }

  @Test(arguments: 0..<120)
  func `bind no one before the first act`(seed: Int) throws {
    let made = Self.instrument(seed: seed)
    let first = made.acts.compactMap { $0.date.earliest }.min()!
    for party in ["AA", "BB", "CC"] {
      #expect(
        try MadeUp.standing(made, party, first.adding(days: -1).description) == "none/none")
    }
  }

  @Test(arguments: 0..<120)
  func `follow one another without gap or overlap`(seed: Int) {
    let made = Self.instrument(seed: seed)
    let standings = MadeUp.register([made]).standings(
      of: made, reading: "face-value", knownOn: Self.far)
    for periods in standings.values {
      for (one, next) in zip(periods, periods.dropFirst()) {
        #expect(one.end == next.start)
        #expect(one.start < next.start)
      }
      #expect(periods.last?.end == nil)
    }
  }

  @Test(arguments: 0..<60)
  func `rest on reasons that each name a source, and lose no act by knowing more`(seed: Int) throws
  {
    let made = Self.instrument(seed: seed)
    var generator = SeededGenerator(seed: seed)
    let register = MadeUp.register([made])
    for _ in 0..<12 {
      let day = Day("1990-01-01")!.adding(days: Int.random(in: -100...5500, using: &generator))
      var known: Set<String> = []
      for later in [0, 30, 400, 5000] {
        let knownOn = day.adding(days: later)
        let answer = try register.status(StatusQuestion(instrument: "t", on: day, knownOn: knownOn))
        for party in answer.answers {
          #expect(!party.because.isEmpty)
          #expect(party.because.allSatisfy { !$0.sources.isEmpty })
          #expect((party.condition != nil) == (party.json()["conditional"] == .bool(true)))
          for step in party.because {
            guard let act = made.acts.first(where: { $0.id == step.act }) else { continue }
            #expect((act.knownOn ?? act.date.earliest!) <= knownOn, "\(act.id) was not known")
          }
        }
        let now = Set(made.acts.filter { ($0.knownOn ?? $0.date.earliest!) <= knownOn }.map(\.id))
        #expect(now.isSuperset(of: known))
        known = now
      }
    }
  }
}
