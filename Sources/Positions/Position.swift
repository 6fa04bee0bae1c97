public import Primitives

/// What a statement makes of an instrument: act, instrument, measure, condition, about whom.
public struct Position: Sendable, Equatable {
  /// Catalogue ids in order of mention; empty where the statement concerns no instrument.
  public var instruments: [String]
  public var measure: Measure
  public var act: StatementAct
  /// The place of the condition in the text; nil for none.
  public var condition: TextRange?
  /// Addressee or accused: ISO codes parted by commas, or a name; nil for none.
  public var target: String?
  /// Calibrated like a statement's.
  public var confidence: Double

  public init(
    instruments: [String], measure: Measure, act: StatementAct, condition: TextRange? = nil,
    target: String? = nil, confidence: Double
  ) {
    self.instruments = instruments
    self.measure = measure
    self.act = act
    self.condition = condition
    self.target = target
    self.confidence = confidence
  }
}

/// What a speaker does with the words: one of 18 (annotation guidelines, section 4).
public enum StatementAct: String, Sendable, CaseIterable {
  case affirm
  case notBound = "not-bound"
  case suspend, withdraw, conclude, propose, open, condition, decline
  case noTalks = "no-talks"
  case accuse, deny, dispute, deploy, threaten, urge, warn, assess
}

/// What of an instrument a statement is about; the narrowest that fits.
public enum Measure: String, Sendable, CaseIterable {
  case treaty, negotiation, deployment, limits, testing, inspections
  case dataExchange = "data-exchange"
  case other
}
