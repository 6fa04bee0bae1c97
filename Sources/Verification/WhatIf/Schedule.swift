/// Ceilings that fall in equal steps from where a party starts to where it is to end.
public struct Schedule: Hashable, Sendable {
  public var start: Int
  public var target: Int
  public var steps: Int

  /// - Throws: `bad-schedule` for fewer than 1 or more than 1000 steps, or numbers beyond a billion.
  public init(start: Int, target: Int, steps: Int) throws {
    let limit = -1_000_000_000...1_000_000_000
    guard (1...1000).contains(steps), limit.contains(start), limit.contains(target) else {
      throw VerificationError(
        code: "bad-schedule",
        "A schedule has 1 to 1000 steps between numbers below a billion; found \(steps) steps from "
          + "\(start) to \(target).")
    }
    self.start = start
    self.target = target
    self.steps = steps
  }

  /// The ceiling after `step` steps, rounded down: ⌊(start·(n−i) + target·i)/n⌋.
  public func ceiling(after step: Int) -> Int {
    let i = min(max(0, step), steps)
    let sum = start * (steps - i) + target * i
    return sum >= 0 ? sum / steps : -((steps - 1 - sum) / steps)
  }

  /// The ceilings from step 0 to the last.
  public var ceilings: [Int] { (0...steps).map(ceiling) }
}
