import Catalogue
import Primitives
import TestSupport
import Testing
import Treaties

@Suite struct `What an instrument covers` {
  @Test(arguments: BuiltIn.catalogue.coverageCases)
  func `is answered as the cases say`(each: CoverageCase) throws {
    let answer = try BuiltIn.register.covers(
      CoverageQuestion(
        system: each.system, instrument: each.instrument, claim: each.claim,
        range: each.range.flatMap { KilometreRange($0) }, basing: each.basing, kind: each.kind,
        party: each.party, on: each.on))
    #expect(answer.verdict.rawValue == each.verdict)
    #expect(answer.claims.allSatisfy { !$0.sources.isEmpty })
  }

  @Test func `is measured as the catalogue records it wherever a figure decides`() throws {
    for system in BuiltIn.register.systems where system.listedIn.isEmpty {
      for verdict in system.verdicts where verdict.instrument == "inf-treaty" {
        guard let claim = system.claims.first(where: { $0.by == verdict.by }),
          claim.range.lower != nil || claim.range.upper != nil, verdict.verdict != .notAParty
        else { continue }
        let answer = try BuiltIn.register.covers(
          CoverageQuestion(
            system: system.id, instrument: "inf-treaty", range: claim.range, basing: verdict.basing,
            kind: system.kind))
        // The figure for one missile of several on a launcher is judged by its text.
        if system.kind.contains("multi-role") { continue }
        #expect(answer.verdict == verdict.verdict, "\(system.id) \(claim.by)")
      }
    }
  }

  @Test func `is not-covered for a cruise missile where only ballistic ones count`() throws {
    for (system, wanted) in [
      ("kalibr", Coverage.notCovered), ("kinzhal", .notCovered), ("df-26", .notAParty),
    ] {
      let answer = try BuiltIn.register.covers(
        CoverageQuestion(system: system, instrument: "new-start"))
      #expect(answer.verdict == wanted, "\(system)")
    }
    #expect(throws: TreatyError.self) {
      try BuiltIn.register.covers(CoverageQuestion(system: "kalibr", instrument: "open-skies"))
    }
    #expect(throws: TreatyError.self) {
      try BuiltIn.register.covers(CoverageQuestion(system: "no such", instrument: "inf-treaty"))
    }
  }

  @Test func `is edge for the Oreshnik, for no claim denies the treaty's reach`() throws {
    let answer = try BuiltIn.register.covers(
      CoverageQuestion(system: "Орешник", instrument: "INF"))
    #expect(answer.verdict == .edge)
    #expect(answer.claims.count == 3)
  }
}

@Suite struct `The names of instruments` {
  @Test(arguments: BuiltIn.catalogue.aliasCases)
  func `mean what the cases say`(each: AliasCase) {
    switch BuiltIn.register.resolve(each.alias, on: each.on) {
    case .instrument(let id): #expect(id == each.answer)
    case .ambiguous(let ids):
      #expect(each.answer == "ambiguous", "\(ids)")
      if !each.candidates.isEmpty { #expect(Set(ids) == Set(each.candidates)) }
    case .unknown: #expect(each.answer == "unknown")
    }
  }

  @Test(arguments: BuiltIn.register.instruments)
  func `each lead to their instrument, however written`(instrument: Instrument) {
    let shared = Set(BuiltIn.register.ambiguousNames.map { FoldedName.fold($0.alias) })
    for name in [instrument.id, instrument.name] + instrument.aliases
    where !shared.contains(FoldedName.fold(name)) {
      for written in [name, name.uppercased(), name.lowercased(), " " + name + " "] {
        #expect(
          BuiltIn.register.resolve(written) == .instrument(instrument.id), "\(written)")
      }
    }
  }

  @Test func `are found through lookalike letters`() {
    // С, Н, В typed in Latin; e and i with accents; a dash for a hyphen.
    #expect(BuiltIn.register.resolve("CHB-3") == .instrument("new-start"))
    #expect(BuiltIn.register.resolve("Néw Stárt") == .instrument("new-start"))
    #expect(BuiltIn.register.resolve("START–II") == .instrument("start-ii"))
    #expect(BuiltIn.register.resolve("ІNF Тreaty") == .instrument("inf-treaty"))
  }

  @Test func `that nobody knows are an error that helps`() {
    #expect(throws: TreatyError.self) { try BuiltIn.register.find("Nwe START Treaty xyz") }
    let error = #expect(throws: TreatyError.self) { try BuiltIn.register.find("inf-traety") }
    #expect(error?.code == "unknown-instrument")
    #expect(error?.candidates.contains("inf-treaty") == true)
    #expect(error?.exitStatus == 64)
  }
}
