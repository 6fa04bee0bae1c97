public import Primitives

/// What a draft would ask of whom.
public struct DraftEvaluation: Hashable, Sendable {
  /// One party against one limit on one day.
  public struct Finding: Hashable, Sendable {
    public var party: String
    public var limit: Draft.Limit
    /// The step of the timetable, 0 for the start; nil for a draft without one.
    public var step: Int?
    /// Nil where the draft leaves its start open.
    public var day: Day?
    public var result: Cap.Result
    /// The sources of the estimates that count, in the order of the limit's terms.
    public var sources: [String]
  }

  /// One claim about one system against one band.
  public struct Membership: Hashable, Sendable {
    public var by: String
    /// How the claim was read, such as `maximum range`.
    public var reading: String
    public var membership: RangeBand.Membership
    public var source: String
  }

  /// One system against one band.
  public struct Coverage: Hashable, Sendable {
    public var system: Draft.System
    public var band: Draft.Band
    /// False where the band is about other basing; then no claim is judged.
    public var isAboutItsBasing: Bool
    public var claims: [Membership]
    /// What the claims come to together: inside, outside, straddles, unknown or contested.
    public var together: RangeBand.Membership
  }

  public var draft: Draft
  /// By limit, party and step.
  public var findings: [Finding]
  /// By band, then system.
  public var coverage: [Coverage]

  /// Holds the draft against its own inventories and systems, and further systems of a catalogue.
  ///
  /// - Throws: `number-too-large` and `bad-schedule` for numbers that cannot be counted with.
  public init(_ draft: Draft, systems: [Draft.System] = []) throws {
    self.draft = draft
    findings = []
    for limit in draft.limits {
      for party in draft.parties {
        let held = draft.inventories[party] ?? [:]
        let inventory = held.mapValues(\.interval)
        var sources: [String] = []
        for term in limit.cap.terms {
          if let source = held[term.quantity]?.source, !source.isEmpty, !sources.contains(source) {
            sources.append(source)
          }
        }
        for (step, day, ceiling) in try DraftEvaluation.ceilings(limit, draft) {
          var cap = limit.cap
          cap.ceiling = ceiling
          findings.append(
            Finding(
              party: party, limit: limit, step: step, day: day,
              result: try cap.evaluate(inventory), sources: sources))
        }
      }
    }
    coverage = draft.bands.flatMap { band in
      (draft.systems + systems).map { DraftEvaluation.coverage(of: $0, by: band) }
    }
  }

  /// The ceilings of a limit over time.
  private static func ceilings(_ limit: Draft.Limit, _ draft: Draft) throws -> [(
    step: Int?, day: Day?, ceiling: Int
  )] {
    guard let timetable = draft.timetable, let start = limit.startCeiling else {
      return [(nil, draft.start, limit.cap.ceiling)]
    }
    let schedule = try Schedule(
      start: start, target: limit.cap.ceiling, steps: timetable.steps)
    return (0...timetable.steps).map { ($0, timetable.day(of: $0), schedule.ceiling(after: $0)) }
  }

  private static func coverage(of system: Draft.System, by band: Draft.Band) -> Coverage {
    let isAbout =
      band.basing.isEmpty || system.basing.isEmpty
      || system.basing.contains(where: band.basing.contains)
    let claims = system.claims.map { claim in
      Membership(
        by: claim.by, reading: claim.reading,
        membership: isAbout ? band.band.membership(of: claim.range) : .outside,
        source: claim.source)
    }
    return Coverage(
      system: system, band: band, isAboutItsBasing: isAbout, claims: claims,
      together: RangeBand.together(claims.map(\.membership)))
  }

  /// For each party and limit the first day on which it would be over or could be, and what it must
  /// have given up by the end; parties that are within throughout are left out.
  public var reductions: [(finding: Finding, byTheEnd: Interval?)] {
    var list: [(Finding, Interval?)] = []
    for limit in draft.limits {
      for party in draft.parties {
        let own = findings.filter { $0.party == party && $0.limit == limit }
        guard let first = own.first(where: { $0.result.status != .within }) else { continue }
        list.append((first, own.last?.result.excess))
      }
    }
    return list
  }

  /// Whether anything is over, undecided or contested: the command's exit status hangs on it.
  public var isSettled: Bool {
    findings.allSatisfy { $0.result.status == .within || $0.result.status == .over }
      && coverage.allSatisfy { $0.together == .inside || $0.together == .outside }
  }
}

extension DraftEvaluation {
  /// The findings that tell something new: of a falling ceiling its first and last step, and those at
  /// which a party's status changes.
  public var turningPoints: [Finding] {
    findings.indices.filter { index in
      let finding = findings[index]
      guard let step = finding.step, step > 0, step < draft.timetable?.steps ?? 0 else {
        return true
      }
      return findings[index - 1].result.status != finding.result.status
    }
    .map { findings[$0] }
  }

  /// Every finding on limits as a table.
  public var limitTable: AnswerTable { DraftEvaluation.table(of: findings) }

