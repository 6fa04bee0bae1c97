import Foundation

/// A place on the Earth by geodetic latitude and longitude.
public struct GeographicPoint: Hashable, Sendable {
  /// Degrees north, −90 to 90.
  public var latitude: Double
  /// Degrees east, −180 to 180.
  public var longitude: Double

  public init(latitude: Double, longitude: Double) {
    self.latitude = latitude
    self.longitude = longitude
  }
}

/// An ellipsoid of revolution, flattened at the poles, on which geodesics are solved.
///
/// ```swift
/// let vienna = GeographicPoint(latitude: 48.2345, longitude: 16.4165)
/// let end = Ellipsoid.wgs84.direct(from: vienna, azimuth: 45, metres: 5_500_000)
/// let back = Ellipsoid.wgs84.inverse(from: vienna, to: end.point).metres  // 5 500 000 ± 1e-8
/// ```
///
/// A port of GeographicLib (Charles Karney, MIT licence) after C. F. F. Karney, "Algorithms for
/// geodesics", J. Geodesy 87 (2013) 43–55: accurate to about 15 nanometres, and unlike Vincenty's
/// iteration it converges for every pair of points, nearly antipodal ones included.
public struct Ellipsoid: Sendable {
  /// The equatorial radius in metres.
  public let equatorialRadius: Double
  /// The flattening, (a − b) / a.
  public let flattening: Double

  let f1: Double
  let e2: Double
  let ep2: Double
  let n: Double
  let b: Double
  /// The authalic radius squared.
  let c2: Double
  let shortLine: Double
  let a3: Coefficients
  let c3: InlineArray<15, Double>
  let c4: InlineArray<21, Double>

  /// The ellipsoid of the World Geodetic System 1984.
  public static let wgs84 = Ellipsoid(
    uncheckedEquatorialRadius: 6_378_137, flattening: 1 / 298.257223563)

  /// The mean radius R₁ of the Earth in metres, for the spherical comparison.
  public static let meanRadius = 6_371_008.7714

  /// The ellipsoid of these measures.
  ///
  /// - Throws: `bad-ellipsoid` for a radius that is not positive or a flattening outside 0…0.01,
  ///   beyond which the sixth-order series lose their accuracy.
  public init(equatorialRadius: Double, flattening: Double) throws {
    guard equatorialRadius.isFinite, equatorialRadius > 0, flattening >= 0, flattening <= 0.01
    else {
      throw VerificationError(
        code: "bad-ellipsoid",
        "An ellipsoid needs a positive radius in metres and a flattening from 0 to 0.01; found "
          + "\(equatorialRadius) and \(flattening).")
    }
    self.init(uncheckedEquatorialRadius: equatorialRadius, flattening: flattening)
  }

  private init(uncheckedEquatorialRadius a: Double, flattening f: Double) {
    equatorialRadius = a
    flattening = f
    f1 = 1 - f
    e2 = f * (2 - f)
    ep2 = e2 / square(f1)
    n = f / (2 - f)
    b = a * f1
    c2 = (square(a) + square(b) * (e2 == 0 ? 1 : atanh(e2.squareRoot()) / e2.squareRoot())) / 2
    shortLine =
      0.1 * Ellipsoid.tolerance2 / (max(0.001, f) * min(1, 1 - f / 2) / 2).squareRoot()
    var a3 = Coefficients(repeating: 0)
    var o = 0
    for (k, j) in stride(from: 5, through: 0, by: -1).enumerated() {
      let m = min(5 - j, j)
      let table = GeodesicSeries.a3table
      a3[k] = polynomial(table, o, order: m, n) / table[o + m + 1]
      o += m + 2
    }
    self.a3 = a3
    var c3 = InlineArray<15, Double>(repeating: 0)
    var c4 = InlineArray<21, Double>(repeating: 0)
    var k = 0
    o = 0
    for l in 1..<6 {
      for j in stride(from: 5, through: l, by: -1) {
        let m = min(5 - j, j)
        let table = GeodesicSeries.c3table
        c3[k] = polynomial(table, o, order: m, n) / table[o + m + 1]
        k += 1
        o += m + 2
      }
    }
    k = 0
    o = 0
    for l in 0..<6 {
      for j in stride(from: 5, through: l, by: -1) {
        let m = 5 - j
        let table = GeodesicSeries.c4table
        c4[k] = polynomial(table, o, order: m, n) / table[o + m + 1]
        k += 1
        o += m + 2
      }
    }
    self.c3 = c3
    self.c4 = c4
  }

  /// The surface of the whole ellipsoid in square metres.
  public var area: Double { 4 * .pi * c2 }

  static let tiny = Double.leastNormalMagnitude.squareRoot()
  static let tolerance0 = Double.ulpOfOne
  static let tolerance1 = 200 * Double.ulpOfOne
  static let tolerance2 = Double.ulpOfOne.squareRoot()
  static let nearCut = 1000 * Double.ulpOfOne.squareRoot()

  @inline(__always)
  func a3value(_ eps: Double) -> Double {
    var y = a3[0]
    for k in 1..<6 { y = y * eps + a3[k] }
    return y
  }

  @inline(__always)
  func c3coefficients(_ eps: Double) -> Coefficients {
    var c = Coefficients(repeating: 0)
    var power = 1.0
    var o = 0
    for l in 1..<6 {
      let m = 5 - l
      power *= eps
      var y = c3[o]
      if m > 0 { for i in 1...m { y = y * eps + c3[o + i] } }
      c[l] = power * y
      o += m + 1
    }
    return c
  }

  @inline(__always)
  func c4coefficients(_ eps: Double) -> Coefficients {
    var c = Coefficients(repeating: 0)
    var power = 1.0
    var o = 0
    for l in 0..<6 {
      let m = 5 - l
      var y = c4[o]
      if m > 0 { for i in 1...m { y = y * eps + c4[o + i] } }
      c[l] = power * y
      o += m + 1
      power *= eps
    }
    return c
  }

  /// The expansion parameter ε of Karney's equation 16, from k².
  @inline(__always)
  func expansion(_ k2: Double) -> Double { k2 / (2 * (1 + (1 + k2).squareRoot()) + k2) }
}
