public import Primitives

/// Whether an instrument reaches a system: on the recorded claims, or on one supposed.
public struct CoverageQuestion: Sendable, Hashable {
  /// An id or any name.
  public var system: String
  public var instrument: String
  /// Only the claim of this source; nil for all.
  public var claim: String?
  /// Supposed in place of what is recorded; nil for what is.
  public var range: KilometreRange?
  public var basing: String?
  public var kind: String?
  /// The state that holds it; nil for its own.
  public var party: String?
  /// The day for which the instrument's standing is told beside; nil for none.
  public var on: Day?

  public init(
    system: String, instrument: String, claim: String? = nil, range: KilometreRange? = nil,
    basing: String? = nil, kind: String? = nil, party: String? = nil, on: Day? = nil
  ) {
    self.system = system
    self.instrument = instrument
    self.claim = claim
    self.range = range
    self.basing = basing
    self.kind = kind
    self.party = party
    self.on = on
  }
}

/// The verdicts on each claim, and the common one.
public struct CoverageAnswer: Sendable, Hashable {
  public struct Claim: Sendable, Hashable {
    public var by: String
    public var verdict: Coverage
    public var because: String
    public var sources: [String]
    public var basing: String
    public var kind: String
    /// Nil where the claim gives no figure.
    public var range: KilometreRange?
  }

  public var system: String
  public var instrument: String
  /// The common verdict of all claims; `disputed` where they stand on different sides.
  public var verdict: Coverage
  public var claims: [Claim]
  /// The bands applied, with the articles they stand in.
  public var bands: [RangeBands.Band]
  /// How the instrument stood on the day asked about; nil where none was, or nothing is to be said.
  public var remark: String?

  /// As the status contract writes it, with basing, kind and range of each claim behind its keys.
  public var json: JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("system", .string(system)), ("instrument", .string(instrument)),
      ("verdict", .string(verdict.rawValue)),
      (
        "claims",
        .array(
          claims.map { claim in
            [
              "by": .string(claim.by), "verdict": .string(claim.verdict.rawValue),
              "because": .string(claim.because), "sources": JSONValue(claim.sources),
              "basing": .string(claim.basing), "kind": .string(claim.kind),
              "range": JSONValue(claim.range?.text),
            ]
          })
      ),
      (
        "bands",
        .array(
          bands.map { band in
            [
              "provision": .string(band.provision), "article": .string(band.article),
              "range_km": .string(band.limit.text), "basing": JSONValue(band.basing),
              "kinds": JSONValue(band.kinds), "sources": JSONValue(band.sources),
            ]
          })
      ),
    ]
    members.append(("remark", JSONValue(remark)))
    return .object(members)
  }
}

extension InstrumentRegister {
  /// The system that goes by `name`: an id, a plain name, then a doubtful one.
  ///
  /// - Throws: `unknown-system` with the ids there are.
  public func system(_ name: String) throws(TreatyError) -> MissileSystem {
    if let found = systems.first(where: { $0.id == name }) { return found }
    let key = FoldedName.fold(name)
    for plain in [true, false] {
      let found = systems.filter { system in
        FoldedName.fold(system.id) == key
          || system.names.contains {
            ($0.note == nil) == plain && FoldedName.fold($0.name) == key
          }
      }
      if found.count == 1 { return found[0] }
      if found.count > 1 {
        throw TreatyError(
          code: "ambiguous-instrument",
          message: "“\(name)” is the name of several systems: "
            + found.map(\.id).joined(separator: ", ") + ". Give one of these ids.",
          candidates: found.map(\.id))
      }
    }
    throw TreatyError(
      code: "unknown-system",
      message: "No system goes by “\(name)”. Known: "
        + systems.map(\.id).joined(separator: ", ") + ".",
      candidates: [])
  }

  /// Answers a question of coverage.
  ///
  /// Without suppositions the verdicts recorded in the catalogue stand, each with its claim's sources;
  /// a claim without one is measured against the bands. A supposed range, basing or kind takes the place
  /// of the recorded ones, except that a system listed by name stays covered whatever its range.
  ///
  /// - Throws: A `TreatyError` for an unknown system, instrument, party or claim, or an instrument that
  ///   defines no missiles.
  public func covers(_ question: CoverageQuestion) throws(TreatyError) -> CoverageAnswer {
    let system = try self.system(question.system)
    let instrument = try find(question.instrument, on: question.on)
    let party = try question.party.map { code throws(TreatyError) in try knownParty(code) }
    if let basing = question.basing, !["ground", "sea", "air"].contains(basing) {
      throw TreatyError(
        code: "unknown-basing", message: "“\(basing)” is no basing. Known: ground, sea, air.",
        candidates: ["ground", "sea", "air"])
    }
    var bands = RangeBands(of: instrument)
    var beside = ""
    if bands.bands.isEmpty, let other = instrument.accompanies.flatMap(self.instrument) {
      bands = RangeBands(of: other)
      beside = "; \(instrument.id) speaks of the classes of \(other.id)"
    }
    let recorded = system.verdicts.filter { $0.instrument == instrument.id }
    if bands.bands.isEmpty, recorded.isEmpty {
      throw TreatyError(
        code: "no-definition",
        message: "\(instrument.id) defines no missiles by range in the catalogue, so it cannot be "
          + "said what it covers. Instruments that do: "
          + instruments.filter { !RangeBands(of: $0).bands.isEmpty }.map(\.id)
          .joined(separator: ", ") + ".")
    }
    let holder = party.map { [$0] } ?? system.states
    var claims = self.claims(question, system, instrument, bands, recorded, beside)
    if claims.isEmpty {
      throw TreatyError(
        code: "unknown-claim",
        message: "No claim on \(system.id) fits. Claims are by: "
          + (system.claims.map(\.by) + recorded.map(\.by)).reduce(into: [String]()) {
            if !$0.contains($1) { $0.append($1) }
          }.joined(separator: "; ") + ".")
    }
    let lines = Set(instrument.parties.map(states.line(of:)))
    if !holder.contains(where: { lines.contains(states.line(of: $0)) }) {
      let names = holder.map(states.name).joined(separator: ", ")
      for index in claims.indices {
        let otherwise = claims[index].verdict == .covered ? " (in band by range on this claim)" : ""
        if claims[index].verdict != .notAParty {
          claims[index].because = "\(names) was never a party\(otherwise)"
        }
        claims[index].verdict = .notAParty
      }
    }
    return CoverageAnswer(
      system: system.id, instrument: instrument.id, verdict: Coverage.common(claims.map(\.verdict)),
      claims: claims, bands: bands.bands, remark: remark(on: question.on, instrument, holder))
  }

