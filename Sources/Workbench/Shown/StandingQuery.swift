import Primitives
import Treaties

/// The two days and the party that a question of standing is asked with.
struct StandingQuery: Sendable {
  var on: Day
  var knownOn: Day
  var party: String?
  var provision: String?
  /// Whether neither day was given.
  var isToday: Bool
  /// As given, for the addresses of pages that ask the same.
  var members: [(name: String, value: String?)]

  static let onParameter = Route.Parameter(
    name: "on", summary: "The day the answer holds for; today by default.", example: "2023-03-15",
    isDay: true)
  static let knownOnParameter = Route.Parameter(
    name: "known-on",
    summary: "Only what had been made public by this day counts; today by default.",
    example: "2023-03-15", isDay: true)
  static let partyParameter = Route.Parameter(
    name: "party", summary: "ISO 3166-1 code, also `SU`; every party by default.", example: "RU")
  static let provisionParameter = Route.Parameter(
    name: "provision",
    summary:
      "A provision's id or a class such as `inspections`; the instrument as a whole by default.",
    example: "inspections")

  init(_ query: QueryMembers, today: Day) throws {
    let (on, knownOn) = (try query.day("on"), try query.day("known-on"))
    self.on = on ?? today
    self.knownOn = knownOn ?? today
    party = query.text("party")
    provision = query.text("provision")
    isToday = on == nil && knownOn == nil
    members = [
      ("on", on?.description), ("known-on", knownOn?.description), ("party", party),
      ("provision", provision),
    ]
  }
}
