/// The agreed order of opening: steps, each with the sections that may be opened in it.
///
/// A section may be opened once all sections of the steps before are open in full. What counts as before
/// is the place in the log, not a claimed time.
public struct OpeningPlan: Hashable, Sendable {
  /// The sections of each step.
  public var steps: [[Int]]

  public init(steps: [[Int]]) { self.steps = steps }

  /// One section a step, in their order.
  public init(statement: EscrowStatement) { steps = statement.sections.indices.map { [$0] } }
}

/// What became of an opening, in the order of the plan.
public enum OpeningOutcome: String, Hashable, Sendable {
  /// In its turn, for the first time.
  case ok
  /// Before its turn, or of a section the plan doesn't know.
  case outOfOrder = "out-of-order"
  /// The same again: nothing new, no harm.
  case alreadyOpenIdentical = "already-open-identical"
  /// A second opening of one leaf that shows something else. Both can't verify; keep both.
  case alreadyOpenDifferent = "already-open-different"
}

/// How far an escrow has been opened. Give it verified openings, in the order of the log.
public struct OpeningProgress: Sendable {
  public let plan: OpeningPlan
  private let sizes: [UInt64]
  private var shown: [UInt64: SHA256Hash] = [:]
  private var openLeaves: [UInt64]
  private let firsts: [UInt64]

  public init(plan: OpeningPlan, statement: EscrowStatement) {
    self.plan = plan
    sizes = statement.sections.map(\.size)
    firsts = statement.sections.map(\.first)
    openLeaves = sizes.map { _ in 0 }
  }

  /// Whether every leaf of the section is open.
  public func isOpen(section: Int) -> Bool {
    sizes.indices.contains(section) && openLeaves[section] == sizes[section]
  }

  /// How many leaves of the section are open.
  public func openLeaves(inSection section: Int) -> UInt64 {
    openLeaves.indices.contains(section) ? openLeaves[section] : 0
  }

  /// The number of the first step that isn't complete, from 0; nil when all are.
  public var currentStep: Int? { plan.steps.firstIndex { !$0.allSatisfy(isOpen(section:)) } }

  /// Takes in one leaf. Only `ok` changes anything.
  public mutating func record(_ opening: EscrowOpening) -> OpeningOutcome {
    let section = Int(opening.section)
    guard sizes.indices.contains(section) else { return .outOfOrder }
    if let known = shown[opening.index] {
      return known == digest(opening.content) ? .alreadyOpenIdentical : .alreadyOpenDifferent
    }
    guard isDue(section) else { return .outOfOrder }
    show(opening.index, opening.content, section)
    return .ok
  }

  /// Takes in a whole section. Leaves opened before one by one must be the same.
  public mutating func record(_ opening: EscrowSectionOpening) -> OpeningOutcome {
    let section = Int(opening.section)
    guard sizes.indices.contains(section) else { return .outOfOrder }
    let contents = (0..<Int(sizes[section])).map { offset -> EscrowOpening.Content in
      offset < opening.entries.count ? .entry(opening.entries[offset]) : .padding
    }
    for (offset, content) in contents.enumerated() {
      if let known = shown[firsts[section] + UInt64(offset)], known != digest(content) {
        return .alreadyOpenDifferent
      }
    }
    if isOpen(section: section) { return .alreadyOpenIdentical }
    guard isDue(section) else { return .outOfOrder }
    for (offset, content) in contents.enumerated() {
      let index = firsts[section] + UInt64(offset)
      if shown[index] == nil { show(index, content, section) }
    }
    return .ok
  }

  private mutating func show(_ index: UInt64, _ content: EscrowOpening.Content, _ section: Int) {
    shown[index] = digest(content)
    openLeaves[section] += 1
  }

  private func isDue(_ section: Int) -> Bool {
    guard let step = plan.steps.firstIndex(where: { $0.contains(section) }) else { return false }
    return plan.steps[..<step].allSatisfy { $0.allSatisfy(isOpen(section:)) }
  }

  private func digest(_ content: EscrowOpening.Content) -> SHA256Hash {
    switch content {
    case .entry(let entry): SHA256Hash(of: [0] + entry)
    case .padding: SHA256Hash(of: [1])
    }
  }
}
