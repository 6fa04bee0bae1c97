/// A whole number from 0 without upper limit.
///
/// Chances of drawing are ratios of products; where a decision hangs on them (is this sample just
/// large enough?) it is taken on the exact numbers. Words of 64 bits, least first, none of them
/// leading zeros; multiplication and division by the schoolbook.
struct Natural: Hashable, Sendable, Comparable {
  private(set) var words: [UInt64]

  init(_ value: UInt64 = 0) { words = value == 0 ? [] : [value] }

  private init(words: [UInt64]) {
    self.words = words
    trim()
  }

  private mutating func trim() { while words.last == 0 { words.removeLast() } }

  var isZero: Bool { words.isEmpty }

  /// The number of bits up to the highest one set.
  var bitWidth: Int {
    words.last.map { words.count * 64 - $0.leadingZeroBitCount } ?? 0
  }

  static func < (left: Natural, right: Natural) -> Bool {
    guard left.words.count == right.words.count else { return left.words.count < right.words.count }
    for index in left.words.indices.reversed() where left.words[index] != right.words[index] {
      return left.words[index] < right.words[index]
    }
    return false
  }

  static func + (left: Natural, right: Natural) -> Natural {
    var words: [UInt64] = []
    var carry: UInt64 = 0
    for index in 0..<max(left.words.count, right.words.count) {
      let a = index < left.words.count ? left.words[index] : 0
      let b = index < right.words.count ? right.words[index] : 0
      let (first, over1) = a.addingReportingOverflow(b)
      let (sum, over2) = first.addingReportingOverflow(carry)
      words.append(sum)
      carry = (over1 ? 1 : 0) + (over2 ? 1 : 0)
    }
    if carry > 0 { words.append(carry) }
    return Natural(words: words)
  }

  /// The difference, 0 where `right` is the larger.
  static func - (left: Natural, right: Natural) -> Natural {
    guard left > right else { return Natural() }
    var words = left.words
    var borrow: UInt64 = 0
    for index in words.indices {
      let b = index < right.words.count ? right.words[index] : 0
      let (first, under1) = words[index].subtractingReportingOverflow(b)
      let (rest, under2) = first.subtractingReportingOverflow(borrow)
      words[index] = rest
      borrow = (under1 ? 1 : 0) + (under2 ? 1 : 0)
    }
    return Natural(words: words)
  }

  static func *= (left: inout Natural, factor: UInt64) {
    var carry: UInt64 = 0
    for index in left.words.indices {
      let (high, low) = left.words[index].multipliedFullWidth(by: factor)
      let (sum, over) = low.addingReportingOverflow(carry)
      left.words[index] = sum
      carry = high + (over ? 1 : 0)
    }
    if carry > 0 { left.words.append(carry) }
    left.trim()
  }

  static func * (left: Natural, right: Natural) -> Natural {
    var words = [UInt64](repeating: 0, count: left.words.count + right.words.count)
    for (i, a) in left.words.enumerated() {
      var carry: UInt64 = 0
      for (j, b) in right.words.enumerated() {
        let (high, low) = a.multipliedFullWidth(by: b)
        let (first, over1) = words[i + j].addingReportingOverflow(low)
        let (sum, over2) = first.addingReportingOverflow(carry)
        words[i + j] = sum
        carry = high + (over1 ? 1 : 0) + (over2 ? 1 : 0)
      }
      words[i + right.words.count] = carry
    }
    return Natural(words: words)
  }

  /// `self` to the power of `exponent`, by repeated squaring.
  func power(_ exponent: UInt64) -> Natural {
    var result = Natural(1)
    var square = self
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 { result = result * square }
      rest >>= 1
      if rest > 0 { square = square * square }
    }
    return result
  }

  /// Quotient and remainder; `divisor` must not be 0. Bit by bit, which is fast enough for the
  /// numbers of a few hundred digits that are printed.
  func quotientAndRemainder(by divisor: Natural) -> (quotient: Natural, remainder: Natural) {
    guard self >= divisor, !divisor.isZero else { return (Natural(), self) }
    if divisor.words.count == 1 {
      var quotient = words
      var rest: UInt64 = 0
      for index in quotient.indices.reversed() {
        (quotient[index], rest) = divisor.words[0].dividingFullWidth((rest, quotient[index]))
      }
      return (Natural(words: quotient), Natural(rest))
    }
    var quotient = [UInt64](repeating: 0, count: words.count)
    var rest = Natural()
    for bit in (0..<bitWidth).reversed() {
      rest = rest + rest
      if words[bit / 64] >> UInt64(bit % 64) & 1 == 1 { rest = rest + Natural(1) }
      if rest >= divisor {
        rest = rest - divisor
        quotient[bit / 64] |= 1 << UInt64(bit % 64)
      }
    }
    return (Natural(words: quotient), rest)
  }

  /// The greatest common divisor, by Euclid.
  func greatestCommonDivisor(_ other: Natural) -> Natural {
    var (a, b) = (self, other)
    while !b.isZero { (a, b) = (b, a.quotientAndRemainder(by: b).remainder) }
    return a
  }

  /// The number n over k at a time, exactly.
  static func binomial(_ n: Int, _ k: Int) -> Natural {
    guard k >= 0, k <= n else { return Natural() }
    var result = Natural(1)
    for i in 0..<min(k, n - k) {
      result *= UInt64(n - i)
      result = result.quotientAndRemainder(by: Natural(UInt64(i + 1))).quotient
    }
    return result
  }

  /// The number as `mantissa · 2^exponent` with 64 significant bits.
  var scaled: (mantissa: Double, exponent: Int) {
    let width = bitWidth
    guard width > 64 else { return (Double(words.first ?? 0), 0) }
    let shift = width - 64
    let word = shift / 64
    let bits = UInt64(shift % 64)
    var top = words[word] >> bits
    if bits > 0, word + 1 < words.count { top |= words[word + 1] << (64 - bits) }
    return (Double(top), shift)
  }
}

extension Natural: CustomStringConvertible {
  /// In decimal.
  var description: String {
    guard !isZero else { return "0" }
    var groups: [String] = []
    var rest = self
    let base = Natural(1_000_000_000_000_000_000)
    while !rest.isZero {
      let (quotient, remainder) = rest.quotientAndRemainder(by: base)
      let digits = String(remainder.words.first ?? 0)
      groups.append(
        quotient.isZero ? digits : String(repeating: "0", count: 18 - digits.count) + digits)
      rest = quotient
    }
    return groups.reversed().joined()
  }
}
