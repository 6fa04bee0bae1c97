/// A type of act with what it does at face value, as the vocabulary has it.
public struct ActType: Sendable, Hashable, Identifiable {
  public var id: String
  public var definition: String
  /// Its effect on a treaty or protocol; nil for none.
  public var treaty: Effect?
  /// Its effect on a political commitment, moratorium, framework or proposal; nil for none.
  public var political: Effect?

  public init(id: String, definition: String = "", treaty: Effect? = nil, political: Effect? = nil)
  {
    self.id = id
    self.definition = definition
    self.treaty = treaty
    self.political = political
  }

  func effect(on force: InstrumentKind.Force) -> Effect? {
    switch force {
    case .legal: treaty
    case .political: political
    case .none: nil
    }
  }
}

/// What an act can do to a party's standing.
public enum Effect: String, Sendable, CaseIterable {
  case signed, consented
  /// Back to the signature, or to nothing where there was none.
  case consentWithdrawn = "consent-withdrawn"
  /// The standing of the predecessor is taken over.
  case succeeded
  case inForce = "in-force"
  /// The term gets a new end.
  case extended
  /// Suspended from the day the notice takes effect.
  case suspensionNotice = "suspension-notice"
  case suspended
  /// A suspension is lifted.
  case resumed
  /// Withdrawal pending, then withdrawn from the day the notice takes effect.
  case withdrawalNotice = "withdrawal-notice"
  /// The notice it names is taken back.
  case noticeTakenBack = "notice-taken-back"
  case withdrawn
  /// Ended for all.
  case terminated
  case expired
  /// The state came to an end.
  case ceased
  /// A treaty not in force is given up.
  case givenUp = "given-up"
  case observed
  case observedGoesOn = "observed-goes-on"
  case ended, proposed, rejected

  /// The order of acts of one day: what begins stands before what ends.
  var rank: Int {
    switch self {
    case .signed: 10
    case .consented: 20
    case .consentWithdrawn: 22
    case .proposed: 24
    case .rejected: 26
    case .inForce: 30
    case .observed: 32
    case .observedGoesOn: 34
    case .succeeded: 36
    case .ceased: 38
    case .extended: 40
    case .noticeTakenBack: 45
    case .resumed: 48
    case .suspended: 50
    case .suspensionNotice: 52
    case .withdrawalNotice: 55
    case .withdrawn: 60
    case .givenUp: 62
    case .ended: 64
    case .expired: 66
    case .terminated: 70
    }
  }
}
