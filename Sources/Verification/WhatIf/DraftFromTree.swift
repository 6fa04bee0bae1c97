public import Primitives

extension Draft {
  /// The draft that a tree of objects, lists and plain values states.
  ///
  /// The command reads YAML into such a tree. `Documentation/Verification.md` lists the keys. Every
  /// fault is reported with the path to it, and an unknown key is a fault, because a misspelt ceiling
  /// would otherwise pass in silence.
  ///
  /// - Throws: `bad-draft` with the first fault.
  public init(_ tree: JSONValue, name: String = "draft") throws {
    let root = DraftNode(value: tree, path: name)
    try root.expectKeys([
      "title", "summary", "parties", "start", "schedule", "limits", "bands", "inventories",
      "systems",
    ])
    title = try root.text("title")
    summary = try root.optionalText("summary") ?? ""
    parties = try root.list("parties").map { try $0.plainText() }
    guard !parties.isEmpty else { throw root.fault("parties", "names no party") }
    let start = try root.optionalDay("start")
    self.start = start
    timetable = try root.child("schedule").map { node in
      try node.expectKeys(["from", "steps", "every-months"])
      let steps = try node.whole("steps")
      let months = try node.whole("every-months")
      guard (1...100).contains(steps), (1...120).contains(months) else {
        throw node.fault("steps", "has 1 to 100 steps of 1 to 120 months")
      }
      guard let from = try node.optionalDay("from") ?? start else {
        throw node.fault("from", "needs a day, here or as the draft's start")
      }
      return Timetable(from: from, steps: steps, everyMonths: months)
    }
    limits = try root.optionalList("limits").map(Draft.limit)
    bands = try root.optionalList("bands").map { node in
      try node.expectKeys(["name", "range-km", "basing", "source"])
      return Band(
        name: try node.text("name"), band: try RangeBand(try node.text("range-km")),
        basing: try node.optionalList("basing").map { try $0.plainText() },
        source: try node.optionalText("source") ?? "")
    }
    guard !limits.isEmpty || !bands.isEmpty else {
      throw root.fault("limits", "states neither limits nor bands; nothing is asked")
    }
    if timetable == nil, let limit = limits.first(where: { $0.startCeiling != nil }) {
      throw root.fault(
        "schedule", "is missing, though \(limit.cap.id) has a start-ceiling that it would lower")
    }
    inventories = [:]
    for (party, node) in try root.child("inventories")?.members() ?? [] {
      guard parties.contains(party) else {
        throw node.fault(nil, "is not among the parties \(parties.joined(separator: ", "))")
      }
      inventories[party] = [:]
      for (quantity, holding) in try node.members() {
        inventories[party]?[quantity] = try Draft.holding(holding)
      }
    }
    systems = try root.optionalList("systems").map { node in
      try node.expectKeys(["name", "party", "basing", "claims"])
      return System(
        name: try node.text("name"), party: try node.optionalText("party") ?? "",
        basing: try node.optionalList("basing").map { try $0.plainText() },
        claims: try node.list("claims").map(Draft.claim))
    }
  }

  private static func limit(_ node: DraftNode) throws -> Limit {
    try node.expectKeys([
      "id", "label", "quantity", "terms", "ceiling", "start-ceiling", "source",
    ])
    let id = try node.text("id")
    var terms: [Cap.Term] = []
    if let quantity = try node.optionalText("quantity") { terms = [Cap.Term(quantity)] }
    for (quantity, weight) in try node.child("terms")?.members() ?? [] {
      terms.append(Cap.Term(quantity, weight: try weight.plainWhole()))
    }
    guard !terms.isEmpty else {
      throw node.fault("terms", "needs a quantity, or terms with their weights")
    }
    return Limit(
      cap: Cap(id: id, terms: terms, ceiling: try node.whole("ceiling")),
      label: try node.optionalText("label") ?? id,
      startCeiling: try node.child("start-ceiling")?.plainWhole())
  }

  /// A number, a list of two ends, null, or an object with `value` or `low` and `high`.
  private static func holding(_ node: DraftNode) throws -> Holding {
    guard node.value.isObject else {
      return Holding(interval: try interval(node), asOf: nil, source: "", note: "")
    }
    try node.expectKeys(["value", "low", "high", "as-of", "source", "note"])
    var found: Interval?
    if let value = node.child("value") {
      found = try interval(value)
    } else if let low = node.child("low"), let high = node.child("high") {
      found = try Interval(low.plainWhole(), high.plainWhole())
    } else if node.child("low") != nil || node.child("high") != nil {
      throw node.fault("low", "needs both ends, low and high, or a value")
    }
    let asOf = try node.optionalText("as-of").map { text in
      guard let day = PartialDay(text) else {
        throw node.fault("as-of", "is “\(text)”, not a day, month or year")
      }
      return day
    }
    return Holding(
      interval: found, asOf: asOf, source: try node.optionalText("source") ?? "",
      note: try node.optionalText("note") ?? "")
  }

