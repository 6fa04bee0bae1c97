/// Plain words for what acts do.
enum EffectWords {
  static func text(of effect: Effect, by act: LegalAct, force: InstrumentKind.Force) -> String {
    switch effect {
    case .signed: "signed: must not defeat its object and purpose"
    case .consented: "consented to be bound, not yet in force"
    case .consentWithdrawn: "consent taken back; what stands is the signature, if any"
    case .succeeded: "took the place of \(act.predecessor ?? "its predecessor")"
    case .inForce: "in force"
    case .extended:
      switch act.extendsTo {
      case .day(let day): "term extended to \(day)"
      case .unlimited: "extended without limit"
      case nil: "term extended"
      }
    case .suspensionNotice: "notice of suspension"
    case .suspended: force == .political ? "commitment suspended" : "participation suspended"
    case .resumed: "suspension lifted"
    case .withdrawalNotice: "notice of withdrawal"
    case .noticeTakenBack: "notice taken back before it took effect"
    case .withdrawn: "withdrawal took effect"
    case .terminated: "ended for all parties"
    case .expired: force == .political ? "commitment lapsed" : "term ended"
    case .ceased: "the state came to an end"
    case .givenUp: "given up before entry into force"
    case .observed: "political commitment in being"
    case .observedGoesOn: "political commitment confirmed"
    case .ended: "political commitment ended"
    case .proposed: "proposed"
    case .rejected: "proposal refused"
    }
  }

  /// The effect as a thing that is there or not: “no suspension”.
  static func noun(of effect: Effect) -> String {
    switch effect {
    case .signed: "signature"
    case .consented: "consent"
    case .consentWithdrawn: "withdrawal of consent"
    case .succeeded: "succession"
    case .inForce: "entry into force"
    case .extended: "extension"
    case .suspensionNotice: "notice of suspension"
    case .suspended: "suspension"
    case .resumed: "resumption"
    case .withdrawalNotice: "notice of withdrawal"
    case .noticeTakenBack: "taking back of a notice"
    case .withdrawn: "withdrawal"
    case .terminated: "termination"
    case .expired: "expiry"
    case .ceased: "end of the state"
    case .givenUp: "giving up"
    case .observed, .observedGoesOn: "commitment"
    case .ended: "end of the commitment"
    case .proposed: "proposal"
    case .rejected: "refusal"
    }
  }

  /// What an act that changes no state is, said so that nobody takes it for more.
  static func unchanging(_ act: LegalAct) -> String {
    let reach = act.scope.isEmpty ? "" : " (\(act.scope.joined(separator: ", ")))"
    let whom = act.towards.isEmpty ? "" : " towards \(act.towards.joined(separator: ", "))"
    return switch act.type {
    case "countermeasure": "countermeasure\(reach)\(whom): no suspension, the state stays"
    case "implementation-halted":
      "carrying out halted\(reach)\(whom) without suspending: the state stays"
    case "noncompliance-finding": "one side's finding of non-compliance\(reach): the state stays"
    case "suspended-towards": "suspended\(whom) alone: the state towards the others stays"
    case "provisional-application": "applied provisionally: not yet in force"
    default: "changes no state"
    }
  }
}
