public import Primitives
public import Treaties

extension DeadlinesCheck {
  /// The rules on notifications that the catalogue has of an instrument.
  ///
  /// They stand in the figures of its provisions: `days-after-entry-into-force` for the first data,
  /// `period-months` and `days-after-period` for the regular ones, `days-after-change` for changes.
  ///
  /// - Throws: `no-notifications` for an instrument without them, or one that never was in force.
  public init(_ instrument: Instrument, in register: InstrumentRegister, knownOn: Day) throws {
    // The article of the regular data is the one cited.
    func figure(_ key: String) -> (value: Int, article: String)? {
      for provision in instrument.provisions {
        if let found = provision.figures.first(where: { $0.key == key }),
          let value = Int(found.value), (0...10_000).contains(value)
        {
          return (value, provision.article)
        }
      }
      return nil
    }
    guard let initial = figure("days-after-entry-into-force"), let months = figure("period-months"),
      let after = figure("days-after-period"), let change = figure("days-after-change"),
      months.value > 0, let days = InForce(instrument, in: register, knownOn: knownOn)
    else {
      let known = register.instruments.filter { other in
        other.provisions.contains {
          $0.figures.contains { $0.key == "days-after-entry-into-force" }
        }
      }
      throw VerificationError(
        code: "no-notifications",
        "The catalogue has no rules on notifications of \(instrument.id). Known: "
          + known.map(\.id).joined(separator: ", ") + ".")
    }
    self.init(
      instrument: instrument.id,
      rule: NotificationRule(
        initialDays: initial.value, periodMonths: months.value, daysAfterPeriod: after.value,
        daysAfterChange: change.value,
        source: instrument.shortName + ", art. " + after.article),
      entryIntoForce: days.start, end: days.end)
  }
}

/// The days on which an instrument is in being by the face value of the acts known.
struct InForce {
  var start: Day
  /// The first day on which it no longer is; nil where none is fixed.
  var end: Day?

  /// Nil for an instrument that never came into force.
  init?(_ instrument: Instrument, in register: InstrumentRegister, knownOn: Day) {
    let periods = register.standings(
      of: instrument, reading: Holder.faceValue, knownOn: knownOn
    ).values.joined().filter { $0.standing.state.isInBeing }
    guard let start = periods.map(\.start).min() else { return nil }
    self.start = start
    let isOpen = periods.contains { $0.end == nil }
    end = isOpen ? periods.compactMap(\.standing.until).max() : periods.compactMap(\.end).max()
  }
}
