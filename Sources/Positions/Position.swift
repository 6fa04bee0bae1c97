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
  /// That act and instrument are both right; calibrated like a statement's.
  public var confidence: Double
  /// How sure each field is by itself, calibrated; nil where none was worked out.
  public var fields: FieldConfidence?

  /// How sure a reader is of each field of a position, 0 to 1.
  public struct FieldConfidence: Sendable, Equatable {
    public var act: Double
    public var measure: Double
    public var instrument: Double

    public init(act: Double, measure: Double, instrument: Double) {
      self.act = act
      self.measure = measure
      self.instrument = instrument
    }
  }

  public init(
    instruments: [String], measure: Measure, act: StatementAct, condition: TextRange? = nil,
    target: String? = nil, confidence: Double, fields: FieldConfidence? = nil
  ) {
    self.instruments = instruments
    self.measure = measure
    self.act = act
    self.condition = condition
    self.target = target
    self.confidence = confidence
    self.fields = fields
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
