/// Does work on several cores and hands the results on in the order of the input.
///
/// At most twice as many results as jobs wait for their turn, so memory does not grow with the input.
public enum OrderedWork {
  /// - Parameters:
  ///   - inputs: Asked for the next one only when there is room for it.
  ///   - jobs: How many are worked on at once, at least one.
  ///   - work: Called from several tasks at once.
  ///   - each: Called with the results, one at a time, in order; what it throws ends the work.
  public static func run<Input: Sendable, Output: Sendable>(
    _ inputs: some Sequence<Input>, jobs: Int, work: @escaping @Sendable (Input) -> Output,
    each: (Output) throws -> Void
  ) async throws {
    var iterator = inputs.makeIterator()
    var next = 0
    var handed = 0
    var waiting: [Int: Output] = [:]
    let window = max(1, jobs) * 2
    try await withThrowingTaskGroup(of: (Int, Output).self) { group in
      var running = 0
      func start() -> Bool {
        guard let input = iterator.next() else { return false }
        let number = next
        next += 1
        running += 1
        group.addTask { (number, work(input)) }
        return true
      }
      var more = true
      while true {
        while more, running < max(1, jobs), next - handed < window { more = start() }
        guard running > 0, let (number, output) = try await group.next() else { break }
        running -= 1
        waiting[number] = output
        while let output = waiting.removeValue(forKey: handed) {
          handed += 1
          try each(output)
        }
      }
    }
  }
}
