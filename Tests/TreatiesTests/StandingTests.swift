import Primitives
import TestSupport
import Testing
import Treaties

@Suite struct `A party's standing` {
  static let made = MadeUp.instrument([
    MadeUp.act("signed", "2001-01-01", ["AA", "BB"]), MadeUp.act("ratified", "2002-01-01", ["AA"]),
    MadeUp.act("entered-into-force", "2003-01-01", ["AA", "BB"]),
  ])

  @Test func `goes from signature over consent to being bound`() throws {
    #expect(try MadeUp.standing(Self.made, "AA", "2000-12-31") == "none/none")
    #expect(try MadeUp.standing(Self.made, "AA", "2001-01-01") == "signed/signature")
    #expect(try MadeUp.standing(Self.made, "AA", "2002-01-01") == "consented/signature")
    #expect(try MadeUp.standing(Self.made, "BB", "2002-12-31") == "signed/signature")
    #expect(try MadeUp.standing(Self.made, "BB", "2003-01-01") == "in-force/legal")
    #expect(try MadeUp.standing(Self.made, "CC", "2003-01-01") == "none/none")
    #expect(try MadeUp.standing(Self.made, "DD", "2003-01-01") == "none/none")
  }

  @Test func `is unknown for a state that an incomplete list leaves out, from the first act on`()
    throws
  {
    var made = Self.made
    made.partiesComplete = false
    made.neverJoined = ["CC"]
    made.parties = ["AA", "BB"]
    #expect(try MadeUp.standing(made, "DD", "2000-12-31") == "none/none")
    #expect(try MadeUp.standing(made, "DD", "2003-01-01") == "none/unknown")
    #expect(try MadeUp.standing(made, "CC", "2003-01-01") == "none/none")
    made.signedOnly = ["CC"]
    made.neverJoined = []
    #expect(try MadeUp.standing(made, "CC", "2003-01-01") == "signed/signature")
  }

  @Test func `falls back to the signature when consent is withdrawn`() throws {
    let made = MadeUp.instrument([
      MadeUp.act("signed", "2001-01-01", ["AA"]), MadeUp.act("ratified", "2002-01-01", ["AA"]),
      MadeUp.act("ratification-withdrawn", "2003-01-01", ["AA"]),
      MadeUp.act("ratified", "2002-01-01", ["BB"]),
      MadeUp.act("ratification-withdrawn", "2003-01-01", ["BB"]),
    ])
    #expect(try MadeUp.standing(made, "AA", "2003-01-01") == "signed/signature")
    #expect(try MadeUp.standing(made, "BB", "2003-01-01") == "none/none")
  }

  @Test func `under a bilateral treaty ends with the other's`() throws {
    let notice = MadeUp.act("withdrawal-notice", "2010-01-31", ["AA"])
    let made = MadeUp.instrument(Self.made.acts + [notice], bilateral: true) {
      $0.withdrawalNotice = .months(6)
    }
    #expect(try MadeUp.standing(made, "AA", "2010-01-31") == "withdrawal-pending/legal")
    #expect(try MadeUp.answer(made, "AA", "2010-01-31").until == MadeUp.day("2010-07-31"))
    #expect(try MadeUp.standing(made, "BB", "2010-07-30") == "in-force/legal")
    #expect(try MadeUp.answer(made, "BB", "2010-07-30").until == MadeUp.day("2010-07-31"))
    #expect(try MadeUp.standing(made, "AA", "2010-07-31") == "withdrawn/none")
    #expect(try MadeUp.standing(made, "BB", "2010-07-31") == "terminated/none")
  }

  @Test func `under a multilateral treaty stays when another leaves`() throws {
    let made = MadeUp.instrument(
      Self.made.acts + [
        MadeUp.act("withdrawal-notice", "2010-01-01", ["AA"]) {
          $0.effective = MadeUp.day("2010-04-01")
        }
      ])
    #expect(try MadeUp.standing(made, "AA", "2010-04-01") == "withdrawn/none")
    #expect(try MadeUp.standing(made, "BB", "2010-04-01") == "in-force/legal")
  }

