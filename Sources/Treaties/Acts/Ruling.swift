public import Primitives

/// What one holder says of one act: a piece of that holder's reading.
public struct Ruling: Sendable, Hashable {
  public var holder: String
  public var act: String
  public var verdict: Verdict
  /// The act type whose effect the holder gives it; nil for its own.
  public var actsAs: String?
  /// Where the holder reads it wider or narrower; nil for its own scope.
  public var scope: [String]?
  /// The holder's own day for a notice to take effect; nil for the act's.
  public var effectiveOn: Day?
  /// The day from which the holder is known to hold it; nil where not found, and then it always counts.
  public var since: PartialDay?
  public var note: String?
  public var sources: [String]

  public enum Verdict: String, Sendable, CaseIterable {
    case effective, void
    /// A fact of policy that changes no treaty's state; a political commitment stays one.
    case politicalOnly = "political-only"
  }

  public init(
    holder: String, act: String, verdict: Verdict, actsAs: String? = nil, scope: [String]? = nil,
    effectiveOn: Day? = nil, since: PartialDay? = nil, note: String? = nil, sources: [String]
  ) {
    self.holder = holder
    self.act = act
    self.verdict = verdict
    self.actsAs = actsAs
    self.scope = scope
    self.effectiveOn = effectiveOn
    self.since = since
    self.note = note
    self.sources = sources
  }

  /// Whether it was held on that day.
  func isKnown(on day: Day) -> Bool { since?.earliest.map { $0 <= day } ?? true }
}

/// One whose reading the catalogue knows: a state, an organisation, an expert, the press.
public struct Holder: Sendable, Hashable, Identifiable {
  public var id: String
  public var name: String
  /// `state`, `organisation`, `office`, `expert`, `press`, `group`, or `face-value`.
  public var kind: String
  public init(id: String, name: String, kind: String) {
    (self.id, self.name, self.kind) = (id, name, kind)
  }

  /// The reading in which every act has the effect that its type names.
  public static let faceValue = "face-value"
}

/// A question on which those concerned make different claims.
public struct Dispute: Sendable, Hashable, Identifiable {
  public var id: String
  public var overAct: String
  public var question: String
  public var claims: [Claim]

  public struct Claim: Sendable, Hashable {
    public var by: String
    public var holderCodes: [String]
    public var position: String
    public var date: PartialDay?
    public var confidence: Confidence
    public var sources: [String]

    public init(
      by: String, holderCodes: [String], position: String, date: PartialDay?,
      confidence: Confidence, sources: [String]
    ) {
      self.by = by
      self.holderCodes = holderCodes
      self.position = position
      self.date = date
      self.confidence = confidence
      self.sources = sources
    }
  }

  public init(id: String, overAct: String, question: String, claims: [Claim]) {
    self.id = id
    self.overAct = overAct
    self.question = question
    self.claims = claims
  }
}

/// A time over which the sources do not settle the state of some parties.
public struct OpenInterval: Sendable, Hashable {
  public var parties: [String]
  public var from: Day
  /// The first day that is settled again; nil while open.
  public var to: Day?
  /// The likelier state.
  public var state: State
  public var rivalState: State
  public var note: String
  public var sources: [String]

  public init(
    parties: [String], from: Day, to: Day?, state: State, rivalState: State, note: String,
    sources: [String]
  ) {
    self.parties = parties
    self.from = from
    self.to = to
    self.state = state
    self.rivalState = rivalState
    self.note = note
    self.sources = sources
  }
}
