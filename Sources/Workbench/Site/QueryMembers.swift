import Positions
import Primitives

/// What stands behind the `?` of an address, read once and checked: a name that a page doesn't know is
/// refused rather than passed over, so that a mistyped filter never looks like an answer.
struct QueryMembers: Sendable {
  private var values: [String: String] = [:]

  /// - Throws: `WorkbenchError` 400 for broken encoding, a name given twice and one that isn't known.
  init(_ query: String?, known: [String]) throws {
    for member in (query ?? "").split(separator: "&", omittingEmptySubsequences: true) {
      let parts = member.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = Percent.decoded(parts[0], isForm: true),
        let value = Percent.decoded(parts.count > 1 ? parts[1] : "", isForm: true)
      else {
        throw WorkbenchError.badParameter(
          String(parts[0].prefix(40)), "is not percent-encoded UTF-8. Encode it again.")
      }
      guard known.contains(name) else {
        throw WorkbenchError(
          code: "unknown-parameter",
          message: known.isEmpty
            ? "“\(name)” is no parameter of this page; it takes none."
            : "“\(name)” is no parameter of this page. It takes \(known.joined(separator: ", ")).",
          status: 400)
      }
      guard values[name] == nil else {
        throw WorkbenchError.badParameter(name, "is given twice. Give it once.")
      }
      values[name] = value
    }
  }

  /// The value without space around it; nil where it isn't given or is empty, as an untouched form sends it.
  func text(_ name: String) -> String? {
    guard let value = values[name] else { return nil }
    let trimmed = value.trimmingSpace
    return trimmed.isEmpty ? nil : trimmed
  }

  func day(_ name: String) throws -> Day? {
    guard let text = text(name) else { return nil }
    guard let day = Day(text) else {
      throw WorkbenchError.badParameter(
        name, "“\(text)” is not a day. Write YYYY-MM-DD, such as 2023-03-15.")
    }
    return day
  }

  /// The days `since` and `until`, nil where they aren't given; an end before its beginning is refused.
  func days() throws -> (since: Day?, until: Day?) {
    let days = (since: try day("since"), until: try day("until"))
    if let since = days.since, let until = days.until, until < since {
      throw WorkbenchError.badParameter(
        "until", "\(until) lies before since, \(since). Exchange the two.")
    }
    return days
  }

  /// A whole number within bounds; `otherwise` where it isn't given.
  func number(_ name: String, in range: ClosedRange<Int>, otherwise: Int) throws -> Int {
    guard let text = text(name) else { return otherwise }
    guard let number = Int(text), range.contains(number) else {
      throw WorkbenchError.badParameter(
        name, "“\(text)” is not a number from \(range.lowerBound) to \(range.upperBound).")
    }
    return number
  }

  /// One of an enumeration's raw values.
  func choice<Choice: RawRepresentable & CaseIterable>(_ name: String, _: Choice.Type) throws
    -> Choice? where Choice.RawValue == String
  {
    guard let text = text(name) else { return nil }
    guard let choice = Choice(rawValue: text) else {
      let all = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      throw WorkbenchError.badParameter(name, "“\(text)” is none of \(all).")
    }
    return choice
  }
}

extension String {
  /// The text without white space at either end.
  var trimmingSpace: String {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
  }
}
