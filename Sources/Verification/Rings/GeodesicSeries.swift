// The geodesics of this folder (Angles, GeodesicSeries, Ellipsoid, GeodesicLine, GeodesicInverse,
// GeodesicPolygon) are ported from GeographicLib, which comes under this licence:
//
// The MIT License (MIT). Copyright (c) 2012-2025, Charles Karney
//
// Permission is hereby granted, free of charge, to any person obtaining a copy of this software and
// associated documentation files (the "Software"), to deal in the Software without restriction,
// including without limitation the rights to use, copy, modify, merge, publish, distribute,
// sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is
// furnished to do so, subject to the following conditions:
//
// The above copyright notice and this permission notice shall be included in all copies or
// substantial portions of the Software.
//
// THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT
// NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND
// NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES
// OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN
// CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.

// The series of C. F. F. Karney, "Algorithms for geodesics", J. Geodesy 87 (2013) 43–55, to sixth
// order, and their Clenshaw summation. The coefficients are those of GeographicLib (MIT licence).

/// Coefficients c₀ … c₆ of one series, held in place so that a geodesic allocates nothing.
typealias Coefficients = InlineArray<7, Double>

/// One polynomial of a table: `count` coefficients highest power first, then the divisor.
@inline(__always)
func polynomial(_ table: borrowing [Double], _ start: Int, order: Int, _ x: Double) -> Double {
  var y = table[start]
  var index = start
  for _ in 0..<max(0, order) {
    index += 1
    y = y * x + table[index]
  }
  return y
}

enum GeodesicSeries {
  /// A₁ − 1.
  @inline(__always)
  static func a1minus1(_ eps: Double) -> Double {
    let e2 = eps * eps
    let t = e2 * (e2 * (e2 + 4) + 64) / 256
    return (t + eps) / (1 - eps)
  }

  /// A₂ − 1.
  @inline(__always)
  static func a2minus1(_ eps: Double) -> Double {
    let e2 = eps * eps
    let t = e2 * (e2 * (-11 * e2 - 28) - 192) / 256
    return (t - eps) / (1 + eps)
  }

  /// C₁, for distance along the geodesic.
  @inline(__always)
  static func c1(_ eps: Double) -> Coefficients {
    let e2 = eps * eps
    var c = Coefficients(repeating: 0)
    var d = eps
    c[1] = d * ((6 - e2) * e2 - 16) / 32
    d *= eps
    c[2] = d * ((64 - 9 * e2) * e2 - 128) / 2048
    d *= eps
    c[3] = d * (9 * e2 - 16) / 768
    d *= eps
    c[4] = d * (3 * e2 - 5) / 512
    d *= eps
    c[5] = -7 * d / 1280
    d *= eps
    c[6] = -7 * d / 2048
    return c
  }

  /// C₁′, the reversion of C₁.
  @inline(__always)
  static func c1reverted(_ eps: Double) -> Coefficients {
    let e2 = eps * eps
    var c = Coefficients(repeating: 0)
    var d = eps
    c[1] = d * (e2 * (205 * e2 - 432) + 768) / 1536
    d *= eps
    c[2] = d * (e2 * (4005 * e2 - 4736) + 3840) / 12288
    d *= eps
    c[3] = d * (116 - 225 * e2) / 384
    d *= eps
    c[4] = d * (2695 - 7173 * e2) / 7680
    d *= eps
    c[5] = 3467 * d / 7680
    d *= eps
    c[6] = 38081 * d / 61440
    return c
  }

  /// C₂, for the reduced length.
  @inline(__always)
  static func c2(_ eps: Double) -> Coefficients {
    let e2 = eps * eps
    var c = Coefficients(repeating: 0)
    var d = eps
    c[1] = d * (e2 * (e2 + 2) + 16) / 32
    d *= eps
    c[2] = d * (e2 * (35 * e2 + 64) + 384) / 2048
    d *= eps
    c[3] = d * (15 * e2 + 80) / 768
    d *= eps
    c[4] = d * (7 * e2 + 35) / 512
    d *= eps
    c[5] = 63 * d / 1280
    d *= eps
    c[6] = 77 * d / 2048
    return c
  }

  /// Σ cₖ sin 2kx for k in 1…count, by Clenshaw summation.
  @inline(__always)
  static func sines(_ sine: Double, _ cosine: Double, _ c: borrowing Coefficients, count: Int)
    -> Double
  {
    let ar = 2 * (cosine - sine) * (cosine + sine)
    var (y0, y1) = (0.0, 0.0)
    for k in stride(from: count, through: 1, by: -1) { (y0, y1) = (ar * y0 - y1 + c[k], y0) }
    return 2 * sine * cosine * y0
  }

  /// Σ cₖ cos (2k+1)x for k in 0..<6, by Clenshaw summation.
  @inline(__always)
  static func cosines(_ sine: Double, _ cosine: Double, _ c: borrowing Coefficients) -> Double {
    let ar = 2 * (cosine - sine) * (cosine + sine)
    var (y0, y1) = (0.0, 0.0)
    for k in stride(from: 5, through: 0, by: -1) { (y0, y1) = (ar * y0 - y1 + c[k], y0) }
    return cosine * (y0 - y1)
  }

  static let a3table: [Double] = [
    -3, 128, -2, -3, 64, -1, -3, -1, 16, 3, -1, -2, 8, 1, -1, 2, 1, 1,
  ]

  static let c3table: [Double] = [
    3, 128, 2, 5, 128, -1, 3, 3, 64, -1, 0, 1, 8, -1, 1, 4, 5, 256, 1, 3, 128, -3, -2, 3, 64, 1, -3,
    2, 32, 7, 512, -10, 9, 384, 5, -9, 5, 192, 7, 512, -14, 7, 512, 21, 2560,
  ]

  static let c4table: [Double] = [
    97, 15015, 1088, 156, 45045, -224, -4784, 1573, 45045, -10656, 14144, -4576, -858, 45045, 64,
    624, -4576, 6864, -3003, 15015, 100, 208, 572, 3432, -12012, 30030, 45045, 1, 9009, -2944, 468,
    135135, 5792, 1040, -1287, 135135, 5952, -11648, 9152, -2574, 135135, -64, -624, 4576, -6864,
    3003, 135135, 8, 10725, 1856, -936, 225225, -8448, 4992, -1144, 225225, -1440, 4160, -4576,
    1716, 225225, -136, 63063, 1024, -208, 105105, 3584, -3328, 1144, 315315, -128, 135135, -2560,
    832, 405405, 128, 99099,
  ]
}
