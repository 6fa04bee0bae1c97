public import Primitives

/// Who is bound by an instrument, on which day, according to whom, as known when.
public struct StatusQuestion: Sendable, Hashable {
  /// An id or any name.
  public var instrument: String
  /// ISO 3166-1 code, or `SU`, `CS`; nil for every party.
  public var party: String?
  public var on: Day
  /// Whether `on` was asked for: only then does it decide a name that several instruments share.
  public var isDayGiven: Bool
  public var knownOn: Day
  /// A holder, or `face-value`; nil for every reading that the catalogue knows.
  public var reading: String?
  /// The id of a provision, or a class of provisions; nil for the instrument as a whole.
  public var provision: String?

  public init(
    instrument: String, party: String? = nil, on: Day, isDayGiven: Bool = true, knownOn: Day,
    reading: String? = nil, provision: String? = nil
  ) {
    self.instrument = instrument
    self.party = party
    self.on = on
    self.isDayGiven = isDayGiven
    self.knownOn = knownOn
    self.reading = reading
    self.provision = provision
  }
}
