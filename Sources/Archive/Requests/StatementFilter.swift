public import Positions
public import Primitives

/// Which statements are asked for; what is nil or empty does not narrow.
public struct StatementFilter: Hashable, Sendable {
  /// Catalogue id of an instrument, or `none`.
  public var instrument: String?
  /// Catalogue id of a person, or words of the speaker's name or office.
  public var speaker: String?
  /// ISO 3166-1 code of the side spoken for.
  public var state: String?
  public var act: StatementAct?
  /// Said, or where that isn't known published, on this day or later.
  public var since: Day?
  /// … on this day or earlier.
  public var until: Day?
  /// Words to find in what was said: all of them; `"a phrase"`, and `missil*` for a beginning.
  public var search: String?
  public var document: Int64?
  /// Recorded on this day (UTC) or earlier.
  public var knownOn: Day?
  /// At most so many; nil for all.
  public var limit: Int?
  /// After passing over so many.
  public var offset: Int = 0
  /// Only these standings; nil for all but rejected ones.
  public var standings: Set<StatementStanding>?
  /// Only what reviewers found differently and no one has adjudicated.
  public var isContested: Bool = false
  /// Also what a correction or a later reading has taken the place of, and later readers' proposals.
  public var withSuperseded: Bool = false
  public var order: Order = .newest

  /// How many statements are ranked by relevance for an answer of fewer.
  public static let mostRanked = 2_000

  /// How an answer is ordered.
  public enum Order: String, Sendable, CaseIterable {
    /// By the day they are filed under, the newest first, then by document and place.
    case newest
    /// By how well they fit the words searched for (BM25); like `newest` where none are.
    ///
    /// Of more than `mostRanked` that fit, those recorded last are ranked and the others left out: a word that every
    /// tenth statement holds tells nothing of most of them. An answer that goes beyond so many ranks all, at the cost
    /// of all.
    case relevance
    /// By event, document and place: the order they were recorded in.
    case recorded
  }

  public init(
    instrument: String? = nil, speaker: String? = nil, state: String? = nil,
    act: StatementAct? = nil, since: Day? = nil, until: Day? = nil, search: String? = nil,
    document: Int64? = nil, knownOn: Day? = nil, limit: Int? = nil, offset: Int = 0,
    standings: Set<StatementStanding>? = nil, isContested: Bool = false,
    withSuperseded: Bool = false, order: Order = .newest
  ) {
    self.instrument = instrument
    self.speaker = speaker
    self.state = state
    self.act = act
    self.since = since
    self.until = until
    self.search = search
    self.document = document
    self.knownOn = knownOn
    self.limit = limit
    self.offset = offset
    self.standings = standings
    self.isContested = isContested
    self.withSuperseded = withSuperseded
    self.order = order
  }
}
