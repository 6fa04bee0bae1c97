import Foundation

/// The shortest geodesic between two points.
public struct ShortestGeodesic: Hashable, Sendable {
  /// Its length in metres.
  public var metres: Double
  /// Its azimuth at the first point, degrees clockwise from north.
  public var azimuthAtStart: Double
  /// Its azimuth at the second point, in the direction of travel.
  public var azimuthAtEnd: Double
  /// The area in square metres between it, the equator and the two meridians, counted clockwise
  /// (Karney's S₁₂); not-a-number where it was not asked for.
  public var areaToEquator: Double
}

extension Ellipsoid {
  /// The shortest geodesic from one point to another.
  ///
  /// - Parameter area: Whether to find the area under it as well, which costs about a tenth more.
  /// - Returns: Not-a-number everywhere where a latitude lies outside −90…90.
  public func inverse(from first: GeographicPoint, to second: GeographicPoint, area: Bool = true)
    -> ShortestGeodesic
  {
    solveInverse(first.latitude, first.longitude, second.latitude, second.longitude, area: area)
  }

  /// s₁₂/b, m₁₂/b and m₀ of Karney's equations 7 and 38–40.
  @inline(__always)
  private func lengths(
    _ eps: Double, _ sig12: Double, _ ssig1: Double, _ csig1: Double, _ dn1: Double,
    _ ssig2: Double, _ csig2: Double, _ dn2: Double
  ) -> (s12b: Double, m12b: Double) {
    let c1 = GeodesicSeries.c1(eps)
    let c2 = GeodesicSeries.c2(eps)
    let a1m1 = GeodesicSeries.a1minus1(eps)
    let a2m1 = GeodesicSeries.a2minus1(eps)
    let b1 =
      GeodesicSeries.sines(ssig2, csig2, c1, count: 6)
      - GeodesicSeries.sines(ssig1, csig1, c1, count: 6)
    let b2 =
      GeodesicSeries.sines(ssig2, csig2, c2, count: 6)
      - GeodesicSeries.sines(ssig1, csig1, c2, count: 6)
    let j12 = (a1m1 - a2m1) * sig12 + ((1 + a1m1) * b1 - (1 + a2m1) * b2)
    return (
      (1 + a1m1) * (sig12 + b1),
      dn2 * (csig1 * ssig2) - dn1 * (ssig1 * csig2) - csig1 * csig2 * j12
    )
  }

  /// s₁₂/b alone, for the last step, which needs no reduced length.
  @inline(__always)
  private func distance(
    _ eps: Double, _ sig12: Double, _ ssig1: Double, _ csig1: Double, _ ssig2: Double,
    _ csig2: Double
  ) -> Double {
    let c1 = GeodesicSeries.c1(eps)
    return (1 + GeodesicSeries.a1minus1(eps))
      * (sig12
        + (GeodesicSeries.sines(ssig2, csig2, c1, count: 6)
          - GeodesicSeries.sines(ssig1, csig1, c1, count: 6)))
  }

  /// The positive root k of k⁴ + 2k³ − (x² + y² − 1)k² − 2y²k − y² = 0.
  private func astroid(_ x: Double, _ y: Double) -> Double {
    let p = square(x)
    let q = square(y)
    let r = (p + q - 1) / 6
    if q == 0, r <= 0 { return 0 }
    let s = p * q / 4
    let r2 = square(r)
    let r3 = r * r2
    let discriminant = s * (s + 2 * r3)
    var u = r
    if discriminant >= 0 {
      var t3 = s + r3
      t3 += t3 < 0 ? -discriminant.squareRoot() : discriminant.squareRoot()
      let t = cbrt(t3)
      u += t + (t != 0 ? r2 / t : 0)
    } else {
      let angle = atan2((-discriminant).squareRoot(), -(s + r3))
      u += 2 * r * cos(angle / 3)
    }
    let v = (square(u) + q).squareRoot()
    let uv = u < 0 ? q / (v - u) : u + v
    let w = (uv - q) / (2 * v)
    return uv / ((uv + square(w)).squareRoot() + w)
  }

