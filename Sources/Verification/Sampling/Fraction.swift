import Foundation

/// A number that is exactly the ratio of two whole numbers, in lowest terms.
///
/// ```swift
/// Fraction("0.05") == Fraction("1/20")  // true: a risk of 5 % is exactly a twentieth
/// ```
public struct Fraction: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let isNegative: Bool
  let numerator: Natural
  let denominator: Natural

  init(_ numerator: Natural, over denominator: Natural, isNegative: Bool = false) {
    let common = numerator.greatestCommonDivisor(denominator)
    self.isNegative = isNegative && !numerator.isZero
    if common == Natural(1) || common.isZero {
      self.numerator = numerator
      self.denominator = denominator
    } else {
      self.numerator = numerator.quotientAndRemainder(by: common).quotient
      self.denominator = denominator.quotientAndRemainder(by: common).quotient
    }
  }

  /// The whole number as a fraction over 1.
  public init(_ value: Int) {
    self.init(Natural(UInt64(value.magnitude)), over: Natural(1), isNegative: value < 0)
  }

  /// `numerator` over `denominator`; nil for a denominator of 0.
  public init?(_ numerator: Int, over denominator: Int) {
    guard denominator != 0 else { return nil }
    self.init(
      Natural(UInt64(numerator.magnitude)), over: Natural(UInt64(denominator.magnitude)),
      isNegative: (numerator < 0) != (denominator < 0))
  }

  /// The number written as a ratio (`1/20`), a decimal (`0.05`, `5e-2`) or a percentage (`5%`), taken
  /// exactly as written; nil for anything else, for a zero denominator and for more than 40 digits.
  public init?(_ text: some StringProtocol) {
    var rest = text.drop { $0 == " " }
    while rest.last == " " { rest = rest.dropLast() }
    let isNegative = rest.hasPrefix("-")
    if isNegative { rest = rest.dropFirst() }
    let percent = rest.hasSuffix("%")
    if percent { rest = rest.dropLast() }
    let parts = rest.split(separator: "/", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count) else { return nil }
    guard var (top, bottom) = Fraction.decimal(parts[0]) else { return nil }
    if parts.count == 2 {
      guard let (second, secondBottom) = Fraction.decimal(parts[1]), !second.isZero else {
        return nil
      }
      top = top * secondBottom
      bottom = bottom * second
    }
    if percent { bottom *= 100 }
    self.init(top, over: bottom, isNegative: isNegative)
  }

  private static func decimal(_ text: some StringProtocol) -> (Natural, Natural)? {
    var value = Natural()
    var divisor = Natural(1)
    var digits = 0
    var seenPoint = false
    let bytes = Array(text.utf8)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 46 {
        guard !seenPoint else { return nil }
        seenPoint = true
      } else if (48...57).contains(byte) {
        digits += 1
        guard digits <= 40 else { return nil }
        value *= 10
        value = value + Natural(UInt64(byte - 48))
        if seenPoint { divisor *= 10 }
      } else {
        break
      }
      index += 1
    }
    guard digits > 0 else { return nil }
    if index < bytes.count {
      guard bytes[index] | 32 == 101,
        let exponent = Int(String(decoding: bytes[(index + 1)...], as: UTF8.self)),
        abs(exponent) <= 40
      else { return nil }
      let power = Natural(10).power(UInt64(exponent.magnitude))
      if exponent < 0 { divisor = divisor * power } else { value = value * power }
    }
    return (value, divisor)
  }

  /// The nearest double, to the last bit or two.
  public var value: Double {
    let top = numerator.scaled
    let bottom = denominator.scaled
    let ratio = scalbn(top.mantissa / bottom.mantissa, Int(top.exponent - bottom.exponent))
    return isNegative ? -ratio : ratio
  }

  /// `numerator/denominator`, also where the denominator is 1.
  public var description: String { "\(isNegative ? "-" : "")\(numerator)/\(denominator)" }

  public static func < (left: Fraction, right: Fraction) -> Bool {
    if left.isNegative != right.isNegative { return left.isNegative }
    let a = left.numerator * right.denominator
    let b = right.numerator * left.denominator
    return left.isNegative ? b < a : a < b
  }

  public static func + (left: Fraction, right: Fraction) -> Fraction {
    let a = left.numerator * right.denominator
    let b = right.numerator * left.denominator
    let bottom = left.denominator * right.denominator
    if left.isNegative == right.isNegative {
      return Fraction(a + b, over: bottom, isNegative: left.isNegative)
    }
    return a >= b
      ? Fraction(a - b, over: bottom, isNegative: left.isNegative)
      : Fraction(b - a, over: bottom, isNegative: right.isNegative)
  }

  public static prefix func - (value: Fraction) -> Fraction {
    Fraction(value.numerator, over: value.denominator, isNegative: !value.isNegative)
  }

  public static func - (left: Fraction, right: Fraction) -> Fraction { left + -right }

  public static func * (left: Fraction, right: Fraction) -> Fraction {
    Fraction(
      left.numerator * right.numerator, over: left.denominator * right.denominator,
      isNegative: left.isNegative != right.isNegative)
  }

  /// The quotient; nil for a divisor of 0.
  public func divided(by other: Fraction) -> Fraction? {
    guard !other.numerator.isZero else { return nil }
    return Fraction(
      numerator * other.denominator, over: denominator * other.numerator,
      isNegative: isNegative != other.isNegative)
  }

  /// Whether this is a probability.
  public var isProbability: Bool { !isNegative && numerator <= denominator }

  var isZero: Bool { numerator.isZero }
}
