import Foundation
import Primitives
import TestSupport
import Testing
import Verification

@Suite struct `A geodesic` {
  @Test(arguments: 0..<300)
  func `found forwards is found backwards`(seed: Int) {
    var random = SeededGenerator(seed: seed)
    let earth = Ellipsoid.wgs84
    let start = GeographicPoint(
      latitude: asin(Double.random(in: -1...1, using: &random)) * 180 / .pi,
      longitude: Double.random(in: -180...180, using: &random))
    let azimuth = Double.random(in: -180...180, using: &random)
    let metres = Double.random(in: 1...19_900_000, using: &random)
    let end = earth.direct(from: start, azimuth: azimuth, metres: metres).point
    let back = earth.inverse(from: start, to: end)
    #expect(abs(back.metres - metres) < 1e-8 * max(1, metres / 1e7))
    let swapped = earth.inverse(from: end, to: start)
    #expect(abs(swapped.metres - back.metres) < 2e-9)
    #expect(abs(swapped.areaToEquator + back.areaToEquator) < 1)
  }

  @Test(arguments: 0..<100)
  func `between nearly opposite points converges and is no longer than half a meridian`(seed: Int) {
    var random = SeededGenerator(seed: seed)
    let latitude = Double.random(in: -89...89, using: &random)
    let start = GeographicPoint(latitude: latitude, longitude: 0)
    let scale = pow(10, Double.random(in: -12...0, using: &random))
    let end = GeographicPoint(
      latitude: -latitude + scale * Double.random(in: -1...1, using: &random),
      longitude: 180 - scale * Double.random(in: 0...1, using: &random))
    let found = Ellipsoid.wgs84.inverse(from: start, to: end)
    #expect(found.metres.isFinite && found.metres <= 20_003_931.4587)
    let reached = Ellipsoid.wgs84.direct(
      from: start, azimuth: found.azimuthAtStart, metres: found.metres)
    #expect(Ellipsoid.wgs84.inverse(from: reached.point, to: end).metres < 1e-6)
  }

  @Test func `off the globe is not a number`() {
    let off = GeographicPoint(latitude: 91, longitude: 0)
    let on = GeographicPoint(latitude: 0, longitude: 0)
    #expect(Ellipsoid.wgs84.inverse(from: off, to: on).metres.isNaN)
    #expect(Ellipsoid.wgs84.direct(from: off, azimuth: 0, metres: 1).point.latitude.isNaN)
  }
}

@Suite struct `A range ring on a map` {
  /// Whether a point lies in polygons of longitude and latitude: even-odd over all their rings.
  private func holds(_ polygons: [[[GeographicPoint]]], _ point: GeographicPoint) -> Bool {
    var inside = false
    for ring in polygons.joined() {
      for (a, b) in zip(ring, ring.dropFirst())
      where (a.latitude > point.latitude) != (b.latitude > point.latitude) {
        let share = (point.latitude - a.latitude) / (b.latitude - a.latitude)
        if point.longitude < a.longitude + share * (b.longitude - a.longitude) { inside.toggle() }
      }
    }
    return inside
  }

  private static let hard: [(Double, Double, Double)] = [
    (52, 20, 500), (52, 20, 5500), (-15, 178, 1000), (75, 40, 2000), (82, -100, 900),
    (-80, 0, 3000), (20, -60, 12_000), (0, 180, 3000), (0, -180, 9000), (90, 0, 1000),
    (-90, 0, 5500), (0, 0, 19_900), (60, 170, 15_000), (-45, -170, 18_000), (89.9, 10, 20),
    (65, 179.99, 2500), (0, 90, 10_001.9),
  ]

  @Test(arguments: hard.indices)
  func `holds the points within reach and no others`(index: Int) throws {
    let (latitude, longitude, kilometres) = Self.hard[index]
    let ring = try RangeRing(
      centre: GeographicPoint(latitude: latitude, longitude: longitude),
      metres: kilometres * 1000)
    try check(ring, seed: index)
  }

  @Test(arguments: 0..<40)
  func `anywhere holds the points within reach and no others`(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let ring = try RangeRing(
      centre: GeographicPoint(
        latitude: Double.random(in: -90...90, using: &random),
        longitude: Double.random(in: -180...180, using: &random)),
      metres: Double.random(in: 1000...19_900_000, using: &random))
    try check(ring, seed: seed)
  }