  private struct Ends {
    var sbet1: Double
    var cbet1: Double
    var dn1: Double
    var sbet2: Double
    var cbet2: Double
    var dn2: Double
  }

  private struct Beginning {
    var sig12 = -1.0
    var salp1 = 0.0
    var calp1 = 0.0
    var salp2 = Double.nan
    var calp2 = Double.nan
    var dnm = Double.nan
  }

  /// The first guess for Newton's method; a non-negative `sig12` says that none is needed.
  private func beginning(_ e: Ends, _ lam12: Double, _ slam12: Double, _ clam12: Double)
    -> Beginning
  {
    var found = Beginning()
    let sbet12 = e.sbet2 * e.cbet1 - e.cbet2 * e.sbet1
    let cbet12 = e.cbet2 * e.cbet1 + e.sbet2 * e.sbet1
    let sbet12a = e.sbet2 * e.cbet1 + e.cbet2 * e.sbet1
    let isShort = cbet12 >= 0 && sbet12 < 0.5 && e.cbet2 * lam12 < 0.5
    var (somg12, comg12) = (slam12, clam12)
    if isShort {
      var sbetm2 = square(e.sbet1 + e.sbet2)
      sbetm2 /= sbetm2 + square(e.cbet1 + e.cbet2)
      found.dnm = (1 + ep2 * sbetm2).squareRoot()
      let omg12 = lam12 / (f1 * found.dnm)
      (somg12, comg12) = (sin(omg12), cos(omg12))
    }
    found.salp1 = e.cbet2 * somg12
    found.calp1 =
      comg12 >= 0
      ? sbet12 + e.cbet2 * e.sbet1 * square(somg12) / (1 + comg12)
      : sbet12a - e.cbet2 * e.sbet1 * square(somg12) / (1 - comg12)
    let ssig12 = hypot(found.salp1, found.calp1)
    let csig12 = e.sbet1 * e.sbet2 + e.cbet1 * e.cbet2 * comg12
    if isShort, ssig12 < shortLine {
      let lift = comg12 >= 0 ? square(somg12) / (1 + comg12) : 1 - comg12
      (found.salp2, found.calp2) = unit(e.cbet1 * somg12, sbet12 - e.cbet1 * e.sbet2 * lift)
      found.sig12 = atan2(ssig12, csig12)
    } else if n >= 0.1 || csig12 >= 0 || ssig12 >= 6 * n * .pi * square(e.cbet1) {
      // The spherical approximation is good enough to begin with.
    } else {
      // Nearly antipodal: scale to the astroid problem.
      let lam12x = atan2(-slam12, -clam12)
      let eps = expansion(square(e.sbet1) * ep2)
      let lamscale = flattening * e.cbet1 * a3value(eps) * .pi
      let betscale = lamscale * e.cbet1
      let x = lam12x / lamscale
      let y = sbet12a / betscale
      if y > -Ellipsoid.tolerance1, x > -1 - Ellipsoid.nearCut {
        found.salp1 = min(1, -x)
        found.calp1 = -(1 - square(found.salp1)).squareRoot()
      } else {
        let k = astroid(x, y)
        let omg12a = lamscale * (-x * k / (1 + k))
        somg12 = sin(omg12a)
        comg12 = -cos(omg12a)
        found.salp1 = e.cbet2 * somg12
        found.calp1 = sbet12a - e.cbet2 * e.sbet1 * square(somg12) / (1 - comg12)
      }
    }
    if found.salp1 > 0 || found.salp1.isNaN {
      (found.salp1, found.calp1) = unit(found.salp1, found.calp1)
    } else {
      (found.salp1, found.calp1) = (1, 0)
    }
    return found
  }

  private struct Hybrid {
    var lam12: Double
    var salp2: Double
    var calp2: Double
    var sig12: Double
    var ssig1: Double
    var csig1: Double
    var ssig2: Double
    var csig2: Double
    var eps: Double
    var domg12: Double
    var dlam12: Double
  }