  @Test func `comes back when a notice is taken back in time`() throws {
    let notice = MadeUp.act("withdrawal-notice", "2010-01-01", ["AA"]) {
      $0.effective = MadeUp.day("2010-04-01")
    }
    let stayed = MadeUp.act("withdrawal-notice-stayed", "2010-03-31", ["AA"]) {
      $0.stays = notice.id
    }
    let made = MadeUp.instrument(Self.made.acts + [notice, stayed], bilateral: true)
    #expect(try MadeUp.standing(made, "AA", "2010-04-01") == "in-force/legal")
    #expect(try MadeUp.answer(made, "AA", "2010-04-01").since == PartialDay("2003-01-01"))
    #expect(try MadeUp.answer(made, "BB", "2010-04-01").until == nil)
    // As known before it was taken back, the notice runs out.
    #expect(try MadeUp.standing(made, "AA", "2010-04-01", known: "2010-02-01") == "withdrawn/none")
  }

  @Test func `is suspended under the readings that accept it, and can be taken up again`() throws {
    let suspended = MadeUp.act("suspended", "2010-01-01", ["AA"])
    let made = MadeUp.instrument(
      Self.made.acts + [suspended, MadeUp.act("resumed", "2011-01-01", ["AA"])]
    ) {
      $0.rulings = [
        Ruling(
          holder: "BB", act: suspended.id, verdict: .void, since: PartialDay("2010-02-01"),
          sources: ["https://example.org/bb"])
      ]
    }
    #expect(try MadeUp.standing(made, "AA", "2010-01-01") == "suspended/none")
    #expect(try MadeUp.standing(made, "BB", "2010-01-01") == "in-force/legal")
    #expect(try MadeUp.standing(made, "AA", "2010-01-01", reading: "BB") == "in-force/legal")
    // As known before the ruling the holder had no view of its own.
    #expect(
      try MadeUp.standing(made, "AA", "2010-01-15", known: "2010-01-15", reading: "BB")
        == "suspended/none")
    #expect(try MadeUp.standing(made, "AA", "2011-01-01") == "in-force/legal")
    let answer = try MadeUp.register([made]).status(
      StatusQuestion(
        instrument: "t", party: "AA", on: MadeUp.day("2010-03-01"),
        knownOn: MadeUp.day("2100-01-01")))
    #expect(answer.isContested)
    #expect(answer.answers.map(\.reading) == ["face-value", "BB"])
    #expect(answer.answers[1].because.contains { $0.isDefeat && $0.act == suspended.id })
  }

  @Test func `follows a holder who changes view`() throws {
    let suspended = MadeUp.act("suspended", "2010-01-01", ["AA"])
    let made = MadeUp.instrument(Self.made.acts + [suspended]) {
      $0.rulings = [
        Ruling(
          holder: "BB", act: suspended.id, verdict: .effective, since: PartialDay("2012-01-01"),
          sources: ["https://example.org/later"]),
        Ruling(
          holder: "BB", act: suspended.id, verdict: .void, since: PartialDay("2010-01-01"),
          sources: ["https://example.org/earlier"]),
      ]
    }
    #expect(
      try MadeUp.standing(made, "AA", "2010-06-01", known: "2011-01-01", reading: "BB")
        == "in-force/legal")
    #expect(try MadeUp.standing(made, "AA", "2010-06-01", reading: "BB") == "suspended/none")
  }

  @Test func `is withdrawal pending and unbound when notice and suspension meet`() throws {
    let made = MadeUp.instrument(
      Self.made.acts + [
        MadeUp.act("suspended", "2010-01-01", ["AA"]),
        MadeUp.act("withdrawal-notice", "2010-01-01", ["AA"]) {
          $0.effective = MadeUp.day("2010-07-01")
        },
      ])
    #expect(try MadeUp.standing(made, "AA", "2010-01-01") == "withdrawal-pending/none")
  }

  @Test func `differs by provision where an act reaches only some`() throws {
    let made = MadeUp.instrument(
      Self.made.acts + [
        MadeUp.act("suspended", "2010-01-01", ["AA"]) { $0.scope = ["inspections"] }
      ]
    ) {
      $0.provisions = [
        Provision(
          id: "p-limit", article: "I", topic: "limit", provisionClass: "limits", rule: "at most 5",
          sources: ["https://example.org/p"]),
        Provision(
          id: "p-insp", article: "II", topic: "inspection", provisionClass: "inspections",
          rule: "twice a year", sources: ["https://example.org/p"]),
      ]
    }
    #expect(try MadeUp.standing(made, "AA", "2010-01-01") == "in-force/legal")
    #expect(try MadeUp.standing(made, "AA", "2010-01-01", provision: "p-insp") == "suspended/none")
    #expect(try MadeUp.standing(made, "AA", "2010-01-01", provision: "p-limit") == "in-force/legal")
    #expect(
      try MadeUp.standing(made, "AA", "2010-01-01", provision: "inspections") == "suspended/none")
    #expect(throws: TreatyError.self) {
      try MadeUp.standing(made, "AA", "2010-01-01", provision: "p-none")
    }
  }

  @Test func `ends with a fixed term, computed forward from what was known`() throws {
    let extended = MadeUp.act("extended", "2012-06-01", ["AA", "BB"]) {
      $0.extendsTo = .day(MadeUp.day("2018-01-01"))
    }
    let made = MadeUp.instrument(Self.made.acts + [extended], bilateral: true) {
      $0.term = .years(10)
    }
    #expect(try MadeUp.standing(made, "AA", "2014-01-01", known: "2010-01-01") == "expired/none")
    #expect(
      try MadeUp.answer(made, "AA", "2010-01-01", known: "2010-01-01").until
        == MadeUp.day("2013-01-01"))
    #expect(try MadeUp.standing(made, "AA", "2014-01-01") == "in-force/legal")
    #expect(try MadeUp.answer(made, "AA", "2010-01-01").until == MadeUp.day("2018-01-01"))
    #expect(try MadeUp.standing(made, "AA", "2018-01-01") == "expired/none")
  }

  @Test func `is not settled between rival days, within a month, or since a day it cannot precede`()
    throws
  {
    let made = MadeUp.instrument([
      MadeUp.act("signed", "2001-03", ["AA"]),
      MadeUp.act("entered-into-force", "2003-01-01", ["AA"]) {
        $0.rivalDates = [MadeUp.day("2003-01-03")]
      },
      MadeUp.act("entered-into-force", "2004-01-01", ["BB"]) {
        $0.notBefore = MadeUp.day("2003-06-01")
      },
    ])
    #expect(try MadeUp.standing(made, "AA", "2001-02-28") == "none/none")
    #expect(try MadeUp.standing(made, "AA", "2001-03-15") == "signed/signature?")
    #expect(try MadeUp.standing(made, "AA", "2001-04-01") == "signed/signature")
    #expect(try MadeUp.standing(made, "AA", "2003-01-01") == "in-force/legal?")
    #expect(try MadeUp.standing(made, "AA", "2003-01-03") == "in-force/legal")
    #expect(try MadeUp.standing(made, "BB", "2003-05-31") == "none/none")
    #expect(try MadeUp.standing(made, "BB", "2003-06-01") == "none/none?")
    #expect(try MadeUp.standing(made, "BB", "2004-01-01") == "in-force/legal")
    let unsettled = try MadeUp.answer(made, "AA", "2003-01-01")
    #expect(unsettled.because.contains { $0.effect.contains("2003-01-03") })
  }

  @Test func `is one for a state that goes on under another name, which the reasons say`() throws {
    let made = MadeUp.instrument(
      [MadeUp.act("entered-into-force", "1990-01-01", ["OL", "AA"])], parties: ["OL", "NE", "AA"])
    for (code, day) in [("NE", "1995-01-01"), ("OL", "2005-01-01")] {
      let answer = try MadeUp.answer(made, code, day)
      #expect(answer.state == .inForce)
      #expect(answer.party == code)
      #expect(answer.because.contains { $0.type == "continuity" })
    }
    #expect(
      try MadeUp.answer(made, "NE", "2005-01-01").because.allSatisfy { $0.type != "continuity" })
  }

  @Test func `passes to successors`() throws {
    let made = MadeUp.instrument(
      [
        MadeUp.act("signed", "1990-01-01", ["AA"]),
        MadeUp.act("entered-into-force", "1992-01-01", ["AA"]),
        MadeUp.act("succeeded", "1993-01-01", ["BB", "CC"]) { $0.predecessor = "AA" },
        MadeUp.act("state-ceased", "1993-01-01", ["AA"]),
      ])
    #expect(try MadeUp.standing(made, "BB", "1992-12-31") == "none/none")
    #expect(try MadeUp.standing(made, "BB", "1993-01-01") == "in-force/legal")
    #expect(try MadeUp.standing(made, "AA", "1993-01-01") == "none/none")
  }

  @Test func `to a treaty given up before its entry into force is never in force`() throws {
    let acts = [
      MadeUp.act("signed", "2001-01-01", ["AA", "BB"]),
      MadeUp.act("declared-not-bound", "2002-01-01", ["AA"]),
    ]
    #expect(
      try MadeUp.standing(MadeUp.instrument(acts, bilateral: true), "BB", "2002-01-01")
        == "never-in-force/none")
    #expect(
      try MadeUp.standing(MadeUp.instrument(acts), "AA", "2002-01-01") == "never-in-force/none")
    #expect(try MadeUp.standing(MadeUp.instrument(acts), "BB", "2002-01-01") == "signed/signature")
  }

  @Test func `is not changed by a countermeasure, which the reasons list`() throws {
    let made = MadeUp.instrument(
      Self.made.acts + [MadeUp.act("countermeasure", "2010-01-01", ["AA"])])
    let answer = try MadeUp.answer(made, "AA", "2010-01-01")
    #expect(answer.state == .inForce)
    #expect(answer.because.contains { $0.type == "countermeasure" })
  }
}

