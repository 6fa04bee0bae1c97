extension Instrument {
  /// The rule by which an act of that type and effect does what it does: the instrument's own article
  /// where the catalogue has it, else the general law.
  func rule(for effect: Effect, act: LegalAct) -> Rule {
    switch effect {
    case .signed: .signature
    case .consented: .consent
    case .consentWithdrawn: .signature
    case .succeeded, .ceased: .succession
    case .inForce: .entryIntoForce
    case .extended: own("duration") ?? .extensionByAgreement
    case .suspensionNotice: .notice
    case .suspended: kind.force == .political ? .revocation : .suspension
    case .resumed: kind.force == .political ? .declaration : .resumption
    case .withdrawalNotice, .withdrawn: own("withdrawal") ?? .endByOwnTerms
    case .noticeTakenBack: .noticeTakenBack
    case .terminated: .consequencesOfEnd
    case .expired: kind.force == .political ? .revocation : (own("duration") ?? .endByOwnTerms)
    case .givenUp: .intentionNotToJoin
    case .observed, .observedGoesOn: .declaration
    case .ended: .revocation
    case .proposed, .rejected: .offer
    }
  }

  /// The rule that keeps an act without effect from changing anything; nil where none needs naming.
  func rule(forUnchanging act: LegalAct) -> Rule? {
    switch act.type {
    case "countermeasure": .countermeasure
    case "provisional-application": .provisionalApplication
    case "implementation-halted": kind.force == .political ? nil : .keptInGoodFaith
    case "noncompliance-finding": .suspensionForBreach
    case "suspended-towards": .suspensionTowardsSome
    default: nil
    }
  }

  /// The instrument's own article on `topic`, as a rule.
  func own(_ topic: String) -> Rule? {
    provision(onTopic: topic).map { provision in
      Rule(
        name: "\(shortName) art. \(provision.article)", text: provision.rule,
        sources: provision.sources)
    }
  }

  /// Its first alias, or its name where it has none.
  public var shortName: String { aliases.first ?? name }
}
