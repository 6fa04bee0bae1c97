public import Archive
internal import Positions
internal import Primitives
public import Treaties

/// The recorded statements that support an answer: said by the holder of the reading, or for the party
/// itself under face value, by someone who speaks for that state, with an act that fits the standing.
///
/// A statement supports an answer as evidence; it never makes it, which only acts do.
public struct SupportingStatements: Sendable {
  /// All that could support one of the answers, in the order of the record.
  private let statements: [RecordedStatement]

  /// Those on the instrument said by the day of knowledge.
  ///
  /// - Parameter record: Nil where there is none, and then nothing is supported.
  public init(in record: RecordStore?, of answer: StatusAnswer) throws {
    guard let record else {
      statements = []
      return
    }
    statements = try record.statements(
      matching: StatementFilter(instrument: answer.instrument, until: answer.knownOn)
    )
    .filter { $0.authority.movesPosition && $0.standing != .rejected }
  }

  /// Those that support one party's standing under one reading.
  public func statements(for answer: PartyAnswer) -> [RecordedStatement] {
    // A holder that is a state speaks for itself; for the rest the party does.
    let isState = answer.reading.utf8.count == 2
    let speaker = isState ? answer.reading : answer.party
    let acts = SupportingStatements.acts(for: answer.state)
    return statements.filter { $0.state == speaker && acts.contains($0.act) }
  }

  /// The identifiers of these, as the status contract has them.
  public func ids(for answer: PartyAnswer) -> [String] { statements(for: answer).map(\.uid) }

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
