/// What was said to hold when, and when it was said: an append-only log on two axes of time.
///
/// A correction is a new assertion and a retraction an assertion of nothing; nothing is overwritten,
/// so what was believed on any earlier day can still be asked for. Source: Snodgrass, "Developing
/// Time-Oriented Database Applications in SQL", 1999; SQL:2011 (Kulkarni and Michels 2012).
public struct AssertionLog<Key: Hashable & Sendable, Time: Comparable & Sendable, Value: Sendable>:
  Sendable
{
  private struct Assertion: Sendable {
    var recorded: Time
    var valid: Range<Time>
    var value: Value?
  }

  private var assertions: [Key: [Assertion]] = [:]

  public init() {}

  /// Records that `key` has `value` over `valid`; nil retracts what was said of that time.
  ///
  /// Assertions may come in any order; of two recorded at the same time the later call counts.
  public mutating func assert(
    _ value: Value?, for key: Key, over valid: Range<Time>, at recorded: Time
  ) {
    let assertion = Assertion(recorded: recorded, valid: valid, value: value)
    var list = assertions[key] ?? []
    if let last = list.last, last.recorded > recorded {
      let place = list.firstIndex { $0.recorded > recorded } ?? list.endIndex
      list.insert(assertion, at: place)
    } else {
      list.append(assertion)
    }
    assertions[key] = list
  }

  /// The value of `key` at `valid` as it was known at `known`; nil where nothing was, or it had been
  /// retracted. Linear in the assertions about the key.
  public func value(of key: Key, at valid: Time, known: Time) -> Value? {
    guard let list = assertions[key] else { return nil }
    for assertion in list.reversed()
    where assertion.recorded <= known && assertion.valid.contains(valid) {
      return assertion.value
    }
    return nil
  }
}
