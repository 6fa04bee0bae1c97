/// The labels of the chain: the three roles, each begun or gone on with, and told apart by which side of
/// the cue they stand on.
///
/// The sides let a first-order chain remember across the marks between a quotation and its speaker what
/// it is waiting for. 15 labels are used; the last lane is never reached.
package enum ChainLabel {
  package static let outside = 0
  /// Inside an attribution but in none of its parts: in front of the cue, behind it.
  package static let gapBefore = 1
  package static let gapAfter = 2
  package static let sourceBefore = 3
  package static let sourceAfter = 5
  /// A cue that all its content stands in front of, and one that content follows.
  package static let cueLast = 7
  package static let cueFirst = 9
  package static let contentBefore = 11
  package static let contentAfter = 13
  package static let count = 15

  /// A part of an attribution.
  package enum Role: Int, CaseIterable {
    case source, cue, content

    /// The labels that begin the role; each is followed by the one that goes on with it.
    package var beginnings: (Int, Int) {
      switch self {
      case .source: return (ChainLabel.sourceBefore, ChainLabel.sourceAfter)
      case .cue: return (ChainLabel.cueLast, ChainLabel.cueFirst)
      case .content: return (ChainLabel.contentBefore, ChainLabel.contentAfter)
      }
    }
  }

  /// The role of a label; nil outside the three.
  package static func role(_ label: Int) -> Role? {
    switch label {
    case 3...6: return .source
    case 7...10: return .cue
    case 11...14: return .content
    default: return nil
    }
  }

  /// Whether a label goes on with what the one before began.
  package static func isInside(_ label: Int) -> Bool { label >= 3 && label & 1 == 0 }

  /// Whether `label` may follow `before` (nil at the start of a paragraph).
  package static func mayFollow(_ label: Int, _ before: Int?) -> Bool {
    if label >= count { return false }
    guard isInside(label) else { return true }
    return before == label || before == label - 1
  }
}
