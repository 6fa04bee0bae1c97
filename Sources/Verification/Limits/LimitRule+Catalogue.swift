public import Primitives
public import Treaties

extension LimitRule {
  /// The numerical limits that the catalogue has of an instrument, and the readings on whether they
  /// bind.
  ///
  /// Ceilings come from its provisions of the class `limits`, their days from the provision, or else
  /// from the days on which the instrument is in being. A reading under which a party is not bound by
  /// them on some of these days is kept beside the rule.
  ///
  /// - Parameter knownOn: Leaves out acts that were not known then.
  /// - Throws: `no-limits` for an instrument without a numerical ceiling.
  public init(_ instrument: Instrument, in register: InstrumentRegister, knownOn: Day) throws {
    func periods(_ reading: String, _ part: String?) -> [String: [StandingPeriod]] {
      register.standings(of: instrument, reading: reading, knownOn: knownOn, provisionClass: part)
    }
    let plain = periods(Holder.faceValue, nil)
    let inBeing = plain.values.joined().filter { $0.standing.state.isInBeing }
    let start =
      inBeing.map(\.start).min() ?? instrument.acts.compactMap(\.date.earliest).min()
      ?? Day(number: 0)
    let isOpen = inBeing.contains { $0.end == nil }
    let inForce = DayRange(start: start, end: isOpen ? nil : inBeing.compactMap(\.end).max())
    var limits: [QuantityLimit] = []
    for provision in instrument.provisions where provision.provisionClass == "limits" {
      for limit in provision.limits {
        guard let upper = limit.upper else { continue }
        let from = limit.from ?? provision.from ?? inForce.start
        let next = provision.limits.compactMap { other in
          other.quantity == limit.quantity && other.party == limit.party ? other.from : nil
        }
        .filter { $0 > from }.min()
        let end = [next, provision.to ?? inForce.end].compactMap { $0 }.min()
        limits.append(
          QuantityLimit(
            quantity: limit.quantity, label: provision.rule,
            ceiling: upper.isInclusive ? upper.value : upper.value - 1,
            article: provision.article, party: limit.party,
            binds: DayRange(start: from, end: end)))
      }
    }
    guard let first = limits.first?.binds else {
      throw VerificationError(
        code: "no-limits",
        "The catalogue has no numerical ceiling of \(instrument.id). `depositary limits` lists the "
          + "instruments that have.")
    }
    // A step of a limit begins a new one; together they bind from the first to the last day of any.
    let starts = limits.compactMap(\.binds?.start)
    let ends = limits.map { $0.binds?.end }
    let binds = DayRange(
      start: starts.min() ?? first.start,
      end: ends.contains { $0 == nil } ? nil : ends.compactMap { $0 }.max())
    var readings: [LimitReading] = []
    for holder in register.readings(of: instrument) {
      for (party, list) in periods(holder, "limits").sorted(by: { $0.key < $1.key })
      where instrument.parties.contains(party) {
        let free = list.first { period in
          period.start > inForce.start && period.standing.state == .suspended
            && period.standing.bound == .none && (binds.end.map { period.start < $0 } ?? true)
        }
        guard let free else { continue }
        let act = free.standing.grounds.last.map { instrument.acts[$0.act] }
        readings.append(
          LimitReading(
            holder: holder, parties: [party],
            binds: DayRange(start: binds.start, end: free.start),
            because: "\(party) is not bound by the limits from \(free.start): "
              + (act.map { "\($0.type), \($0.date)" } ?? "suspended"),
            source: act?.sources.first ?? ""))
      }
    }
    self.init(
      instrument: instrument.id, parties: instrument.parties.sorted(), limits: limits,
      inForce: inForce, binds: binds, readings: readings,
      source: (instrument.aliases.first ?? instrument.name) + ", "
        + Set(limits.map(\.article)).sorted().joined(separator: ", "))
  }
}
