/// A day known by year, by month or to the day; the year itself may be unknown.
///
/// Sources say "in July 2014" or "in November": the precision is kept, never filled in. Written as
/// a prefix of ISO 8601: `2014`, `2014-07`, `2014-07-03`, `XXXX-11`.
public struct PartialDay: Hashable, Sendable {
  /// Nil where the text leaves the year open (`XXXX-11`).
  public let year: Int?
  /// 1–12, nil where unknown.
  public let month: Int?
  /// 1–31, nil where unknown.
  public let day: Int?

  /// A day known by these parts; nil for a day or month that does not exist, or a day with no month.
  public init?(year: Int?, month: Int? = nil, day: Int? = nil) {
    if let year { guard (1...9999).contains(year) else { return nil } }
    guard year != nil || month != nil else { return nil }
    if let month { guard (1...12).contains(month) else { return nil } }
    if let day {
      guard let month, day >= 1, day <= Day.length(ofMonth: month, year: year ?? 2000) else {
        return nil
      }
    }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// A day known to the day.
  public init(_ day: Day) {
    let parts = day.components
    (year, month, self.day) = (parts.year, parts.month, parts.day)
  }

  /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, with `XXXX` for an unknown year; nil for anything else.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), parts[0].utf8.count == 4,
      parts.dropFirst().allSatisfy({ $0.utf8.count == 2 })
    else { return nil }
    func number(_ part: Substring) -> Int? {
      part.utf8.allSatisfy { (48...57).contains($0) } ? Int(part) : nil
    }
    let unknownYear = parts[0] == "XXXX"
    let year = number(Substring(parts[0]))
    guard unknownYear || year != nil else { return nil }
    let rest = parts.dropFirst().map { number(Substring($0)) }
    guard rest.allSatisfy({ $0 != nil }) else { return nil }
    self.init(
      year: unknownYear ? nil : year, month: rest.first ?? nil, day: rest.count > 1 ? rest[1] : nil)
  }

  /// The first day it can be; nil where the year is unknown.
  public var earliest: Day? {
    guard let year else { return nil }
    return Day(year: year, month: month ?? 1, day: day ?? 1)
  }

  /// The last day it can be; nil where the year is unknown.
  public var latest: Day? {
    guard let year else { return nil }
    let last = month ?? 12
    return Day(year: year, month: last, day: day ?? Day.length(ofMonth: last, year: year))
  }

  /// The day itself where it is known to the day, otherwise nil.
  public var exact: Day? { day == nil ? nil : earliest }

  /// Whether the day is not known but only its month or year.
  public var isPartial: Bool { day == nil || year == nil }
}

extension PartialDay: CustomStringConvertible {
  public var description: String {
    var text = year.map { padded($0, to: 4) } ?? "XXXX"
    if let month { text += "-" + padded(month, to: 2) }
    if let day { text += "-" + padded(day, to: 2) }
    return text
  }
}