@Suite struct `A political commitment` {
  @Test func `is observed while its condition holds, goes on when confirmed, and ends`() throws {
    let condition = Condition(text: "BB does likewise", dependsOn: ["BB"])
    let made = MadeUp.instrument(
      [
        MadeUp.act("pledge", "2010-01-01", ["AA"]) { $0.condition = condition },
        MadeUp.act("reaffirmed", "2011-01-01", ["AA"]),
        MadeUp.act("moratorium-ended", "2012-01-01", ["AA"]),
      ], kind: MadeUp.pledge, parties: ["AA"])
    #expect(try MadeUp.standing(made, "AA", "2010-01-01") == "observed/political")
    let later = try MadeUp.answer(made, "AA", "2011-01-01")
    #expect(later.condition == condition)
    #expect(later.since == PartialDay("2010-01-01"))
    #expect(try MadeUp.standing(made, "AA", "2012-01-01") == "ended/none")
    #expect(try MadeUp.standing(made, "BB", "2010-01-01") == "none/none")
  }

  @Test func `stays one when it is read as political only`() throws {
    let pledge = MadeUp.act("pledge", "2010-01-01", ["AA"])
    let made = MadeUp.instrument([pledge], kind: MadeUp.pledge, parties: ["AA"]) {
      $0.rulings = [
        Ruling(
          holder: "BB", act: pledge.id, verdict: .politicalOnly, sources: ["https://example.org/b"])
      ]
    }
    #expect(try MadeUp.standing(made, "AA", "2010-01-01", reading: "BB") == "observed/political")
  }

