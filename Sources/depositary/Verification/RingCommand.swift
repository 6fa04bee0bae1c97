import ArgumentParser
import Catalogue
import Primitives
import Treaties
import Verification

/// Draws how far a claimed range reaches about a city.
struct RingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ring",
    abstract: "Draw the range that is claimed of a system about a city, as GeoJSON or on a map.",
    discussion: """
      Every ring says whose claim it is and its source, and is illustrative: reach over the ground about a \
      coarse public place, nothing about sites, paths or times. Rings are geodesics on WGS84 and are cut at \
      the meridian of 180°.

      EXAMPLE: depositary ring oreshnik --at Kaliningrad --svg oreshnik.svg
               depositary ring 9m729 --at Minsk --claim "US government" --geojson ring.geojson
               depositary ring --km 500..5500 --at 52.5,13.4 --band inf --json
      """)

  @Argument(help: "A system of the catalogue, by id or name.")
  var system: String?
  @Option(help: "The centre: a city, or LAT,LON in degrees.")
  var at: String
  @Option(help: "A range in kilometres instead of a system's claims: 500, 500..2500.")
  var km: String?
  @Option(help: "Only the claims whose holder's name has these words.")
  var claim: String?
  @Option(help: "Draws a treaty's bands as well: inf (500 to 5500 km).")
  var band: String?
  @Option(
    help: ArgumentHelp("By how many metres a drawn edge may lie off the ring.", valueName: "m"))
  var tolerance = 500.0
  @Option(help: ArgumentHelp("Write GeoJSON (RFC 7946).", valueName: "file"))
  var geojson: String?
  @Option(help: ArgumentHelp("Write a map of the world as SVG.", valueName: "file"))
  var svg: String?
  @OptionGroup var catalogue: CatalogueOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard (system == nil) != (km == nil) else {
      throw ValidationError("Give a system of the catalogue, or a range with --km.")
    }
    if let band, band != "inf" { throw ValidationError("Known bands: inf. Found “\(band)”.") }
  }

  func run() throws {
    try refusing {
      let (subject, claims) = try claims()
      let bands: [(name: String, band: RangeBand, source: String)] =
        band == nil
        ? []
        : [
          ("shorter range", .infShorter, "INF Treaty, Article II(6)"),
          ("intermediate range", .infIntermediate, "INF Treaty, Article II(5)"),
        ]
      let map = try RingMap(
        subject: subject, place: try Place.at(at), claims: claims, bands: bands)
      if let svg { try writeOutput(map.svg, to: svg) }
      if let geojson {
        try writeOutput(map.geoJSON(tolerance: tolerance).text(indented: true) + "\n", to: geojson)
      }
      if svg == "-" || geojson == "-" { return }
      output.print(
        json: map.geoJSON(tolerance: tolerance),
        text: "\(subject), about \(map.place.name)\n" + map.table.text + RingMap.caution + "\n")
    }
  }

  private func claims() throws -> (String, [RingClaim]) {
    if let km {
      guard let range = KilometreRange(km), let far = range.upper else {
        throw ExitCode.usage.saying("“\(km)” is not a range. Write 500, or 500..2500.")
      }
      let near = Double(range.lower ?? far)
      return (
        "\(range.text)", [RingClaim(claimedBy: "the question", kilometres: near...Double(far))]
      )
    }
    let loaded = try catalogue.everything()
    let name = (system ?? "").lowercased()
    let found = loaded.systems.first { item in
      item.id == name || item.names.contains { $0.name.lowercased() == name }
    }
    guard let found else {
      throw ExitCode.usage.saying(
        "no system “\(system ?? "")” is known. Known: "
          + loaded.systems.map(\.id).joined(separator: ", ") + ".")
    }
    let words = claim?.lowercased()
    let about = found.claims.filter { item in
      words.map { item.by.lowercased().contains($0) } ?? true
    }
    let drawn = about.compactMap(RingClaim.init)
    guard !drawn.isEmpty else {
      let holders = found.claims.map { "\($0.by) (\($0.range.text))" }.joined(separator: "; ")
      throw ExitCode.usage.saying(
        "no range can be drawn of \(found.id)\(claim.map { " for “\($0)”" } ?? ""). Claims: "
          + "\(holders).")
    }
    return (found.names.first?.name ?? found.id, drawn)
  }
}
