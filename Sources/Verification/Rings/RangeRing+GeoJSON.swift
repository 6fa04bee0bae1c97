public import Primitives

extension RangeRing {
  /// The inside of the ring as polygons on a map of longitude and latitude, each ring of them closed,
  /// exterior rings counter-clockwise.
  ///
  /// Cut at the meridian of 180° (RFC 7946, section 3.1.9); a ring that holds a pole reaches along
  /// the edge of the map up to it, and one that holds more than a hemisphere is a world with a hole.
  ///
  /// - Parameter tolerance: By how many metres a drawn edge may lie off the ring.
  public func polygons(tolerance: Double = 500) -> [[[GeographicPoint]]] {
    let pieces = chains(tolerance: tolerance)
    if let closed = pieces.closed {
      return isCounterClockwise(closed)
        ? [[closed]] : [[RangeRing.world, closed]]
    }
    return joined(pieces.open).map { [$0] }
  }

  /// The line of the ring on the map: one closed line, or those between its crossings of 180°.
  func outline(tolerance: Double) -> [[GeographicPoint]] {
    let pieces = chains(tolerance: tolerance)
    return pieces.closed.map { [$0] } ?? pieces.open
  }

  /// The whole map, counter-clockwise.
  private static let world = [(-180.0, -90.0), (180, -90), (180, 90), (-180, 90), (-180, -90)]
    .map { GeographicPoint(latitude: $0.1, longitude: $0.0) }

  private func isCounterClockwise(_ ring: [GeographicPoint]) -> Bool {
    zip(ring, ring.dropFirst()).reduce(0) { sum, edge in
      sum + (edge.0.longitude * edge.1.latitude - edge.1.longitude * edge.0.latitude)
    } > 0
  }

  /// The ring walked with its inside on the left: closed where it stays on the map, else cut into
  /// chains that begin and end on its edges.
  private func chains(tolerance: Double) -> (closed: [GeographicPoint]?, open: [[GeographicPoint]])
  {
    let bearings = Array(self.bearings(tolerance: tolerance).reversed())
    var chains: [[GeographicPoint]] = []
    var current: [GeographicPoint] = []
    for (index, bearing) in bearings.enumerated() {
      let next = bearings[index + 1 == bearings.count ? 0 : index + 1]
      current.append(bearing.point)
      let (a, b) = (bearing.point.longitude, next.point.longitude)
      guard abs(a - b) > 180 else { continue }
      // Over the edge: eastwards when the longitude falls from near 180 to near −180.
      let isEast = a > b
      let latitude = crossing(bearing, next)
      current.append(GeographicPoint(latitude: latitude, longitude: isEast ? 180 : -180))
      chains.append(current)
      current = [GeographicPoint(latitude: latitude, longitude: isEast ? -180 : 180)]
    }
    guard let first = chains.first else {
      return (current + current.prefix(1), [])
    }
    // What was walked before the first cut belongs to the chain that the last cut began.
    chains[0] = current + first
    return (nil, chains)
  }

  /// The latitude at which the ring crosses the meridian of 180° between two of its vertices.
  private func crossing(_ first: Bearing, _ second: Bearing) -> Double {
    var (a, b) = (first, second)
    if b.azimuth - a.azimuth > 180 { b.azimuth -= 360 }
    if a.azimuth - b.azimuth > 180 { a.azimuth -= 360 }
    for _ in 0..<60 {
      let azimuth = (a.azimuth + b.azimuth) / 2
      guard azimuth != a.azimuth, azimuth != b.azimuth else { break }
      let middle = Bearing(azimuth: azimuth, point: vertex(azimuth: azimuth))
      if abs(middle.point.longitude - a.point.longitude) > 180 { b = middle } else { a = middle }
    }
    return (a.point.latitude + b.point.latitude) / 2
  }

  /// Chains joined into closed rings by walking the edge of the map counter-clockwise from the end of
  /// one to the beginning of the next.
  private func joined(_ chains: [[GeographicPoint]]) -> [[GeographicPoint]] {
    // Along the edge from the south-west corner: 0 there, 360 south-east, 540 north-east, 900
    // north-west, 1080 back again.
    func place(_ point: GeographicPoint) -> Double {
      point.longitude > 0 ? 360 + (point.latitude + 90) : 900 + (90 - point.latitude)
    }
    let corners: [(Double, GeographicPoint)] = [
      (360, GeographicPoint(latitude: -90, longitude: 180)),
      (540, GeographicPoint(latitude: 90, longitude: 180)),
      (900, GeographicPoint(latitude: 90, longitude: -180)),
      (1080, GeographicPoint(latitude: -90, longitude: -180)),
    ]
    var left = Set(chains.indices)
    var rings: [[GeographicPoint]] = []
    while let start = left.min() {
      var ring: [GeographicPoint] = []
      var index = start
      while left.remove(index) != nil {
        ring += chains[index]
        guard let end = chains[index].last else { break }
        let from = place(end)
        func ahead(_ other: Int) -> Double {
          guard let first = chains[other].first else { return .infinity }
          let distance = place(first) - from
          return distance > 0 ? distance : distance + 1080
        }
        let candidates = left.union([start]).sorted()
        let next = candidates.min { ahead($0) < ahead($1) } ?? start
        let to = from + ahead(next)
        for turn in [0.0, 1080] {
          for (corner, point) in corners where corner + turn > from && corner + turn < to {
            ring.append(point)
          }
        }
        index = next
      }
      if let first = ring.first { ring.append(first) }
      rings.append(ring)
    }
    return rings
  }

  /// A GeoJSON feature (RFC 7946) with the inside of the ring and what the ring shows.
  ///
  /// - Parameters:
  ///   - properties: Who claims the radius, its source, and whatever else is to be said; the radius
  ///     in kilometres and `illustrative` come after them.
  ///   - tolerance: By how many metres a drawn edge may lie off the ring.
  public func geoJSON(
    properties: [(key: String, value: JSONValue)] = [], tolerance: Double = 500
  ) -> JSONValue {
    let shapes = polygons(tolerance: tolerance)
    func coordinates(_ ring: [GeographicPoint]) -> JSONValue {
      .array(
        ring.map { .array([.number(rounded($0.longitude)), .number(rounded($0.latitude))]) })
    }
    let drawn = shapes.map { JSONValue.array($0.map(coordinates)) }
    let geometry: JSONValue =
      drawn.count == 1
      ? .object([("type", "Polygon"), ("coordinates", drawn[0])])
      : .object([("type", "MultiPolygon"), ("coordinates", .array(drawn))])
    return .object([
      ("type", "Feature"),
      (
        "properties",
        .object(
          properties + [("radius_km", .number(metres / 1000)), ("illustrative", true)])
      ),
      ("geometry", geometry),
    ])
  }

  /// Six decimals are a tenth of a metre, as RFC 7946 section 11.2 advises.
  private func rounded(_ degrees: Double) -> Double { (degrees * 1e6).rounded() / 1e6 }
}