  /// The longitude difference that a starting azimuth leads to, and its derivative.
  private func hybrid(
    _ e: Ends, _ salp1: Double, _ givenCalp1: Double, _ slam120: Double, _ clam120: Double,
    derivative: Bool
  ) -> Hybrid {
    var calp1 = givenCalp1
    if e.sbet1 == 0, calp1 == 0 { calp1 = -Ellipsoid.tiny }
    let salp0 = salp1 * e.cbet1
    let calp0 = hypot(calp1, salp1 * e.sbet1)
    let somg1 = salp0 * e.sbet1
    let comg1 = calp1 * e.cbet1
    let (ssig1, csig1) = unit(e.sbet1, comg1)
    let salp2 = e.cbet2 != e.cbet1 ? salp0 / e.cbet2 : salp1
    let calp2: Double
    if e.cbet2 != e.cbet1 || abs(e.sbet2) != -e.sbet1 {
      let step =
        e.cbet1 < -e.sbet1
        ? (e.cbet2 - e.cbet1) * (e.cbet1 + e.cbet2) : (e.sbet1 - e.sbet2) * (e.sbet1 + e.sbet2)
      calp2 = (square(calp1 * e.cbet1) + step).squareRoot() / e.cbet2
    } else {
      calp2 = abs(calp1)
    }
    let somg2 = salp0 * e.sbet2
    let comg2 = calp2 * e.cbet2
    let (ssig2, csig2) = unit(e.sbet2, comg2)
    let sig12 = atan2(max(0, csig1 * ssig2 - ssig1 * csig2) + 0, csig1 * csig2 + ssig1 * ssig2)
    let somg12 = max(0, comg1 * somg2 - somg1 * comg2) + 0
    let comg12 = comg1 * comg2 + somg1 * somg2
    let eta = atan2(
      somg12 * clam120 - comg12 * slam120, comg12 * clam120 + somg12 * slam120)
    let eps = expansion(square(calp0) * ep2)
    let c3 = c3coefficients(eps)
    let b312 =
      GeodesicSeries.sines(ssig2, csig2, c3, count: 5)
      - GeodesicSeries.sines(ssig1, csig1, c3, count: 5)
    let domg12 = -flattening * a3value(eps) * salp0 * (sig12 + b312)
    var dlam12 = Double.nan
    if derivative {
      if calp2 == 0 {
        dlam12 = -2 * f1 * e.dn1 / e.sbet1
      } else {
        dlam12 =
          lengths(eps, sig12, ssig1, csig1, e.dn1, ssig2, csig2, e.dn2).m12b * f1
          / (calp2 * e.cbet2)
      }
    }
    return Hybrid(
      lam12: eta + domg12, salp2: salp2, calp2: calp2, sig12: sig12, ssig1: ssig1, csig1: csig1,
      ssig2: ssig2, csig2: csig2, eps: eps, domg12: domg12, dlam12: dlam12)
  }

