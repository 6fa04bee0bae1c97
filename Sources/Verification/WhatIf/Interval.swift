/// A whole number known to lie between two ends, both included.
///
/// Public estimates of forces are ranges; counting with their ends gives what is certain, what is
/// impossible, and what hangs on the estimate.
public struct Interval: Hashable, Sendable, CustomStringConvertible {
  public let low: Int
  public let high: Int

  /// The interval between two ends in either order.
  public init(_ first: Int, _ second: Int) {
    low = min(first, second)
    high = max(first, second)
  }

  /// The interval that holds one number only.
  public init(_ value: Int) { self.init(value, value) }

  /// Whether the number is known exactly.
  public var isExact: Bool { low == high }

  /// `1550`, or `1700–1900`.
  public var description: String { isExact ? "\(low)" : "\(low)–\(high)" }

  /// The interval plus `weight` times another; nil on overflow.
  func adding(_ weight: Int, times other: Interval) -> Interval? {
    let (a, overA) = other.low.multipliedReportingOverflow(by: weight)
    let (b, overB) = other.high.multipliedReportingOverflow(by: weight)
    let (least, overLeast) = low.addingReportingOverflow(min(a, b))
    let (most, overMost) = high.addingReportingOverflow(max(a, b))
    return overA || overB || overLeast || overMost ? nil : Interval(least, most)
  }
}
