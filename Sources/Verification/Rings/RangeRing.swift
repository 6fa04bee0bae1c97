import Foundation

/// All points at one distance from a centre: how far a range of so many kilometres reaches.
///
/// ```swift
/// let ring = try RangeRing(centre: kaliningrad, metres: 500_000)
/// ring.vertices(count: 360)
/// ring.geoJSON()
/// ```
///
/// A ring shows the reach that a claim states, over the ground and nothing else: no trajectory, no
/// time of flight. Each vertex is solved as a direct geodesic problem, and edges are halved until
/// their middle lies on the ring to within a tolerance.
public struct RangeRing: Hashable, Sendable {
  public let centre: GeographicPoint
  /// The radius over the ground, in metres.
  public let metres: Double

  /// The greatest radius drawn. Beyond it a ring closes in on the antipode of its centre, where the
  /// shortest geodesics of an ellipsoid cross and no ring separates near from far.
  public static let greatestMetres = 19_900_000.0

  /// - Throws: `bad-centre` for coordinates off the globe, `bad-radius` for a radius that is not
  ///   above 0 or above 19 900 km.
  public init(centre: GeographicPoint, metres: Double) throws {
    guard abs(centre.latitude) <= 90, abs(centre.longitude) <= 360 else {
      throw VerificationError(
        code: "bad-centre",
        "A centre has a latitude from −90 to 90 and a longitude from −180 to 180; found "
          + "\(centre.latitude), \(centre.longitude).")
    }
    guard metres > 0, metres <= RangeRing.greatestMetres else {
      throw VerificationError(
        code: "bad-radius",
        "A ring has a radius above 0 and up to 19900 km; found \(metres / 1000) km. A larger one "
          + "closes in on the far side of the Earth and means nothing.")
    }
    self.centre = GeographicPoint(
      latitude: centre.latitude, longitude: normalizedAngle(centre.longitude))
    self.metres = metres
  }

  /// The point of the ring in the direction `azimuth`, degrees clockwise from north.
  public func vertex(azimuth: Double) -> GeographicPoint {
    Ellipsoid.wgs84.direct(from: centre, azimuth: azimuth, metres: metres).point
  }

  /// So many vertices at equal steps of azimuth, from north clockwise; the first is not repeated.
  public func vertices(count: Int) -> [GeographicPoint] {
    (0..<max(3, count)).map { vertex(azimuth: 360 * Double($0) / Double(max(3, count))) }
  }

  /// The distance of a point from the centre, and whether the ring holds it.
  public func reach(_ point: GeographicPoint) -> (metres: Double, isInside: Bool) {
    let distance = Ellipsoid.wgs84.inverse(from: centre, to: point, area: false).metres
    return (distance, distance <= metres)
  }

  public var containsNorthPole: Bool {
    reach(GeographicPoint(latitude: 90, longitude: 0)).isInside
  }

  public var containsSouthPole: Bool {
    reach(GeographicPoint(latitude: -90, longitude: 0)).isInside
  }

  /// Whether a polygon through the vertices crosses the meridian of 180°.
  public static func crossesAntimeridian(_ vertices: [GeographicPoint]) -> Bool {
    zip(vertices, vertices.dropFirst() + vertices.prefix(1)).contains { first, second in
      abs(first.longitude - second.longitude) > 180
    }
  }

  /// The area in square metres inside a polygon of vertices in the order of their azimuths.
  public static func area(_ vertices: [GeographicPoint]) -> Double {
    let clockwise = -GeodesicPolygon.measure(vertices).area
    return clockwise < 0 ? clockwise + Ellipsoid.wgs84.area : clockwise
  }

  /// The area in square metres of a cap of the same radius on a sphere of the mean radius.
  public var sphericalArea: Double {
    let radius = Ellipsoid.meanRadius
    let half = sin(metres / radius / 2)
    return 4 * .pi * square(radius * half)
  }

  /// By how many metres the middle of any geodesic edge of a polygon lies off the ring.
  public func greatestDeviation(_ vertices: [GeographicPoint]) -> Double {
    zip(vertices, vertices.dropFirst() + vertices.prefix(1)).map { first, second in
      let edge = Ellipsoid.wgs84.inverse(from: first, to: second, area: false)
      let middle = Ellipsoid.wgs84.direct(
        from: first, azimuth: edge.azimuthAtStart, metres: edge.metres / 2)
      return abs(metres - reach(middle.point).metres)
    }
    .max() ?? 0
  }

  /// A vertex and the azimuth it was solved for.
  struct Bearing {
    var azimuth: Double
    var point: GeographicPoint
  }

  /// Vertices clockwise from north, as many as the tolerance asks for.
  ///
  /// An edge is halved in azimuth until the middle of the straight line between its ends on a map of
  /// longitude and latitude, which is how RFC 7946 draws it, lies within `tolerance` metres of the
  /// ring, and no edge spans more than 20° of longitude.
  public func vertices(tolerance: Double) -> [GeographicPoint] {
    bearings(tolerance: tolerance).map(\.point)
  }

  func bearings(tolerance: Double) -> [Bearing] {
    let limit = max(0.01, tolerance)
    let first = 24
    var found: [Bearing] = []
    func bearing(_ azimuth: Double) -> Bearing {
      Bearing(azimuth: azimuth, point: vertex(azimuth: azimuth))
    }
    func halve(_ a: Bearing, _ b: Bearing, _ depth: Int) {
      let width = (b.point.longitude - a.point.longitude).remainder(dividingBy: 360)
      let middle = GeographicPoint(
        latitude: (a.point.latitude + b.point.latitude) / 2,
        longitude: a.point.longitude + width / 2)
      let isFine = abs(width) <= 20 && abs(reach(middle).metres - metres) <= limit
      if isFine || depth == 0 {
        found.append(a)
        return
      }
      let between = bearing((a.azimuth + b.azimuth) / 2)
      halve(a, between, depth - 1)
      halve(between, b, depth - 1)
    }
    let corners = (0...first).map { bearing(360 * Double($0) / Double(first)) }
    for (a, b) in zip(corners, corners.dropFirst()) { halve(a, b, 26) }
    return found
  }
}
