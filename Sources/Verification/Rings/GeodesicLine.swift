import Foundation

/// A geodesic from a point in a direction, on which points are found by their distance.
///
/// The direct problem with the work that does not depend on the distance done once.
public struct GeodesicLine: Sendable {
  /// Where the line begins, longitude as given.
  public let start: GeographicPoint
  let ellipsoid: Ellipsoid
  let salp1: Double
  let calp1: Double
  let salp0: Double
  let calp0: Double
  let ssig1: Double
  let csig1: Double
  let somg1: Double
  let comg1: Double
  let stau1: Double
  let ctau1: Double
  let a1m1: Double
  let b11: Double
  let b31: Double
  let a3c: Double
  let k2: Double
  let c1p: Coefficients
  let c3: Coefficients

  /// The geodesic that leaves `start` at `azimuth` degrees clockwise from north.
  public init(_ ellipsoid: Ellipsoid, from start: GeographicPoint, azimuth: Double) {
    self.start = start
    self.ellipsoid = ellipsoid
    let latitude = abs(start.latitude) > 90 ? .nan : start.latitude
    (salp1, calp1) = sineCosine(degrees: roundedAngle(azimuth))
    var (sbet1, cbet1) = sineCosine(degrees: roundedAngle(latitude))
    sbet1 *= ellipsoid.f1
    (sbet1, cbet1) = unit(sbet1, cbet1)
    cbet1 = max(Ellipsoid.tiny, cbet1)
    salp0 = salp1 * cbet1
    calp0 = hypot(calp1, salp1 * sbet1)
    let c = sbet1 != 0 || calp1 != 0 ? cbet1 * calp1 : 1
    somg1 = salp0 * sbet1
    comg1 = c
    (ssig1, csig1) = unit(sbet1, c)
    k2 = square(calp0) * ellipsoid.ep2
    let eps = ellipsoid.expansion(k2)
    a1m1 = GeodesicSeries.a1minus1(eps)
    let c1 = GeodesicSeries.c1(eps)
    b11 = GeodesicSeries.sines(ssig1, csig1, c1, count: 6)
    let (s, t) = (sin(b11), cos(b11))
    stau1 = ssig1 * t + csig1 * s
    ctau1 = csig1 * t - ssig1 * s
    c1p = GeodesicSeries.c1reverted(eps)
    c3 = ellipsoid.c3coefficients(eps)
    a3c = -ellipsoid.flattening * salp0 * ellipsoid.a3value(eps)
    b31 = GeodesicSeries.sines(ssig1, csig1, c3, count: 5)
  }

  /// The point `metres` along the line, and the azimuth of the line there.
  ///
  /// - Parameter unrolled: Keep counting degrees past 180 instead of reducing the longitude, so that
  ///   a caller can tell how often the line went round.
  public func position(metres: Double, unrolled: Bool = false) -> (
    point: GeographicPoint, azimuth: Double
  ) {
    let end = solve(metres: metres, unrolled: unrolled)
    return (end.point, arcTangentDegrees(end.salp2, end.calp2))
  }

  /// The area in square metres between the line up to `metres`, the equator and the two meridians,
  /// counted clockwise (Karney's S₁₂).
  public func areaToEquator(metres: Double) -> Double {
    let end = solve(metres: metres, unrolled: false)
    let c4 = ellipsoid.c4coefficients(ellipsoid.expansion(k2))
    let a4 = square(ellipsoid.equatorialRadius) * calp0 * salp0 * ellipsoid.e2
    let b41 = GeodesicSeries.cosines(ssig1, csig1, c4)
    let b42 = GeodesicSeries.cosines(end.ssig2, end.csig2, c4)
    let (sine, cosine): (Double, Double)
    if calp0 == 0 || salp0 == 0 {
      sine = end.salp2 * calp1 - end.calp2 * salp1
      cosine = end.calp2 * calp1 + end.salp2 * salp1
    } else {
      let difference =
        end.csig12 <= 0
        ? csig1 * (1 - end.csig12) + end.ssig12 * ssig1
        : end.ssig12 * (csig1 * end.ssig12 / (1 + end.csig12) + ssig1)
      sine = calp0 * salp0 * difference
      cosine = square(salp0) + square(calp0) * csig1 * end.csig2
    }
    return ellipsoid.c2 * atan2(sine, cosine) + a4 * (b42 - b41)
  }

  private struct End {
    var point: GeographicPoint
    var salp2: Double
    var calp2: Double
    var ssig2: Double
    var csig2: Double
    var ssig12: Double
    var csig12: Double
  }

  @inline(__always)
  private func solve(metres: Double, unrolled: Bool) -> End {
    let tau12 = metres / (ellipsoid.b * (1 + a1m1))
    let (s, c) = (sin(tau12), cos(tau12))
    let b12 = -GeodesicSeries.sines(stau1 * c + ctau1 * s, ctau1 * c - stau1 * s, c1p, count: 6)
    let sig12 = tau12 - (b12 - b11)
    let (ssig12, csig12) = (sin(sig12), cos(sig12))
    let ssig2 = ssig1 * csig12 + csig1 * ssig12
    var csig2 = csig1 * csig12 - ssig1 * ssig12
    let sbet2 = calp0 * ssig2
    var cbet2 = hypot(salp0, calp0 * csig2)
    if cbet2 == 0 {
      cbet2 = Ellipsoid.tiny
      csig2 = Ellipsoid.tiny
    }
    let calp2 = calp0 * csig2
    let somg2 = salp0 * ssig2
    let comg2 = csig2
    let omg12: Double
    if unrolled {
      let east = sign(1, like: salp0)
      omg12 =
        east
        * (sig12 - (atan2(ssig2, csig2) - atan2(ssig1, csig1))
          + (atan2(east * somg2, comg2) - atan2(east * somg1, comg1)))
    } else {
      omg12 = atan2(somg2 * comg1 - comg2 * somg1, comg2 * comg1 + somg2 * somg1)
    }
    let lam12 =
      omg12 + a3c * (sig12 + (GeodesicSeries.sines(ssig2, csig2, c3, count: 5) - b31))
    let lon12 = lam12 * (180 / .pi)
    let longitude =
      unrolled
      ? start.longitude + lon12
      : normalizedAngle(normalizedAngle(start.longitude) + normalizedAngle(lon12))
    let latitude = arcTangentDegrees(sbet2, ellipsoid.f1 * cbet2)
    return End(
      point: GeographicPoint(latitude: latitude, longitude: longitude), salp2: salp0, calp2: calp2,
      ssig2: ssig2, csig2: csig2, ssig12: ssig12, csig12: csig12)
  }
}

extension Ellipsoid {
  /// The point that lies `metres` from `start` in the direction `azimuth`, degrees from north.
  public func direct(from start: GeographicPoint, azimuth: Double, metres: Double) -> (
    point: GeographicPoint, azimuth: Double
  ) {
    GeodesicLine(self, from: start, azimuth: azimuth).position(metres: metres)
  }
}
