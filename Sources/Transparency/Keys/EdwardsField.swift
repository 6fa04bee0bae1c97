import Primitives

/// Arithmetic modulo 2²⁵⁵ − 19, only as far as it takes to see whether a public key names a point.
///
/// Not constant in time, and need not be: public keys are public.
struct EdwardsField: Equatable {
  // Five limbs of 51 bits, each below 2⁵² after every operation.
  private var limbs: (UInt64, UInt64, UInt64, UInt64, UInt64)
  private static let mask: UInt64 = (1 << 51) - 1

  static let one = EdwardsField(small: 1)

  /// The constant d of the curve −x² + y² = 1 + dx²y² (RFC 8032, section 5.1).
  static let d = EdwardsField(
    littleEndian: [UInt8](
      hexadecimal: "a3785913ca4deb75abd841414d0a700098e879777940c78c73fe6f2bee6c0352") ?? [])

  init(small: UInt64) { limbs = (small, 0, 0, 0, 0) }

  /// The number of 32 bytes, least first; the highest bit is left out.
  init(littleEndian bytes: [UInt8]) {
    func bits(from first: Int) -> UInt64 {
      var word: UInt64 = 0
      for offset in 0..<8 where first / 8 + offset < bytes.count {
        word |= UInt64(bytes[first / 8 + offset]) << UInt64(8 * offset)
      }
      return (word >> UInt64(first % 8)) & EdwardsField.mask
    }
    limbs = (bits(from: 0), bits(from: 51), bits(from: 102), bits(from: 153), bits(from: 204))
  }

  static func == (left: EdwardsField, right: EdwardsField) -> Bool {
    left.reduced.limbs == right.reduced.limbs
  }

  static func + (left: EdwardsField, right: EdwardsField) -> EdwardsField {
    var sum = left
    sum.limbs.0 += right.limbs.0
    sum.limbs.1 += right.limbs.1
    sum.limbs.2 += right.limbs.2
    sum.limbs.3 += right.limbs.3
    sum.limbs.4 += right.limbs.4
    return sum.carried
  }

  static func - (left: EdwardsField, right: EdwardsField) -> EdwardsField {
    // Four times the prime is added first, so that no limb goes below zero.
    let low: UInt64 = 4 * ((1 << 51) - 19)
    let high: UInt64 = 4 * ((1 << 51) - 1)
    var difference = left
    difference.limbs.0 += low - right.limbs.0
    difference.limbs.1 += high - right.limbs.1
    difference.limbs.2 += high - right.limbs.2
    difference.limbs.3 += high - right.limbs.3
    difference.limbs.4 += high - right.limbs.4
    return difference.carried
  }

  static func * (left: EdwardsField, right: EdwardsField) -> EdwardsField {
    let a = [left.limbs.0, left.limbs.1, left.limbs.2, left.limbs.3, left.limbs.4]
    let b = [right.limbs.0, right.limbs.1, right.limbs.2, right.limbs.3, right.limbs.4]
    var sums = [UInt128](repeating: 0, count: 5)
    for i in 0..<5 {
      for j in 0..<5 {
        let product = UInt128(a[i]) * UInt128(b[j])
        // A limb past the fifth stands for 2²⁵⁵ and more, which is 19 here.
        sums[(i + j) % 5] += i + j < 5 ? product : product * 19
      }
    }
    var out = [UInt64](repeating: 0, count: 5)
    var carry: UInt128 = 0
    for i in 0..<5 {
      sums[i] += carry
      out[i] = UInt64(truncatingIfNeeded: sums[i]) & mask
      carry = sums[i] >> 51
    }
    var result = EdwardsField(small: 0)
    let first = UInt128(out[0]) + carry * 19
    result.limbs = (
      UInt64(truncatingIfNeeded: first) & mask,
      out[1] + UInt64(truncatingIfNeeded: first >> 51), out[2], out[3], out[4]
    )
    return result.carried
  }

  /// Whether it is zero or a square: Euler's criterion, the power (p − 1)/2.
  var isSquare: Bool {
    if self == EdwardsField(small: 0) { return true }
    // (p − 1)/2 = 2²⁵⁴ − 10: all ones down to the last four bits, which are 0110.
    var power = EdwardsField.one
    for bit in stride(from: 253, through: 0, by: -1) {
      power = power * power
      if bit >= 4 || bit == 1 || bit == 2 { power = power * self }
    }
    return power == EdwardsField.one
  }

  private var carried: EdwardsField {
    var out = self
    out.limbs.1 += out.limbs.0 >> 51
    out.limbs.0 &= EdwardsField.mask
    out.limbs.2 += out.limbs.1 >> 51
    out.limbs.1 &= EdwardsField.mask
    out.limbs.3 += out.limbs.2 >> 51
    out.limbs.2 &= EdwardsField.mask
    out.limbs.4 += out.limbs.3 >> 51
    out.limbs.3 &= EdwardsField.mask
    out.limbs.0 += 19 * (out.limbs.4 >> 51)
    out.limbs.4 &= EdwardsField.mask
    return out
  }

  /// The one form below the prime.
  private var reduced: EdwardsField {
    var out = carried.carried
    let full = EdwardsField.mask
    if out.limbs.0 >= full - 18, out.limbs.1 == full, out.limbs.2 == full, out.limbs.3 == full,
      out.limbs.4 == full
    {
      out.limbs = (out.limbs.0 - (full - 18), 0, 0, 0, 0)
    }
    return out
  }
}
