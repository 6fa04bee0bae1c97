import Foundation

// The angle arithmetic of GeographicLib's `Math` class (Charles Karney; licence in
// GeodesicSeries.swift), kept in degrees as long as possible because degrees are exact
// where radians round: sin(180°) must be 0.

/// `x + y` and the rounding error of that sum (Knuth's two-sum).
@inline(__always)
func twoSum(_ x: Double, _ y: Double) -> (sum: Double, error: Double) {
  let sum = x + y
  var first = sum - y
  var second = sum - first
  first -= x
  second -= y
  return (sum, sum == 0 ? sum : 0 - (first + second))
}

@inline(__always)
func square(_ x: Double) -> Double { x * x }

@inline(__always)
func sign(_ magnitude: Double, like signed: Double) -> Double {
  Double(signOf: signed, magnitudeOf: magnitude)
}

/// `x, y` scaled to length 1.
@inline(__always)
func unit(_ x: Double, _ y: Double) -> (Double, Double) {
  let length = hypot(x, y)
  return (x / length, y / length)
}

/// Rounds tiny angles so that they underflow to zero, which saves the equator from denormal noise.
@inline(__always)
func roundedAngle(_ x: Double) -> Double {
  let z = 1 / 16.0
  var y = abs(x)
  if y < z { y = z - (z - y) }
  return sign(y, like: x)
}

/// The angle reduced to [−180°, 180°], 180 with the sign of `x`.
@inline(__always)
func normalizedAngle(_ x: Double) -> Double {
  if x > -180, x < 180 { return x }
  let y = x.isFinite ? x.remainder(dividingBy: 360) : .nan
  return abs(y) == 180 ? sign(180, like: x) : y
}

/// `y − x` reduced to [−180°, 180°], and its rounding error.
@inline(__always)
func angleDifference(_ x: Double, _ y: Double) -> (Double, Double) {
  let first = twoSum((-x).remainder(dividingBy: 360), y.remainder(dividingBy: 360))
  var (d, t) = twoSum(first.sum.remainder(dividingBy: 360), first.error)
  if d == 0 || abs(d) == 180 { d = sign(d, like: t == 0 ? y - x : -t) }
  return (d, t)
}

/// Sine and cosine of an angle in degrees, exact at multiples of 90°.
@inline(__always)
func sineCosine(degrees x: Double) -> (sine: Double, cosine: Double) {
  guard x.isFinite else { return (.nan, .nan) }
  var r = x.truncatingRemainder(dividingBy: 360)
  let q = (r / 90).rounded(.toNearestOrEven)
  r = (r - 90 * q) * (.pi / 180)
  return quadrant(Int(q), sin(r), cos(r), like: x)
}

/// Sine and cosine of `x + t` degrees with `x` in [−180°, 180°] and `t` its small correction.
@inline(__always)
func sineCosine(degrees x: Double, plus t: Double) -> (sine: Double, cosine: Double) {
  guard x.isFinite else { return (.nan, .nan) }
  let q = (x / 90).rounded(.toNearestOrEven)
  let r = roundedAngle((x - 90 * q) + t) * (.pi / 180)
  return quadrant(Int(q), sin(r), cos(r), like: x)
}

@inline(__always)
private func quadrant(_ q: Int, _ s: Double, _ c: Double, like x: Double) -> (Double, Double) {
  var sine = s
  var cosine = c
  switch q & 3 {
  case 1: (sine, cosine) = (c, -s)
  case 2: (sine, cosine) = (-s, -c)
  case 3: (sine, cosine) = (-c, s)
  default: break
  }
  cosine += 0
  if sine == 0 { sine = sign(sine, like: x) }
  return (sine, cosine)
}

/// The arc tangent of `y / x` in degrees, exact at multiples of 90°.
@inline(__always)
func arcTangentDegrees(_ y: Double, _ x: Double) -> Double {
  var (y, x, q) = (y, x, 0)
  if abs(y) > abs(x) { (x, y, q) = (y, x, 2) }
  if x < 0 {
    q += 1
    x = -x
  }
  let angle = atan2(y, x) * (180 / .pi)
  switch q {
  case 1: return sign(180, like: y) - angle
  case 2: return 90 - angle
  case 3: return -90 + angle
  default: return angle
  }
}
