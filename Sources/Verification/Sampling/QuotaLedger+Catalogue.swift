public import Primitives
public import Treaties

extension QuotaLedger {
  /// The yearly quotas that the catalogue has of an instrument, counted from its entry into force.
  ///
  /// They stand in the figures of its provisions on inspections: `quota.per-year` for all types together,
  /// `quota.TYPE` for one, `quota.TYPE-years-FIRST-LAST` for one in some treaty years.
  ///
  /// - Throws: `no-quotas` for an instrument without them, or one that never was in force.
  public init(_ instrument: Instrument, in register: InstrumentRegister, knownOn: Day) throws {
    let quotas = QuotaLedger.quotas(of: instrument)
    guard !quotas.isEmpty, let days = InForce(instrument, in: register, knownOn: knownOn) else {
      let known = register.instruments.filter { !QuotaLedger.quotas(of: $0).isEmpty }
      throw VerificationError(
        code: "no-quotas",
        "The catalogue has no yearly quotas of inspections of \(instrument.id). Known: "
          + known.map(\.id).joined(separator: ", ") + ".")
    }
    self.init(anchor: days.start, quotas: quotas)
  }

  private static func quotas(of instrument: Instrument) -> [Quota] {
    instrument.provisions.filter { $0.provisionClass == "inspections" }.flatMap { provision in
      provision.figures.compactMap { figure -> Quota? in
        guard figure.key.hasPrefix("quota."), let perYear = Int(figure.value),
          (0...1_000_000).contains(perYear)
        else { return nil }
        let name = figure.key.dropFirst("quota.".count)
        if name == "per-year" { return Quota(type: nil, perYear: perYear) }
        // short-notice-years-4-8
        let parts = name.split(separator: "-")
        guard parts.count > 3, parts[parts.count - 3] == "years",
          let first = Int(parts[parts.count - 2]), let last = Int(parts[parts.count - 1]),
          1 <= first, first <= last
        else { return Quota(type: String(name), perYear: perYear) }
        return Quota(
          type: parts.dropLast(3).joined(separator: "-"), firstYear: first, lastYear: last,
          perYear: perYear)
      }
    }
  }
}
