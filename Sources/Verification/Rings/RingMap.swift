public import Primitives

/// A claim about how far a system reaches, to be shown and not judged.
public struct RingClaim: Hashable, Sendable {
  /// Whose claim it is.
  public var claimedBy: String
  /// Kilometres, the least and the greatest claimed; equal for a single figure.
  public var kilometres: ClosedRange<Double>
  public var sources: [String]
  /// What else is to be said of it; empty where nothing is.
  public var note: String

  public init(
    claimedBy: String, kilometres: ClosedRange<Double>, sources: [String] = [], note: String = ""
  ) {
    self.claimedBy = claimedBy
    self.kilometres = kilometres
    self.sources = sources
    self.note = note
  }
}

/// Range rings about a city, each with its claim, on a map of the world.
///
/// Rings are illustrative: the reach over the ground that somebody claims, about a coarse public
/// place, and nothing about sites, paths or times.
public struct RingMap: Sendable {
  /// What the rings are of, such as a system's name or a treaty's band.
  public var subject: String
  public var place: Place
  public var claims: [RingClaim]
  /// Bands of a treaty, drawn about the same place for comparison.
  public var bands: [(name: String, band: RangeBand, source: String)]
  private let rings: [(claim: Int?, label: String, source: String, ring: RangeRing)]

  /// - Throws: `bad-radius` for a claim that no ring can be drawn of.
  public init(
    subject: String, place: Place, claims: [RingClaim],
    bands: [(name: String, band: RangeBand, source: String)] = []
  ) throws {
    self.subject = subject
    self.place = place
    self.claims = claims
    self.bands = bands
    var rings: [(claim: Int?, label: String, source: String, ring: RangeRing)] = []
    for (index, claim) in claims.enumerated() {
      let ends = claim.kilometres
      let radii =
        ends.lowerBound == ends.upperBound || ends.lowerBound <= 0
        ? [ends.upperBound] : [ends.lowerBound, ends.upperBound]
      for radius in radii {
        let end =
          radii.count == 1 ? "" : radius == radii[0] ? " (least)" : " (greatest)"
        rings.append(
          (
            index, "\(kilometreText(radius)) km, claimed by \(claim.claimedBy)\(end)",
            claim.sources.joined(separator: " "),
            try RangeRing(centre: place.point, metres: radius * 1000)
          ))
      }
    }
    for band in bands {
      for (end, radius) in [("lower end", band.band.low), ("upper end", band.band.high)]
      where radius.isFinite && radius > 0 {
        rings.append(
          (
            nil, "\(kilometreText(radius)) km, \(end) of \(band.name) \(band.band)", band.source,
            try RangeRing(centre: place.point, metres: radius * 1000)
          ))
      }
    }
    self.rings = rings
  }

  /// The sentence that goes with every ring.
  public static let caution =
    "Illustrative: the reach over the ground that is claimed, about a city and not a site."

  /// The rings as a GeoJSON feature collection.
  public func geoJSON(tolerance: Double = 500) -> JSONValue {
    let features = rings.map { entry in
      var properties: [(key: String, value: JSONValue)] = [
        ("subject", .string(subject)), ("centre", .string(place.name)),
        ("label", .string(entry.label)),
      ]
      if let index = entry.claim {
        properties.append(("claimed_by", .string(claims[index].claimedBy)))
        properties.append(("sources", JSONValue(claims[index].sources)))
        properties.append(("note", .string(claims[index].note)))
      } else {
        properties.append(("claimed_by", nil))
        properties.append(("sources", JSONValue([entry.source])))
        properties.append(("note", "a band of a treaty, for comparison"))
      }
      properties.append(("caution", .string(RingMap.caution)))
      return entry.ring.geoJSON(properties: properties, tolerance: tolerance)
    }
    return .object([("type", "FeatureCollection"), ("features", .array(features))])
  }

  /// A row for each ring: radius, claim, area inside, that of a sphere, and the source.
  public var table: AnswerTable {
    var table = AnswerTable(columns: ["radius km", "whose", "area km²", "on a sphere", "source"])
    for entry in rings {
      let area = RangeRing.area(entry.ring.vertices(count: 360)) / 1e6
      let sphere = entry.ring.sphericalArea / 1e6
      table.add([
        kilometreText(entry.ring.metres / 1000),
        entry.claim.map { claims[$0].claimedBy } ?? entry.label, String(Int(area.rounded())),
        signedPercent(sphere / area - 1), entry.source,
      ])
    }
    return table
  }