  private static func interval(_ node: DraftNode) throws -> Interval? {
    if case .null = node.value { return nil }
    guard node.value.array != nil else { return Interval(try node.plainWhole()) }
    let ends = try node.elements().map { try $0.plainWhole() }
    guard ends.count == 2 else { throw node.fault(nil, "needs two ends, such as [90, 110]") }
    return Interval(ends[0], ends[1])
  }

  private static func claim(_ node: DraftNode) throws -> Claim {
    try node.expectKeys(["by", "km", "km-min", "km-max", "source"])
    var low = try node.child("km-min").map { try $0.plainNumber() }
    var high = try node.child("km-max").map { try $0.plainNumber() }
    if let exact = node.child("km") {
      if exact.value.array != nil {
        let ends = try exact.elements().map { try $0.plainNumber() }
        guard ends.count == 2 else { throw exact.fault(nil, "needs two ends, such as [500, 2500]") }
        (low, high) = (ends[0], ends[1])
      } else {
        low = try exact.plainNumber()
        high = low
      }
    }
    return Claim(
      by: try node.text("by"), low: low, high: high,
      source: try node.optionalText("source") ?? "")
  }
}

/// A part of a draft's tree and the path to it, for faults that can be found.
struct DraftNode {
  var value: JSONValue
  var path: String

  func fault(_ key: String?, _ message: String) -> VerificationError {
    VerificationError(code: "bad-draft", "\(path)\(key.map { ".\($0)" } ?? ""): \(message).")
  }

  /// The member of that name; nil where it is missing or null.
  func child(_ key: String) -> DraftNode? {
    guard let found = value[key], found != .null else { return nil }
    return DraftNode(value: found, path: "\(path).\(key)")
  }

  func members() throws -> [(String, DraftNode)] {
    guard case .object(let members) = value else { throw fault(nil, "is not a mapping") }
    var seen: Set<String> = []
    for member in members where !seen.insert(member.key).inserted {
      throw fault(member.key, "is given twice")
    }
    return members.map { ($0.key, DraftNode(value: $0.value, path: "\(path).\($0.key)")) }
  }

  func expectKeys(_ known: [String]) throws {
    for (key, _) in try members() where !known.contains(key) {
      throw fault(key, "is not a key here. Known: \(known.joined(separator: ", "))")
    }
  }

  func elements() throws -> [DraftNode] {
    guard let list = value.array else { throw fault(nil, "is not a list") }
    return list.enumerated().map { DraftNode(value: $1, path: "\(path)[\($0 + 1)]") }
  }

  func list(_ key: String) throws -> [DraftNode] {
    guard let node = child(key) else { throw fault(key, "is missing") }
    return try node.elements()
  }

  func optionalList(_ key: String) throws -> [DraftNode] { try child(key)?.elements() ?? [] }

  func plainText() throws -> String {
    switch value {
    case .string(let text) where !text.isEmpty: return text
    case .integer(let number): return String(number)
    default: throw fault(nil, "is not a text")
    }
  }

  func text(_ key: String) throws -> String {
    guard let node = child(key) else { throw fault(key, "is missing") }
    return try node.plainText()
  }

  func optionalText(_ key: String) throws -> String? { try child(key)?.plainText() }

  func plainWhole() throws -> Int {
    guard let number = value.integer, abs(number) <= 1_000_000_000 else {
      throw fault(nil, "is not a whole number up to a billion")
    }
    return number
  }

  func whole(_ key: String) throws -> Int {
    guard let node = child(key) else { throw fault(key, "is missing") }
    return try node.plainWhole()
  }

  func plainNumber() throws -> Double {
    guard let number = value.double, number >= 0, number <= 50_000 else {
      throw fault(nil, "is not a range in kilometres from 0 to 50000")
    }
    return number
  }

  func optionalDay(_ key: String) throws -> Day? {
    guard let text = try optionalText(key) else { return nil }
    guard let day = Day(text) else { throw fault(key, "is “\(text)”, not a day (YYYY-MM-DD)") }
    return day
  }
}
