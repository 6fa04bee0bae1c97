/// A band of ranges in kilometres with ends that belong to it or do not, as an article says.
///
/// ```swift
/// let band = try RangeBand("(1000, 5500]")
/// band.membership(of: 5500...5500)  // .inside: the upper end belongs to it
/// ```
public struct RangeBand: Hashable, Sendable, CustomStringConvertible {
  /// Kilometres.
  public var low: Double
  public var includesLow: Bool
  /// Kilometres, infinity for a band without upper end.
  public var high: Double
  public var includesHigh: Bool

  public init(low: Double, includesLow: Bool, high: Double, includesHigh: Bool) {
    self.low = low
    self.includesLow = includesLow
    self.high = high
    self.includesHigh = includesHigh
  }

  /// The band written with brackets: square where the end belongs to it, round where it doesn't,
  /// `inf` for none.
  ///
  /// - Throws: `bad-band` for anything else and for a band that is empty.
  public init(_ text: String) throws {
    let refusal = VerificationError(
      code: "bad-band",
      "“\(text)” is not a band of ranges. Write it as [500, 1000], (1000, 5500] or (5500, inf).")
    let inner = text.filter { $0 != " " }
    guard let first = inner.first, let last = inner.last, "[(".contains(first),
      "])".contains(last)
    else { throw refusal }
    let parts = inner.dropFirst().dropLast().split(separator: ",")
    guard parts.count == 2, let low = Double(parts[0]), low.isFinite,
      let high = parts[1] == "inf" ? Double.infinity : Double(parts[1]), !high.isNaN
    else { throw refusal }
    self.init(
      low: low, includesLow: first == "[", high: high,
      includesHigh: last == "]" && high.isFinite)
    guard low < high || (low == high && includesLow && includesHigh) else { throw refusal }
  }

  public var description: String {
    func text(_ value: Double) -> String {
      value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
    }
    let end = high.isFinite ? text(high) : "inf"
    return "\(includesLow ? "[" : "(")\(text(low)), \(end)\(includesHigh ? "]" : ")")"
  }

  /// The shorter-range band of the INF Treaty, Article II(6).
  public static let infShorter = RangeBand(
    low: 500, includesLow: true, high: 1000, includesHigh: true)
  /// The intermediate-range band of the INF Treaty, Article II(5).
  public static let infIntermediate = RangeBand(
    low: 1000, includesLow: false, high: 5500, includesHigh: true)

  /// Whether ranges lie in a band.
  public enum Membership: String, Sendable, CaseIterable {
    case inside, outside
    /// Part of the claimed interval lies in the band and part does not.
    case straddles
    /// The source states no range.
    case unknown
    /// Sources differ.
    case contested
  }

  /// Whether `range` in kilometres lies in the band.
  public func contains(_ range: Double) -> Bool {
    (range > low || (includesLow && range == low))
      && (range < high || (includesHigh && range == high))
  }

  /// How a claimed interval of ranges, both ends included, lies to the band; nil for none stated.
  public func membership(of claim: ClosedRange<Double>?) -> Membership {
    guard let claim else { return .unknown }
    if contains(claim.lowerBound), contains(claim.upperBound) { return .inside }
    let below = claim.upperBound < low || (claim.upperBound == low && !includesLow)
    let above = claim.lowerBound > high || (claim.lowerBound == high && !includesHigh)
    return below || above ? .outside : .straddles
  }

  /// The verdict of several sources together: theirs where they agree, else contested.
  ///
  /// A source that states no range disagrees with none; where no source states one it is unknown.
  public static func together(_ memberships: [Membership]) -> Membership {
    let stated = Set(memberships).subtracting([.unknown])
    return stated.count > 1 ? .contested : stated.first ?? .unknown
  }
}