  @Test func `ends early for one who reads an act as its end`() throws {
    let pledge = MadeUp.act("pledge", "2010-01-01", ["AA"])
    let conduct = MadeUp.act("statement", "2011-01-01", ["AA"])
    let made = MadeUp.instrument([pledge, conduct], kind: MadeUp.pledge, parties: ["AA"]) {
      $0.rulings = [
        Ruling(
          holder: "expert", act: conduct.id, verdict: .effective, actsAs: "moratorium-ended",
          since: PartialDay("2012-01-01"), sources: ["https://example.org/e"])
      ]
    }
    #expect(try MadeUp.standing(made, "AA", "2011-06-01") == "observed/political")
    #expect(try MadeUp.standing(made, "AA", "2011-06-01", reading: "expert") == "ended/none")
  }

  @Test func `beside a treaty is named among its reasons while in being`() throws {
    let treaty = MadeUp.instrument([MadeUp.act("entered-into-force", "2000-01-01", ["AA", "BB"])])
    var pledge = MadeUp.instrument(
      [MadeUp.act("pledge", "2010-01-01", ["AA"])], kind: MadeUp.pledge, parties: ["AA"])
    pledge.id = "p"
    pledge.aliases = ["Pledge P"]
    pledge.accompanies = "t"
    let register = MadeUp.register([treaty, pledge])
    func names(_ on: String) throws -> Bool {
      try register.status(
        StatusQuestion(
          instrument: "t", party: "AA", on: MadeUp.day(on), knownOn: MadeUp.day("2100-01-01"))
      ).answers[0].because.contains { $0.effect.hasPrefix("p:") }
    }
    #expect(try names("2010-01-01"))
    #expect(try !names("2009-12-31"))
  }

