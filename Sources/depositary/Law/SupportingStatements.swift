import Archive
import Positions
import Primitives
import Treaties

/// The recorded statements that support an answer: said by the holder of the reading, or for the party
/// itself under face value, by someone who speaks for that state, with an act that fits the standing.
struct SupportingStatements {
  private let statements: [RecordedStatement]

  /// Those on the instrument said by the day of knowledge; none where there is no record.
  init(record: RecordOptions, of answer: StatusAnswer) throws {
    guard let store = try record.openIfPresent() else {
      statements = []
      return
    }
    statements = try store.statements(
      matching: StatementFilter(instrument: answer.instrument, until: answer.knownOn)
    )
    .filter { $0.authority.movesPosition }
  }

  func ids(for answer: PartyAnswer) -> [String] {
    // A holder that is a state speaks for itself; for the rest the party does.
    let isState = answer.reading.count == 2
    let speaker = isState ? answer.reading : answer.party
    let acts = SupportingStatements.acts(for: answer.state)
    return statements.filter { $0.state == speaker && acts.contains($0.act) }.map(\.uid)
  }

  private static func acts(for state: State) -> Set<StatementAct> {
    switch state {
    case .inForce, .signed, .consented, .observed: [.affirm]
    case .suspended: [.suspend, .notBound]
    case .withdrawalPending, .withdrawn: [.withdraw]
    case .terminated, .expired, .neverInForce, .ended: [.notBound, .withdraw]
    case .proposed: [.propose]
    case .rejected: [.decline]
    case .none: []
    }
  }
}
