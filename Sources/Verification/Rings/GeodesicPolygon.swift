/// A polygon whose edges are the shortest geodesics between its vertices.
public enum GeodesicPolygon {
  /// The area in square metres and the perimeter in metres of the polygon through `points`, the last
  /// one joined to the first.
  ///
  /// The area is positive for a polygon walked counter-clockwise and negative for a clockwise one;
  /// one that holds a pole or more than half of the Earth is measured by the same rule. Linear.
  public static func measure(_ points: [GeographicPoint], on ellipsoid: Ellipsoid = .wgs84) -> (
    area: Double, perimeter: Double
  ) {
    guard points.count > 1 else { return (0, 0) }
    var area = ExactSum()
    var perimeter = ExactSum()
    var crossings = 0
    for (index, point) in points.enumerated() {
      let next = points[index + 1 == points.count ? 0 : index + 1]
      let edge = ellipsoid.inverse(from: point, to: next)
      area.add(edge.areaToEquator)
      perimeter.add(edge.metres)
      crossings += crossing(point.longitude, next.longitude)
    }
    let whole = ellipsoid.area
    area = ExactSum(area.value.remainder(dividingBy: whole), area.rest)
    if crossings & 1 != 0 { area.add((area.value < 0 ? 1 : -1) * whole / 2) }
    area.negate()
    if area.value > whole / 2 {
      area.add(-whole)
    } else if area.value <= -whole / 2 {
      area.add(whole)
    }
    return (area.value + 0, perimeter.value)
  }

  /// 1 or −1 for an edge that crosses the prime meridian eastwards or westwards, else 0.
  static func crossing(_ first: Double, _ second: Double) -> Int {
    let (difference, _) = angleDifference(first, second)
    let a = normalizedAngle(first)
    let b = normalizedAngle(second)
    if difference > 0, (a < 0 && b >= 0) || (a > 0 && b == 0) { return 1 }
    if difference < 0, a >= 0, b < 0 { return -1 }
    return 0
  }
}

/// A running sum that keeps the rounding error beside the sum (Shewchuk).
struct ExactSum {
  private(set) var value: Double
  private(set) var rest: Double

  init(_ value: Double = 0, _ rest: Double = 0) {
    self.value = value
    self.rest = rest
  }

  mutating func add(_ y: Double) {
    let low = twoSum(y, rest)
    let high = twoSum(low.sum, value)
    value = high.sum
    rest = high.error
    if value == 0 { value = low.error } else { rest += low.error }
  }

  mutating func negate() {
    value = -value
    rest = -rest
  }
}
