/// The missiles an instrument reaches: bands of range with their basing and kinds, from its provisions.
public struct RangeBands: Sendable, Hashable {
  public struct Band: Sendable, Hashable {
    public var provision: String
    public var article: String
    public var limit: Limit
    /// Empty where it does not turn on that.
    public var basing: [String]
    public var kinds: [String]
    public var sources: [String]

    /// `art. II(5): > 1000 and ≤ 5500 km`.
    public var text: String { "art. \(article): \(limit.text) km" }
  }

  public var bands: [Band]

  /// The bands of an instrument, in the order of its provisions; empty where it defines none.
  public init(of instrument: Instrument) {
    bands = instrument.provisions.flatMap { provision in
      provision.limits.filter { $0.quantity == "range_km" }.map {
        Band(
          provision: provision.id, article: provision.article, limit: $0, basing: provision.basing,
          kinds: provision.kinds, sources: provision.sources)
      }
    }
  }

  /// Where a range lies towards the bands of one basing, taken together as one stretch.
  ///
  /// A range whose ends both lie within is `covered`, one wholly outside `not-covered`. One that
  /// straddles an outer line, or an upper bound or exact figure that sits on it, is `edge`: the bands
  /// may count the line in, but a figure rounded to it settles nothing. An upper bound alone is read
  /// as the greatest range (INF Treaty, art. VII(4)); a lower bound alone reaches on without end.
  func verdict(on range: KilometreRange, basing: String, kind: String) -> (Coverage, String) {
    let based = bands.filter { $0.basing.isEmpty || $0.basing.contains(basing) }
    guard !based.isEmpty else {
      let wanted = Set(bands.flatMap(\.basing)).sorted().joined(separator: " or ")
      return (.notCovered, "\(basing)-launched: only \(wanted)-launched missiles count")
    }
    let (place, reason) = RangeBands.place(of: range, in: based.map(\.limit))
    guard place == .covered || place == .edge else { return (place, reason) }
    let kinds = Set(based.flatMap(\.kinds))
    if kinds.isEmpty || kinds.contains(where: { RangeBands.words(kind).contains($0) }) {
      return (place, reason)
    }
    if ["ballistic", "cruise", "torpedo"].contains(kind) {
      return (
        .notCovered, "\(kind): only \(kinds.sorted().joined(separator: " or ")) missiles count"
      )
    }
    return (
      .disputed,
      "\(place == .covered ? "in band by range" : reason), but it is not plain that the definitions "
        + "(\(kinds.sorted().joined(separator: ", "))) reach a \(kind)"
    )
  }

  private static func words(_ kind: String) -> [String] {
    // A boost-glide vehicle is no ballistic missile, whatever carries it.
    kind.split { $0 == " " || $0 == "," || $0 == "(" || $0 == ")" }.map(String.init)
  }

  private static func place(of range: KilometreRange, in limits: [Limit]) -> (Coverage, String) {
    let lowest = limits.compactMap(\.lower).min {
      ($0.value, $1.isInclusive ? 1 : 0) < ($1.value, $0.isInclusive ? 1 : 0)
    }
    let highest =
      limits.contains { $0.upper == nil }
      ? nil : limits.compactMap(\.upper).max { $0.value < $1.value }
    func isBelow(_ km: Int) -> Bool {
      lowest.map { $0.isInclusive ? km < $0.value : km <= $0.value } ?? false
    }
    func isAbove(_ km: Int) -> Bool {
      highest.map { $0.isInclusive ? km > $0.value : km >= $0.value } ?? false
    }
    func isOnLine(_ km: Int) -> Bool { km == lowest?.value || km == highest?.value }
    let floor = lowest.map { grouped($0.value) } ?? "0"
    let ceiling = highest.map { grouped($0.value) } ?? "any"

    switch (range.lower, range.upper) {
    case (nil, nil): return (.unknown, "the claim gives no range")
    case (nil, let top?):
      if isOnLine(top) { return (.edge, "sits on the line of \(grouped(top)) km") }
      if isBelow(top) { return (.notCovered, "below \(floor) km on this claim") }
      if isAbove(top) { return (.notCovered, "above \(ceiling) km on this claim") }
      return (.covered, "in band on this claim: the greatest range counts")
    case (let bottom?, nil):
      if isAbove(bottom) { return (.notCovered, "above \(ceiling) km on this claim") }
      if bottom == highest?.value { return (.edge, "at or beyond the line of \(ceiling) km") }
      if isBelow(bottom), bottom != lowest?.value {
        return (.disputed, "at least \(grouped(bottom)) km; the greatest range is not given")
      }
      return (.covered, "at or beyond \(grouped(bottom)) km")
    case (let bottom?, let top?):
      if bottom == top {
        if isOnLine(top) { return (.edge, "sits on the line of \(grouped(top)) km") }
        if isBelow(top) { return (.notCovered, "below \(floor) km on this claim") }
        if isAbove(top) { return (.notCovered, "above \(ceiling) km on this claim") }
        return (.covered, "in band on this claim")
      }
      if top == lowest?.value { return (.edge, "sits on the line of \(floor) km") }
      if isBelow(top) { return (.notCovered, "below \(floor) km on this claim") }
      if isAbove(bottom) { return (.notCovered, "above \(ceiling) km on this claim") }
      if isBelow(bottom) || isAbove(top) {
        return (.edge, "lies on both sides of the line of \(isBelow(bottom) ? floor : ceiling) km")
      }
      return (.covered, "within the band from end to end")
    }
  }

  private static func grouped(_ number: Int) -> String {
    guard number >= 1000 else { return String(number) }
    let rest = String(number % 1000)
    return "\(number / 1000)," + String(repeating: "0", count: 3 - rest.count) + rest
  }
}