  private static func table(of findings: [Finding]) -> AnswerTable {
    var table = AnswerTable(columns: [
      "limit", "party", "from", "ceiling", "held", "status", "over by", "room", "decided by",
    ])
    for finding in findings {
      table.add([
        finding.limit.cap.id, finding.party, finding.day?.description ?? "open",
        String(finding.result.ceiling), finding.result.holding?.description ?? "unknown",
        finding.result.status.rawValue, finding.result.excess?.description ?? "",
        finding.result.headroom?.description ?? "",
        finding.result.decidedBy.joined(separator: ", "),
      ])
    }
    return table
  }

  /// What each band would cover as a table, a row for each claim; systems of other basing left out.
  public var bandTable: AnswerTable {
    var table = AnswerTable(columns: ["band", "system", "claim by", "read as", "range", "together"])
    for item in coverage where item.isAboutItsBasing {
      for claim in item.claims {
        table.add([
          "\(item.band.name) \(item.band.band)", item.system.name, claim.by, claim.reading,
          claim.membership.rawValue, item.together.rawValue,
        ])
      }
    }
    return table
  }

  /// The evaluation for people: the limits at their turning points, who must give up how much by when, the bands.
  public var text: String {
    var text = draft.title + "\n"
    if !draft.summary.isEmpty { text += draft.summary + "\n" }
    if !findings.isEmpty { text += "\n" + DraftEvaluation.table(of: turningPoints).text }
    let asked = reductions
    if !asked.isEmpty { text += "\n" }
    for (finding, end) in asked {
      text += "\(finding.party), \(finding.limit.label): \(finding.result.status.rawValue)"
      if let day = finding.day { text += " from \(day)" }
      if let end, end.high > 0 { text += ", to give up \(end) by the end" }
      if !finding.result.decidedBy.isEmpty {
        text += "; decided by \(finding.result.decidedBy.joined(separator: ", "))"
      }
      text += "\n"
    }
    for band in draft.bands {
      text += bandText(band)
      let others = coverage.filter { $0.band == band && !$0.isAboutItsBasing }.map(\.system.name)
      if !others.isEmpty {
        text += "\nOf other basing than \(band.basing.joined(separator: ", ")), so outside "
        text += "\(band.name): \(others.joined(separator: ", ")).\n"
      }
    }
    return text
  }

  /// What one band would cover, for people: the systems by what all claims on them say together, and the
  /// claims themselves where they don't agree. The table of `--csv` has every claim.
  private func bandText(_ band: Draft.Band) -> String {
    let items = coverage.filter { $0.band == band && $0.isAboutItsBasing }
    guard !items.isEmpty else { return "" }
    var text = "\n\(band.name) \(band.band) km\n"
    for verdict in RangeBand.Membership.allCases {
      let those = items.filter { $0.together == verdict }
      guard !those.isEmpty else { continue }
      let isSettled = verdict == .inside || verdict == .outside
      if isSettled {
        text += "  \(verdict.rawValue): \(those.map(\.system.name).joined(separator: ", "))\n"
        continue
      }
      text += "  \(verdict.rawValue):\n"
      for item in those {
        text += "    \(item.system.name)\n"
        for claim in item.claims {
          text += "      \(claim.membership.rawValue), by \(claim.by) (\(claim.reading))\n"
        }
      }
    }
    return text
  }

  /// The evaluation as JSON.
  public var json: JSONValue {
    func interval(_ value: Interval?) -> JSONValue {
      value.map { .array([.integer($0.low), .integer($0.high)]) } ?? .null
    }
    return .object([
      ("title", .string(draft.title)), ("parties", JSONValue(draft.parties)),
      (
        "limits",
        .array(
          findings.map { finding in
            .object([
              ("limit", .string(finding.limit.cap.id)), ("label", .string(finding.limit.label)),
              ("party", .string(finding.party)), ("step", JSONValue(finding.step)),
              ("from", JSONValue(finding.day?.description)),
              ("ceiling", .integer(finding.result.ceiling)),
              ("holding", interval(finding.result.holding)),
              ("status", .string(finding.result.status.rawValue)),
              ("excess", interval(finding.result.excess)),
              ("headroom", interval(finding.result.headroom)),
              ("decided_by", JSONValue(finding.result.decidedBy)),
              ("sources", JSONValue(finding.sources)),
            ])
          })
      ),
      (
        "bands",
        .array(
          coverage.map { item in
            .object([
              ("band", .string(item.band.name)), ("range_km", .string(item.band.band.description)),
              ("system", .string(item.system.name)), ("party", .string(item.system.party)),
              ("about_its_basing", .bool(item.isAboutItsBasing)),
              ("verdict", .string(item.together.rawValue)),
              (
                "claims",
                .array(
                  item.claims.map {
                    [
                      "by": .string($0.by), "reading": .string($0.reading),
                      "verdict": .string($0.membership.rawValue), "source": .string($0.source),
                    ]
                  })
              ),
            ])
          })
      ),
    ])
  }
}