  private func check(_ ring: RangeRing, seed: Int) throws {
    let polygons = ring.polygons(tolerance: 500)
    let name = "\(ring.centre.latitude) \(ring.centre.longitude) \(ring.metres)"
    #expect(!polygons.isEmpty)
    for polygon in polygons {
      for (place, closed) in polygon.enumerated() {
        #expect(closed.count >= 4 && closed.first == closed.last, "\(name)")
        let turn = zip(closed, closed.dropFirst()).reduce(0.0) {
          $0 + ($1.0.longitude * $1.1.latitude - $1.1.longitude * $1.0.latitude)
        }
        // RFC 7946, section 3.1.6: exterior rings counter-clockwise, holes clockwise.
        #expect((turn > 0) == (place == 0), "\(name)")
        for (a, b) in zip(closed, closed.dropFirst()) {
          #expect(abs(a.longitude) <= 180 && abs(a.latitude) <= 90, "\(name)")
          let isEdge =
            abs(a.latitude) == 90 || abs(b.latitude) == 90 || abs(a.longitude) == 180
          #expect(abs(a.longitude - b.longitude) <= 20.001 || isEdge, "\(name)")
        }
      }
    }
    var random = SeededGenerator(seed: seed)
    var tried = 0
    while tried < 120 {
      let point = GeographicPoint(
        latitude: asin(Double.random(in: -1...1, using: &random)) * 180 / .pi,
        longitude: Double.random(in: -180...180, using: &random))
      let reach = ring.reach(point)
      tried += 1
      // Points within the drawing tolerance of the ring can fall on either side.
      guard abs(reach.metres - ring.metres) > 700 else { continue }
      #expect(holds(polygons, point) == reach.isInside, "\(name): \(point)")
    }
  }

  @Test(arguments: [0.0, -1, 19_900_000.1, .infinity, .nan])
  func `of no sensible radius is refused`(metres: Double) {
    #expect(throws: VerificationError.self) {
      try RangeRing(centre: GeographicPoint(latitude: 0, longitude: 0), metres: metres)
    }
  }

  @Test func `is drawn with whose claim it is, its source and that it is illustrative`() throws {
    let map = try RingMap(
      subject: "Example <system>", place: try Place.named("Kaliningrad"),
      claims: [
        RingClaim(claimedBy: "owner", kilometres: 480...480, sources: ["https://example.org/a"]),
        RingClaim(claimedBy: "others", kilometres: 500...2500, sources: ["https://example.org/b"]),
      ], bands: [("intermediate range", .infIntermediate, "INF Treaty, Article II(5)")])
    let features = try #require(map.geoJSON()["features"]?.array)
    #expect(features.count == 5)
    for feature in features {
      #expect(feature["properties"]?["illustrative"] == true)
      #expect(feature["properties"]?["sources"]?.array?.isEmpty == false)
      #expect(feature["properties"]?["caution"]?.string?.contains("Illustrative") == true)
    }
    #expect(features[0]["properties"]?["claimed_by"] == "owner")
    #expect(features[0]["properties"]?["radius_km"]?.double == 480)
    let svg = map.svg
    #expect(svg.contains("Example &lt;system&gt;") && svg.contains("Illustrative"))
    #expect(svg.contains("claimed by others (greatest)"))
    #expect(map.table.rows.count == 5)
  }
}

@Suite struct `A place` {
  @Test func `is found by its name in any spelling, or by its degrees`() throws {
    #expect(try Place.at("калининград").name == "Kaliningrad")
    #expect(try Place.at("Kiev").name == "Kyiv")
    #expect(try Place.at("54.7, 20.5").point == GeographicPoint(latitude: 54.7, longitude: 20.5))
    #expect(throws: VerificationError.self) { try Place.at("95,0") }
    let error = #expect(throws: VerificationError.self) { try Place.at("Kalinigrad") }
    #expect(error?.message.contains("Kaliningrad") == true)
  }

  @Test func `is coarse and named once`() {
    var names: Set<String> = []
    #expect(Place.all.count > 140)
    for place in Place.all {
      #expect(abs(place.point.latitude) <= 90 && abs(place.point.longitude) <= 180)
      #expect((place.point.latitude * 10).rounded() / 10 == place.point.latitude)
      for name in [place.name] + place.aliases { #expect(names.insert(name).inserted, "\(name)") }
    }
  }
}
