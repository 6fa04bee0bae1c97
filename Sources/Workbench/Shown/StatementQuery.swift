import Archive
import Positions
import Primitives

/// The filters of a list of statements, as `who-said` has them, and the form that sets them.
struct StatementQuery: Sendable {
  var filter: StatementFilter
  /// As typed, in the order of the form.
  var members: [(name: String, value: String?)]

  static let limit = 50

  static let parameters: [Route.Parameter] = [
    .init(name: "instrument", summary: "An instrument's id, or `none`.", example: "new-start"),
    .init(
      name: "speaker", summary: "A person's id, or words of the name or the office.",
      example: "sergei-ryabkov"),
    .init(
      name: "state", summary: "ISO 3166-1 code of the side spoken for; also `SU`, `NATO`.",
      example: "RU"),
    .init(
      name: "act", summary: "What the speaker does with the words.", example: "suspend",
      choices: StatementAct.allCases.map(\.rawValue)),
    .init(
      name: "since", summary: "Said, else published, on this day or later.", example: "2023-01-01",
      isDay: true),
    .init(name: "until", summary: "… on this day or earlier.", example: "2023-12-31", isDay: true),
    .init(
      name: "search",
      summary: "Words of what was said: all of them; `\"a phrase\"`, `missil*` for a beginning.",
      example: "limits"),
    .init(
      name: "known-on", summary: "Recorded by the end of this day (UTC).", example: "2026-11-21",
      isDay: true),
    .init(
      name: "standing", summary: "Only these; all but rejected ones by default.",
      example: "accepted", choices: StatementStanding.allCases.map(\.rawValue)),
    .init(
      name: "order",
      summary:
        "`newest` first, or by `relevance` to the words searched for; `recorded` in the order of recording.",
      example: "relevance", choices: StatementFilter.Order.allCases.map(\.rawValue)),
    .init(name: "offset", summary: "Pass over so many.", example: "50", isNumber: true),
  ]

  init(_ query: QueryMembers) throws {
    let state = query.text("state")?.uppercased()
    let standing = try query.choice("standing", StatementStanding.self)
    let order = try query.choice("order", StatementFilter.Order.self)
    let days = try query.days()
    filter = StatementFilter(
      instrument: query.text("instrument"), speaker: query.text("speaker"), state: state,
      act: try query.choice("act", StatementAct.self), since: days.since, until: days.until,
      search: query.text("search"),
      knownOn: try query.day("known-on"), limit: StatementQuery.limit,
      offset: try query.number("offset", in: 0...10_000_000, otherwise: 0),
      standings: standing.map { [$0] }, order: order ?? .newest)
    members = [
      ("instrument", filter.instrument), ("speaker", filter.speaker), ("state", state),
      ("act", filter.act?.rawValue), ("since", filter.since?.description),
      ("until", filter.until?.description), ("search", filter.search),
      ("known-on", filter.knownOn?.description), ("standing", standing?.rawValue),
      ("order", filter.order == .newest ? nil : filter.order.rawValue),
    ]
  }

  /// Whether anything narrows the list.
  var isNarrowed: Bool { members.contains { $0.value != nil } }

  /// The address of the same list from another offset.
  func path(_ place: SitePath, offset: Int) -> String {
    place.path(members + [("offset", offset == 0 ? nil : String(offset))])
  }

  /// The form as the template draws it.
  ///
  /// - Parameter names: The instruments' names by id, offered to choose from.
  func form(action: String, names: [String: String]) -> Form {
    func value(_ name: String) -> String { members.first { $0.name == name }?.value ?? "" }
    return Form(
      action: action, instrument: value("instrument"), speaker: value("speaker"),
      state: value("state"), since: value("since"), until: value("until"),
      search: value("search"), knownOn: value("known-on"),
      standings: StatementStanding.allCases.map {
        Form.Choice(
          value: $0.rawValue, words: Labels.standing($0), isChosen: $0.rawValue == value("standing")
        )
      },
      orders: StatementFilter.Order.allCases.map {
        Form.Choice(
          value: $0.rawValue, words: Labels.order($0), isChosen: $0.rawValue == value("order"))
      },
      acts: StatementAct.allCases.map {
        Form.Choice(
          value: $0.rawValue, words: Labels.words($0.rawValue), isChosen: $0 == filter.act)
      }, isNarrowed: isNarrowed, clear: action,
      names: names.sorted { $0.key < $1.key }.map { Form.Name(id: $0.key, name: $0.value) },
      hasNames: !names.isEmpty)
  }

  struct Form: Sendable {
    var action: String
    var instrument: String
    var speaker: String
    var state: String
    var since: String
    var until: String
    var search: String
    var knownOn: String
    var standings: [Choice]
    var orders: [Choice]
    var acts: [Choice]
    var isNarrowed: Bool
    var clear: String
    var names: [Name]
    var hasNames: Bool

    struct Name: Sendable {
      var id: String
      var name: String
    }

    struct Choice: Sendable {
      var value: String
      var words: String
      var isChosen: Bool
    }
  }
}
