import Primitives

/// The figures that an evaluation may not fall below, pinned in `Evaluation/floors.json`.
///
/// `{"corpus": {"found": 0.6, …}, …}`: for each gold set the least value of each figure. A floor is
/// raised when a better reader lands and never lowered in silence.
public struct Floors: Sendable {
  private let sets: JSONValue

  /// - Throws: `JSONError` when the file is not strict JSON.
  public init(parsing bytes: [UInt8]) throws { sets = try JSONValue(parsing: bytes) }

  /// What falls below its floor, or has none to be held to; one line each, empty when all is well.
  public func findings(of score: StatementScore, set: String) -> [String] {
    guard case .object(let floors)? = sets[set] else {
      return ["no floors are pinned for the set “\(set)”"]
    }
    let figures = Dictionary(uniqueKeysWithValues: score.figures.map { ($0.name, $0.value) })
    return floors.compactMap { floor in
      guard let least = floor.value.double else {
        return "\(set): the floor of \(floor.key) is not a number"
      }
      guard let value = figures[floor.key] else { return "\(set): \(floor.key) is no figure" }
      // Half a unit of the last printed digit, so that a floor copied from the output holds.
      guard value + 0.0005 < least else { return nil }
      return "\(set): \(floor.key) is \(rounded(value)), its floor is \(rounded(least))"
    }
  }

  private func rounded(_ value: Double) -> String {
    String((value * 1000).rounded() / 1000)
  }
}
