import Primitives

/// Where one stands in a long list, with the ways to the pages before and after.
struct Turning: Sendable {
  /// Such as `51–100 of 312`.
  var place: String
  var previous: String?
  var next: String?
  var hasTurns: Bool

  /// - Parameter path: The address of the page that begins at an offset.
  init(offset: Int, limit: Int, shown: Int, total: Int, path: (Int) -> String) {
    place =
      total == 0
      ? "none"
      : shown == total
        ? "all \(total)"
        : shown == 0 ? "none of \(total) here" : "\(offset + 1)–\(offset + shown) of \(total)"
    previous = offset > 0 ? path(max(0, offset - limit)) : nil
    next = offset + shown < total && shown > 0 ? path(offset + limit) : nil
    hasTurns = previous != nil || next != nil
  }
}