  /// The rings on a map of the world in longitude and latitude.
  public var svg: String {
    let legendTop = 560.0
    let rows = Double(rings.count)
    var figure = SVGFigure(width: 1040, height: legendTop + 30 + rows * 20 + 24)
    func x(_ longitude: Double) -> Double { 20 + (longitude + 180) * 1000 / 360 }
    func y(_ latitude: Double) -> Double { 40 + (90 - latitude) * 500 / 180 }
    func path(_ ring: [GeographicPoint]) -> String {
      ring.enumerated().map { index, point in
        "\(index == 0 ? "M" : "L")\(SVGFigure.number(x(point.longitude))) "
          + SVGFigure.number(y(point.latitude))
      }.joined(separator: " ")
    }
    figure.label("\(subject), about \(place.name)", 20, 26, size: 18, fill: "#111")
    figure.add(
      "rect",
      [("x", "20"), ("y", "40"), ("width", "1000"), ("height", "500"), ("fill", "#e8f0f5")])
    figure.add(
      "path",
      [
        ("d", WorldMap.land.map { path($0) + "Z" }.joined(separator: " ")), ("fill", "#cfc8b8"),
        ("fill-rule", "evenodd"),
      ])
    for step in stride(from: -150.0, through: 150, by: 30) {
      figure.line(x(step), 40, x(step), 540, stroke: "#fff", width: 0.5)
    }
    for step in stride(from: -60.0, through: 60, by: 30) {
      figure.line(20, y(step), 1020, y(step), stroke: "#fff", width: 0.5)
    }
    var colour = 0
    for (index, entry) in rings.enumerated() {
      let isBand = entry.claim == nil
      let stroke = isBand ? "#444" : Palette.colour(colour)
      if !isBand { colour += 1 }
      if !isBand {
        figure.add(
          "path",
          [
            (
              "d",
              entry.ring.polygons(tolerance: 5000).joined().map { path($0) + "Z" }
                .joined(separator: " ")
            ), ("fill", stroke), ("fill-opacity", "0.15"), ("fill-rule", "evenodd"),
          ])
      }
      // The line is that of the ring alone, without the edges of the map that close its area.
      var line = [
        (
          "d",
          entry.ring.outline(tolerance: 5000).map(path).joined(separator: " ")
        ), ("fill", "none"), ("stroke", stroke), ("stroke-width", "1.5"),
      ]
      if isBand { line.append(("stroke-dasharray", "6 4")) }
      figure.add("path", line)
      let row = legendTop + Double(index) * 20
      figure.line(
        20, row - 4, 50, row - 4, stroke: stroke, width: 3, dash: isBand ? "6 4" : nil)
      let source = entry.source.isEmpty ? "" : " — \(entry.source)"
      figure.label(SVGFigure.clipped(entry.label + source, to: 150), 58, row)
    }
    figure.add(
      "circle",
      [
        ("cx", SVGFigure.number(x(place.point.longitude))),
        ("cy", SVGFigure.number(y(place.point.latitude))), ("r", "3"), ("fill", "#111"),
      ])
    figure.label(
      "\(RingMap.caution) Map: Natural Earth.", 20, legendTop + rows * 20 + 16, fill: "#666")
    return figure.document(
      title: "\(subject), about \(place.name)",
      description: rings.map(\.label).joined(separator: "; ") + ". " + RingMap.caution)
  }
}

/// The land of the Earth, decoded once.
enum WorldMap {
  static let land: [[GeographicPoint]] = {
    var rings: [[GeographicPoint]] = []
    var ring: [GeographicPoint] = []
    var sums = [0, 0]
    var axis = 0
    var (value, shift) = (0, 0)
    for byte in WorldLand.encoded.utf8 where byte != 10 {
      if byte == 32 {
        rings.append(ring)
        ring = []
        sums = [0, 0]
        continue
      }
      let bits = Int(byte) - 63
      value |= (bits & 31) << shift
      shift += 5
      guard bits < 32 else { continue }
      sums[axis] += value & 1 == 1 ? ~(value >> 1) : value >> 1
      (value, shift) = (0, 0)
      axis = 1 - axis
      if axis == 0 {
        ring.append(
          GeographicPoint(latitude: Double(sums[0]) / 10, longitude: Double(sums[1]) / 10))
      }
    }
    rings.append(ring)
    return rings
  }()
}

func kilometreText(_ value: Double) -> String {
  value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
}

/// A share as a signed percentage with two decimals.
func signedPercent(_ share: Double) -> String {
  let hundredths = Int((share * 10_000).rounded())
  let rest = abs(hundredths) % 100
  return "\(hundredths < 0 ? "−" : "+")\(abs(hundredths) / 100).\(rest < 10 ? "0" : "")\(rest)%"
}
