public import Primitives

/// The inspections of a treaty counted against its yearly quotas.
///
/// An inspection over the quota is reported, never dropped. That treaty years run from the
/// anniversary of entry into force is a reading of the texts, so the anchor is a parameter.
public struct QuotaLedger: Hashable, Sendable {
  /// How many inspections of one type may be made in some treaty years.
  public struct Quota: Hashable, Sendable {
    /// The type of inspection, such as `type-one`; nil for all types together.
    public var type: String?
    /// The first treaty year it is for, counted from 1.
    public var firstYear: Int
    /// The last one; nil for no end.
    public var lastYear: Int?
    /// How many a year.
    public var perYear: Int

    public init(type: String?, firstYear: Int = 1, lastYear: Int? = nil, perYear: Int) {
      self.type = type
      self.firstYear = firstYear
      self.lastYear = lastYear
      self.perYear = perYear
    }

    func applies(to type: String, in year: Int) -> Bool {
      (self.type == nil || self.type == type) && year >= firstYear
        && (lastYear.map { year <= $0 } ?? true)
    }
  }

  /// One inspection.
  public struct Inspection: Hashable, Sendable {
    public var day: Day
    public var type: String

    public init(day: Day, type: String) {
      self.day = day
      self.type = type
    }
  }

  /// How an inspection stands to the quota.
  public enum Status: String, Sendable {
    case ok
    case overQuota = "over-quota"
    case beforeEntryIntoForce = "before-entry-into-force"
  }

  /// One line of the ledger.
  public struct Line: Hashable, Sendable {
    public var inspection: Inspection
    /// Counted from 1; nil before the anchor.
    public var treatyYear: Int?
    public var status: Status
    /// What is left of the tightest quota that the inspection counts against; nil before the anchor.
    public var remaining: Int?
  }

  /// The day from which treaty years are counted.
  public var anchor: Day
  public var quotas: [Quota]

  public init(anchor: Day, quotas: [Quota]) {
    self.anchor = anchor
    self.quotas = quotas
  }

  /// The treaty year that `day` lies in, counted from 1: the k-th begins k−1 years after the anchor.
  ///
  /// - Returns: Nil before the anchor.
  public func treatyYear(of day: Day) -> Int? {
    guard day >= anchor else { return nil }
    let years = day.components.year - anchor.components.year
    return day < anchor.adding(years: years) ? years : years + 1
  }

  /// The quota of all years together, where every quota ends; nil where one does not.
  public func cumulative(type: String) -> Int? {
    var sum = 0
    for quota in quotas where quota.type == type {
      guard let last = quota.lastYear else { return nil }
      sum += max(0, last - quota.firstYear + 1) * quota.perYear
    }
    return sum
  }

  /// A line for each inspection, in the order of their days.
  public func lines(for inspections: [Inspection]) -> [Line] {
    struct Slot: Hashable {
      var quota: Int
      var year: Int
    }
    var used: [Slot: Int] = [:]
    let order = inspections.indices.sorted {
      (inspections[$0].day, $0) < (inspections[$1].day, $1)
    }
    return order.map { index in
      let inspection = inspections[index]
      guard let year = treatyYear(of: inspection.day) else {
        return Line(
          inspection: inspection, treatyYear: nil, status: .beforeEntryIntoForce, remaining: nil)
      }
      func take(where isCounted: (Quota) -> Bool) -> Int? {
        var remaining: Int?
        for quota in quotas.indices
        where isCounted(quotas[quota]) && quotas[quota].applies(to: inspection.type, in: year) {
          let slot = Slot(quota: quota, year: year)
          used[slot, default: 0] += 1
          let left = quotas[quota].perYear - (used[slot] ?? 0)
          remaining = min(remaining ?? left, left)
        }
        return remaining
      }
      // First the quota of its own type; only an inspection within that one uses up the quota of all
      // types together. A type or a year without any quota allows no inspection.
      let own = take { $0.type != nil }
      let all = (own ?? 0) < 0 ? nil : take { $0.type == nil }
      let left = own.map { all.map { $0 < 0 } ?? false ? -1 : $0 } ?? all ?? -1
      return Line(
        inspection: inspection, treatyYear: year, status: left < 0 ? .overQuota : .ok,
        remaining: max(0, left))
    }
  }
}

/// A quota stated as a percentage of what is there, with the rounding left to the treaty.
///
/// CFE: 20 % of the objects of verification in the baseline period, 10 % a year during reductions,
/// 20 % in residual validation and 15 % after.
public struct PercentageQuota: Hashable, Sendable {
  public var objects: Int
  public var percent: Int

  public init(objects: Int, percent: Int) {
    self.objects = objects
    self.percent = percent
  }

  /// The product, to be divided by 100.
  public var hundredths: Int { objects * percent }

  /// Rounded down.
  public var roundedDown: Int { hundredths >= 0 ? hundredths / 100 : -((99 - hundredths) / 100) }
  /// Rounded to the nearest, a half upwards.
  public var roundedHalfUp: Int {
    PercentageQuota(objects: 1, percent: hundredths + 50).roundedDown
  }
  /// Rounded up.
  public var roundedUp: Int { PercentageQuota(objects: 1, percent: hundredths + 99).roundedDown }
}
