public import Primitives

/// The limits of an instrument, each with its article and whether it binds on a day.
public struct LimitsAnswer: Sendable, Hashable {
  /// Whether a limit binds on the day asked about.
  public enum Status: String, Sendable, CaseIterable {
    case binding
    case notYetBinding = "not-yet-binding"
    case noLongerBinding = "no-longer-binding"
    /// The instrument never came into force.
    case neverBinding = "never-binding"
    /// Binding under some readings only, or suspended for a party.
    case contested
    case suspended
  }

  public struct Entry: Sendable, Hashable {
    public var provision: String
    public var article: String
    public var rule: String
    public var limit: Limit
    /// First day it binds; nil where the instrument never came into force.
    public var from: Day?
    /// First day it no longer binds; nil where none is fixed.
    public var to: Day?
    public var status: Status
    public var sources: [String]
  }

  public var instrument: String
  public var on: Day
  public var knownOn: Day
  public var entries: [Entry]

  public var json: JSONValue {
    [
      "instrument": .string(instrument), "on": .string(on.description),
      "known_on": .string(knownOn.description),
      "limits": .array(
        entries.map { entry in
          [
            "provision": .string(entry.provision), "article": .string(entry.article),
            "rule": .string(entry.rule), "quantity": .string(entry.limit.quantity),
            "min": JSONValue(entry.limit.lower?.value), "max": JSONValue(entry.limit.upper?.value),
            "min_inclusive": entry.limit.lower.map { .bool($0.isInclusive) } ?? .null,
            "max_inclusive": entry.limit.upper.map { .bool($0.isInclusive) } ?? .null,
            "party": JSONValue(entry.limit.party), "from": JSONValue(entry.from?.description),
            "to": JSONValue(entry.to?.description), "status": .string(entry.status.rawValue),
            "note": JSONValue(entry.limit.note), "sources": JSONValue(entry.sources),
          ]
        }),
    ]
  }
}

extension InstrumentRegister {
  /// The limits of an instrument in the order of its provisions, with their standing on `day`.
  ///
  /// A limit binds from its own first day, or from entry into force, to its own end or the instrument's.
  /// Where a reading has it suspended for a party, it is `contested`; where all have, `suspended`.
  public func limits(
    of name: String, on day: Day, isDayGiven: Bool = true, knownOn: Day
  ) throws(TreatyError) -> LimitsAnswer {
    let instrument = try find(name, on: isDayGiven ? day : nil)
    let all = readings(of: instrument).map {
      standings(of: instrument, reading: $0, knownOn: knownOn, provisionClass: "limits")
    }
    let faceValue = all[0]
    let inBeing = faceValue.values.flatMap { periods in
      periods.filter { $0.standing.state.isInBeing }
    }
    let start = inBeing.map(\.start).min()
    let ends = faceValue.values.compactMap { periods in
      periods.first { $0.standing.state.isOver }?.start
    }
    let end = ends.max() ?? inBeing.compactMap { $0.standing.until }.max()
    let entries = instrument.provisions.flatMap { provision in
      provision.limits.map { limit in
        let from = limit.from ?? provision.from ?? start
        let to = provision.to ?? (start == nil ? nil : end)
        return LimitsAnswer.Entry(
          provision: provision.id, article: provision.article, rule: provision.rule, limit: limit,
          from: start == nil ? nil : from.map { max($0, start ?? $0) }, to: to,
          status: status(on: day, from: from, to: to, start: start, all),
          sources: provision.sources)
      }
    }
    return LimitsAnswer(instrument: instrument.id, on: day, knownOn: knownOn, entries: entries)
  }

  private func status(
    on day: Day, from: Day?, to: Day?, start: Day?, _ readings: [[String: [StandingPeriod]]]
  ) -> LimitsAnswer.Status {
    guard start != nil, let from else { return .neverBinding }
    if day < from { return .notYetBinding }
    if let to, day >= to { return .noLongerBinding }
    let bound = readings.map { standings in
      standings.values.map { periods in
        let standing = periods.holding(day)?.standing
        return standing?.bound == .legal || standing?.bound == .political
      }
    }
    let suspended = readings.map { standings in
      standings.values.contains { periods in
        periods.holding(day).map { $0.standing.state == .suspended || $0.standing.bound == .none }
          ?? false
      }
    }
    if bound.allSatisfy({ !$0.contains(true) }) { return .noLongerBinding }
    if suspended.allSatisfy({ $0 }) { return .suspended }
    return suspended.contains(true) ? .contested : .binding
  }
}