  private func solveInverse(
    _ givenLat1: Double, _ lon1: Double, _ givenLat2: Double, _ lon2: Double, area: Bool
  ) -> ShortestGeodesic {
    let failed = ShortestGeodesic(
      metres: .nan, azimuthAtStart: .nan, azimuthAtEnd: .nan, areaToEquator: .nan)
    guard abs(givenLat1) <= 90, abs(givenLat2) <= 90, lon1.isFinite, lon2.isFinite else {
      return failed
    }
    var (lon12, lon12s) = angleDifference(lon1, lon2)
    var lonsign = sign(1, like: lon12)
    lon12 *= lonsign
    lon12s *= lonsign
    let lam12 = lon12 * (.pi / 180)
    let (slam12, clam12) = sineCosine(degrees: lon12, plus: lon12s)
    lon12s = (180 - lon12) - lon12s
    var lat1 = roundedAngle(givenLat1)
    var lat2 = roundedAngle(givenLat2)
    let swap = abs(lat1) < abs(lat2) ? -1.0 : 1.0
    if swap < 0 {
      lonsign *= -1
      (lat1, lat2) = (lat2, lat1)
    }
    let latsign = sign(1, like: -lat1)
    lat1 *= latsign
    lat2 *= latsign

    var (sbet1, cbet1) = sineCosine(degrees: lat1)
    (sbet1, cbet1) = unit(sbet1 * f1, cbet1)
    cbet1 = max(Ellipsoid.tiny, cbet1)
    var (sbet2, cbet2) = sineCosine(degrees: lat2)
    (sbet2, cbet2) = unit(sbet2 * f1, cbet2)
    cbet2 = max(Ellipsoid.tiny, cbet2)
    if cbet1 < -sbet1 {
      if cbet2 == cbet1 { sbet2 = sign(sbet1, like: sbet2) }
    } else if abs(sbet2) == -sbet1 {
      cbet2 = cbet1
    }
    let e = Ends(
      sbet1: sbet1, cbet1: cbet1, dn1: (1 + ep2 * square(sbet1)).squareRoot(), sbet2: sbet2,
      cbet2: cbet2, dn2: (1 + ep2 * square(sbet2)).squareRoot())

    var (salp1, calp1, salp2, calp2) = (0.0, 0.0, 0.0, 0.0)
    var s12 = 0.0
    var meridian = lat1 == -90 || slam12 == 0
    if meridian {
      (calp1, salp1) = (clam12, slam12)
      (calp2, salp2) = (1, 0)
      let csig1 = calp1 * cbet1
      let csig2 = calp2 * cbet2
      var sig12 = atan2(max(0, csig1 * sbet2 - sbet1 * csig2) + 0, csig1 * csig2 + sbet1 * sbet2)
      var (s12b, m12b) = lengths(n, sig12, sbet1, csig1, e.dn1, sbet2, csig2, e.dn2)
      if sig12 < Ellipsoid.tolerance2 || m12b >= 0 {
        if sig12 < 3 * Ellipsoid.tiny || (sig12 < Ellipsoid.tolerance0 && (s12b < 0 || m12b < 0)) {
          (sig12, s12b, m12b) = (0, 0, 0)
        }
        s12 = s12b * b
      } else {
        meridian = false
      }
    }
    // 2 marks an angle still to be found.
    var (somg12, comg12, omg12) = (2.0, 0.0, 0.0)
    if !meridian, sbet1 == 0, flattening <= 0 || lon12s >= flattening * 180 {
      (calp1, calp2, salp1, salp2) = (0, 0, 1, 1)
      s12 = equatorialRadius * lam12
      omg12 = lam12 / f1
    } else if !meridian {
      let start = beginning(e, lam12, slam12, clam12)
      (salp1, calp1, salp2, calp2) = (start.salp1, start.calp1, start.salp2, start.calp2)
      if start.sig12 >= 0 {
        s12 = start.sig12 * b * start.dnm
        omg12 = lam12 / (f1 * start.dnm)
      } else {
        let (h, s, c) = newton(e, salp1, calp1, slam12, clam12)
        (salp1, calp1, salp2, calp2) = (s, c, h.salp2, h.calp2)
        s12 = distance(h.eps, h.sig12, h.ssig1, h.csig1, h.ssig2, h.csig2) * b
        let (sd, cd) = (sin(h.domg12), cos(h.domg12))
        somg12 = slam12 * cd - clam12 * sd
        comg12 = clam12 * cd + slam12 * sd
      }
    }
    var s12area = Double.nan
    if area {
      s12area = areaUnder(
        e, salp1, calp1, salp2, calp2, meridian: meridian, omg12: (somg12, comg12, omg12))
      s12area = s12area * (swap * lonsign * latsign) + 0
    }
    if swap < 0 {
      (salp1, salp2) = (salp2, salp1)
      (calp1, calp2) = (calp2, calp1)
    }
    salp1 *= swap * lonsign
    calp1 *= swap * latsign
    salp2 *= swap * lonsign
    calp2 *= swap * latsign
    return ShortestGeodesic(
      metres: s12 + 0, azimuthAtStart: arcTangentDegrees(salp1, calp1),
      azimuthAtEnd: arcTangentDegrees(salp2, calp2), areaToEquator: s12area)
  }