  private func claims(
    _ question: CoverageQuestion, _ system: MissileSystem, _ instrument: Instrument,
    _ bands: RangeBands, _ recorded: [MissileSystem.Verdict], _ beside: String
  ) -> [CoverageAnswer.Claim] {
    let kind = question.kind ?? system.kind
    let listed = system.listedIn.contains(instrument.id)
    let isSupposed =
      question.range != nil || question.kind != nil
      || question.basing.map { !system.basing.contains($0) } ?? false
    let basings = question.basing.map { [$0] } ?? system.basing

    func measured(_ by: String, _ range: KilometreRange, _ basing: String, _ sources: [String])
      -> CoverageAnswer.Claim
    {
      var (verdict, because) = bands.verdict(on: range, basing: basing, kind: kind)
      let isBased = bands.bands.contains { $0.basing.isEmpty || $0.basing.contains(basing) }
      if listed, isBased {
        (verdict, because) = (.covered, "listed by name; the listing beats any range figure")
      }
      return CoverageAnswer.Claim(
        by: by, verdict: verdict, because: because + beside,
        sources: sources
          + bands.bands.flatMap(\.sources).filter { !sources.contains($0) }.uniqued(),
        basing: basing, kind: kind, range: range)
    }

    func isAsked(_ by: String) -> Bool {
      guard let claim = question.claim else { return true }
      return FoldedName.fold(by) == FoldedName.fold(claim)
    }

    if isSupposed {
      if let range = question.range {
        return basings.map { measured(question.claim ?? "supposed", range, $0, []) }
      }
      let asked = system.claims.filter { isAsked($0.by) }
      if asked.isEmpty, listed {
        return basings.map {
          measured("treaty text", KilometreRange(lower: nil, upper: nil), $0, [])
        }
      }
      return asked.flatMap { claim in
        basings.map { measured(claim.by, claim.range, $0, claim.sources) }
      }
    }

    var found: [CoverageAnswer.Claim] = []
    for verdict in recorded
    where verdict.by != MissileSystem.Verdict.noClaimChosen && isAsked(verdict.by)
      && basings.contains(verdict.basing)
    {
      let claim = system.claims.first { $0.by == verdict.by }
      let sources = claim?.sources ?? []
      found.append(
        CoverageAnswer.Claim(
          by: verdict.by, verdict: verdict.verdict, because: verdict.reason,
          sources: sources.isEmpty ? bands.bands.flatMap(\.sources).uniqued() : sources,
          basing: verdict.basing, kind: system.kind, range: claim?.range))
    }
    if found.isEmpty, !bands.bands.isEmpty, recorded.isEmpty {
      for claim in system.claims where isAsked(claim.by) {
        for basing in basings {
          found.append(measured(claim.by, claim.range, basing, claim.sources))
        }
      }
      if system.claims.isEmpty, listed || question.claim == nil {
        found = basings.map {
          measured("catalogue", KilometreRange(lower: nil, upper: nil), $0, [])
        }
      }
    }
    return found
  }

  /// Whether the instrument bound the holder on the day, said beside the verdict, which tells what it reaches.
  private func remark(on day: Day?, _ instrument: Instrument, _ holder: [String]) -> String? {
    guard let day else { return nil }
    let standings = standings(of: instrument, reading: Holder.faceValue, knownOn: day)
    return holder.map { code in
      let state = standings[states.line(of: code)]?.holding(day)?.standing.state ?? .none
      return "\(code) on \(day): \(state.rawValue)"
    }.joined(separator: "; ")
  }
}

extension MissileSystem.Verdict {
  /// The catalogue's own summary where claims stand against each other.
  public static let noClaimChosen = "no claim chosen"
}

extension Coverage {
  /// What all claims say together: the common verdict; `disputed` where they stand on different sides,
  /// or one of them is. A claim on the line denies neither side; one without a figure says nothing.
  public static func common(_ verdicts: [Coverage]) -> Coverage {
    let said = Set(verdicts.filter { $0 != .unknown })
    if said.isEmpty { return .unknown }
    if said.count == 1, let only = said.first { return only }
    if said.contains(.disputed) { return .disputed }
    if said.contains(.covered), said.contains(.notCovered) { return .disputed }
    if said.contains(.edge) { return .edge }
    return .disputed
  }
}

extension [String] {
  /// The strings without repetitions, in order.
  func uniqued() -> [String] {
    var seen = Set<String>()
    return filter { seen.insert($0).inserted }
  }
}
