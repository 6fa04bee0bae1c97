/// What a check of the record found.
public struct RecordCheck: Hashable, Sendable {
  /// One thing that is not as it must be.
  public struct Fault: Hashable, Sendable {
    /// `pages`, `orphan`, `text`, `bytes`, `span`, `block`, `digest`, `standing`, `search`, `filed`,
    /// `logged`.
    public var code: String
    /// What was found, where.
    public var message: String
  }

  /// Empty for a sound record; at most a thousand are kept.
  public var faults: [Fault] = []
  public var events = 0
  public var documents = 0
  public var statements = 0
  public var reviews = 0
  /// Events older than digests, which nothing can vouch for.
  public var eventsWithoutDigest = 0
  /// Events that a redaction took words out of; their digests are kept and can't be made again.
  public var eventsRedacted = 0
  /// Entries made for logs.
  public var logEntries = 0
  /// The digest of the last event; equal for two records with the same history. Nil for none.
  public var digest: String?

  mutating func add(_ code: String, _ message: String) {
    if faults.count < 1000 { faults.append(Fault(code: code, message: message)) }
  }
}
