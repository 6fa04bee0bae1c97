import Foundation
import TestSupport
import Testing
import Verification

@Suite struct `Vectors of geodesics and rings` {
  private let earth = Ellipsoid.wgs84

  private func point(_ latitude: VectorValue, _ longitude: VectorValue) -> GeographicPoint {
    GeographicPoint(latitude: latitude.number, longitude: longitude.number)
  }

  @Test func `direct, inverse and area agree to nanometres`() throws {
    let cases = try vectorCases("geodesic")
    #expect(!cases.isEmpty)
    for (_, item) in cases {
      let id = item["id"].text
      let first = point(item["lat1"], item["lon1"])
      let second = point(item["lat2"], item["lon2"])
      let metres = item["s12"].number
      let kind = item["kind"].text
      let area = id.hasPrefix("karney") ? 0.1 : 1.0
      if kind != "inverse-distance" {
        let azimuth = item["azi1"].number
        let line = GeodesicLine(earth, from: first, azimuth: azimuth)
        let end = line.position(metres: metres)
        #expect(earth.inverse(from: end.point, to: second).metres < 1e-6, "\(id)")
        if abs(second.latitude) < 89 {
          #expect(angle(end.azimuth, item["azi2"].number) < 1e-9, "\(id)")
        }
        #expect(abs(line.areaToEquator(metres: metres) - item["S12"].number) < area, "\(id)")
      }
      if kind != "direct" {
        let found = earth.inverse(from: first, to: second)
        #expect(abs(found.metres - metres) <= 1e-8 + 1e-15 * metres, "\(id) \(found.metres)")
        if kind == "both" {
          // An end moved by its last digit, about a nanometre, turns the line by that over the reduced
          // length, which is small for short lines and near the antipode.
          let reduced = max(1, abs(6_371_000 * sin(metres / 6_371_000)))
          if max(abs(first.latitude), abs(second.latitude)) < 89, metres < 19_800_000 {
            let tolerance = max(1e-9, 1e-6 / reduced)
            #expect(angle(found.azimuthAtStart, item["azi1"].number) < tolerance, "\(id)")
            #expect(angle(found.azimuthAtEnd, item["azi2"].number) < tolerance, "\(id)")
          }
          #expect(
            abs(found.areaToEquator - item["S12"].number) < area + 1e5 / reduced
              || metres > 19_800_000, "\(id)")
        }
      }
      if !item["sphere_s12"].isNull {
        let sphere = try Ellipsoid(
          equatorialRadius: item["sphere_R"].number, flattening: 0)
        let found = sphere.inverse(from: first, to: second).metres
        #expect(abs(found - item["sphere_s12"].number) < 1e-6, "\(id) \(found)")
      }
    }
  }

  @Test func `rings have their vertices, area and inside`() throws {
    let cases = try vectorCases("range_rings")
    #expect(!cases.isEmpty)
    for (_, item) in cases {
      let id = item["id"].text
      let ring = try RangeRing(
        centre: point(item["lat"], item["lon"]), metres: item["radius_m"].number)
      let vertices = ring.vertices(count: item["vertices"].int)
      for wanted in item["vertex_at_azimuth"].list {
        let found = ring.vertex(azimuth: wanted["azimuth"].number)
        #expect(
          earth.inverse(from: found, to: point(wanted["lat"], wanted["lon"])).metres < 1e-6, "\(id)"
        )
      }
      #expect(ring.containsNorthPole == item["contains_north_pole"].bool, "\(id)")
      #expect(ring.containsSouthPole == item["contains_south_pole"].bool, "\(id)")
      #expect(
        RangeRing.crossesAntimeridian(vertices) == item["crosses_antimeridian"].bool, "\(id)")
      #expect(
        isClose(
          RangeRing.area(vertices), item["geodesic_polygon_area_m2"].number, relative: 1e-9),
        "\(id)")
      #expect(
        isClose(
          GeodesicPolygon.measure(vertices).perimeter,
          item["geodesic_polygon_perimeter_m"].number, relative: 1e-9), "\(id)")
      #expect(
        isClose(ring.sphericalArea, item["spherical_cap_area_m2"].number, relative: 1e-9), "\(id)")
      #expect(
        abs(ring.greatestDeviation(vertices) - item["max_edge_midpoint_deviation_m"].number)
          < 1e-6, "\(id)")
      for wanted in item["points"].list {
        let found = ring.reach(point(wanted["lat"], wanted["lon"]))
        #expect(found.isInside == wanted["inside"].bool, "\(id)")
        #expect(abs(found.metres - wanted["distance_m"].number) < 1e-6, "\(id)")
      }
    }
  }

  private func angle(_ a: Double, _ b: Double) -> Double {
    abs((a - b).remainder(dividingBy: 360))
  }
}