  @Test func `proposed and refused is so for all its parties`() throws {
    let made = MadeUp.instrument(
      [
        MadeUp.act("proposed", "2010-01-01", ["AA"]), MadeUp.act("rejected", "2010-06-01", ["DD"]),
        MadeUp.act("proposed", "2011-01-01", ["AA"]),
      ], kind: MadeUp.proposal, parties: ["AA"])
    #expect(try MadeUp.standing(made, "AA", "2010-01-01") == "proposed/none")
    #expect(try MadeUp.standing(made, "AA", "2010-06-01") == "rejected/none")
    #expect(try MadeUp.standing(made, "AA", "2011-01-01") == "proposed/none")
  }
}

@Suite struct `A question that has no answer` {
  let register = MadeUp.register(
    [`A party's standing`.made],
    ambiguous: [
      AmbiguousName(
        alias: "the pact",
        candidates: [
          AmbiguousName.Candidate(instrument: "t", from: nil, through: nil),
          AmbiguousName.Candidate(instrument: "u", from: MadeUp.day("2010-01-01"), through: nil),
        ], undated: nil)
    ])

  private func code(_ question: StatusQuestion) -> String? {
    do {
      _ = try register.status(question)
      return nil
    } catch { return error.code }
  }

  @Test func `says which word is unknown`() {
    let day = MadeUp.day("2005-01-01")
    #expect(code(StatusQuestion(instrument: "x", on: day, knownOn: day)) == "unknown-instrument")
    #expect(
      code(StatusQuestion(instrument: "t", party: "XX", on: day, knownOn: day)) == "unknown-party")
    #expect(
      code(StatusQuestion(instrument: "t", on: day, knownOn: day, reading: "ZZ"))
        == "unknown-reading")
    #expect(code(StatusQuestion(instrument: "the pact", on: day, knownOn: day)) == nil)
    #expect(
      code(StatusQuestion(instrument: "The Pact", on: day, isDayGiven: false, knownOn: day))
        == "ambiguous-instrument")
  }
}
