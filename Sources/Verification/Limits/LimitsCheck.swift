public import Primitives

/// Declared numbers held against a treaty's limits.
///
/// ```swift
/// let rule = try LimitRule(newSTART, in: register, knownOn: today)
/// let check = LimitsCheck(rule: rule, declarations: declarations)
/// check.finding(party: "US", quantity: "deployed_warheads", on: day).status  // .within
/// ```
///
/// A number that was not declared is never within a limit; a disputed one is shown with the
/// disputant's own count beside it, and where the two come out differently the answer is contested.
public struct LimitsCheck: Sendable {
  public var rule: LimitRule
  public var declarations: [Declaration]
  public var disputes: [DeclarationDispute]

  public init(
    rule: LimitRule, declarations: [Declaration], disputes: [DeclarationDispute] = []
  ) {
    self.rule = rule
    self.declarations = declarations
    self.disputes = disputes
  }

  /// How a declared number stands to its limit.
  public enum Status: String, Sendable, CaseIterable {
    case notDeclared = "not-declared"
    case notYetBinding = "not-yet-binding"
    case within, over
    case noLongerBinding = "no-longer-binding"
    case contested

    /// The same in the words of the question `check limits --as-of`: `not-yet-due` for a limit that
    /// does not bind yet.
    public var verdict: String { self == .notYetBinding ? "not-yet-due" : rawValue }
  }

  /// The number as one party counts it.
  public struct Count: Hashable, Sendable {
    /// Who counts so; nil for the declaration itself.
    public var claimedBy: String?
    public var value: Int
    /// How far the number lies above the ceiling, 0 where it does not.
    public var excess: Int
    public var status: Status
    public var adjustments: [DeclarationDispute.Adjustment]
    public var source: String?
  }

  /// How the limit binds under one reading, and what follows.
  public struct Under: Hashable, Sendable {
    public var reading: String
    public var status: Status
    public var because: String
    public var source: String
  }

  /// One party, one limit, one day.
  public struct Finding: Hashable, Sendable {
    public var party: String
    public var limit: QuantityLimit
    /// The day asked about.
    public var day: Day
    /// The day the number is of; nil where nothing was declared.
    public var declaredAsOf: Day?
    /// Nil where nothing was declared.
    public var value: Int?
    public var ceiling: Int
    /// Ceiling minus value; negative for a number above it.
    public var margin: Int?
    /// max(0, value − ceiling).
    public var excess: Int?
    public var status: Status
    /// Disputed counts, beside the declared one.
    public var disputed: [Count]
    /// Readings under which the answer is another one.
    public var readings: [Under]
    public var basis: String
    public var sources: [String]
    public var note: String
  }

  /// The limit status of a number on a day: what is not declared is never anything else.
  public static func status(
    value: Int?, ceiling: Int, on day: Day, binds: DayRange
  ) -> Status {
    guard let value else { return .notDeclared }
    if day < binds.start { return .notYetBinding }
    if let end = binds.end, day >= end { return .noLongerBinding }
    return value > ceiling ? .over : .within
  }

  /// A number as declared and as each disputant counts it, and whether these agree.
  ///
  /// - Returns: `overall` is the common status, or contested where they differ.
  public static func compare(
    declared: Int, disputes: [DeclarationDispute], ceiling: Int, on day: Day, binds: DayRange
  ) -> (declared: Count, disputed: [Count], agreed: Bool, overall: Status) {
    func count(_ value: Int, _ dispute: DeclarationDispute?) -> Count {
      Count(
        claimedBy: dispute?.claimedBy, value: value, excess: max(0, value - ceiling),
        status: status(value: value, ceiling: ceiling, on: day, binds: binds),
        adjustments: dispute?.adjustments ?? [], source: dispute?.source)
    }
    let own = count(declared, nil)
    let others = disputes.map { count(declared + $0.total, $0) }
    let agreed = others.allSatisfy { $0.status == own.status }
    return (own, others, agreed, agreed ? own.status : .contested)
  }

  /// The findings on every declaration, by day, party and limit.
  ///
  /// - Parameters:
  ///   - known: Leaves out what was not public by this day; nil for everything.
  ///   - reading: Judges by the reading of this holder alone; nil for all together.
  ///   - ceiling: Takes the place of the treaty's ceilings; nil for these.
  public func findings(known: Day? = nil, reading: String? = nil, ceiling: Int? = nil)
    -> [Finding]
  {
    declarations
      .filter { declaration in known.map { declaration.knownFrom <= $0 } ?? true }
      .compactMap { declaration in
        let step = rule.limit(
          on: declaration.quantity, for: declaration.party, on: declaration.day)
        guard var limit = step else { return nil }
        limit.ceiling = ceiling ?? limit.ceiling
        return judge(
          declaration, limit, party: declaration.party, on: declaration.day, reading: reading)
      }
      .sorted { left, right in
        (left.day, left.party, order(left.limit)) < (right.day, right.party, order(right.limit))
      }
  }