  /// Newton's method for the azimuth at the first point, inside a bracket that only shrinks.
  private func newton(
    _ e: Ends, _ firstSalp1: Double, _ firstCalp1: Double, _ slam12: Double, _ clam12: Double
  ) -> (Hybrid, Double, Double) {
    let most1 = 20
    let most2 = most1 + 53 + 10
    var (salp1, calp1) = (firstSalp1, firstCalp1)
    var (salp1a, calp1a) = (Ellipsoid.tiny, 1.0)
    var (salp1b, calp1b) = (Ellipsoid.tiny, -1.0)
    var (tripn, tripb) = (false, false)
    var step = 0
    while true {
      let h = hybrid(e, salp1, calp1, slam12, clam12, derivative: step < most1)
      let v = h.lam12
      if tripb || !(abs(v) >= (tripn ? 8 : 1) * Ellipsoid.tolerance0) || step == most2 {
        return (h, salp1, calp1)
      }
      if v > 0, step > most1 || calp1 / salp1 > calp1b / salp1b {
        (salp1b, calp1b) = (salp1, calp1)
      } else if v < 0, step > most1 || calp1 / salp1 < calp1a / salp1a {
        (salp1a, calp1a) = (salp1, calp1)
      }
      step += 1
      if step < most1, h.dlam12 > 0 {
        let change = -v / h.dlam12
        if abs(change) < .pi {
          let (sd, cd) = (sin(change), cos(change))
          let next = salp1 * cd + calp1 * sd
          if next > 0 {
            calp1 = calp1 * cd - salp1 * sd
            (salp1, calp1) = unit(next, calp1)
            tripn = abs(v) <= 16 * Ellipsoid.tolerance0
            continue
          }
        }
      }
      (salp1, calp1) = unit((salp1a + salp1b) / 2, (calp1a + calp1b) / 2)
      tripn = false
      tripb =
        abs(salp1a - salp1) + (calp1a - calp1) < Ellipsoid.tolerance0
        || abs(salp1 - salp1b) + (calp1 - calp1b) < Ellipsoid.tolerance0
    }
  }

  private func areaUnder(
    _ e: Ends, _ salp1: Double, _ calp1: Double, _ salp2: Double, _ calp2: Double, meridian: Bool,
    omg12: (sine: Double, cosine: Double, angle: Double)
  ) -> Double {
    let salp0 = salp1 * e.cbet1
    let calp0 = hypot(calp1, salp1 * e.sbet1)
    var area = 0.0
    if calp0 != 0, salp0 != 0 {
      let (ssig1, csig1) = unit(e.sbet1, calp1 * e.cbet1)
      let (ssig2, csig2) = unit(e.sbet2, calp2 * e.cbet2)
      let c4 = c4coefficients(expansion(square(calp0) * ep2))
      let a4 = square(equatorialRadius) * calp0 * salp0 * e2
      area =
        a4
        * (GeodesicSeries.cosines(ssig2, csig2, c4) - GeodesicSeries.cosines(ssig1, csig1, c4))
    }
    var (somg12, comg12) = (omg12.sine, omg12.cosine)
    if !meridian, somg12 == 2 { (somg12, comg12) = (sin(omg12.angle), cos(omg12.angle)) }
    if !meridian, comg12 > -0.7071, e.sbet2 - e.sbet1 < 1.75 {
      let domg12 = 1 + comg12
      let dbet1 = 1 + e.cbet1
      let dbet2 = 1 + e.cbet2
      return area + c2 * 2
        * atan2(
          somg12 * (e.sbet1 * dbet2 + e.sbet2 * dbet1),
          domg12 * (e.sbet1 * e.sbet2 + dbet1 * dbet2))
    }
    var sine = salp2 * calp1 - calp2 * salp1
    var cosine = calp2 * calp1 + salp2 * salp1
    if sine == 0, cosine < 0 {
      sine = Ellipsoid.tiny * calp1
      cosine = -1
    }
    return area + c2 * atan2(sine, cosine)
  }
}
