/// What a person finds of a statement.
public enum ReviewVerdict: Sendable {
  /// It is as it was read.
  case accepted
  /// It is no statement, or one so wrong that nothing is left of it.
  case rejected
  /// It should be this; the uid of the entry and its `nestedIn` are not looked at.
  case corrected(StatementEntry)
}

/// A review as recorded.
public struct Review: Hashable, Sendable, Identifiable {
  public var id: Int64
  /// The uid of the statement as the machine read it.
  public var statement: String
  public var reviewer: String
  /// Whether it settles what reviewers found differently.
  public var isAdjudication: Bool
  public var verdict: StatementStanding
  /// The uid of the corrected statement; nil for no correction.
  public var correction: String?
  public var note: String?
  /// The instant it was recorded.
  public var at: String
  /// The instant it was taken back; nil for one that stands.
  public var withdrawnAt: String?
}

/// What a later reader would change of a statement that a person has ruled on.
public struct ReviewProposal: Hashable, Sendable {
  /// The statement as the person left it.
  public var held: RecordedStatement
  /// What the later reader found in its place; nil where it no longer finds the statement.
  public var proposed: RecordedStatement?
  /// The later reader.
  public var reader: String
}

/// What a later reading of a document came to.
public struct RereadingOutcome: Hashable, Sendable {
  /// Found as the record has them.
  public var unchanged: Int
  /// Put in the place of a statement no person has ruled on.
  public var changed: Int
  public var added: Int
  /// No longer found, and not ruled on.
  public var withdrawn: Int
  /// Changes of statements that a person has ruled on; they wait for that person.
  public var proposed: Int

  public init(unchanged: Int, changed: Int, added: Int, withdrawn: Int, proposed: Int) {
    self.unchanged = unchanged
    self.changed = changed
    self.added = added
    self.withdrawn = withdrawn
    self.proposed = proposed
  }
}