  private func order(_ limit: QuantityLimit) -> Int {
    rule.limits.firstIndex { $0.quantity == limit.quantity } ?? 0
  }

  /// The finding on one limit for one party on a day, by the declaration that stood then.
  ///
  /// A declaration stands until the next one was due (`rule.standing`); after that nothing is
  /// declared. After the limits have ceased to bind the answer is that, whatever was declared; before
  /// the treaty's entry into force that they do not bind yet.
  ///
  /// - Parameter ceiling: Takes the place of the treaty's own ceiling; nil for that.
  /// - Throws: `unknown-quantity` and `unknown-party`, naming the known ones.
  public func finding(
    party: String, quantity: String, on day: Day, known: Day? = nil, reading: String? = nil,
    ceiling: Int? = nil
  ) throws -> Finding {
    guard rule.parties.contains(party) else {
      throw VerificationError(
        code: "unknown-party",
        "\(party) is not a party to \(rule.instrument). Its parties are "
          + rule.parties.joined(separator: ", ") + ".")
    }
    guard var limit = rule.limit(on: quantity, for: party, on: day) else {
      throw VerificationError(
        code: "unknown-quantity",
        "\(rule.instrument) has no limit on “\(quantity)”. It limits "
          + rule.limits.map(\.quantity).joined(separator: ", ") + ".")
    }
    let names = [limit.quantity] + limit.aliases
    if let ceiling { limit.ceiling = ceiling }
    let latest =
      declarations
      .filter {
        $0.party == party && names.contains($0.quantity) && $0.day <= day
          && $0.knownFrom <= known ?? $0.knownFrom
      }
      .max { $0.day < $1.day }
    let overdue =
      latest.map {
        day > $0.day.adding(months: rule.standing.months).adding(days: rule.standing.days)
      } ?? true
    if let latest, !overdue {
      return judge(latest, limit, party: party, on: day, reading: reading)
    }
    var finding = judge(nil, limit, party: party, on: day, reading: reading)
    if let latest {
      finding.note =
        "No declaration stands on \(day): the last one known is of \(latest.day)"
        + (latest.value.map { " (\($0))" } ?? "") + "."
      finding.sources = latest.sources
    }
    return finding
  }

  private func judge(
    _ declaration: Declaration?, _ limit: QuantityLimit, party: String, on day: Day,
    reading: String?
  ) -> Finding {
    let own = limit.binds ?? rule.binds
    var binds = own
    var others = rule.readings.filter { $0.parties.contains(party) }
    if let reading {
      // A reading without a ruling of its own takes the face value.
      if let ruling = others.first(where: { $0.holder == reading }) {
        binds = ruling.binding(within: own)
      }
      others = []
    }
    let names = [limit.quantity] + limit.aliases
    let disputes = declaration.map { declaration in
      self.disputes.filter {
        $0.party == party && names.contains($0.quantity) && $0.day == declaration.day
          && (reading == nil || $0.claimedBy == reading)
      }
    }
    var status = LimitsCheck.status(
      value: declaration?.value, ceiling: limit.ceiling, on: day, binds: binds)
    if declaration?.value == nil, let end = binds.end, day >= end { status = .noLongerBinding }
    if declaration == nil, day < rule.inForce.start { status = .notYetBinding }
    var counts: [Count] = []
    if let value = declaration?.value, let disputes, !disputes.isEmpty {
      let compared = LimitsCheck.compare(
        declared: value, disputes: disputes, ceiling: limit.ceiling, on: day, binds: binds)
      counts = compared.disputed
      status = reading == nil ? compared.overall : counts[0].status
    }
    var under: [Under] = []
    for other in others {
      let its = LimitsCheck.status(
        value: declaration?.value, ceiling: limit.ceiling, on: day,
        binds: other.binding(within: own))
      guard its != status, declaration?.value != nil else { continue }
      under.append(
        Under(
          reading: other.holder, status: its, because: other.because, source: other.source))
    }
    if !under.isEmpty { status = .contested }
    return Finding(
      party: party, limit: limit, day: day, declaredAsOf: declaration?.day,
      value: declaration?.value, ceiling: limit.ceiling,
      margin: declaration?.value.map { limit.ceiling - $0 },
      excess: declaration?.value.map { max(0, $0 - limit.ceiling) }, status: status,
      disputed: counts, readings: under, basis: declaration?.basis ?? "",
      sources: declaration?.sources ?? [], note: declaration?.note ?? "")
  }
}
